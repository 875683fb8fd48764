"""What may follow a seal in a journal, and what can no longer be taken back."""

from pathlib import Path

import pytest

from assess.errors import AlreadyThere, UsageRefused
from assess.model.event import Event
from assess.store.journal import assessment_in, read_whole_journal
from tests.samples import event
from tests.store.seals import WHY, journal_in, rated, sealed_file

AMENDED = event("amended", stage="amendment", reason=WHY, of="0" * 64)
WITHDRAWN = event("withdrawn", reason=WHY, of="0" * 64)


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (([rated("C")],), "sealed"),
        (([event("began")],), "sealed"),
        (([event("sealed", nonce="0" * 64)],), "sealed"),
        (([AMENDED, rated("C")],), "event-refused"),
        (([AMENDED], [AMENDED]), "event-refused"),
        (([WITHDRAWN], [AMENDED]), "event-refused"),
        (([AMENDED], [rated("C"), event("sealed", nonce="0" * 64)]), "event-refused"),
        (([AMENDED], [event("undone", n=6)]), "event-refused"),
        (([AMENDED], [event("undone", n=8)]), "event-refused"),
        (([AMENDED], [event("undone", n=9)]), "event-refused"),
        (([AMENDED], [rated("C")], [event("undone", n=10)], [event("undone", n=7)]), "event-refused"),
    ],
)
def test_after_a_seal_only_its_opening_follows_and_nothing_before_is_taken_back(
    tmp_path: Path, lines: tuple[list[Event], ...], code: str
) -> None:
    sealed_file(tmp_path)
    with journal_in(tmp_path) as journal:
        assert len(journal.log) == 8
        for line in lines[:-1]:
            journal.append(line)
        log = journal.log
        with pytest.raises((AlreadyThere, UsageRefused)) as refused:
            journal.append(lines[-1])
        assert (refused.value.code, journal.log) == (code, log)
    assert read_whole_journal(journal.path).events == log


def test_what_came_after_an_opening_is_taken_back_as_usual(tmp_path: Path) -> None:
    sealed_file(tmp_path)
    with journal_in(tmp_path) as journal:
        for line in (AMENDED, rated("C"), event("undone", n=10), event("undone", n=11)):
            journal.append([line])
        assert assessment_in(journal.content).rating("ties").facets["main"].level == "C"
