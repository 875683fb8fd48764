r"""The lazy command group: `assess --help` reads a table, a command's module is imported when it is named.

How a command module looks (`assess/cli/commands/NAME.py`, named in `table.py`):

    '''`assess look`: show one file.'''

    from assess.cli.group import command_app, help_text
    from assess.cli.options import Json

    app = command_app()


    @app.command(help=help_text("look", "assess look a.assessment.json", more="What there is to know."))
    def look(file: Annotated[Path, typer.Argument(help="The file to show.")], as_json: Json = False) -> None:
        from assess.store.sealed import load_assessment      # heavy rooms here, not above:
        ...                                                  # `assess look --help` loads no pydantic

- It offers one name, `app`, made by `command_app()`. One function makes a command, several make a group with commands
  of its own; such a group passes its text itself, `command_app(help_text("instrument", ...))`, and its table entry says
  `nested=True`.
- The first line of its help is the summary in the table; `help_text` takes it from there.
- It prints with `assess.cli.output`, refuses with an error of `assess.errors`, and ends otherwise than with 0 by
  `raise typer.Exit(10)`. It catches nothing: the boundary in `main.py` does.
- No `from __future__ import annotations`: typer reads the annotations.
"""

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from assess import __version__
from assess.cli.output import message_stream, show
from assess.cli.table import COMMANDS

# Kept as typed: a line that holds this character alone tells the help formatter not to rewrap the paragraph.
_AS_TYPED = "\b"
_SETTINGS = {"help_option_names": ["-h", "--help"]}


def with_examples(summary: str, *examples: str, more: str = "") -> str:
    """Return a help text: the summary, then examples as typed, then whatever else there is to know."""
    lines = "\n".join(f"  {example}" for example in examples)
    blocks = (summary, f"{_AS_TYPED}\nExamples:\n{lines}" if examples else "", more)
    return "\n\n".join(block for block in blocks if block)


def help_text(name: str, *examples: str, more: str = "") -> str:
    """Return the help of the command `name`, which begins with its line in the table."""
    return with_examples(COMMANDS[name].summary, *examples, more=more)


class HelpfulGroup(TyperGroup):
    """A group that shows its help when it is named alone, and starts quickly."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters; a flag left at None would make typer import pydantic to coerce it."""
        params = super().get_params(ctx)
        for param in params:
            if param.default is None and getattr(param, "is_flag", False):
                param.default = False
        return params

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Show the help as a message, not as a result, when no command is named: the call was not complete."""
        if not args and not ctx.resilient_parsing:
            message_stream().write(f"{ctx.get_help()}\n")
            raise typer.Exit(2)
        return super().parse_args(ctx, args)


def load(name: str) -> Any:
    """Import the module of a command and return what typer makes of it."""
    command = get_command(import_module(COMMANDS[name].module).app)
    command.name = name
    return command


class LazyGroup(HelpfulGroup):
    """Shows every command from the table; imports a command's module only when it is named."""

    def __init__(self, **attrs: Any) -> None:
        """Stand in for every command with its summary."""
        super().__init__(**attrs)
        for name, entry in COMMANDS.items():
            self.add_command(TyperCommand(name, help=entry.summary, rich_markup_mode=None))

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Exchange the stand-in for the real command; invocation and shell completion both come through here."""
        name, stub, rest = super().resolve_command(ctx, args)
        return name, load(name) if name in COMMANDS else stub, rest


def command_app(text: str | None = None) -> typer.Typer:
    """Return the Typer app of one command module: plain help, `-h`, no completion of its own, no pretty tracebacks."""
    return typer.Typer(
        cls=HelpfulGroup,
        help=text,
        context_settings=_SETTINGS,
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
    )


app = typer.Typer(
    cls=LazyGroup,
    context_settings=_SETTINGS,
    rich_markup_mode=None,
    # Completion would be of file names only; nothing may offer the names of cases on a screen that others see.
    add_completion=False,
    pretty_exceptions_enable=False,
)

_OVERVIEW = with_examples(
    "Structured professional judgement: assess, compare, discuss; nothing is added up.",
    "assess demo                        try it with a fictional case",
    "assess init                        make a workspace here",
    "assess interview C-0142            begin an assessment, or go on with it",
    "assess merge A1.sealed A2.sealed   where do two assessors differ?",
    more="`assess COMMAND --help` tells more. Results go to standard output, messages to standard error.",
)


def _tell_version(wanted: bool) -> None:
    if wanted:
        show(f"assess {__version__}")
        raise typer.Exit


@app.callback(help=_OVERVIEW)
def root(
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Show the version and exit.", callback=_tell_version, is_eager=True)
    ] = False,
) -> None:
    """Hold the options that stand before a command."""
