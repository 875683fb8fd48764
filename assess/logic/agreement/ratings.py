"""The data of every measure: how often each row of ratings, and each count profile, occurs. Both add across files."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

Row = tuple[int | None, ...]
"""One unit as rated: for each rater the position of the level, None where missing."""

Profile = tuple[int, ...]
"""One unit as counted: how many raters chose each level."""


class Ratings:
    """Ratings of many units on one scale.

    profiles: how many units have each count profile; enough for every measure that does not ask who said what.
    rows: how many units have each row of R ratings, where a column is the same rater throughout; else None.
    raters: how many columns a row has; None where it is not known who rated.
    Units that nobody rated are in neither.
    """

    __slots__ = ("profiles", "raters", "rows")

    def __init__(self, profiles: Mapping[Profile, int], rows: Mapping[Row, int] | None = None, raters: int = 0) -> None:
        """Keep what occurs at all; `rows`, where given, count the same units as `profiles`, by so many `raters`."""
        self.profiles = {profile: count for profile, count in profiles.items() if count and any(profile)}
        self.rows = None if rows is None else {row: count for row, count in rows.items() if count and rated(row)}
        self.raters = None if rows is None else raters

    @property
    def units(self) -> int:
        """How many units have a rating."""
        return sum(self.profiles.values())

    @property
    def paired(self) -> int:
        """How many units have two ratings or more."""
        return sum(count for profile, count in self.profiles.items() if sum(profile) > 1)

    @property
    def is_complete(self) -> bool:
        """Whether the raters are known and each rated every unit."""
        return self.rows is not None and not any(None in row for row in self.rows)

    def __add__(self, other: "Ratings") -> "Ratings":
        """Return the ratings of both; rows only where both have as many raters: the caller knows they are the same."""
        profiles = Counter(self.profiles) + Counter(other.profiles)
        if self.rows is None or other.rows is None or self.raters != other.raters:
            return Ratings(profiles)
        return Ratings(profiles, Counter(self.rows) + Counter(other.rows), self.raters or 0)


def rated(row: Row) -> int:
    """Return how many ratings a row holds."""
    return len(row) - row.count(None)


def profile_of(row: Iterable[int | None], levels: int) -> Profile:
    """Return how often each of `levels` levels was chosen in one unit."""
    counts = [0] * levels
    for level in row:
        if level is not None:
            counts[level] += 1
    return tuple(counts)


def of_rows(rows: Mapping[Row, int], raters: int, levels: int) -> Ratings:
    """Return the ratings of raters who are the same in every unit; `rows` says how many units have each row."""
    profiles: dict[Profile, int] = {}
    for row, count in rows.items():
        profile = profile_of(row, levels)
        profiles[profile] = profiles.get(profile, 0) + count
    return Ratings(profiles, rows, raters)


def of_units(units: Sequence[Sequence[int | None]], levels: int) -> Ratings:
    """Return the ratings in a table of units by raters."""
    return of_rows(Counter(map(tuple, units)), len(units[0]) if units else 0, levels)


def complete(ratings: Ratings) -> Ratings:
    """Return only the units that every rater rated; those of raters who are not known cannot be told."""
    if ratings.rows is None or not ratings.profiles:
        return ratings
    rows = {row: count for row, count in ratings.rows.items() if None not in row}
    return of_rows(rows, ratings.raters or 0, len(next(iter(ratings.profiles))))


def prevalence(ratings: Ratings, levels: int) -> tuple[int, ...]:
    """Return how often each of `levels` levels was given, over all units and raters."""
    counts = [0] * levels
    for profile, count in ratings.profiles.items():
        for level, chosen in enumerate(profile):
            counts[level] += count * chosen
    return tuple(counts)
