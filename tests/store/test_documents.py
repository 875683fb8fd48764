"""Documents that people name: told apart by content, read exactly as written, refused with what to do instead."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assess.errors import AssessError, DoesNotFit, FileInvalid, IntegrityBroken, NotFound
from assess.logic.digest import digest_bytes
from assess.logic.documents import dump_document
from assess.store.documents import check_belongs, find_consensus, kind_of, load_comparison, load_consensus
from assess.store.meeting import close_meeting
from tests.store.journals import written as written_journal
from tests.store.meetings import SIX, begun, compared, consensus_of, noon
from tests.store.seals import sealed_file


def record_in(folder: Path) -> Path:
    with begun(folder, *SIX) as log:
        return close_meeting(log, load_comparison(folder / "c.json"), consensus_of, noon)


def test_a_file_is_known_by_its_content_whatever_it_is_called(tmp_path: Path) -> None:
    record_in(tmp_path)
    sealed = sealed_file(tmp_path)
    documents = {
        "comparison": tmp_path / "c.json",
        "meeting": tmp_path / "c.meeting",
        "consensus": tmp_path / "c.consensus.json",
        "sealed": sealed,
        "journal": tmp_path / "small.A1.journal",
    }
    for kind, path in documents.items():
        assert kind_of(path.replace(tmp_path / "any.txt")) == kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b'{"format": "assess.look/0"}', "look"),
        (b'\xef\xbb\xbf \n{\r\n  "format" : "assess.panel/3", "x', "panel"),
        (b'format = "assess.instrument/0"', "instrument"),
        (b'{"v":0,"n":1,"prev":"', "journal"),
        (b'{"format": "other/0"}', None),
        (b"", None),
        (b"\x00\xff" * 9, None),
    ],
)
def test_what_a_file_is_shows_where_it_begins(tmp_path: Path, data: bytes, kind: str | None) -> None:
    (tmp_path / "a").write_bytes(data)
    assert kind_of(tmp_path / "a") == kind


def test_a_comparison_is_read_with_the_digest_of_its_bytes(tmp_path: Path) -> None:
    loaded = compared(tmp_path)
    assert loaded.digest == digest_bytes((tmp_path / "c.json").read_bytes())
    assert dump_document(loaded.comparison) == (tmp_path / "c.json").read_bytes()
    with pytest.raises(NotFound):
        load_comparison(tmp_path / "none.json")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("small.A1.sealed", "assess merge small.A1.sealed"),
        ("small.A1.journal", "assess seal"),
        ("c.meeting", "name the comparison that it is about: c.json"),
        ("c.consensus.json", "name the comparison that it is about: c.json"),
        ("x.txt", "the file that `assess merge ... -o FILE` wrote"),
    ],
)
def test_another_file_is_refused_with_the_one_to_name(tmp_path: Path, name: str, hint: str) -> None:
    record_in(tmp_path)
    sealed_file(tmp_path)
    (tmp_path / "x.txt").write_bytes(b'{"format": "assess.other/0"}')
    with pytest.raises(FileInvalid) as refused:
        load_comparison(tmp_path / name)
    assert refused.value.code == "not-a-comparison"
    assert hint in (refused.value.hint or "")


def test_a_comparison_is_no_record_of_a_meeting(tmp_path: Path) -> None:
    with pytest.raises(FileInvalid) as refused:
        load_consensus(compared(tmp_path).path)
    assert refused.value.code == "not-a-consensus"
    with pytest.raises(FileInvalid):
        load_consensus(written_journal(tmp_path))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda data: data.replace(b"/0", b"/1", 1), "format-unknown"),
        (lambda data: data[: len(data) // 2], "{}-invalid"),
        (lambda data: data.replace(b'"case"', b'"cases"', 1), "{}-invalid"),
        (lambda data: data.replace(b'"DEMO-01"', b"1.5", 1), "{}-invalid"),
        (lambda data: data.replace(b'"fictional"', b'"fictional":true,"fictional"', 1), "{}-invalid"),
        (lambda data: data + b"\n", "altered"),
        (lambda data: data.replace(b"DEMO", b"\\u0044EMO", 1), "altered"),
        (lambda data: data.replace(b"\n", b"\r\n"), "altered"),
        (lambda data: b"\xef\xbb\xbf" + data, "altered"),
    ],
)
@pytest.mark.parametrize("kind", ["comparison", "consensus"])
def test_a_file_that_is_not_as_it_was_written_is_refused(
    tmp_path: Path, kind: str, change: Callable[[bytes], bytes], code: str
) -> None:
    record = record_in(tmp_path)
    path = record if kind == "consensus" else tmp_path / "c.json"
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(AssessError) as refused:
        load_consensus(path) if kind == "consensus" else load_comparison(path)
    assert refused.value.code == code.format(kind)


def test_a_record_that_nobody_closed_is_none(tmp_path: Path) -> None:
    path = record_in(tmp_path)
    path.write_bytes(dump_document(load_consensus(path).consensus.model_copy(update={"closed": None})))
    with pytest.raises(IntegrityBroken, match="what closing puts into it"):
        load_consensus(path)


def test_the_record_beside_a_comparison_is_found_and_belongs_to_it(tmp_path: Path) -> None:
    assert find_consensus(compared(tmp_path)) is None
    path = record_in(tmp_path)
    found = find_consensus(load_comparison(tmp_path / "c.json"))
    assert found == load_consensus(path)
    with pytest.raises(DoesNotFit) as refused:
        find_consensus(compared(tmp_path, level="S"))
    assert refused.value.code == "other-comparison"


@pytest.mark.parametrize("change", [{"case": "DEMO-02"}, {"occasion": "2026-04"}, {"fictional": False}])
def test_a_record_of_another_case_does_not_belong(tmp_path: Path, change: dict[str, object]) -> None:
    path = record_in(tmp_path)
    path.write_bytes(dump_document(load_consensus(path).consensus.model_copy(update=change)))
    with pytest.raises(DoesNotFit):
        find_consensus(load_comparison(tmp_path / "c.json"))


def test_what_a_comparison_does_not_hold_is_refused_where_it_is_named(tmp_path: Path) -> None:
    comparison = compared(tmp_path).comparison
    rules = comparison.codebook.model_copy(update={"scales": {}})
    (tmp_path / "c.json").write_bytes(dump_document(comparison.model_copy(update={"codebook": rules})))
    with pytest.raises(FileInvalid) as refused:
        load_comparison(tmp_path / "c.json")
    assert {one.code for one in refused.value.problems} == {"unknown-name"}
    assert {one.file for one in refused.value.problems} == {str(tmp_path / "c.json")}


def test_a_record_that_names_what_its_comparison_does_not_hold_is_refused(tmp_path: Path) -> None:
    record = load_consensus(record_in(tmp_path)).consensus
    other = record.model_copy(update={"unreached": ("nothing",)})
    with pytest.raises(FileInvalid, match="cannot be read as a consensus"):
        check_belongs(other, load_comparison(tmp_path / "c.json"), tmp_path / "c.consensus.json")
