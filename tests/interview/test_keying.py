"""The face of keying: transcripts of a sheet keyed once, with fakes in place of terminal, clock and disk."""

import json
from dataclasses import replace
from typing import Any

import pytest

from assess.errors import Interrupted, StorageFailed
from assess.interview.desk import Ports, Undecodable
from assess.interview.keying import Keying, begin_keying
from assess.interview.keying_line import key_in
from assess.interview.state import State
from assess.interview.twice import begin_twice
from assess.logic.documents import adapter_of
from assess.model.event import Event
from assess.model.instrument import Instrument
from tests.interview.sitting import NOW, opened, plain, played
from tests.interview.test_line import CTRL_C, Fake
from tests.samples import RAW


class Keyed(Fake):
    """A person at a keypad."""

    def key(self, state: State | None = None, *, twice: bool = False) -> State:
        keying: Keying = begin_twice(state or opened()) if twice else begin_keying(state or opened())
        return key_in(keying, self.ports)

    def kinds(self) -> list[str]:
        """Return what was stored, without sitting down and standing up."""
        return [one.event for one in self.stored if one.event not in ("began", "ended")]


def told(events: list[Event]) -> list[dict[str, Any]]:
    return [{key: value for key, value in plain(one).items() if key not in ("at", "tx")} for one in events]


def test_a_sheet_from_its_first_row_to_its_last() -> None:
    fake = Keyed("3.1", "", "0.2", "2.1", "1", "", "")
    state = fake.key()
    assert "Rating sheet, 6 rows. Begin at the top.\n" in fake.text
    assert fake.text.count("Privacy:") == 1
    assert fake.after("3.1").startswith("<2 stored>\nSaved: H1 Clear. Certainty: low.\nrow 2 of 6  D1 Ties to active")
    assert "H1> 3.1\n" in fake.text
    assert "Saved: P1 has no level: chose not to say.\n" in fake.text
    assert "Saved: X1 (Through whom) Own choice.\n" in fake.text
    assert "Without an answer: 2 rows (D1, J1).\nAlso open: certainty (1).\n" in fake.text
    assert "Left; 3 of 5 questions answered." in fake.text
    assert "Next: assess interview DEMO-01 for notes, marks and extracts; then" in fake.text
    assert tuple(fake.stored) == state.log[1:]
    assert fake.stored[-1].event == "ended"


def test_a_line_says_which_row_and_which_places_are_asked() -> None:
    fake = Keyed("*")
    fake.key(replace(played("go H1\n1 l"), asking=()))
    assert "\nrow 2 of 6  D1 Ties to active people  level.certainty.relevance.change\nD1> " in fake.text
    assert all(len(line) <= 80 for line in fake.text.split("\n"))


def test_a_whole_row_is_saved_and_said_as_one() -> None:
    fake = Keyed("", "3.1.2.1", "*")
    fake.key()
    assert "Saved: D1 Clear. Certainty: low. Relevance: medium. Change: worse.\n" in fake.text
    assert "<4 stored>" in fake.text


def test_keying_goes_on_at_the_first_open_row() -> None:
    state = Keyed("3.1", "3.1", "*").key()
    fake = Keyed("*")
    fake.key(state)
    assert "Go on at P1 (row 3 of 6).\n" in fake.text
    assert "D1> " not in fake.text


def test_a_minus_goes_back_to_an_answer_and_enter_keeps_it() -> None:
    fake = Keyed("3.1", "-", "", "-", "2.1", "*")
    state = fake.key()
    assert "  now: Clear. Certainty: low. Enter keeps it.\nH1> \n" in fake.text
    assert state.assessment.rating("history").facets["main"].level == "S"
    assert fake.kinds() == ["rated", "certain"] * 2


def test_there_is_nothing_before_the_first_row() -> None:
    fake = Keyed("-", "*")
    fake.key()
    assert "Refused: this is the first row (an empty line goes on, * leaves).\nH1> " in fake.text


def test_a_number_out_of_range_is_refused_in_one_line_and_changes_nothing() -> None:
    fake = Keyed("9.1", "3.9", "*")
    state = fake.key()
    assert fake.after("9.1") == "Refused: H1 has no level 9 (1 to 4, or no level: 0.1, 0.2, 0.3).\nH1"
    assert fake.kinds() == []
    assert state.assessment.ratings == ()


@pytest.mark.parametrize("key", ["?", "+"])
def test_a_key_shows_the_numbers(key: str) -> None:
    fake = Keyed(key, "*")
    fake.key()
    assert "  3 Clear: Seen in most weeks.\n" in fake.after(key)
    assert "  0.2 No level: chose not to say\n" in fake.after(key)


@pytest.mark.parametrize("word", ["*", "quit", "q"])
def test_leaving(word: str) -> None:
    fake = Keyed("3.1", word)
    fake.key()
    assert fake.stored[-1].event == "ended"
    assert "Next: assess form enter DEMO-01 goes on with the open rows.\n" in fake.text


def test_the_end_of_the_sheet_still_goes_back() -> None:
    fake = Keyed("", "", "", "", "", "", "-", "*")
    fake.key()
    assert fake.text.split("end> -\n")[1].startswith("row 6 of 6  J1 ")


