"""README's first command, literally, in a clean clone; the second is the one that runs this test, in `.ci/run`."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def lacks() -> str | None:
    """Return why the first command cannot be tried here; None where it can."""
    for program in ("git", "bash", "python3"):
        if shutil.which(program) is None:
            return f"{program} is absent"
    if not (ROOT / ".git").exists():
        return "this is no git checkout"
    pip = subprocess.run(["python3", "-m", "pip", "--version"], capture_output=True, check=False)
    return None if pip.returncode == 0 else "python3 has no pip"


@pytest.mark.e2e
def test_the_first_command_installs_and_shows_the_demonstration(tmp_path: Path) -> None:
    reason = lacks()
    if reason:
        pytest.skip(reason)
    clone = tmp_path / "assess"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    done = subprocess.run(["bash", "-c", COMMANDS[0]], cwd=clone, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "TALK ABOUT FIRST" in done.stdout
    left = subprocess.run(["git", "status", "--porcelain"], cwd=clone, capture_output=True, text=True, check=True)
    assert left.stdout == ""


def test_the_second_command_installs_what_tests_need_and_runs_them_all() -> None:
    assert COMMANDS[1].count("\n") == 1
    assert "install -e '.[test]'" in COMMANDS[1]
    assert COMMANDS[1].endswith("&& .venv/bin/python -m pytest\n")
