"""Texts that nobody planned for, wherever a text may be written: stored as typed, shown exactly, acted upon nowhere."""

import json
import re
import sys
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from assess.cli.main import main
from assess.logic.text import plain, visible
from assess.store.journal import read_whole_journal
from tests.e2e.attacks import NEW, Ended, is_in_order

TEXTS = {
    "link": "ends like a link -D7",
    "page": "p214 is where it begins: he said +D3 : no",
    "markup": "a : b [/] [sic] [red] {x} %s $HOME `id` =1+1",
    "command": "quit",
    "comment": "# no comment",
    "number": "3 m",
    "dots": "... .",
    "accents": "e\u0301 \u0130\u0131 \u00df \ufb01 \u6f22\u5b57 \U0001f600",
    "right to left": "\u05e9\u05dc\u05d5\u05dd abc \u0645\u0631\u062d\u0628\u0627 123",
    "obeyed": "\x1b[31m \u202e \u200b \x07 \x9b2J",
    "tabs": "\tone\ttwo\t",
    "white": "  begins and ends white  ",
    "line ends": "form\x0cfeed vertical\x0btab next\x85line sep\u2028para\u2029end",
    "long": "word [/] " * 2_200 + "end",
    "one word": "x" * 20_000,
}
SOURCE = ("src new", "1", "2026-02-10", "custody", "", "origin-x", "share")


def one_line(text: str) -> Iterator[tuple[str, str]]:
    """Give a line for every text that is written on one, each with what has to be stored."""
    yield "go D3", ""
    yield f"prepare expectation : {text}", text
    yield f"note {text}", text
    yield f"ask {text}", text
    yield f"e p1 +D3 : {text}", text
    yield "rewrite E1 : before", ""
    yield f"rewrite E1 : {text}", text
    yield f"formulation today : {text}", text
    yield f"conclude limits : {text}", text
    yield f"answer Q1 : {text}", text
    yield f"own {text}", text
    yield "1", ""
    yield "rewrite own-1 : before", ""
    yield f"rewrite own-1 : {text}", text
    yield f"measure living +D3 : {text}", text
    yield from ((answer, "") for answer in ("who", "by", "known"))
    for part in ("text", "who", "by", "known"):
        yield f"measure M1 {part} : {text}", text
    yield "scenario return : T", ""
    yield from (("a course", ""), (".", ""))
    yield f"rewrite SC1 : {text}", text
    yield f"scenario SC1 signs : {text}", text
    if not re.search(r"[0-9%]", text):
        yield f"scenario SC1 likelihood : {text}", text
    if len(text) < 300:
        yield f"scenario SC1 title : {text}", text.strip()
    yield "judge J1 1 : why", ""
    yield f"judge J1 2 : {text}", text
    yield f"aside scenario-parts-empty : {text}", text


def several_lines(text: str) -> Iterator[tuple[str, str]]:
    """Give the lines of every text that may have several, ended by a dot; what has to be stored stands with the dot."""
    short = text[:9_000]
    whole = f"{short}\n\n quit\n{short}"
    yield "go D3", ""
    begun = (
        *("prepare expectation", "note", "ask", "e p1 +D3 :", "rewrite E1", "formulation today", "conclude limits"),
        *("answer Q1", "scenario return : T", "rewrite SC1", "scenario SC1 signs", "aside scenario-parts-empty"),
        *("rewrite own-1", "rewrite Q1", "rewrite M1", "measure M1 who"),
    )
    yield from ((one, "") for one in ("own one", "1", "measure living : x", "", "", ""))
    for line in begun:
        if line.startswith("rewrite"):
            yield f"{line} : before", ""
        yield line, ""
        yield from ((one, "") for one in whole.split("\n"))
        yield " . ", whole


def answered(text: str) -> Iterator[tuple[str, str]]:
    """Give the lines that answer what is asked; what looks like a command is refused there."""
    yield "go N1", ""
    yield "e +N1 : why not", ""
    yield "3 h", ""
    yield text, text  # who was told
    yield from (("2026-01-31 10:40", ""), ("yes", ""))
    yield text, text  # over the cap
    for _ in range(3):
        yield from (("measure living +D3 : text", ""), *((text, text),) * 3)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ASSESS_WORKSPACE", raising=False)
    assert main(["init"]) == 0
    return tmp_path


