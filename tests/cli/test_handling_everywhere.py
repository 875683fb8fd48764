"""What a reader may not know occurs nowhere in what that reader is given: every form, every reader, both streams."""

import itertools
import sys
from pathlib import Path
from typing import Any, get_args

import pytest

from assess.cli.formats import Form, Shown, as_bytes
from assess.cli.main import main
from assess.logic.compare.narrow import narrow
from assess.model.comparison import Comparison, Reader
from assess.model.source import Handling
from assess.render.report import make_report
from assess.render.terminal import render_terminal
from tests.cli.hidden_case import HIDDEN_ID, MARK, ONLY_A2, TRACES, hidden_case, write_case, write_sealed

FORMS: tuple[Form, ...] = get_args(Form)
READERS: tuple[Reader, ...] = get_args(Reader)
OTHERS = tuple(reader for reader in READERS if reader != "coordinator")
SHAPES = tuple(
    {"own": own, "registered": registered, "context": context}
    for own, registered, context in itertools.product((True, False), repeat=3)
    if not (own and registered)
)
FOR_ASSESSORS: Handling = "assessors"


def every_form(comparison: Comparison) -> dict[str, bytes]:
    """Return a comparison in every form in which it can leave."""
    shown = Shown(comparison, lambda: make_report(comparison))
    made = {form: as_bytes(shown, form) for form in FORMS}
    return made | {"terminal": render_terminal(shown.report(), 80, colour=True).encode()}


def traces(data: bytes | str) -> list[str]:
    found = (data.decode() if isinstance(data, bytes) else data).casefold()
    return [trace for trace in TRACES if trace in found]


@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.parametrize(
    ("reader", "handling"), [*((reader, ONLY_A2) for reader in OTHERS), *((one, FOR_ASSESSORS) for one in OTHERS[1:])]
)
def test_a_hidden_source_leaves_no_trace_in_any_form(shape: dict[str, Any], reader: Reader, handling: Handling) -> None:
    whole = every_form(narrow(hidden_case(cited=True, handling=handling, **shape).comparison(), reader))
    without = every_form(hidden_case(cited=False, **shape).comparison(reader))
    for form, data in whole.items():
        assert traces(data) == [], form
        assert data == without[form], form


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_the_coordinator_is_shown_everything(shape: dict[str, Any]) -> None:
    whole = every_form(hidden_case(cited=True, **shape).comparison())
    assert [form for form, data in whole.items() if not traces(data)] == ["csv"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ASSESS_WORKSPACE", raising=False)
    return tmp_path


@pytest.mark.parametrize("form", [*FORMS, "terminal"])
@pytest.mark.parametrize("reader", OTHERS)
def test_the_commands_tell_nothing_on_either_stream(
    folder: Path, reader: str, form: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    case = hidden_case(cited=True)
    path, files = write_case(folder, case), write_sealed(folder, case)
    how = [f"--{form}"] if form != "terminal" else []
    if form == "terminal":
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        monkeypatch.setenv("TERM", "xterm")
    assert main(["report", str(path), "--for", reader, *how]) == 0
    shown = capfd.readouterr()
    assert (traces(shown.out), traces(shown.err)) == ([], [])
    assert shown.out
    assert "words may give away" in shown.err
    assert main(["report", str(path), "--for", reader, *how[: form != "json"], "-o", "out.file"]) == 0
    assert traces((folder / "out.file").read_bytes()) == []
    if form in ("text", "json"):
        assert main(["merge", *files, "--for", reader, "-o", "out.json", "--html", "out.html", *how]) == 0
        told = capfd.readouterr()
        assert (traces(told.out), traces(told.err)) == ([], [])
        assert traces((folder / "out.json").read_bytes() + (folder / "out.html").read_bytes()) == []


@pytest.mark.parametrize("label", [None, "A1", "A3"])
@pytest.mark.parametrize("how", ["--text", "--json", "-o"])
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_a_second_look_tells_nothing_to_whom_it_is_not_named(
    folder: Path, label: str | None, how: str, shape: dict[str, Any], capfd: pytest.CaptureFixture[str]
) -> None:
    path = write_case(folder, hidden_case(cited=True, **shape))
    words = ["look", str(path), *(["--for", label] if label else []), *([how, "x.look.json"] if how == "-o" else [how])]
    assert main(words) == 0
    out, err = capfd.readouterr()
    written = (folder / "x.look.json").read_text("utf-8") if how == "-o" else ""
    assert traces(out + err + written) == []
    assert "S-9PEN" in out + written


def test_a_second_look_shows_sources_but_no_word_about_them(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = write_case(folder, hidden_case(cited=True))
    assert main(["look", str(path), "--for", "A2", "--text"]) == 0
    out, err = capfd.readouterr()
    assert HIDDEN_ID in out
    # Who was present is part of what the source is; nothing else of it is words.
    assert out.count(MARK) == 0
    assert err.count(MARK) == 0
