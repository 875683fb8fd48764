"""Whole cases made up: small ones of every shape for properties, large ones of realistic content for times."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from assess.model.assessment import Assessment, Evidence, FacetRating, Link, LogHead, Rating, Relation, Scenario
from assess.model.base import MAIN, Sort
from assess.model.codebook import Codebook, CodedQuestion, CodedScale, ComparisonRules
from assess.model.comparison import Reader
from assess.model.source import Register, Source
from tests.builders import DIGEST, MISSING, REASONS, Sealed, assessment, codebook, facet, question, sealed, source

Draw = st.DrawFn
READERS: tuple[Reader, ...] = ("coordinator", "meeting", "board", "agency", "person")
KINDS = ("interview", "self-report", "family", "file-report", "court-record")
SETTINGS = ("custody", "community", None)
ROLES = ("forensic-psychologist", "probation-assessor", "prison-assessor")


@dataclass(frozen=True)
class Case:
    """What several assessors sealed, with the register it was cleared from."""

    codebook: Codebook
    files: tuple[Sealed, ...]
    register: Register

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(one.assessment.assessor.label for one in self.files)

    def with_assessments(self, *assessments: Assessment) -> tuple[Sealed, ...]:
        """Return other assessments under the seals of this case."""
        return tuple(Sealed(one, file.commitment) for one, file in zip(assessments, self.files, strict=True))


def register_of(sources: Sequence[Source]) -> Register:
    return Register.model_validate(
        {
            "format": "assess.register/0",
            "fictional": True,
            "case": "DEMO-01",
            "revision": 1,
            "sources": tuple(one for one in sources if not one.own),
        }
    )


@st.composite
def scales(draw: Draw) -> CodedScale:
    """Draw a scale of two to seven levels, ordered or not, with or without a watershed."""
    codes = "ABCDEFG"[: draw(st.integers(2, 7))]
    ordered = draw(st.sampled_from([True, True, True, False]))
    below = draw(st.sampled_from([None, *range(len(codes) - 1)])) if ordered else None
    return CodedScale(
        ordered=ordered,
        levels={code: f"Level {code}" for code in codes},
        watershed=None if below is None else f"{codes[below]}|{codes[below + 1]}",
    )


@st.composite
def rules(draw: Draw) -> ComparisonRules:
    """Draw thresholds; the fewest that the format allows, so that little is enough to raise something."""
    return ComparisonRules(
        no_majority=draw(st.booleans()),
        act_now=draw(st.booleans()),
        critical=draw(st.sampled_from([None, "disjoint", "differ"])),
        items_agree=draw(st.sampled_from([None, "same", "one-step"])),
        in_common=draw(st.integers(1, 2)),
        one_way=draw(st.sampled_from([None, 2, 2, 3])),
        agenda=draw(st.integers(1, 7)),
    )


@st.composite
def asked(draw: Draw, place: int, sort: Sort, used: Mapping[str, CodedScale], items: Sequence[str]) -> CodedQuestion:
    """Draw one question; an item may mirror one of the `items` before it."""
    facets = draw(st.sampled_from([(MAIN,), (MAIN,), ("then", "now")]))
    scale_of = {one: draw(st.sampled_from(sorted(used))) for one in facets}
    more: dict[str, Any] = {}
    if sort == "item":
        more["predictor"] = draw(st.sampled_from(["static", "dynamic"]))
        more["effect"] = draw(st.sampled_from(["risk", "protective", "need"]))
        more["mirrors"] = draw(st.sampled_from([None, *items]))
        first, (top, *_) = facets[0], reversed(used[scale_of[facets[0]]].levels)
        more["act_now"] = draw(st.sampled_from([(), (top if first == MAIN else f"{first}.{top}",)]))
    if sort == "judgement":
        more["scenario"] = draw(st.sampled_from([None, None, "return"]))
    return question(f"q-{place}", f"Q{place}", f"Question {place}", scale_of, sort=sort, **more)


@st.composite
def codebooks(draw: Draw) -> Codebook:
    """Draw a codebook; it may be without risk items, without dimensions, without judgements, even without items."""
    used = {f"scale-{place}": draw(scales()) for place in range(draw(st.integers(1, 3)))}
    counted: tuple[tuple[Sort, int], ...] = (("item", 5), ("dimension", 2), ("judgement", 2))
    sorts = [sort for sort, most in counted for _ in range(draw(st.integers(0, most)))] or ["dimension"]
    questions: list[CodedQuestion] = []
    free: list[str] = []
    for place, sort in enumerate(sorts, 1):
        one = draw(asked(place, sort, used, free))
        questions.append(one)
        if one.mirrors:
            free.remove(one.mirrors)
        elif sort == "item":
            free.append(one.id)
    return codebook(questions, scales=used, own_scale=None, comparison=draw(rules()))


@st.composite
def sources(draw: Draw, labels: Sequence[str]) -> tuple[Source, ...]:
    """Draw the sources of a case, some of which only some may know of."""
    handling = st.sampled_from(["share", "share", "assessors", {"named": (labels[0],)}])
    return tuple(
        source(
            f"S-{place}{place}{place}{place}",
            draw(st.sampled_from(["person", "file", "wing"])),
            kind=draw(st.sampled_from(KINDS)),
            setting=draw(st.sampled_from(["custody", "community"])),
            handling=draw(handling),
        )
        for place in range(1, draw(st.integers(1, 4)) + 1)
    )


@st.composite
def facet_ratings(draw: Draw, scale: CodedScale) -> FacetRating | None:
    """Draw what one assessor gave for one facet; mostly a level, with a certainty or without."""
    kind = draw(st.sampled_from(["level", "level", "level", "missing", None]))
    if kind is None:
        return None
    if kind == "missing":
        return facet(draw(st.sampled_from(sorted(MISSING))))
    return FacetRating(
        level=draw(st.sampled_from(sorted(scale.levels))), certainty=draw(st.sampled_from(["L", "M", "H", "H", None]))
    )


@st.composite
def ratings(draw: Draw, book: Codebook, one: CodedQuestion, extracts: Sequence[str], *, told: bool) -> Rating:
    """Draw one assessor's answer to one question; `told`: there is a scenario to refer to."""
    given = {name: draw(facet_ratings(book.scales[asked.scale])) for name, asked in one.facets.items()}
    linked = draw(st.lists(st.sampled_from(extracts), max_size=2, unique=True)) if extracts else []
    return Rating(
        question=one.id,
        facets={name: rating for name, rating in given.items() if rating},
        relevance=draw(st.sampled_from(["low", "high", "high", None])),
        evidence=tuple(Link(id=name, relation=draw(st.sampled_from(["supports", "context"]))) for name in linked),
        note=draw(st.sampled_from([None, "A note."])),
        scenario="SC1" if told and one.sort == "judgement" and draw(st.booleans()) else None,
    )