def sit(lines: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *words: str) -> Ended:
    capsys.readouterr()
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO("".join(f"{line}\n" for line in lines).encode())))
    code = main(["interview", "C-7", *words])
    return Ended(code, *capsys.readouterr())


def strings(found: Any) -> Iterator[str]:
    if isinstance(found, dict):
        for one in found.values():
            yield from strings(one)
    elif isinstance(found, list | tuple):
        for one in found:
            yield from strings(one)
    elif isinstance(found, str):
        yield found


def squeezed(text: str) -> str:
    return "".join(plain(visible(text)).replace(" / ", "").split())


@pytest.mark.parametrize("way", [one_line, several_lines, answered], ids=lambda way: way.__name__)
@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_stored_as_typed_and_shown_exactly(
    folder: Path, name: str, way: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = TEXTS[name]
    if way is answered and name in {"command", "comment", "number"}:
        pytest.skip("what looks like a command is refused where something is asked: tests/interview")
    told = [*((line, "") for line in SOURCE), *way(text)]
    lines = [line for line, _ in told]
    (folder / "script.txt").write_bytes("".join(f"{line}\n" for line in lines).encode())
    ended = sit([], capsys, monkeypatch, *NEW, "--from", "script.txt")
    assert ended.code == 0, ended.err
    assert is_in_order(ended)
    (journal,) = folder.glob("cases/*/*/*.journal")
    events = [event.model_dump(mode="json") for event in read_whole_journal(journal).events]
    stored = [one for event in events for one in strings(event)]
    wanted = [whole for _, whole in told if whole]
    for whole in set(wanted):
        assert stored.count(whole) >= wanted.count(whole), repr(whole[:80])
    word = next((one for one in text.split() if one.isalpha()), "quit")
    shown = sit(
        ["go D3", "list here", "list asks", f"find {word[:40]}", "scenario SC1", "measure M1"], capsys, monkeypatch
    )
    assert is_in_order(shown), shown.err
    assert way is answered or squeezed(text)[:60] in "".join(shown.out.replace(" / ", "").split())
    seal = ("seal", "C-7", "--yes", "--incomplete-reason-from", "script.txt")
    assert main(["check", "C-7"]) == 6
    (folder / "script.txt").write_text(text, "utf-8")
    assert main(list(seal)) == 0
    assert is_in_order(Ended(0, *capsys.readouterr()))
    for kind in ("coordinator", "person"):
        assert main(["report", "C-7", "--for", kind, "--text"]) == 0
        report = Ended(0, *capsys.readouterr())
        assert is_in_order(report)
        assert main(["report", "C-7", "--for", kind, "--json"]) == 0
        document = list(strings(json.loads(capsys.readouterr().out)["data"]))
        if kind == "coordinator":
            assert set(wanted) <= set(document)
            assert squeezed(text)[:1000] in "".join(report.out.split())


@pytest.mark.parametrize("text", ["", " \t ", "ZEBRA " * 4_000], ids=["nothing", "white", "too long"])
def test_what_is_no_text_is_refused_and_never_repeated(
    folder: Path, text: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = [line for line, _ in (*((line, "") for line in SOURCE), *one_line("a text"))]
    for at, good in enumerate(whole):
        bad = good.replace("a text", text)
        if good == bad:
            continue
        (folder / "script.txt").write_text("\n".join([*whole[:at], bad, "."]) + "\n", "utf-8")
        ended = sit([], capsys, monkeypatch, *NEW, "--from", "script.txt")
        assert is_in_order(ended)
        assert "ZEBRA" not in ended.err
        assert ended.code == 4 or not text.strip(), good
        if ended.code == 0:  # the command alone began a text, and the dot ended it: nothing was written
            (journal,) = folder.glob("cases/*/*/*.journal")
            journal.unlink()
        assert not list(folder.glob("cases/*/*/*.journal"))
