"""Names: what must be unique, and what a name must not look like."""

import pytest

from tests.logic.lint.drafts import Case, assert_one

SECOND = '\n[[sections]]\nid = "people"\nlabel = "Again"\n'
CASES = (
    Case("id-twice", 'id = "priority"', 'id = "living-basics"', 'id = "living-basics"'),
    Case("id-twice", "", SECOND, 'id = "people"'),
    Case("id-twice", '{ id = "by-when"', '{ id = "next-step"', "fields = [{ id"),
    Case("id-reserved", 'id = "priority"', 'id = "phase"', 'id = "phase"'),
    Case("id-reserved", 'id = "priority"', 'id = "own-3"', 'id = "own-3"'),
    Case("id-reserved", 'id = "next-step"', 'id = "told-who"', "told-who"),
    Case("code-twice", 'code = "N1"', 'code = "p1"', 'code = "p1"'),
    Case("code-twice", 'code = "declined"', 'code = "no-information"', 'code = "no-information"'),
    Case("code-reserved", 'code = "P1"', 'code = "E1"', 'code = "E1"'),
    Case("code-reserved", 'code = "P1"', 'code = "sc2"', 'code = "sc2"'),
    Case("key-twice", 'key = "x", label', 'key = "m", label', 'code = "open"'),
    Case("key-twice", 'key = "i"', 'key = "n"', 'key = "n"'),
    Case("label-twice", 'label = "Clear"', 'label = "some"', 'label = "some"'),
    Case("listed-twice", 'needs = ["belonging"]', 'needs = ["belonging", "belonging"]', "needs = ["),
    Case("listed-twice", "", '\n[comparison]\njudgements = ["apart", "apart"]\n', "judgements = ["),
)


@pytest.mark.parametrize("case", CASES)
def test_a_name_that_cannot_stay(case: Case) -> None:
    assert_one(case)
