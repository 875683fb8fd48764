"""Copies of a journal under other names, as services that copy files make them: what they hold; none is ever merged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Literal

from assess.errors import DoesNotFit, NotFound
from assess.model.problem import Problem
from assess.store.case import Place, names_in, told_by
from assess.store.files import read_bytes
from assess.store.glance import body_in, text_in

MAX_BYTES = 64 * 1024 * 1024
Relation = Literal["same", "behind", "ahead", "parted"]
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy beside a journal: how the two stand, how many entries only one of them holds, since when the copy does.

    Lines are chained: up to the first one that differs the two are one log, and nothing after it is shared.
    """

    path: Path
    relation: Relation
    there: int
    here: int
    since: str | None = None

    @property
    def holds_more(self) -> bool:
        """Tell whether the copy holds what the journal does not."""
        return self.there > 0


def find_copies(place: Place) -> tuple[Copy, ...]:
    """Return every copy of a journal in its folder, under whatever name; the journal itself need not be there.

    Raises StorageFailed where a file cannot be read. A file that is no journal of this assessment is none.
    """
    folder = place.journal.parent
    named = (folder / name for name in names_in(folder) if name != place.journal.name and not name.startswith("."))
    paths = [path for path in named if told_by(path) == place]
    mine = _lines(place.journal) if paths else ()
    return tuple(_compared(path, mine) for path in paths)


def lost_places(case: str, folder: Path) -> Iterator[tuple[Place, str]]:
    """Go through the assessments of a case of which copies are there but no journal, each with what to do."""
    for occasion in names_in(folder):
        for name in names_in(folder / occasion):
            place = told_by(folder / occasion / name)
            lost = place and (place.case, place.occasion) == (case, occasion) and not place.journal.exists()
            if place and lost and not name.startswith("."):
                yield place, _rename(name, place)


def _lines(path: Path) -> tuple[bytes, ...]:
    """Return the whole lines of a journal; one that was cut short was never confirmed."""
    try:
        return tuple(read_bytes(path, MAX_BYTES).split(b"\n")[:-1])
    except NotFound:
        return ()


def _compared(path: Path, mine: tuple[bytes, ...]) -> Copy:
    theirs = _lines(path)
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(mine, theirs, strict=False)))
    there, here = len(theirs) - common, len(mine) - common
    relation: Relation = "parted" if there and here else "ahead" if there else "behind" if here else "same"
    return Copy(path, relation, there, here, _time_of(theirs[common]) if there else None)


def _time_of(line: bytes) -> str | None:
    """Return the minute in which a line was written, as far as it can be read."""
    match = _DAY.match(text_in(body_in(line), "at"))
    return match[0].replace("T", " ") if match else None


def copy_problem(place: Place, copy: Copy) -> Problem:
    """Return what has to be said of a copy, and what to do; a warning where the journal holds all of it."""
    name, journal = copy.path.name, place.journal.name
    since = f", the first of {copy.since}" if copy.since else ""
    if not copy.holds_more:
        message = f"{name} is a copy of the journal {journal} and holds nothing more"
        return Problem("conflict-copy", name, message, "move it out of the folder", warning=True)
    if copy.relation == "ahead" and not place.journal.exists():
        message = f"{journal} is gone, and its copy {name} holds {_entries(copy.there)}"
        return Problem("conflict-copy", name, message, _rename(name, place))
    if copy.relation == "ahead":
        message = f"{name} is a copy of {journal} and holds {_entries(copy.there)} more{since}"
        hint = f"end assess on every computer, move {journal} out of the folder, then rename {name} to {journal}"
        return Problem("conflict-copy", name, message, hint)
    message = (
        f"{name} and the journal {journal} have parted: {_entries(copy.there)} only in the copy{since}, "
        f"{copy.here} only in the journal"
    )
    hint = "both are kept: go on in the journal, type what is missing, then move the copy out of the folder"
    return Problem("conflict-copy", name, message, hint)


def _rename(name: str, place: Place) -> str:
    return f"end assess on every computer, then rename {name} to {place.journal.name}"


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def check_copies(place: Place) -> None:
    """Raise DoesNotFit `conflict-copy` while a copy beside the journal holds lines of its own."""
    found = tuple(copy_problem(place, copy) for copy in find_copies(place) if copy.holds_more)
    if found:
        names = ", ".join(problem.path for problem in found)
        hint = "do what is said there; nothing is merged or deleted by the program"
        raise DoesNotFit("conflict-copy", f"not sealed: a copy holds what the journal does not: {names}", hint, found)
