"""Everything that can be wrong with an instrument, found in one go: first its shape, then what it means.

A rule is a function from a draft to findings; a module holds rules of one kind; `codes` names every code. Where the
shape of a part is not sound, the rest is looked at without it, and what follows from its absence is not told again.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from assess.logic.lint import certainty, expressions, gaps, levels, names, references, translations, wording
from assess.logic.lint.codes import WARNINGS
from assess.logic.lint.finding import Draft, Finding, Rule
from assess.logic.lint.repair import Sound, original, sound_part
from assess.logic.locate import lines_of
from assess.logic.shape import Location, path_of
from assess.model.instrument import FORMAT, Instrument
from assess.model.problem import Problem

RULES: tuple[Rule, ...] = (
    *names.RULES,
    *references.RULES,
    *levels.RULES,
    *certainty.RULES,
    *expressions.RULES,
    *gaps.RULES,
    *wording.RULES,
    *translations.RULES,
)


_FORMAT = re.compile(r"assess\.instrument/([0-9]{1,4})")


def check_instrument(raw: Mapping[str, Any], text: str) -> tuple[Instrument | None, tuple[Problem, ...]]:
    """Return the instrument in `raw` (None where it has errors) and all that is wrong, in the order of `text`."""
    lines = lines_of(text)
    other = format_problem(raw.get("format"))
    sound = Sound(None, {}, {}, ((other, ("format",)),)) if other else sound_part(raw)
    found = [*sound.wrong, *((_problem(one), one.location) for one in _findings(sound, raw))]
    lines = lines_of(text if found else "")
    placed = [replace(problem, line=lines.at(location)) for problem, location in found]
    placed.sort(key=lambda problem: (problem.line or 0, problem.warning))
    return (sound.instrument if all(problem.warning for problem in placed) else None), tuple(placed)


def _problem(one: Finding) -> Problem:
    return Problem(one.code, path_of(one.location), one.message, one.hint, warning=one.code in WARNINGS)


def format_problem(written: object) -> Problem | None:
    """Return what is wrong where a file says that it is of another kind or another number of the format."""
    if not isinstance(written, str) or written == FORMAT:
        return None  # a missing key is a mistake of shape
    number = _FORMAT.fullmatch(written)
    if number is None:
        return Problem("format-unknown", "format", "the file is no instrument", f'write format = "{FORMAT}"')
    message = f"the file is written for format {int(number[1])}, this assess reads format {FORMAT.rpartition('/')[2]}"
    return Problem("format-unknown", "format", message, "update assess, or ask the author for a file of this format")


def _findings(sound: Sound, raw: Mapping[str, Any]) -> Iterator[Finding]:
    """Give what the rules find, in places of the file; not what only follows from a mistake of shape."""
    if sound.instrument is None:
        return
    draft = Draft(sound.instrument, sound.plain, raw)
    wrong = {location for _, location in sound.wrong}
    for rule in RULES:
        for one in rule(draft):
            placed = one._replace(location=original(one.location, sound.origins))
            if not _follows(placed.location, wrong):
                yield placed


def _follows(location: Location, wrong: Collection[Location]) -> bool:
    """Tell whether something is wrong at this place, around it, or in a key of this table."""
    around = any(location[:length] in wrong for length in range(1, len(location) + 1))
    return around or any(one[:-1] == location for one in wrong)
