"""Reports byte for byte, in both orders, and what every one of them says."""

import re
import time
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.logic.compare import compare
from assess.logic.documents import dump_document, read_document
from assess.model.assessment import Assessment
from assess.model.comparison import Comparison, Reader
from assess.model.panel import Panel
from assess.model.source import Register
from assess.render.blocks import Report
from assess.render.json import plain_data, render_document
from assess.render.report import make_report
from assess.render.terminal import render_terminal
from assess.render.text import render_text
from tests.builders import assessment, codebook, question, sealed
from tests.render.golden import assert_golden
from tests.render.settings import SETTINGS, written_under
from tests.worked_example import PANEL, REGISTER, example

READERS: tuple[Reader, ...] = get_args(Reader)
STYLE = re.compile(r"\x1b\[[0-9;]*m")


def compared(reader: Reader, panel: Panel | None = PANEL, register: Register | None = REGISTER) -> Comparison:
    return compare(sealed(*example()), panel, register, reader)


def report(reader: Reader) -> Report:
    return make_report(compared(reader))


@pytest.mark.parametrize("reader", READERS)
def test_text(reader: Reader) -> None:
    assert_golden(f"{reader}.txt", render_text(report(reader)).encode())


def test_a_question_put_to_another_role_does_not_read_as_one_that_does_not_apply() -> None:
    book = codebook([question("disengagement", "X1", "Engagement", "exit", sort="dimension", roles=("assessor",))])
    one = assessment("A1", {"X1": "B L"}, codebook=book, role="assessor")
    other = assessment("A2", {}, codebook=book, role="mentor")
    text = " ".join(render_text(make_report(compare(sealed(one, other)))).split())
    assert "A2: another role is asked" in text
    assert "rated by all who are asked" in text
    assert "does not apply" not in text
    assert "no answer" not in text


@pytest.mark.parametrize("reader", ["meeting", "board"])
def test_terminal(reader: Reader) -> None:
    styled = render_terminal(report(reader), 80, colour=True)
    assert_golden(f"{reader}.terminal.txt", STYLE.sub("", styled).encode())
    assert STYLE.search(styled)


def test_json() -> None:
    assert_golden("coordinator.json", render_document(compared("coordinator")))


def test_the_document_reads_back_as_it_was() -> None:
    full = compared("coordinator")
    assert render_document(full) == dump_document(full)
    assert read_document(Comparison, render_document(full)) == full
    assert plain_data(full)["questions"][4]["facets"][0]["spread"] == "apart"


@given(st.text(min_size=1, max_size=50))
def test_the_document_is_spelled_as_every_document_whatever_is_in_it(text: str) -> None:
    full = compared("coordinator").model_copy(update={"referral": text})
    assert render_document(full) == dump_document(full)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("width", [40, 80, 200])
def test_lines_fit_and_are_ascii(reader: Reader, width: int) -> None:
    for text in (render_text(report(reader), width), render_terminal(report(reader), width, colour=False)):
        plain = STYLE.sub("", text)
        assert plain.isascii()
        assert max(len(line) for line in plain.splitlines()) <= width


@pytest.mark.parametrize("reader", READERS)
def test_what_every_report_says(reader: Reader) -> None:
    text = " ".join(render_text(report(reader)).split())
    for words in (
        "FICTIONAL",
        "draft, not validated",
        "Not the sole basis for a decision",
        "Not for appraising assessors",
        "Not encrypted",
        "nothing is added up",
    ):
        assert words in text


@pytest.mark.parametrize("reader", READERS)
def test_no_report_adds_up(reader: Reader) -> None:
    text = render_text(report(reader)).casefold()
    ruled_out = "producing a total, a percentage, a rank, a prediction"
    for word in ("%", "total", "mean ", "average", "score", "rater", "conflict", "kappa", "winner"):
        assert word not in text.replace(ruled_out, "")


def titles(reader: Reader) -> list[str]:
    return [section.title.split(",")[0].split(":")[0] for section in report(reader).sections]


def test_the_order_for_a_meeting() -> None:
    assert titles("meeting") == [
        "What this may not be used for",
        "Who assessed",
        "Who knows what",
        "Strengths and needs",
        "What deserves attention",
        "Agenda",
        "Read",
        "Dimensions",
        "Formulations",
        "Counts",
        "All questions",
        "Limits",
        "The person's own view",
        "Judgements",
    ]


@pytest.mark.parametrize("reader", READERS)
def test_judgements_are_covered_in_a_meeting_alone(reader: Reader) -> None:
    covered = [one.title for one in report(reader).sections if one.covered]
    assert covered == (["Judgements, last on purpose"] if reader in ("meeting", "coordinator") else [])


