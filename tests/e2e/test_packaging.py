"""Wheel, sdist and editable install: each brings a working `assess` that finds its instruments."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEEDED = [name for name in ("build", "hatchling", "pip") if find_spec(name) is None]

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(bool(NEEDED), reason=f"building needs {', '.join(NEEDED)}: pip install -e '.[test]'"),
]

# Where the program looks, asked of the program itself.
LISTED = ["instrument", "list"]


def run(*words: str | Path, cwd: Path) -> str:
    # Without the variables that would let the new environment see this checkout.
    env = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run([*map(str, words)], cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build sdist, and the wheel from the sdist, once."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    return out


def fresh_environment(folder: Path) -> Path:
    """Make an environment that borrows dependencies and build tools from this one, so that no network is asked."""
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder.parent)
    scheme = {"base": str(folder), "platbase": str(folder)}
    site = Path(sysconfig.get_path("purelib", "venv", vars=scheme))
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "lent.pth").write_text("\n".join(sorted(lent)) + "\n", encoding="utf-8")
    return Path(sysconfig.get_path("scripts", "venv", vars=scheme))


def install(folder: Path, *what: str | Path) -> Path:
    """Install with the scripts of a fresh environment in `folder`; return its `assess`."""
    scripts = fresh_environment(folder)
    python = scripts / Path(sys.executable).name
    options = ("--no-deps", "--no-build-isolation", "--ignore-installed", "--no-index", "--disable-pip-version-check")
    run(python, "-m", "pip", "install", *options, *what, cwd=folder)
    return next(scripts.glob("assess*"))


def shipped_ids() -> list[str]:
    return sorted(path.stem for path in (ROOT / "instruments").glob("*.toml"))


def test_the_wheel_holds_the_instruments_and_the_licences(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for name in shipped_ids():
        assert f"assess/instruments/{name}.toml" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/instruments/LICENSE") for name in names)
    assert not any(name.startswith("tests/") for name in names)


@pytest.mark.parametrize("kind", ["*.whl", "*.tar.gz"])
def test_an_installed_distribution_finds_its_instruments(kind: str, built: Path, tmp_path: Path) -> None:
    (archive,) = built.glob(kind)
    program = install(tmp_path / "env", archive)
    told = run(program, *LISTED, cwd=tmp_path)
    assert shipped_ids()
    for name in shipped_ids():
        assert name in told


def test_an_editable_install_finds_the_instruments_of_the_checkout(tmp_path: Path) -> None:
    program = install(tmp_path / "env", "-e", ROOT)
    told = run(program, *LISTED, cwd=tmp_path)
    for name in shipped_ids():
        assert name in told
