"""What sealing, amending and withdrawing have in common: the journal that is meant, a reason, what to type next."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from assess.cli import ask
from assess.cli.chosen import Which, workspace_here
from assess.cli.output import say
from assess.errors import UsageRefused

if TYPE_CHECKING:
    from assess.store.case import Place
    from assess.store.journal import Journal
    from assess.store.workspace import Workspace

ReasonFile = Annotated[
    Path | None,
    typer.Option("--reason-from", metavar="FILE", readable=False, help="Why (- is standard input); otherwise asked."),
]


class AtHand(NamedTuple):
    """The one assessment that is meant, with its journal open and locked."""

    workspace: "Workspace"
    place: "Place"
    journal: "Journal"


@contextmanager
def at_hand(case: str, which: Which) -> Iterator[AtHand]:
    """Give the assessment that is meant, having said aloud what had to be repaired."""
    from assess.store.case import check_place
    from assess.store.journal import open_journal

    workspace = workspace_here()
    place = workspace.require_one(case, *which)
    with open_journal(place.journal) as journal:
        for notice in journal.notices:
            say(notice)
        check_place(place, journal.content.opened)
        yield AtHand(workspace, place, journal)


def read_given(reason_file: Path | None) -> str | None:
    """Return the reason in a file, or None where none is named."""
    from assess.store.reading import read_reason

    return read_reason(reason_file) if reason_file else None


def reason_or_asked(given: str | None, question: str) -> str:
    """Return the reason that was given, or else the answer of somebody at a terminal.

    Raises UsageRefused (`reason-missing`) where nobody is there, or nothing was typed.
    """
    if given:
        return given
    if not ask.somebody_is_there():
        message = "it needs a reason, and nobody is there to be asked"
        raise UsageRefused("reason-missing", message, "--reason-from FILE (- is standard input)")
    answer = ask.ask_line(f"{question} (one line; an empty one changes nothing)")
    if not answer:
        raise UsageRefused("reason-missing", "no reason was given; nothing was changed", "run it again to go on")
    return answer


def goes_on(case: str, which: Which) -> str:
    """Return what is typed next, now that the assessment is open again."""
    flags = "".join(f" --{name} {value}" for name, value in which._asdict().items() if value)
    return f"assess interview {case}{flags}, then: assess seal {case}{flags}"
