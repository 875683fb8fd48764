"""What a report is made of, whatever it is shown on: sections of a few kinds of blocks, all of them words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running words."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """Single facts, one a line."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact and whose or what it is ("A1", "evidence")."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading with the facts that stand under it."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One assessor in a lane chart; `low` says that the certainty is the lowest."""

    name: str
    low: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """One row of a lane chart: what it is about, and the marks in every column."""

    title: str
    marks: tuple[tuple[Mark, ...], ...]


@dataclass(frozen=True, slots=True)
class Lanes:
    """An ordinal lane chart: a column for each level and one for no level; the same content follows in words.

    `names` are all marks in one order, so that an assessor has one shape in every chart of a page.
    """

    columns: tuple[str, ...]
    rows: tuple[Lane, ...]
    key: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table whose words also say how many steps its level lies from the one furthest from it.

    `steps` may colour it besides; it says nothing that the text does not say.
    """

    text: str
    steps: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; where there is no room for columns every row becomes an entry."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | Cell, ...], ...]

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The rows in words alone."""
        return tuple(tuple(cell.text if isinstance(cell, Cell) else cell for cell in row) for row in self.rows)


Block = Paragraph | Bullets | Entry | Lanes | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; `covered` is not seen before somebody asks for it: it would anchor."""

    title: str
    blocks: tuple[Block, ...]
    covered: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report: what it is, what everybody must know before reading on, and its sections in their order."""

    title: str
    about: str
    notices: tuple[str, ...]
    sections: tuple[Section, ...]
