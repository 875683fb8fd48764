"""On which side of the watershed a level lies."""

import pytest

from assess.logic.watershed import is_beyond


@pytest.mark.parametrize(("watershed", "beyond"), [("B|C", "CD"), ("A | B", "BCD"), ("C|D", "D"), (None, "D")])
def test_beyond_begins_behind_the_watershed_or_at_the_end(watershed: str | None, beyond: str) -> None:
    assert [level for level in "ABCD" if is_beyond("ABCD", watershed, level)] == list(beyond)
