"""Files that a report must equal byte for byte; `ASSESS_UPDATE_GOLDEN=1 pytest tests/render` writes them anew."""

import os
from pathlib import Path

REPORTS = Path(__file__).parents[1] / "golden" / "reports"
FORMS = Path(__file__).parents[1] / "golden" / "forms"


def assert_golden(name: str, found: bytes, folder: Path = REPORTS) -> None:
    file = folder / name
    if os.environ.get("ASSESS_UPDATE_GOLDEN"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(found)
    assert found == file.read_bytes(), f"{name} changed; look at it, then ASSESS_UPDATE_GOLDEN=1"
