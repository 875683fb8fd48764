"""Sealed files and comparisons of a valid shape and without sense: refused with a code, or read without a fault."""

import json
import random
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from assess.cli.main import main
from assess.errors import FileInvalid, IntegrityBroken
from assess.store.envelope import parse_sealed
from tests.e2e.attacks import SEALED, Ended, demo_files, is_in_order
from tests.e2e.senseless import changed, kinds_of, payload_of, sealed_of, written

OTHERS = ("one.sealed", "two.sealed", "three.sealed")
READERS: tuple[tuple[str, ...], ...] = (
    ("merge", *OTHERS, "-o", "comparison.json", "--html", "page.html", "--text"),
    ("report", "one.sealed", "--text"),
    ("report", "one.sealed", "--for", "person", "--text"),
    ("report", "one.sealed", "-o", "page.html"),
    ("check", "one.sealed"),
    ("agreement", *OTHERS, "other-one.sealed", "other-two.sealed", "other-three.sealed"),
)
OF_COMPARISON: tuple[tuple[str, ...], ...] = (
    ("look", "comparison.json"),
    ("report", "comparison.json", "--text"),
    ("report", "comparison.json", "-o", "page.html"),
    ("report", "comparison.json", "-o", "page.csv"),
)
Call = Callable[..., Ended]


@pytest.fixture(scope="module")
def sound() -> list[Any]:
    return [payload_of(demo_files()[str(path)]) for path in SEALED]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ASSESS_WORKSPACE", raising=False)
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO()))

    def carried_out(*words: str) -> Ended:
        return Ended(main(list(words)), *capsys.readouterr())

    return carried_out


def lay_out(payloads: list[Any]) -> None:
    """Write the sealed files of one case, and the same as another case, as a study needs two."""
    for name, plain in zip(OTHERS, payloads, strict=True):
        Path(name).write_bytes(sealed_of(plain))
        Path(f"other-{name}").write_bytes(sealed_of({**plain, "case": "DEMO-02"}))
    for name in ("comparison.json", "page.html", "page.csv"):
        Path(name).unlink(missing_ok=True)


def opens(plain: object) -> bool:
    """Tell whether a sealed file can be opened; it is refused as our own errors refuse, if at all."""
    try:
        parse_sealed(sealed_of(plain), Path("one.sealed"))
    except (FileInvalid, IntegrityBroken):
        return False
    return True


def test_a_change_of_any_kind_is_refused_with_a_code_or_opened(sound: list[Any]) -> None:
    chance, every = random.Random(6), kinds_of(sound[0])  # noqa: S311 - places to change, no secrets
    opened = [opens(changed(sound[0], every, kind, chance)[0]) for kind in chance.sample(sorted(every), 150)]
    assert 0 < sum(opened) < len(opened)


def read_everywhere(call: Call, payloads: list[Any], what: str) -> None:
    lay_out(payloads)
    for words in READERS:
        ended = call(*words)
        assert is_in_order(ended), (what, words, ended.err[-300:])
    if Path("comparison.json").exists():
        for words in OF_COMPARISON:
            ended = call(*words)
            # What merge wrote can be read: nothing senseless went through it.
            assert ended.code == 0, (what, words, ended.err[-300:])


def changed_files(sound: list[Any], chance: random.Random) -> tuple[list[Any], str]:
    """Return three payloads of which one was changed, or the codebook of all three alike."""
    every = kinds_of(sound[0])
    in_codebook = chance.random() < 1 / 2
    kind = chance.choice([kind for kind in every if kind.startswith("codebook.") == in_codebook])
    new, what = changed(sound[0], every, kind, chance)
    if in_codebook:
        return [new, *({**one, "codebook": new["codebook"]} for one in sound[1:])], what
    return [new, *sound[1:]], what


def campaign(call: Call, sound: list[Any], count: int, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - places to change, no secrets
    for _ in range(count):
        payloads, what = changed_files(sound, chance)
        if opens(payloads[0]):
            read_everywhere(call, payloads, what)


def test_whatever_opens_is_read_by_every_command_without_a_fault(call: Call, sound: list[Any]) -> None:
    campaign(call, sound, 4, 6)


@pytest.mark.campaign
@pytest.mark.parametrize("seed", range(20))
def test_thousands_of_files_without_sense(call: Call, sound: list[Any], seed: int) -> None:
    campaign(call, sound, 200, seed)


# Each of these once ended as a bug, or became a comparison that nothing could read.
SENSELESS: dict[str, Callable[[Any], object]] = {
    "a level that is not on its scale": lambda it: level_of(it).update(level="ZZ"),
    "a certainty that there is not": lambda it: level_of(it).update(certainty="ZZ"),
    "a scale of one level": lambda it: shorten(next(iter(it["codebook"]["scales"].values()))["levels"]),
    "no scale at all": lambda it: it["codebook"]["scales"].clear(),
    "a watershed between no neighbours": lambda it: watershed_of(it).update(watershed="a|b"),
    "a question without a facet": lambda it: it["codebook"]["questions"][0]["facets"].clear(),
    "a judgement about no scenario": lambda it: it["scenarios"].clear(),
    "links to no extract": lambda it: it["evidence"].clear(),
}


def level_of(plain: Any) -> Any:
    return next(facet for rating in plain["ratings"] for facet in rating["facets"].values() if facet["certainty"])


def shorten(levels: dict[str, str]) -> None:
    for code in list(levels)[1:]:
        del levels[code]


def watershed_of(plain: Any) -> Any:
    return next(scale for scale in plain["codebook"]["scales"].values() if scale["watershed"])


@pytest.mark.parametrize("name", SENSELESS)
def test_every_command_refuses_the_file_with_one_code(call: Call, sound: list[Any], name: str) -> None:
    payloads = json.loads(json.dumps(sound))
    for one in payloads:
        SENSELESS[name](one)
    lay_out(payloads)
    for words in READERS:
        ended = call(*words, *([] if "--text" in words or "-o" in words else ["--json"]))
        assert ended.code == 4, (words, ended.err)
        assert ended.err.count("cannot be read as a sealed assessment") == 1
        assert "hint: ask its assessor for the file as it was sealed" in ended.err
    assert not any(Path(name).exists() for name in ("comparison.json", "page.html"))


def test_what_was_written_by_merge_is_refused_once_it_makes_no_sense(call: Call, sound: list[Any]) -> None:
    lay_out(sound)
    assert call(*READERS[0]).code == 0
    good = json.loads(Path("comparison.json").read_bytes())
    chance, every = random.Random(6), kinds_of(good)  # noqa: S311 - places to change, no secrets
    for kind in chance.sample(sorted(every), 8):
        new, what = changed(good, every, kind, chance)
        Path("comparison.json").write_bytes(written(new))
        for words in OF_COMPARISON[:2]:
            ended = call(*words)
            assert is_in_order(ended), (what, words, ended.err[-300:])
            assert ended.code in {0, 4, 5, 8}
