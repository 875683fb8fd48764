"""`assess agreement` on a table starts as bare Python does: what its short way may not load."""

import json
import subprocess
import sys
from pathlib import Path

from tests.cli.agreement_tables import THIRTY

CODE = """
import sys
from assess.cli.quick import was_answered
assert was_answered(sys.argv[1:])
print("\\n".join(sys.modules))
"""
HEAVY = {"typer", "pydantic", "rich", "tomli", "typing", "dataclasses", "pathlib", "fractions", "csv", "signal"}


def test_the_short_way_loads_nothing_heavy(tmp_path: Path) -> None:
    table = tmp_path / "ratings.csv"
    table.write_text(THIRTY, encoding="utf-8")
    command = [sys.executable, "-I", "-c", CODE, str(table), "--levels", "0,1,2", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    result, *modules = done.stdout.splitlines()
    assert json.loads(result)["data"]["units"] == 30
    assert HEAVY.isdisjoint(modules)


def test_the_process_leaves_with_its_answer(tmp_path: Path) -> None:
    table = tmp_path / "ratings.csv"
    table.write_text(THIRTY, encoding="utf-8")
    command = [sys.executable, "-m", "assess", "agreement", str(table), "--levels", "0,1,2"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Agreement of 2 raters over 30 units")


def test_an_output_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        return
    table = tmp_path / "ratings.csv"
    table.write_text(THIRTY, encoding="utf-8")
    command = [sys.executable, "-m", "assess", "agreement", str(table), "--levels", "0,1,2"]
    with full.open("w") as out:
        done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 9
    assert "cannot be written" in done.stderr
