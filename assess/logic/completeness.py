"""What an assessment still lacks, as problems that name the question and what to type; nothing here is a score."""

from collections.abc import Iterator, Sequence

from assess.logic.answers import asked_questions
from assess.logic.certainty import ceiling, cited, exceeds, ground_of
from assess.model.assessment import Assessment, Rating
from assess.model.instrument import Instrument, Judgement, Question
from assess.model.problem import Problem
from assess.model.scenario import STAY_AWAY
from assess.model.source import Source

TOLD = ("told-who", "told-when", "told-confirmed")
"""The fixed group of fields that a level which cannot wait asks for."""


def lacking(instrument: Instrument, assessment: Assessment, register: Sequence[Source] = ()) -> tuple[Problem, ...]:
    """Return what a complete assessment needs and this one does not have, in the order of the instrument.

    `register` holds the sources of the case that are not the assessor's own.
    """
    return (*_unanswered(instrument, assessment, register), *_texts(instrument, assessment))


def is_answered(question: Question, rating: Rating) -> bool:
    """Tell whether every facet has a level or a missing reason."""
    return all(facet.id in rating.facets for facet in question.asked)


def _unanswered(instrument: Instrument, assessment: Assessment, register: Sequence[Source]) -> Iterator[Problem]:
    for question in asked_questions(instrument, assessment):
        if question.roles and assessment.assessor.role not in question.roles:
            continue
        rating = assessment.rating(question.id)
        yield from _facets(question, rating)
        yield from _certainty(question, rating)
        yield from _over_cap(instrument, assessment, question, register)
        yield from _grounds(question, rating)


def is_optional(question: Question) -> bool:
    """Tell whether a question may stay without an answer: a judgement that its instrument does not require."""
    return isinstance(question, Judgement) and not question.required


def _facets(question: Question, rating: Rating) -> Iterator[Problem]:
    if is_optional(question):
        return
    for facet in question.asked:
        if facet.id not in rating.facets:
            path = f"{question.id}.{facet.id}"
            which = f" ({facet.label})" if question.facets else ""
            yield Problem("unanswered", path, f"{question.code}{which} is not answered", f"go {question.code}")


def _certainty(question: Question, rating: Rating) -> Iterator[Problem]:
    for facet in question.asked:
        given = rating.facets.get(facet.id)
        if given and given.level and given.certainty is None:
            path = f"{question.id}.{facet.id}.certainty"
            yield Problem(
                "no-certainty",
                path,
                f"{question.code} is rated without its certainty",
                f"go {question.code}, then sure",
            )


def _over_cap(
    instrument: Instrument, assessment: Assessment, question: Question, register: Sequence[Source]
) -> Iterator[Problem]:
    """A certainty may come to lie above a cap afterwards, when an extract is unlinked or counter-evidence comes in."""
    ground = ground_of(assessment, question.id, register)
    for name, given in assessment.rating(question.id).facets.items():
        allowed = ceiling(instrument, question, ground, [why.code for why in given.why])
        if given.certainty and not given.over_cap and exceeds(instrument, given.certainty, allowed):
            message = f"{question.code} is held more firmly than its sources carry, without a written reason"
            yield Problem("over-cap", f"{question.id}.{name}.certainty", message, f"go {question.code}, then sure")


def _grounds(question: Question, rating: Rating) -> Iterator[Problem]:
    levels = {facet: given.level for facet, given in rating.facets.items() if given.level}
    if not levels:
        return
    here = f"go {question.code}"
    if question.sort != "judgement" and not cited(rating.evidence):
        yield Problem(
            "no-evidence", f"{question.id}.evidence", f"{question.code} is rated on no extract", f"{here}, then e"
        )
    explained = question.narrative or (isinstance(question, Judgement) and question.explain)
    if explained and not rating.note:
        yield Problem(
            "no-note", f"{question.id}.note", f"{question.code} needs its reasons in words", f"{here}, then note"
        )
    if isinstance(question, Judgement) and question.scenario and not rating.scenario:
        yield Problem(
            "no-scenario",
            f"{question.id}.scenario",
            f"{question.code} refers to no scenario",
            f"scenario {question.scenario} : TITLE",
        )
    if any(question.cannot_wait(facet, level) for facet, level in levels.items()):
        untold = [name for name in TOLD if name not in rating.fields]
        if untold:
            yield Problem(
                "act-now-untold",
                f"{question.id}.fields",
                f"{question.code} cannot wait: who was told, when, confirmed?",
                f"{here}, then field {untold[0]}",
            )


def _texts(instrument: Instrument, assessment: Assessment) -> Iterator[Problem]:
    for prompt in instrument.formulation.prompts:
        if prompt.required and prompt.id not in assessment.formulation:
            yield Problem(
                "no-formulation",
                f"formulation.{prompt.id}",
                f'the formulation "{prompt.id}" is empty',
                f"formulation {prompt.id}",
            )
    for kind in instrument.scenarios:
        if kind.id == STAY_AWAY and not any(one.kind == kind.id for one in assessment.scenarios):
            yield Problem(
                "no-stay-away", "scenarios", "no scenario in which the person stays away", f"scenario {kind.id} : TITLE"
            )
    for prompt in instrument.conclusion.texts:
        if prompt.required and prompt.id not in assessment.conclusion:
            yield Problem(
                "no-conclusion",
                f"conclusion.{prompt.id}",
                f'the conclusion "{prompt.id}" is empty',
                f"conclude {prompt.id}",
            )


def empty_texts(instrument: Instrument, assessment: Assessment) -> tuple[str, ...]:
    """Return what to type for the texts that are asked for, not required, and empty: nothing lacks without them."""
    asked = (
        ("formulation", instrument.formulation.prompts, assessment.formulation),
        ("conclude", instrument.conclusion.texts, assessment.conclusion),
    )
    return tuple(
        f"{command} {one.id}"
        for command, prompts, written in asked
        for one in prompts
        if not one.required and one.id not in written
    )
