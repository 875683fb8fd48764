"""`assess addendum`: add the person's own view or a countersignature to a sealed assessment."""

import re
from pathlib import Path
from typing import Annotated, Literal

import typer

from assess.cli.chosen import InstrumentId, Label, Occasion, Which
from assess.cli.group import command_app, help_text
from assess.cli.output import say_hint, show_fact
from assess.errors import UsageRefused

app = command_app()

MORE = """The sealed file is not changed: an addendum is a file of its own beside it. The text is asked for line by
line, or read from a file; text about a case is never an argument. Reports show it to every reader."""
LONGEST_ROLE = 64
Kind = Annotated[Literal["person-view", "countersignature"], typer.Option("--kind", help="What it is.")]
By = Annotated[str, typer.Option("--by", metavar="ROLE", help="Whose words, as a role: person, team-lead; no name.")]
From = Annotated[
    Path | None,
    typer.Option("--from", metavar="FILE", readable=False, help="Read the text from FILE (- is standard input)."),
]


@app.command(
    help=help_text(
        "addendum",
        "assess addendum C-0142 --kind person-view --by person",
        "assess addendum a1.sealed --kind countersignature --by team-lead",
        more=MORE,
    )
)
def addendum(  # noqa: PLR0913, PLR0917 - each is an option of the command
    what: Annotated[str, typer.Argument(metavar="CASE|FILE", help="A case of this workspace, or a sealed file.")],
    kind: Kind,
    by: By,
    occasion: Occasion = None,
    instrument: InstrumentId = None,
    label: Label = None,
    text_file: From = None,
) -> None:
    """Read the text and write it beside the sealed file."""
    from assess.cli import clock
    from assess.cli.reporting import sealed_only
    from assess.model.addendum import Addendum
    from assess.store.addenda import save_addendum

    _check_role(by)
    sealed = sealed_only(what, Which(occasion, instrument, label))
    one = sealed.assessment
    text = _text(text_file)
    added = Addendum(
        fictional=one.fictional,
        case=one.case,
        of=sealed.commitment,
        label=one.assessor.label,
        kind=kind,
        at=clock.now().isoformat(timespec="seconds"),
        by=by,
        text=text,
    )
    show_fact(f"saved: {save_addendum(sealed, added)}")
    say_hint("assess report shows it to every reader; the sealed file stays as it is")


def _check_role(by: str) -> None:
    from assess.model.base import SLUG_PATTERN

    if not re.fullmatch(SLUG_PATTERN, by) or len(by) > LONGEST_ROLE:
        hint = "use lower-case letters, digits and hyphens, such as person or team-lead; never a name"
        raise UsageRefused("bad-role", "this cannot be a role", hint)


def _text(file: Path | None) -> str:
    """Return the text of a file, or what somebody types on a terminal."""
    from assess.cli.ask import ask_text, somebody_is_there
    from assess.model.base import TEXT_LIMIT
    from assess.store.reading import read_words

    if file is not None:
        return read_words(file, "text")
    if not somebody_is_there():
        raise UsageRefused("no-text", "there is no text, and nobody is there to be asked", "add --from FILE")
    text = ask_text("type the text; a line with a dot alone ends it:")
    # A terminal that is not set to UTF-8 gives half characters, which no file can hold.
    if not text or len(text) > TEXT_LIMIT or text != text.encode("utf-8", "replace").decode("utf-8"):
        hint = f"a text has 1 to {TEXT_LIMIT} characters; --from FILE reads one that is saved as UTF-8"
        raise UsageRefused("no-text", "what was typed cannot be kept; nothing was saved", hint)
    return text
