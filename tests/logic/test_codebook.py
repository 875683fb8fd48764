"""The codebook: every letter and id of a sealed assessment has its words in the same file."""

from assess.logic.codebook import make_codebook
from assess.store.library import load_instrument

LOADED = load_instrument("reengagement")
BOOK = make_codebook(LOADED.instrument, LOADED.raw)


def test_marks_and_fields_of_every_question_have_their_words() -> None:
    for question in LOADED.instrument.questions:
        coded = BOOK.question(question.id)
        assert coded is not None
        assert coded.indicators == {mark.key: mark.label for mark in question.indicators}
        assert coded.flags == {mark.key: mark.label for mark in question.flags}
        assert coded.fields == {field.id: field.label for field in question.fields}
    assert any(coded.indicators for coded in BOOK.questions)


def test_checks_and_required_texts_are_there() -> None:
    assert BOOK.checks == {check.id: check.ask for check in LOADED.instrument.checks}
    assert set(BOOK.required) == {one.id for one in LOADED.instrument.formulation.prompts if one.required}


def test_what_is_empty_is_left_out_of_the_file() -> None:
    plain = BOOK.model_dump(mode="json")
    assert [one["id"] for one in plain["questions"] if one.get("flags") == {}] == []
