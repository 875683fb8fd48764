"""Whatever happens to a store, in whatever order: what was confirmed is there, and what was sealed stays as it was."""

import os

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.store.store_machine import StoreMachine

pytestmark = pytest.mark.skipif(os.name == "nt", reason="an open file can be written to from outside on POSIX only")


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for no real disk: what is killed here is the process, and the files are whole."""
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)


def test_the_store_is_as_its_model() -> None:
    run_state_machine_as_test(StoreMachine, settings=settings(max_examples=30, stateful_step_count=20))


@pytest.mark.campaign
def test_the_store_is_as_its_model_for_long() -> None:
    run_state_machine_as_test(StoreMachine, settings=settings(max_examples=1_000, stateful_step_count=40))
