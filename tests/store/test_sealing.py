"""A seal closes the journal, then writes the file; a sealed file that is not as it was written does not pass."""

import base64
import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import pytest

from assess.errors import AlreadyThere, AssessError, DoesNotFit, FileInvalid, Incomplete, IntegrityBroken, StorageFailed
from assess.logic.digest import digest_bytes, digest_instrument
from assess.model.base import TEXT_LIMIT
from assess.model.event import Event, Opened
from assess.model.source import Register
from assess.store import sealing
from assess.store.beside import verify_beside
from assess.store.envelope import load_sealed, wrap
from assess.store.journal import Journal, create_journal, open_journal, read_whole_journal
from assess.store.sealing import seal
from tests.samples import INSTRUMENT, RAW, cites, event, log_of, source

PINNED = {"id": "small", "version": "0.1.0", "digest": digest_instrument(RAW)}
RATED = event("rated", question="ties", facet="main", level="S")
SURE = event("certain", question="ties", facet="main", certainty="L", why=["prepared"])


def noon() -> datetime:
    return datetime(2026, 3, 2, 12, 0, 0, tzinfo=UTC)


def later() -> datetime:
    return datetime(2026, 3, 3, 12, 0, 0, tzinfo=UTC)


def begun(folder: Path, **fields: object) -> Journal:
    (first,) = log_of(**{"instrument": PINNED, **fields})
    assert isinstance(first, Opened)
    journal = create_journal(folder / "small.A1.journal", first)
    journal.append(cites("ties", [source("S-7K2Q")]))
    journal.append([RATED, SURE])
    return journal


def closed(journal: Journal, now: Callable[[], datetime] = noon, reason: str | None = "moved away") -> Path:
    return seal(journal, INSTRUMENT, RAW, None, now, reason)


def sealed_file(folder: Path) -> Path:
    with begun(folder) as journal:
        return closed(journal)


def test_a_sealed_assessment_is_read_back(tmp_path: Path) -> None:
    path = sealed_file(tmp_path)
    found = load_sealed(path)
    verify_beside(found)
    one = found.assessment
    assert (found.name, path.parent) == ("small.A1.sealed", tmp_path)
    assert one.sealed is not None
    assert (one.sealed.at, one.sealed.incomplete) == ("2026-03-02T12:00:00+00:00", "moved away")
    assert one.log == read_whole_journal(path.with_suffix(".journal")).head
    assert [why.by for why in one.rating("ties").facets["main"].why] == ["assessor", "ledger", "ledger"]
    assert one.codebook is not None
    assert json.loads(path.read_bytes())["signatures"] == []
    assert found.commitment == digest_bytes(base64.b64decode(json.loads(path.read_bytes())["payload"]))
    assert not list(tmp_path.glob(".*"))


def test_an_incomplete_assessment_needs_a_reason_and_stays_open_without(tmp_path: Path) -> None:
    with begun(tmp_path) as journal:
        with pytest.raises(Incomplete):
            closed(journal, reason=None)
        assert journal.content.sealed is None
        assert not journal.path.with_suffix(".sealed").exists()


def test_another_instrument_or_an_older_register_closes_nothing(tmp_path: Path) -> None:
    with begun(tmp_path, register={"revision": 1}) as journal:
        with pytest.raises(DoesNotFit) as refused:
            closed(journal)
        assert refused.value.code == "register-differs"
        with pytest.raises(DoesNotFit) as refused:
            seal(journal, INSTRUMENT, {**RAW, "own_items": {}}, None, noon, "x")
        assert refused.value.code == "instrument-differs"
        assert journal.content.sealed is None


@pytest.mark.parametrize("broken", [event("evidence", id="E9", form="verbatim"), event("sealed", nonce="0" * 64)])
def test_what_could_not_be_read_again_is_not_written(tmp_path: Path, broken: Event) -> None:
    with begun(tmp_path) as journal:
        if broken.event == "evidence":
            journal.append([broken])
            with pytest.raises(AssessError):
                closed(journal)
            assert journal.content.sealed is None


