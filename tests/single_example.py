"""One assessment with everything in it, a source of each handling, and words that only some readers may find."""

from typing import Any

from assess.logic.report import Material, report_for
from assess.model.addendum import Addendum
from assess.model.assessment import (
    Amendment,
    Ask,
    Assessment,
    Evidence,
    Keyed,
    Link,
    Measure,
    OwnItem,
    Rating,
    Scenario,
    ScenarioPart,
    Sitting,
    Weighed,
)
from assess.model.comparison import Reader
from assess.model.report import AssessmentReport
from tests.builders import assessment, codebook, facet, source
from tests.worked_example import PANEL

HIDDEN = "QUINCE"
"""Stands in every text that comes from the source named to A1 alone, or is written on a question that cites it."""
INWARD = "MEDLAR"
"""Stands in everything that is about the work, not about the person."""
SEALED = "b" * 64
EARLIER = "c" * 64
SOURCES = (
    source("S-7K2Q", "person-2026", present=("person", "A1", "A2"), joint=True),
    source("S-3M8T", "trial-2023", kind="court-record", date="2023-11-21", setting="court"),
    source("S-9PXD", "wing-log", kind="staff-observation", date="2026-02-27", handling="assessors"),
    source(
        "S-2FYB", "quince", kind="family", date="2026-01-30", setting="quince", handling={"named": ("A1",)}, own=True
    ),
)
_PARTS: dict[ScenarioPart, str] = {
    "nature": "He sleeps where the old circle meets.",
    "severity": "Somebody could be badly hurt.",
    "imminence": "Within weeks of release.",
    "likelihood": "Plausible if no room is found; not otherwise.",
    "signs": "No calls to his sister.",
    "prevention": "A room, in writing.",
}


def whole(**changes: Any) -> Assessment:
    """Return the assessment of A1 with every field filled in."""
    rated = assessment(
        "A1",
        {
            "H1": "Y H document",
            "H2": "N H document",
            "D1": "S L single-source",
            "D2": {"then": "C M", "now": "declined"},
            "D3": "D M",
            "P1": "E M",
            "P2": "I M",
            "N1": "B L single-source",
            "N2": "not-enquired",
            "X1": {"main": "B M", "by": "P M", "tested": "N M"},
            "X3": {"main": "not-applicable", "tested": "not-applicable"},
            "J1": "S M",
            "own-1": "I M",
        },
        relevance={"D3": "high", "N1": "high"},
        notes={"J1": "A quarrel ended with knives in 2021.", "D1": f"The relative said so: {HIDDEN}."},
        scenario={"J1": "SC1"},
        sources=SOURCES,
        role="prison-assessor",
        codebook=codebook(conclusion={"limits": "What limits this?"}, areas={"home": "Home"}),
    )
    return rated.model_copy(update={**_EVIDENCE, "ratings": tuple(map(_cited, rated.ratings)), **_WRITTEN, **changes})


_EVIDENCE = {
    "evidence": (
        Evidence.model_validate({"id": "E1", "source": "S-2FYB", "is": "statement", "text": f"A visitor, {HIDDEN}."}),
        Evidence.model_validate(
            {"id": "E2", "source": "S-3M8T", "page": "p4", "is": "fact", "text": "First errand in April 2019."}
        ),
        Evidence.model_validate(
            {"id": "E3", "source": "S-7K2Q", "is": "opinion", "form": "verbatim", "text": '"I am done with them."'}
        ),
        Evidence.model_validate({"id": "E4", "source": "S-9PXD", "text": "Seen at table with the circle."}),
    )
}
_LINKS = {
    "length-of-involvement": (Link(id="E2", relation="supports"),),
    "active-ties": (
        Link(id="E1", relation="supports"),
        Link(id="E3", relation="contradicts", resolved="weaker-source"),
        Link(id="E2", relation="context"),
    ),
    "current-activity": (Link(id="E4", relation="supports"),),
    "distance": (Link(id="E3", relation="supports"),),
}
_BESIDES: dict[str, dict[str, Any]] = {
    "length-of-involvement": {"carried": "2025-09"},
    "active-ties": {"fields": {"who": f"{HIDDEN} knows."}, "indicators": ("q",), "flags": ("q",)},
    "current-activity": {"fields": {"told-who": "Safety office", "told-when": "2026-03-01", "told-confirmed": "yes"}},
    "distance": {"indicators": ("a", "b")},
}


