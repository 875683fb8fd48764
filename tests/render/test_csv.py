"""The long table: what stands in each cell, what no spreadsheet may run, and that codes read back as they were."""

import csv
import io
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.logic.compare import compare
from assess.logic.report import Material, report_for
from assess.model.comparison import Comparison, Reader
from assess.model.consensus import Consensus, Meeting, Outcome
from assess.render.csv import COLUMNS, harmless, render_csv
from assess.render.words import in_order
from tests.builders import DIGEST, INSTRUMENT, assessment, codebook, question, scale, sealed
from tests.cli.hidden_case import hidden_case
from tests.render.golden import assert_golden
from tests.render.settings import SETTINGS, written_under
from tests.worked_example import PANEL, REGISTER, example

READERS: tuple[Reader, ...] = get_args(Reader)
Row = dict[str, str]


def rows(data: bytes) -> list[Row]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def row(data: bytes, code: str, assessor: str, facet: str = "main") -> Row:
    (found,) = [one for one in rows(data) if (one["code"], one["assessor"], one["facet"]) == (code, assessor, facet)]
    return found


def compared(reader: Reader = "coordinator") -> Comparison:
    return compare(sealed(*example()), PANEL, REGISTER, reader)


@pytest.mark.parametrize("reader", ["coordinator", "board"])
def test_bytes(reader: Reader) -> None:
    assert_golden(f"{reader}.csv", render_csv(compared(reader)))


def test_the_frame_is_what_a_spreadsheet_and_rfc_4180_ask_for() -> None:
    data = render_csv(compared())
    assert data.startswith(b"\xef\xbb\xbffictional,reader,case,")
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == len(rows(data)) + 1
    assert tuple(rows(data)[0]) == tuple(COLUMNS)


@pytest.mark.parametrize("reader", READERS)
def test_one_row_for_each_question_facet_and_assessor(reader: Reader) -> None:
    full = compared(reader)
    found = [(one["question"], one["facet"], one["assessor"]) for one in rows(render_csv(full))]
    wanted = [
        (one.question, each.facet, label)
        for one in full.questions
        for each in one.facets
        for label in in_order(full.labels)
    ]
    assert found == wanted
    assert {one["reader"] for one in rows(render_csv(full))} == {reader}


def test_codes_stand_beside_their_labels() -> None:
    found = row(render_csv(compared()), "D3", "A1")
    assert (found["level"], found["level_label"]) == ("D", "Driving")
    assert (found["certainty"], found["relevance"], found["role"]) == ("L", "high", "prison-assessor")
    assert (found["fictional"], found["version"], found["scale"]) == ("yes", "0.1.0", "concern")


@pytest.mark.parametrize(
    ("code", "assessor", "facet", "missing", "class_"),
    [
        ("D2", "A1", "now", "declined", "unknown"),
        ("D2", "A1", "then", "", "unanswered"),
        ("N2", "A2", "main", "not-enquired", "not-asked"),
        ("X3", "A2", "main", "not-applicable", "not-applicable"),
    ],
)
def test_a_missing_level_is_empty_and_has_its_reason(
    code: str, assessor: str, facet: str, missing: str, class_: str
) -> None:
    found = row(render_csv(compared()), code, assessor, facet)
    assert (found["level"], found["certainty"], found["missing"], found["missing_class"]) == ("", "", missing, class_)


def test_what_did_not_apply_and_what_another_role_is_asked() -> None:
    book = codebook([question("one", "Q1", "One", roles=("a",)), question("two", "Q2", "Two")])
    one = assessment("A1", {"Q1": "N L"}, codebook=book, role="a", hidden=("two",))
    two = assessment("A2", {}, codebook=book, role="b")
    for data in (
        render_csv(compare(sealed(one, two))),
        *(render_csv(report_for(Material(each))) for each in (one, two)),
    ):
        classes = {(each["code"], each["assessor"]): each["missing_class"] for each in rows(data)}
        assert classes.get(("Q2", "A1"), "not-applicable") == "not-applicable"
        assert classes.get(("Q1", "A2"), "not-put") == "not-put"
        assert classes.get(("Q2", "A2"), "unanswered") == "unanswered"


def test_a_single_assessment_has_the_same_columns_and_cells() -> None:
    one, _, _ = example()
    alone = rows(render_csv(report_for(Material(one), "coordinator")))
    beside = [each for each in rows(render_csv(compared())) if each["assessor"] == "A1"]
    assert alone == beside


def test_a_second_look_stands_where_it_changed_something_and_nowhere_else() -> None:
    data = render_csv(hidden_case(cited=True).comparison("board"))
    found = row(data, "P1", "A2")
    assert (found["level"], found["second_level"], found["second_level_label"]) == ("E", "R", "Relied on")
    changed = [each for each in rows(data) if any(each[name] for name in COLUMNS if name.startswith("second_"))]
    assert changed == [found]


def test_the_consensus_stands_beside() -> None:
    outcomes = (
        Outcome.model_validate(
            {"question": "active-ties", "facet": "main", "state": "settled", "as": "otherwise", "level": "C"}
        ),
        Outcome(question="distance", facet="main", state="open"),
        Outcome(question="legal-status", facet="main", state="settled", missing="no-information"),
    )
    record = Consensus(
        case="DEMO-01",
        occasion="2026-03",
        instrument=INSTRUMENT,
        comparison=DIGEST,
        meeting=Meeting(date="2026-03-20", present=("A1",)),
        questions=outcomes,
    )
    data = render_csv(compared().model_copy(update={"consensus": record}))
    for label in ("A1", "A2", "A3"):
        ties, distance, status = (row(data, code, label) for code in ("D1", "P1", "N2"))
        assert (ties["consensus_state"], ties["consensus_level"], ties["consensus_level_label"]) == (
            "settled",
            "C",
            "Clear",
        )
        assert (distance["consensus_state"], distance["consensus_level"]) == ("open", "")
        assert (status["consensus_level"], status["consensus_missing"]) == ("", "no-information")
    assert row(data, "H1", "A1")["consensus_state"] == ""


def test_no_word_that_somebody_wrote_stands_in_it() -> None:
    text = render_csv(compared()).decode("utf-8")
    for words in ("knives", "two visitors", "What S-", "own-1", "Looks after", "quarrel", "S-7K2Q", "photograph"):
        assert words not in text


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_no_cell_is_run(start: str) -> None:
    cell = harmless(f"{start}HYPERLINK(1)")
    assert cell.startswith("'")
    assert cell.endswith("HYPERLINK(1)")
    assert "\t" not in cell
    assert "\r" not in cell


WORD = st.from_regex(r"\A\S([^\n]{0,40}\S)?\Z")


@given(WORD, WORD)
def test_any_label_reads_back_to_the_same_codes(label: str, level: str) -> None:
    book = codebook([question("one", "Q1", label, "odd")], scales={"odd": scale("N Not", f"S {level}")}, own_scale=None)
    both = [assessment(each, {"Q1": "S L"}, codebook=book) for each in ("A1", "A2")]
    data = render_csv(compare(sealed(*both)))
    found = rows(data)
    assert [(one["code"], one["level"], one["assessor"]) for one in found] == [("Q1", "S", "A1"), ("Q1", "S", "A2")]
    assert {one["label"] for one in found} == {harmless(label)}
    assert {one["level_label"] for one in found} == {harmless(level)}
    for one in found:
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in one.values())


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_bytes_depend_on_no_setting_of_the_system(setting: dict[str, str]) -> None:
    assert written_under(setting, "tests.render.test_csv", "render_csv(compared())") == render_csv(compared())