def test_the_order_for_readers() -> None:
    order = titles("board")
    wanted = ["Who assessed", "Strengths and needs", "Judgements", "Dimensions", "Where they differ", "All questions"]
    assert [title for title in order if title in wanted] == wanted
    assert "Agenda" not in order
    assert order.index("A level that cannot wait") < order.index("Judgements")


def test_text_and_terminal_say_the_same_words_in_the_same_order() -> None:
    """A table becomes columns on a terminal; everything else is word for word the same."""
    made = report("meeting")
    without = Report(
        made.title, made.about, made.notices, tuple(one for one in made.sections if one.title != "All questions")
    )
    text, styled = render_text(without), STYLE.sub("", render_terminal(without, 80, colour=True))
    assert text.casefold().split() == styled.casefold().split()


def test_without_panel_and_register_it_says_what_cannot_be_shown() -> None:
    text = " ".join(render_text(make_report(compared("board", None, None))).split())
    assert "There is no panel: that they worked independently, and that nobody is missing, cannot be shown." in text
    assert "whether two assessors rest on the same source cannot be shown" in text


def test_no_colour_leaves_weight_alone() -> None:
    styled = render_terminal(report("board"), 80, colour=False)
    assert set(STYLE.findall(styled)) <= {"\x1b[0m", "\x1b[1m", "\x1b[2m"}


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_bytes_depend_on_no_setting_of_the_system(setting: dict[str, str]) -> None:
    expression = "render_document(compared('coordinator')) + render_text(report('meeting')).encode()"
    assert (
        written_under(setting, "tests.render.test_reports", expression)
        == render_document(compared("coordinator")) + render_text(report("meeting")).encode()
    )


FOREIGN = {
    "[sic]": "[sic]",
    "[redacted] [/] [bold]x": "[redacted] [/] [bold]x",
    "\x1b[31mred": "<U+001B>[31mred",
    "a\u202eb": "a<U+202E>b",
    ":smile: https://x.test 12 None": ":smile: https://x.test 12 None",
}


def spoken(text: str) -> tuple[Assessment, Assessment]:
    one = assessment("A1", {"D1": "N L"}, notes={"D1": text}, formulation={"holds": text})
    return one, assessment("A2", {"D1": "D L"})


@pytest.mark.parametrize(("typed", "seen"), FOREIGN.items())
def test_foreign_text_appears_as_typed_and_nothing_obeys_it(typed: str, seen: str) -> None:
    made = make_report(compare(sealed(*spoken(typed)), reader="meeting"))
    assert render_text(made).count(seen) == 2
    styled = render_terminal(made, 80, colour=True)
    assert STYLE.sub("", styled).count(seen) == 2
    assert "\x1b[31m" not in styled


@pytest.mark.parametrize("character", ["<", "-", "[", "x ", "\t"])
def test_long_foreign_text_is_fast(character: str) -> None:
    """Fast is generous here: what goes wrong takes minutes."""
    made = make_report(compare(sealed(*spoken((character * 20_000)[:19_999] + "!")), reader="meeting"))
    start = time.perf_counter()
    render_text(made)
    render_terminal(made, 80, colour=True)
    assert time.perf_counter() - start < 5


def test_twelve_assessors_with_long_labels_on_seven_levels() -> None:
    from tests.builders import scale

    scales = {"seven": scale(*(f"{code} Level {code}" for code in "ABCDEFG"))}
    book = codebook([question("way", "W1", "A way", "seven", sort="dimension")], scales=scales)
    many = [
        assessment(f"Assessor-Number-{place}", {"W1": f"{'ABCDEFG'[place % 7]} L"}, codebook=book)
        for place in range(12)
    ]
    made = make_report(compare(sealed(*many), reader="meeting"))
    for text in (render_text(made), STYLE.sub("", render_terminal(made, 80, colour=True))):
        assert max(len(line) for line in text.splitlines()) <= 80
        assert "a = Assessor-Number-0" in text
        assert text.index("Assessor-Number-2") < text.index("Assessor-Number-10")


def test_an_instrument_with_one_item_and_nothing_else() -> None:
    book = codebook([question("one", "Q1", "One", "concern")], formulation={}, scenarios={}, own_scale=None)
    both = [assessment(label, {"Q1": "N L"}, codebook=book) for label in ("A1", "A2")]
    for reader in READERS:
        assert "The instrument asks for none" in render_text(make_report(compare(sealed(*both), reader=reader)))
