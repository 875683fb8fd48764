"""What can be wrong with a table, and where."""

MOST_FAULTS = 20
MOST_RATERS = 1000
MOST_COLUMNS = 16_384
MOST_LABEL = 200

FAULTS = {
    "table-empty": "the table holds nothing",
    "one-column": "the table has one column; agreement takes two raters or more",
    "one-rater": "--raters names one column; agreement takes two raters or more",
    "too-many-raters": f"the table has more than {MOST_RATERS} columns to read",
    "too-many-columns": f"the table has more than {MOST_COLUMNS} columns",
    "label-missing": "a column has no label in the first line",
    "label-twice": "two columns have the same label",
    "label-too-long": f"a label has more than {MOST_LABEL} characters",
    "no-such-column": "there is no column with a label that --raters names",
    "cells-differ": "the line has more or fewer cells than the first line",
    "level-not-declared": "the cell holds no declared level",
    "quote-open": "a quoted cell does not end, or goes on behind its quote",
    "binary": "the file holds a zero byte and is no text",
}
"""What can be wrong with a table, by code; the words repeat nothing from the file."""

Fault = tuple[str, int, int | None]
"""Code, line and column, both from 1; the column is None where the whole line is meant."""


class TableRefused(ValueError):
    """A table that cannot be read as declared; `faults` names the first twenty places."""

    def __init__(self, *faults: Fault) -> None:
        """Keep the places."""
        super().__init__(FAULTS[faults[0][0]])
        self.faults = faults
