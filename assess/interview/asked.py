"""Something that is being asked, whatever is talked about: what is printed, the prompt, what is not kept otherwise."""

from typing import Protocol


class Question(Protocol):
    """Something that is being asked."""

    @property
    def ask(self) -> tuple[str, ...]:
        """What is printed before the answer."""

    @property
    def prompt(self) -> str:
        """The word before the cursor."""

    @property
    def unfinished(self) -> str:
        """What is not kept if nobody answers."""