@pytest.mark.parametrize("reason", ["x" * (TEXT_LIMIT + 1), "half \ud800"])
def test_a_reason_that_cannot_be_kept_is_refused_without_repeating_it(tmp_path: Path, reason: str) -> None:
    with begun(tmp_path) as journal:
        with pytest.raises(FileInvalid) as refused:
            closed(journal, reason=reason)
        assert refused.value.code == "no-reason"
        assert reason not in str(refused.value)
        assert journal.content.sealed is None


def test_what_could_not_be_read_again_with_its_sources_is_not_sealed(tmp_path: Path) -> None:
    undated = source("S-7K2Q").model_copy(update={"date": "never"})
    register = Register(format="assess.register/0", fictional=True, case="DEMO-01", revision=1, sources=())
    with begun(tmp_path) as journal:
        with pytest.raises(FileInvalid) as refused:
            seal(journal, INSTRUMENT, RAW, register.model_copy(update={"sources": (undated,)}), noon, "moved away")
        assert refused.value.code == "cannot-be-sealed"
        assert journal.content.sealed is None


def test_a_file_in_the_way_keeps_the_journal_open(tmp_path: Path) -> None:
    with begun(tmp_path) as journal:
        journal.path.with_suffix(".sealed").write_bytes(b"older")
        with pytest.raises(AlreadyThere):
            closed(journal)
        assert journal.content.sealed is None
        assert journal.path.with_suffix(".sealed").read_bytes() == b"older"


def test_a_second_seal_changes_nothing(tmp_path: Path) -> None:
    path = sealed_file(tmp_path)
    before = path.read_bytes()
    with open_journal(path.with_suffix(".journal")) as journal, pytest.raises(AlreadyThere) as refused:
        closed(journal, later)
    assert refused.value.code == "sealed"
    assert path.read_bytes() == before


def test_a_disk_that_fails_after_the_journal_was_closed_delays_the_same_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> NoReturn:
        raise StorageFailed("cannot-write", "full")

    with begun(tmp_path) as journal:
        with monkeypatch.context() as patch:
            patch.setattr(sealing, "write_new", full)
            with pytest.raises(StorageFailed):
                closed(journal)
        assert journal.content.sealed is not None
        path = closed(journal, later, None)
    first = path.read_bytes()
    assert b"2026-03-03" not in base64.b64decode(json.loads(first)["payload"])
    path.unlink()
    with open_journal(path.with_suffix(".journal")) as journal:
        assert closed(journal, later).read_bytes() == first


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a child that dies in the middle needs fork")
@pytest.mark.parametrize("call", range(6))
def test_a_kill_at_any_step_leaves_what_sealing_again_completes(
    tmp_path: Path, call: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(tmp_path).close()
    path = tmp_path / "small.A1.journal"
    child = os.fork()
    if child == 0:
        calls, fsync = iter(range(100)), os.fsync
        monkeypatch.setattr(os, "fsync", lambda descriptor: os._exit(9) if next(calls) == call else fsync(descriptor))
        closed(open_journal(path))
        os._exit(0)
    os.waitpid(child, 0)
    with open_journal(path) as journal:
        if path.with_suffix(".sealed").exists():
            with pytest.raises(AlreadyThere):
                closed(journal, later)
        else:
            closed(journal, later)
    found = load_sealed(path.with_suffix(".sealed"))
    verify_beside(found)
    assert found.assessment.log == read_whole_journal(path).head


def changed(path: Path, change: Callable[[dict[str, Any]], object], *, canonical: bool = True) -> None:
    """Alter the payload as somebody would who knows the format."""
    plain = json.loads(base64.b64decode(json.loads(path.read_bytes())["payload"]))
    change(plain)
    text = json.dumps(plain, ensure_ascii=False, indent=1) + "\n"
    path.write_bytes(wrap(text.encode() if canonical else text.replace("\n", "").encode()))


def code_of(path: Path) -> str:
    with pytest.raises(AssessError) as refused:
        verify_beside(load_sealed(path))
    assert isinstance(refused.value, IntegrityBroken | FileInvalid)
    return refused.value.code


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda plain: plain["ratings"][0]["facets"]["main"].update(level="N"), "altered"),
        (lambda plain: plain["evidence"][0].update(text="Another extract."), "altered"),
        (lambda plain: plain["sources"][0].update(date="2020-01-01"), "altered"),
        (lambda plain: plain["log"].update(head="0" * 64), "altered"),
        (lambda plain: plain["sealed"].update(incomplete="another reason"), "altered"),
        (lambda plain: plain.pop("log"), "altered"),
        (lambda plain: plain.update(codebook=None), "altered"),
        (lambda plain: plain["sealed"].pop("nonce"), "altered"),
        (lambda plain: plain.update(sealed=None), "unsealed"),
        (lambda plain: plain.update(format="assess.assessment/7"), "format-unknown"),
        (lambda plain: plain.update(format="assess.panel/0"), "not-sealed"),
        (lambda plain: plain.update(total=17), "sealed-invalid"),
    ],
)
def test_an_altered_payload_does_not_pass(
    tmp_path: Path, change: Callable[[dict[str, Any]], object], code: str
) -> None:
    path = sealed_file(tmp_path)
    changed(path, change)
    assert code_of(path) == code


