"""A case in which one assessor used a source that is named to them alone, and the same case without that source.

MARK stands in everything that belongs to the source: what it is, where it comes from, what it says, and every word
written on a question that rests on it, in the first seal and in the second look.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assess.logic.compare import compare
from assess.logic.documents import dump_document
from assess.model.assessment import Amendment, Ask, Assessment, Evidence, Link, LogHead, Rating
from assess.model.base import MAIN
from assess.model.comparison import Comparison, Reader
from assess.model.source import Handling, Named, Register
from assess.store.envelope import dump_sealed
from tests.builders import DIGEST, Sealed, assessment, facet, source

MARK = "QUINCE"
HIDDEN_ID = "S-QV1NCE"
TRACES = (MARK.casefold(), HIDDEN_ID.casefold())
ONLY_A2: Handling = Named(named=("A2",))
OPEN = source("S-9PEN", "person-2026")
LOG = source("S-9PXD", "wing-log", kind="staff-observation", date="2026-02-27")


@dataclass(frozen=True)
class Case:
    """Who sealed what, in the first place and since, and the coordinator's register."""

    first: tuple[Sealed, ...]
    later: tuple[Sealed, ...]
    register: Register | None = None

    def comparison(self, reader: Reader = "coordinator") -> Comparison:
        return compare(self.first, None, self.register, reader, self.later)


def hidden_case(
    *, cited: bool, own: bool = True, handling: Handling = ONLY_A2, registered: bool = False, context: bool = False
) -> Case:
    """Return the case, with the source (`cited`) or as if it had never been there."""
    secret = source(
        HIDDEN_ID,
        "quince",
        own=own,
        kind="security-summary",
        date="2026-01-30",
        setting="quince",
        present=(MARK,),
        handling=handling,
    )
    others = (
        assessment("A1", {"D1": "N L", "N1": "M M", "P1": "E M"}, {"D1": ["S-9PEN"], "N1": ["S-9PXD"]}, (OPEN, LOG)),
        assessment("A3", {"D1": "S L", "P1": "I M"}, {"P1": ["S-9PXD"]}, (OPEN, LOG)),
    )
    two = _used(secret, context=context) if cited else _never()
    first = (Sealed(others[0], "1" * 64), Sealed(two, "2" * 64), Sealed(others[1], "3" * 64))
    sources = (OPEN, LOG, *([secret] if cited else []))
    register = _register(sources) if registered else None
    return Case(first, (Sealed(_again(two, secret if cited else None), "9" * 64),), register)


def _register(sources: Any) -> Register:
    return Register(format="assess.register/0", fictional=True, case="DEMO-01", revision=1, sources=sources)


def _used(secret: Any, *, context: bool) -> Assessment:
    one = assessment(
        "A2",
        {"D1": "D M single-source", "N1": "L M", "P1": "E M nothing-cited", "X2": "B L nothing-cited"},
        {"D1": ["S-9PEN", f"{'?' * context}{HIDDEN_ID}"], "N1": [HIDDEN_ID]},
        (OPEN, secret),
        notes={"D1": f"{MARK} says so.", "X2": "Seen in most weeks."},
        fields={"N1": {"next-step": f"Ask {MARK}.", "by-when": MARK}},
    )
    asks = (Ask(id="Q1", question="living-basics", text=f"What did {MARK} see?", answer=MARK), Ask(id="Q2", text=MARK))
    return one.model_copy(
        update={
            "asks": asks,
            "evidence": tuple(_marked(extract) for extract in one.evidence),
            "ratings": tuple(_over_cap(rating) for rating in one.ratings),
        }
    )


def _marked(extract: Evidence) -> Evidence:
    return extract.model_copy(update={"text": MARK, "page": f"p. {MARK}"}) if extract.source == HIDDEN_ID else extract


def _over_cap(rating: Rating) -> Rating:
    if not any(rating.question == name for name in ("living-basics", "active-ties")):
        return rating
    facets = {name: one.model_copy(update={"over_cap": f"{MARK} saw it."}) for name, one in rating.facets.items()}
    return rating.model_copy(update={"facets": facets})


def _never() -> Assessment:
    return assessment(
        "A2",
        {
            "D1": "D M single-source self-report",
            "N1": "L M nothing-cited",
            "P1": "E M nothing-cited",
            "X2": "B L nothing-cited",
        },
        {"D1": ["S-9PEN"]},
        (OPEN,),
        notes={"X2": "Seen in most weeks."},
    )


def _again(two: Assessment, secret: Any) -> Assessment:
    """Return the second look: another level for P1, on one more extract; one more for X2 that changes nothing."""
    added = Evidence(id="E90", source=HIDDEN_ID, page=MARK, text=f"{MARK} again.")
    link = (Link(id="E90", relation="supports"),) if secret else ()

    def changed(rating: Rating) -> Rating:
        if rating.question == "distance":
            note = f"As {MARK} says." if secret else None
            return rating.model_copy(
                update={"facets": {MAIN: facet("R M nothing-cited")}, "evidence": link, "note": note}
            )
        if rating.question == "deradicalisation" and secret:
            # Words on it go from the second look alone, where it rests on the source; nothing else is another.
            return rating.model_copy(update={"evidence": link})
        return rating

    reason = Amendment(at="2026-03-10T09:00:00+01:00", stage="second-look", reason="Read again.", of="2" * 64)
    update = {
        "ratings": tuple(changed(rating) for rating in two.ratings),
        "evidence": (*two.evidence, *([added] if secret else [])),
        "amendments": (reason,),
    }
    return two.model_copy(update=update)


def write_case(folder: Path, case: Case) -> Path:
    """Write the coordinator's comparison of a case, and return where it lies."""
    path = folder / "comparison.json"
    path.write_bytes(dump_document(case.comparison()))
    return path


def write_sealed(folder: Path, case: Case) -> list[str]:
    """Write sealed files; amendments name the digests that the first seals really have."""
    files, digests = [], {}
    for one in case.first:
        data = dump_sealed(one.assessment.model_copy(update={"log": LogHead(events=1, head=DIGEST)}))
        path = folder / f"mini.{one.assessment.assessor.label}.sealed"
        path.write_bytes(data)
        files.append(str(path))
        digests[one.commitment] = path
    from assess.store.envelope import load_sealed

    for one in case.later:
        made = one.assessment.amendments[0]
        real = made.model_copy(update={"of": load_sealed(digests[made.of]).commitment})
        again = one.assessment.model_copy(update={"amendments": (real,), "log": LogHead(events=2, head=DIGEST)})
        path = folder / f"mini.{again.assessor.label}.amended-1.sealed"
        path.write_bytes(dump_sealed(again))
        files.append(str(path))
    return files