@st.composite
def assessments(draw: Draw, book: Codebook, label: str, known: Sequence[Source]) -> Assessment:
    """Draw what one assessor sealed."""
    extracts = tuple(
        Evidence(id=f"E{place}", source=one.id, text=f"{label} read it.") for place, one in enumerate(known, 1)
    )
    told = draw(st.booleans())
    scenario = Scenario(id="SC1", kind=draw(st.sampled_from(["return", "stay-away"])), title="A course", text="It may.")
    names = [one.id for one in extracts]
    answered = tuple(draw(ratings(book, one, names, told=told)) for one in book.questions)
    return assessment(
        label,
        {},
        sources=known,
        codebook=book,
        role=draw(st.sampled_from(ROLES)),
        setting=draw(st.sampled_from(SETTINGS)),
        hidden=tuple(one.id for one in book.questions if draw(st.integers(0, 9)) == 0),
    ).model_copy(update={"evidence": extracts, "ratings": answered, "scenarios": (scenario,) if told else ()})


@st.composite
def cases(draw: Draw, most: int = 4) -> Case:
    """Draw a whole case of two to `most` assessors."""
    labels = [f"A{place}" for place in range(1, draw(st.integers(2, most)) + 1)]
    book = draw(codebooks())
    known = draw(sources(labels))
    return Case(book, sealed(*(draw(assessments(book, label, known)) for label in labels)), register_of(known))


