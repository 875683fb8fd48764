"""The program under an audit hook: what reaches out of it, or turns text into code, is written down with its way there.

Run as `python -m tests.e2e.audited FOLDER [CODE]`: what was found stands in FOLDER/found.txt afterwards. CODE is
carried out instead of the calls, as if it stood in a module of assess.
"""

import sys
from pathlib import Path
from types import FrameType
from typing import NoReturn

ROOT = Path(__file__).parents[2]
ASSESS = str(ROOT / "assess")
REACHES_OUT = (
    *("socket.", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile"),
    *("pickle.find_class", "ctypes.", "urllib.", "ftplib.", "http.", "smtplib.", "webbrowser.", "code.__new__"),
)
MAKES_CODE = ("compile", "exec")
EXCEPTED = {
    "importlib._bootstrap": "a module that is loaded is code, and ours are those of the package",
    "collections": "namedtuple writes its __new__ as text, from names that stand in our source",
    "dataclasses": "a dataclass gets its methods as text, from names that stand in our source",
    "pydantic": "a model's annotations that stand as text in our source are read when the model is made",
    "typing": "an annotation that stands as text in our source is read when a model is made",
}
"""Who may make code while a frame of assess waits, each with its reason."""

found: list[str] = []


def _way(frame: FrameType | None) -> list[str]:
    """Return the modules from an event outwards, up to and with the first one of assess; empty without one."""
    way = []
    while frame is not None:
        name = str(frame.f_globals.get("__name__", "?"))
        way.append(name)
        if frame.f_code.co_filename.startswith(ASSESS):
            return way
        frame = frame.f_back
    return []


def _is_excepted(way: list[str]) -> bool:
    return any(name == one or name.startswith(f"{one}.") for name in way[:-1] for one in EXCEPTED)


def watch(event: str, _arguments: tuple[object, ...]) -> None:
    """Write down an event that must not be."""
    if event.startswith(REACHES_OUT):
        found.append(f"{event} by {_way(sys._getframe(1))}")  # noqa: SLF001 - the way to an event
    elif event in MAKES_CODE:
        way = _way(sys._getframe(1))  # noqa: SLF001
        if way and not _is_excepted(way):
            found.append(f"{event} by {way}")


def calls_in(folder: Path) -> list[tuple[str, ...]]:
    """Return the calls, one after the other, of two assessors and a meeting, and of whoever reads about them."""
    from tests.e2e.failed_commands import A1, A2, ADDED, ALONE, BOTH, FILES, MADE, lay, sealing

    lay(folder, {name: text.encode() for name, text in FILES.items()})
    second = [("interview", "C-9", *ALONE, *A1, "--from", "several.txt"), sealing(*A1)]
    return [
        *[("demo",), ("--help",), ("init",), MADE, ("case", "hand", "C-7"), ("instrument", "check", "small")],
        *[("interview", "C-9", *ALONE, *who, "--from", "several.txt") for who in (A1, A2)],
        *[sealing(*A1), sealing(*A2), ADDED, ("merge", *BOTH, "-o", "c.json", "--html", "c.html"), ("merge", *BOTH)],
        *[("look", "c.json", "--for", "A1"), ("consensus", "c.json", "--from", "meeting.txt")],
        *[("report", "c.json", "--html", "-o", "r.html"), ("report", "C-9", *A1, "--csv"), ("schema", "panel")],
        *[("agreement", "table.csv", "--levels", "0,1", *more) for more in ((), ("--json",), ("-o", "a.txt"))],
        *[tuple(word.replace("C-9", "C-8") for word in words) for words in second],
        ("agreement", *BOTH, BOTH[0].replace("C-9", "C-8")),
    ]


def carry_out_all(folder: Path) -> int:
    """Carry out every call; return the highest exit code."""
    from io import BytesIO, TextIOWrapper

    import assess.__main__  # noqa: F401 - what it loads is watched
    from assess.cli.main import main as carry_out
    from assess.cli.quick import was_answered

    calls = calls_in(folder)
    sys.stdin = TextIOWrapper(BytesIO())
    ended = [carry_out(list(words)) for words in calls]
    assert was_answered(["table.csv", "--levels", "0,1"])
    return max(ended)


def main(folder: Path, code: str) -> NoReturn:
    """Carry out all of it under the hook, and write down what was found."""
    import os

    sys.addaudithook(watch)
    setattr(os, "fsync", lambda _descriptor: None)  # noqa: B010 - no event, and nothing is to wait for the disk
    os.chdir(folder)
    if code:
        made = compile(code, f"{ASSESS}/added.py", "exec")
        exec(made, {"__name__": "assess.added"})  # noqa: S102 - shows that the hook notices
    ended = 0 if code else carry_out_all(folder)
    (folder / "found.txt").write_text("".join(f"{one}\n" for one in found), encoding="utf-8")
    raise SystemExit(ended)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
