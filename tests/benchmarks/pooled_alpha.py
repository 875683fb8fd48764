"""`python -m tests.benchmarks.pooled_alpha`: what one alpha over the many items of a single case says, in four worlds.

Always the same figures: made cases from a fixed seed. They stand in docs/agreement.md.
"""

from collections.abc import Callable, Sequence
from itertools import combinations
from random import Random
from statistics import fmean, quantiles

from assess.logic.agreement.coefficient import Undefined
from assess.logic.agreement.krippendorff import krippendorff_alpha
from assess.logic.agreement.ratings import of_units

CASES, ITEMS, RATERS, LEVELS = 400, 30, 3, 3

Unit = list[int]
World = Callable[[Random, int], Unit]
"""How three raters rate one item, named by its position, of one case."""


def base_rates_only(chance: Random, item: int) -> Unit:
    """Nobody looks at the case: each rater says what is usual for the item, three times in four."""
    usual = item % LEVELS
    return [usual if chance.random() < 0.75 else chance.randrange(LEVELS) for _ in range(RATERS)]


def good(chance: Random, _item: int) -> Unit:
    """Every level is as frequent as any other; a rater misses it by one step in one of ten ratings."""
    return _seen(chance, chance.randrange(LEVELS))


def _seen(chance: Random, truth: int) -> Unit:
    return [_next_to(chance, truth) if chance.random() < 0.1 else truth for _ in range(RATERS)]


def _next_to(chance: Random, level: int) -> int:
    return level + chance.choice((-1, 1)) if level == 1 else 1


def nearly_always_highest(chance: Random, _item: int) -> Unit:
    """Five items in a hundred are not at the highest level; a rater misses one item in forty."""
    truth = 2 if chance.random() < 0.95 else 1
    return [_next_to(chance, truth) if chance.random() < 0.025 else truth for _ in range(RATERS)]


def one_lenient(chance: Random, item: int) -> Unit:
    """As `good`, but on three items of ten the third rater is a level lower."""
    first, second, third = _seen(chance, chance.randrange(LEVELS))
    return [first, second, max(0, third - 1) if item % 10 < 3 else third]


def alpha(units: Sequence[Unit]) -> float | None:
    """Return ordinal alpha, None where it is undefined."""
    try:
        return krippendorff_alpha(of_units(units, LEVELS), "ordinal", None).value
    except Undefined:
        return None


WORLDS: tuple[World, ...] = (base_rates_only, good, nearly_always_highest, one_lenient)


def figures(world: World) -> str:
    """Return the line of one world: alpha case by case, alpha item by item, how often two raters say the same."""
    chance = Random(5)  # noqa: S311 - made data, the same every time
    cases = [[world(chance, item) for item in range(ITEMS)] for _ in range(CASES)]
    pooled = [value for case in cases if (value := alpha(case)) is not None]
    cuts = quantiles(pooled, n=20)
    by_item = [alpha([case[item] for case in cases]) or 0.0 for item in range(ITEMS)]
    same = fmean(a == b for case in cases for unit in case for a, b in combinations(unit, 2))
    spread = f"{cuts[9]:5.2f} [{cuts[0]:5.2f} .. {cuts[-1]:5.2f}]  {CASES - len(pooled):3} undefined"
    return f"{world.__name__:22} {spread}   {fmean(by_item):5.2f}   {same:.2f}"


if __name__ == "__main__":
    print(f"{'':22} one case: median [5 % .. 95 %]          item   same")
    for each in WORLDS:
        print(figures(each))
