"""Judgements: those whom fewest agree with stand first, and what deserves a second thought is said in words."""

from typing import Any

import pytest

from assess.logic.compare import compare
from assess.model.comparison import Comparison, Reader
from assess.render.report import make_report
from tests.builders import assessment, codebook, question, scale, sealed
from tests.render.finding import entries, section

LEVELS = scale("A Little", "B Some", "C Much", "D Most")
BOOK = codebook(
    (
        *(
            question(f"item-{n}", f"R{n}", f"Item {n}", "concern", predictor="dynamic", effect="risk")
            for n in range(1, 7)
        ),
        question("effort", "J1", "How much effort?", "levels", sort="judgement"),
    ),
    scales={"levels": LEVELS, "concern": codebook().scales["concern"]},
    own_scale=None,
)


def judged(*levels: str, items: tuple[str, ...] = (), reader: Reader = "board", **more: Any) -> Comparison:
    """Return a comparison in which A1, A2 and so on judged so; each rates the six items as one string says."""
    made = []
    for place, level in enumerate(levels, 1):
        rated = {"J1": f"{level} M"} if level else {}
        given = items[place - 1] if items else ""
        rated |= {f"R{n}": f"{code} M" for n, code in enumerate(given, 1)}
        relevance = {code: "high" for code in rated if code != "J1"}
        made.append(assessment(f"A{place}", rated, codebook=BOOK, relevance=relevance, **more))
    return compare(sealed(*made), reader=reader)


def judgement(comparison: Comparison) -> list[tuple[str, str]]:
    title = "Judgements" if comparison.reader == "board" else "Judgements, last on purpose"
    return entries(section(make_report(comparison), title).blocks)["J1 How much effort?"]


@pytest.mark.parametrize(
    ("levels", "order"),
    [
        (("C", "C", "A"), ["A3", "A1", "A2"]),
        (("C", "A", "B"), ["A2", "A3", "A1"]),
        (("", "B", "B", "A"), ["A4", "A2", "A3", "A1"]),
        (("D", "D", "A", "A"), ["A3", "A4", "A1", "A2"]),
    ],
)
@pytest.mark.parametrize("reader", ["board", "meeting"])
def test_those_whom_fewest_agree_with_stand_first(levels: tuple[str, ...], order: list[str], reader: Reader) -> None:
    found = judgement(judged(*levels, reader=reader))
    assert [name for name, _ in found if name.startswith("A")] == order


def test_the_same_level_on_different_items_names_them() -> None:
    found = judgement(judged("C", "C", items=("DDNNNN", "NNDDNN")))
    assert [text for name, text in found if name == "look again"] == [
        "A1 and A2: the same level on different items: A1 on R1 Item 1, R2 Item 2; A2 on R3 Item 3, R4 Item 4."
    ]


def test_different_levels_although_the_items_agree() -> None:
    found = judgement(judged("A", "D", "D", items=("SSSSSS", "SSSSSS", "DDDDDD")))
    (said,) = [text for name, text in found if name == "look again" and "although" in text]
    assert said == "A1 and A2: different levels, although the items that both rated lie no more than one step apart."


def test_no_majority_is_said_and_nothing_where_all_agree() -> None:
    assert ("look again", "No level is held by most of those who gave one.") in judgement(judged("A", "B", "C"))
    assert "look again" not in dict(judgement(judged("B", "B", items=("SSSSSS", "SSSSSS"))))


def test_what_all_hold_together_is_said_for_each_facet_once() -> None:
    facets = {"harm": "levels", "soon": "levels"}
    book = codebook(
        [question("both", "J1", "How much effort?", facets, sort="judgement")],
        scales={"levels": LEVELS},
        own_scale=None,
    )
    rated = ({"J1": {"harm": "A M", "soon": "B M"}}, {"J1": {"harm": "A M", "soon": "C M"}})
    made = compare(sealed(*(assessment(f"A{n}", one, codebook=book) for n, one in enumerate(rated, 1))))
    found = dict(judgement(made))
    assert found["together, Harm"] == "the same, rated by all"
    assert found["together, Soon"] == "one step apart, rated by all"
