"""Every figure of oracles.json: published ones to their printed digits, those that other programs confirm to 1e-9."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from assess.logic.agreement import weights
from assess.logic.agreement.catalogue import all_coefficients
from assess.logic.agreement.coefficient import FEWEST_FOR_LIMITS, Coefficient
from assess.logic.agreement.krippendorff import krippendorff_alpha
from assess.logic.agreement.levels import Levels
from assess.logic.agreement.one_target import average_deviation, practical_limit, within_group
from assess.logic.agreement.quantiles import student_t_975
from assess.logic.agreement.ratings import Ratings, of_rows, of_units

FILE = json.loads(Path(__file__).with_name("oracles.json").read_text(encoding="utf-8"))
ORACLES = {oracle["id"]: oracle for oracle in FILE["oracles"]}
ABOUT_THE_FIGURES = {
    *("stat", "note", "ci95_note", "published_tol", "ratings", "options"),
    *("confirmed_by", "se_confirmed_by", "peers_that_differ", "se_peers_that_differ"),
}
LEFT_OUT = {
    "kripp_gwet:* se": "Gwet's SE of alpha takes its weights as fixed; ours is the jackknife",
    "kripp_gwet:* published_se": "the same",
    "kripp_gwet:* published_ci95": "the same",
    "icc:* F": "an F with its p: the program tests no hypothesis",
    "w:noties value": "W without the correction for ties: the program always corrects",
    "w_na:* value": "W of tables with holes: the program takes complete data",
    "w_na:* published": "the same",
    "single:* awg_R": "a_wg is not among the statistics of the program",
    "single:* range": "the spread of one question is told by the comparison, in levels",
    "single:* rwg_uniform_truncated_at_0": "r_wg is reported untruncated",
}
MEASURES = {
    "ac": "gwet-ac",
    "alpha": "krippendorff-alpha",
    "bp": "brennan-prediger",
    "cohen": "cohen-kappa",
    "conger": "conger-kappa",
    "fleiss": "fleiss-kappa",
    "icc": "icc",
    "icc_na": "icc",
    "pa": "percent-agreement",
    "w": "kendall-w",
}
FORMS = {"ICC1": "1", "ICC2": "A,1", "ICC3": "C,1", "ICC1k": "1,k", "ICCk": "1,k", "ICC2k": "A,k", "ICC3k": "C,k"}


class Figure(NamedTuple):
    """One number of the file: where it stands, and the entry around it."""

    oracle: str
    stat: str
    field: str
    entry: dict[str, Any]

    @property
    def kind(self) -> str:
        name, _, variant = self.stat.partition(":")
        return f"{self.stat if name == 'w' else f'{name}:*'} {self.field}" if variant else f"{self.stat} {self.field}"


def figures() -> Iterator[Figure]:
    for oracle in FILE["oracles"]:
        for at, entry in enumerate(oracle["expected"]):
            stat = entry.get("stat", f"single:{at}")
            fields = [field for field in entry if field not in ABOUT_THE_FIGURES]
            for field in fields or ["data"]:
                yield Figure(oracle["id"], stat, field, entry)


FIGURES = list(figures())
CHECKED = [figure for figure in FIGURES if figure.kind not in LEFT_OUT]


def levels_of(oracle: dict[str, Any]) -> Levels:
    numbers = oracle["categories"] or range(11)
    return Levels([str(number) for number in numbers])


def ratings_of(oracle: dict[str, Any], levels: Levels) -> Ratings:
    size, data = len(levels.codes), oracle["data"]
    if oracle["form"] == "counts":
        return Ratings(Counter(map(tuple, data)))
    if oracle["form"] == "table2":
        pairs = [(row, column) for row in range(size) for column in range(size)]
        return of_rows({(row, column): data[row][column] for row, column in pairs}, 2, size)
    return of_units([[None if code is None else levels.find(str(code)) for code in unit] for unit in data], size)


@cache
def sample(name: str) -> tuple[Ratings, Levels]:
    levels = levels_of(ORACLES[name])
    return ratings_of(ORACLES[name], levels), levels


@cache
def coefficients(name: str) -> dict[tuple[str, str | None], Coefficient]:
    return {(one.name, one.weights): one for one in all_coefficients(*sample(name))}


def coefficient(figure: Figure) -> Coefficient:
    name, _, variant = figure.stat.partition(":")
    if name == "kripp_gwet":
        ratings, levels = sample(figure.oracle)
        return krippendorff_alpha(ratings, variant, getattr(weights, variant)(levels).apart)
    return coefficients(figure.oracle)[MEASURES[name], None if name == "w" else FORMS.get(variant, variant)]


def near(expected: float | None, tolerance: float = 1e-9) -> object:
    return None if expected is None else pytest.approx(expected, rel=0, abs=tolerance)


def printed(expected: float) -> object:
    """Allow half of the last digit, and a hair for what binary numbers cannot hold."""
    digits = len(repr(expected).partition(".")[2])
    return near(expected, 0.5 * 10**-digits + 1e-12)


def check_value(figure: Figure) -> None:
    found = coefficient(figure)
    assert found.value == near(figure.entry["value"])
    assert (found.undefined is None) == (found.value is not None)


def check_se(figure: Figure) -> None:
    assert coefficient(figure).se == near(figure.entry[figure.field])


def check_published(figure: Figure) -> None:
    assert coefficient(figure).value == near(figure.entry["published"], figure.entry["published_tol"])


def check_published_se(figure: Figure) -> None:
    assert coefficient(figure).se == printed(figure.entry["published_se"])


def check_published_limits(figure: Figure) -> None:
    """Below 15 units the program gives no limits; there they are put together from its parts."""
    found = coefficient(figure)
    low, high = (near(limit, 0.0005) for limit in figure.entry["published_ci95"])
    if found.units >= FEWEST_FOR_LIMITS:
        assert (found.low, found.high) == (low, high)
        return
    assert (found.low, found.high) == (None, None)
    assert found.value is not None
    assert found.se is not None
    reach = student_t_975(found.units - 1) * found.se
    assert (found.value - reach, min(found.value + reach, 1)) == (low, high)


def check_psych_limits(figure: Figure) -> None:
    found = coefficient(figure)
    low, high = figure.entry["ci95"]["R psych 2.2.9"]
    assert (found.low, found.high) == (near(low), near(high))


def check_within_group(figure: Figure) -> None:
    ratings, options = figure.entry["ratings"], figure.entry["options"]
    assert within_group(ratings, options) == near(figure.entry[figure.field])


def check_deviation(figure: Figure) -> None:
    about_mean = figure.field == "ad_mean"
    assert average_deviation(figure.entry["ratings"], about_mean=about_mean) == near(figure.entry[figure.field])


def check_practical_limits(figure: Figure) -> None:
    data: dict[str, float] = ORACLES[figure.oracle]["data"]
    assert {levels: round(practical_limit(int(levels)), 1) for levels in data} == data


CHECKS: dict[str, Callable[[Figure], None]] = {
    "value": check_value,
    "se": check_se,
    "jackknife_se": check_se,
    "published": check_published,
    "published_se": check_published_se,
    "published_ci95": check_published_limits,
    "ci95": check_psych_limits,
    "rwg_uniform_untruncated": check_within_group,
    "ad_mean": check_deviation,
    "ad_median": check_deviation,
    "data": check_practical_limits,
}


@pytest.mark.parametrize("figure", CHECKED, ids=lambda figure: f"{figure.oracle}-{figure.stat}-{figure.field}")
def test_the_figure_comes_out(figure: Figure) -> None:
    CHECKS[figure.field](figure)


def test_every_entry_of_the_file_is_among_the_figures() -> None:
    entries = sum(len(oracle["expected"]) for oracle in FILE["oracles"])
    assert len({(figure.oracle, figure.stat) for figure in FIGURES}) == entries == 655


def test_nothing_is_left_out_but_what_has_a_reason() -> None:
    left_out = Counter(figure.kind for figure in FIGURES if figure.kind in LEFT_OUT)
    assert left_out.keys() == LEFT_OUT.keys(), "a reason for something that the file does not hold"
    assert len(CHECKED) + left_out.total() == len(FIGURES)
    assert left_out.total() == 117
