"""How long a start takes, in multiples of bare Python: reported, not asserted, because machines differ."""

import json
from pathlib import Path

import pytest

from assess.cli.main import main
from tests.benchmarks.rounds import BARE, Row, assess, measure, table

AIMS = {"assess --help": 8.0, "assess merge --help": 8.0, "assess merge (3 to JSON)": 20.0}
# Three full, sealed, unencrypted assessments of one case.
THREE = sorted((Path(__file__).parent / "three").glob("*.json"))


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
@pytest.mark.skipif(len(THREE) != 3, reason="tests/benchmarks/three does not hold three sealed assessments")
def test_merge_of_three(capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(path) for path in THREE]
    assert main(["merge", *files, "--json"]) == 0
    json.loads(capsys.readouterr().out)
    rows = measure({"assess merge (3 to JSON)": assess("merge", *files, "--json")}, rounds=15, aims=AIMS)
    with capsys.disabled():
        print(f"\n{table(rows)}")
