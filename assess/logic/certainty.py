"""What the ledger of sources shows about one rating, and how much certainty that carries without a written reason."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from assess.model.assessment import Assessment, Evidence, Link
from assess.model.base import Rule
from assess.model.source import KINDS, Source

if TYPE_CHECKING:  # reading a sealed assessment needs what the ledger shows, and no instrument
    from assess.model.instrument import Cap, Instrument, Question

WITHIN_PERIOD_DAYS = 183


@dataclass(frozen=True, slots=True)
class Ground:
    """What one question rests on: its cited sources, whether counter-evidence is open, and the dates that count."""

    sources: tuple[Source, ...]
    newest: str | None
    unresolved: bool
    as_of: str
    last_move: str | None


def cited(links: Sequence[Link]) -> tuple[Link, ...]:
    """Return the links that count as cited: context does not."""
    return tuple(link for link in links if link.relation != "context")


def is_open(link: Link) -> bool:
    """Tell whether this is counter-evidence that nobody has resolved."""
    return link.relation == "contradicts" and link.resolved in (None, "open")


def ground_of(assessment: Assessment, question: str, register: Sequence[Source] = ()) -> Ground:
    """Return what the rating of `question` rests on; sources are looked up in the assessment, then in the register."""
    links = assessment.rating(question).evidence
    known = {source.id: source for source in (*register, *assessment.sources)}
    extracts = [extract for link in cited(links) if (extract := assessment.extract(link.id))]
    sources = {extract.source: known[extract.source] for extract in extracts if extract.source in known}
    return Ground(
        tuple(sources.values()),
        max((_dated(extract, known) for extract in extracts if extract.source in known), default=None),
        any(is_open(link) for link in links),
        assessment.as_of,
        assessment.last_move,
    )


def _dated(extract: Evidence, known: dict[str, Source]) -> str:
    """Return the date of an extract: its own where its page is one, else that of its source."""
    page = extract.page or ""
    try:
        return date.fromisoformat(page).isoformat() if len(page) == len("2026-01-31") else known[extract.source].date
    except ValueError:
        return known[extract.source].date


def _before(day: str, as_of: str, days: int) -> bool:
    return date.fromisoformat(day) < date.fromisoformat(as_of) - timedelta(days=days)


def _old(ground: Ground, days: int | None) -> bool:
    return bool(ground.newest and _before(ground.newest, ground.as_of, days or WITHIN_PERIOD_DAYS))


def _on_words_alone(ground: Ground, _days: int | None) -> bool:
    return bool(ground.sources) and all(KINDS[source.kind].self_report for source in ground.sources)


def _one_origin(ground: Ground, _days: int | None) -> bool:
    return len(ground.sources) > 1 and len({source.origin for source in ground.sources}) == 1


def _before_the_move(ground: Ground, _days: int | None) -> bool:
    return bool(ground.newest and ground.last_move and ground.newest < ground.last_move)


RULES: Mapping[Rule, Callable[[Ground, int | None], bool]] = {
    "no-evidence": lambda ground, _days: not ground.sources,
    "self-report-only": _on_words_alone,
    "one-source": lambda ground, _days: len(ground.sources) == 1,
    "one-setting": lambda ground, _days: len({source.setting for source in ground.sources}) == 1,
    "same-origin": _one_origin,
    "before-last-move": _before_the_move,
    "older-than": _old,
    "unresolved": lambda ground, _days: ground.unresolved,
}
"""What each rule of the vocabulary looks for; the days count back from the assessment's date."""


def shows(rule: Rule, ground: Ground, days: int | None = None) -> bool:
    """Tell whether the ledger shows what `rule` names."""
    return RULES[rule](ground, days)


def ledger_rules(ground: Ground, days: int | None = None) -> tuple[Rule, ...]:
    """Return every rule of the vocabulary that the ledger shows."""
    return tuple(rule for rule in RULES if shows(rule, ground, days))


def is_static(question: object) -> bool:
    """Tell whether a question, or its entry in a codebook, asks about what cannot change."""
    return getattr(question, "predictor", None) == "static"


def _spared(cap: "Cap", question: "Question", ground: Ground) -> bool:
    """Tell whether the cap exempts this question, or the kind of source it rests on."""
    static = is_static(question)
    records = bool(ground.sources) and all(KINDS[source.kind].record for source in ground.sources)
    return ("static" in cap.exempt and static) or ("record" in cap.exempt and records)


def _good_direct_source(cap: "Cap", ground: Ground) -> bool:
    """One source is enough where it is direct and within the period."""
    days = cap.days or WITHIN_PERIOD_DAYS
    recent = bool(ground.newest) and not _before(ground.newest or "", ground.as_of, days)
    return cap.when == "one-source" and KINDS[ground.sources[0].kind].direct and recent


def _concerns(cap: "Cap", question: "Question") -> bool:
    return question.sort in cap.kinds and (not cap.items or question.id in cap.items)


def caps_on(instrument: "Instrument", question: "Question", ground: Ground) -> "tuple[Cap, ...]":
    """Return the caps that lie on the certainty of `question`, given what it rests on."""
    return tuple(
        cap
        for cap in instrument.certainty.caps
        if _concerns(cap, question)
        and shows(cap.when, ground, cap.days)
        and not _spared(cap, question, ground)
        and not _good_direct_source(cap, ground)
    )


def stale_after(instrument: "Instrument", question: "Question") -> int | None:
    """Return after how many days evidence on `question` counts as old, where a cap says so."""
    caps = (cap for cap in instrument.certainty.caps if cap.when == "older-than" and _concerns(cap, question))
    return min((cap.days for cap in caps if cap.days), default=None)


def ledger_reasons(instrument: "Instrument", question: "Question", ground: Ground) -> tuple[str, ...]:
    """Return the codes of the reasons that the program ticks itself for this rating."""
    rules = {reason.code: reason.ledger for reason in instrument.certainty.reasons}
    return ticked_reasons(rules, ground, stale_after(instrument, question), static=is_static(question))


def ticked_reasons(
    rules: Mapping[str, Rule | None], ground: Ground, days: int | None, *, static: bool
) -> tuple[str, ...]:
    """Return which of the coded reasons (each with its rule, if it has one) the ledger ticks."""
    shown = ledger_rules(ground, days)
    skipped = {"older-than", "before-last-move", "one-setting"} if static else set()
    return tuple(code for code, rule in rules.items() if rule in shown and rule not in skipped)


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The highest certainty that needs no written reason, and the caps that set it (empty: no cap)."""

    level: str
    caps: "tuple[Cap, ...]"


def ceiling(instrument: "Instrument", question: "Question", ground: Ground, given: Sequence[str]) -> Ceiling:
    """Return how far certainty may go: the lowest cap, lifted one level where a raising reason was `given`."""
    codes = instrument.certainty.codes
    caps = caps_on(instrument, question, ground)
    lowest = min((codes.index(cap.cap) for cap in caps), default=len(codes) - 1)
    raising = {reason.code for reason in instrument.certainty.reasons if reason.effect == "raises"}
    lifted = min(lowest + 1, len(codes) - 1) if caps and raising & set(given) else lowest
    return Ceiling(codes[lifted], tuple(cap for cap in caps if codes.index(cap.cap) == lowest))


def exceeds(instrument: "Instrument", certainty: str, allowed: Ceiling) -> bool:
    """Tell whether `certainty` needs a written reason."""
    codes = instrument.certainty.codes
    return codes.index(certainty) > codes.index(allowed.level)
