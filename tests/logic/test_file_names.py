"""Names of new files: what every system opens, and nobody takes for another."""

import pytest

from assess.logic.file_names import MOST_BYTES, why_unsafe


@pytest.mark.parametrize(
    "name",
    [
        *("CON", "nul", "Com1", "LPT9.json", "aux.tar.gz", "con .txt"),
        *("a:b", "report.html:hidden", "a/b", "a\\b", 'a"b', "a<b", "a>b", "a|b", "a?b", "a*b"),
        *("a.", "a ", " a", "-o", "--help", "a\x00b", "a\x1bb", "a\nb", "a\tb", "a\x85b"),
        *("a\u202efdp.exe", "a\u200bb", "a\u2066b", "\ufeffa", "a\xadb", "e\u0301t\u0065", "a\ud800"),
        *("a" * (MOST_BYTES + 1), "ä" * (MOST_BYTES // 2 + 1), "...", ".. "),
    ],
)  # fmt: skip
def test_such_a_name_is_refused(name: str) -> None:
    assert why_unsafe(name)


@pytest.mark.parametrize(
    "name",
    ["comparison.json", "Bericht für März.html", "console.txt", "COM10", ".hidden", "a-b", "报告.csv", "a" * 200],
)
def test_such_a_name_is_fine(name: str) -> None:
    assert why_unsafe(name) is None
