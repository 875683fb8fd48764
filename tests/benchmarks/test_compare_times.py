"""How long it takes to open sealed files, lay them side by side and write that down, beyond the program's start."""

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import pytest

from assess.logic.compare import compare
from assess.logic.documents import dump_document
from assess.model.comparison import Comparison
from assess.model.source import Register
from assess.render.json import render_document
from assess.store.envelope import Sealed, dump_sealed, load_sealed
from tests.benchmarks.rounds import assess, measure, table
from tests.logic.compare.generated import Case, large

ROUNDS = 15
# Imports what `assess merge --json` imports, and compares nothing.
IMPORTS = "import assess.cli.commands.merge, assess.cli.merging, assess.render.json"


def written(case: Case, folder: Path) -> list[Path]:
    """Return the files of a case as its assessors would have sealed them."""
    paths = []
    for one in case.files:
        paths.append(folder / f"{one.assessment.assessor.label}.sealed")
        paths[-1].write_bytes(dump_sealed(one.assessment))
    return paths


def milliseconds(what: Callable[[], object]) -> float:
    start = time.perf_counter()
    what()
    return (time.perf_counter() - start) * 1000


def steps(paths: Sequence[Path], register: Register) -> dict[str, float]:
    """Return how long each step takes, one after the other, and plain JSON of the same bytes beside them."""
    sealed: list[Sealed] = []
    found: list[Comparison] = []
    opened = milliseconds(lambda: sealed.extend(load_sealed(path) for path in paths))
    compared = milliseconds(lambda: found.append(compare(sealed, None, register, "coordinator")))
    dumped = milliseconds(lambda: render_document(found[0]))
    texts = [dump_document(one.assessment) for one in sealed]
    plain = json.loads(render_document(found[0]))
    json_alone = milliseconds(lambda: [*map(json.loads, texts), json.dumps(plain, indent=1)])
    return {"open": opened, "compare": compared, "dump": dumped, "json": json_alone}


@pytest.mark.benchmark
@pytest.mark.parametrize(("assessors", "questions", "aim"), [(3, 40, 20), (12, 100, 150)])
def test_merging_is_quick(
    assessors: int, questions: int, aim: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = large(assessors, questions)
    paths = written(case, tmp_path)
    steps(paths, case.register)
    rounds = [steps(paths, case.register) for _ in range(ROUNDS)]
    each = {name: median(one[name] for one in rounds) for name in rounds[0]}
    whole = [one["open"] + one["compare"] + one["dump"] for one in rounds]
    ratio = median(taken / one["json"] for taken, one in zip(whole, rounds, strict=True))
    read = sum(path.stat().st_size for path in paths) // 1024
    with capsys.disabled():
        print(f"\n{assessors} x {questions} questions, {read} kB read: {median(whole):.1f} ms (aim {aim}), ", end="")
        print(f"quickest {min(whole):.1f}; {ratio:.1f} x plain JSON")
        print("  " + ", ".join(f"{name} {taken:.1f} ms" for name, taken in each.items()))


@pytest.mark.benchmark
def test_merging_beyond_the_start_of_the_program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(path) for path in written(large(3, 40), tmp_path)]
    start = "start, with the same imports"
    commands = {start: [assess()[0], "-c", IMPORTS], "assess merge (3 x 40) --json": assess("merge", *files, "--json")}
    with capsys.disabled():
        print(f"\n{table(measure(commands, rounds=15, aims={}))}")
