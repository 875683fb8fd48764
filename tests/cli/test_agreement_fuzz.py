"""The short way to `assess agreement` against the ordinary way, on made tables: both say the same of all."""

import contextlib
import io
import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.cli import main as boundary
from assess.cli.quick import was_answered

ENDINGS = {0, 2, 3, 4}
CELLS = st.sampled_from(
    ["0", "1", "2", "", "1.0", " 2", "N", "é", '"1"', '"x\ny"', '""', '"', "\x0c", "1e400", "SECRET"]
)
LABELS = st.sampled_from(["A1", "A2", "B", "\x1b[31m", "\u202e", "[/]", "=1", "0", "1", "", '"a,b"', "L" * 201])
LEVELS = st.sampled_from(
    ["0,1,2"] * 4 + ["2,1,0", "0,1,2,", "0,0", "N,0,1,2", "-1,0,1,2", "0,1,2,1e400", ",", "--json"]
)
OPTIONS = st.lists(
    st.sampled_from(["--json", "--all", "--unordered", "--complete", "t.csv", "--missing=N"]), max_size=3
)


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    """Give a table, mostly a proper one."""
    divider, end = draw(st.sampled_from([",", ";", "\t"])), draw(st.sampled_from(["\n", "\r\n", "\r"]))
    if draw(st.booleans()):
        lines = [["A1", "A2"], *draw(st.lists(st.lists(st.sampled_from("012"), min_size=2, max_size=2), max_size=20))]
    else:
        lines = [draw(st.lists(LABELS, max_size=3)), *draw(st.lists(st.lists(CELLS, max_size=3), max_size=5))]
    text = end.join(divider.join(line) for line in lines)
    return text.encode(draw(st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "utf-16"])))


def run(call: Callable[[list[str]], object], words: list[str]) -> tuple[object, str, str]:
    """Return what a call returned and what it wrote."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="", write_through=True) for _ in "12")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        found = call(words)
    written = [stream.buffer.getvalue().decode("utf-8") for stream in (out, err)]
    return found, written[0], written[1]


@settings(max_examples=250, deadline=None)
@given(tables(), LEVELS, OPTIONS)
def test_both_ways_say_the_same_and_refuse_in_order(data: bytes, levels: str, options: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("t.csv").write_bytes(data)
        words = ["t.csv", "--levels", levels, *options]
        answered, short, quiet = run(was_answered, words)
        code, out, err = run(lambda given: boundary.main(["agreement", *given]), words)
        assert code in ENDINGS
        assert (short, quiet) == ((out, "") if answered else ("", ""))
        assert not answered or (code, err) == (0, "")
        assert "SECRET" not in out + err
        assert not {"\x1b", "\u202e"} & set(out + err)
        assert code == 0 or err.startswith("assess: ")
        assert [path.name for path in Path().iterdir()] == ["t.csv"]
        if "--json" in options:
            envelope = json.loads(out, parse_constant=pytest.fail)
            assert (envelope["exit"], bool(envelope["problems"])) == (code, code != 0)
