"""Consoles whose code page holds few letters: what is shown loses those, what is written keeps every one."""

import json
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from assess.cli.main import main
from assess.store.envelope import load_sealed
from tests.e2e.attacks import SEALED, lay_out
from tests.windows.walk import WORDS

CODE_PAGES = ("ascii", "cp850", "cp932")
MORE = [pytest.param(page, marks=pytest.mark.campaign) for page in ("cp437", "cp1252", "cp1251", "utf-8")]
CALLS: tuple[tuple[tuple[str, ...], int], ...] = (
    (("instrument", "show", "reengagement", "D1"), 0),
    (("case", "show", "DEMO-01"), 0),
    (("report", str(SEALED[1]), "--for", "coordinator"), 0),
    (("report", str(SEALED[1]), "--json"), 0),
    (("interview", "C-9", "--label", "A1", "--role", "forensic-psychologist", "--fictional"), 0),
    (("check", "C-9"), 6),
    (("seal", "C-9", "--yes", "--incomplete-reason-from", "why.txt"), 0),
    (("report", "C-9", "--for", "coordinator", "--text"), 0),
    (("report", "C-9", "--html", "-o", "report.html"), 0),
    (("interview", WORDS), 2),
)


@pytest.mark.parametrize("page", [*CODE_PAGES, *MORE])
def test_a_console_of_any_code_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    monkeypatch.delenv("ASSESS_WORKSPACE", raising=False)
    monkeypatch.chdir(lay_out(tmp_path))
    Path("why.txt").write_text(WORDS, encoding="utf-8")
    shown = {}
    for words, code in CALLS:
        out, err = (TextIOWrapper(BytesIO(), encoding=page, errors="strict", newline="\r\n") for _ in range(2))
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(f"go D1\nnote {WORDS}\n".encode()), encoding=page))
        assert main(list(words)) == code, words
        for stream in (out, err):
            stream.flush()
        shown[" ".join(words)] = out.buffer.getvalue().decode(page)
    sealed = load_sealed(next(tmp_path.glob("cases/C-9/*/*.sealed")))
    assert [one.note for one in sealed.assessment.ratings if one.note] == [WORDS]
    assert WORDS in Path("report.html").read_text("utf-8") or "Z&#252;rich" in Path("report.html").read_text("utf-8")
    assert json.loads(shown[" ".join(CALLS[3][0])])["exit"] == 0
    text = shown["report C-9 --for coordinator --text"]
    assert WORDS.encode(page, "replace").decode(page) in " ".join(text.split())
