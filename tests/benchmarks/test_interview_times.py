"""How long each command of an interview takes in a case of 500 extracts, all questions rated; the aim is 50 ms."""

import statistics
import time

import pytest

from assess.interview import actions
from assess.interview.grammar import COMMANDS
from assess.interview.machine import begin, perform, take_line
from assess.interview.state import State
from assess.store.library import load_instrument
from tests.interview.sitting import NOW, REGISTER
from tests.samples import log_of

EXTRACTS, AIM = 500, 50
INSTRUMENT = load_instrument("reengagement").instrument
LINES = (
    *("3 l", "none n", "sure l", "rel h", "chg b", "mark a", "e One more.", "e p1 +D2 -D3 : One more.", "link E3 +D5"),
    *("unlink E1 H1", "is E3 fact", "note Because.", "ask Who?", "undo", "next", "back", "go D7", "find wing", "map"),
    *("list todo", "list problems", "list answered", "list asks", "list evidence", "list sources", "list here"),
    *("list all", "guide", "guide all", "review", "prepare", "earlier", "formulation", "conclude", "scenario"),
    *("measure", "own", "src", "src 1", "help", "formulation today : One line.", "prepare phase released"),
    "judge J6 2 l : Because.",
)


def carried_out(state: State, line: str) -> State:
    """Return the state after a line; what it asks besides is left open."""
    after = take_line(state, line, NOW, "0000").state
    while after.asking:
        after = perform(after, actions.Cancel(), NOW, "0000").state
    return after


def whole_case() -> State:
    """Return a sitting in a case with every item rated and 500 extracts spread over them."""
    state = begin(INSTRUMENT, log_of(), REGISTER)
    items = INSTRUMENT.items
    state = carried_out(state, "src S-7K2Q")
    for number in range(EXTRACTS):
        item = items[number % len(items)]
        state = carried_out(state, f"e p{number} +{item.code} : Extract {number}: the wing saw him at the workshop.")
    for item in items:
        state = carried_out(carried_out(state, f"go {item.code}"), "1 l")
    return carried_out(state, "go D2")


def milliseconds(state: State, line: str) -> float:
    start = time.perf_counter()
    take_line(state, line, NOW, "0000")
    return (time.perf_counter() - start) * 1000


@pytest.mark.benchmark
def test_every_command_is_quick_in_a_case_of_many_extracts(capsys: pytest.CaptureFixture[str]) -> None:
    state = whole_case()
    again = begin(INSTRUMENT, state.log, REGISTER)
    times = {line: statistics.median(milliseconds(state, line) for _ in range(5)) for line in LINES}
    times["undo, first after resuming"] = statistics.median(milliseconds(again, "undo") for _ in range(5))
    times["redo"] = statistics.median(milliseconds(carried_out(state, "undo"), "redo") for _ in range(5))
    assert {line.split()[0] for line in times} - set(COMMANDS) <= {"3", "undo,"}
    slow = {line: taken for line, taken in times.items() if taken > AIM}
    with capsys.disabled():
        print(f"\n{len(state.log)} events, {len(state.assessment.evidence)} extracts, {len(times)} commands:")
        for line, taken in sorted(times.items(), key=lambda one: -one[1])[:8]:
            print(f"  {line:28} {taken:6.1f} ms")
        print(f"  over {AIM} ms: {', '.join(slow) or 'none'}")