# What follows is of the size and shape of real work; nothing in it is left to chance.

SENTENCE = "The wing log says that he asked for another workshop after the quarrel and kept to what was agreed."


def large(assessors: int, questions: int) -> Case:
    """Return a case of realistic content: three extracts a question, notes, reasons for certainty, fields."""
    book = codebook(_questions(questions))
    known = tuple(
        source(
            f"S-{place:04}",
            f"origin-{place % 5}",
            kind=KINDS[place % len(KINDS)],
            setting=("custody", "community")[place % 2],
        )
        for place in range(12)
    )
    held = sealed(*(_one_of_many(book, place, known) for place in range(assessors)))
    return Case(book, held, register_of(known))


def _questions(many: int) -> list[CodedQuestion]:
    return [_one_question(place, many) for place in range(many)]


def _one_question(place: int, many: int) -> CodedQuestion:
    """Return three items in four, then dimensions with three facets, two judgements last."""
    name, code, label = f"question-{place}", f"Q{place}", f"Question {place}: what the assessors looked at here"
    if place >= many - 2:
        return question(name, code, label, "harm", sort="judgement", scenario="return")
    if place >= many * 3 // 4:
        return question(name, code, label, {MAIN: "exit", "by": "by", "tested": "tested"}, sort="dimension")
    effect = ("risk", "risk", "protective", "need")[place % 4]
    scale = {"risk": "concern", "protective": "strength", "need": "need"}[effect]
    mirrors = f"question-{place - 2}" if place % 12 == 2 else None
    more: dict[str, Any] = {"act_now": ("D",)} if place % 10 == 0 else {}
    return question(name, code, label, scale, predictor="dynamic", effect=effect, mirrors=mirrors, **more)


def _one_of_many(book: Codebook, assessor: int, known: Sequence[Source]) -> Assessment:
    texts = [f"{SENTENCE} Seen by A{assessor}, extract {number}." for number in range(len(book.questions) * 3)]
    evidence = tuple(
        Evidence(id=f"E{number + 1}", source=known[(number + assessor) % len(known)].id, page=f"p{number}", text=text)
        for number, text in enumerate(texts)
    )
    scenario = Scenario(id="SC1", kind="return", title="Back to the movement", text=f"{SENTENCE} {SENTENCE}")
    answered = tuple(_one_rating(book, one, place, assessor) for place, one in enumerate(book.questions))
    label = f"A{assessor + 1}"
    update = {"evidence": evidence, "ratings": answered, "scenarios": (scenario,)}
    return assessment(
        label,
        {},
        sources=known,
        codebook=book,
        log=LogHead(events=len(book.questions) * 8, head=DIGEST),
        role=ROLES[assessor % len(ROLES)],
        setting=("custody", "community")[assessor % 2],
        formulation={"draws": SENTENCE * 3, "holds": SENTENCE * 3},
    ).model_copy(update=update)


def _one_rating(book: Codebook, one: CodedQuestion, place: int, assessor: int) -> Rating:
    reasons = sorted(REASONS)
    given = {}
    for name, asked in one.facets.items():
        levels = list(book.scales[asked.scale].levels)
        level = levels[(place * 7 + assessor * (place % 3)) % len(levels)]
        given[name] = facet(f"{level} {'LMH'[(place + assessor) % 3]} {reasons[place % 5]} {reasons[(place + 1) % 5]}")
    if (place + assessor) % 9 == 0:
        given[next(iter(given))] = facet("declined")
    numbers = range(place * 3 + 1, place * 3 + 4)
    signs: tuple[Relation, ...] = ("supports", "contradicts", "supports")
    return Rating(
        question=one.id,
        facets=given,
        relevance=("low", "medium", "high")[(place + assessor) % 3] if one.sort == "item" else None,
        evidence=tuple(Link(id=f"E{number}", relation=sign) for number, sign in zip(numbers, signs, strict=True)),
        note=f"{SENTENCE} {SENTENCE} Noted by A{assessor + 1}.",
        fields={"next-step": "Ask the workshop.", "by-when": "2026-04-01"} if place % 4 == 0 else {},
        scenario="SC1" if one.sort == "judgement" else None,
    )
