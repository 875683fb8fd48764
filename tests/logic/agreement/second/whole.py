"""Every coefficient of a table, by its name and its weighting, as the second implementation has it."""

from tests.logic.agreement.second.alpha import alphas
from tests.logic.agreement.second.cohen import cohen
from tests.logic.agreement.second.kappas import CHANCES, corrected, percent
from tests.logic.agreement.second.scale import UNDEFINED, WEIGHTS, Result, Scale, Table, looked_up
from tests.logic.agreement.second.variance import kendall, one_way, two_way

Results = dict[tuple[str, str | None], Result]


def every_coefficient(table: Table, scale: Scale) -> Results:
    found: Results = {}
    for name in WEIGHTS:
        found |= _under(name, table, scale)
    found |= {("krippendorff-alpha", name): result for name, result in alphas(table, scale).items()}
    found |= {("icc", form): result for form, result in (one_way(table, scale) | two_way(table, scale)).items()}
    return found | {("kendall-w", None): kendall(table, scale)}


def _under(name: str, table: Table, scale: Scale) -> Results:
    """Percent agreement and the kappas under one weighting; within one level there is percent agreement only."""
    weight = looked_up(WEIGHTS[name](scale), scale.size)
    found: Results = {("percent-agreement", name): percent(table, scale, weight)}
    if name != "within-one":
        found["cohen-kappa", name] = cohen(table, scale, weight)
        for kappa, chance in CHANCES.items():
            found[kappa, name] = corrected(table, scale, weight, chance)
    return dict.fromkeys(found, UNDEFINED) if not _meaningful(name, scale) else found


def _meaningful(name: str, scale: Scale) -> bool:
    if name == "within-one":
        return scale.ordered and scale.size > 2
    return scale.ordered or name == "identity"
