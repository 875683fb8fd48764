"""The second look: who used which source for which question, under handling, and nothing that tells a rating."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.errors import DoesNotFit
from assess.logic.compare import compare
from assess.logic.documents import dump_document, read_document
from assess.logic.look import conditional_questions, make_look
from assess.model.assessment import Assessment
from assess.model.comparison import Comparison
from assess.model.look import Look
from assess.model.panel import Panel
from assess.model.source import Named, Register
from assess.render.look import make_look_report
from assess.render.text import render_text
from tests.builders import assessment, codebook, question, sealed, source
from tests.samples import INSTRUMENT as SMALL
from tests.worked_example import PANEL, REGISTER, example

LABELS = (None, "A1", "A2", "A3")


def compared(*assessments: Assessment, panel: Panel | None = PANEL, register: Register | None = REGISTER) -> Comparison:
    return compare(sealed(*(assessments or example())), panel, register, "coordinator")


def used(look: Look, code: str) -> dict[str, tuple[str, ...]]:
    return next(one.used for one in look.questions if one.code == code)


def ids(look: Look) -> list[str]:
    return [source.id for source in look.sources]


def test_who_used_what_for_which_question() -> None:
    look = make_look(compared(), "A1")
    assert used(look, "D1") == {"A2": (), "A1": ("S-7K2Q",), "A3": ()}
    assert used(look, "D3") == {"A2": ("S-9PXD",), "A1": ("S-9PXD",), "A3": ("S-7K2Q",)}
    assert (look.for_, look.fictional, look.case) == ("A1", True, "DEMO-01")


def test_what_is_named_to_others_is_not_there_and_what_is_named_to_oneself_is() -> None:
    full = compared()
    assert used(make_look(full, "A2"), "D1")["A2"] == ("S-2FYB",)
    for label in (None, "A1", "A3"):
        assert "S-2FYB" not in dump_document(make_look(full, label)).decode()


def test_a_declared_own_source_is_shown_as_what_it_is() -> None:
    look = make_look(compared(), "A1")
    assert used(look, "X1")["A2"] == ("S-9PXD",)
    assert "S-6TQC" not in ids(look)
    assert {source.id: source.of for source in look.sources}["S-8RWJ"] == "A2"


def test_one_is_never_told_that_an_own_source_is_one_that_is_hidden() -> None:
    hidden = tuple(
        one.model_copy(update={"handling": Named(named=("A1",))}) if one.id == "S-9PXD" else one
        for one in REGISTER.sources
    )
    full = compared(register=REGISTER.model_copy(update={"sources": hidden}))
    assert used(make_look(full, "A2"), "X1")["A2"] == ("S-6TQC",)
    assert used(make_look(full, "A3"), "X1")["A2"] == ()
    assert used(make_look(full, "A1"), "X1")["A2"] == ("S-9PXD",)


def test_every_item_and_dimension_stands_there_in_order_with_everybody() -> None:
    full = compared()
    look = make_look(full, "A1")
    assert [one.question for one in look.questions] == [
        one.question for one in full.questions if one.sort != "judgement"
    ]
    assert {tuple(one.used) for one in look.questions} == {full.labels}


RATED = {"D1": "N L", "D3": "S M", "P1": "E M"}
OTHERWISE = {"D1": "D H document", "D3": "no-information", "P1": "R L prepared"}
CITES = {"D1": ["S-7K2Q"], "P1": ["S-9PXD", "?S-3M8T"]}
TURNED = {"D1": ["-S-7K2Q"], "P1": ["?S-9PXD", "S-3M8T"]}
SOURCES = tuple(source(name, name.lower()) for name in ("S-7K2Q", "S-9PXD", "S-3M8T"))


def test_nothing_of_a_rating_makes_a_difference() -> None:
    other = assessment("A2", {"D1": "S M"}, {"D1": ["S-7K2Q"]}, SOURCES)
    one = assessment("A1", RATED, CITES, SOURCES)
    changed = assessment(
        "A1",
        OTHERWISE,
        TURNED,
        SOURCES,
        relevance={"D1": "high"},
        notes={"D1": "It weighs much."},
        fields={"D3": {"next-step": "ask"}},
        hidden=("work",),
    )
    for label in (None, "A1", "A2"):
        looks = (make_look(compared(each, other, panel=None, register=None), label, ()) for each in (one, changed))
        before, after = (dump_document(undigested(look)) for look in looks)
        assert before == after


def undigested(look: Look) -> Look:
    """Return a look without the digest of the comparison, which stands for every part of it."""
    return look.model_copy(update={"comparison": "0" * 64})


def test_no_word_and_no_code_of_a_rating_is_in_it() -> None:
    plain = json.loads(dump_document(make_look(compared(), "A1")))

    def keys(value: Any) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*map(keys, value.values()))
        return set().union(*map(keys, value)) if isinstance(value, list) else set()

    telling = {"level", "levels", "missing", "certainty", "why", "relevance", "relation", "note", "flags", "spread"}
    telling |= {"evidence", "text", "page", "change", "coverage", "agenda", "sealed", "incomplete", "hidden"}
    assert telling.isdisjoint(keys(plain))


def test_questions_asked_only_after_an_answer_are_left_out() -> None:
    one = assessment("A1", {"D1": "N L"}, {}, SOURCES, hidden=("distance",))
    two = assessment("A2", {"D1": "N L", "P1": "E M"}, {"P1": ["S-7K2Q"]}, SOURCES)
    full = compared(one, two, panel=None, register=None)
    codes = {label: {each.code for each in make_look(full, label).questions} for label in (None, "A1", "A2")}
    assert ("P1" in codes[None], "P1" in codes["A1"], "P1" in codes["A2"]) == (False, False, True)
    assert "P1" not in {each.code for each in make_look(full, "A2", {"distance"}).questions}
    assert "P1" in {each.code for each in make_look(full, "A1", ()).questions}
    assert "S-7K2Q" not in ids(make_look(full, "A2", {"distance"}))


def test_phase_and_setting_are_no_answers() -> None:
    assert conditional_questions(SMALL) == frozenset()
    changed = SMALL.model_copy(
        update={
            "items": tuple(
                one.model_copy(update={"applies_when": 'phase == "released" and ties in ["C", "D"]'})
                if one.id == "home"
                else one
                for one in SMALL.items
            )
        }
    )
    assert conditional_questions(changed) == {"home"}


@pytest.mark.parametrize(
    ("reader", "label", "code"), [("board", "A1", "other-reader"), ("coordinator", "A9", "not-in-comparison")]
)
def test_refusals(reader: Any, label: str, code: str) -> None:
    full = compare(sealed(*example()), PANEL, REGISTER, reader)
    with pytest.raises(DoesNotFit) as refused:
        make_look(full, label)
    assert refused.value.code == code


def test_it_reads_back() -> None:
    for label in LABELS:
        look = make_look(compared(), label)
        assert read_document(Look, dump_document(look)) == look


def test_the_text_says_first_what_one_did_not_use() -> None:
    text = render_text(make_look_report(make_look(compared(), "A1")))
    first, rest = text.split("WHAT EVERYBODY USED, QUESTION BY QUESTION")
    assert "SOURCES THAT OTHERS USED AND YOU DID NOT" in first
    assert "used by A2" in first
    assert "no source" in rest
    assert "assess amend DEMO-01 --stage second-look" in " ".join(rest.split())
    assert "SOURCES THAT OTHERS" not in render_text(make_look_report(make_look(compared(), None)))


HIDING = st.sampled_from(["share", "assessors", {"named": ("A1",)}, {"named": ("A2",)}, {"named": ("A1", "A2", "A3")}])
QUESTIONS = ("D1", "P1", "N1", "X2", "J1")


@st.composite
def cases(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, dict[str, list[str]]], Any]:
    """Give handlings of three sources, who cites which for what, and the handling of one more that A2 cites."""
    names = [one.id for one in SOURCES]
    handlings = {name: draw(HIDING) for name in names}
    cites = {
        label: draw(st.dictionaries(st.sampled_from(QUESTIONS), st.lists(st.sampled_from(names), unique=True)))
        for label in ("A1", "A2", "A3")
    }
    return handlings, cites, draw(st.lists(st.sampled_from(QUESTIONS), min_size=1, unique=True))


@settings(max_examples=60, deadline=None)
@given(cases(), st.booleans(), st.sampled_from(LABELS))
def test_a_source_that_is_hidden_leaves_no_trace(drawn: Any, own: bool, label: str | None) -> None:
    handlings, cites, extra = drawn
    book = codebook(
        [question(code.lower(), code, code, sort="judgement" if code == "J1" else "item") for code in QUESTIONS]
    )
    known = [source(name, name.lower(), handling=handling) for name, handling in handlings.items()]
    secret = source("S-SECR", "quince", own=own, setting="quince", handling={"named": ("A2",)})

    def look(*, with_secret: bool) -> Look:
        made = []
        for each, cited in cites.items():
            more = dict(cited)
            if with_secret and each == "A2":
                more |= {code: [*cited.get(code, ()), "S-SECR"] for code in extra}
            has = [*known, *([secret] if with_secret and each == "A2" else [])]
            made.append(assessment(each, dict.fromkeys(QUESTIONS, "N L"), more, has, codebook=book))
        return undigested(make_look(compared(*made, panel=None, register=None), label))

    whole, without = look(with_secret=True), look(with_secret=False)
    if label != "A2":
        assert dump_document(whole) == dump_document(without)
        assert render_text(make_look_report(whole)) == render_text(make_look_report(without))
    else:
        assert ("S-SECR" in ids(whole)) == (set(extra) != {"J1"})
