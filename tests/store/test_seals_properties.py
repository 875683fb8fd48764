"""Whatever is sealed, amended, withdrawn and rated in whatever order: nothing recorded or sealed is ever lost."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from assess.errors import AssessError
from assess.logic.digest import digest_bytes
from assess.logic.fold import fold, sittings_in, to_undo
from assess.model.event import Amended, Withdrawn
from assess.store.beside import ADDED_BY_SEALING, verify_beside
from assess.store.envelope import load_sealed
from assess.store.journal import Journal, read_whole_journal
from assess.store.reopening import amend, withdraw
from tests.samples import event
from tests.store.seals import WHY, closed, journal_in, noon, rated, sealed_file


def _taken_back(journal: Journal) -> None:
    line = to_undo(journal.log)
    if line:
        journal.append([event("undone", n=line)])


STEPS: dict[str, Callable[[Journal], object]] = {
    "seal": closed,
    "amend": lambda journal: amend(journal, "amendment", WHY, noon),
    "look": lambda journal: amend(journal, "second-look", WHY, noon),
    "withdraw": lambda journal: withdraw(journal, WHY, noon),
    "N": lambda journal: journal.append([rated("N")]),
    "C": lambda journal: journal.append([rated("C")]),
    "undo": _taken_back,
    "sit": lambda journal: journal.append([event("began")]),
}


def _carried_out(journal: Journal, step: str) -> None:
    """Carry out a step; where it is refused, nothing has changed."""
    before = journal.path.read_bytes(), sorted(journal.path.parent.iterdir())
    try:
        STEPS[step](journal)
    except AssessError:
        assert (journal.path.read_bytes(), sorted(journal.path.parent.iterdir())) == before


def _check_seals(folder: Path, ever: set[str]) -> None:
    """See that every seal there ever was is there, says what its part of the log says, and is named for what it is."""
    content = read_whole_journal(folder / "small.A1.journal")
    assert {digest_bytes(path.read_bytes()) for path in folder.glob("*.sealed")} == ever
    for path in folder.glob("*.sealed"):
        found = load_sealed(path)
        following, one = verify_beside(found), found.assessment
        assert isinstance(following, Withdrawn) == ("withdrawn" in path.name)
        assert len(one.amendments) == int(path.name.partition(".amended-")[2][:1] or 0)
        assert one.log is not None
        prefix = content.events[: one.log.events]
        left_out = {*ADDED_BY_SEALING, "ratings"}
        assert fold(prefix).model_dump(exclude=left_out) == one.model_dump(exclude=left_out)
        assert one.sittings == sittings_in(prefix)
    opened = [one.of for one in content.events if isinstance(one, Amended | Withdrawn)]
    assert set(opened) <= {load_sealed(path).commitment for path in folder.glob("*.sealed")}


@settings(max_examples=40)
@given(st.lists(st.sampled_from(sorted(STEPS)), max_size=14))
def test_nothing_that_was_recorded_or_sealed_is_ever_lost(steps: list[str]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        ever = {digest_bytes(sealed_file(folder).read_bytes())}
        for step in steps:
            with journal_in(folder) as journal:
                before = journal.path.read_bytes()
                _carried_out(journal, step)
                assert journal.path.read_bytes().startswith(before)
            ever |= {digest_bytes(path.read_bytes()) for path in folder.glob("*.sealed")}
            _check_seals(folder, ever)
