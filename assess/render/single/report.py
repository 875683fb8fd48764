"""One assessment as a report: what every reader must know first, then the sections in the order of that reader."""

from collections.abc import Iterator

from assess.model.report import AssessmentReport
from assess.render.blocks import Report, Section
from assess.render.report import READERS
from assess.render.single import about, evidence, limits, rated, strengths, written
from assess.render.single.words import SingleWords

NO_FORMULATION = "NO FORMULATION: ratings alone, without how they hang together. They explain nothing by themselves."
NONE_ASKED = "NO FORMULATION: this instrument asks for none. It follows where things stand and explains nothing."
NO_STAY_AWAY = (
    "NO SCENARIO IN WHICH THE PERSON STAYS AWAY: only what could go wrong is described, not what could go well."
)
DRAFT = "DRAFT: NOT SEALED. Anything in it may still change."
_ALWAYS = (
    "Not the sole basis for a decision. Not for appraising assessors.",
    "One assessor's view at one time: nothing is decided, nothing is added up.",
)
# The same words whether something was left out or not: that there is something would be told otherwise.
_LEFT_OUT = "Sources that these readers may not know of are left out of everything, counts included."
_IN_CLEAR = "Not encrypted: keep this as you keep the file."
# For the person assessed, in plain words and to them.
_TO_THE_PERSON = (
    "Nobody may decide about you on this paper alone. It adds nothing up and predicts nothing.",
    "What others told may be left out, here and in all that follows, where it is not ours to pass on.",
    "Keep it where only those read it whom you want to.",
)


def make_single_report(report: AssessmentReport) -> Report:
    """Return the report for the reader that the document was made for."""
    words = SingleWords(report)
    one, pinned = words.one, words.one.instrument
    draft = "Draft of an assessment" if report.sealed is None else "Assessment"
    orders = {"coordinator": _for_meeting, "meeting": _for_meeting, "person": _for_person}
    return Report(
        title=f"{draft} for {READERS[report.reader]}",
        about=(
            f"case {one.case}, occasion {one.occasion}, assessor {one.assessor.label},"
            f" instrument {pinned.id} {pinned.version}"
        ),
        notices=tuple(_notices(words)),
        sections=orders.get(report.reader, _for_readers)(words),
    )


def _notices(words: SingleWords) -> Iterator[str]:
    """Give what page one says; whoever reads nothing else should know this."""
    report = words.report
    if report.fictional:
        yield "FICTIONAL: no such person, group or service exists."
    if report.sealed is None:
        yield DRAFT
    yield from _lacking(words)
    yield from _history(words)
    yield f'Instrument "{words.book.title}": {words.book.status}.'
    yield from _closing(words)


def _lacking(words: SingleWords) -> Iterator[str]:
    """Say what turns a list of ratings into something to be misread; no long text may push it off page one."""
    missing = words.report.formulation_missing
    if not words.one.formulation:
        yield NO_FORMULATION if words.book.formulation else NONE_ASKED
    elif missing:
        yield f"FORMULATION INCOMPLETE: {len(missing)} of {len(words.book.formulation)} texts are not written."
    if words.report.scenarios_missing:
        yield NO_STAY_AWAY


def _history(words: SingleWords) -> Iterator[str]:
    seal = words.report.sealed
    if words.report.amended_since:
        day = about.day(words.report.amended_since)
        yield f"AMENDED SINCE, on {day}: this is the seal before that; ask for the later one."
    for withdrawn in words.one.withdrawals:
        yield f"A SEAL WAS WITHDRAWN on {about.day(withdrawn.at)}, because: {withdrawn.reason}"
    for amended in words.one.amendments:
        stage = " after the second look" if amended.stage == "second-look" else ""
        yield f"AMENDED{stage} on {about.day(amended.at)}; the earlier seal is kept. Because: {amended.reason}"
    if seal and seal.incomplete:
        yield f"SEALED INCOMPLETE, because: {seal.incomplete}"


def _closing(words: SingleWords) -> tuple[str, ...]:
    if words.for_person:
        return _TO_THE_PERSON
    kept = () if words.report.reader == "coordinator" else (_LEFT_OUT,)
    return (*_ALWAYS, *kept, _IN_CLEAR)


def _for_readers(words: SingleWords) -> tuple[Section, ...]:
    """Return the order for those who read afterwards: what is needed first, what it rests on last."""
    return (
        about.not_for(words),
        about.who(words),
        strengths.strengths(words),
        *rated.urgent(words),
        rated.judgements(words),
        rated.dimensions(words),
        *_written(words),
        rated.questions(words),
        *_ground(words),
    )


def _for_meeting(words: SingleWords) -> tuple[Section, ...]:
    """Return the order for a meeting: what is seen first anchors, so sources come first and judgements last."""
    return (
        about.not_for(words),
        about.who(words),
        *rated.urgent(words),
        evidence.sources(words),
        strengths.strengths(words),
        rated.dimensions(words),
        written.formulation(words),
        written.scenarios(words),
        written.measures(words),
        rated.questions(words),
        evidence.extracts(words),
        *limits.checks(words),
        limits.limits(words),
        about.own_view(words),
        *about.countersignatures(words),
        *about.work(words),
        *about.expectation(words),
        rated.judgements(words),
        written.conclusions(words),
    )


def _for_person(words: SingleWords) -> tuple[Section, ...]:
    """Return the order for the person assessed: needs, strengths and what will be done before anything else."""
    return (
        strengths.strengths(words),
        written.measures(words),
        about.own_view(words),
        about.who(words),
        *rated.urgent(words),
        written.formulation(words),
        written.scenarios(words),
        rated.judgements(words),
        written.conclusions(words),
        rated.dimensions(words),
        rated.questions(words),
        evidence.extracts(words),
        *limits.checks(words),
        limits.limits(words),
        evidence.sources(words),
        about.not_for(words),
        *about.countersignatures(words),
    )


def _written(words: SingleWords) -> tuple[Section, ...]:
    return (
        written.formulation(words),
        written.scenarios(words),
        written.measures(words),
        written.conclusions(words),
    )


def _ground(words: SingleWords) -> tuple[Section, ...]:
    return (
        evidence.extracts(words),
        *limits.checks(words),
        limits.limits(words),
        evidence.sources(words),
        about.own_view(words),
        *about.countersignatures(words),
    )
