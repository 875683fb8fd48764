"""Finding questions and extracts by what people type, and what may be done with a question here."""

from dataclasses import replace

from assess.interview.state import Place, Refused, State, echoed
from assess.logic.answers import applies, own_question
from assess.logic.shape import nearest
from assess.model.assessment import Evidence
from assess.model.base import OWN_ID
from assess.model.instrument import Facet, Level, Question, Scale


def all_questions(state: State) -> tuple[Question, ...]:
    """Return every question in the order of the interview; own items follow the instrument's."""
    own = tuple(own_question(state.instrument, one) for one in state.assessment.own)
    instrument = state.instrument
    return (*instrument.items, *own, *instrument.dimensions, *instrument.judgements)


def find_question(state: State, word: str) -> Question | None:
    """Return the question with that code or id; small letters will do."""
    wanted = word.casefold()
    return next((one for one in all_questions(state) if wanted in (one.code.casefold(), one.id)), None)


def question_named(state: State, word: str) -> Question:
    """Return the question with that code or id, or refuse."""
    found = find_question(state, word)
    if found:
        return found
    codes = [question.code for question in all_questions(state)]
    meant = nearest(word.upper(), codes)
    hint = f"did you mean {meant}? map shows all codes" if meant else "map shows all codes"
    if OWN_ID.match(word):
        hint = "own TEXT adds an item of this case; own alone lists them"
    raise Refused(f"no question has the code {echoed(word)}", hint)


def question_at(state: State, name: str) -> Question:
    """Return the question with that id, which is known to exist."""
    return next(question for question in all_questions(state) if question.id == name)


def current_question(state: State) -> Question:
    """Return the question the assessor stands at, or refuse."""
    if state.place is None:
        raise Refused("no question is current", "go CODE goes to one; map shows all codes")
    return question_at(state, state.place.question)


def extract_named(state: State, word: str) -> Evidence:
    """Return the extract with that id, `E` alone being the last one, or refuse."""
    extracts = state.assessment.evidence
    found = extracts[-1] if extracts and word.upper() == "E" else state.assessment.extract(word.upper())
    if found is None:
        raise Refused(f"there is no extract {echoed(word)}", "list evidence shows the extracts")
    return found


def is_hidden(state: State, question: Question) -> bool:
    """Tell whether the question does not apply in this case."""
    return not applies(question, state.assessment)


def places(state: State) -> tuple[Place, ...]:
    """Return every question and facet that is put to this assessor in this case, in the order of the interview."""
    asked = (question for question in all_questions(state) if is_asked(state, question))
    return tuple(Place(question.id, facet.id) for question in asked for facet in question.asked)


def facet_in(state: State, question: Question, name: str | None) -> Facet:
    """Return the facet that is meant: the one named, else the current one, else the first."""
    if name is None:
        here = state.place.facet if state.place and state.place.question == question.id else ""
        return question.facet(here) or question.asked[0]
    found = question.facet(name)
    if found is None:
        named = ", ".join(f":{facet.id}" for facet in question.facets)
        hint = f"its facets are {named}" if named else "leave the facet away: it asks for one level"
        raise Refused(f"{question.code} has no facet {name}", hint)
    return found


def scale_of(state: State, facet: Facet) -> Scale:
    """Return the scale a facet is rated on."""
    return state.instrument.scales[facet.scale]


def option(state: State, question: Question, facet: Facet, number: int) -> Level:
    """Return the option with that number, or refuse."""
    levels = scale_of(state, facet).levels
    if not 1 <= number <= len(levels):
        raise Refused(
            f"{question.code} has no option {number}",
            f"1 to {len(levels)}, or none REASON where there is no level",
        )
    return levels[number - 1]


def refuse_in_notes(state: State) -> None:
    """Refuse what shows or sets ratings while only sources and notes are taken."""
    if state.notes_only:
        raise Refused("notes mode neither takes nor shows ratings", "src, e, note, ask; leave it with quit to rate")


def may_rate(state: State, question: Question) -> bool:
    """Tell whether the assessor's role rates this question."""
    return not question.roles or state.assessment.assessor.role in question.roles


def is_asked(state: State, question: Question) -> bool:
    """Tell whether the question is put to this assessor in this case."""
    return may_rate(state, question) and not is_hidden(state, question)


def is_supporting(state: State) -> bool:
    """Tell whether the assessor's work with the person rests on trust, by the instrument's list."""
    return state.assessment.assessor.role in state.instrument.use.supporting_roles


def written_here(state: State, question: Question) -> Question:
    """Return the question if this assessor may write about it, or refuse.

    From a supporting role a question that is not put to it takes no extract and no note either: what could be used
    against trust would come in by the back door (seed lines 990-995).
    """
    if not may_rate(state, question) and is_supporting(state):
        raise Refused(
            f"{question.code} is not put to a supporting role, and nothing is written about it here",
            "what belongs here is told to the case's assessors, with the person's knowledge",
        )
    return question


def rated_here(state: State, question: Question) -> Question:
    """Return the question if this assessor may rate it in this case, or refuse."""
    refuse_in_notes(state)
    if is_hidden(state, question):
        raise Refused(
            f"{question.code} does not apply in this case (asked when {question.applies_when})",
            "nothing is rated here; extracts and notes are kept all the same",
        )
    if not may_rate(state, question):
        raise Refused(
            f"{question.code} is rated by {' or '.join(question.roles)}; the role here is "
            f"{state.assessment.assessor.role}",
            "go on with next"
            if is_supporting(state)
            else "extracts (e), notes (note), open questions (ask) are welcome",
        )
    return question


def standing_at(state: State, question: Question, facet: str | None = None) -> State:
    """Return the state with that question as the current one."""
    return replace(state, place=Place(question.id, facet or question.asked[0].id))
