"""Small tables of units by raters, made up, for tests of `assess agreement`."""

_PAIRS = "00 01 11 12 22 21 11 00 02 11 22 12 10 00 11 22 22 11 01 00 11 12 22 20 11 00 01 11 22 12"
THIRTY = "A1,A2\n" + "".join(f"{pair[0]},{pair[1]}\n" for pair in _PAIRS.split())
"""Two raters, thirty units, levels 0, 1, 2."""

HOLES = "A1,A2,A3\n0,1,\n1,1,1\n2,,2\n0,1,2\n,1,1\n2,2,1\n"
"""Three raters, six units, three of them complete."""
