"""A new assessment: everything that it has to be told before its first event can be written."""

from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from assess.cli.ask import ask_line
from assess.cli.chosen import Which
from assess.cli.output import message_stream
from assess.cli.roles import checked_role
from assess.errors import DoesNotFit, UsageRefused
from assess.logic.text import visible
from assess.model.base import Date, Slug
from assess.model.event import Event, Opened
from assess.model.pinned import Assessor, PinnedInstrument, PinnedPanel
from assess.store.case import Place
from assess.store.copies import copy_problem, find_copies
from assess.store.library import LoadedInstrument, load_instrument
from assess.store.sealing import check_same_instrument

if TYPE_CHECKING:
    from assess.model.panel import Member, Panel
    from assess.model.source import Register
    from assess.store.journal import Journal
    from assess.store.workspace import Workspace

FLAGSHIP = "reengagement"


class Told(NamedTuple):
    """What was said of a new assessment on the command line; None is asked where somebody is there."""

    role: str | None = None
    as_of: str | None = None
    phase: str | None = None
    setting: str | None = None
    last_move: str | None = None
    fictional: bool = False


class Opening(NamedTuple):
    """What a sitting needs from the workspace; a journal that is not there yet is made by `journal_of`."""

    place: Place
    loaded: LoadedInstrument
    register: "Register | None"
    log: tuple[Event, ...]
    journal: "Journal | None" = None


class Beginning(NamedTuple):
    """A new assessment: what was said of it, and whether somebody is there who can be asked for the rest."""

    workspace: "Workspace"
    case: str
    which: Which
    told: Told
    now: str
    asks: bool

    def opening(self, loaded: LoadedInstrument | None) -> Opening:
        """Return the opening with its first event; nothing is written yet."""
        workspace, case, told = self.workspace, self.case, self.told
        panel, register = workspace.load_panel(case), workspace.load_register(case)
        loaded = loaded or load_instrument(self.instrument_id(panel), workspace.folder)
        if panel and panel.instrument.id == loaded.instrument.instrument.id:
            check_same_instrument(panel.instrument, loaded.raw)
        label = self.which.label or _asked_label(panel, asks=self.asks)
        member = _member(panel, label)
        role = checked_role(loaded, told.role or (member.role if member else _asked_role(loaded, asks=self.asks)))
        details = _details(told, register, self.now, asks=self.asks)
        occasion = self.which.occasion or (panel.occasion if panel else (details["as_of"] or self.now)[:7])
        place = workspace.place(case, occasion, loaded.instrument.instrument.id, label)
        _refuse_lost(place)
        about = panel and (panel.occasion, panel.instrument) == (occasion, pinned_instrument(loaded))
        opened = _opened(
            at=self.now,
            fictional=told.fictional or any(one.fictional for one in (panel, register) if one),
            case=case,
            occasion=occasion,
            assessor=Assessor(key=workspace.assessor_key(case, label), label=label, role=role),
            panel=PinnedPanel(revision=panel.revision) if panel and about else None,
            register=workspace.pin_register(case),
            instrument=pinned_instrument(loaded),
            **details,
        )
        return Opening(place, loaded, register, (opened,))

    def instrument_id(self, panel: "Panel | None") -> str:
        """Return the instrument that is meant: the one named, the panel's, the case's only one, else the flagship."""
        if self.which.instrument:
            return self.which.instrument
        if panel:
            return panel.instrument.id
        there = {place.instrument for place in self.workspace.journals(self.case)}
        return there.pop() if len(there) == 1 else FLAGSHIP


def _refuse_lost(place: Place) -> None:
    """Refuse to begin anew what was begun: a copy of the journal is there, the journal itself is gone."""
    copies = () if place.journal.exists() else find_copies(place)
    if copies:
        problem = copy_problem(place, copies[0])
        raise DoesNotFit("conflict-copy", problem.message, problem.hint)


def _opened(**said: Any) -> Opened:
    try:
        return Opened(**said)
    except ValidationError as error:
        names = sorted({str(one["loc"][0]).replace("_", "-") for one in error.errors() if one["loc"]})
        hint = "dates are written 2026-01-31; phase and setting are one word, such as pre-release or custody"
        raise UsageRefused("bad-value", f"this does not do as {' or '.join(names)}", hint) from None


