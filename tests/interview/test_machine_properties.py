"""Whatever is typed: nothing crashes, a refusal changes nothing, the log alone gives the state, nothing leaves it."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from assess.interview import actions
from assess.interview.grammar import ALIASES, COMMANDS
from assess.interview.item import arrival
from assess.interview.line import greeting, prompt_of
from assess.interview.machine import begin, perform, take_line
from assess.interview.state import State
from assess.logic.fold import fold
from tests.interview.sitting import NOW, REGISTER, opened, played, reread

WORDS = st.sampled_from(
    [
        "H1",
        "D1",
        "P1",
        "N1",
        "X1",
        "J1",
        "own-1",
        "SC1",
        "SC2",
        "M1",
        "Q1",
        "both-ends",
        "check-both-ends",
        "handling",
        "signs",
        "likelihood",
        "title",
        "who",
        "+own-1",
        "E1",
        "E2",
        "S-7K2Q",
        "S-3M8T",
        "new",
        "l",
        "m",
        "h",
        "p",
        "a",
        "b",
        "k",
        "d",
        "n",
        "1",
        "2",
        "3",
        "4",
        "9",
        "-",
        "+D1",
        "-P1",
        "?H1",
        "+X1",
        ":",
        "p12",
        "2026-01-19",
        "prepared",
        "declined",
        "return",
        "support",
        "way-in",
        "limits",
        "fact",
        "open",
        "todo",
        "phase",
        "released",
        "as-of",
        "last-move",
        "interpreter",
        "referral",
        "expectation",
        "all",
        "guide",
        ":by",
        "by-when",
        "today",
        "10:40",
        "yes",
        ".",
        "[/]",
        "\x1b[31m",
        "\u202e",
        "⟦",
        "é",
    ]
)
TYPED = st.sampled_from(["1", "2", "3", "4", *COMMANDS, *ALIASES, ":by", ":x", "#", ".", "nonsense"])
LIKELY = st.sampled_from(
    [
        "3 l",
        "4 m",
        "3 h",
        "2",
        "sure h",
        "none d",
        "src S-7K2Q",
        "e He left.",
        "e p1 +D1 -P1 : He left.",
        "go D1",
        "go X1",
        "go J1",
        "scenario return : T",
        "judge J1 2 : B",
        "scenario SC1 signs : S",
        "scenario SC1 likelihood",
        "measure support +D1 +own-1 : M",
        "measure M1 -D1 +H1",
        "measure M1 by : May",
        "ask Q",
        "answer Q1 : R",
        "go P1",
        "answer both-ends : R",
        "aside both-ends : R",
        "rewrite SC1 : T",
        "rewrite M1 : T",
        "rewrite E1 : T",
        "drop SC1",
        "drop M1",
        "drop Q1",
        "drop own-1",
        "list asks",
        "list answered",
        "review",
        "own x",
        "go own-1",
        "src new",
        "1",
        "2026-02-20",
        "custody",
        ".",
        "",
        "undo",
        "redo",
        "rel h",
        "chg w",
        "mark a",
        "prepare phase released",
        "prepare as-of 2027-01-01",
        "prepare expectation : Little.",
        "prepare told",
        "go H1",
        "same",
        "earlier",
    ]
)
LINE = st.one_of(
    LIKELY,
    st.builds(lambda command, words: " ".join([command, *words]), TYPED, st.lists(WORDS, max_size=5)),
    st.text(max_size=40),
)
SCRIPT = st.lists(LINE, max_size=40)


EARLIER = "go H1\nsrc S-3M8T\ne p1 : Nine years.\n2 h\nnote From the judgment.\ngo P1\n2 l\nscenario return : T\nx\n."
HIDDEN = ("ties", "exit", "harm")


def after(script: str) -> State:
    """Return a new sitting after an earlier assessment, with more in it than the static item."""
    before = played(f"{EARLIER}\n{script}", opened(occasion="2025-09", as_of="2025-09-10"))
    return replace(opened(), earlier=before.assessment)


def walked(lines: list[str], state: State) -> list[State]:
    """Return the states that lines lead through; what every step must keep is asserted on the way."""
    states = [state]
    for number, line in enumerate(lines):
        outcome = take_line(state, line, NOW, f"{number:04d}")
        assert outcome.state.log[: len(state.log)] == state.log
        assert outcome.state.log[len(state.log) :] == outcome.events
        assert bool(outcome.recorded) or not outcome.events
        if outcome.refused:
            assert outcome.state is state
            assert outcome.refused.message
            assert outcome.refused.hint
        state = outcome.state
        assert prompt_of(state).endswith("> ")
        states.append(state)
    return states


@given(SCRIPT)
@settings(max_examples=150, deadline=None)
def test_the_log_alone_gives_the_state(lines: list[str]) -> None:
    state = walked(lines, opened())[-1]
    again = reread(state.log)
    assert again == state.log
    assert fold(again) == state.assessment
    assert begin(state.instrument, again, REGISTER).assessment == state.assessment


@given(SCRIPT)
@settings(max_examples=80, deadline=None)
def test_undo_then_redo_leads_back(lines: list[str]) -> None:
    state = replace(walked(lines, opened())[-1], asking=())
    undone = perform(state, actions.Undo(), NOW, "0000")
    if undone.refused is None:
        redone = perform(undone.state, actions.Redo(), NOW, "0000")
        assert redone.state.assessment == state.assessment
        assert len(redone.state.log) == len(state.log) + 2


@given(SCRIPT)
@settings(max_examples=60, deadline=None)
def test_undo_leads_back_to_the_beginning(lines: list[str]) -> None:
    state = replace(walked(lines, opened())[-1], asking=())
    for _ in range(len(state.log)):
        state = perform(state, actions.Undo(), NOW, "0000").state
    assert state.assessment == opened().assessment


@given(SCRIPT)
@settings(max_examples=60, deadline=None)
def test_notes_mode_records_no_rating(lines: list[str]) -> None:
    state = walked(lines, opened(notes_only=True))[-1]
    assert all(not rating.facets for rating in state.assessment.ratings)


@given(SCRIPT)
@settings(max_examples=60, deadline=None)
def test_cancelling_records_nothing(lines: list[str]) -> None:
    for state in walked(lines, opened()):
        outcome = perform(state, actions.Cancel(), NOW, "0000")
        again = perform(outcome.state, actions.Cancel(), NOW, "0000")
        assert (outcome.events, again.events, again.state.asking) == ((), (), ())


@given(SCRIPT)
@settings(max_examples=80, deadline=None)
def test_the_log_alone_gives_the_state_after_an_earlier_assessment(lines: list[str]) -> None:
    start = after("go D1\n3 l")
    state = walked(["go H1", "same", *lines], start)[-1]
    again = reread(state.log)
    assert again == state.log
    reloaded = begin(state.instrument, again, REGISTER, earlier=start.earlier)
    assert reloaded.assessment == state.assessment
    assert arrival(replace(reloaded, place=state.place)) == arrival(replace(state, asking=()))


@given(SCRIPT)
@settings(max_examples=80, deadline=None)
def test_an_earlier_rating_shows_nowhere_before_the_own_one_is_in(lines: list[str]) -> None:
    one = after("go D1\n3 l\nchg b\ngo X1\n:by 2 l\njudge J1 2 l : B")
    other = after("go D1\n1 h\nBecause.\ngo X1\n:by none d\njudge J1 4 : C")
    assert greeting(one) == greeting(other)
    for number, line in enumerate(lines):
        found = [take_line(state, line, NOW, f"{number:04d}") for state in (one, other)]
        one, other = (outcome.state for outcome in found)
        assert one.log == other.log
        if not any(one.assessment.rating(name).facets for name in HIDDEN):
            said = [(o.recorded, o.lines, o.refused, [asked.ask for asked in o.state.asking]) for o in found]
            assert said[0] == said[1]
            assert prompt_of(one) == prompt_of(other)
