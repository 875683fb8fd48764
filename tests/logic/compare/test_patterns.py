"""What the cited sources of two assessors share (FORMATS, settled point 6)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.logic.compare.patterns import Cited, CitedSource, Ledger, pattern_of
from assess.model.source import Register
from tests.builders import assessment, source
from tests.worked_example import REGISTER


def cites(text: str) -> Cited:
    """`cites("1a 2b !3a")`: id, origin; `!` marks an own source that nobody declared."""
    return Cited(frozenset(CitedSource(one.strip("!")[0], one[-1], undeclared=one[0] == "!") for one in text.split()))


@pytest.mark.parametrize(
    ("one", "other", "same_level", "pattern"),
    [
        ("", "1a", True, "uncited"),
        ("1a", "", False, "uncited"),
        ("1a", "1a", False, "interpretation"),
        ("1a 2b", "1a 3c", False, "interpretation"),
        ("1a", "2b", False, "information"),
        ("1a", "2a", False, "information"),
        ("1a", "1a", True, "echo"),
        ("1a", "2a", True, "echo"),
        ("1a 2b", "1a", True, "echo"),
        ("1a", "2b", True, "convergence"),
        ("1a 2b", "1a 3c", True, "convergence"),
        ("1a 2b", "1a 3b", True, "echo"),
        # own sources that nobody declared
        ("!1a", "2b", True, "unclear"),
        ("!1a", "2a", True, "echo"),
        ("!1a", "2b", False, "unclear"),
        ("!1a", "!2b", False, "unclear"),
        ("!1a 3c", "2b", False, "information"),
        ("!1a 3c", "3c", False, "interpretation"),
        ("!1a 3c", "2b", True, "convergence"),
        ("!1a 2b", "2b 4d", True, "unclear"),
        ("1a", "2b !3a", True, "convergence"),
    ],
)
def test_patterns(one: str, other: str, same_level: bool, pattern: str) -> None:
    assert pattern_of(cites(one), cites(other), same_level=same_level) == pattern
    assert pattern_of(cites(other), cites(one), same_level=same_level) == pattern


SOURCES = st.builds(
    Cited,
    st.frozensets(st.builds(CitedSource, st.sampled_from("123"), st.sampled_from("ab"), st.booleans()), max_size=4),
)


@given(SOURCES, SOURCES, st.booleans())
def test_a_pattern_is_that_of_the_pair_whoever_comes_first(one: Cited, other: Cited, same_level: bool) -> None:
    assert pattern_of(one, other, same_level=same_level) == pattern_of(other, one, same_level=same_level)


@given(SOURCES, SOURCES)
def test_an_undeclared_own_source_alone_makes_no_convergence(one: Cited, other: Cited) -> None:
    own = Cited(frozenset(CitedSource(source.id, source.origin, undeclared=True) for source in one.sources))
    assert pattern_of(own, other, same_level=True) != "convergence"


def ledger(cited: list[str], register: Register | None = None, *, own: bool = False) -> Ledger:
    known = [source("S-6TQC", "wing-log", own=own), source("S-3M8T", "trial-2023")]
    return Ledger(assessment("A2", {"D1": "N L"}, {"D1": cited}, known), register)


def test_context_is_not_cited_and_counter_evidence_is() -> None:
    assert ledger(["?S-6TQC", "-S-3M8T"]).named("active-ties") == ("S-3M8T",)


def test_an_own_source_counts_as_what_it_was_declared_to_be() -> None:
    found = ledger(["S-6TQC"], REGISTER, own=True)
    assert found.cited("active-ties").sources == {CitedSource("S-9PXD", "wing-log", undeclared=False)}
    assert found.named("active-ties") == ("S-6TQC",)


def test_an_own_source_without_declaration_is_undeclared() -> None:
    assert ledger(["S-6TQC"], own=True).cited("active-ties").sources == {
        CitedSource("S-6TQC", "wing-log", undeclared=True)
    }
