"""The worked example: the script of A1 leaves the journal of A1."""

import json
from itertools import pairwise

from assess.interview.script import lines_of_script
from assess.logic.strict import decode_text
from tests.interview.mini import EXAMPLES, mini
from tests.interview.sitting import played, told

JOURNAL = EXAMPLES.parent / "documents" / "A1.journal"
SCRIPT = (EXAMPLES / "A1.txt").read_bytes()
A1 = {"key": "6f1d0c9be24a4d7f8a53c1be07d92e64", "label": "A1", "role": "prison-assessor"}


def test_the_script_leaves_the_events_of_the_journal() -> None:
    lines = decode_text(JOURNAL.read_bytes()).splitlines()
    kept = [json.loads(json.loads(line)["body"]) for line in lines][1:-1]
    expected = [{key: value for key, value in one.items() if key not in ("at", "tx")} for one in kept]
    state = played("\n".join(lines_of_script(SCRIPT, "A1.txt")), mini(assessor=A1, phase="pre-release"))
    assert [{key: value for key, value in one.items() if key != "tx"} for one in told(state)] == expected


def test_a_line_of_several_events_is_one_transaction() -> None:
    state = played("\n".join(lines_of_script(SCRIPT, "A1.txt")), mini(assessor=A1, phase="pre-release"))
    numbered = [(n, one.tx) for n, one in enumerate(state.log, 1)]
    assert [n for n, tx in numbered if tx] == [3, 6, 8, 14, 18, 19, 22, 28]
    assert all(tx is None or tx in (before[0], before[1]) for before, (_, tx) in pairwise(numbered))
