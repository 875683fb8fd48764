"""What each assessor says to what was settled: dissent in own words, moved, or keeps; asked one by one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from assess.interview.meeting import actions
from assess.interview.meeting.attending import refuse_before_present
from assess.interview.meeting.naming import answer_fields, assessor_named, assessors_named
from assess.interview.meeting.page import answer_words, is_covered
from assess.interview.meeting.state import MeetingDone, MeetingState, record, show
from assess.interview.meeting.writing import with_text
from assess.interview.state import Refused, Stamp, echoed
from assess.interview.words import joined
from assess.logic.held import held_by, unheard
from assess.logic.meeting.checks import name_of
from assess.model.consensus import After
from assess.model.meeting import Dissented, HasKept, HasMoved

_HINT = "d, f or a with words, k alone; an empty line leaves it open"
_AFTERS: dict[str, After] = {"f": "new-fact", "a": "argument"}


def here(state: MeetingState) -> str:
    """Return what the current facet is called, or refuse where nothing may be recorded about it yet."""
    refuse_before_present(state)
    if is_covered(state, state.question):
        raise Refused(f"{state.question.code} is covered", f"go {state.question.code} shows what each of you concluded")
    return name_of(state.comparison, state.question, state.facet)


def on_facet(state: MeetingState, stamp: Stamp) -> dict[str, Any]:
    """Return what every event about the current facet says first."""
    return {"at": stamp.now, "question": state.place.question, "facet": state.place.facet}


def asking_voices(state: MeetingState) -> MeetingState:
    """Return the state asking everybody here who holds otherwise and was not heard, least senior first."""
    outcome = state.outcome
    silent = unheard(state.question, state.facet, outcome) if outcome else ()
    present = state.consensus.meeting.present
    asked = tuple(Voice(label, _held(state, label)) for label in state.order if label in silent and label in present)
    return replace(state, asking=(*asked, *state.asking))


def _held(state: MeetingState, label: str) -> str:
    return state.telling.rating(state.facet.scale, held_by(state.question, state.facet, label))


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who holds otherwise is asked what they say to it."""

    label: str
    held: str

    @property
    def prompt(self) -> str:
        """The word before the cursor."""
        return self.label

    @property
    def ask(self) -> tuple[str, ...]:
        """What is printed before the answer."""
        return (
            f"{self.label} holds: {self.held}. What does {self.label} say to it?",
            "  d TEXT dissents, in own words  f TEXT moved after a new fact",
            "  a TEXT moved by an argument    k keeps, and lets it stand (empty: leave open)",
        )

    @property
    def unfinished(self) -> str:
        """What is not kept if nobody answers."""
        return f"what {self.label} says to it"

    def answer(self, state: MeetingState, line: str, stamp: Stamp) -> MeetingDone:
        """Record what they say; an empty line leaves it open, and `review` lists it."""
        after = replace(state, asking=state.asking[1:])
        word, _, text = line.strip().partition(" ")
        said = text if text.strip() else None
        if not word:
            return show(after, f"Left open: what {self.label} says to it; review lists it.")
        match word.lower():
            case "d":
                return dissent(after, actions.Dissent(self.label, actions.Answered(), said), stamp)
            case "f" | "a":
                return move(after, actions.Move((self.label,), _AFTERS[word.lower()], said), stamp)
            case "k" if said is None:
                return keep(after, actions.Keep((self.label,)), stamp)
        raise Refused(f"{echoed(word)} is no answer to what {self.label} says to it", _HINT)


def dissent(state: MeetingState, action: actions.Dissent, stamp: Stamp) -> MeetingDone:
    """Keep one assessor's dissent, at the level that they hold where none is named."""
    name, of = here(state), assessor_named(state, action.of)
    answer = answer_fields(state, action.answer) or _held_fields(state, of)
    said = on_facet(state, stamp) | {"of": of} | answer

    def finish(after: MeetingState, text: str, _at: Stamp) -> MeetingDone:
        event = Dissented(**said, text=text)
        held = answer_words(after, after.facet, event) if answer else "without a level"
        return record(after, (event,), f"{of} dissents on {name} ({held}).")

    return with_text(state, f"the dissent of {of}", action.text, stamp, finish)


def _held_fields(state: MeetingState, label: str) -> dict[str, Any]:
    held = held_by(state.question, state.facet, label)
    said = {name: getattr(held, name, None) for name in ("level", "missing", "certainty")}
    return {name: value for name, value in said.items() if value is not None}


def move(state: MeetingState, action: actions.Move, stamp: Stamp) -> MeetingDone:
    """Record who no longer holds what they held, and after what."""
    name, who = here(state), assessors_named(state, action.who)
    after_what = "a new fact" if action.after == "new-fact" else "an argument"

    def finish(after: MeetingState, text: str, at: Stamp) -> MeetingDone:
        event = HasMoved(**on_facet(after, at), who=who, after=action.after, text=text)
        return record(after, (event,), f"{joined(who)} moved on {name} after {after_what}.")

    return with_text(state, f"the {after_what.partition(' ')[2]} that moved {joined(who)}", action.text, stamp, finish)


def keep(state: MeetingState, action: actions.Keep, stamp: Stamp) -> MeetingDone:
    """Record who holds what they held, and lets it stand."""
    name, who = here(state), assessors_named(state, action.who)
    _refuse_absent(state, who)
    event = HasKept(**on_facet(state, stamp), who=who)
    return record(state, (event,), f"{joined(who)} held otherwise on {name} and let it stand.")


def _refuse_absent(state: MeetingState, who: Sequence[str]) -> None:
    away = [label for label in who if label not in state.consensus.meeting.present]
    if away:
        raise Refused(f"{joined(away)} is not here and cannot let anything stand", "present names who is here")
