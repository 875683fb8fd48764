"""Whatever a person types at a prompt: every line of a text is in the log, the log alone gives state and drafts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assess.interview import actions
from assess.interview.longtext import LongText
from assess.interview.machine import begin, perform, sit_down, take_line
from assess.interview.state import State
from assess.logic.drafts import open_drafts
from assess.logic.fold import fold
from assess.model.event import Drafted
from tests.interview.sitting import NOW, REGISTER, opened, reread
from tests.interview.test_machine_properties import LINE

CTRL_C = object()
TEXTS = st.sampled_from(
    ["note", "ask", "e p1 +D1 :", "formulation way-in", "scenario return : T", "prepare told", "conclude limits"]
)
MORE = st.sampled_from(
    ["draft", "draft T1", "draft T2", "draft show", "draft drop T1", "draft drop T2", "A line.", "."]
)
SCRIPT = st.lists(st.one_of(LINE, TEXTS, MORE, MORE, st.just(CTRL_C)), max_size=40)


def walked(lines: list[object]) -> State:
    """Return the state after lines typed at a prompt; on the way, a line taken into a text is stored at once."""
    state = sit_down(opened(), NOW, None).state
    for number, line in enumerate(lines):
        before = state
        if line is CTRL_C:
            outcome = perform(state, actions.Cancel(), NOW, "0000")
        else:
            outcome = take_line(state, str(line), NOW, f"{number:04d}")
        state = outcome.state
        assert state.log[: len(before.log)] == before.log
        assert state.log[len(before.log) :] == outcome.events
        _kept_at_once(before, state)
    return state


def _kept_at_once(before: State, after: State) -> None:
    old = before.asking[0] if before.asking else None
    new = after.asking[0] if after.asking else None
    if isinstance(old, LongText) and isinstance(new, LongText) and len(new.lines) == len(old.lines) + 1:
        last = after.log[-1]
        assert isinstance(last, Drafted)
        assert last.line == new.lines[-1]


@given(SCRIPT)
@settings(max_examples=120, deadline=None)
def test_the_log_alone_gives_state_and_drafts(lines: list[object]) -> None:
    state = walked(lines)
    again = reread(state.log)
    assert again == state.log
    assert fold(again) == state.assessment == begin(state.instrument, again, REGISTER).assessment
    assert open_drafts(again) == open_drafts(state.log)
    waiting = state.asking[0] if state.asking else None
    if isinstance(waiting, LongText) and waiting.draft:
        assert waiting.lines in [one.lines for one in open_drafts(state.log)]


@given(SCRIPT)
@settings(max_examples=60, deadline=None)
def test_undo_leads_back_to_the_beginning_and_loses_no_draft(lines: list[object]) -> None:
    state = walked(lines)
    state = perform(perform(state, actions.Cancel(), NOW, "0").state, actions.Cancel(), NOW, "0").state
    begun = {event.id for event in state.log if isinstance(event, Drafted)}
    for _ in range(len(state.log)):
        state = perform(state, actions.Undo(), NOW, "0000").state
    assert state.assessment == opened().assessment
    assert {one.id for one in open_drafts(state.log)} == begun
