"""One's own earlier ratings beside the new ones: hidden until the own one is in, then in words, never as a number."""

from collections.abc import Iterator

from assess.interview import actions
from assess.interview.questions import all_questions, is_hidden, may_rate, refuse_in_notes, scale_of
from assess.interview.state import Outcome, Stamp, State, show
from assess.interview.words import certainty_label, label_of, level_words
from assess.model.assessment import Assessment, FacetRating, Rating
from assess.model.instrument import Facet, Item, Question


def earlier_rating(state: State, question: Question, facet: Facet) -> FacetRating | None:
    """Return what was rated on the earlier occasion; own items are of one assessment alone, notes mode shows none."""
    if state.earlier is None or state.notes_only or state.instrument.question(question.id) is None:
        return None
    return state.earlier.rating(question.id).facets.get(facet.id)


def occasion_words(state: State, earlier: Assessment) -> str:
    """Return which occasion is meant: its name, its date where that says more, and another version by its number."""
    dated = () if earlier.as_of.startswith(earlier.occasion) else (earlier.as_of,)
    then, now = earlier.instrument, state.assessment.instrument
    words = [earlier.occasion, *dated]
    if then.version != now.version:
        words.append(f"under version {then.version}")
    elif then.digest != now.digest:
        words.append(f"under another text of version {then.version}")
    return ", ".join(words)


def on_the_scale(state: State, facet: Facet, given: FacetRating) -> bool:
    """Tell whether the earlier level is one that can still be given."""
    return given.level is not None and scale_of(state, facet).level(given.level) is not None


def earlier_words(state: State, facet: Facet, given: FacetRating) -> str:
    """Return an earlier rating in words: level and certainty, or why there was none."""
    if given.missing is not None:
        return level_words(state, facet, given)
    if not on_the_scale(state, facet, given):
        return "a level that this scale no longer has"
    known = given.certainty in state.instrument.certainty.codes
    certainty = f"{certainty_label(state, given.certainty)} certainty" if given.certainty and known else "no certainty"
    return f"{level_words(state, facet, given)}, {certainty}"


def confirmable(state: State, question: Question) -> tuple[Facet, ...]:
    """Return the facets of a static item, unrated so far, whose earlier level can be confirmed as it was."""
    if not isinstance(question, Item) or question.predictor != "static" or question.anew:
        return ()
    if state.assessment.rating(question.id).facets:
        return ()
    return tuple(
        facet
        for facet in question.asked
        if (given := earlier_rating(state, question, facet)) and on_the_scale(state, facet, given)
    )


def earlier_lines(state: State, question: Question) -> Iterator[str]:
    """Say on arrival what was rated earlier: what is static at once, all else once the own rating is in."""
    own = state.assessment.rating(question.id)
    if state.earlier is None or own.carried == state.earlier.occasion:
        return
    to_confirm = confirmable(state, question)
    left = [facet for facet in question.asked if facet.id not in own.facets and facet not in to_confirm]
    for facet in question.asked:
        if facet not in left:
            yield from _lines_of(state, question, facet)
    if to_confirm:
        yield "same confirms it with its extracts; or rate it anew."
    elif any(earlier_rating(state, question, facet) for facet in left):
        yield f"An earlier rating ({occasion_words(state, state.earlier)}) is hidden until yours is in."


def rated_lines(state: State, question: Question, facet: Facet) -> Iterator[str]:
    """Say what was rated earlier, now that the own rating of the facet is in, and how to say that it moved."""
    given = state.assessment.rating(question.id).facets.get(facet.id)
    before = earlier_rating(state, question, facet)
    if given is None or before is None:
        return
    yield from _lines_of(state, question, facet)
    static = isinstance(question, Item) and question.predictor == "static"
    if question.change and not static and given.level and before.level and not given.change:
        yield "How did it move? chg w worse, chg s same, chg b better, chg u unclear."


def _lines_of(state: State, question: Question, facet: Facet) -> Iterator[str]:
    before = earlier_rating(state, question, facet)
    if before is not None and state.earlier is not None:
        named = f", {facet.id}" if question.facets else ""
        when = occasion_words(state, state.earlier)
        yield f"Earlier{named} ({when}): {earlier_words(state, facet, before)}."


def confirming_lines(state: State) -> Iterator[str]:
    """Say which static items wait for a confirmation."""
    asked = (one for one in all_questions(state) if not is_hidden(state, one) and may_rate(state, one))
    codes = [one.code for one in asked if confirmable(state, one)]
    if codes:
        yield f"From earlier, to confirm: {', '.join(codes)} (go there, then same)."


def show_earlier(state: State, _action: actions.ShowEarlier, _stamp: Stamp) -> Outcome:
    """Show what was rated on both occasions, side by side in words."""
    refuse_in_notes(state)
    if state.earlier is None:
        return show(state, "There is no earlier assessment of this case by you with this instrument.")
    pairs = tuple(_pairs(state))
    if not pairs:
        return show(state, "Nothing is rated on both occasions yet: an earlier rating shows once yours is in.")
    return show(state, f"Earlier: {occasion_words(state, state.earlier)}. Now: {state.assessment.occasion}.", *pairs)


def _since(state: State, facet: Facet, before: FacetRating, own: Rating) -> str:
    """Return the new rating in words, or that it is the earlier one, confirmed."""
    now = own.facets[facet.id]
    words = earlier_words(state, facet, now)
    if own.carried and words == earlier_words(state, facet, before):
        return "confirmed"
    return f"now {words}{f'. Change: {now.change}' if now.change else ''}"


def _pairs(state: State) -> Iterator[str]:
    for question in all_questions(state):
        own = state.assessment.rating(question.id)
        for facet in question.asked:
            before, now = earlier_rating(state, question, facet), own.facets.get(facet.id)
            if before is None or now is None or is_hidden(state, question):
                continue
            which = f" ({facet.label})" if question.facets else ""
            then, since = earlier_words(state, facet, before), _since(state, facet, before, own)
            yield f"{question.code} {label_of(question)}{which}: earlier {then}; {since}."
