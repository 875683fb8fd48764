"""Documents that people name: a comparison and the closed record of its meeting, read back exactly as written."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from assess.errors import DoesNotFit, FileInvalid, IntegrityBroken
from assess.logic.compare.check import check_comparison, check_consensus
from assess.logic.digest import digest_bytes
from assess.logic.documents import adapter_of
from assess.logic.shape import shape_problems
from assess.logic.strict import MAX_BYTES, MAX_COMPARED, validate
from assess.model.comparison import Comparison
from assess.model.consensus import Consensus
from assess.model.problem import Problem
from assess.store.files import BYTE_ORDER_MARKS, UTF_16_MARKS, is_journal, read_bytes, read_start
from assess.store.glance import body_in
from assess.store.naming import comparison_beside, consensus_path
from assess.store.spelling import read_table, spelled_as_written

Named = TypeVar("Named", Comparison, Consensus)
START = 64 * 1024
_FORMAT = re.compile(rb'\s*(?:\{\s*"format"\s*:|format\s*=)\s*"assess\.([a-z]{1,20})/(\d{1,9})"')
_SEALED = re.compile(rb'\s*\{\s*"payloadType"\s*:')
_WRITES = {"comparison": "`assess merge ... -o FILE`", "consensus": "`assess consensus`"}
_SORTS = {
    "sealed": "a sealed assessment",
    "journal": "the journal of one assessment",
    "meeting": "the log of a meeting",
    "consensus": "the record of a meeting",
    "comparison": "a comparison",
    "look": "a document for a second look",
    "instrument": "an instrument",
}
_AGAIN = {
    "comparison": "put back the file as it was written, or write it again: assess merge FILE... -o",
    "consensus": "put back the file as it was written, or take it away and run `assess consensus` again",
}


@dataclass(frozen=True, slots=True)
class LoadedComparison:
    """A comparison as it was read: `digest` is the SHA-256 of the file's exact bytes."""

    comparison: Comparison
    digest: str
    path: Path


@dataclass(frozen=True, slots=True)
class LoadedConsensus:
    """The closed record of a meeting as it was read: `digest` is the SHA-256 of the file's exact bytes."""

    consensus: Consensus
    digest: str
    path: Path


def kind_of(path: Path) -> str | None:
    """Return what a file is, by how it begins and whatever it is called; None where it is nothing of ours.

    `journal`, `meeting` (the log of one), `sealed`; otherwise the name in its format: `comparison`, `consensus`,
    `look`, `instrument`, ... Raises NotFound, FileInvalid for a folder or a pipe, StorageFailed.
    """
    return _kind(read_start(path, START))


def _kind(start: bytes) -> str | None:
    if is_journal(start):
        return "meeting" if _is_meeting(start) else "journal"
    if _SEALED.match(start.removeprefix(BYTE_ORDER_MARKS[0])):
        return "sealed"
    said = _format(start)
    return said[0] if said else None


def _is_meeting(start: bytes) -> bool:
    """Tell whether a log is that of a meeting, which alone names a comparison where it begins."""
    return "comparison" in body_in(start.partition(b"\n")[0])


def _format(start: bytes) -> tuple[str, int] | None:
    match = _FORMAT.match(start.removeprefix(b"\xef\xbb\xbf"))
    return (match[1].decode("ascii"), int(match[2])) if match else None


def load_comparison(path: Path) -> LoadedComparison:
    """Return the comparison in a file, for whichever reader it was made.

    A byte that was changed is noticed where the file is no longer spelled as this program spells it, or says something
    that no comparison says. That another level was written over a level is not: only laying the sealed files side by
    side again would show it. What was derived from these bytes pins their digest and notices every change.

    Raises NotFound, StorageFailed; FileInvalid (`not-a-comparison`, `format-unknown`, or the problems of a malformed
    file); IntegrityBroken (`altered`).
    """
    data = read_bytes(path, MAX_BYTES)
    found = _parsed(Comparison, data, path)
    if problems := check_comparison(found):
        raise _invalid("comparison", path, problems)
    return LoadedComparison(found, digest_bytes(data), path)


def load_consensus(path: Path) -> LoadedConsensus:
    """Return the closed record of a meeting; `verify_meeting` compares it with the log, where that is at hand.

    Raises as `load_comparison` does, with `not-a-consensus`.
    """
    return parse_consensus(read_bytes(path, MAX_BYTES), path)


