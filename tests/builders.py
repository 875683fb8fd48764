"""Sealed assessments without files: a small codebook, terse ratings, and the worked example of the design as a case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assess.model.assessment import Assessment, Evidence, FacetRating, Link, Rating, Seal, Why
from assess.model.base import MAIN, Sort
from assess.model.codebook import (
    Codebook,
    CodedFacet,
    CodedMissing,
    CodedQuestion,
    CodedReason,
    CodedScale,
    ComparisonRules,
)
from assess.model.pinned import Assessor, PinnedInstrument
from assess.model.source import Source

DIGEST = "0" * 64
INSTRUMENT = PinnedInstrument(id="mini", version="0.1.0", digest=DIGEST)
KEYS = {"A1": "6f1d0c9b", "A2": "1c84e7a0", "A3": "a90b5d3e"}


@dataclass(frozen=True)
class Sealed:
    assessment: Assessment
    commitment: str


def scale(*levels: str, ordered: bool = True, watershed: str | None = None) -> CodedScale:
    """`scale("N Not evident", "S Some")`: code, then label."""
    return CodedScale(ordered=ordered, levels=dict(level.split(" ", 1) for level in levels), watershed=watershed)


SCALES = {
    "history": scale("N No", "P Partly", "Y Yes", watershed="P|Y"),
    "concern": scale("N Not evident", "S Some", "C Clear", "D Driving", watershed="S|C"),
    "strength": scale("N Not in place", "E Emerging", "I In place", "R Relied on", watershed="E|I"),
    "need": scale("M Met", "S Small gap", "L Large gap", "B Blocks the plan"),
    "exit": scale("N Not yet", "B Begun", "S Steady with support", "C Carries itself"),
    "tested": scale("N No chance yet", "O Once", "R Repeatedly"),
    "by": scale("O Own choice", "M Mixed", "P Only prevented", ordered=False),
    "harm": scale("L Limited", "S Serious", "X Extreme"),
    "timing": scale("D Distant", "M Months", "I Weeks"),
}
MISSING = {
    "not-enquired": ("Not yet asked, not yet looked for", "not-asked"),
    "unscreened": ("Nobody qualified has looked", "not-asked"),
    "no-information": ("Looked for; nothing found either way", "unknown"),
    "no-opportunity": ("Could not show itself in this setting", "unknown"),
    "declined": ("The person chose not to answer", "unknown"),
    "not-applicable": ("Cannot apply to this person", "not-applicable"),
}
REASONS = {
    "single-source": ("Rests on one source", "lowers", "one-source"),
    "self-report": ("Rests on what the person says", "lowers", "self-report-only"),
    "nothing-cited": ("Rests on no extract", "lowers", "no-evidence"),
    "document": ("Checked against a document", "raises", None),
    "prepared": ("Answers may have been prepared", "lowers", None),
}


def question(
    name: str,
    code: str,
    label: str,
    facets: str | Mapping[str, str] = "concern",
    *,
    sort: Sort = "item",
    **more: Any,
) -> CodedQuestion:
    asked = {MAIN: facets} if isinstance(facets, str) else facets
    labels = {MAIN: "How far", "then": "Then", "now": "Now", "by": "Through whom", "tested": "Put to the test"}
    return CodedQuestion(
        id=name,
        code=code,
        sort=sort,
        label=label,
        facets={
            facet: CodedFacet(label=labels.get(facet, facet.capitalize()), scale=used) for facet, used in asked.items()
        },
        digest=f"{code:0<64}".encode().hex()[:64],
        **more,
    )


_DYNAMIC: dict[str, Any] = {"predictor": "dynamic", "effect": "risk"}
_STATIC: dict[str, Any] = {"predictor": "static", "effect": "risk"}
_STRENGTH: dict[str, Any] = {"predictor": "dynamic", "effect": "protective"}
_NEED: dict[str, Any] = {"predictor": "dynamic", "effect": "need"}
QUESTIONS = (
    question("length-of-involvement", "H1", "Length of past involvement", "history", **_STATIC),
    question("other-offending-history", "H2", "Convictions without an ideological motive", "history", **_STATIC),
    question("active-ties", "D1", "Ties to people active in the movement", "concern", **_DYNAMIC),
    question(
        "violence-legitimacy",
        "D2",
        "Seeing violence as a rightful means",
        {"then": "concern", "now": "concern"},
        **_DYNAMIC,
    ),
    question("current-activity", "D3", "Taking part now, online and offline", "concern", act_now=("D",), **_DYNAMIC),
    question("distance", "P1", "Distance from the former environment", "strength", mirrors="active-ties", **_STRENGTH),
    question("work", "P2", "Work that matters to the person", "strength", **_STRENGTH),
    question("living-basics", "N1", "Home, income, health care, papers", "need", **_NEED),
    question("legal-status", "N2", "Insecure legal status", "need", **_NEED),
    question(
        "disengagement",
        "X1",
        "Engagement and disengagement",
        {MAIN: "exit", "by": "by", "tested": "tested"},
        sort="dimension",
    ),
    question(
        "deradicalisation",
        "X2",
        "Commitment and deradicalisation",
        {MAIN: "exit", "tested": "tested"},
        sort="dimension",
    ),
    question(
        "desistance", "X3", "Other offending and desistance", {MAIN: "exit", "tested": "tested"}, sort="dimension"
    ),
    question(
        "reintegration",
        "X4",
        "Marginalisation and reintegration",
        {"functional": "exit", "social": "exit", "tested": "tested"},
        sort="dimension",
    ),
    question(
        "mental-health",
        "X5",
        "Mental health: met need and functioning",
        {MAIN: "exit", "tested": "tested"},
        sort="dimension",
    ),
    question(
        "serious-harm",
        "J1",
        "How serious would the harm in this scenario be?",
        "harm",
        sort="judgement",
        scenario="return",
    ),
    question("timing", "J2", "How soon could this scenario come about?", "timing", sort="judgement", scenario="return"),
)


def codebook(questions: Sequence[CodedQuestion] = QUESTIONS, **more: Any) -> Codebook:
    return Codebook(
        **{
            "title": "Worked extract: risk, strengths and needs",
            "status": "draft, not validated",
            "not_for": ("Use with any person.", "Producing a total, a percentage, a rank, a prediction."),
            "scales": SCALES,
            "missing": {
                code: CodedMissing.model_validate({"label": a, "class": b}) for code, (a, b) in MISSING.items()
            },
            "certainty": {"L": "Low", "M": "Moderate", "H": "High"},
            "reasons": {
                code: CodedReason.model_validate({"label": label, "effect": effect, "ledger": rule})
                for code, (label, effect, rule) in REASONS.items()
            },
            "questions": tuple(questions),
            "scenarios": {"return": "Back to the movement", "stay-away": "Stays away"},
            "formulation": {"draws": "What draws the person back?", "holds": "What holds the person away?"},
            "own_scale": "strength",
            "comparison": ComparisonRules(),
            **more,
        }
    )


def facet(text: str) -> FacetRating:
    """`facet("Y H document")`: level, certainty, reasons; `facet("declined")`: a missing reason."""
    if text in MISSING:
        return FacetRating(missing=text)
    level, certainty, *reasons = [*text.split(), ""][: max(2, len(text.split()))]
    ticked = {code for code, (_, _, rule) in REASONS.items() if rule}
    why = tuple(Why(code=code, by="ledger" if code in ticked else "assessor") for code in reasons)
    return FacetRating(level=level, certainty=certainty or None, why=why)


def source(name: str, origin: str = "origin", *, own: bool = False, **more: Any) -> Source:
    fields = {"kind": "interview", "date": "2026-02-10", "setting": "custody", "handling": "share", **more}
    return Source(id=name, own=own, origin=origin, **fields)


def assessment(
    label: str,
    rated: Mapping[str, str | Mapping[str, str]],
    cites: Mapping[str, Sequence[str]] | None = None,
    sources: Sequence[Source] = (),
    **more: Any,
) -> Assessment:
    """`assessment("A1", {"D1": "N L"}, {"D1": ["S-7K2Q"]})`, `?S-...` is context, `-S-...` against."""
    book: Codebook = more.pop("codebook", None) or codebook()
    ids = {one.code: one.id for one in book.questions}
    extra = {name: more.pop(name, {}) for name in ("relevance", "notes", "scenario", "fields")}
    cited = [(code, name) for code, names in (cites or {}).items() for name in names]
    names = {pair: f"E{number}" for number, pair in enumerate(cited, 1)}
    evidence = [
        Evidence(id=names[code, name], source=name.lstrip("?-"), text=f"What {name.lstrip('?-')} says on {code}.")
        for code, name in cited
    ]
    signs = {"?": "context", "-": "contradicts"}
    ratings = [
        Rating(
            question=ids.get(code, code),
            facets={
                one: facet(text) for one, text in ({MAIN: given} if isinstance(given, str) else given).items() if text
            },
            relevance=extra["relevance"].get(code),
            evidence=tuple(
                Link(id=names[code, name], relation=signs.get(name[0], "supports"))  # type: ignore[arg-type]
                for name in (cites or {}).get(code, ())
            ),
            note=extra["notes"].get(code),
            fields=extra["fields"].get(code, {}),
            scenario=extra["scenario"].get(code),
        )
        for code, given in rated.items()
    ]
    role = more.pop("role", "forensic-psychologist")
    return Assessment(
        **{
            "fictional": True,
            "case": "DEMO-01",
            "occasion": "2026-03",
            "instrument": INSTRUMENT,
            "assessor": Assessor(key=KEYS.get(label, f"key-{label}"), label=label, role=role),
            "as_of": "2026-03-02",
            "setting": "custody",
            "sources": tuple(sources),
            "evidence": tuple(evidence),
            "ratings": tuple(ratings),
            "sealed": Seal(at="2026-03-02T11:33:04+01:00", nonce=DIGEST),
            "codebook": book,
            **more,
        }
    )


def sealed(*assessments: Assessment) -> tuple[Sealed, ...]:
    return tuple(Sealed(one, f"{number:064x}") for number, one in enumerate(assessments, 1))