def pinned_instrument(loaded: LoadedInstrument) -> PinnedInstrument:
    """Return what panel and journal pin of an instrument."""
    about = loaded.instrument.instrument
    return PinnedInstrument(id=about.id, version=about.version, digest=loaded.digest)


def _member(panel: "Panel | None", label: str) -> "Member | None":
    if panel is None:
        return None
    found = panel.member(label)
    if found is None:
        labels = ", ".join(member.label for member in panel.assessors)
        raise DoesNotFit("not-on-panel", f"{label} is not on the panel of this case: {labels}", "ask the coordinator")
    return found


def _needed(flag: str, asks: bool) -> None:
    if not asks:
        message = f"a new assessment needs --{flag}, and nobody can be asked here"
        raise UsageRefused(f"{flag}-missing", message, "assess interview CASE --label A1 --role ROLE")


def _asked_label(panel: "Panel | None", *, asks: bool) -> str:
    if panel and len(panel.assessors) == 1:
        return panel.assessors[0].label
    _needed("label", asks)
    question = "Which label stands for you in this case? (Enter: A1; never a name)"
    return ask_line(question) or "A1"


def _asked_role(loaded: LoadedInstrument, *, asks: bool) -> str:
    _needed("role", asks)
    use = loaded.instrument.use
    roles = (*use.roles, *use.barred_roles)
    stream = message_stream()
    stream.write("In which role do you assess?\n")
    for number, role in enumerate(roles, 1):
        stream.write(visible(f"  {number} {role}{' (may not rate here)' if role in use.barred_roles else ''}") + "\n")
    while True:
        typed = ask_line(f"1 to {len(roles)}:")
        if typed.isascii() and typed.isdecimal() and 1 <= int(typed) <= len(roles):
            return roles[int(typed) - 1]
        if typed in roles:
            return typed
        stream.write(f"Please type one of the numbers, 1 to {len(roles)}.\n")


_QUESTIONS = {
    "as_of": "Date of this assessment? The ages of sources count from it.",
    "phase": "Phase of the case, one word such as pre-release?",
    "setting": "Setting, one word such as custody or community?",
    "last_move": "Date of the last move between settings, 2026-01-31?",
}


_DATES = ("as_of", "last_move")


def _details(told: Told, register: "Register | None", now: str, *, asks: bool) -> dict[str, str | None]:
    """Return dates, phase and setting: as said, else as the register has them, else as answered."""
    _refuse_no_dates(told)
    known = {name: getattr(told, name) or getattr(register, name, None) for name in _QUESTIONS}
    today = {"as_of": now[:10]}
    found = {name: known[name] or _detail(name, today.get(name), asks=asks) for name in _QUESTIONS}
    if asks:
        _say_beginning(found)
    return found


def _say_beginning(found: dict[str, str | None]) -> None:
    """Show what the assessment begins with: which questions apply, and how old evidence is, rests on it."""
    said = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in found.items() if value)
    message_stream().write(visible(f"Begins with: {said}. prepare corrects it later.") + "\n")


def _detail(name: str, usual: str | None, *, asks: bool) -> str | None:
    if not asks:
        return usual
    while True:
        typed = ask_line(f"{_QUESTIONS[name]} (Enter: {usual or 'left empty'})")
        try:
            return _fitting(name, typed) if typed else usual
        except ValidationError:
            does = "a date is written 2026-01-31" if name in _DATES else "one word, such as custody"
            message_stream().write(f"That does not do here: {does}.\n")


def _refuse_no_dates(told: Told) -> None:
    """Refuse what was said as a date and is none, before anything is named after it."""
    for name in _DATES:
        said = getattr(told, name)
        try:
            TypeAdapter(Date).validate_python(said or "2026-01-31")
        except ValidationError:
            option = name.replace("_", "-")
            raise UsageRefused("bad-value", f"--{option} takes a date", "a date is written 2026-01-31") from None


def _fitting(name: str, typed: str) -> str:
    """Return an answer that the field of an opening takes."""
    if name in _DATES:
        return TypeAdapter(Date).validate_python(typed)
    return TypeAdapter(Slug).validate_python("-".join(typed.lower().split()))