def parse_consensus(data: bytes, path: Path) -> LoadedConsensus:
    """Return the closed record in `data`, which was read from `path`; refuses as `load_consensus` does."""
    found = _parsed(Consensus, data, path)
    if found.closed is None or found.log is None:
        raise _altered("consensus", path, "it lacks what closing puts into it")
    return LoadedConsensus(found, digest_bytes(data), path)


def find_consensus(loaded: LoadedComparison) -> LoadedConsensus | None:
    """Return the closed record beside a comparison, or None where there is none.

    Raises as `load_consensus` does, DoesNotFit `other-comparison` where it is about another one.
    """
    path = consensus_path(loaded.path)
    if not path.exists():
        return None
    found = load_consensus(path)
    check_belongs(found.consensus, loaded, path)
    return found


def check_belongs(consensus: Consensus, loaded: LoadedComparison, path: Path) -> None:
    """Raise DoesNotFit `other-comparison` where what was read from `path` is not about exactly this comparison.

    Raises FileInvalid where it names what the comparison does not hold.
    """
    one, other = consensus, loaded.comparison
    about = (one.case, one.occasion, one.instrument, one.fictional)
    if one.comparison != loaded.digest or about != (other.case, other.occasion, other.instrument, other.fictional):
        raise other_comparison(path, loaded)
    if problems := check_consensus(one, other):
        raise _invalid("consensus", path, problems)


def other_comparison(path: Path, loaded: LoadedComparison) -> DoesNotFit:
    """Return the refusal of a record or a log that is about another comparison."""
    message = f"{path} belongs to another comparison than {loaded.path}, or the comparison was written anew since"
    hint = "put back the comparison that the meeting was about, or give the new one another name"
    return DoesNotFit("other-comparison", message, hint)


def require_coordinators(loaded: LoadedComparison) -> Comparison:
    """Return the comparison where it is the coordinator's; raise DoesNotFit `not-coordinators` for another reader's."""
    reader = loaded.comparison.reader
    if reader != "coordinator":
        message = f"{loaded.path} was made for another reader ({reader}) and does not hold everything"
        raise DoesNotFit("not-coordinators", message, "name the coordinator's: assess merge FILE... -o FILE")
    return loaded.comparison


def _parsed(kind: type[Named], data: bytes, path: Path) -> Named:
    name = kind.__name__.lower()
    _check_kind(name, data, path)
    plain = read_table(data, MAX_COMPARED)
    if isinstance(plain, tuple):
        raise _invalid(name, path, plain)
    if not spelled_as_written(plain, data):
        raise _altered(name, path, "it is not spelled as this program spells it")
    try:
        found: Named = validate(adapter_of(kind), data)
    except ValidationError as error:
        raise _invalid(name, path, shape_problems(error, plain)) from None
    return found


def _check_kind(name: str, data: bytes, path: Path) -> None:
    """Refuse another file than was asked for, saying what it is where that can be told."""
    start = data[:START]
    found, said = _kind(start), _format(start)
    if found is None and start.startswith(UTF_16_MARKS):
        hint = "write it with -o FILE: > in PowerShell changes what it is given"
        raise FileInvalid("encoding", f"{path} is UTF-16, and no document of this program is", hint)
    if found != name:
        what = _SORTS.get(found or "", f"a document of another kind ({found})" if found else "nothing of this program")
        raise FileInvalid(f"not-a-{name}", f"{path} is no {name}: it is {what}", _hint(name, found, path))
    if said and said[1] != 0:
        number = f"assess.{name}/{said[1]}"
        message = f"{path} has format {number}; this version reads assess.{name}/0"
        raise FileInvalid("format-unknown", message, "update assess")


def _hint(name: str, found: str | None, path: Path) -> str:
    if name == "comparison" and found == "sealed":
        return f"lay it beside the others first: assess merge {path.name} FILE -o comparison.json"
    if name == "comparison" and found == "journal":
        return "seal it (assess seal), then lay the sealed files side by side: assess merge FILE... -o comparison.json"
    beside = comparison_beside(path) if name == "comparison" and found in {"meeting", "consensus"} else None
    if beside:
        return f"name the comparison that it is about: {beside.name}"
    return f"name the file that {_WRITES[name]} wrote"


def _altered(name: str, path: Path, why: str) -> IntegrityBroken:
    return IntegrityBroken("altered", f"{path} was altered: {why}", _AGAIN[name])


def _invalid(name: str, path: Path, problems: tuple[Problem, ...]) -> FileInvalid:
    placed = tuple(problem.within(str(path)) for problem in problems)
    return FileInvalid(f"{name}-invalid", f"{path} cannot be read as a {name}", problems=placed)
