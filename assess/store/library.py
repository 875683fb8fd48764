"""Instruments: where they lie, how they are read, and by which name they are found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from assess.errors import FileInvalid, NotFound, UsageRefused
from assess.logic.digest import digest_instrument
from assess.logic.lint import check_instrument
from assess.logic.shape import did_you_mean
from assess.model.instrument import Instrument
from assess.model.problem import Problem
from assess.store.files import read_bytes, write_new
from assess.store.toml import NotToml, decode_toml, parse_toml

MAX_BYTES = 1024 * 1024
SHIPPED = "shipped"


@dataclass(frozen=True, slots=True)
class LoadedInstrument:
    """A valid instrument: the model, its TOML table, its digest, where it lies, and the warnings about it."""

    instrument: Instrument
    raw: dict[str, Any]
    digest: str
    where: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that should be an instrument, and everything that is wrong with it; `instrument` is None on errors."""

    where: str
    instrument: Instrument | None
    raw: dict[str, Any]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """A file and what to call it."""

    file: Traversable
    where: str

    @property
    def stem(self) -> str:
        return self.file.name[: -len(".toml")]


def shipped() -> Traversable:
    """Return the folder of shipped instruments: inside the wheel, or beside the package in a checkout."""
    inside = files("assess").joinpath("instruments")
    return inside if inside.is_dir() else Path(__file__).parents[2] / "instruments"


def check_instrument_file(name: str, folder: Path | None = None) -> CheckedFile:
    """Return what is wrong with the instrument that `name` means (see `load_instrument`); raise NotFound for none."""
    if _is_path(name):
        return _checked(_Place(Path(name), name))
    return next(iter(_named(name, folder)))


def load_instrument(name: str, folder: Path | None = None) -> LoadedInstrument:
    """Return the instrument with the id `name`, or in the file `name` where it has a separator or ends in `.toml`.

    `folder` is the workspace, whose `instruments/` wins over what is shipped. Raises NotFound, FileInvalid with every
    problem of the file, UsageRefused where two files of the workspace have the id, StorageFailed.
    """
    if _is_path(name):
        return _loaded(_checked(_Place(Path(name), name)))
    found = _named(name, folder)
    if len(found) > 1:
        places = ", ".join(one.where for one in found)
        raise UsageRefused("ambiguous-instrument", f"{len(found)} files have the id {name}", f"name one: {places}")
    return _loaded(found[0])


def check_all(folder: Path | None = None) -> tuple[CheckedFile, ...]:
    """Return every instrument file of the workspace and every shipped one, valid or not."""
    return tuple(_checked(place) for place in _places(folder))


def _is_path(name: str) -> bool:
    return "/" in name or "\\" in name or name.lower().endswith(".toml")


def _places(folder: Path | None) -> Iterator[_Place]:
    """Give the files of the workspace, then the shipped ones."""
    own = folder / "instruments" if folder else None
    if own and own.is_dir():
        yield from (_Place(path, str(path)) for path in sorted(own.iterdir()) if path.suffix.lower() == ".toml")
    inside = shipped()
    if inside.is_dir():
        names = sorted(file.name for file in inside.iterdir() if file.name.endswith(".toml"))
        yield from (_Place(inside.joinpath(name), SHIPPED) for name in names)


def _named(name: str, folder: Path | None) -> list[CheckedFile]:
    """Return the files with that id: of the workspace, else shipped; an unreadable one by its file's name."""
    places = list(_places(folder))
    for shipped_ones in (False, True):
        here = [place for place in places if (place.where == SHIPPED) is shipped_ones]
        likely = [place for place in here if place.stem == name]
        rest = [place for place in here if place.stem != name and not (shipped_ones and likely)]
        found = [one for one in map(_checked, likely) if one.instrument is None or _id(one) == name]
        found += [one for one in map(_checked, rest) if _id(one) == name]
        if found:
            return found
    known = {_id(_checked(place)) or place.stem for place in places}
    hint = did_you_mean(name, sorted(known), "assess instrument list shows what there is")
    raise NotFound("no-such-instrument", f"there is no instrument {name}", hint)


def _id(one: CheckedFile) -> str | None:
    table = one.raw.get("instrument")
    found = table.get("id") if isinstance(table, dict) else None
    return found if isinstance(found, str) else None


def _loaded(one: CheckedFile) -> LoadedInstrument:
    if one.instrument is None:
        count = sum(not problem.warning for problem in one.problems)
        errors = "one error" if count == 1 else f"{count} errors"
        hint = "correct the file, then: assess instrument check FILE"
        raise FileInvalid("invalid-instrument", f"{one.where} is no valid instrument: {errors}", hint, one.problems)
    return LoadedInstrument(one.instrument, one.raw, digest_instrument(one.raw), one.where, one.problems)


def _checked(place: _Place) -> CheckedFile:
    file = place.file.name if place.where == SHIPPED else place.where
    text = ""
    try:
        text = decode_toml(_bytes(place))
        raw = parse_toml(text)
    except NotToml as error:
        return CheckedFile(place.where, None, {}, (error.problem.within(file),))
    instrument, problems = check_instrument(raw, text)
    return CheckedFile(place.where, instrument, raw, tuple(problem.within(file) for problem in problems))


def _bytes(place: _Place) -> bytes:
    if not isinstance(place.file, Path):
        return place.file.read_bytes()  # inside a zipped wheel: what we shipped ourselves
    try:
        return read_bytes(place.file, MAX_BYTES)
    except FileInvalid as error:
        if error.code != "too-large":
            raise
        raise NotToml("too-large", "the file is larger than 1 MiB", "an instrument is text: is this one?") from None


def starter(name: str) -> bytes:
    """Return a small valid instrument with every part explained, for the id `name`."""
    template = files("assess").joinpath("store", "starter.toml").read_text(encoding="utf-8")
    return template.replace('id = "my-instrument"', f'id = "{name}"', 1).encode("utf-8")


def write_starter(path: Path) -> None:
    """Write a starting point for an instrument of one's own; raise AlreadyThere, UsageRefused `bad-name`."""
    stem = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")[:64].strip("-")
    write_new(path, starter(stem or "my-instrument"))
