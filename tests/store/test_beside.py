"""A sealed file is compared with its part of the journal beside it: nothing that differs passes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from assess.errors import FileInvalid, IntegrityBroken
from assess.logic.documents import dump_document
from assess.store.beside import verify_beside
from assess.store.envelope import load_sealed, wrap
from assess.store.naming import named_withdrawn
from tests.store.seals import amended, sealed_file, withdrawn


def swapped(folder: Path) -> None:
    first, second = folder / "small.A1.sealed", folder / "small.A1.amended-1.sealed"
    data = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(data)


def renamed(folder: Path) -> None:
    (folder / "small.A1.sealed").rename(folder / "small.A1.withdrawn-1.sealed")


def put_in_place_of_the_first(folder: Path) -> None:
    """Seal the same prefix with other ledger reasons: only the digest that the journal names tells them apart."""
    path = folder / "small.A1.sealed"
    one = load_sealed(path).assessment
    path.write_bytes(wrap(dump_document(one.model_copy(update={"hidden": (*one.hidden, "ties")}))))


def shortened(folder: Path) -> None:
    path = folder / "small.A1.journal"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:6]))


def without_sittings(folder: Path) -> None:
    path = folder / "small.A1.amended-1.sealed"
    path.write_bytes(wrap(dump_document(load_sealed(path).assessment.model_copy(update={"sittings": ()}))))


@pytest.mark.parametrize("change", [swapped, renamed, put_in_place_of_the_first, shortened, without_sittings])
def test_what_does_not_go_with_the_journal_is_noticed(tmp_path: Path, change: Callable[[Path], None]) -> None:
    sealed_file(tmp_path)
    amended(tmp_path)
    change(tmp_path)
    found = []
    for path in tmp_path.glob("*.sealed"):
        try:
            verify_beside(load_sealed(path))
        except IntegrityBroken as broken:
            found.append(broken.code)
    assert set(found) == {"altered"}


@pytest.mark.parametrize("name", ["small.A1.amended-1.sealed", "small.A1.withdrawn-1.sealed"])
def test_every_flipped_bit_of_a_seal_is_noticed(tmp_path: Path, name: str) -> None:
    path = sealed_file(tmp_path)
    path = amended(tmp_path) if "amended" in name else withdrawn(tmp_path)
    assert path.name == name
    whole = path.read_bytes()
    for position in range(0, len(whole) - 1, 17):
        changed = bytearray(whole)
        changed[position] ^= 1 << (position % 8)
        path.write_bytes(changed)
        with pytest.raises((IntegrityBroken, FileInvalid)):
            verify_beside(load_sealed(path))


def test_a_damaged_journal_vouches_for_no_seal_before_the_damage(tmp_path: Path) -> None:
    first = sealed_file(tmp_path)
    amended(tmp_path)
    journal = tmp_path / "small.A1.journal"
    journal.write_bytes(journal.read_bytes().replace(b"letter", b"Letter"))
    with pytest.raises(IntegrityBroken) as refused:
        verify_beside(load_sealed(first))
    assert refused.value.code == "journal-damaged"


@pytest.mark.parametrize(
    ("name", "label", "so"),
    [
        ("small.A1.sealed", "A1", False),
        ("small.A1.amended-1.sealed", "A1", False),
        ("small.A1.withdrawn-1.sealed", "A1", True),
        ("copy.WITHDRAWN-12.sealed", "A1", True),
        ("small.withdrawn-1.sealed", "withdrawn-1", False),
        ("small.withdrawn-1.withdrawn-1.sealed", "withdrawn-1", True),
        ("small.withdrawn-1.amended-1.sealed", "withdrawn-1", False),
    ],
)
def test_a_name_says_whether_a_seal_was_withdrawn(tmp_path: Path, name: str, label: str, so: bool) -> None:
    one = load_sealed(sealed_file(tmp_path))
    assessor = one.assessment.assessor.model_copy(update={"label": label})
    other = replace(one, assessment=one.assessment.model_copy(update={"assessor": assessor}), path=Path(name))
    assert named_withdrawn(other) is so


def test_a_copy_without_its_journal_stands_for_itself(tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere" / "A1.sealed"
    copy.parent.mkdir()
    copy.write_bytes(sealed_file(tmp_path).read_bytes())
    assert verify_beside(load_sealed(copy)) is None
