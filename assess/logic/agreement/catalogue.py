"""Every measure in every variant it takes: the one place where data, weighting and measure meet."""

from collections.abc import Callable, Iterator

from assess.logic.agreement import needs, weights
from assess.logic.agreement.chance_corrected import brennan_prediger, fleiss_kappa, gwet_ac
from assess.logic.agreement.coefficient import Coefficient, Undefined
from assess.logic.agreement.cohen import cohen_kappa
from assess.logic.agreement.concordance import kendall_w
from assess.logic.agreement.conger import conger_kappa
from assess.logic.agreement.intraclass import ONE_WAY, TWO_WAY, one_way, two_way
from assess.logic.agreement.krippendorff import krippendorff_alpha
from assess.logic.agreement.levels import Levels
from assess.logic.agreement.paired import Paired, percent_agreement
from assess.logic.agreement.ratings import Ratings

_WEIGHTINGS = {
    "identity": weights.identity,
    "within-one": weights.within_one,
    "linear": weights.linear,
    "quadratic": weights.quadratic,
    "ordinal": weights.ordinal,
}
_OF_KAPPAS = ("identity", "linear", "quadratic", "ordinal")
_DIFFERENCES = {
    "nominal": weights.nominal,
    "ordinal": None,  # it follows the data
    "interval": weights.interval,
    "ratio": weights.ratio,
}


class Sample:
    """Ratings on declared levels; what one weighting makes of them is worked out once for all measures."""

    __slots__ = ("_paired", "levels", "ratings")

    def __init__(self, ratings: Ratings, levels: Levels) -> None:
        """Bring ratings and their levels together."""
        self.ratings = ratings
        self.levels = levels
        self._paired: dict[str, Paired] = {}

    def under(self, weighting: str) -> Paired:
        """Return the ratings under a weighting."""
        if weighting not in self._paired:
            self._paired[weighting] = Paired(self.ratings, _WEIGHTINGS[weighting](self.levels))
        return self._paired[weighting]


Compute = Callable[[Sample, str], Coefficient]


def _cohen(sample: Sample, weighting: str) -> Coefficient:
    return cohen_kappa(sample.ratings, _WEIGHTINGS[weighting](sample.levels))


def _alpha(sample: Sample, name: str) -> Coefficient:
    difference = _DIFFERENCES[name]
    return krippendorff_alpha(sample.ratings, name, difference(sample.levels) if difference else None)


def _one_way(sample: Sample, form: str) -> Coefficient:
    return one_way(sample.ratings, sample.levels.scores, form)


def _two_way(sample: Sample, form: str) -> Coefficient:
    return two_way(sample.ratings, sample.levels.scores, form)


def _kendall(sample: Sample, _: str) -> Coefficient:
    return kendall_w(sample.ratings, len(sample.levels.codes))


def _kappa(measure: Callable[[Paired], Coefficient]) -> Compute:
    return lambda sample, weighting: measure(sample.under(weighting))


# Name, variants, what it needs of the data, how it is computed.
MEASURES: tuple[tuple[str, tuple[str, ...], tuple[needs.Need, ...], Compute], ...] = (
    ("percent-agreement", tuple(_WEIGHTINGS), (needs.has_pairs,), _kappa(percent_agreement)),
    ("cohen-kappa", _OF_KAPPAS, (needs.has_two_raters, needs.has_pairs), _cohen),
    ("fleiss-kappa", _OF_KAPPAS, (needs.has_pairs,), _kappa(fleiss_kappa)),
    ("conger-kappa", _OF_KAPPAS, (needs.knows_raters, needs.has_pairs), _kappa(conger_kappa)),
    ("brennan-prediger", _OF_KAPPAS, (needs.has_pairs,), _kappa(brennan_prediger)),
    ("gwet-ac", _OF_KAPPAS, (needs.has_pairs,), _kappa(gwet_ac)),
    ("krippendorff-alpha", tuple(_DIFFERENCES), (needs.has_pairs,), _alpha),
    ("icc", ONE_WAY, (needs.has_pairs,), _one_way),
    ("icc", TWO_WAY, (needs.has_pairs, needs.is_complete), _two_way),
    ("kendall-w", ("",), (needs.has_pairs, needs.is_complete), _kendall),
)


def all_coefficients(ratings: Ratings, levels: Levels) -> tuple[Coefficient, ...]:
    """Return every measure in every variant, each with its value or with the reason why it has none."""
    return tuple(_each(Sample(ratings, levels)))


def _each(sample: Sample) -> Iterator[Coefficient]:
    for name, variants, asked, compute in MEASURES:
        for variant in variants:
            reason = _refusal(sample, (*asked, *needs.of_variant(variant)))
            try:
                yield compute(sample, variant) if reason is None else _undefined(sample, name, variant, reason)
            except Undefined as undefined:
                yield _undefined(sample, name, variant, undefined.reason)


def _refusal(sample: Sample, asked: tuple[needs.Need, ...]) -> str | None:
    return next((reason for need in asked if (reason := need(sample.ratings, sample.levels))), None)


def _undefined(sample: Sample, name: str, variant: str, reason: str) -> Coefficient:
    return Coefficient(name, variant or None, units=sample.ratings.units, undefined=reason)


# What a report shows first; the kinds of refusal that only say that another measure is meant are left out of it.
_MAIN_ORDERED = (
    ("percent-agreement", "identity"),
    ("percent-agreement", "within-one"),
    ("cohen-kappa", "linear"),
    ("gwet-ac", "ordinal"),
    ("krippendorff-alpha", "ordinal"),
    ("icc", "1"),
    ("icc", "A,1"),
)
_MAIN_UNORDERED = (
    ("percent-agreement", "identity"),
    ("cohen-kappa", "identity"),
    ("gwet-ac", "identity"),
    ("krippendorff-alpha", "nominal"),
)
_NOT_MEANT = ("two-raters", "three-levels", "raters-unknown")


def main_coefficients(found: tuple[Coefficient, ...], levels: Levels) -> tuple[Coefficient, ...]:
    """Return the few coefficients that the literature on such assessments reports, out of all of them."""
    main = _MAIN_ORDERED if levels.ordered else _MAIN_UNORDERED
    return tuple(one for one in found if (one.name, one.weights) in main and one.undefined not in _NOT_MEANT)
