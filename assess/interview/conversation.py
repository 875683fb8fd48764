"""One sitting at a prompt or from a pipe, whatever is talked about: a line in, stored, shown; Ctrl-C; the end."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Protocol, TypeVar

from assess.errors import FileInvalid, Interrupted
from assess.interview.asked import Question
from assess.interview.desk import Desk, Ports, Undecodable
from assess.interview.state import Done
from assess.logic.fold.standing import EventT


class Asking(Protocol):
    """A state of which something may be asked; the following lines answer, in this order."""

    @property
    def asking(self) -> Sequence[Question]:
        """What is being asked."""


AskingT = TypeVar("AskingT", bound=Asking)


class Conversation(Desk[AskingT, EventT], ABC):
    """The loop with what it has to remember between two lines: how many there were, and a Ctrl-C."""

    def __init__(self, ports: Ports[EventT]) -> None:
        super().__init__(ports)
        self.line = 0
        self.pressed = False

    @abstractmethod
    def began(self, state: AskingT) -> AskingT:
        """Greet, and say where it goes on."""

    @abstractmethod
    def taken(self, state: AskingT, line: str) -> Done[AskingT, EventT]:
        """Return what one line does."""

    @abstractmethod
    def cancelled(self, state: AskingT) -> Done[AskingT, EventT]:
        """Return what dropping the question that is asked does."""

    @abstractmethod
    def prompt(self, state: AskingT) -> str:
        """Return what stands before the cursor."""

    @abstractmethod
    def offered(self, state: AskingT) -> tuple[str, ...]:
        """Return what the tab key completes here."""

    @abstractmethod
    def left(self, state: AskingT) -> AskingT:
        """End in order."""

    def not_kept(self, state: AskingT) -> tuple[str, ...]:
        """Say what was begun and is dropped where the input ends."""
        return (f"Not kept: {state.asking[0].unfinished}.",)

    def run(self, state: AskingT) -> AskingT:
        """Greet, then read and carry out line after line."""
        state = self.began(state)
        while True:
            self.ports.offer(self.offered(state))
            try:
                line = self.ports.read_line(self.prompt(state))
            except KeyboardInterrupt:
                state = self.interrupted(state)
                continue
            except Undecodable:
                self.show(("Refused: the line holds a character that is not UTF-8.", "Hint: type it again."))
                continue
            if line is None:
                return self.ended(state)
            self.pressed, self.line = False, self.line + 1
            outcome = self.carried_out(state, line)
            state = outcome.state
            if outcome.leaves:
                return self.left(state)

    def carried_out(self, state: AskingT, line: str) -> Done[AskingT, EventT]:
        """Carry out one line: stored first, shown then."""
        outcome = self.taken(state, line)
        if outcome.refused:
            if not self.ports.typed:
                raise script_refused("standard input", self.line, outcome, kept=True)
            self.show((f"Refused: {outcome.refused.message}.", f"Hint: {outcome.refused.hint}."))
            return outcome
        outcome = self.saved(state, outcome)
        self.show(outcome.lines)
        self.show(outcome.state.asking[0].ask if outcome.state.asking else ())
        return outcome

    def interrupted(self, state: AskingT) -> AskingT:
        """Drop the line, or what is being asked; once nothing is asked, the second Ctrl-C in a row leaves."""
        if self.pressed:
            raise Interrupted("interrupted", "interrupted; everything that said Saved is kept")
        outcome = self.cancelled(state)
        self.pressed = not outcome.state.asking
        self.ports.write("\n")
        self.show(outcome.lines)
        self.show(("Cancelled. Ctrl-C again leaves; so does quit.",) if self.pressed else ())
        return outcome.state

    def ended(self, state: AskingT) -> AskingT:
        """End where the input ended, and say what was begun and is not kept."""
        if state.asking and not self.ports.typed:
            raise script_unfinished("standard input", self.line, state, kept=True)
        if self.ports.typed:
            self.ports.write("\n")
        self.show(self.not_kept(state) if state.asking else ())
        return self.left(state)


def script_refused(name: str, line: int, outcome: Done[AskingT, EventT], *, kept: bool) -> FileInvalid:
    """Return the error of a refused line; `kept` says whether the lines before it are stored."""
    message, hint = (outcome.refused.message, outcome.refused.hint) if outcome.refused else ("", None)
    stored = "; every line before it is kept" if kept else "; nothing was written"
    return FileInvalid("script-refused", f"{name} line {line}: {message}{stored}", hint)


def script_unfinished(name: str, line: int, state: Asking, *, kept: bool) -> FileInvalid:
    """Return the error of a script that ends while something is being asked."""
    one = state.asking[0]
    stored = "; every finished line is kept" if kept else "; nothing was written"
    hint = "a lone dot is missing" if one.prompt == "text" else f"the line that answers {one.prompt} is missing"
    return FileInvalid("script-refused", f"{name} line {line}: {one.unfinished} is not finished{stored}", hint)
