"""Ratings under a weighting: how far apart the pairs of ratings of each unit lie, and percent agreement itself."""

from math import fsum, lcm

from assess.logic.agreement.coefficient import Coefficient, Undefined, standard_error, t_limits
from assess.logic.agreement.ratings import Profile, Ratings
from assess.logic.agreement.weights import Matrix, Weights


class Paired:
    """Ratings with the disagreement inside each unit.

    apart: for each profile the sum of v_kl over its ordered pairs of ratings. observed: disagreement over all units
    with two ratings or more, 1 - p_a, as two whole numbers: the mean of the units' means (Gwet 2014).
    """

    __slots__ = ("apart", "observed", "ratings", "weights")

    def __init__(self, ratings: Ratings, weights: Weights) -> None:
        """Work out the disagreement of each profile; raises Undefined (`no-pairs`)."""
        if not ratings.paired:
            raise Undefined("no-pairs")
        self.ratings = ratings
        self.weights = weights
        self.apart = {profile: apart_within(profile, weights.apart) for profile in ratings.profiles}
        self.observed = self._observed()

    def _observed(self) -> tuple[int, int]:
        pairs = {profile: sum(profile) * (sum(profile) - 1) for profile in self.apart if sum(profile) > 1}
        common = lcm(*pairs.values())
        profiles = self.ratings.profiles
        above = sum(profiles[one] * self.apart[one] * (common // number) for one, number in pairs.items())
        return above, common * self.ratings.paired * self.weights.scale

    def agreement(self, profile: Profile) -> float:
        """Return the share of pairs within one unit that agree, 0 where it has no pair."""
        given = sum(profile)
        return 1 - self.apart[profile] / (given * (given - 1) * self.weights.scale) if given > 1 else 0.0


def apart_within(profile: Profile, apart: Matrix) -> int:
    """Return the sum of disagreements over the ordered pairs of ratings of one unit."""
    chosen = [(level, count) for level, count in enumerate(profile) if count]
    return sum(count * other * apart[one][two] for one, count in chosen for two, other in chosen)


def percent_agreement(paired: Paired) -> Coefficient:
    """Return the weighted percent agreement p_a with its linearised standard error (Gwet 2014).

    p_a = mean over units with r_i >= 2 of sum_k n_ik (sum_l w_kl n_il - 1) / (r_i (r_i - 1)).
    """
    ratings = paired.ratings
    above, below = paired.observed
    value = (below - above) / below
    raised = ratings.units / ratings.paired
    deviations = [
        count * (raised * paired.agreement(profile) - value) ** 2 for profile, count in ratings.profiles.items()
    ]
    se = standard_error(fsum(deviations), ratings.units)
    limits = t_limits(value, se, ratings.units, ratings.paired)
    return Coefficient("percent-agreement", paired.weights.name, units=ratings.units, value=value, se=se, limits=limits)
