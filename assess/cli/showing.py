"""A report on standard output: styled where a terminal understands it, plain text everywhere else."""

from assess.cli.output import say_hint, show
from assess.cli.terminal import height, is_rich, wants_colour, width
from assess.render.blocks import Report


def show_report(report: Report, *, as_text: bool = False) -> None:
    """Show a report; `as_text` asks for plain text on a terminal too."""
    if as_text or not is_rich():
        from assess.render.text import render_text

        show(render_text(report))
    else:
        from assess.render.terminal import render_terminal

        text = render_terminal(report, width(), colour=wants_colour())
        show(text)
        lines = text.count("\n")
        if lines > height():
            say_hint(f"that was {lines} lines; the same call with | more behind it shows them page by page")
