"""What is settled before rating, and what an earlier assessment of one's own brings along."""

from dataclasses import dataclass

from assess.interview.actions.base import Action


@dataclass(frozen=True, slots=True)
class Prepare(Action):
    """Say one thing that is settled before rating; without a value it is shown or asked, without a name all are."""

    name: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Same(Action):
    """Confirm the earlier rating of a static item, with its extracts."""


@dataclass(frozen=True, slots=True)
class ShowEarlier(Action):
    """Show what was rated on both occasions, side by side."""
