"""The commands by name: in which module each lives, and the one line that help shows for it."""

from typing import NamedTuple


class Entry(NamedTuple):
    """One command; `nested` says that it has commands of its own (`assess instrument check`)."""

    module: str
    summary: str
    nested: bool = False


_ROOM = "assess.cli.commands"

# In the order in which a newcomer meets them.
COMMANDS: dict[str, Entry] = {
    "demo": Entry(f"{_ROOM}.demo", "Try it: a fictional case, three assessors, the comparison."),
    "init": Entry(f"{_ROOM}.init", "Make a workspace for cases."),
    "instrument": Entry(f"{_ROOM}.instrument", "List, show, check or start instruments.", nested=True),
    "schema": Entry(f"{_ROOM}.schema", "Print the JSON Schema of a document."),
    "identity": Entry(f"{_ROOM}.identity", "Your keys: make, show and recover them; your card.", nested=True),
    "case": Entry(f"{_ROOM}.case", "Panel and register of a case; who you are in it.", nested=True),
    "interview": Entry(f"{_ROOM}.interview", "Begin or go on with an assessment."),
    "form": Entry(f"{_ROOM}.form", "Print the guide and the rating sheet; enter what came back.", nested=True),
    "check": Entry(f"{_ROOM}.check", "Say what is missing and what to think about again."),
    "seal": Entry(f"{_ROOM}.seal", "Close an assessment so that it can be compared."),
    "amend": Entry(f"{_ROOM}.amend", "Change a sealed assessment, for a reason; the original stays."),
    "withdraw": Entry(f"{_ROOM}.withdraw", "Take back a seal that was made in error."),
    "merge": Entry(f"{_ROOM}.merge", "Lay sealed assessments of one case side by side."),
    "look": Entry(f"{_ROOM}.look", "Say which sources the others used, for a second look."),
    "consensus": Entry(f"{_ROOM}.consensus", "Hold the meeting: settle, leave open, keep dissent."),
    "report": Entry(f"{_ROOM}.report", "Show one assessment or a comparison to one reader."),
    "addendum": Entry(f"{_ROOM}.addendum", "Add the person's view or a signature; the seal stays."),
    "agreement": Entry(f"{_ROOM}.agreement", "How far raters agree, in a training set or a study."),
}


def command_named_in(arguments: list[str]) -> str | None:
    """Return the command that `arguments` name, as an envelope states it: "merge", "instrument check", or None."""
    words = [word for word in arguments[:2] if not word.startswith("-")]
    if not words or words[0] not in COMMANDS:
        return None
    return " ".join(words) if COMMANDS[words[0]].nested else words[0]
