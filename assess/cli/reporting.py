"""From a case or a file to what is reported: one assessment, sealed where there is a seal, or a comparison."""

import os
from pathlib import Path
from typing import NamedTuple, TypeVar

from assess.cli.chosen import Which, from_here, workspace_here
from assess.cli.formats import Shown
from assess.cli.output import say, say_hint
from assess.errors import DoesNotFit, Incomplete, NotFound, UsageRefused
from assess.logic.report import Material, report_for, words_may_tell
from assess.logic.sealing import ready_to_seal
from assess.logic.strict import MAX_BYTES
from assess.model.assessment import Assessment
from assess.model.comparison import Reader
from assess.model.event import Amended, Withdrawn
from assess.model.instrument import Instrument
from assess.model.panel import Panel
from assess.model.source import Register
from assess.store.addenda import load_addenda
from assess.store.beside import verify_beside
from assess.store.case import check_place, load_kept
from assess.store.documents import kind_of
from assess.store.envelope import Sealed, parse_sealed
from assess.store.files import is_journal, read_bytes
from assess.store.journal import assessment_in, read_whole_journal
from assess.store.naming import amendment_of, sealed_path
from assess.store.pinned import load_pinned
from assess.store.sealing import check_same_register
from assess.store.workspace import Workspace, workspace_or_none

Kept = TypeVar("Kept", Panel, Register)


def shown(what: str, which: Which, reader: Reader | None, consensus: Path | None) -> Shown:
    """Return the document for one reader, of whatever is meant, with the report that shows it.

    Raises UsageRefused `no-comparison` where a record of a meeting is named beside a single assessment.
    """
    kind = kind_of(Path(what)) if _is_file(what) else None
    if kind in ("comparison", "consensus"):
        from assess.cli.comparisons import comparison_for
        from assess.render.report import make_report

        compared = comparison_for(Path(what), kind, consensus, reader)
        return Shown(compared, lambda: make_report(compared))
    if consensus is not None:
        raise UsageRefused("no-comparison", "the record of a meeting is about a comparison", "name that as FILE")
    return _single(material(what, which), reader or "board")


def _single(found: Material, reader: Reader) -> Shown:
    from assess.render.single.report import make_single_report

    document = report_for(found, reader)
    if reader != "coordinator" and words_may_tell(found):
        say("words may give away a source that is not for these readers: read it before you pass it on")
    return Shown(document, lambda: make_single_report(document))


def _is_file(what: str) -> bool:
    """Tell a file from a case: the pseudonym of a case holds neither dots nor slashes."""
    return any(mark in what for mark in "./\\")


def material(what: str, which: Which) -> Material:
    """Return what a report is made of: a sealed file with its addenda, or a journal that is not sealed yet."""
    path, workspace = _named(what, which)
    found = sealed_in(path)
    return _of_sealed(found, workspace) if found else _of_journal(path, workspace)


def sealed_only(what: str, which: Which) -> Sealed:
    """Return the sealed assessment that is meant; raise Incomplete where it is not sealed."""
    path, _ = _named(what, which)
    found = sealed_in(path)
    if found is None:
        raise Incomplete("not-sealed", "only a sealed assessment can be added to", "assess seal CASE")
    return found.sealed


def _named(what: str, which: Which) -> tuple[Path, Workspace | None]:
    """Return the file that is meant, for a case its journal, and the workspace of this call."""
    if not _is_file(what):
        workspace = workspace_here()
        place = workspace.require_one(what, *which)
        check_place(place, read_whole_journal(place.journal).opened)
        return place.journal, workspace
    say(f"{Path(what).name} is not encrypted")
    return Path(what), workspace_or_none(Path.cwd(), os.environ)


class Found(NamedTuple):
    """A sealed assessment, and what opened its log again, where the journal beside it tells."""

    sealed: Sealed
    following: Amended | Withdrawn | None


def sealed_in(path: Path) -> Found | None:
    """Return the sealed assessment in a file, or the last one of a journal; None for a journal that is not sealed.

    Raises Incomplete where the sealed file of a sealed journal is gone, and whatever opening a file raises.
    """
    data = read_bytes(path, MAX_BYTES)
    if is_journal(data):
        content = read_whole_journal(path)
        if content.sealed is None:
            return None
        path = sealed_path(path, assessment_in(content))
        if not path.exists():
            hint = "assess seal CASE writes it again"
            raise Incomplete("sealed-file-missing", f"the journal is sealed, but {path.name} is not there", hint)
        data = read_bytes(path, MAX_BYTES)
    sealed = parse_sealed(data, path)
    return Found(sealed, verify_beside(sealed))


def _of_sealed(found: Found, workspace: Workspace | None) -> Material:
    """Return a sealed assessment with what lies beside it; it is read alone where there is nothing."""
    sealed, following = found
    one, amendment = sealed.assessment, amendment_of(sealed)
    if amendment:
        say(f"{sealed.name} was amended afterwards, which this report does not show")
        say_hint(f"assess report {from_here(amendment)} shows the amendment")
    return Material(
        assessment=one,
        digest=sealed.commitment,
        addenda=load_addenda(sealed),
        register=_kept(Register, sealed.path, one.case, workspace),
        panel=_panel(sealed.path, one, workspace),
        instrument=_instrument_or_none(one, workspace),
        amended_since=following.at if isinstance(following, Amended) else None,
    )


def _of_journal(path: Path, workspace: Workspace | None) -> Material:
    """Return a draft as it would be sealed now."""
    content = read_whole_journal(path)
    draft = assessment_in(content)
    loaded = load_pinned(draft.instrument, workspace.folder if workspace else None)
    if workspace and workspace.folder.absolute() in path.absolute().parents:
        register = workspace.register_for(draft)
    else:
        register = _kept(Register, path, draft.case, workspace)
    check_same_register(draft, register)
    ready = ready_to_seal(loaded.instrument, loaded.raw, draft, register.sources if register else ())
    return Material(ready, register=register, panel=_panel(path, draft, workspace), instrument=loaded.instrument)


def _kept(kind: type[Kept], path: Path, case: str, workspace: Workspace | None) -> Kept | None:
    """Return panel or register of the tree that a file lies in, else of the workspace, or None."""
    name = f"{kind.__name__.lower()}.json"
    if path.with_suffix(".journal").exists():
        return load_kept(kind, path.absolute().parents[1] / name, case)
    return load_kept(kind, workspace.case_folder(case) / name, case) if workspace else None


def _panel(path: Path, one: Assessment, workspace: Workspace | None) -> Panel | None:
    """Return the panel where it is about this occasion and instrument."""
    panel = _kept(Panel, path, one.case, workspace)
    fits = panel and (panel.occasion, panel.instrument.id) == (one.occasion, one.instrument.id)
    return panel if fits else None


def _instrument_or_none(one: Assessment, workspace: Workspace | None) -> Instrument | None:
    """Return the instrument of a sealed assessment; it only adds words, so that another one or none is no mistake."""
    try:
        return load_pinned(one.instrument, workspace.folder if workspace else None).instrument
    except (NotFound, DoesNotFit):
        return None
