"""What to talk about first, by a rule that the report prints; everything else is read, not discussed."""

from collections.abc import Iterable, Mapping, Sequence

from assess.logic.compare.mirrors import mirrored
from assess.model.codebook import Codebook, CodedQuestion
from assess.model.comparison import AgendaEntry, Because, ComparedQuestion

ORDER: tuple[Because, ...] = (
    "act-now",
    "dynamic",
    "firm-and-apart",
    "relevance",
    "spread",
    "watershed",
    "no-majority",
)
"""The printed rule: the first four decide in this order, then the instrument's own order does.

A level that cannot wait comes first whoever chose it: `act-now-one-side` is never raised without `act-now`.
"""
_DECIDING = ORDER[:4]
# Being able to change brings nothing onto the agenda by itself, it only moves it up.
_RAISING = frozenset(ORDER) - {"dynamic"}


def flags_of(question: ComparedQuestion) -> frozenset[str]:
    """Return every flag on a question and on its facets."""
    return frozenset(question.flags).union(*(facet.flags for facet in question.facets))


def candidates(codebook: Codebook, questions: Sequence[ComparedQuestion]) -> tuple[AgendaEntry, ...]:
    """Return every line that could be discussed, the most pressing first; mirrors share one, judgements have none."""
    raised = {one.question: one for one in questions if one.sort != "judgement" and flags_of(one) & _RAISING}
    lines = [_entry(line, raised) for line in _lines(codebook, raised)]
    # Python sorts stably: what the rule leaves undecided stays in the order of the instrument.
    return tuple(sorted(lines, key=lambda entry: [reason not in entry.because for reason in _DECIDING]))


def _lines(codebook: Codebook, raised: Mapping[str, ComparedQuestion]) -> Iterable[Sequence[CodedQuestion]]:
    """Return the raised questions in the order of the instrument, each with the one that mirrors it."""
    firsts = mirrored(codebook.questions)
    lines: dict[str, list[CodedQuestion]] = {}
    for question in codebook.questions:
        if question.id in raised:
            lines.setdefault(firsts[question.id], []).append(question)
    return lines.values()


def _entry(line: Sequence[CodedQuestion], raised: Mapping[str, ComparedQuestion]) -> AgendaEntry:
    reasons = {flag for question in line for flag in flags_of(raised[question.id])}
    if any(question.predictor == "dynamic" for question in line):
        reasons.add("dynamic")
    return AgendaEntry.model_construct(
        questions=tuple(question.id for question in line), because=tuple(one for one in ORDER if one in reasons)
    )


def make_agenda(codebook: Codebook, questions: Sequence[ComparedQuestion]) -> tuple[AgendaEntry, ...]:
    """Return the lines to discuss, at most as many as the instrument allows."""
    return candidates(codebook, questions)[: codebook.comparison.agenda]


def left_to_read(agenda: Sequence[AgendaEntry], questions: Sequence[ComparedQuestion]) -> tuple[str, ...]:
    """Return the items and dimensions that are read, not discussed, in the order of the instrument."""
    discussed = {name for entry in agenda for name in entry.questions}
    return tuple(one.question for one in questions if one.sort != "judgement" and one.question not in discussed)
