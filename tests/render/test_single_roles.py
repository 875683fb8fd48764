"""A report on an instrument that not everybody answers whole, and one that asks for no formulation."""

from assess.render.single.report import make_single_report
from assess.render.text import render_text
from tests.single_example import document


def test_what_was_put_to_other_roles_is_no_open_answer() -> None:
    book = document("board").assessment.codebook
    assert book is not None
    closed = tuple(
        one.model_copy(update={"roles": ("somebody-else",)}) if one.id == "active-ties" else one
        for one in book.questions
    )
    one = document("board")
    seen = one.assessment.model_copy(update={"codebook": book.model_copy(update={"questions": closed})})
    shown = render_text(make_single_report(one.model_copy(update={"assessment": seen})))
    assert "Put to other roles\n  1 question: D1" in shown
    row = "\nD1 Ties to people active in the movement\n  Level:"
    assert row in render_text(make_single_report(one))
    assert row not in shown


def test_an_instrument_without_formulation_says_that_it_explains_nothing() -> None:
    one = document("board")
    book = one.assessment.codebook
    assert book is not None
    bare = book.model_copy(update={"formulation": {}, "required": ()})
    seen = one.assessment.model_copy(update={"codebook": bare, "formulation": {}})
    shown = render_text(make_single_report(one.model_copy(update={"assessment": seen, "formulation_missing": ()})))
    assert "NO FORMULATION: this instrument asks for none." in shown.partition("----")[0]
