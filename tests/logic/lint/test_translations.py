"""Translations of what exists."""

import pytest

from tests.logic.lint.drafts import Case, assert_one, changed, problems_in

CASES = (
    Case("text-unknown", "", '\n[text.de.active-tie]\nlabel = "Bindungen"\n', "[text.de.active-tie]"),
    Case("text-unknown", "", '\n[text.de.active-ties]\nlabl = "Bindungen"\n', "labl"),
    Case("text-unknown", "", '\n[text.de.active-ties.anchors]\nX = "Kontakt"\n', 'X = "Kontakt"'),
)


@pytest.mark.parametrize("case", CASES)
def test_a_translation_of_nothing_draws_a_warning(case: Case) -> None:
    assert_one(case)


def test_a_translation_of_what_exists_is_fine() -> None:
    text = '\n[text.de.active-ties]\nlabel = "Bindungen"\n[text.de.active-ties.anchors]\nN = "Kein Kontakt."\n'
    assert problems_in(changed("", text)) == ()
