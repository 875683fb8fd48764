"""The worked examples: script, journal, sealed file and comparison made again, byte for byte, and held to the schemas.

`ASSESS_UPDATE_GOLDEN=1 pytest tests/e2e/test_worked_examples.py` writes them anew; from release 1.0.0 on they are kept.
"""

import base64
import json
import os
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from assess.interview.machine import begin
from assess.interview.script import lines_of_script, replay
from assess.logic.documents import dump_document, read_document
from assess.logic.schemas import make_schema
from assess.model.assessment import Assessment
from assess.model.base import Part
from assess.model.comparison import Comparison
from assess.model.event import Opened, Sealed
from assess.model.pinned import Assessor, PinnedInstrument, PinnedPanel, PinnedRegister
from assess.model.source import Register
from assess.store.envelope import load_sealed
from assess.store.journal import create_journal, read_journal
from assess.store.library import load_instrument
from assess.store.sealing import seal

EXAMPLES = Path(__file__).parents[1] / "golden" / "examples"
MADE = ("A1.journal", "A1.sealed", "A1.assessment.json")
FIRST = datetime.fromisoformat("2026-03-02T11:02:47+01:00")
NONCE = "0b5e9c1f7a43d286e8f01d6cb927354ac4de80f3126b79a5583cd1e7904f2ab6"
KINDS: dict[str, tuple[str, type[Part]]] = {
    "A1.assessment.json": ("assessment", Assessment),
    "../reports/coordinator.json": ("comparison", Comparison),
}


def moments() -> Iterator[str]:
    """Give a time for every line, 47 seconds apart."""
    n = 0
    while True:
        n += 1
        yield (FIRST + timedelta(seconds=47 * n)).isoformat()


def register() -> Register:
    found = read_document(Register, (EXAMPLES / "register.json").read_bytes())
    assert isinstance(found, Register)
    return found


def opened() -> Opened:
    loaded = load_instrument(str(EXAMPLES / "mini.toml"))
    about = loaded.instrument.instrument
    first = Opened(
        at=FIRST.isoformat(),
        fictional=True,
        case="DEMO-01",
        occasion="2026-03",
        assessor=Assessor(key="6f1d0c9be24a4d7f8a53c1be07d92e64", label="A1", role="prison-assessor"),
        panel=PinnedPanel(revision=1),
        instrument=PinnedInstrument(id=about.id, version=about.version, digest=loaded.digest),
        as_of="2026-03-02",
        phase="pre-release",
        setting="custody",
        last_move="2025-06-16",
    )
    return first.model_copy(update={"register_": PinnedRegister(revision=2)})


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Carry out the script of A1 and seal, with fixed times and a fixed nonce; return the folder."""
    folder = tmp_path_factory.mktemp("worked")
    loaded, clock = load_instrument(str(EXAMPLES / "mini.toml")), moments()
    lines = lines_of_script((EXAMPLES / "A1.txt").read_bytes(), "A1.txt")
    with closing(create_journal(folder / "A1.journal", opened())) as journal:
        state = begin(loaded.instrument, journal.log, register().sources)
        replay(state, lines, "A1.txt", now=lambda: next(clock), fresh=lambda: "0000", save=journal.append)
        journal.append([Sealed(at=next(clock), nonce=NONCE, incomplete="An example: most questions are left out.")])
        seal(journal, loaded.instrument, loaded.raw, register(), lambda: FIRST)
    payload = json.loads((folder / "A1.sealed").read_bytes())["payload"]
    (folder / "A1.assessment.json").write_bytes(base64.b64decode(payload))
    return folder


@pytest.mark.parametrize("name", MADE)
def test_the_example_is_made_again_byte_for_byte(made: Path, name: str) -> None:
    if os.environ.get("ASSESS_UPDATE_GOLDEN"):
        (EXAMPLES / name).write_bytes((made / name).read_bytes())
    assert (made / name).read_bytes() == (EXAMPLES / name).read_bytes()


def test_the_kept_journal_and_the_kept_seal_still_open() -> None:
    content, sealed = read_journal(EXAMPLES / "A1.journal"), load_sealed(EXAMPLES / "A1.sealed")
    assert content.damage is None
    assert sealed.assessment.log == content.head
    assert dump_document(sealed.assessment) == (EXAMPLES / "A1.assessment.json").read_bytes()


@pytest.mark.parametrize("name", KINDS)
def test_the_documents_hold_to_model_and_schema(name: str) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    schema, kind = KINDS[name]
    data = (EXAMPLES / name).read_bytes()
    assert isinstance(read_document(kind, data), kind)
    validator = jsonschema.Draft202012Validator(make_schema(schema))
    assert [error.message for error in validator.iter_errors(json.loads(data))] == []
