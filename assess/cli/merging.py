"""From sealed files to a comparison: open them, find panel and register of their case, write the document."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from assess.cli.output import say
from assess.errors import StorageFailed
from assess.logic.compare import compare
from assess.model.assessment import Assessment
from assess.model.comparison import Comparison, Reader
from assess.model.panel import Panel
from assess.model.source import Register
from assess.store.envelope import load_sealed
from assess.store.files import write_new
from assess.store.workspace import Workspace, workspace_or_none


class Merging:
    """Opened files with the panel and the register of their case, where a workspace has them."""

    def __init__(self, files: Sequence[Path]) -> None:
        """Open every file; the store refuses what is unsealed or altered."""
        self._sealed = tuple(load_sealed(path) for path in files)
        for sealed in self._sealed:
            if sealed.path.with_suffix(".journal").exists():
                from assess.store.sealing import verify_beside

                verify_beside(sealed)
        first = self._sealed[0].assessment
        workspace = workspace_or_none(Path.cwd(), os.environ)
        for notice in workspace.notices if workspace else ():
            say(notice)
        self._panel = _panel(workspace, first) if workspace else None
        self._register: Register | None = workspace.load_register(first.case) if workspace else None

    def comparison(self, reader: Reader) -> Comparison:
        """Return the comparison for one reader; raise DoesNotFit with every reason why there is none."""
        return compare(self._sealed, self._panel, self._register, reader)


def _panel(workspace: Workspace, first: Assessment) -> Panel | None:
    """Return the panel of the case where it is about this occasion and instrument; another one is not used."""
    panel = workspace.load_panel(first.case)
    if panel is None or (panel.occasion, panel.instrument.id) == (first.occasion, first.instrument.id):
        return panel
    say("the panel of this case is about another occasion or instrument and was not used")
    return None


def save(comparison: Comparison, out: Path) -> None:
    """Write the bare document, never over something; `-` is standard output."""
    from assess.render.json import render_document

    data = render_document(comparison)
    if out != Path("-"):
        write_new(out, data)
        say(f"written: {out}, for: {comparison.reader}; it is not encrypted")
    elif sys.stdout is None:
        raise StorageFailed("no-standard-output", "there is no standard output to write the result to")
    else:
        # Exact bytes: a text stream would change line ends on Windows, and the document is digested as it is.
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
