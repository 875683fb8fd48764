"""Caps and reasons."""

import pytest

from tests.logic.lint.drafts import Case, assert_one

CAP = '{ when = "unresolved", cap = "M" }'
CASES = (
    Case("certainty-unknown", CAP, '{ when = "unresolved", cap = "X" }', 'cap = "X"'),
    Case("cap-days", CAP, '{ when = "older-than", cap = "M" }', '"older-than"'),
    Case("cap-days", CAP, '{ when = "unresolved", cap = "M", days = 3 }', "days = 3"),
    Case("cap-idle", CAP, '{ when = "unresolved", cap = "H" }', 'cap = "H"'),
    Case("ledger-twice", 'ledger = "unresolved"', 'ledger = "one-source"', 'code = "open"'),
    Case("ledger-raises", 'effect = "raises"', 'effect = "raises", ledger = "same-origin"', 'code = "document"'),
)


@pytest.mark.parametrize("case", CASES)
def test_certainty_that_does_not_fit(case: Case) -> None:
    assert_one(case)
