"""What is missing and what to think about again, before sealing; counts of questions, never of points."""

from collections import Counter
from collections.abc import Iterator

from assess.interview import actions
from assess.interview.earlier import confirming_lines
from assess.interview.questions import all_questions, may_rate, refuse_in_notes
from assess.interview.settled import care_lines
from assess.interview.state import Outcome, Stamp, State, show
from assess.interview.weighing import problem_lines
from assess.interview.words import hidden_ids, progress_words
from assess.logic.completeness import empty_texts, lacking
from assess.model.instrument import Question

_NOTHING = "Nothing is missing."


def review(state: State, _action: actions.Review, _stamp: Stamp) -> Outcome:
    """Show counts, what is missing, which checks ask something, and the next command."""
    refuse_in_notes(state)
    return show(state, *_counts(state), *care_lines(state), *todo_lines(state), *problem_lines(state), *_next(state))


def seal(state: State, _action: actions.Seal, _stamp: Stamp) -> Outcome:
    """Say which command seals: sealing asks to confirm, and an interview cannot."""
    return show(state, "Sealing is a command of its own, for it cannot be undone.", *_next(state))


def _next(state: State) -> tuple[str, ...]:
    case = state.assessment.case
    return (f"Next: quit, then assess check {case}, then assess seal {case}.",)


def _counts(state: State) -> Iterator[str]:
    yield f"{progress_words(state)}."
    tally = Counter(words for question in all_questions(state) for words in _classes(state, question))
    yield f"By facet: {', '.join(f'{count} {words}' for words, count in tally.items())}."


def _classes(state: State, question: Question) -> Iterator[str]:
    if question.id in hidden_ids(state):
        yield "not applicable"
        return
    if not may_rate(state, question):
        yield "put to other roles"
        return
    facets = state.assessment.rating(question.id).facets
    for facet in question.asked:
        given = facets.get(facet.id)
        reason = state.instrument.missing_reason(given.missing) if given and given.missing else None
        if given is None:
            yield "not answered"
        else:
            yield reason.class_.replace("-", " ") if reason else "rated"


def todo_lines(state: State) -> Iterator[str]:
    """Say what is missing; unanswered questions stand on one line, the rest each with what to type."""
    problems = lacking(state.instrument, state.assessment, state.register)
    unanswered = tuple(dict.fromkeys(_code(state, one.path) for one in problems if one.code == "unanswered"))
    if unanswered:
        yield f"Not answered: {', '.join(unanswered)}."
    yield from confirming_lines(state)
    for problem in problems:
        if problem.code != "unanswered":
            yield f"Missing: {problem.message} ({problem.hint})."
    for one in state.assessment.own:
        if not state.assessment.rating(one.id).facets:
            yield f"Not answered: {one.id} (go {one.id})."
    if not problems:
        yield _NOTHING
    besides = empty_texts(state.instrument, state.assessment)
    if besides:
        yield f"May stay empty: {', '.join(besides)}."


def _code(state: State, path: str) -> str:
    name, _, facet = path.partition(".")
    question = state.instrument.question(name)
    if question is None:
        return path
    return f"{question.code}:{facet}" if question.facets else question.code
