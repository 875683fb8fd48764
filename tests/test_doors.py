"""The doors: which files of the program let foreign bytes in or text out, and that nothing else does.

A use that is not named here fails, and so does a name that nothing needs any more.
"""

import ast
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from tests.test_house import SOURCES, dotted, name_of, parsed

# Nothing of this kind has any business in the program; what stands without a dot is Python's own.
NEVER = {"eval", "exec", "compile", "__import__", "breakpoint", "print"} | {
    *(f"os.{sort}{how}" for sort in ("exec", "spawn") for how in ("l", "le", "lp", "lpe", "v", "ve", "vp", "vpe")),
    *("os.system", "os.popen", "os.startfile", "os.fork", "os.forkpty", "os.posix_spawn", "os.posix_spawnp"),
    *("csv.writer", "os.fdopen", "os.path.expandvars", "os.path.expanduser", "io.open", "codecs.open"),
    *("json.load", "json.JSONDecoder", "csv.DictReader", "csv.Sniffer"),
}
NEVER_NAMED = {"model_validate_json", "model_validate_strings", "validate_strings", "from_json", "unpack_archive"} | {
    *("Template", "format_map", "expanduser", "rglob", "glob"),
}
NEVER_IMPORTED = {
    *("pickle", "_pickle", "marshal", "shelve", "dbm", "copyreg", "yaml", "xml", "plistlib", "configparser"),
    *("subprocess", "multiprocessing", "pty", "ctypes", "_ctypes", "cffi", "runpy", "code", "codeop", "pkgutil"),
    *("webbrowser", "zipfile", "tarfile", "gzip", "bz2", "lzma", "zlib", "tomllib", "orjson", "fileinput", "glob"),
    *("sqlite3", "logging", "threading", "concurrent", "gettext", "curses", "builtins", "codecs"),
}

IN = {
    # JSON: one strict reader; journal lines are compared, byte for byte, with how this program spells them.
    ("json.loads", "assess/logic/strict.py"),
    ("json.loads", "assess/store/lines.py"),
    ("json.loads", "assess/logic/facts.py"),  # what was written two lines before
    ("any validate_json", "assess/logic/strict.py"),
    ("any model_validate", "assess/interview/carrying.py"),  # parts of a document that was read
    ("any model_validate", "assess/store/log.py"),
    # TOML, CSV
    ("import tomli", "assess/store/toml.py"),
    ("csv.reader", "assess/logic/table/lines.py"),
    # text
    ("utf-8", "assess/logic/strict.py"),
    ("utf-8", "assess/interview/console.py"),  # line by line, as it is typed or piped in
    ("utf-8", "assess/cli/quick.py"),  # whatever it cannot read goes the ordinary way
    ("utf-8", "assess/cli/passphrases.py"),
    ("os.read", "assess/cli/passphrases.py"),  # one line from a descriptor, and nothing behind it
    ("utf-8", "assess/cli/commands/addendum.py"),  # there and back, to find half characters
    ("utf-8", "assess/cli/commands/case.py"),  # what ships inside the package
    ("utf-8", "assess/cli/demonstration.py"),
    ("utf-8", "assess/cli/demo_meeting.py"),
    # files
    ("open", "assess/store/files.py"),
    ("open", "assess/cli/quick.py"),
    ("os.open", "assess/store/files.py"),
    ("os.open", "assess/store/lock.py"),
    ("os.open", "assess/store/log.py"),
    ("os.open", "assess/cli/main.py"),  # the null device
    (".open", "assess/store/files.py"),  # a device that somebody named with -o
    (".read_bytes", "assess/store/library.py"),  # what ships inside the package
    (".read_bytes", "assess/store/demo.py"),
    (".read_bytes", "assess/store/facts.py"),
    (".read_text", "assess/store/library.py"),
    ("gettempdir", "assess/cli/demonstration.py"),
    ("import_module", "assess/cli/group.py"),  # names of the program's own tables
    ("import_module", "assess/logic/schemas.py"),
    # standard input and the keyboard
    ("sys.stdin", "assess/store/named.py"),
    ("sys.stdin", "assess/cli/talking.py"),
    ("sys.stdin", "assess/cli/ask.py"),
    ("sys.stdin", "assess/cli/entering.py"),  # only whether somebody types
    ("input", "assess/interview/console.py"),
}
OUT = {
    ("sys.stdout", "assess/cli/output.py"),
    ("sys.stdout", "assess/cli/talking.py"),
    ("sys.stdout", "assess/cli/quick.py"),
    ("sys.stdout", "assess/cli/main.py"),  # to flush it
    ("sys.stdout", "assess/cli/terminal.py"),  # to ask whether it is a terminal
    ("sys.stderr", "assess/cli/output.py"),
    ("sys.stderr", "assess/cli/main.py"),
    ("os.write", "assess/__main__.py"),
    ("os.write", "assess/store/files.py"),
    ("Console", "assess/render/terminal.py"),
    ("csv.DictWriter", "assess/render/csv.py"),
    ("escape", "assess/render/html.py"),
    (".write_text", "assess/cli/crash.py"),  # kinds and places of a bug, nothing else
}
# Who may write to the stream of messages: what they write went through `visible`, or is a word of our own.
MESSAGES = {
    "assess/cli/output.py",
    "assess/cli/main.py",
    "assess/cli/beginning.py",
    "assess/cli/asked_facts.py",
    "assess/cli/group.py",
    "assess/cli/commands/seal.py",
    "assess/cli/studying.py",
    "assess/cli/ask.py",
}
# Patterns that are put together: from constants, or escaped.
PATTERNS = {
    "assess/store/addenda.py",  # re.escape of a file's name
    "assess/store/case.py",
    "assess/store/keeping.py",  # `panel` or `register`
    "assess/logic/locate.py",
    "assess/interview/options.py",
    "assess/interview/scenarios.py",
    "assess/logic/lint/words.py",
    "assess/logic/lint/wording.py",  # a word of a language, from our own table
}
ENDINGS = {"open", "read_bytes", "read_text", "write_text", "write_bytes"}


