"""What every sitting needs from outside: lines from a prompt, a pipe or a script, the time, tokens, a screen."""

import secrets
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from assess.cli import clock
from assess.cli.terminal import width
from assess.errors import StorageFailed
from assess.interview.console import Prompt, lines_of_stream
from assess.interview.desk import Ports, Save
from assess.interview.script import lines_of_script
from assess.logic.fold.standing import EventT
from assess.logic.strict import MAX_BYTES
from assess.store.named import read_named

# The alphabet of source ids: no letter that is read as another, or as a digit.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def here_and_now() -> str:
    """Return this moment with the offset of this place."""
    moment = clock.now()
    try:
        here = moment.astimezone()
    except (OSError, OverflowError, ValueError):  # a place whose clock no calendar knows
        return moment.isoformat()
    whole_minutes = (here.utcoffset() or timedelta()) % timedelta(minutes=1) == timedelta()
    return (here if whole_minutes else moment).isoformat()


def token() -> str:
    """Return a random token for the id of a source: numbers in a row would betray gaps."""
    return "".join(secrets.choice(ALPHABET) for _ in range(8))


def script_name(script: str | None) -> str:
    """Return how messages call a script."""
    return "standard input" if script in (None, "-") else Path(script or "").name


def script_lines(script: str | None) -> tuple[str, ...] | None:
    """Return the lines of a script, None where there is none; raise FileInvalid, NotFound."""
    return None if script is None else lines_of_script(read_named(Path(script), MAX_BYTES), script_name(script))


def talk(
    held: Callable[[Ports[EventT]], object], save: Save[EventT], machine: Callable[[], str | None] = lambda: None
) -> None:
    """Hold a sitting where people are: at a prompt where somebody types, else line by line from what is piped in.

    `machine` is asked only at a prompt, where the time worked counts.
    """
    if not sys.stdin or not sys.stdin.isatty():
        stream = sys.stdin.buffer if sys.stdin else None
        if stream is None:
            raise StorageFailed("no-standard-input", "there is no standard input to read from")
        held(Ports(lines_of_stream(stream), write, save, here_and_now, token, width(), typed=False))
        return
    with Prompt() as prompt:
        held(Ports(prompt.read_line, write, save, here_and_now, token, width(), offer=prompt.offer, machine=machine()))


def write(text: str) -> None:
    """Write to standard output and see that it left."""
    if sys.stdout is None:
        raise StorageFailed("no-standard-output", "there is no standard output to write to")
    sys.stdout.write(text)
    sys.stdout.flush()
