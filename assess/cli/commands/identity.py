"""`assess identity`: the keys that you sign with and that others encrypt to."""

from pathlib import Path
from typing import Annotated

import typer

from assess.cli.group import command_app, help_text, with_examples
from assess.cli.identities import IdentityFile
from assess.cli.options import Json
from assess.cli.passphrases import PassphraseFd

app = command_app(
    help_text(
        "identity",
        "assess identity new --recovery-sheet sheet.txt",
        "assess identity card -o my.card.json",
        "assess identity show my.card.json",
        "assess identity recover sheet.txt",
        more="It lies with your settings, or in the file that --identity or ASSESS_IDENTITY names. What it protects "
        "and what it does not: docs/privacy.md.",
    )
)

NEW = with_examples(
    "Make your identity and its recovery sheet.",
    "assess identity new --recovery-sheet sheet.txt",
    "assess identity new --recovery-sheet - | lpr",
    more="""The passphrase is asked for twice: at least 12 characters, better five words. It cannot be read back from
anywhere; the sheet is the only way back, and is the key itself.""",
)
CARD = with_examples(
    "Write your public card, which others need.",
    "assess identity card -o my.card.json",
    more="The passphrase is asked for, to make sure that the card is that of your secret.",
)
SHOW = with_examples(
    "Show the fingerprint of your identity or of a card.",
    "assess identity show",
    "assess identity show my.card.json",
    more="Read it to each other over the telephone, once: five groups of four characters.",
)
RECOVER = with_examples(
    "Get your identity back from its recovery sheet.",
    "assess identity recover sheet.txt",
    "assess identity recover -",
    more="- asks for the four lines of the sheet. The same keys and the same fingerprint come back, under a new "
    "passphrase. An identity that is there is not written over.",
)

CardOut = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", readable=False, help="Write the card to FILE (- is stdout)."),
]


@app.command(help=NEW)
def new(
    sheet: Annotated[
        Path | None,
        typer.Option("--recovery-sheet", metavar="FILE", readable=False, help="Write the sheet to FILE (- is stdout)."),
    ] = None,
    without_recovery: Annotated[
        bool, typer.Option("--without-recovery", help="No sheet: a forgotten passphrase loses everything.")
    ] = False,
    identity: IdentityFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Ask what has to be asked, then write."""
    from assess.cli.identities import identity_path, make_identity

    make_identity(identity_path(identity), sheet, passphrase_fd, without_recovery=without_recovery)


@app.command(help=CARD)
def card(out: CardOut = None, identity: IdentityFile = None, passphrase_fd: PassphraseFd = None) -> None:
    """Unlock, compare, write."""
    from assess.cli.cards import write_card
    from assess.cli.identities import identity_path

    write_card(identity_path(identity), out, passphrase_fd)


@app.command(help=SHOW)
def show(
    card: Annotated[Path | None, typer.Argument(metavar="CARD", readable=False, help="A card; else your own.")] = None,
    identity: IdentityFile = None,
    as_json: Json = False,
) -> None:
    """Check, then show; no passphrase is needed."""
    from assess.cli.cards import show_identity

    show_identity(card, identity, as_json=as_json)


@app.command(help=RECOVER)
def recover(
    sheet: Annotated[Path, typer.Argument(metavar="SHEET|-", readable=False, help="The sheet, typed or scanned.")],
    identity: IdentityFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Check each line, ask for a passphrase, write."""
    from assess.cli.identities import identity_path, recover_identity

    recover_identity(sheet, identity_path(identity), passphrase_fd)
