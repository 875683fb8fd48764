"""Settings of the system on which no byte of a document may depend, and what the program prints under them."""

import subprocess
import sys
from pathlib import Path

SETTINGS = ({"TZ": "Asia/Tokyo"}, {"LC_ALL": "C"}, {"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2"})
ROOT = Path(__file__).parents[2]


def written_under(setting: dict[str, str], module: str, expression: str) -> bytes:
    """Return the bytes that `expression`, with the names of `module`, gives in a process of its own."""
    code = f"import sys; from {module} import *; sys.stdout.buffer.write({expression})"
    environment = {"PYTHONPATH": str(ROOT), **setting}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=True
    ).stdout
