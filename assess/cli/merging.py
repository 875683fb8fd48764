"""From sealed files to a comparison: open them, find panel and register of their case, write the document."""

import os
from collections.abc import Sequence
from pathlib import Path

from assess.cli.output import say, say_hint, show_bytes
from assess.cli.withdrawn import refuse_withdrawn
from assess.logic.compare import compare
from assess.logic.compare.second_look import pair
from assess.model.addendum import Addendum
from assess.model.assessment import Assessment
from assess.model.comparison import Comparison, Reader
from assess.model.panel import Panel
from assess.model.source import Register
from assess.store.addenda import load_addenda
from assess.store.envelope import Sealed, load_sealed
from assess.store.files import write_new
from assess.store.workspace import Workspace, workspace_or_none

_STDOUT = Path("-")


class Merging:
    """Opened files with the panel and the register of their case, where a workspace has them."""

    def __init__(self, files: Sequence[Path]) -> None:
        """Open every file; what is unsealed, altered or withdrawn is refused, and what does not belong together."""
        sealed = sorted((load_sealed(path) for path in files), key=_place)
        refuse_withdrawn(sealed)
        first = sealed[0].assessment
        workspace = workspace_or_none(Path.cwd(), os.environ)
        for notice in workspace.notices if workspace else ():
            say(notice)
        self._panel = _panel(workspace, first) if workspace else None
        self._register: Register | None = workspace.load_register(first.case) if workspace else None
        self._paired = pair(sealed, self._panel, self._register)
        for amended in self._paired.later:
            say(_amended_words(amended.assessment))
        self._addenda = _addenda(sealed)

    def comparison(self, reader: Reader) -> Comparison:
        """Return the comparison for one reader, with what was added to the sealed files afterwards."""
        first, later = self._paired
        found = compare(first, self._panel, self._register, reader, later)
        return found.model_copy(update={"addenda": self._addenda})


def _place(sealed: Sealed) -> tuple[str, int, str]:
    """Return what sealed files are sorted by, so that their order on the command line changes nothing."""
    return sealed.assessment.assessor.label, len(sealed.assessment.amendments), sealed.commitment


def _amended_words(one: Assessment) -> str:
    """Say who amended, when and at which stage; the reason is text about a case."""
    last = one.amendments[-1]
    stage = "at the second look" if last.stage == "second-look" else "after sealing"
    return f"{one.assessor.label} amended {stage} ({last.at[:10]}); agreement counts the first seal, this stands beside"


def _addenda(sealed: Sequence[Sealed]) -> tuple[Addendum, ...]:
    """Return what lies beside sealed files as added to them, once each, in an order of its own."""
    found = {addendum for one in sealed for addendum in load_addenda(one)}
    return tuple(sorted(found, key=lambda one: (one.label, one.at, one.kind, one.by, one.of, one.text)))


def _panel(workspace: Workspace, first: Assessment) -> Panel | None:
    """Return the panel of the case where it is about this occasion and instrument; another one is not used."""
    panel = workspace.load_panel(first.case)
    if panel is None or (panel.occasion, panel.instrument.id) == (first.occasion, first.instrument.id):
        return panel
    say("the panel of this case is about another occasion or instrument and was not used")
    return None


def save(document: Comparison | None, out: Path | None, shown: Comparison, page: Path | None) -> None:
    """Write the bare document, never over something, and the report as a page: both or neither; `-` is stdout."""
    if document and out:
        _write(document, out)
    try:
        if page:
            _write_page(shown, page)
    except BaseException:
        if out and out != _STDOUT:
            out.unlink(missing_ok=True)
        raise
    if document and out and out != _STDOUT:
        say(f"written: {out}, for: {document.reader}; it is not encrypted")
        if document.reader == "coordinator":
            say_hint(f"assess look {out} --for LABEL for a second look; assess consensus {out} for the meeting")


def _write(comparison: Comparison, out: Path) -> None:
    from assess.render.json import render_document

    data = render_document(comparison)
    if out == _STDOUT:
        show_bytes(data)
    else:
        write_new(out, data)


def _write_page(comparison: Comparison, out: Path) -> None:
    from assess.cli.formats import Shown, as_bytes, write_report
    from assess.render.report import make_report

    write_report(as_bytes(Shown(comparison, lambda: make_report(comparison)), "html"), out, comparison.reader)
