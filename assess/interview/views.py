"""What can be looked up on the way: the map, the lists, and where a word stands."""

from collections.abc import Iterator, Mapping

from assess.interview import actions
from assess.interview.questions import (
    all_questions,
    current_question,
    is_hidden,
    may_rate,
    question_at,
    refuse_in_notes,
)
from assess.interview.review import todo_lines
from assess.interview.sources import source_lines
from assess.interview.state import Outcome, Refused, Stamp, State, show
from assess.interview.weighing import answered_lines, ask_lines, problem_lines
from assess.interview.words import (
    RELATION_WORDS,
    facet_words,
    joined,
    label_of,
    level_words,
    name_of,
    progress_words,
    rating_lines,
)
from assess.logic.completeness import lacking
from assess.logic.drafts import open_drafts
from assess.logic.text import same_words, shortened, visible
from assess.model.assessment import Evidence, Rating
from assess.model.instrument import Question

_WIDTH, _ROWS, _LABEL = 80, 19, 17
_EXCERPT = 150


def show_map(state: State, _action: actions.ShowMap, _stamp: Stamp) -> Outcome:
    """Show every question in columns: code, label where there is room, where it stands."""
    refuse_in_notes(state)
    faulty = {problem.path.partition(".")[0] for problem in lacking(state.instrument, state.assessment, state.register)}
    questions = all_questions(state)
    # Labels where there is room for them: a map that scrolls away is none.
    columns, labelled = (2, _LABEL) if len(questions) <= _ROWS * 2 else (3, 0)
    cells = [_cell(state, question, faulty, labelled) for question in questions]
    height = -(-len(cells) // columns)
    rows = ("".join(f"{cell:<{_WIDTH // columns}}" for cell in cells[row::height]).rstrip() for row in range(height))
    legend = "> here   ? low certainty   ! something is missing   list all says it in lines"
    return show(state, f"{progress_words(state)}.", *rows, legend)


def _cell(state: State, question: Question, faulty: set[str], labelled: int) -> str:
    rating = state.assessment.rating(question.id)
    here = ">" if state.place and state.place.question == question.id else " "
    marks = _marks(state, question, rating, faulty)
    words = shortened(_standing(state, question, rating), 14 - len(marks))
    label = f"{question.label[:labelled]:<{labelled + 1}}" if labelled else ""
    return f"{here}{question.code:<5} {label}{words}{' ' if marks else ''}{marks}"


def _marks(state: State, question: Question, rating: Rating, faulty: set[str]) -> str:
    lowest = state.instrument.certainty.codes[0]
    low = any(given.certainty == lowest for given in rating.facets.values())
    missing = bool(rating.facets) and question.id in faulty
    return f"{'?' if low else ''}{'!' if missing else ''}"


def _standing(state: State, question: Question, rating: Rating) -> str:
    if is_hidden(state, question):
        return "does not apply"
    if not may_rate(state, question):
        return "other roles"
    first = question.asked[0]
    given = rating.facets.get(first.id)
    reason = state.instrument.missing_reason(given.missing) if given and given.missing else None
    words = reason.class_.replace("-", " ") if reason else level_words(state, first, given)
    if not question.facets:
        return words
    done = sum(facet.id in rating.facets for facet in question.facets)
    return f"{done} of {len(question.facets)} facets" if done < len(question.facets) else words


def show_list(state: State, action: actions.ShowList, _stamp: Stamp) -> Outcome:
    """Show one of the lists."""
    if action.listing in ("todo", "problems", "answered", "here", "all"):
        refuse_in_notes(state)
    return show(state, *_LISTS[action.listing](state))


def _everything(state: State) -> Iterator[str]:
    for question in all_questions(state):
        if is_hidden(state, question):
            yield f"{question.code} {label_of(question)}: does not apply."
            continue
        if not may_rate(state, question):
            yield f"{question.code} {label_of(question)}: put to other roles."
            continue
        facets = state.assessment.rating(question.id).facets
        for facet in question.asked:
            which = f" ({facet.label})" if question.facets else ""
            words = facet_words(state, facet, facets.get(facet.id))
            yield f"{question.code} {label_of(question)}{which}: {words}"


def _extracts(state: State) -> Iterator[str]:
    links = _links(state)
    for one in state.assessment.evidence:
        yield extract_line(one, links.get(one.id, "linked to no question"))
    if not state.assessment.evidence:
        yield "There are no extracts yet: e TEXT adds one."


def _here(state: State) -> Iterator[str]:
    """Give what the assessor has written about the current question."""
    question = current_question(state)
    rating = state.assessment.rating(question.id)
    yield f"{question.code} {label_of(question)}"
    yield from rating_lines(state, question, rating)
    for facet in question.asked:
        given = rating.facets.get(facet.id)
        if given and given.over_cap:
            yield f"Why {name_of(question, facet)} is held above what the sources carry: {given.over_cap}"
    if rating.note:
        yield f"Note: {rating.note}"
    yield from _besides(question, rating)
    links = _links(state)
    for link in rating.evidence:
        if one := state.assessment.extract(link.id):
            yield extract_line(one, links[one.id])
    for ask in state.assessment.asks:
        if ask.question == question.id:
            yield f"{ask.id}, to find out: {ask.text}{f' Answered: {ask.answer}' if ask.answer else ''}"


def _besides(question: Question, rating: Rating) -> Iterator[str]:
    """Give relevance, marks and fields, who was told of a level that cannot wait among them."""
    if rating.relevance:
        yield f"Relevance: {rating.relevance}."
    for name, marks, keys in (
        ("Indicators", question.indicators, rating.indicators),
        ("Flags", question.flags, rating.flags),
    ):
        if keys:
            yield f"{name}: {joined(mark.label for mark in marks if mark.key in keys)}."
    labels = {field.id: field.label for field in question.fields}
    yield from (f"Field {name}{_labelled(labels.get(name))}: {text}" for name, text in rating.fields.items())


def _labelled(label: str | None) -> str:
    return f" ({label})" if label else ""


def _links(state: State) -> Mapping[str, str]:
    """Return what each extract bears on, in words."""
    found: dict[str, list[str]] = {}
    codes = {question.id: question.code for question in all_questions(state)}
    for rating in state.assessment.ratings:
        for link in rating.evidence:
            words = f"{RELATION_WORDS[link.relation]} {codes.get(rating.question, rating.question)}"
            resolved = f" ({link.resolved.replace('-', ' ')})" if link.resolved else ""
            found.setdefault(link.id, []).append(words + resolved)
    return {name: joined(words) for name, words in found.items()}


def extract_line(one: Evidence, links: str) -> str:
    """Return an extract on one line: where it is from, what it bears on, how it begins."""
    page = f" {one.page}" if one.page else ""
    said = f", {one.is_}" if one.is_ else ""
    quoted = ", verbatim" if one.form == "verbatim" else ""
    return f"{one.id} {one.source}{page}{said}{quoted}, {links}: {shortened(one.text, _EXCERPT)}"


_LISTS = {
    "todo": todo_lines,
    "problems": problem_lines,
    "answered": answered_lines,
    "asks": ask_lines,
    "evidence": _extracts,
    "sources": source_lines,
    "here": _here,
    "all": _everything,
}


def find(state: State, action: actions.Find, _stamp: Stamp) -> Outcome:
    """Show where a word stands: labels, prompts, extracts, open questions, notes, drafts, everything concluded."""
    word = same_words(action.word)
    if not word:
        raise Refused("there is no word to find", "find WORD looks in labels, prompts, notes and extracts")
    found = tuple(f"{place}: {_around(text, word)}" for place, text in _texts(state) if word in same_words(text))
    return show(state, *(found or ("Found nowhere.",)))


def _texts(state: State) -> Iterator[tuple[str, str]]:
    """Give every text that is looked through, with where it stands; ratings and the expectation stay out of it."""
    for question in all_questions(state):
        yield question.code, question.label
        yield from ((f"{question.code} prompt", prompt) for prompt in question.prompts)
    for rating in state.assessment.ratings:
        if rating.note:
            yield f"{question_at(state, rating.question).code} note", rating.note
    yield from ((f"{one.id} {one.source}", one.text) for one in state.assessment.evidence)
    yield from ((one.id, text) for one in state.assessment.asks for text in (one.text, one.answer) if text)
    yield from ((draft.id, " ".join(draft.lines)) for draft in open_drafts(state.log))
    if not state.notes_only:
        yield from _conclusions(state)


def _conclusions(state: State) -> Iterator[tuple[str, str]]:
    """Give what is written when rating and concluding."""
    one = state.assessment
    for rating in one.ratings:
        code = question_at(state, rating.question).code
        yield from ((f"{code} {name}", text) for name, text in rating.fields.items())
    yield from ((f"formulation {name}", text) for name, text in one.formulation.items())
    for scenario in one.scenarios:
        yield scenario.id, f"{scenario.title} {scenario.text}"
        yield from ((f"{scenario.id} {name}", text) for name, text in scenario.parts.items())
    yield from ((measure.id, measure.text) for measure in one.measures)
    yield from ((f"conclusion {name}", text) for name, text in one.conclusion.items())
    yield from ((f"answer {weighed.check}", weighed.text) for weighed in one.weighed)


def _around(text: str, word: str) -> str:
    """Return the part of a text in which a word stands."""
    line = visible(text)
    at = max(same_words(line).find(word) - _EXCERPT // 3, 0)
    return f"{'...' if at else ''}{shortened(line[at:], _EXCERPT)}"
