"""The line-mode face: transcripts with fakes in place of terminal, clock and disk."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from assess.errors import FileInvalid, Interrupted, StorageFailed
from assess.interview.completion import offered_words
from assess.interview.desk import Ports, Undecodable, folded
from assess.interview.line import prompt_of, sit
from assess.interview.machine import begin
from assess.interview.state import State
from assess.model.event import Event
from tests.interview.sitting import NOW, REGISTER, opened, played

CTRL_C = KeyboardInterrupt
END = None


class Fake:
    """A terminal, a disk and a clock that remember everything."""

    def __init__(self, *typed: object, typed_by_hand: bool = True, fails: int | None = None, width: int = 80) -> None:
        self.typed: Iterator[object] = iter(typed)
        self.text = ""
        self.stored: list[Event] = []
        self.fails = fails
        self.ports = Ports(self.read, self.write, self.save, lambda: NOW, lambda: "7K2Q", width, typed_by_hand)

    def read(self, prompt: str) -> str | None:
        self.text += prompt
        found = next(self.typed, END)
        if isinstance(found, type) and issubclass(found, BaseException):
            raise found
        self.text += f"{found}\n" if found is not None else ""
        return found if found is None else str(found)

    def write(self, text: str) -> None:
        self.text += text

    def save(self, events: Sequence[Event]) -> None:
        if self.fails is not None and len(self.stored) >= self.fails:
            self.fails = None
            raise StorageFailed("not-saved", "NOT saved: no space left; everything before is", "make room")
        self.text += f"<{len(events)} stored>\n"
        self.stored += events

    def sit(self, state: State | None = None) -> State:
        return sit(state or opened(), self.ports)

    def after(self, typed: str) -> str:
        """Return what was shown after a typed line, up to the next prompt."""
        return self.text.split(f"> {typed}\n", 1)[1].split("> ", 1)[0]


def test_a_sitting_from_greeting_to_end() -> None:
    fake = Fake("go D1", "3 l", "quit")
    state = fake.sit()
    assert fake.text.startswith(
        "Case DEMO-01, 2026-03. Assessor A1, forensic-psychologist.\n"
        "A small instrument for tests, version 0.1.0: draft, not validated.\n"
        "This case is fictional.\n"
        "0 of 5 questions answered. Each line is saved when it says Saved.\n"
        "Privacy: case material is on this screen. Who else can see or hear it?\n"
    )
    assert fake.text.count("Privacy:") == 1
    assert fake.after("3 l").startswith("<2 stored>\nSaved: D1 Clear. Certainty: low.\n")
    assert fake.text.endswith("Left; 1 of 5 questions answered. Everything that said Saved is kept.\n")
    assert tuple(fake.stored) == state.log[1:]


def test_a_refusal_says_what_is_allowed_and_the_sitting_goes_on() -> None:
    fake = Fake("go D1", "9", "3")
    assert fake.sit().assessment.rating("ties").facets
    assert fake.after("9") == "Refused: D1 has no option 9.\nHint: 1 to 4, or none REASON where there is no level.\nD1"


def test_a_failed_save_is_said_and_changes_nothing() -> None:
    fake = Fake("go D1", "3 l", "3 l", fails=1)
    state = fake.sit()
    assert fake.after("3 l") == "NOT saved: no space left; everything before is\nHint: make room.\nD1"
    assert tuple(fake.stored) == state.log[1:]
    assert fake.text.count("Saved: D1") == 1


def test_what_is_written_and_not_confirmed_stays_in_the_sitting() -> None:
    fake = Fake("go D1", "3 l", "undo")

    def save(events: Sequence[Event]) -> None:
        fake.stored += events
        raise StorageFailed("not-confirmed", "the disk did not confirm", "copy the file")

    ports = Ports(fake.read, fake.write, save, lambda: NOW, lambda: "7K2Q")
    state = sit(opened(), ports)
    assert tuple(fake.stored) == state.log[1:]
    assert "Saved:" not in fake.text


def test_a_question_has_its_prompt_and_its_refusals() -> None:
    fake = Fake("go D1", "4 l", "Wing", "soon", "10:40", "yes", "quit")
    fake.sit()
    assert "D1: This cannot wait. Who was told?\n" in fake.text
    assert (
        "told-when> soon\nRefused: soon is no time.\nHint: today 10:40, or 2026-01-31 10:40.\ntold-when> " in fake.text
    )
    assert fake.after("yes").startswith("<1 stored>\nSaved: D1 told-confirmed: yes.")


def test_ctrl_c_cancels_and_again_leaves() -> None:
    fake = Fake("formulation way-in", CTRL_C, "go D1", CTRL_C, "3", CTRL_C, CTRL_C)
    with pytest.raises(Interrupted):
        fake.sit()
    assert "Not kept: the formulation way-in.\nCancelled. Ctrl-C again leaves; so does quit.\n" in fake.text
    assert [one.event for one in fake.stored] == ["began", "rated"]


def test_one_ctrl_c_loses_no_finished_line_of_a_text() -> None:
    fake = Fake("formulation way-in", "By friends.", CTRL_C, "And by chance.", ".", "quit")
    assert fake.sit().assessment.formulation == {"way-in": "By friends.\nAnd by chance."}
    assert "This line is dropped; the text so far (1 line) is still here.\n" in fake.text
    assert "Cancelled" not in fake.text


def test_a_second_ctrl_c_leaves_a_draft_and_a_third_leaves_the_sitting() -> None:
    fake = Fake("formulation way-in", "half", CTRL_C, CTRL_C, CTRL_C)
    with pytest.raises(Interrupted):
        fake.sit()
    assert "Kept as the draft T1: draft T1 goes on with it, draft drop T1 drops it.\nCancelled." in fake.text
    assert "Not kept" not in fake.text
    assert [one.event for one in fake.stored] == ["began", "drafted"]


def test_the_end_of_the_input_keeps_the_finished_lines_of_a_text_as_a_draft() -> None:
    fake = Fake("go D1", "formulation way-in", "By friends.")
    left = fake.sit()
    assert left.assessment.formulation == {}
    assert (
        "text> \nKept as the draft T1: draft T1 goes on with it, draft drop T1 drops it.\n<1 stored>\nLeft; "
        in fake.text
    )
    again = Fake("draft", "And by chance.", ".", "quit")
    assert again.sit(begin(left.instrument, left.log, REGISTER)).assessment.formulation == {
        "way-in": "By friends.\nAnd by chance."
    }
    assert "Not finished: T1 (formulation way-in at D1, 1 line). draft goes on with it.\n" in again.text
    assert "  By friends.\nGo on writing; a dot alone on a line ends the text.\n" in again.after("draft")


def test_a_line_of_a_text_is_stored_before_the_next_is_asked() -> None:
    fake = Fake("go D1", "note", "p214 begins so", "and ends in -D7", ".", "quit")
    state = fake.sit()
    assert "text> p214 begins so\n<1 stored>\ntext> and ends in -D7\n<1 stored>\ntext> .\n<2 stored>\n" in fake.text
    assert state.assessment.rating("ties").note == "p214 begins so\nand ends in -D7"


def test_the_time_of_a_sitting_is_told_when_it_ends_and_when_the_next_begins() -> None:
    clock = iter([NOW, "2026-03-02T12:32:00+01:00", "2026-03-02T12:33:00+01:00"])
    fake = Fake("3", "quit")
    left = sit(opened(), replace(fake.ports, now=lambda: next(clock, "2026-03-02T12:34:00+01:00"), machine="0badcafe"))
    assert "Worked for 1 h 14 min this time." in fake.text.replace("\n  ", " ")
    assert left.log[1].model_dump(exclude_none=True) == {"at": NOW, "event": "began", "machine": "0badcafe"}
    again = Fake("quit")
    again.sit(begin(left.instrument, left.log, REGISTER))
    assert "So far 1 sitting, 1 h 14 min of work.\n" in again.text


def test_after_a_pause_the_source_of_the_last_extract_is_named_beside_the_prompt() -> None:
    before = played("go D1\nsrc S-7K2Q\ne He left.")
    fake = Fake("quit")
    fake.sit(begin(before.instrument, before.log, REGISTER))
    assert "The last extract came from S-7K2Q: src S-7K2Q takes it again.\nD1> " in fake.text


def test_the_end_of_the_input_leaves_and_names_what_is_not_kept() -> None:
    fake = Fake("go D1", "3", "formulation way-in")
    fake.sit()
    assert fake.text.endswith(
        "text> \nNot kept: the formulation way-in.\n<1 stored>\n"
        "Left; 1 of 5 questions answered. Everything that said Saved is kept.\n"
    )


def test_a_character_that_is_none_is_refused_at_a_prompt() -> None:
    fake = Fake("go D1", Undecodable, "3")
    fake.sit()
    assert "Refused: the line holds a character that is not UTF-8." in fake.text
    assert fake.stored


def test_a_pipe_stops_at_the_first_refused_line() -> None:
    fake = Fake("go D1", "3", "9", "2", typed_by_hand=False)
    with pytest.raises(FileInvalid, match="standard input line 3: D1 has no option 9; every line before it is kept"):
        fake.sit()
    assert len(fake.stored) == 1


def test_a_pipe_that_ends_too_early_says_so() -> None:
    with pytest.raises(FileInvalid, match="line 1: the formulation way-in is not finished"):
        Fake("formulation way-in", typed_by_hand=False).sit()


def test_a_pipe_that_cannot_be_saved_stops() -> None:
    with pytest.raises(StorageFailed):
        Fake("go D1", "3", "2", typed_by_hand=False, fails=1).sit()


def test_the_prompt_names_the_question_and_the_facet() -> None:
    assert prompt_of(played("go D1")) == "D1> "
    assert prompt_of(played("go X1")) == "X1:how-far> "
    assert prompt_of(opened(notes_only=True)) == "notes> "
    assert prompt_of(played("src new")) == "kind> "


def test_foreign_text_is_shown_and_never_acted_upon() -> None:
    fake = Fake("go D1", "src S-7K2Q", "e \x1b[31mred [sic] [/] <<<<\u202e", "list evidence", "quit")
    state = fake.sit()
    assert state.assessment.evidence[0].text == "\x1b[31mred [sic] [/] <<<<\u202e"
    assert "<U+001B>[31mred [sic] [/] <<<<<U+202E>" in fake.after("list evidence")


def test_lines_wrap_under_their_own_beginning() -> None:
    assert folded("  3 Clear: " + "word " * 20, 40).split("\n")[1].startswith("    word")
    assert max(map(len, folded("x" * 200, 40).split("\n"))) <= 40
    assert folded("a\nb\x07", 80) == "a / b<U+0007>"


@pytest.mark.parametrize("width", [40, 60, 80])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    fake = Fake("go D1", "guide", "help", "review", "list all", "quit", width=width)
    fake.sit()
    assert max(map(len, fake.text.split("\n"))) <= width


def test_the_tab_key_offers_words_and_codes_and_no_word_of_the_case() -> None:
    state = played("go D1\nsrc S-7K2Q\ne Kiosk\nown Kiosk\n1")
    words = offered_words(state)
    assert {"undo", "D1", "own-1", "S-7K2Q", "declined", "prepared", "return", "way-in"} <= set(words)
    assert not any("iosk" in word for word in words)
    assert offered_words(played("formulation way-in", state)) == ()
