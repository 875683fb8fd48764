"""How long a start takes, in multiples of bare Python: reported, not asserted, because machines differ."""

import json
from pathlib import Path

import pytest

from assess.cli.demonstration import demo_sealed
from assess.cli.main import main
from tests.benchmarks.rounds import BARE, Row, assess, measure, table

AIMS = {"assess --help": 8.0, "assess merge --help": 8.0, "assess merge (3 to JSON)": 20.0}


def test_a_row_is_marked_when_it_is_over_its_aim() -> None:
    text = table([Row(BARE, 10, 1), Row("near", 80, 8, 8), Row("far", 90, 9, 8)])
    assert [line.endswith("over") for line in text.splitlines()] == [False, False, False, True]


@pytest.mark.benchmark
def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    commands = {
        "assess --version": assess("--version"),
        "assess --help": assess("--help"),
        "assess merge --help": assess("merge", "--help"),
    }
    rows = measure(commands, rounds=20, aims=AIMS)
    with capsys.disabled():
        print(f"\n{table(rows)}")


@pytest.mark.benchmark
def test_merge_of_three_full_assessments(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(path) for path in sealed_in(tmp_path)]
    assert main(["merge", *files, "--json"]) == 0
    json.loads(capsys.readouterr().out)
    rows = measure({"assess merge (3 to JSON)": assess("merge", *files, "--json")}, rounds=25, aims=AIMS)
    with capsys.disabled():
        print(f"\n{table(rows)}")


def sealed_in(folder: Path) -> list[Path]:
    """Copy the three sealed assessments of the demonstration case, each of 57 questions, out of its folder."""
    copies = []
    with demo_sealed() as (_case, sealed):
        for one in sealed:
            copies.append(folder / one.path.name)
            copies[-1].write_bytes(one.path.read_bytes())
    return copies
