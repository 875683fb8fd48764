"""The rows of the rating sheet in one case: their order, where one goes on, and what is still open."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from assess.interview.keypad import places_asked, row_code
from assess.interview.longtext import count_words
from assess.interview.questions import is_hidden
from assess.interview.state import Place, State
from assess.interview.words import facet_words, joined
from assess.logic.completeness import is_optional, lacking
from assess.logic.keypad import KeypadRow, keypad_rows, questions_for
from assess.logic.text import shortened

_WIDTH, _NARROW = 79, 12


def sheet_rows(state: State) -> tuple[KeypadRow, ...]:
    """Return every row that the sheet of this assessor's role holds, those that do not apply in this case included."""
    asked = questions_for(state.instrument, state.assessment.assessor.role)
    return tuple(row for question in asked for row in keypad_rows(question))


def rows_here(state: State) -> tuple[KeypadRow, ...]:
    """Return the rows that apply, as far as the answers so far tell."""
    return tuple(row for row in sheet_rows(state) if not is_hidden(state, row.question))


def place_of(row: KeypadRow) -> Place:
    """Return the place of a row."""
    return Place(row.question.id, row.facet.id)


def row_at(state: State, place: Place) -> KeypadRow:
    """Return the row at a place, which is known to be one."""
    return next(row for row in sheet_rows(state) if place_of(row) == place)


def row_named(state: State, code: str) -> KeypadRow | None:
    """Return the row with that code; small letters will do."""
    return next((row for row in sheet_rows(state) if row_code(row).casefold() == code.casefold()), None)


def is_answered_row(state: State, row: KeypadRow) -> bool:
    """Tell whether a row has a level or a reason why there is none."""
    return row.facet.id in state.assessment.rating(row.question.id).facets


def first_open(state: State) -> Place | None:
    """Return the place of the first row without an answer."""
    return next((place_of(row) for row in rows_here(state) if not is_answered_row(state, row)), None)


def moved_on(state: State) -> State:
    """Return the state at the row after this one; at the end there is none."""
    every = [place_of(row) for row in sheet_rows(state)]
    here = {place_of(row) for row in rows_here(state)}
    after = every[every.index(state.place) + 1 :] if state.place in every else []
    return replace(state, place=next((place for place in after if place in here), None))


def moved_back(state: State) -> State | None:
    """Return the state at the row before this one, None at the first."""
    every = [place_of(row) for row in sheet_rows(state)]
    here = {place_of(row) for row in rows_here(state)}
    before = every[: every.index(state.place)] if state.place in every else every
    found = next((place for place in reversed(before) if place in here), None)
    return replace(state, place=found) if found else None


def position_words(state: State, place: Place) -> str:
    """Return which of the rows one stands at: a place in the sheet, and no measure."""
    here = [place_of(row) for row in rows_here(state)]
    return f"row {here.index(place) + 1} of {len(here)}" if place in here else f"of {len(here)} rows"


def row_line(state: State, row: KeypadRow, before: str = "") -> str:
    """Return the one line above a prompt: how far it is, which row, and which places are typed."""
    start = f"{before}{position_words(state, place_of(row))}  {row_code(row)} "
    end = f"  {places_asked(row)}"
    # The facet comes first: the end of a long label is what is cut.
    label = f"{row.facet.label} / {row.question.label}" if row.question.facets else row.question.label
    room = max(_WIDTH - len(start) - len(end), _NARROW)
    return f"{start}{shortened(label, room)}{end}"


def now_words(state: State, row: KeypadRow) -> str:
    """Return the answer that a row has, in words; nothing where it has none."""
    rating = state.assessment.rating(row.question.id)
    given = rating.facets.get(row.facet.id)
    relevance = f" Relevance: {rating.relevance}." if row.relevance and rating.relevance else ""
    words = facet_words(state, row.facet, given) if given else ""
    return f"{words}{relevance}".strip()


def open_lines(state: State) -> Iterator[str]:
    """Say what is still open of what the sheet asks: names and counts, so that nothing is forgotten."""
    open_rows = [row for row in rows_here(state) if not is_answered_row(state, row) and not is_optional(row.question)]
    if open_rows:
        listed = ", ".join(row_code(row) for row in open_rows)
        yield f"Without an answer: {count_words(len(open_rows), 'row')} ({listed})."
    counts = Counter(one.code for one in lacking(state.instrument, state.assessment, state.register))
    rest = [f"{words} ({counts[code]})" for code, words in _REST.items() if counts[code]]
    if rest:
        yield f"Also open: {joined(rest)}."
    if not open_rows and not rest:
        yield "Every row has its answer."


_REST = {
    "no-certainty": "certainty",
    "act-now-untold": "who was told",
    "no-scenario": "which scenario",
}