def test_a_payload_has_one_spelling(tmp_path: Path) -> None:
    path = sealed_file(tmp_path)
    changed(path, lambda _: None)
    verify_beside(load_sealed(path))
    changed(path, lambda _: None, canonical=False)
    assert code_of(path) == "altered"


@pytest.mark.parametrize("change", [(b"\n", b"\r\n"), (b",", b", "), (b"{", b"\xef\xbb\xbf{")])
def test_what_an_editor_does_around_the_payload_changes_nothing(tmp_path: Path, change: tuple[bytes, bytes]) -> None:
    path = sealed_file(tmp_path)
    before = load_sealed(path).assessment
    path.write_bytes(path.read_bytes().replace(*change))
    assert load_sealed(path).assessment == before


def test_a_file_without_its_last_line_end_was_cut(tmp_path: Path) -> None:
    path = sealed_file(tmp_path)
    path.write_bytes(path.read_bytes().removesuffix(b"\n"))
    assert code_of(path) == "altered"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "sealed-invalid"),
        (b"[]", "sealed-invalid"),
        (b"{}", "not-sealed"),
        (b'{"payload": "eA==", "payload": ""}', "sealed-invalid"),
        (b'{"payloadType":"text/plain","payload":"","sha256":"","signatures":[]}', "not-sealed"),
        (
            b'{"payloadType":"application/vnd.assess.assessment+json","payload":"eB==","sha256":"","signatures":[]}',
            "altered",
        ),
        (
            b'{"payloadType":"application/vnd.assess.assessment+json","payload":"!","sha256":"","signatures":[]}',
            "altered",
        ),
        (
            b'{"payloadType":"application/vnd.assess.assessment+json","payload":"e30=","sha256":"","signatures":[{}]}',
            "signed",
        ),
        (
            b'{"payloadType":"application/vnd.assess.assessment+json","payload":"e30=","sha256":"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","signatures":[]}\n',
            "not-sealed",
        ),
        (b'{"format": "assess.assessment/0", "sealed": null}', "unsealed"),
        ("{}".encode("utf-16"), "sealed-invalid"),
        (b"[" * 100_000, "sealed-invalid"),
    ],
)
def test_a_file_that_is_no_sealed_assessment_is_named_for_what_it_is(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "a.sealed"
    path.write_bytes(data)
    assert code_of(path) == code


def test_a_journal_is_not_a_sealed_file(tmp_path: Path) -> None:
    with begun(tmp_path) as journal:
        assert code_of(journal.path) == "unsealed"
