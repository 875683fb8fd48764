"""The ways in which a document can fail to hold together; no problem repeats what stands in it."""

from collections.abc import Collection, Iterable, Iterator

from assess.model.problem import Problem


def unknown(path: str, what: str, said: Iterable[str | None], known: Collection[str]) -> Iterator[Problem]:
    """Give `unknown-name` where something is named that is not among what the document holds."""
    if any(name not in known for name in said if name is not None):
        yield Problem("unknown-name", path, f"{what} is named that this document does not hold")


def twice(path: str, what: str, said: Collection[object]) -> Iterator[Problem]:
    """Give `named-twice` where something stands in a list twice."""
    if len(set(said)) != len(said):
        yield Problem("named-twice", path, f"{what} stands here twice")


def differs(path: str, message: str, *, same: bool) -> Iterator[Problem]:
    """Give `differs` with a message where two things that should say the same do not."""
    if not same:
        yield Problem("differs", path, message)
