"""The worked example of the design as sealed assessments, with the settled points applied."""

from assess.model.assessment import Assessment, Measure, OwnItem, Scenario
from assess.model.base import MAIN
from assess.model.panel import Panel
from assess.model.source import Register, Source
from tests.builders import INSTRUMENT, KEYS, assessment, source

REGISTERED = (
    source("S-7K2Q", "person-2026", present=("person", "A1", "A2"), joint=True),
    source("S-3M8T", "trial-2023", kind="court-record", date="2023-11-21", setting="court"),
    source("S-9PXD", "wing-log", kind="staff-observation", date="2026-02-27", handling="assessors"),
    source(
        "S-2FYB",
        "relative-2026",
        kind="family",
        date="2026-01-30",
        setting="community",
        handling={"named": ("A2",)},
    ),
)
PANEL = Panel.model_validate(
    {
        "format": "assess.panel/0",
        "fictional": True,
        "case": "DEMO-01",
        "occasion": "2026-03",
        "instrument": INSTRUMENT,
        "revision": 1,
        "assessors": (
            {"key": KEYS["A1"], "label": "A1", "role": "prison-assessor", "seniority": 3},
            {"key": KEYS["A2"], "label": "A2", "role": "forensic-psychologist", "seniority": 1},
            {"key": KEYS["A3"], "label": "A3", "role": "probation-assessor", "seniority": 2},
        ),
    }
)
REGISTER = Register.model_validate(
    {
        "format": "assess.register/0",
        "fictional": True,
        "case": "DEMO-01",
        "revision": 2,
        "referral": "Which needs should the release plan meet first, and what would draw the person back?",
        "commissioner": "Prison service, release planning (fictional)",
        "sources": REGISTERED,
        "same_as": (
            {"source": "S-6TQC", "of": "A2", "same_as": "S-9PXD", "because": "A photograph of the same page."},
        ),
    }
)


def _known(*names: str) -> tuple[Source, ...]:
    return tuple(one for one in REGISTERED if one.id in names)


def _return(title: str, text: str, **parts: str) -> Scenario:
    return Scenario.model_validate({"id": "SC1", "kind": "return", "title": title, "text": text, "parts": parts})


def example() -> tuple[Assessment, Assessment, Assessment]:
    one = assessment(
        "A1",
        {
            "H1": "Y H document",
            "D1": "N L prepared single-source self-report",
            "D2": {"now": "declined"},
            "D3": "D L single-source",
            "X1": "N L single-source",
            "J1": "S M",
        },
        {"H1": ["S-3M8T"], "D1": ["S-7K2Q"], "D3": ["S-9PXD"], "X1": ["S-9PXD"]},
        _known("S-3M8T", "S-7K2Q", "S-9PXD"),
        relevance={"D1": "low", "D3": "high"},
        notes={"J1": "A quarrel between the two groups ended with knives in 2021 and could do so again."},
        fields={"D3": {"told-who": "Prison security office", "told-confirmed": "yes"}},
        scenario={"J1": "SC1"},
        role="prison-assessor",
        scenarios=(
            _return(
                "Back to the old circle",
                "He meets the old circle in the first month.\nA bed was offered.",
                prevention="A room of his own by the day of release.",
                likelihood="Plausible, since the offer stands: [sic] he has nowhere else.",
            ),
        ),
        measures=(
            Measure(id="M1", area="living", text="A room near his sister.", needs=("living-basics", "own-1"), by="May"),
            Measure(id="M2", area="living", text="A talk about letters."),
        ),
    )
    two = assessment(
        "A2",
        {
            "H1": "Y H document",
            "H2": "N H document",
            "D1": "D M single-source",
            "D2": {"then": "C M single-source self-report", "now": "N M single-source self-report"},
            "D3": "S M single-source",
            "P1": "E M",
            "P2": "I M single-source",
            "N1": "L L single-source self-report",
            "N2": "not-enquired",
            "X1": {MAIN: "B M", "by": "P M", "tested": "N M"},
            "X2": {MAIN: "B M", "tested": "O L"},
            "X3": {MAIN: "not-applicable", "tested": "not-applicable"},
            "X4": {"functional": "B L", "social": "B L", "tested": "no-opportunity"},
            "X5": {MAIN: "unscreened", "tested": "unscreened"},
            "J1": "L M",
            "J2": "M M",
            "own-1": "I M",
        },
        {
            "H1": ["S-3M8T"],
            "H2": ["S-3M8T"],
            "D1": ["S-2FYB"],
            "D2": ["S-7K2Q"],
            "D3": ["S-9PXD"],
            "P1": ["S-2FYB", "S-7K2Q"],
            "P2": ["S-8RWJ"],
            "N1": ["S-7K2Q"],
            "X1": ["S-6TQC"],
            "X2": ["S-7K2Q"],
            "X4": ["S-7K2Q"],
        },
        (
            *_known("S-3M8T", "S-7K2Q", "S-9PXD", "S-2FYB"),
            source("S-6TQC", "wing-log", own=True, kind="staff-observation", date="2026-02-27", handling="assessors"),
            source("S-8RWJ", "joinery-teacher", own=True, kind="file-report", date="2026-02-20", handling="assessors"),
        ),
        relevance={"D1": "high", "D2": "high", "D3": "high", "P1": "medium", "P2": "medium", "N1": "high"},
        notes={"D1": "The relative named two visitors."},
        scenario={"J1": "SC1", "J2": "SC1"},
        scenarios=(_return("Takes the bed that the circle offers", "Without a room he accepts the bed."),),
        formulation={"holds": "The workshop, and a sister who writes."},
        own=(OwnItem(id="own-1", text="Looks after two younger men on the wing.", effect="protective"),),
    )
    three = assessment(
        "A3",
        {
            "H1": "Y M",
            "H2": "P H document",
            "D1": "no-information",
            "D2": {"then": "C M", "now": "S L"},
            "D3": "S M single-source self-report",
            "P1": "I L single-source",
            "P2": "I M single-source",
            "N1": "L M single-source",
            "N2": "no-information",
            "X1": {MAIN: "B L", "by": "M L", "tested": "N L"},
            "X2": "S L",
            "X3": {MAIN: "not-applicable", "tested": "not-applicable"},
            "X4": {"functional": "B M", "social": "S M", "tested": "no-opportunity"},
            "X5": "S L single-source",
            "J1": "S L",
            "J2": "D L",
        },
        {
            "H1": ["S-5DKH"],
            "H2": ["S-3M8T"],
            "D2": ["S-3M8T", "S-7K2Q"],
            "D3": ["S-7K2Q"],
            "P1": ["S-9PXD"],
            "P2": ["S-9PXD"],
            "N1": ["S-9PXD"],
            "X1": ["S-7K2Q"],
            "X2": ["S-7K2Q", "S-9PXD"],
            "X4": ["S-9PXD"],
            "X5": ["S-9PXD"],
        },
        (
            *_known("S-3M8T", "S-7K2Q", "S-9PXD"),
            source("S-5DKH", "trial-2023", own=True, kind="file-report", date="2024-02-01", handling="assessors"),
        ),
        relevance={"D1": "high", "D2": "high", "D3": "medium", "P1": "medium", "P2": "high", "N1": "high"},
        scenario={"J1": "SC1", "J2": "SC1"},
        role="probation-assessor",
        scenarios=(
            _return("Fight with the rival group", "A chance meeting in town ends in a fight."),
            Scenario(id="SC2", kind="stay-away", title="Joinery and a room", text="Keeps the trade, moves away."),
        ),
        formulation={"holds": "Work, and being tired of it."},
    )
    return one, two, three
