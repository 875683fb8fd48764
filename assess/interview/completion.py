"""What the tab key may offer: command words and codes, never a word of the case."""

from typing import get_args

from assess.interview.actions import Listing
from assess.interview.grammar import COMMANDS
from assess.interview.measures import MEASURE_PARTS
from assess.interview.questions import all_questions
from assess.interview.settled import names_of
from assess.interview.state import State
from assess.model.assessment import Nature, Resolution
from assess.model.scenario import PARTS

_WORDS = (*get_args(Listing), "new", *get_args(Nature), *get_args(Resolution), *PARTS, "title", *MEASURE_PARTS)


def offered_words(state: State) -> tuple[str, ...]:
    """Return the words that may be completed here: none while running text is written."""
    if state.asking:
        return ()
    instrument = state.instrument
    return (
        *COMMANDS,
        *_WORDS,
        *names_of(instrument),
        *(question.code for question in all_questions(state)),
        *(source.id for source in state.sources),
        *(reason.code for reason in instrument.missing),
        *(reason.code for reason in instrument.certainty.reasons if reason.ledger is None),
        *(one.id for one in instrument.scenarios),
        *(one.id for one in instrument.plan_areas),
        *(one.id for one in instrument.formulation.prompts),
        *(one.id for one in instrument.conclusion.texts),
        *(one.id for one in instrument.checks),
        *(one.id for one in state.assessment.scenarios),
        *(one.id for one in state.assessment.measures),
        *(one.id for one in state.assessment.asks),
    )
