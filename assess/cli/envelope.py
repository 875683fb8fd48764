"""The one JSON object that `--json` prints, from plain data."""

import json
from collections.abc import Sequence

FORMAT = "assess.result/0"


def dump_envelope(command: str | None, exit_code: int, data: object, problems: Sequence[dict[str, object]] = ()) -> str:
    """Return the envelope in ASCII; `data` and `problems` are made of JSON types."""
    content = {"format": FORMAT, "command": command, "exit": exit_code, "data": data, "problems": list(problems)}
    return json.dumps(content, ensure_ascii=True, allow_nan=False)
