"""Wording: alternatives, words that mark a person, findings that need a guard."""

import pytest

from assess.logic.lint.words import FAMILIES, LONGEST, MARKS, STIGMA
from tests.logic.lint.drafts import Case, assert_one, changed, problems_in

ANCHOR = 'S = "Contact less than monthly."'
LOOK = 'look_for = ["Visits, calls'
CASES = (
    Case("anchor-or", ANCHOR, 'S = "Monthly or less."', 'S = "'),
    Case("anchor-or", ANCHOR, 'S = "Calls/letters."', 'S = "'),
    Case("anchor-or", ANCHOR, 'S = "Calls and/or letters."', 'S = "'),
    Case("anchor-long", ANCHOR, 'S = "Calls; letters; visits; money."', 'S = "'),
    Case("stigma", ANCHOR, 'S = "The offender calls."', 'S = "'),
    Case("stigma", 'id = "next-step"', 'id = "false-compliance"', "false-compliance"),
    Case("stigma", 'ask = "How did this person', 'ask = "How did this FANATIC', "FANATIC"),
    Case("guard-missing", LOOK, 'look_for = ["Visits to a mosque, calls', "look_for"),
    Case("guard-missing", 'label = "Ties to people', 'label = "Foreign ties to people', "Foreign ties"),
)


@pytest.mark.parametrize("case", CASES)
def test_words_that_mislead(case: Case) -> None:
    assert_one(case)


@pytest.mark.parametrize("text", ["Ordinary work, for an order.", "24/7 contact.", "None of four: a; b; c; d."])
def test_words_that_do_not(text: str) -> None:
    assert problems_in(changed(ANCHOR, f'S = "{text}"')) == ()


def test_a_guard_of_the_same_family_is_enough() -> None:
    text = changed(LOOK, 'look_for = ["Visits to a mosque, calls')
    guarded = text.replace('not_evidence = ["', 'not_evidence = ["Faith by itself.", "', 1)
    assert problems_in(guarded) == ()
    other = text.replace('not_evidence = ["', 'not_evidence = ["Nationality.", "', 1)
    assert [problem.code for problem in problems_in(other)] == ["guard-missing"]


def test_titles_of_works_are_not_our_words() -> None:
    assert problems_in(changed("Author (2020), Title", "Author (2020), Violent offenders")) == ()


def test_other_languages_get_the_rules_without_words() -> None:
    text = changed('language = "en"', 'language = "de"').replace("less than monthly", "oder nicht, offender", 1)
    assert [problem.code for problem in problems_in(text)] == ["anchor-or"]


def test_every_word_of_the_list_is_written_as_it_is_looked_up() -> None:
    for word in MARKS:
        assert word == " ".join(word.lower().replace("-", " ").split())
        assert len(word.split()) <= LONGEST
    assert all(one.better and one.why for one in STIGMA)
    assert len(MARKS) == sum(len(one.words.split(", ")) for one in STIGMA)
    assert set(FAMILIES) == {"religion", "origin", "politics", "diagnosis"}
