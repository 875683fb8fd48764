"""What the coordinator of a case does: make panel and register, revise them, hand each assessor what is theirs."""

from collections.abc import Sequence
from pathlib import Path
from secrets import choice, token_hex
from typing import TYPE_CHECKING, NamedTuple

from assess.cli import clock
from assess.cli.ask import somebody_is_there
from assess.cli.asked_facts import ask_facts
from assess.cli.beginning import FLAGSHIP, pinned_instrument
from assess.cli.changes import panel_lines, register_lines, source_words
from assess.cli.chosen import workspace_here
from assess.cli.instruments import say_outside
from assess.cli.output import say, say_hint, show_fact
from assess.cli.panels import named_members
from assess.errors import AlreadyThere, DoesNotFit, NotFound, UsageRefused
from assess.logic.documents import dump_document
from assess.logic.facts import revised
from assess.logic.handout import make_handout
from assess.logic.revisions import panel_changes, what_changed
from assess.model.facts import CaseFacts
from assess.model.panel import FORMAT, Coordinator, Panel
from assess.model.source import REGISTER_FORMAT, Register
from assess.store.case import check_name
from assess.store.facts import WrittenFacts, invalid_facts, load_facts
from assess.store.files import make_folder, read_start, write_new
from assess.store.keeping import create_case, save_revision
from assess.store.library import LoadedInstrument, load_instrument
from assess.store.output_names import check_output_folder
from assess.store.pinned import load_pinned

if TYPE_CHECKING:
    from assess.store.workspace import Workspace

# No letter that is read as another, or as a digit.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class NewCase(NamedTuple):
    """What was said of a new case on the command line."""

    case: str
    occasion: str | None
    instrument: str | None
    assessors: Sequence[str]
    coordinator: str
    fictional: bool
    facts: Path | None


def make_case(said: NewCase) -> None:
    """Make panel and register of a case at revision 1."""
    workspace = workspace_here()
    folder = workspace.case_folder(said.case)
    loaded = load_instrument(said.instrument or FLAGSHIP, workspace.folder)
    say_outside(loaded, workspace.folder)
    panel = _cut_short(workspace, _first_panel(workspace, said, loaded))
    written = (
        load_facts(said.facts) if said.facts else WrittenFacts(ask_facts() if somebody_is_there() else CaseFacts())
    )
    empty = Register(format=REGISTER_FORMAT, fictional=said.fictional, case=said.case, revision=1)
    register = _with_facts(empty, written, panel)
    create_case(folder, panel, register)
    show_fact(f"made: {folder / 'panel.json'}, {folder / 'register.json'}; revision 1")
    for source in register.sources:
        say(f"registered {source_words(source)}")
    if not register.sources:
        say_hint(f"sources are added from a file: assess case example, then assess case revise {said.case} --from FILE")
    say_hint(f"assess case hand {said.case} makes what each assessor is given")


def _first_panel(workspace: "Workspace", said: NewCase, loaded: LoadedInstrument) -> Panel:
    members = named_members(workspace, said.case, loaded, said.assessors)
    label = check_name("a coordinator", said.coordinator)
    occasion = check_name("an occasion", said.occasion or clock.now().date().isoformat()[:7])
    return Panel(
        format=FORMAT,
        fictional=said.fictional,
        case=said.case,
        occasion=occasion,
        instrument=pinned_instrument(loaded),
        revision=1,
        assessors=members,
        coordinator=Coordinator(
            key=next((one.key for one in members if one.label == label), None) or token_hex(16),
            label=label,
        ),
    )


def _cut_short(workspace: "Workspace", panel: Panel) -> Panel:
    """Return the panel that a call like this one left when it was cut short before the register, else this one.

    Raises AlreadyThere, before anything is asked, where the case was made.
    """
    case, kept = panel.case, workspace.load_panel(panel.case)
    register, joined = workspace.load_register(case), workspace.load_joined(case)
    if kept is None and register is None:
        return panel
    if kept and not register and not joined and _says_the_same(kept, panel):
        return kept
    hint = f"assess case revise {case} --from FILE adds to it"
    raise AlreadyThere("case-there", f"{case} has a panel or a register already; it was not touched", hint)


def _says_the_same(kept: Panel, panel: Panel) -> bool:
    """Compare two panels but for the key of the coordinator, which is random."""
    labels = [one.coordinator.label if one.coordinator else None for one in (kept, panel)]
    return labels[0] == labels[1] and kept == panel.model_copy(update={"coordinator": kept.coordinator})


