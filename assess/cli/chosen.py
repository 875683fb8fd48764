"""Which assessment a command means: the options that choose one, and everything that has to be read with it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from assess.cli.output import say

if TYPE_CHECKING:
    from assess.model.assessment import Assessment
    from assess.model.problem import Problem
    from assess.model.source import Register
    from assess.store.library import LoadedInstrument
    from assess.store.workspace import Workspace

Occasion = Annotated[str | None, typer.Option("--occasion", metavar="NAME", help="Which occasion, such as 2026-03.")]
InstrumentId = Annotated[str | None, typer.Option("--instrument", metavar="ID", help="Which instrument, by its id.")]
Label = Annotated[str | None, typer.Option("--label", metavar="LABEL", help="Which assessor, such as A1.")]


def from_here(path: Path) -> Path:
    """Return the path as it is typed in the folder where the command was."""
    here = Path.cwd()
    return path.relative_to(here) if here in path.parents else path


class Which(NamedTuple):
    """What was typed to choose one assessment of a case; None matches every one."""

    occasion: str | None = None
    instrument: str | None = None
    label: str | None = None


class Chosen(NamedTuple):
    """An assessment with what is needed to look at it; `copies` names those that lie beside its journal."""

    assessment: "Assessment"
    loaded: "LoadedInstrument"
    register: "Register | None"
    copies: "tuple[Problem, ...]" = ()


def workspace_here() -> "Workspace":
    """Return the workspace of this call, having said aloud what has to be said about it."""
    from assess.store.workspace import find_workspace

    workspace = find_workspace(Path.cwd(), os.environ)
    for notice in workspace.notices:
        say(notice)
    return workspace


def chosen(what: str, which: Which) -> Chosen:
    """Return the assessment that is meant: in a file, or the one of a case of this workspace that matches."""
    # The pseudonym of a case holds neither dots nor slashes.
    return _in_file(Path(what)) if any(mark in what for mark in "./\\") else _in_workspace(what, which)


def _in_workspace(case: str, which: Which) -> Chosen:
    from assess.store.case import check_place
    from assess.store.copies import copy_problem, find_copies
    from assess.store.journal import assessment_in, read_whole_journal
    from assess.store.pinned import load_pinned

    workspace = workspace_here()
    place = workspace.require_one(case, *which)
    content = read_whole_journal(place.journal)
    check_place(place, content.opened)
    assessment = assessment_in(content)
    register = workspace.register_for(assessment)
    loaded = load_pinned(content.opened.instrument, workspace.folder)
    return Chosen(assessment, loaded, register, tuple(copy_problem(place, copy) for copy in find_copies(place)))


def _in_file(path: Path) -> Chosen:
    from assess.store.pinned import load_pinned
    from assess.store.reading import read_assessment
    from assess.store.workspace import workspace_or_none

    assessment, register = read_assessment(path)
    workspace = workspace_or_none(Path.cwd(), os.environ)
    say(f"{path.name} is not encrypted")
    return Chosen(assessment, load_pinned(assessment.instrument, workspace.folder if workspace else None), register)


def lines_of(problems: "tuple[Problem, ...]") -> Iterator[str]:
    """Give each problem, with what to type in the interview next; unanswered questions stand together."""
    unanswered = [problem for problem in problems if problem.code == "unanswered"]
    if len(unanswered) > 1:
        names = dict.fromkeys((problem.hint or problem.path).removeprefix("go ") for problem in unanswered)
        yield from _wrapped(f"not answered: {', '.join(names)}  ->  go {next(iter(names))}")
        problems = tuple(problem for problem in problems if problem.code != "unanswered")
    for problem in problems:
        where = f" ({problem.path})" if problem.warning and problem.path else ""
        step = problem.hint or (f"go {problem.path.split(',')[0]}" if problem.path else "list problems")
        yield from _wrapped(f"{problem.message}{where}  ->  {step}")


def _wrapped(text: str) -> list[str]:
    from assess.cli.terminal import width
    from assess.render.lines import wrap

    return wrap(text, width(), "  ", "    ")
