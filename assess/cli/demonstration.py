"""The demonstration: a fictional case carried through the real code in a folder that is removed afterwards."""

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from shutil import rmtree
from tempfile import gettempdir
from typing import Any, NamedTuple

from assess.interview.machine import begin
from assess.interview.script import lines_of_script, replay
from assess.logic.documents import dump_document, read_document
from assess.logic.strict import read_json
from assess.model.event import Opened
from assess.model.panel import Member, Panel
from assess.model.pinned import Assessor, PinnedInstrument, PinnedPanel
from assess.model.source import Register
from assess.store.demo import demo_bytes
from assess.store.envelope import Sealed, load_sealed
from assess.store.files import write_new
from assess.store.journal import create_journal
from assess.store.library import LoadedInstrument, load_instrument
from assess.store.patience import patiently
from assess.store.sealing import seal
from assess.store.workspace import Workspace, create_workspace

INSTRUMENT = "reengagement"


class Case(NamedTuple):
    """The demonstration case in a workspace of its own."""

    workspace: Workspace
    loaded: LoadedInstrument
    panel: Panel
    register: Register
    opening: dict[str, Any]


@contextmanager
def demo_sealed() -> Iterator[tuple[Case, tuple[Sealed, ...]]]:
    """Give the three sealed assessments of the demonstration case while its folder exists."""
    with _folder() as folder:
        case = _case(folder)
        yield case, tuple(_assessed(case, member) for member in case.panel.assessors)


@contextmanager
def _folder() -> Iterator[Path]:
    """Give a folder that is gone afterwards, also when a request to stop comes while it is made or removed."""
    folder = Path(gettempdir(), f"assess-demo-{token_hex(8)}")
    try:
        folder.mkdir(mode=0o700)
        yield folder
    finally:
        try:
            patiently(lambda: rmtree(folder))
        except BaseException:
            rmtree(folder, ignore_errors=True)
            raise


def _case(folder: Path) -> Case:
    """Make the workspace with panel and register, as a coordinator would hand them out."""
    loaded = load_instrument(INSTRUMENT)
    panel = _document(Panel, {**read_json(demo_bytes("panel.json")), "instrument": _pin(loaded).model_dump()})
    register = _document(Register, read_json(demo_bytes("register.json")))
    workspace = create_workspace(folder)
    case_folder = workspace.case_folder(panel.case)
    case_folder.mkdir(parents=True)
    for name, document in (("panel.json", panel), ("register.json", register)):
        write_new(case_folder / name, dump_document(document))
    return Case(workspace, loaded, panel, register, read_json(demo_bytes("opening.json")))


def _document(kind: Any, plain: dict[str, Any]) -> Any:
    found = read_document(kind, json.dumps(plain).encode())
    assert isinstance(found, kind), found  # noqa: S101 - it ships with the program, and a test reads it
    return found


def _pin(loaded: LoadedInstrument) -> PinnedInstrument:
    about = loaded.instrument.instrument
    return PinnedInstrument(id=about.id, version=about.version, digest=loaded.digest)


def _assessed(case: Case, member: Member) -> Sealed:
    """Let one assessor carry out their script and seal, as `assess interview --from` and `assess seal` do."""
    place = case.workspace.prepare(case.workspace.place(case.panel.case, case.panel.occasion, INSTRUMENT, member.label))
    script = lines_of_script(demo_bytes(f"{member.label}.txt"), f"{member.label}.txt")
    at, token = case.opening["at"], case.opening["fresh"][member.label]
    with closing(create_journal(place.journal, _opened(case, member))) as journal:
        state = begin(case.loaded.instrument, journal.log, case.register.sources)
        replay(state, script, place.journal.name, now=lambda: at, fresh=lambda: token, save=journal.append)
        sealed = seal(
            journal,
            case.loaded.instrument,
            case.loaded.raw,
            case.register,
            lambda: datetime.fromisoformat(at),
            _reason(member),
        )
    return load_sealed(sealed)


def _reason(member: Member) -> str | None:
    """Return why this assessor seals an incomplete assessment, where they do."""
    try:
        return demo_bytes(f"{member.label}.incomplete.txt").decode("utf-8").strip()
    except FileNotFoundError:
        return None


def _opened(case: Case, member: Member) -> Opened:
    opened = Opened(
        at=case.opening["at"],
        fictional=True,
        case=case.panel.case,
        occasion=case.panel.occasion,
        assessor=Assessor(key=member.key, label=member.label, role=member.role),
        panel=PinnedPanel(revision=case.panel.revision),
        instrument=_pin(case.loaded),
        as_of=case.opening["as_of"],
        phase=case.register.phase,
        setting=case.opening["setting"],
        last_move=case.register.last_move,
    )
    return opened.model_copy(update={"register_": case.workspace.pin_register(case.panel.case)})
