"""The one place that asks the system for the time; everything else takes a clock as a parameter."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the present moment in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)  # noqa: TID251 - this is the clock
