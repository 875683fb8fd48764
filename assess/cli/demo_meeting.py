"""The second look and the meeting of the demonstration case, carried out as a panel would, in its folder."""

from contextlib import closing
from datetime import datetime

from assess.cli.demonstration import INSTRUMENT, Case, demo_sealed
from assess.cli.meeting import carry_out
from assess.interview.machine import begin
from assess.interview.script import lines_of_script, replay
from assess.logic.compare import compare
from assess.logic.compare.narrow import narrow
from assess.logic.documents import dump_document
from assess.model.comparison import Comparison, Reader
from assess.store import reopening
from assess.store.demo import demo_bytes
from assess.store.documents import find_consensus, load_comparison
from assess.store.envelope import Sealed, load_sealed
from assess.store.files import write_new
from assess.store.journal import open_journal
from assess.store.sealing import seal

LOOKED_AGAIN = "A1"
"""Who amends after the second look."""
MEETING = "meeting.txt"


def demo_comparison(reader: Reader) -> Comparison:
    """Return the comparison of the demonstration case for a reader, second looks beside, before the meeting."""
    with demo_sealed() as (case, sealed):
        return _compared(case, sealed, reader)


def demo_with_consensus(reader: Reader) -> Comparison:
    """Return the same comparison for a reader after the meeting."""
    with demo_sealed() as (case, sealed):
        path = case.workspace.folder / "comparison.json"
        write_new(path, dump_document(_compared(case, sealed, "coordinator")))
        loaded = load_comparison(path)
        carry_out(loaded, lines_of_script(demo_bytes(MEETING), MEETING), MEETING, case.opening["met"])
        found = find_consensus(loaded)
        consensus = found.consensus if found else None
        return narrow(loaded.comparison.model_copy(update={"consensus": consensus}), reader)


def _compared(case: Case, sealed: tuple[Sealed, ...], reader: Reader) -> Comparison:
    return compare(sealed, case.panel, case.register, reader, (_looked_again(case),))


def _looked_again(case: Case) -> Sealed:
    """Let one assessor look at what the others used, amend and seal again."""
    place = case.workspace.place(case.panel.case, case.panel.occasion, INSTRUMENT, LOOKED_AGAIN)
    script = lines_of_script(demo_bytes(f"{LOOKED_AGAIN}.second-look.txt"), f"{LOOKED_AGAIN}.second-look.txt")
    reason = demo_bytes(f"{LOOKED_AGAIN}.second-look.reason.txt").decode("utf-8").strip()
    at = case.opening["looked"]

    def now() -> datetime:
        return datetime.fromisoformat(at)

    with closing(open_journal(place.journal)) as journal:
        reopening.amend(journal, "second-look", reason, now)
        state = begin(case.loaded.instrument, journal.log, case.register.sources)
        replay(state, script, place.journal.name, now=lambda: at, fresh=lambda: "", save=journal.append)
        return load_sealed(seal(journal, case.loaded.instrument, case.loaded.raw, case.register, now, None))
