"""What a form is printed for: which instrument, which case, and where the result goes."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from assess.cli.output import say, show, show_fact
from assess.errors import UsageRefused

if TYPE_CHECKING:
    from assess.model.instrument import Instrument
    from assess.model.pinned import PinnedInstrument
    from assess.store.library import LoadedInstrument
    from assess.store.workspace import Workspace


class PrintedFor(NamedTuple):
    """An instrument, and the case a form is printed for; no case leaves a line for it."""

    instrument: "Instrument"
    case: str = ""
    fictional: bool = False


def printed_for(case: str | None, instrument: str | None) -> PrintedFor:
    """Return what a form is printed for; raise NotFound, FileInvalid, UsageRefused, DoesNotFit."""
    from assess.cli.beginning import FLAGSHIP
    from assess.store.library import load_instrument
    from assess.store.workspace import workspace_or_none

    workspace = workspace_or_none(Path.cwd(), os.environ)
    if case is None or workspace is None:
        folder = workspace.folder if workspace else None
        return PrintedFor(load_instrument(instrument or FLAGSHIP, folder).instrument, _safe(case))
    return _in_workspace(workspace, case, instrument)


def _safe(case: str | None) -> str:
    from assess.store.case import check_name

    return check_name("a case", case) if case else ""


def _in_workspace(workspace: "Workspace", case: str, instrument: str | None) -> PrintedFor:
    """Take the instrument that is named, else the panel's, else the only one of the case, else the flagship."""
    from assess.cli.beginning import FLAGSHIP
    from assess.store.library import load_instrument

    for notice in workspace.notices:
        say(notice)
    panel, register = workspace.load_panel(case), workspace.load_register(case)
    begun = {place.instrument for place in workspace.journals(case)}
    if not (panel or register or begun):
        say(f"nothing of {case} is here yet; the form is printed all the same")
    usual = panel.instrument.id if panel else begun.pop() if len(begun) == 1 else FLAGSHIP
    loaded = load_instrument(instrument or usual, workspace.folder)
    if panel and panel.instrument.id == loaded.instrument.instrument.id:
        _refuse_another_version(panel.instrument, loaded)
    return PrintedFor(loaded.instrument, case, any(one.fictional for one in (panel, register) if one))


def _refuse_another_version(pinned: "PinnedInstrument", loaded: "LoadedInstrument") -> None:
    """Refuse numbers that would mean other levels when they are typed."""
    from assess.store.sealing import check_same_instrument

    check_same_instrument(pinned, loaded.raw)


def check_role(instrument: "Instrument", role: str | None) -> None:
    """Raise UsageRefused for a role that does not rate with this instrument."""
    from assess.cli.roles import role_unknown

    use = instrument.use
    if role in use.barred_roles:
        raise UsageRefused("role-barred", f"a {role} does not rate with this instrument", "print the guide instead")
    if role is not None and role not in use.roles:
        raise role_unknown(role, use.roles, f"--role with one of: {', '.join(use.roles)}")


def put(text: str, out: Path | None) -> None:
    """Show a form, or write it to a file as UTF-8."""
    if out is None or out == Path("-"):
        show(text)
        return
    from assess.store.files import write_output

    write_output(out, text.encode("utf-8"))
    show_fact(f"written: {out}")
