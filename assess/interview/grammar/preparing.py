"""The commands for what is settled before rating, and for what an earlier assessment brings along."""

import re
from collections.abc import Mapping

from assess.interview import actions
from assess.interview.actions import Action
from assess.interview.grammar.command import Command, bare

_NAMED = re.compile(r"\s*(\S+)(?:\s(.*))?", re.DOTALL)


def _prepare(rest: str) -> Action:
    """Read a name and what follows it: a text as it was typed after the first colon, or after one space."""
    name, colon, text = rest.partition(":")
    if colon and len(name.split()) == 1:
        return actions.Prepare(name.strip(), text.removeprefix(" "))
    match = _NAMED.fullmatch(rest)
    return actions.Prepare(match[1], match[2] or None) if match else actions.Prepare()


PREPARING: Mapping[str, Command] = {
    "prepare": Command(
        _prepare,
        "prepare [NAME [VALUE | : TEXT]]",
        (
            "What is settled before rating: alone it lists everything, with a name one thing.",
            "prepare phase pre-release, prepare interpreter yes: corrected until the seal.",
            "A text: prepare referral : TEXT, or prepare referral and lines to a lone dot.",
        ),
    ),
    "same": bare(
        actions.Same,
        "same",
        "Confirms your earlier rating of a static item: level, certainty, note and extracts.",
        "What can change is rated anew.",
    ),
    "earlier": bare(
        actions.ShowEarlier,
        "earlier",
        "What you rated on both occasions, side by side.",
        "An earlier rating shows once yours is in.",
    ),
}
"""What comes before a rating."""
