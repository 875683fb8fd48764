"""What a record of a meeting leaves out: said before it is closed, so that nobody's voice is lost unnoticed."""

from collections.abc import Iterator

from assess.logic.held import all_at_low, levels_differ, stops, unheard
from assess.model.comparison import ComparedFacet, ComparedQuestion, Comparison
from assess.model.consensus import Consensus, Outcome
from assess.model.problem import Problem


def check_meeting(consensus: Consensus, comparison: Comparison) -> tuple[Problem, ...]:
    """Return what was left out, in the order of the agenda, then of the instrument; a warning is a prompt, no more.

    Codes: `not-reached`, `no-reason`, `no-cause`, `not-asked` (a voice against what was settled, not heard), `absent`
    (the same of somebody who was not there), `no-find-out`, and the prompt `agreed-low`.
    """
    discussed = dict.fromkeys(name for entry in comparison.agenda for name in entry.questions)
    names = dict.fromkeys([*discussed, *(one.question for one in comparison.questions)])
    questions = [question for name in names if (question := comparison.question(name))]
    return tuple(
        problem
        for question in questions
        for facet in question.facets
        for problem in _of_facet(consensus, comparison, question, facet, on_agenda=question.question in discussed)
    )


def _of_facet(
    consensus: Consensus, comparison: Comparison, question: ComparedQuestion, facet: ComparedFacet, *, on_agenda: bool
) -> Iterator[Problem]:
    outcome = outcome_at(consensus, question.question, facet.facet)
    name = name_of(comparison, question, facet)
    if outcome is None:
        if on_agenda and facet.facet in stops(question):
            hint = "go CODE, then settle or open"
            yield Problem("not-reached", name, f"{name} is neither settled nor left open", hint)
    else:
        yield from _of_outcome(consensus, question, facet, outcome, name)
    if all_at_low(comparison.codebook, question, facet) and not (outcome and outcome.reason):
        message = f"{name} is held at the same level by all, and by all at the lowest certainty"
        hint = "go CODE, ask once what would speak against it, then settle it with the answer"
        yield Problem("agreed-low", name, message, hint, warning=True)


def _of_outcome(
    consensus: Consensus, question: ComparedQuestion, facet: ComparedFacet, outcome: Outcome, name: str
) -> Iterator[Problem]:
    if outcome.as_ == "otherwise" and not outcome.reason:
        yield Problem(
            "no-reason", name, f"{name} is settled otherwise than anybody rated, without a reason", "because TEXT"
        )
    if levels_differ(facet) and outcome.cause is None:
        message = f"{name}: nobody has named why the levels differ"
        yield Problem("no-cause", name, message, "cause evidence, reading, anchor, time or slip")
    for label in unheard(question, facet, outcome):
        if label in consensus.meeting.present:
            hint = f"dissent {label}, moved {label} or keeps {label}"
            yield Problem("not-asked", name, f"{name} is settled otherwise than {label} holds, who was not heard", hint)
        else:
            message = f"{name} is settled otherwise than {label} holds, who is not here"
            yield Problem("absent", name, message, f"ask {label}, or say at the close that {label} was not there")
    if outcome.state == "open" and not outcome.find_out:
        yield Problem("no-find-out", name, f"{name} is left open, and nobody finds anything out", "ask WHO WHEN : WHAT")


def outcome_at(consensus: Consensus, question: str, facet: str) -> Outcome | None:
    """Return what was recorded about one facet."""
    return next((one for one in consensus.outcomes(question) if one.facet == facet), None)


def name_of(comparison: Comparison, question: ComparedQuestion, facet: ComparedFacet) -> str:
    """Return the code of a question, with the label of the facet where it asks for several."""
    coded = comparison.codebook.question(question.question)
    return f"{question.code} ({coded.facets[facet.facet].label})" if coded and len(coded.facets) > 1 else question.code
