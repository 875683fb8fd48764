"""The worked instrument extract as a sitting."""

import json
from pathlib import Path
from typing import Any

import tomli

from assess.interview.state import State
from assess.logic.documents import adapter_of
from assess.model.instrument import Instrument
from tests.interview.sitting import opened

EXAMPLES = Path(__file__).parents[1] / "golden" / "examples"
MINI = adapter_of(Instrument).validate_json(json.dumps(tomli.loads((EXAMPLES / "mini.toml").read_text("utf-8"))))


def mini(**fields: Any) -> State:
    """Return a new sitting on the worked extract."""
    return opened(instrument=MINI, **fields)
