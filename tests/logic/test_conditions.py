"""The language of conditions: what it understands, what it refuses, and that silence triggers nothing."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.logic.conditions import ConditionError, parse_condition

LEVELS = {"ties": "C", "views.now": "D", "phase": "released"}


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ('ties == "C"', True),
        ('ties != "C"', False),
        ('ties in ["S", "C"]', True),
        ('views.now in ["N"]', False),
        ('phase == "released" and ties == "C"', True),
        ('ties == "X" or views.now == "D"', True),
        ('ties == "X" or ties == "Y" and ties == "C"', False),
        ('(ties == "X" or ties == "C") and phase == "released"', True),
        ('not ties == "C"', False),
        ('not (ties == "X" or ties == "Y")', True),
        ("answered(ties)", True),
        ("answered(other)", False),
        ("not answered(other)", True),
        ('other == "C"', False),
        ('other != "C"', False),
        ('other in ["C"]', False),
    ],
)
def test_what_it_says_holds(text: str, holds: bool) -> None:
    assert parse_condition(text).holds(LEVELS.get) is holds


@pytest.mark.parametrize(
    "text",
    [
        *("", "ties", "ties ==", 'ties = "C"', "ties == C", 'ties == "C', 'ties in "C"', 'ties in ["C"', "ties in []"),
        *('and ties == "C"', 'ties == "C" ties == "C"', '(ties == "C"', 'ties == "C")', "answered ties", "answered()"),
        *(
            '"C" == ties',
            'ties + 1 == "C"',
            "__import__",
            "not " * 30 + 'ties == "C"',
            "(" * 30 + 'ties == "C"' + ")" * 30,
        ),
    ],
)
def test_what_it_does_not_understand_is_refused(text: str) -> None:
    with pytest.raises(ConditionError) as caught:
        parse_condition(text)
    assert str(caught.value)


def test_it_tells_what_it_speaks_of() -> None:
    condition = parse_condition('ties in ["S", "C"] and not answered(views.now)')
    assert condition.compared == (("ties", ("S", "C")), ("views.now", ()))


@given(st.text(alphabet='ab.-=!()[],"\n andortin', max_size=60))
def test_any_text_is_understood_or_refused(text: str) -> None:
    with suppress(ConditionError):
        parse_condition(text).holds(LEVELS.get)
