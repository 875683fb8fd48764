"""What an instrument should have: every one of these only warns."""

import pytest

from tests.logic.lint.drafts import SOUND, Case, assert_one, changed, problems_in

CASES = (
    Case("anchor-missing", 'S = "Contact less than monthly."\n', "", "[items.anchors]"),
    Case("prompts-missing", 'prompts = ["Who do you talk to when something important happens?"]\n', "", "[[items]]"),
    Case("period-missing", 'period = "last 6 months"\n', "", "[[items]]"),
    Case(
        "not-evidence-missing",
        'not_evidence = ["Contact with relatives who hold strong views but are not active."]\n',
        "",
        "[[items]]",
    ),
    Case("basis-thin", 'lines = "10-12", ', "", "basis = ["),
    Case("need-scale", 'scale = "need"\n', 'scale = "concern"\n', 'scale = "concern"'),
    Case("no-stay-away", 'id = "stay-away"', 'id = "leaves"', "[[scenarios]]"),
    Case("no-missing-class", 'class = "not-asked"', 'class = "unknown"', "[[missing]]"),
    Case("one-assessor", "assessors = 2", "assessors = 1", "assessors = 1"),
)


@pytest.mark.parametrize("case", [case for case in CASES if case.code != "need-scale"])
def test_a_gap_draws_a_warning(case: Case) -> None:
    assert_one(case)
    assert all(problem.warning for problem in problems_in(changed(case.old, case.new)))


def codes_after(old: str, new: str) -> set[str]:
    return {problem.code for problem in problems_in(changed(old, new))}


def test_a_need_on_a_scale_of_risk() -> None:
    assert "need-scale" in codes_after('scale = "need"\n', 'scale = "concern"\n')


def test_risks_without_strengths() -> None:
    assert codes_after('effect = "protective"', 'effect = "risk"') == {"no-protective"}


def test_an_item_that_rests_on_nothing() -> None:
    line = next(line for line in SOUND.splitlines() if line.startswith("basis = "))
    assert codes_after(f"{line}\n", "") == {"basis-missing"}


def test_nothing_says_what_it_is_not_for() -> None:
    line = next(line for line in SOUND.splitlines() if line.startswith("not_for"))
    assert codes_after(f"{line}\n", "") == {"not-for-missing"}


@pytest.mark.parametrize(("meaning", "codes"), [(', meaning = "Seen."', set()), ("", {"anchor-missing"})])
def test_a_facet_without_anchors_needs_meanings(meaning: str, codes: set[str]) -> None:
    levels = f'levels = [{{ code = "A", label = "A"{meaning} }}, {{ code = "B", label = "B"{meaning} }}]'
    facets = 'facets = [{ id = "now", label = "Now", scale = "two" }]'
    text = changed('scale = "concern"\nscenario', f"{facets}\nscenario") + f"\n[scales.two]\n{levels}\n"
    assert {problem.code for problem in problems_in(text)} == codes


COVERED = {case.code for case in CASES} | {"no-protective", "basis-missing", "not-for-missing"}
