"""Every bit, every prefix and every zero tail of a small journal and of a sealed file: a change is always noticed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from assess.errors import FileInvalid, IntegrityBroken
from assess.logic.digest import digest_instrument
from assess.logic.documents import adapter_of
from assess.model.event import Opened
from assess.model.instrument import Instrument
from assess.store.beside import verify_beside
from assess.store.envelope import Sealed, load_sealed, parse_sealed
from assess.store.journal import create_journal
from assess.store.lines import ASSESSMENT, JournalContent, scan
from assess.store.sealing import seal
from tests.samples import RAW, event, log_of
from tests.store.seals import noon

# One question: what lies around it is the same in every file, and each of its bits takes its time.
LITTLE = {
    **{name: RAW[name] for name in ("format", "instrument", "use", "missing", "certainty", "sections", "own_items")},
    "scales": {"concern": RAW["scales"]["concern"]},
    "items": [next(item for item in RAW["items"] if item["id"] == "history")],
}
INSTRUMENT = adapter_of(Instrument).validate_json(json.dumps(LITTLE))

Sealing = tuple[bytes, bytes, Sealed]


@pytest.fixture(scope="module")
def sealing(tmp_path_factory: pytest.TempPathFactory) -> Sealing:
    """Give the bytes of a journal of six events that ends with its seal, those of the sealed file, and what it says."""
    folder = tmp_path_factory.mktemp("six")
    (first,) = log_of(instrument={"id": "small", "version": "0.1.0", "digest": digest_instrument(LITTLE)})
    assert isinstance(first, Opened)
    with create_journal(folder / "small.A1.journal", first) as journal:
        rating = event("rated", question="history", facet="main", level="S")
        note = event("noted", question="history", text="A “note” with [sic].")
        for one in (event("began", machine="00000000"), rating, note, event("ended")):
            journal.append([one])
        path = seal(journal, INSTRUMENT, LITTLE, None, noon, "moved away")
        assert len(journal.log) == 6
    return journal.path.read_bytes(), path.read_bytes(), load_sealed(path)


def flipped(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Give the bytes with each bit turned round, and where."""
    changed = bytearray(data)
    for place in range(len(data)):
        for bit in range(8):
            changed[place] ^= 1 << bit
            yield place, bytes(changed)
            changed[place] ^= 1 << bit


def content_of(data: bytes) -> JournalContent | None:
    """Return what a journal holds; None where it is refused or stops at a bad line."""
    try:
        content = scan(data, "small.A1.journal", ASSESSMENT)
    except (IntegrityBroken, FileInvalid):
        return None
    return None if content.damage else content


def test_every_flipped_bit_of_a_journal_is_noticed(sealing: Sealing) -> None:
    data, _, sealed = sealing
    last = data.rindex(b"\n", 0, -1) + 1
    head = sealed.assessment.log
    assert head is not None
    for place, changed in flipped(data):
        content = content_of(changed)
        if content is not None:  # no line follows that would not go with the last one; the seal beside does not
            assert place >= last
            assert content.torn or not content.goes_through(head)


def test_a_changed_last_line_does_not_go_with_its_seal(sealing: Sealing, tmp_path: Path) -> None:
    data, envelope, _ = sealing
    path = tmp_path / "small.A1.sealed"
    path.write_bytes(envelope)
    sealed = load_sealed(path)
    last = data.rindex(b"\n", 0, -1) + 1
    slipped = [changed for place, changed in flipped(data) if place >= last and content_of(changed)]
    assert slipped
    for changed in (*slipped[::5], data[:last]):
        path.with_suffix(".journal").write_bytes(changed)
        with pytest.raises(IntegrityBroken):
            verify_beside(sealed)


@pytest.mark.parametrize("tail", [b"", b"\0"])
def test_every_prefix_of_a_journal_gives_its_whole_lines_and_says_what_is_torn(sealing: Sealing, tail: bytes) -> None:
    data, _, sealed = sealing
    head, whole = sealed.assessment.log, content_of(data)
    assert head is not None
    assert whole is not None
    for length in range(len(data)):
        cut = data[:length] + tail * (len(data) - length)
        content, lines = content_of(cut), data[:length].count(b"\n")
        if content is None:
            assert lines == 0
            continue
        assert content.events == whole.events[:lines]
        assert content.torn == cut[content.length :]
        assert not content.goes_through(head)


def test_every_flipped_bit_of_a_sealed_file_is_refused(sealing: Sealing) -> None:
    _, data, sealed = sealing
    for _, changed in flipped(data):
        with pytest.raises((IntegrityBroken, FileInvalid)):
            parse_sealed(changed, sealed.path)


@pytest.mark.parametrize("tail", [b"", b"\0"])
def test_every_prefix_of_a_sealed_file_is_refused(sealing: Sealing, tail: bytes) -> None:
    _, data, sealed = sealing
    for length in range(len(data)):
        with pytest.raises((IntegrityBroken, FileInvalid)):
            parse_sealed(data[:length] + tail * (len(data) - length), sealed.path)
