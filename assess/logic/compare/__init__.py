"""Comparing sealed assessments: spread, coverage, what deserves attention, what the cited sources share."""

from assess.logic.compare.comparison import Sealed, compare
from assess.logic.compare.fit import check_fit

__all__ = ["Sealed", "check_fit", "compare"]
