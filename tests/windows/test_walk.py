"""A whole case, call after call, where everything that Windows lacks is missing and what it refuses is refused."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assess.model.comparison import Comparison
from assess.store.documents import load_comparison, load_consensus
from assess.store.envelope import load_sealed
from assess.store.journal import read_whole_journal
from tests.e2e.attacks import environment
from tests.windows.files import is_windows_name
from tests.windows.walk import WORDS, whole_walk

pytestmark = [pytest.mark.e2e, pytest.mark.skipif(os.name == "nt", reason="Windows need not pretend")]
ENCODINGS: dict[str, dict[str, str]] = {
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "cp850": {"PYTHONIOENCODING": "cp850"},
    "ascii": {"PYTHONIOENCODING": "ascii:strict"},
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONWARNDEFAULTENCODING": "1"},
}


class Walked:
    """One walk: its folder, how each call ended, what was shown."""

    def __init__(self, folder: Path, more: dict[str, str]) -> None:
        self.folder = folder
        done = subprocess.run(
            [sys.executable, "-m", "tests.windows.walk", "ended.json"],
            cwd=folder,
            env=environment(COLUMNS="80", **more),
            capture_output=True,
            check=False,
            timeout=120,
        )
        self.out, self.err, self.code = done.stdout, done.stderr, done.returncode
        ended = folder / "ended.json"
        self.ended = json.loads(ended.read_bytes()) if ended.exists() else []


# One in every run: a walk takes seconds.
SHORT, *REST = ENCODINGS


@pytest.fixture(
    scope="module", params=[SHORT, *(pytest.param(name, marks=pytest.mark.campaign) for name in REST)], ids=str
)
def walked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """Give a finished walk for each encoding of standard input and output."""
    return Walked(tmp_path_factory.mktemp("walk"), ENCODINGS[request.param])


def test_every_call_ends_as_it_must(walked: Walked) -> None:
    assert walked.code == 0, walked.err[-2000:]
    assert [(words, code) for words, code, due in walked.ended if code != due] == []
    assert len(walked.ended) == len(whole_walk())
    assert not any(word in walked.err for word in (b"Traceback", b"this is a bug", b"Warning", b"[redacted]x"))


def test_documents_are_utf_8_whatever_the_terminal_is(walked: Walked) -> None:
    sealed = load_sealed(walked.folder / "a2/cases/C-7/2026-03/reengagement.A2.withdrawn-1.sealed")
    comparison = load_comparison(walked.folder / "all.json")
    record = load_consensus(walked.folder / "all.consensus.json").consensus
    content = read_whole_journal(walked.folder / "a1/cases/C-7/2026-03/reengagement.A1.journal")
    assert isinstance(comparison.comparison, Comparison)
    assert WORDS in [rating.note for rating in sealed.assessment.ratings]
    assert WORDS in [getattr(event, "text", None) for event in content.events]
    assert [one.text for one in record.questions[0].dissent] == [WORDS]


def test_what_is_shown_fits_the_terminal(walked: Walked) -> None:
    assert "Zürich".encode("cp850") in walked.out or b"Z?rich" in walked.out or "Zürich".encode("cp1252") in walked.out


def test_every_name_that_was_made_is_one_on_windows(walked: Walked) -> None:
    names = sorted(path.relative_to(walked.folder).as_posix() for path in walked.folder.rglob("*"))
    assert [name for name in names if not is_windows_name(Path(name).name)] == []
    assert len({name.casefold() for name in names}) == len(names)
    assert [name for name in names if name.endswith((".part", ".lock"))] == []
