"""Levels by certainty: labels in a table."""

from assess.logic.compare import compare
from assess.logic.compare.firmness import levels_by_certainty
from assess.model.comparison import ComparedFacet
from tests.builders import assessment, codebook, sealed

BOOK = codebook()


def active_ties(*given: str) -> ComparedFacet:
    rated = [assessment(f"A{place}", {"D1": one}) for place, one in enumerate(given, 1)]
    question = compare(sealed(*rated)).question("active-ties")
    assert question
    return question.facets[0]


def test_every_level_has_a_place_at_every_certainty() -> None:
    table = levels_by_certainty(BOOK, active_ties("N H", "D H", "D H", "S L"))
    assert [list(row) for row in table.values()] == [["N", "S", "C", "D"]] * 3
    assert list(table) == ["L", "M", "H"]
    assert {
        (certainty, level): labels for certainty, row in table.items() for level, labels in row.items() if labels
    } == {
        ("L", "S"): ("A4",),
        ("H", "N"): ("A1",),
        ("H", "D"): ("A2", "A3"),
    }


def test_who_gave_no_level_stands_nowhere() -> None:
    table = levels_by_certainty(BOOK, active_ties("N H", "declined"))
    assert [labels for row in table.values() for labels in row.values() if labels] == [("A1",)]


def test_a_level_without_a_certainty_has_a_row_of_its_own() -> None:
    table = levels_by_certainty(BOOK, active_ties("N H", "C"))
    assert list(table) == ["L", "M", "H", None]
    assert table[None]["C"] == ("A2",)
