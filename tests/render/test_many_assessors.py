"""Twelve assessors, forty questions, long labels, scales of every kind: still to be read at eighty columns."""

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.logic.compare import compare
from assess.model.comparison import Comparison, Reader
from assess.render.report import make_report
from assess.render.terminal import render_terminal
from assess.render.text import render_text
from tests.builders import Sealed
from tests.logic.compare.generated import READERS, Case, cases, large
from tests.render.finding import entries, rows, section

STYLE = re.compile(r"\x1b\[[0-9;]*m")


@cache
def twelve(reader: Reader) -> Comparison:
    case = large(12, 40)
    return compare(case.files, None, case.register, reader)


@cache
def text_of(reader: Reader) -> str:
    return render_text(make_report(twelve(reader)))


@pytest.mark.parametrize("reader", READERS)
def test_every_line_fits(reader: Reader) -> None:
    styled = STYLE.sub("", render_terminal(make_report(twelve(reader)), 80, colour=True))
    for text in (text_of(reader), styled):
        assert max(map(len, text.splitlines())) <= 80


def test_what_all_hold_stands_first_with_those_equally_sure_together() -> None:
    agenda = entries(section(make_report(twelve("meeting")), "Agenda").blocks)
    first = next(iter(agenda.values()))
    name, text = first[1]
    assert name == "held"
    assert text.startswith(
        "Not evident - A3, A6, A9, A12 (high certainty); A2, A5, A8, A11 (moderate certainty); A4, A7"
    )
    assert text.endswith(". Could not rate - A1, A10")


def test_of_each_the_first_extracts_are_shown_and_how_many_there_are_besides() -> None:
    agenda = entries(section(make_report(twelve("meeting")), "Agenda").blocks)
    cited = [text for name, text in next(iter(agenda.values())) if name == "A1 cites"]
    assert len(cited) == 3
    assert cited[-1] == "1 more, in the report of that assessment"
    assert all(len(text) <= 120 for text in cited)


def test_a_flag_on_many_questions_names_codes_and_tables_stay_few() -> None:
    found = section(make_report(twelve("meeting")), "What deserves attention")
    said = dict(entries(found.blocks)[""])["matters much to one, little to another"]
    assert said.startswith("30 times - Q0, Q1, Q2, ")
    assert 0 < len(rows(found.blocks)) <= 3 * 7
    assert "elsewhere stands in the table of all questions" in str(found.blocks[-1])


def test_readers_find_every_side_only_where_it_was_for_the_agenda() -> None:
    made = twelve("board")
    found = entries(section(make_report(made), "Where they differ").blocks)
    agenda = {name for line in made.agenda for name in line.questions}
    for question in made.questions:
        facts = found.get(f"{question.code} {made.codebook.questions[made.questions.index(question)].label}", [])
        sided = any(name.endswith(" cites") for name, _ in facts)
        assert sided == (question.question in agenda)


def test_a_source_that_all_cite_is_cited_by_all() -> None:
    assert "cited by all" in text_of("meeting")
    assert "cited by A1, A2, A3, A4, A5, A6, A7, A8, A9, A10, A11, A12" not in text_of("meeting")


def relabelled(case: Case) -> tuple[Sealed, ...]:
    """Return the sealed files with labels as long as labels may be."""
    long = {label: f"{label}-{'long-label-' * 4}"[:40].rstrip("-") for label in case.labels}
    return tuple(
        Sealed(
            one.assessment.model_copy(
                update={
                    "assessor": one.assessment.assessor.model_copy(
                        update={"label": long[one.assessment.assessor.label]}
                    )
                }
            ),
            one.commitment,
        )
        for one in case.files
    )


@settings(max_examples=40, deadline=None)
@given(cases(), st.sampled_from(READERS), st.booleans())
def test_any_instrument_any_reader_any_label_can_be_read(case: Case, reader: Reader, long: bool) -> None:
    made = make_report(compare(relabelled(case) if long else case.files, None, case.register, reader))
    for text in (render_text(made), STYLE.sub("", render_terminal(made, 80, colour=False))):
        assert text.isascii()
        assert max(map(len, text.splitlines())) <= 80
        assert "None" not in text.replace("None yet.", "")