@cache
def used(path: Path) -> frozenset[str]:
    """Return what a file uses, called or handed on: `json.loads`, `open`, `.read_text`, `import tomli`."""
    return frozenset(use for node in ast.walk(parsed(path)) for use in _uses(node))


def _uses(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, ast.Attribute):
        yield dotted(node)
        if node.attr in ENDINGS and dotted(node.value) not in {"os", "self"}:
            yield f".{node.attr}"
        elif node.attr not in ENDINGS:
            yield f"any {node.attr}"
    elif isinstance(node, ast.Import | ast.ImportFrom):
        module = getattr(node, "module", None)
        yield from (f"import {module or alias.name}" for alias in node.names)
        yield from (f"{module}.{alias.name}" for alias in node.names if module)
    elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "decode" and _is_utf_8(node.args):
        yield "utf-8"


def _is_utf_8(arguments: Sequence[ast.expr]) -> bool:
    return not arguments or (isinstance(arguments[0], ast.Constant) and str(arguments[0].value).startswith("utf"))


def uses(named: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return in which files there are the uses of a table."""
    return {(use, name_of(path)) for path in SOURCES for use in {use for use, _ in named} & used(path)}


def test_nothing_runs_code_or_unpacks_what_could() -> None:
    never = NEVER | {f"any {name}" for name in NEVER_NAMED} | NEVER_NAMED
    assert {(name_of(path), use) for path in SOURCES for use in never & used(path)} == set()
    imports = {use for path in SOURCES for use in used(path) if use.startswith("import ")}
    assert {use.split()[1].split(".")[0] for use in imports} & NEVER_IMPORTED == set()


def test_foreign_bytes_come_in_through_these_doors_alone() -> None:
    assert uses(IN) == IN


def test_text_goes_out_through_these_doors_alone() -> None:
    assert uses(OUT) == OUT


def test_messages_are_written_by_these_files_alone() -> None:
    assert {name_of(path) for path in SOURCES if "message_stream" in used(path)} == MESSAGES


def test_a_function_that_a_door_needs_is_never_taken_under_another_name() -> None:
    # `from json import loads` would hide it from the tests above.
    for path in SOURCES:
        taken = {
            f"{node.module}.{alias.name}"
            for node in ast.walk(parsed(path))
            if isinstance(node, ast.ImportFrom)
            and node.module in {"json", "csv", "os", "sys", "io", "codecs", "builtins"}
            for alias in node.names
        }
        assert taken <= {"io.StringIO"}, name_of(path)


def test_no_pattern_is_made_of_foreign_text() -> None:
    assert {name_of(path) for path in SOURCES if any(_made_up(path))} == PATTERNS


def _made_up(path: Path) -> Iterator[ast.expr]:
    """Give the patterns of a file that are neither written out nor a constant of ours."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call) and dotted(node.func).startswith("re.") and dotted(node.func) != "re.escape":
            pattern = node.args[0]
            known = isinstance(pattern, ast.Constant) or dotted(pattern).rpartition(".")[2].isupper()
            if not known:
                yield pattern


def test_only_our_own_sentences_are_filled_in() -> None:
    # `"{0.__class__}".format(...)` reads attributes: the sentence has to be ours.
    for path in SOURCES:
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
                whose = node.func.value
                whose = whose.value if isinstance(whose, ast.Subscript) else whose
                assert isinstance(whose, ast.Constant) or dotted(whose).isupper(), name_of(path)
