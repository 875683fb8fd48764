"""Scales, levels, anchors, and what questions say about them."""

import pytest

from tests.logic.lint.drafts import Case, assert_one, changed, problems_in

FACETS = 'facets = [{ id = "now", label = "Now", scale = "concern" }]'
IDLE = '\n[scales.idle]\nlevels = [{ code = "A", label = "A" }, { code = "B", label = "B" }]\n'
CASES = (
    Case("scale-or-facets", 'scale = "concern"\nscenario', "scenario", "[[judgements]]"),
    Case("watershed", 'watershed = "S|C"', 'watershed = "N|C"', 'watershed = "N|C"'),
    Case("watershed", 'watershed = "S|C"', 'watershed = "S|C"\nunordered = true', 'watershed = "S|C"'),
    Case("anchor-unknown", 'C = "Contact monthly at least."', 'C = "Monthly."\nX = "Daily."', 'X = "Daily."'),
    Case("anchor-unknown", 'scenario = "return"', 'scenario = "return"\nanchors = { Q = "No." }', "anchors = { Q"),
    Case("act-now-unknown", 'scenario = "return"', 'scenario = "return"\nact_now = ["X"]', "act_now"),
    Case("choices", 'label = "Next step" }', 'label = "Next step", type = "choice" }', "fields = ["),
    Case("choices", 'label = "Next step" }', 'label = "Next step", choices = ["a"] }', "fields = ["),
    Case("level-digit", 'code = "E", label = "Emerging"', 'code = "1", label = "Emerging"', 'code = "1"'),
    Case("scale-unused", "", IDLE, "[scales.idle]"),
)


@pytest.mark.parametrize("case", [case for case in CASES if case.code != "level-digit"])
def test_levels_that_do_not_fit(case: Case) -> None:
    assert_one(case)


def test_a_level_that_is_a_number_draws_a_warning() -> None:
    found = problems_in(changed('code = "E", label = "Emerging"', 'code = "1", label = "Emerging"'))
    assert next(problem for problem in found if problem.code == "level-digit").warning


def test_a_scale_and_facets_are_one_too_many() -> None:
    found = problems_in(changed('scale = "concern"\nscenario', f'scale = "concern"\n{FACETS}\nscenario'))
    assert [problem.code for problem in found] == ["scale-or-facets"]


@pytest.mark.parametrize(
    ("anchors", "path"),
    [
        ('anchors = { now = { N = "No." , S = "Some.", C = "Clear.", X = "?" } }', "judgements[0].anchors.now.X"),
        ('anchors = { N = "No." }', "judgements[0].anchors.N"),
        ('anchors = { now = "No." }', "judgements[0].anchors.now"),
        ('anchors = { nwo = { N = "No." } }', "judgements[0].anchors.nwo"),
    ],
)
def test_anchors_of_facets_stand_under_their_facet(anchors: str, path: str) -> None:
    found = problems_in(changed('scale = "concern"\nscenario', f"{FACETS}\n{anchors}\nscenario"))
    assert [(problem.code, problem.path) for problem in found] == [("anchor-unknown", path)]


@pytest.mark.parametrize(("name", "codes"), [("now.C", []), ("C", ["act-now-unknown"]), ("now.X", ["act-now-unknown"])])
def test_what_cannot_wait_names_facet_and_level(name: str, codes: list[str]) -> None:
    found = problems_in(changed('scale = "concern"\nscenario', f'{FACETS}\nact_now = ["{name}"]\nscenario'))
    assert [problem.code for problem in found] == codes