def _cited(rating: Rating) -> Rating:
    besides = dict(_BESIDES.get(rating.question, {}))
    if rating.question == "active-ties":
        besides["facets"] = {"main": facet("S L single-source").model_copy(update={"over_cap": f"{HIDDEN} is firm."})}
    return rating.model_copy(update={"evidence": _LINKS.get(rating.question, ()), **besides})


_WRITTEN: dict[str, Any] = {
    "phase": "pre-release",
    "context": {"first-conviction": "yes", "interpreter": "no", "seen-remotely": "unknown"},
    "preparation": {
        "referral": "Which needs come first?",
        "commissioner": "Release planning (fictional)",
        "told": "Purpose and readers, by A1.",
        "involvement": "None.",
        "expectation": f"{INWARD}: more ties than the file says.",
    },
    "expected_first": True,
    "own": (OwnItem(id="own-1", text="Writes to his nephew.", effect="protective"),),
    "formulation": {"draws": "A bed and company.", "holds": "His sister."},
    "scenarios": (
        Scenario(id="SC1", kind="return", title="A bed from the wrong people", text="No room.", parts=_PARTS),
        Scenario(id="SC2", kind="stay-away", title="Needed for what he makes", text="A year at the bench."),
    ),
    "measures": (
        Measure(id="M1", area="home", text="A room", needs=("living-basics",), who="A2", by="May", known="A key."),
    ),
    "asks": (
        Ask(id="Q1", question="active-ties", text=f"Could {HIDDEN} be asked again?"),
        Ask(id="Q2", question="legal-status", text="Who can say?"),
        Ask(id="Q3", text="Is there a room?", answer="Yes, from May."),
    ),
    "conclusion": {"limits": "Seen in custody only."},
    "weighed": (
        Weighed(check="one-setting", how="answered", text="Family will be asked."),
        Weighed(check="critical-but-uncertain", questions=("D1",), how="set-aside", text=f"{HIDDEN} settles it."),
        Weighed(check="handling", questions=("D1",), how="answered", text=f"No words name {HIDDEN}."),
    ),
    "keyed": (
        Keyed(question="distance", facet="main", first="2", second="3", kept="first", reason=f"{INWARD}, a slip"),
    ),
    "sittings": (
        Sitting(began="2026-02-28T09:00:00+01:00", ended="2026-02-28T11:30:00+01:00"),
        Sitting(began="2026-03-02T10:00:00+01:00", ended="2026-03-02T11:30:00+01:00"),
    ),
    "amendments": (
        Amendment(at="2026-03-01T10:00:00+01:00", stage="amendment", reason="A page was missing.", of=EARLIER),
    ),
}
ADDENDA = (
    Addendum(
        fictional=True,
        case="DEMO-01",
        of=SEALED,
        label="A1",
        kind="person-view",
        at="2026-03-05T10:00:00+01:00",
        by="person",
        text="I would add that I found the room myself.",
    ),
    Addendum(
        fictional=True,
        case="DEMO-01",
        of=EARLIER,
        label="A1",
        kind="countersignature",
        at="2026-03-01T12:00:00+01:00",
        by="team-lead",
        text="Read.",
    ),
)


def document(reader: Reader, one: Assessment | None = None, **changes: Any) -> AssessmentReport:
    """Return the report of an assessment, sealed and with its addenda unless something else is said."""
    found = {"digest": SEALED, "addenda": ADDENDA, "panel": PANEL, **changes}
    return report_for(Material(one or whole(), **found), reader)


def draft(reader: Reader, **changes: Any) -> AssessmentReport:
    """Return the report of an assessment that is not sealed yet."""
    return document(reader, whole(sealed=None, **changes), digest=None, addenda=())
