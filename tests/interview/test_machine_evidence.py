"""Sources and extracts: taking, adding, linking, resolving; text as it was typed."""

import pytest

from tests.interview.sitting import last, opened, outcomes, played, refusal, shown, told


def test_an_extract_supports_the_current_question() -> None:
    assert told(played("go D1\nsrc S-7K2Q\ne He said: never.")) == [
        {"event": "evidence", "id": "E1", "source": "S-7K2Q", "page": None, "text": "He said: never."},
        {"event": "linked", "id": "E1", "question": "ties", "relation": "supports", "tx": 2},
    ]


def test_an_extract_with_page_and_links_is_one_line() -> None:
    state = played("src S-7K2Q\ne p214 +D1 -P1 ?H1 : [sic] [/] <<<< : kept")
    assert state.assessment.extract("E1").text == "[sic] [/] <<<< : kept"  # type: ignore[union-attr]
    assert [(one["question"], one["relation"]) for one in told(state)[1:]] == [
        ("ties", "supports"),
        ("distance", "contradicts"),
        ("history", "context"),
    ]
    assert played("undo", state).assessment.evidence == ()


def test_an_extract_needs_a_source_and_a_text() -> None:
    assert "src new" in refusal("go D1\ne He left.")
    assert last("src S-7K2Q\ne").state.asking[0].unfinished == "the extract"
    assert last("src S-7K2Q\ne p1 :   ").state.asking[0].unfinished == "the extract"
    assert "named twice" in refusal("src S-7K2Q\ne +D1 -D1 : x")
    assert "map shows all codes" in refusal("src S-7K2Q\ne +Z9 : x")
    assert "src shows the sources" in refusal("src S-0000")


def test_in_notes_mode_an_extract_may_wait_for_its_question() -> None:
    state = played("src S-7K2Q\ne He left.", opened(notes_only=True))
    assert [one["event"] for one in told(state)] == ["evidence"]
    assert "linked to no question" in shown(last("list evidence", state))
    assert played("link E1 +D1", state).assessment.rating("ties").evidence


def test_what_is_said_of_an_extract_changes_nothing_else() -> None:
    extract = played("go D1\nsrc S-7K2Q\ne p3 : Left.\nis E1 fact\nverbatim e1").assessment.evidence[0]
    assert (extract.page, extract.is_, extract.form, extract.text) == ("p3", "fact", "verbatim", "Left.")


def test_counter_evidence_is_resolved_and_links_are_taken_back() -> None:
    state = played("src S-7K2Q\ne +D1 -P1 : x\nresolve E1 -P1 : other-time")
    assert state.assessment.rating("distance").evidence[0].resolved == "other-time"
    assert "does not contradict" in refusal("resolve E1 -D1 : open", state)
    assert "is not linked" in refusal("unlink E1 H1", state)
    assert played("unlink E1 P1", state).assessment.rating("distance").evidence == ()
    assert "there is no extract E2" in refusal("link E2 +D1", state)


NEW = "src new\n1\n2026-02-20\nWing B\nperson, A1, joint, interpreter\nperson-2026"


def test_a_new_source_is_asked_for_in_the_printed_order() -> None:
    state = played(f"{NEW}\n\ne +D1 : x")
    assert told(state)[0]["source"] == {
        "id": "S-0006",
        "own": True,
        "kind": "interview",
        "date": "2026-02-20",
        "setting": "wing-b",
        "present": ["person", "A1", "interpreter"],
        "joint": True,
        "interpreter": True,
        "origin": "person-2026",
        "handling": "assessors",
    }
    assert state.assessment.evidence[0].source == "S-0006"


def test_handling_names_who_may_know() -> None:
    (source,) = played(f"{NEW}\nnamed A1 A2").assessment.sources
    assert source.model_dump()["handling"] == {"named": ("A1", "A2")}
    assert played(f"{NEW}\nshare").assessment.sources[0].handling == "share"


def test_the_id_of_a_source_is_never_used_twice() -> None:
    first, again = (played(f"{NEW}\n\n{rest}") for rest in ("undo", f"undo\n{NEW}\n"))
    assert told(first)[0]["source"]["id"] != told(again)[-1]["source"]["id"]
    state = played(NEW)
    from assess.interview.machine import take_line

    taken = take_line(state, "", "2026-03-02T11:20:00+01:00", "7K2QABCD")
    assert taken.state.assessment.sources[0].id == "S-7K2QA"


@pytest.mark.parametrize(
    ("before", "wrong"),
    [
        ("src new", "visit"),
        ("src new", "14"),
        ("src new", ""),
        ("src new\n1", "yesterday"),
        ("src new\n1\n2026-02-20", ""),
        ("src new\n1\n2026-02-20", "Überall"),
        ("src new\n1\n2026-02-20\ncustody", "x" * 301),
        ("src new\n1\n2026-02-20\ncustody\n\nperson", "secret"),
        ("src new\n1\n2026-02-20\ncustody\n\nperson", "named"),
    ],
)
def test_a_wrong_answer_is_asked_again(before: str, wrong: str) -> None:
    refusal(f"{before}\n{wrong}")


@pytest.mark.parametrize("steps", range(1, 7))
def test_a_lone_dot_gives_a_new_source_up(steps: int) -> None:
    state = played("\n".join([*NEW.split("\n")[:steps], "."]))
    assert (state.asking, state.log[1:], state.source) == ((), (), None)


def test_undoing_a_source_takes_it_from_the_hand() -> None:
    assert played(f"{NEW}\n\nundo").source is None


def test_a_source_for_others_alone_is_not_shown() -> None:
    from assess.interview.machine import begin
    from tests.samples import INSTRUMENT, log_of, source

    hidden = source("S-2FYB", handling={"named": ["A2"]})
    state = begin(INSTRUMENT, log_of(), (hidden,))
    assert "S-2FYB" not in shown(last("src", state))


def test_texts_have_a_limit_and_nothing_is_cut() -> None:
    state = played("go D1\nsrc S-7K2Q")
    for command in ("e", "note", "ask"):
        assert "20,001 characters" in refusal(f"{command} {'x' * 20001}", state)
        assert played(f"{command} {'x' * 20000}", state).log != state.log


def test_half_a_character_is_refused() -> None:
    assert "half a character" in refusal("note \ud800")


def test_numbers_count_on_after_undo() -> None:
    found = outcomes(played("go D1\nsrc S-7K2Q"), "e one\nundo\ne two")
    assert [one["id"] for one in told(found[-1].state) if one["event"] == "evidence"] == ["E1", "E2"]
