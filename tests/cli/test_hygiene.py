"""Start-up is a feature: what asks for help or the version loads none of the heavy libraries."""

import subprocess
import sys
from pathlib import Path

import pytest

from assess.cli.table import COMMANDS

ROOT = Path(__file__).parents[2]
KEYS = ("nacl", "pyrage", "_cffi_backend")
HEAVY = ("pydantic", "pydantic_core", "rich", "tomli", "tomllib", "importlib.metadata", "numpy", "duckdb", *KEYS)
PROBE = f"""
import sys, atexit
atexit.register(lambda: sys.stderr.write(" ".join(name for name in {HEAVY} if name in sys.modules)))
sys.argv[0] = "assess"
from assess.cli.table import COMMANDS, Entry
COMMANDS["look"] = Entry("tests.cli.looking", "Show one file.")
from assess.__main__ import main
main()
"""


def heavy_after(*words: str) -> str:
    done = subprocess.run([sys.executable, "-c", PROBE, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stderr


@pytest.mark.parametrize("words", ["--help", "-h", "--version", "-V", "-V merge", "look --help"])
def test_the_frame_loads_nothing_heavy(words: str) -> None:
    assert heavy_after(*words.split()) == ""


@pytest.mark.parametrize("name", list(COMMANDS))
def test_help_of_a_command_loads_nothing_heavy(name: str) -> None:
    assert heavy_after(name, "--help") == ""


@pytest.mark.parametrize("words", ["instrument check", "case new", "case join"])
def test_help_of_a_nested_command_loads_nothing_heavy(words: str) -> None:
    assert heavy_after(*words.split(), "--help") == ""


def test_plug_ins_of_pydantic_are_off() -> None:
    tell = "import atexit, os; atexit.register(lambda: print(os.environ['PYDANTIC_DISABLE_PLUGINS']))\n"
    code = f"{tell}from assess.__main__ import main\nmain()"
    done = subprocess.run([sys.executable, "-c", code, "-V"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.endswith("__all__\n")


def test_laying_assessments_side_by_side_loads_no_library_of_keys() -> None:
    probe = PROBE.replace(repr(HEAVY), repr(KEYS))
    sealed = str(ROOT / "tests" / "golden" / "examples" / "A1.sealed")
    command = [sys.executable, "-c", probe, "merge", sealed, sealed]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "twice" in done.stderr
    assert not done.stderr.endswith(KEYS)


@pytest.mark.parametrize("words", ["identity new", "identity card", "identity show", "identity recover"])
def test_help_about_keys_loads_no_library_of_keys(words: str) -> None:
    assert heavy_after(*words.split(), "--help") == ""
