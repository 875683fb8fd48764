"""Agreement as text: prevalence first, then each coefficient with its limits, or the reason why it has none."""

from collections.abc import Iterator, Sequence

from assess import __version__
from assess.logic.agreement.coefficient import FEWEST_FOR_LIMITS, REASONS, Coefficient
from assess.render.lines import shown, wrap

WIDTH = 80
NAMES = {
    "percent-agreement": "Percent agreement",
    "cohen-kappa": "Cohen's kappa",
    "fleiss-kappa": "Fleiss' kappa",
    "conger-kappa": "Conger's kappa",
    "brennan-prediger": "Brennan-Prediger",
    "krippendorff-alpha": "Krippendorff's alpha",
    "kendall-w": "Kendall's W",
}
KINDS = {
    "numbers": "levels: numbers, as far apart as they say",
    "positions": "levels: in order; where distances count, neighbours are equally far apart",
    "unordered": "levels: without order, the same or not",
}
NOT_FOR = "For training sets and studies, never for one case and not for appraising assessors."
READ_WITH = """\
A coefficient is read beside how often each level was given: where nearly all ratings are one level, kappas and alpha
are low although raters nearly always agree. Limits speak of other units rated by these raters."""
_HEAD = f"{'coefficient':<21} {'weights':<10} {'value':>6} {'s.e.':>6}  {'95 % limits':<16} {'units':>7}"

_LIMITS_TAKE = (
    f"Limits take {FEWEST_FOR_LIMITS} units with two ratings (an ICC: two units, all rated equally often), and some "
    "disagreement."
)

Level = tuple[str, int]
"""What a level is called, and how often it was given."""


def prevalence_lines(levels: Sequence[Level]) -> Iterator[str]:
    """Give how often each level was given, and which share of all ratings that is."""
    given = sum(count for _, count in levels)
    names = [shown(name) for name, _ in levels]
    width = min(max(map(len, [*names, "level"])), 40)
    yield f"{'level':<{width}} {'ratings':>9}  {'share':>6}"
    for name, (_, count) in zip(names, levels, strict=True):
        share = f"{100 * count / given:.0f} %" if given else "-"
        head, *rest = wrap(name, width) or [""]
        yield f"{head:<{width}} {count:>9}  {share:>6}"
        yield from rest


def coefficient_lines(coefficients: Sequence[Coefficient]) -> Iterator[str]:
    """Give a coefficient a line; why one is undefined stands where its figures would."""
    yield _HEAD
    for one in coefficients:
        weights = "-" if one.name == "icc" else one.weights or "-"
        start = f"{_name(one):<21} {weights:<10}"
        if one.undefined:
            yield from wrap(f"undefined: {REASONS[one.undefined]}", WIDTH, f"{start} ", " " * 33)
        else:
            yield f"{start} {_figure(one.value):>6} {_figure(one.se):>6}  {_limits(one):<16} {one.units:>7}"


def foot_lines(coefficients: Sequence[Coefficient]) -> Iterator[str]:
    """Say what limits take, where some are lacking."""
    if any(one.value is not None and one.low is None and one.name != "kendall-w" for one in coefficients):
        yield from wrap(_LIMITS_TAKE, WIDTH)


def origin_lines(*, every: bool) -> Iterator[str]:
    """Say what made the figures, for whoever quotes them, and where more is."""
    more = "" if every else "; --all shows every coefficient"
    yield from wrap(f"assess {__version__}{more}; docs/agreement.md says what each one means", WIDTH)


def _name(one: Coefficient) -> str:
    """Return the name that the literature uses: AC1 without weights and AC2 with them, ICC(A,1)."""
    if one.name == "gwet-ac":
        return "Gwet's AC1" if one.weights == "identity" else "Gwet's AC2"
    return f"ICC({one.weights})" if one.name == "icc" else NAMES[one.name]


def _limits(one: Coefficient) -> str:
    return "-" if one.low is None else f"{_figure(one.low)} to {_figure(one.high)}"


def _figure(value: float | None) -> str:
    """Return three digits behind the point; minus zero is zero."""
    return "-" if value is None else f"{value:.3f}".replace("-0.000", "0.000")


def render_agreement(
    raters: Sequence[str],
    counted: str,
    scale: tuple[str, Sequence[Level]],
    coefficients: Sequence[Coefficient],
    *,
    every: bool = False,
) -> str:
    """Return the agreement in one table as text.

    `counted` says over which units, `scale` how its levels count, `every` whether these are all coefficients.
    """
    kind, levels = scale
    given = sum(count for _, count in levels)
    lines = [
        *wrap(f"Agreement of {len(raters)} raters over {counted}: {given} ratings", WIDTH),
        *wrap(f"raters: {', '.join(raters)}", WIDTH, "", "  "),
        KINDS[kind],
        *wrap(NOT_FOR, WIDTH),
        "",
        *prevalence_lines(levels),
        "",
        *coefficient_lines(coefficients),
        "",
        *foot_lines(coefficients),
        *wrap(" ".join(READ_WITH.split()), WIDTH),
        *origin_lines(every=every),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"