def _with_facts(register: Register, written: WrittenFacts, panel: Panel) -> Register:
    found = revised(register, written.facts, panel, _token, written.text)
    if isinstance(found, tuple):
        raise invalid_facts(written.name, found)
    return found


def _token() -> str:
    return "".join(choice(ALPHABET) for _ in range(8))


def revise_case(case: str, file: Path | None, assessors: Sequence[str]) -> None:
    """Write the next revision of the register, the panel or both; what is kept is said, and so is what changed."""
    if file is None and not assessors:
        raise UsageRefused("nothing-to-revise", "nothing was said that could be new", "add --from FILE or --assessor")
    workspace = workspace_here()
    panel, register = _kept(workspace, case)
    grown = _grown_panel(workspace, panel, assessors)
    written = load_facts(file) if file else WrittenFacts(CaseFacts())
    found = _with_facts(register, written, grown)
    folder, changes = workspace.case_folder(case), what_changed(register, found)
    if grown != panel:
        save_revision(folder, "panel", grown)
        show_fact(f"the panel of {case} is revision {grown.revision}")
        for line in panel_lines(panel_changes(panel, grown)):
            say(line)
    if changes:
        save_revision(folder, "register", found.model_copy(update={"revision": register.revision + 1}))
        show_fact(f"the register of {case} is revision {register.revision + 1}")
        for line in register_lines(changes):
            say(line)
    if grown == panel and not changes:
        show_fact(f"nothing is new: {case} stays at revision {register.revision}")
    else:
        say_hint(f"assess case hand {case} -o DIR makes new handouts; each assessor joins theirs again")


def _kept(workspace: "Workspace", case: str) -> tuple[Panel, Register]:
    """Return panel and register of a case whose coordinator works here."""
    panel, register, joined = workspace.load_panel(case), workspace.load_register(case), workspace.load_joined(case)
    if panel is None or register is None:
        missing = "panel" if panel is None else "register"
        raise NotFound("no-case", f"there is no {missing} of {case} in {workspace.folder}", f"assess case new {case}")
    if joined:
        message = f"this workspace joined {case} as {joined.label}; only the coordinator's has all of it"
        raise DoesNotFit("joined", message, "do it where the case was made")
    return panel, register


def _grown_panel(workspace: "Workspace", panel: Panel, assessors: Sequence[str]) -> Panel:
    if not assessors:
        return panel
    loaded = load_pinned(panel.instrument, workspace.folder)
    new = named_members(workspace, panel.case, loaded, assessors, panel.assessors)
    if not new:
        return panel
    return panel.model_copy(update={"revision": panel.revision + 1, "assessors": (*panel.assessors, *new)})


def hand_out(case: str, labels: Sequence[str], folder: Path) -> None:
    """Write a handout for each assessor that is named, or for all; none over another file."""
    workspace = workspace_here()
    panel, register = _kept(workspace, case)
    chosen = labels or tuple(member.label for member in panel.assessors)
    for label in chosen:
        if panel.member(label) is None:
            known = ", ".join(member.label for member in panel.assessors)
            raise DoesNotFit("not-on-panel", f"{label} is not on the panel of {case}", f"on it are {known}")
    data = {f"{case}.{label}.handout.json": dump_document(make_handout(panel, register, label)) for label in chosen}
    _refuse_others(folder, data)
    check_output_folder(folder)
    make_folder(folder)
    for name, content in data.items():
        if not (folder / name).exists():
            write_new(folder / name, content)
        show_fact(f"handout: {folder / name}")
    say("each holds what that assessor may know; hand it to them alone, it is not encrypted")
    say_hint("they run: assess case join FILE --as LABEL")


def _refuse_others(folder: Path, data: dict[str, bytes]) -> None:
    """Refuse before anything is written where a name is taken by something else than the same handout."""
    for name, content in data.items():
        path = folder / name
        if path.exists() and not _is_the_same(path, content):
            hint = "-o DIR writes them elsewhere; or move the old one away"
            raise AlreadyThere("already-there", f"{path} is there already; nothing was written", hint)


def _is_the_same(path: Path, content: bytes) -> bool:
    return path.is_file() and read_start(path, len(content) + 1) == content
