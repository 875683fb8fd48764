"""Sealed assessments of many cases as a reliability study: agreement for each question and facet, never pooled.

A unit is a case. One case alone is no study: its questions are no sample of anything, and one figure over them can look
good where nobody agrees on any question.
"""

from assess.logic.study.cases import Filed
from assess.logic.study.study import Study, study

__all__ = ["Filed", "Study", "study"]
