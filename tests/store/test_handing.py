"""Files from a coordinator and files of facts, hostile ones too: refused with a code, and nothing else happens."""

import json
from pathlib import Path

import pytest

from assess.errors import FileInvalid, NotFound
from assess.logic.documents import dump_document
from assess.logic.handout import make_handout
from assess.store.facts import example_facts, load_facts
from assess.store.handout import load_handed
from tests.cases import PANEL, REGISTER, SOURCES, panel, register


def handout(**changes: object) -> bytes:
    return json.dumps({**json.loads(dump_document(make_handout(panel(), register(), "A1"))), **changes}).encode()


def written(folder: Path, data: bytes) -> Path:
    path = folder / "handed.json"
    path.write_bytes(data)
    return path


def test_a_handout_a_panel_and_a_register_are_read(tmp_path: Path) -> None:
    found = load_handed(written(tmp_path, handout()))
    assert (found.case, found.for_, found.panel) == ("DEMO-01", "A1", panel())
    bare = load_handed(written(tmp_path, json.dumps(PANEL).encode()))
    assert (bare.panel, bare.register, bare.for_) == (panel(), None, None)
    assert load_handed(written(tmp_path, json.dumps(REGISTER).encode())).register == register()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-a-handout"),
        (b"\xff\xfe{", "not-a-handout"),
        (b"[" * 100_000, "not-a-handout"),
        (b'{"format": "assess.handout/0", "format": 1}', "not-a-handout"),
        (b'{"format": {"a": 1}}', "not-a-handout"),
        (b"[]", "not-a-handout"),
        (b'{"format": "assess.assessment/0"}', "not-a-handout"),
        (b'{"format": "assess.handout/9"}', "format-unknown"),
        (b'{"format": "assess.handout/0"}', "handout-invalid"),
        (handout(extra=1), "handout-invalid"),
        (handout(case="../../x"), "handout-invalid"),
        (handout(case="DEMO-02"), "handout-invalid"),
        (handout(**{"for": "A9"}), "handout-invalid"),
        (json.dumps({**PANEL, "assessors": [PANEL["assessors"][0]] * 2}).encode(), "handout-invalid"),
        (json.dumps({**REGISTER, "sources": [SOURCES[0]] * 2}).encode(), "handout-invalid"),
        (json.dumps({**REGISTER, "revision": 0}).encode(), "handout-invalid"),
    ],
)
def test_what_is_no_handout_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    with pytest.raises(FileInvalid) as refused:
        load_handed(written(tmp_path, data))
    assert refused.value.code == code


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        load_handed(tmp_path / "none.json")
    with pytest.raises(NotFound):
        load_facts(tmp_path / "none.toml")


def test_the_example_of_facts_is_one(tmp_path: Path) -> None:
    facts = load_facts(written(tmp_path, example_facts())).facts
    assert len(facts.sources) == 2
    assert facts.told is not None


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'phase = "a"\nphase = "b"', "duplicate-key"),
        (b"phase = ", "not-toml"),
        (b"x = " + b"[" * 5000, "too-deep"),
        (b"x = " + b"1" * 5000, "number-range"),
        (b"x = 0x" + b"f" * 5000, "number-range"),
        (b"[x]\ny = [[0o" + b"7" * 9000 + b"]]", "number-range"),
        ("phase = 'ä'".encode("utf-16"), "encoding"),
        (b"phase = '\xe4'", "encoding"),
        (b'"\\u001b[31m" = 1', "key-unknown"),
        (b'referral = ""', "empty-text"),
        (b'referral = "' + b"x" * 20_001 + b'"', "text-too-long"),
    ],
)
def test_hostile_facts_are_refused_by_line(tmp_path: Path, data: bytes, code: str) -> None:
    with pytest.raises(FileInvalid) as refused:
        load_facts(written(tmp_path, data))
    assert refused.value.code == "facts-invalid"
    assert [problem.code for problem in refused.value.problems] == [code]


def test_facts_beyond_any_size_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileInvalid) as refused:
        load_facts(written(tmp_path, b"#" * (1024 * 1024 + 1)))
    assert refused.value.code == "too-large"
