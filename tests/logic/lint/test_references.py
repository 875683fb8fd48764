"""References inside the file: everything that is named is there."""

import pytest

from tests.logic.lint.drafts import Case, assert_one, changed, problems_in

CASES = (
    Case("section-unknown", 'section = "people"', 'section = "peple"', 'section = "peple"'),
    Case("section-circle", 'label = "People"\n', 'label = "People"\nparent = "people"\n', 'parent = "people"'),
    Case("dimension-unknown", 'section = "people"', 'section = "people"\ndimension = "exit"', 'dimension = "exit"'),
    Case("scale-unknown", 'scale = "need"', 'scale = "nede"', 'scale = "nede"'),
    Case("scale-unknown", 'scale = "concern"\nmaximum', 'scale = "x"\nmaximum', 'scale = "x"'),
    Case("reference-unknown", 'basis = [{ reference = "REF-2020"', 'basis = [{ reference = "REF-202"', "REF-202"),
    Case("intervention-unknown", 'needs = ["belonging"]', 'needs = ["belongin"]', "needs = ["),
    Case(
        "question-unknown",
        'when = "unresolved", cap',
        'when = "unresolved", items = ["no"], cap',
        '"unresolved", items',
    ),
    Case("scenario-unknown", 'scenario = "return"', 'scenario = "retrun"', 'scenario = "retrun"'),
    Case("missing-unknown", 'scale = "concern"\n', 'scale = "concern"\nmissing = ["no"]\n', "missing = ["),
    Case("role-unknown", 'scale = "concern"\n', 'scale = "concern"\nroles = ["police"]\n', 'roles = ["police"]'),
    Case("role-barred", '["therapist", "mentor"]', '["therapist", "probation-assessor"]', "barred_roles"),
    Case("mirror-unknown", 'mirrors = "active-ties"', 'mirrors = "active-tie"', "mirrors = "),
    Case("mirror-one-sided", 'mirrors = "active-ties"\n', "", 'mirrors = "distance"'),
)
# What mirrors nothing known is not mirrored back either.
ALONE = tuple(case for case in CASES if case.code != "mirror-unknown")


@pytest.mark.parametrize("case", ALONE)
def test_a_name_that_leads_nowhere(case: Case) -> None:
    assert_one(case)


def test_a_mirror_that_leads_nowhere() -> None:
    found = problems_in(changed('mirrors = "active-ties"', 'mirrors = "active-tie"'))
    assert [problem.code for problem in found] == ["mirror-one-sided", "mirror-unknown"]


@pytest.mark.parametrize("case", [case for case in ALONE if "unknown" in case.code][:1])
def test_what_was_probably_meant_is_said(case: Case) -> None:
    (problem,) = problems_in(changed(case.old, case.new))
    assert problem.hint == 'did you mean "people"?'


def test_a_circle_of_two_sections_is_told_for_both() -> None:
    text = changed('label = "People"\n', 'label = "People"\nparent = "daily-life"\n')
    text = text.replace('label = "Daily life"\n', 'label = "Daily life"\nparent = "people"\n', 1)
    assert [problem.code for problem in problems_in(text)] == ["section-circle", "section-circle"]