def test_a_level_that_cannot_wait_asks_who_was_told() -> None:
    fake = Keyed("", "4.1", "Wing", "", "", "*")
    state = fake.key()
    assert "told-who> Wing\n<1 stored>\nSaved: D1 told-who: Wing.\n" in fake.text
    assert "Left open: told-when of D1.\n" in fake.text
    assert state.assessment.rating("ties").fields == {"told-who": "Wing"}
    assert "P1> *\n" in fake.text


def test_a_certainty_over_the_cap_asks_why_and_a_row_is_no_reason() -> None:
    fake = Keyed("3.2", "2.1", "Seen by three people.", "", "0.1", "*")
    state = fake.key()
    assert "why> 2.1\nRefused: that is for a row, and the certainty of H1 is asked for (an empty line" in fake.text
    given = state.assessment.rating("history").facets["main"]
    assert (given.certainty, given.over_cap) == ("M", "Seen by three people.")


def test_an_empty_line_leaves_a_certainty_open() -> None:
    fake = Keyed("3.2", "", "*")
    state = fake.key()
    assert "Left open: the certainty of H1.\nrow 2 of 6" in fake.text
    assert state.assessment.rating("history").facets["main"].certainty is None


def scenarios(number: int) -> State:
    return played("\n".join("scenario return : Fictional\nIt goes so.\n." for _ in range(number)))


def to_the_judgement() -> list[str]:
    return [""] * 5


def test_a_judgement_without_its_scenario_is_refused_with_the_way_on() -> None:
    fake = Keyed(*to_the_judgement(), "2.1", "", "")
    fake.key()
    assert "Refused: J1 is about a scenario of kind return, and there is none yet" in fake.text
    assert "in the interview; an empty line goes on" in " ".join(fake.text.split())


def test_a_judgement_asks_which_of_two_scenarios() -> None:
    fake = Keyed(*to_the_judgement(), "2.1", "2", "")
    state = fake.key(scenarios(2))
    assert state.assessment.rating("harm").scenario == "SC2"
    assert fake.kinds() == ["judged", "certain"]


def test_a_judgement_whose_scenario_is_not_named_stays_open() -> None:
    fake = Keyed(*to_the_judgement(), "2.1", "", "")
    state = fake.key(scenarios(2))
    assert "Left open: the judgement J1.\n" in fake.text
    assert state.assessment.rating("harm").facets == {}


def test_what_a_judgement_says_besides_waits_for_its_scenario() -> None:
    harm = {**RAW["judgements"][0], "relevance": True, "change": True}
    instrument = adapter_of(Instrument).validate_json(json.dumps({**RAW, "judgements": [harm, {**harm, **_SECOND}]}))
    two = "\n".join("scenario return : Fictional\nIt goes so.\n." for _ in range(2))
    fake = Keyed(*to_the_judgement(), "2.1.3.2", "1", "*")
    state = fake.key(played(two, opened(instrument=instrument)))
    assert "Saved: J1 Some, about SC1. Certainty: low. Relevance: high. Change: same.\nrow 7 of 7  J2 " in fake.text
    assert [one.question for one in state.assessment.ratings] == ["harm"]


_SECOND = {"id": "soon", "code": "J2", "label": "How soon?"}


def test_rows_that_do_not_apply_or_are_put_to_others_are_not_asked() -> None:
    shown = Keyed("*")
    shown.key(opened(phase="released"))
    assert "Rating sheet, 7 rows." in shown.text
    hidden = Keyed(*[""] * 7)
    hidden.key()
    assert "N1> " not in hidden.text


def test_ctrl_c_drops_what_is_asked_and_twice_leaves() -> None:
    fake = Keyed("3.2", CTRL_C, CTRL_C, "2.1", CTRL_C, CTRL_C)
    with pytest.raises(Interrupted):
        fake.key()
    assert "Not kept: the certainty of H1.\n" in fake.text
    assert "Cancelled. Ctrl-C again leaves; so does *.\n" in fake.text
    assert fake.kinds() == ["rated", "rated", "certain"]


def test_the_end_of_the_input_leaves_in_order() -> None:
    fake = Keyed("3.2")
    fake.key()
    assert "Left open: the certainty of H1.\n" in fake.text
    assert fake.stored[-1].event == "ended"


def test_a_failed_save_is_said_and_the_row_is_asked_again() -> None:
    fake = Keyed("3.1", "3.1", "*", fails=1)
    state = fake.key()
    assert "NOT saved: no space left" in fake.text
    assert fake.kinds() == ["rated", "certain"]
    assert tuple(fake.stored) == state.log[1:]


def test_what_is_written_and_not_confirmed_stays() -> None:
    fake = Keyed("3.1", "*")

    def save(events: Any) -> None:
        fake.stored += events
        raise StorageFailed("not-confirmed", "the disk did not confirm", "copy the file")

    state = key_in(begin_keying(opened()), Ports(fake.read, fake.write, save, lambda: NOW, lambda: "7K2Q"))
    assert tuple(fake.stored) == state.log[1:]


def test_a_line_that_is_no_text_is_refused() -> None:
    fake = Keyed(Undecodable, "\udcff", "3.1", "*")
    fake.key()
    assert fake.text.count("Refused: ") == 2
    assert fake.kinds() == ["rated", "certain"]


def test_the_same_row_again_says_that_it_stands() -> None:
    fake = Keyed("3.1", "-", "3.1", "*")
    fake.key()
    assert "It stands so already.\n" in fake.text
    assert fake.kinds() == ["rated", "certain"]
