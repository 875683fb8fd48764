"""How files are named: the seals of one assessment, and what lies beside a comparison."""

import re
from itertools import count, takewhile
from pathlib import Path

from assess.model.assessment import Assessment
from assess.store.envelope import Sealed

_MARKED = re.compile(
    r"(?P<plain>.+?)(?P<amended>\.amended-[1-9]\d*)?(?P<withdrawn>\.withdrawn-[1-9]\d*)?", re.IGNORECASE
)


def sealed_path(journal: Path, assessment: Assessment) -> Path:
    """Return where the seal of an assessment lies: the original beside its journal, each amendment by its number."""
    number = len(assessment.amendments)
    return journal.with_name(f"{journal.stem}{f'.amended-{number}' if number else ''}.sealed")


def withdrawn_path(journal: Path, assessment: Assessment) -> Path:
    """Return where a seal lies once it is withdrawn; `assessment` is what was sealed."""
    path = sealed_path(journal, assessment)
    return path.with_name(f"{path.stem}.withdrawn-{len(assessment.withdrawals) + 1}.sealed")


def journal_beside(path: Path) -> Path | None:
    """Return the journal beside a sealed file, whatever seal of it the file is, or None where there is none."""
    # A label may itself be `withdrawn-1`: the longest name that has a journal is meant.
    names = (path.stem, _stem_without(path, "withdrawn"), _stem_without(path, "withdrawn", "amended"))
    beside = (path.with_name(f"{name}.journal") for name in names)
    return next((journal for journal in beside if journal.exists()), None)


def paths_through(sealed: Sealed) -> tuple[Path, ...]:
    """Return where the seals lie that a sealed file goes on from, the original first, and the file itself last."""
    amended = len(sealed.assessment.amendments)
    plain = _stem_without(sealed.path, "withdrawn", "amended")
    stems = (plain, *(f"{plain}.amended-{number}" for number in range(1, amended)), sealed.path.stem)
    return tuple(sealed.path.with_name(f"{stem}.sealed") for stem in dict.fromkeys(stems if amended else stems[-1:]))


def amendment_of(sealed: Sealed) -> Path | None:
    """Return the last amendment that was sealed after a sealed file, where one lies beside it."""
    plain = _stem_without(sealed.path, "amended") if sealed.assessment.amendments else sealed.path.stem
    numbers = count(len(sealed.assessment.amendments) + 1)
    later = (sealed.path.with_name(f"{plain}.amended-{number}.sealed") for number in numbers)
    return next(reversed([None, *takewhile(Path.exists, later)]))


def _stem_without(path: Path, *marks: str) -> str:
    found = _MARKED.fullmatch(path.stem)
    return "".join(part or "" for name, part in found.groupdict().items() if name not in marks) if found else path.stem


def named_withdrawn(sealed: Sealed) -> bool:
    """Tell whether the name of a file says that its seal was withdrawn."""
    found = _MARKED.fullmatch(sealed.path.stem)
    mark = found and found["withdrawn"]
    # An assessor may have that label.
    return bool(mark) and (mark != f".{sealed.assessment.assessor.label}" or sealed.path.stem.endswith(f"{mark}{mark}"))


_RECORD = ".consensus.json"


def meeting_path(comparison: Path) -> Path:
    """Return where the log of the meeting about a comparison lies."""
    return comparison.with_name(f"{comparison.name.removesuffix('.json')}.meeting")


def consensus_path(comparison: Path) -> Path:
    """Return where the closed record of that meeting lies."""
    return comparison.with_name(f"{comparison.name.removesuffix('.json')}{_RECORD}")


def comparison_beside(path: Path) -> Path | None:
    """Return where the comparison lies that a log of a meeting or its record is about, as its name says, or None."""
    ending = next((one for one in (".meeting", _RECORD) if path.name.endswith(one)), None)
    return path.with_name(f"{path.name.removesuffix(ending)}.json") if ending else None
