"""A case from its first folder to the record of a meeting, call after call in one process that pretends to be Windows.

`python -m tests.windows.walk ENDED.json` carries it out below the current folder and writes how each call ended.
"""

import json
import os
import sys
from collections.abc import Iterator
from importlib import import_module
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

from tests.windows.files import upset_renamings
from tests.windows.pretended import pretend_whole

WORDS = "Z\u00fcrich \u2713 \u6f22 [sic] \U0001f600"
SOURCE = """
[[sources]]
kind = "interview"
date = "2026-02-10"
setting = "custody"
origin = "person-2026"
present = ["Z\u00fcrich \u2713"]
"""
FILES = {
    "facts.toml": f'referral = "{WORDS}"{SOURCE}',
    "more.toml": f'referral = "{WORDS}"{SOURCE}{SOURCE.replace("02-10", "02-11")}',
    "lines.txt": f"go D2\nnote {WORDS}\n3\ngo D3\nask {WORDS}\n",
    "why.txt": WORDS,
    "ratings.csv": "A;B\n0;1\n1;1\n2;2\n0;0\n1;2\n",
    "meeting.txt": f"date 2026-03-12\npresent all K1\ngo D1\nsettle 2 m\nd {WORDS}\nk\ncause reading\nclose\nclose\n",
}
ROLE = "forensic-psychologist"
SCANNED = 3


class Call(NamedTuple):
    """One call: at which desk (a folder), its words, what is piped in, and the exit code that it must have."""

    desk: str
    words: tuple[str, ...]
    typed: str = ""
    code: int = 0


def call(desk: str, words: str, typed: str = "", code: int = 0) -> Call:
    return Call(desk, tuple(words.split()), typed, code)


def coordinator() -> Iterator[Call]:
    """Give what a coordinator does before the others begin."""
    yield call(".", "init k")
    yield call("k", "instrument new mine.toml")
    yield call("k", "instrument check mine.toml")
    yield call("k", "instrument list")
    yield call("k", "case example -o example.toml")
    yield call("k", f"case new C-7 --fictional --occasion 2026-03 --from ../facts.toml --assessor A1:{ROLE}")
    yield call("k", f"case revise C-7 --from ../more.toml --assessor A2:{ROLE}")
    yield call("k", "case hand C-7 -o ../out")
    yield call("k", "case list")


def assessor(label: str, level: str) -> Iterator[Call]:
    """Give what one assessor does, up to the first seal."""
    desk = label.lower()
    text = f"go D1\nnote {WORDS}\n{level}\nscenario supporting-role : T\ntext {WORDS}\n.\n"
    yield call(".", f"init {desk}")
    yield call(desk, f"case join ../out/C-7.{label}.handout.json --as {label}")
    yield call(desk, "interview C-7", text)
    yield call(desk, "interview C-7 --from ../lines.txt")
    yield call(desk, "form print sheet C-7 --html -o sheet.html")
    yield call(desk, "form print guide C-7")
    yield call(desk, "form enter C-7", "D4 2.2\n")
    yield call(desk, "case show C-7")
    yield call(desk, "check C-7", code=6)
    yield call(desk, "seal C-7 --yes --incomplete-reason-from ../why.txt")
    yield call(desk, "addendum C-7 --kind person-view --by person --from -", WORDS)


def meeting() -> Iterator[Call]:
    """Give what follows when the seals are there, the second look included."""
    first = "a1/cases/C-7/2026-03/reengagement.A1.sealed"
    amended = first.replace(".sealed", ".amended-1.sealed")
    both = f"{first} a2/cases/C-7/2026-03/reengagement.A2.sealed"
    yield call(".", f"merge {both} -o first.json")
    yield call(".", f"merge {both} -o meeting.json --html meeting.html --for meeting")
    yield call(".", "look first.json --for A1 -o A1.look.json")
    yield call(".", "look A1.look.json")
    yield call("a1", "amend C-7 --stage second-look --reason-from ../why.txt")
    yield call("a1", "interview C-7", "go D1\n3\n")
    yield call("a1", "seal C-7 --yes --incomplete-reason-from ../why.txt")
    yield call("k", f"merge ../{amended} ../{both.replace(' ', ' ../')} -o ../all.json")
    yield call(".", "consensus all.json --from meeting.txt")
    for form in ("--text", "--html", "--csv", "--json"):
        yield call(".", f"report all.json --for board {form} -o report{form}.txt")
        yield call(".", f"report all.json --for board {form}")
    yield call("a2", "report C-7 --for person")
    yield call("a2", "withdraw C-7 --reason-from ../why.txt")
    yield call("a2", "case list --json")
    yield call(".", "agreement ratings.csv --levels 0,1,2 -o agreement.txt")
    yield call(".", "schema panel -o panel.schema.json")
    yield call(".", "demo --text")


def whole_walk() -> tuple[Call, ...]:
    return (*coordinator(), *assessor("A1", "2"), *assessor("A2", "3"), *meeting())


def carry_out(calls: tuple[Call, ...]) -> list[tuple[str, int, int]]:
    """Carry out every call, each while a virus scanner is busy; return the words, the code and what it must be."""
    main = import_module("assess.cli.main").main
    home, found = Path.cwd(), []
    for one in calls:
        os.chdir(home / one.desk)
        sys.stdin = TextIOWrapper(BytesIO(one.typed.encode()), encoding="cp1252")
        upset_renamings(SCANNED)
        print(f"$ {' '.join(one.words)}", file=sys.stderr)
        found.append((" ".join(one.words), main(list(one.words)), one.code))
    os.chdir(home)
    return found


if __name__ == "__main__":
    for name, text in FILES.items():
        Path(name).write_text(text, encoding="utf-8")
    pretend_whole()
    ended = carry_out(whole_walk())
    upset_renamings(0)
    Path(sys.argv[1]).write_text(json.dumps(ended), encoding="ascii")
