"""The facts of a case in the TOML file of a coordinator, read strictly; and a commented one to start from."""

from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from assess.errors import FileInvalid
from assess.logic.facts import check_facts
from assess.model.facts import CaseFacts
from assess.model.problem import Problem
from assess.store.named import read_named
from assess.store.toml import NotToml, decode_toml, parse_toml

LIMIT = 1024 * 1024


class WrittenFacts(NamedTuple):
    """Facts with the text they were written in, for the lines of problems, and what messages call the file."""

    facts: CaseFacts
    text: str = ""
    name: str = ""


def load_facts(path: Path) -> WrittenFacts:
    """Return the facts in a TOML file (`-` is standard input).

    Raises NotFound, StorageFailed, FileInvalid with everything that is wrong.
    """
    name = "standard input" if str(path) == "-" else str(path)
    try:
        text = decode_toml(read_named(path, LIMIT))
        facts, problems = check_facts(parse_toml(text), text)
    except NotToml as error:
        raise invalid_facts(name, (error.problem,)) from None
    if facts is None:
        raise invalid_facts(name, problems)
    return WrittenFacts(facts, text, name)


def invalid_facts(name: str, problems: tuple[Problem, ...]) -> FileInvalid:
    """Return the refusal of a file with its problems."""
    hint = "correct it and run the command again; assess case example shows every key"
    return FileInvalid(
        "facts-invalid", f"{name} cannot be used", hint, tuple(problem.within(name) for problem in problems)
    )


def example_facts() -> bytes:
    """Return a commented TOML file of facts to start from."""
    return files("assess.store").joinpath("facts.toml").read_bytes()
