"""Folding from a checkpoint is folding from the beginning, whatever was taken back and brought back."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assess.interview.machine import take_line
from assess.logic.fold import fold
from assess.logic.fold.checkpoints import EVERY
from tests.interview.sitting import NOW, opened, played


def test_a_long_log_has_checkpoints_and_undo_folds_the_same() -> None:
    state = played("src S-7K2Q\n" + "\n".join(f"e p{n} +D1 : Extract {n}." for n in range(2 * EVERY)))
    assert state.checkpoints[0].n == 1
    assert len(state.checkpoints) > 2
    for line in ("undo", "undo", "redo", "undo", "e again", "undo", "redo"):
        state = played(line, state)
        assert state.assessment == fold(state.log), line


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(["undo", "redo", "e Again.", "go D1", "1", "2", "3 m", "note x"]), max_size=30))
def test_any_order_of_undo_and_redo_near_a_checkpoint_folds_the_same(lines: list[str]) -> None:
    state = played("src S-7K2Q\n" + "\n".join(f"e +D1 : Extract {n}." for n in range(EVERY // 2 + 1)), opened())
    for line in lines:
        state = take_line(state, line, NOW, "0000").state
        while state.asking:
            state = take_line(state, "", NOW, "0000").state
    assert state.assessment == fold(state.log)
    for one in state.checkpoints:
        assert one.assessment.case == state.assessment.case
