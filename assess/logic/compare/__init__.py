"""Comparing sealed assessments: spread, coverage, what deserves attention, what the cited sources share."""

from assess.logic.compare.comparison import compare
from assess.logic.compare.fit import check_fit
from assess.logic.compare.seals import Sealed

__all__ = ["Sealed", "check_fit", "compare"]
