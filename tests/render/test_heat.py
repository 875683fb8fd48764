"""The table of all questions: every cell says level, certainty and steps apart in words."""

from hypothesis import given
from hypothesis import strategies as st

from assess.logic.compare import compare
from assess.model.comparison import ComparedRating
from assess.render.blocks import Cell, Table
from assess.render.report import make_report
from assess.render.sections.heat import steps_apart
from tests.after_meeting import after
from tests.builders import SCALES, assessment, scale, sealed
from tests.render.finding import section

SEVEN = scale(*(f"{code} Level {code}" for code in "ABCDEFG"))


def table(*rated: dict[str, object]) -> Table:
    made = compare(sealed(*(assessment(f"A{n}", one, {}) for n, one in enumerate(rated, 1))))  # type: ignore[arg-type]
    return whole(section(make_report(made), "All questions").blocks)


def whole(blocks: object) -> Table:
    (found,) = [one for one in blocks if isinstance(one, Table)]  # type: ignore[attr-defined]
    return found


def row(found: Table, title: str) -> tuple[str | Cell, ...]:
    return next(one for one in found.rows if str(one[0]).startswith(title))


def test_steps_are_counted_to_the_furthest_level() -> None:
    found = row(table({"D1": "N L"}, {"D1": "S M"}, {"D1": "D H"}), "D1")
    assert found[1:4] == (
        Cell("Not evident (low), 3 steps apart", 3),
        Cell("Some (moderate), 2 steps apart", 2),
        Cell("Driving (high), 3 steps apart", 3),
    )


def test_the_same_level_and_no_level_are_no_steps_apart() -> None:
    found = row(table({"D1": "S L"}, {"D1": "S M"}, {"D1": "declined"}), "D1")
    assert found[1:4] == (Cell("Some (low)"), Cell("Some (moderate)"), Cell("could not rate"))


def test_one_step_is_said_in_the_singular() -> None:
    assert row(table({"D1": "S L"}, {"D1": "C L"}), "D1")[1] == Cell("Some (low), 1 step apart", 1)


def test_levels_in_no_order_are_different_and_no_steps_apart() -> None:
    found = row(
        table({"X1": {"by": "O L"}}, {"X1": {"by": "P L"}}, {"X1": {"by": "declined"}}),
        "X1 Engagement and disengagement: Through",
    )
    assert found[1:4] == (
        Cell("Own choice (low), different"),
        Cell("Only prevented (low), different"),
        Cell("could not rate"),
    )


def test_what_is_held_since_and_what_the_meeting_said_stand_in_the_table() -> None:
    found = whole(section(make_report(after("board")), "All questions").blocks)
    assert found.columns == ("Question", "A1", "A2", "A3", "Levels", "Meeting")
    ties = row(found, "D1")
    assert ties[1] == Cell("Not evident (low), 3 steps apart; since the second look: Some (moderate)", 3)
    assert ties[-1] == "dissent: A1; settled as Clear (low)"
    assert row(found, "H1")[-1] == ""


@given(st.lists(st.sampled_from([*"ABCDEFG", None]), min_size=1, max_size=12))
def test_steps_are_those_of_the_furthest_and_nobody_without_a_level_has_any(levels: list[str | None]) -> None:
    ratings = {f"A{n}": ComparedRating(level=level) if level else None for n, level in enumerate(levels)}
    found = {label: steps_apart(SEVEN, ratings, one) for label, one in ratings.items()}
    places = ["ABCDEFG".index(level) for level in levels if level]
    assert max(found.values()) == (max(places) - min(places) if places else 0)
    assert all(found[label] == 0 for label, one in ratings.items() if one is None)


def test_without_an_order_there_are_no_steps() -> None:
    ratings = {"A1": ComparedRating(level="O"), "A2": ComparedRating(level="P")}
    assert steps_apart(SCALES["by"], ratings, ratings["A1"]) == 0
