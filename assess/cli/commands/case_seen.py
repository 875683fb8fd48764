"""`assess case join`, `list` and `show`: the commands about cases that everybody uses."""

from pathlib import Path
from typing import Annotated

import typer

from assess.cli.group import with_examples
from assess.cli.options import Case, Json
from assess.cli.output import envelope, say, say_hint, show, show_problems

HELP_JOIN = with_examples(
    "Take in what the coordinator handed you.",
    "assess case join C-0142.A1.handout.json --as A1",
    more="A later handout takes the place of an earlier one, which is kept; `assess interview` then needs no --label.",
)
HELP_LIST = with_examples("List the cases of this workspace.", "assess case list")
HELP_SHOW = with_examples("Show panel, register and how far each has come.", "assess case show C-0142")


def join(
    file: Annotated[Path, typer.Argument(metavar="FILE", readable=False, help="The handout, a panel or a register.")],
    label: Annotated[str, typer.Option("--as", metavar="LABEL", help="Who you are on the panel, such as A1.")],
) -> None:
    """Check that it fits, then keep it."""
    from assess.cli.joining import join as join_case

    join_case(file, label)


def list_(as_json: Json = False) -> None:
    """Show one case after the other; what cannot be read is named on stderr."""
    from assess.cli.cases import view_of
    from assess.cli.chosen import workspace_here
    from assess.render.case import render_row

    workspace = workspace_here()
    views = [view_of(workspace, case) for case in workspace.cases]
    problems = [problem.within(view.case) for view in views for problem in view.problems]
    if as_json:
        show(envelope("case list", 0, [view.row() for view in views], problems))
        return
    show("\n".join(render_row(view.row()) for view in views) or "no cases")
    show_problems(problems)
    if not views:
        say_hint("assess case new CASE, assess case join FILE --as LABEL, or assess interview CASE")


def show_(case: Case, as_json: Json = False) -> None:
    """Show what may be known here."""
    from assess.cli.cases import view_of
    from assess.cli.chosen import workspace_here
    from assess.cli.terminal import width
    from assess.errors import NotFound
    from assess.render.case import render_case

    workspace = workspace_here()
    workspace.case_folder(case)
    if case not in workspace.cases:
        raise NotFound("no-case", f"there is no case {case} in {workspace.folder}", "assess case list")
    view = view_of(workspace, case)
    if as_json:
        show(envelope("case show", 0, view.record(), view.problems))
        return
    show(render_case(view.record(), view.panel, view.register, width()))
    for problem in view.problems:
        say(problem.message)
        say_hint(problem.hint)
