"""The habits of the house, so that they hold: sizes, docstrings, what inner rooms may not do, README's lines."""

import ast
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "assess").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
INNER = [path for room in ("model", "logic") for path in sorted((ROOT / "assess" / room).rglob("*.py"))]
# Tables and templates may be long; each is named here.
LONG_MODULES: set[str] = set()

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(parsed(path)) if isinstance(node, Function))


def dotted(node: ast.expr) -> str:
    """Return `a.b.c` of a chain of attributes, else the empty string."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else node.attr
    return ""


def calls(path: Path) -> Iterator[str]:
    return (dotted(node.func) for node in ast.walk(parsed(path)) if isinstance(node, ast.Call))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("path", [*SOURCES, *TESTS], ids=name_of)
def test_a_module_is_at_most_300_lines(path: Path) -> None:
    if name_of(path) not in LONG_MODULES:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_no_function_is_longer_than_50_lines(path: Path) -> None:
    long = [node.name for node in functions(path) if (node.end_lineno or 0) - node.lineno >= 50]
    assert long == []


@pytest.mark.parametrize("path", [path for path in SOURCES if "commands" in path.parts], ids=name_of)
def test_a_command_file_stays_thin(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 120


@pytest.mark.parametrize("path", [*SOURCES, *TESTS], ids=name_of)
def test_a_module_says_what_is_in_it(path: Path) -> None:
    text = ast.get_docstring(parsed(path)) or ""
    assert len(text.split()) >= 3


@pytest.mark.parametrize("path", INNER, ids=name_of)
def test_the_inner_rooms_neither_read_nor_write_nor_ask_the_time(path: Path) -> None:
    banned = {"open", "print", "input", "exec", "eval", "compile", "__import__", "breakpoint"}
    clocks = {"now", "utcnow", "today"}
    called = list(calls(path))
    assert banned.isdisjoint(called)
    assert [name for name in called if "." in name and name.rsplit(".", 1)[1] in clocks] == []
    files = (".read_text", ".write_text", ".read_bytes", ".write_bytes")
    assert [name for name in called if name.endswith(files)] == []


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_foreign_text_never_meets_a_function_that_reads_markup(path: Path) -> None:
    called = set(calls(path))
    assert called.isdisjoint({"print", "rich.print", "Prompt.ask", "Confirm.ask", "Text.from_markup", "typer.echo"})
    assert not any(name.endswith(".from_markup") for name in called)
    assert "rich.prompt" not in set(imported(path))


def test_the_terminal_renderer_prints_no_string_that_was_put_together() -> None:
    put_together = [
        node.lineno
        for path in SOURCES
        if name_of(path) == "assess/render/terminal.py"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and dotted(node.func).endswith(".print")
        for argument in node.args
        if isinstance(argument, ast.JoinedStr)
    ]
    assert put_together == []


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_nothing_imports_a_module_that_reaches_the_network(path: Path) -> None:
    network = {"socket", "ssl", "http", "urllib", "asyncio", "ftplib", "smtplib", "xmlrpc", "webbrowser"}
    assert network.isdisjoint(name.split(".")[0] for name in imported(path))


def fences(kind: str) -> list[str]:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)


def test_readme_gives_one_line_to_try_and_one_to_test() -> None:
    demo, tests = fences("sh")[:2]
    assert demo.count("\n") == tests.count("\n") == 1
    assert demo.endswith("assess demo\n")
    assert tests.endswith("-m pytest\n")
    assert fences("powershell")


@pytest.mark.skipif(os.name == "nt", reason="the build runs on POSIX")
def test_the_build_ends_with_the_second_block_of_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    last = script.strip().splitlines()[-1]
    assert last == 'bash -euo pipefail -c "$(readme_block 2)"'
    (function,) = re.findall(r"^readme_block\(\) .*$", script, re.MULTILINE)
    done = subprocess.run(
        ["bash", "-c", f"{function}\nreadme_block 2"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == fences("sh")[1]


def test_the_lock_has_a_hash_for_every_package_and_names_no_machine() -> None:
    lock = (ROOT / ".ci" / "lock.txt").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9][a-z0-9-]*==)", lock, flags=re.MULTILINE)[1:]
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in lock
    assert not re.search(r"^\s*--(index|extra-index|find-links|trusted)", lock, re.MULTILINE)


def test_every_lint_that_is_off_has_its_reason() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    tables = re.findall(r"^ignore = \[\n(.*?)^\]|^\"[^\"]+\" = \[\n(.*?)^\]", project, re.MULTILINE | re.DOTALL)
    codes = [line for table in tables for line in "".join(table).splitlines() if re.match(r'\s+"[A-Z]+\d*",', line)]
    assert len(codes) > 10
    assert [line for line in codes if "# " not in line] == []
    for path in SOURCES:
        bare = re.findall(r"# noqa(?!: [A-Z0-9, ]+ - \S)", path.read_text(encoding="utf-8"))
        assert bare == [], name_of(path)
