"""What somebody may not know of is found nowhere in what is made for them: reports, handouts, joined cases."""

import json
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assess.cli.main import main

KINDS = ("court-record", "interview", "staff-observation", "family")
IDS = ("S-AAAA", "S-BBBB", "S-CCCC", "S-DDDD")
HANDLINGS = ('"share"', '"assessors"', '{ named = ["A1"] }', '{ named = ["A2"] }', '{ named = ["A1", "A2"] }')
CODES = ("D1", "P1", "N2", "H1", "own-1")
READERS = ("meeting", "board", "agency", "person")
MADE = ("case", "new", "C-7", "--fictional", "--occasion", "2026-03")
PANEL = ("--assessor", "A1:forensic-psychologist:1", "--assessor", "A2:prison-assessor:2")
SITTING = ("interview", "C-7", "--label", "A1", "--as-of", "2026-03-01", "--setting", "custody")
Handlings = Sequence[str]


class Mark(NamedTuple):
    """What tells of one source: its id, date and origin, and a word in everything that rests on it."""

    id: str
    date: str
    origin: str
    word: str


MARKS = tuple(Mark(name, f"2025-0{n}-17", f"origin-w{n}", f"WARD{n}") for n, name in enumerate(IDS, 1))


def facts(handlings: Handlings) -> str:
    """Return a file of facts with a source for each handling."""
    entries = (
        f'[[sources]]\nid = "{mark.id}"\nkind = "{kind}"\ndate = "{mark.date}"\nsetting = "custody"\n'
        f'origin = "{mark.origin}"\npresent = ["{mark.word.lower()}"]\nhandling = {handling}\n'
        for mark, kind, handling in zip(MARKS, KINDS, handlings, strict=False)
    )
    return "".join(entries)


def script(handlings: Handlings, links: Sequence[tuple[str, int]]) -> Iterator[str]:
    """Give the lines of a sitting: whatever rests on a source holds its word."""
    cited: dict[str, list[int]] = {}
    yield from ("own Meals with others", "1")
    for code, number in links:
        if number < len(handlings) and handlings[number] != HANDLINGS[3]:
            cited.setdefault(code, []).append(number)
    for code in CODES:
        words = " ".join(MARKS[number].word for number in cited.get(code, ())) or "nothing"
        yield f"go {code}"
        for number in cited.get(code, ()):
            yield from (f"src {MARKS[number].id}", f"e p1 +{code} : Extract {MARKS[number].word}")
        yield from (
            "1 l",
            f"note Note {words}",
            f"ask Ask {words}",
            f"answer Q{CODES.index(code) + 1} : Answer {words}",
        )
    yield from ("scenario return : T", "text", ".", "judge J1 1 l : An open ground")


def call(capsys: pytest.CaptureFixture[str], *words: str | Path) -> str:
    """Carry out a call that succeeds and return all that it says."""
    capsys.readouterr()
    before, sys.stdin = sys.stdin, TextIOWrapper(BytesIO())
    try:
        code = main([str(word) for word in words])
    finally:
        sys.stdin = before
    ended = capsys.readouterr()
    assert code == 0, ended.err
    return ended.out + ended.err


def hidden_from(reader: str, handlings: Handlings) -> list[Mark]:
    """Return what tells of the sources that a reader may not know of."""
    known = {'"share"'} | ({'"assessors"', '{ named = ["A1", "A2"] }'} if reader == "meeting" else set())
    return [mark for mark, handling in zip(MARKS, handlings, strict=False) if handling not in known]


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(HANDLINGS), min_size=1, max_size=4),
    st.lists(st.tuples(st.sampled_from(CODES), st.integers(0, 3)), max_size=9, unique=True),
    st.booleans(),
)
def test_no_report_holds_a_word_of_what_its_reader_may_not_know(
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
    handlings: list[str],
    links: list[tuple[str, int]],
    seals: bool,
) -> None:
    folder = tmp_path_factory.mktemp("leaks")
    (folder / "facts.toml").write_text(facts(handlings))
    (folder / "lines.txt").write_text("".join(f"{line}\n" for line in script(handlings, links)))
    (folder / "why.txt").write_text("Why.")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("ASSESS_WORKSPACE", raising=False)
        call(capsys, "init")
        call(capsys, *MADE, *PANEL, "--from", "facts.toml")
        call(capsys, *SITTING, "--from", "lines.txt")
        if seals:
            call(capsys, "seal", "C-7", "--yes", "--incomplete-reason-from", "why.txt")
        everything = call(capsys, "report", "C-7", "--for", "coordinator", "--json")
        cited = {number for _, number in links if number < len(handlings) and handlings[number] != HANDLINGS[3]}
        assert all(MARKS[number].word in everything for number in cited)
        for reader in READERS:
            for more in (("--text",), ("--json",)):
                said = call(capsys, "report", "C-7", "--for", reader, *more)
                for mark in hidden_from(reader, handlings):
                    assert not [one for one in (*mark, mark.word.lower()) if one in said], (reader, more)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from(HANDLINGS), min_size=4, max_size=4), min_size=1, max_size=3), st.booleans())
def test_whatever_the_order_of_revisions_nobody_is_handed_what_they_are_not_cleared_for(
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
    revisions: list[list[str]],
    bare: bool,
) -> None:
    folder = tmp_path_factory.mktemp("hand")
    ever: dict[str, set[str]] = {"A1": set(), "A2": set()}
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("ASSESS_WORKSPACE", raising=False)
        for name in ("K1", *ever):
            call(capsys, "init", folder / name)
        for number, handlings in enumerate(revisions):
            patch.chdir(folder / "K1")
            Path("facts.toml").write_text(facts(handlings))
            first = (*MADE, *PANEL) if number == 0 else ("case", "revise", "C-7")
            call(capsys, *first, "--from", "facts.toml")
            call(capsys, "case", "hand", "C-7", "-o", f"out{number}")
            for label, known in ever.items():
                both = tuple(zip(MARKS, handlings, strict=True))
                now = [mark for mark, how in both if "named" in how and label not in how]
                known.update({mark.id for mark in MARKS} - {mark.id for mark in now})
                given_out = folder / "K1" / f"out{number}" / f"C-7.{label}.handout.json"
                for mark in now:
                    assert not [one for one in (*mark, mark.word.lower()) if one in given_out.read_text()]
                    kind = KINDS[MARKS.index(mark)]
                    assert f'"{kind}"' not in json.dumps(json.loads(given_out.read_bytes())["register"])
                patch.chdir(folder / label)
                said = call(capsys, "case", "join", given_out, "--as", label)
                if bare:  # the coordinator's own file: of it only what is cleared is kept
                    said += call(capsys, "case", "join", folder / "K1/cases/C-7/register.json", "--as", label)
                said += call(capsys, "case", "show", "C-7") + call(capsys, "case", "show", "C-7", "--json")
                kept = "".join(path.read_text() for path in sorted(Path("cases").rglob("*")) if path.is_file())
                for mark in MARKS:
                    if mark.id not in known:
                        assert not [one for one in (*mark, mark.word.lower()) if one in said + kept]
