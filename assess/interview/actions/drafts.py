"""What is done with a text that was begun and not finished."""

from dataclasses import dataclass

from assess.interview.actions.base import Action


@dataclass(frozen=True, slots=True)
class TakeUpDraft(Action):
    """Go on with a draft; without an id with the only one there is."""

    draft: str | None = None


@dataclass(frozen=True, slots=True)
class ShowDraft(Action):
    """Show what a draft holds so far; without an id the drafts are listed."""

    draft: str | None = None


@dataclass(frozen=True, slots=True)
class DropDraft(Action):
    """Drop a draft."""

    draft: str
