"""A fictional panel and register, and files of facts, for tests of cases."""

import json
from typing import Any

from assess.logic.documents import read_document
from assess.model.base import Part
from assess.model.panel import Panel
from assess.model.source import Register

PANEL: dict[str, Any] = {
    "format": "assess.panel/0",
    "fictional": True,
    "case": "DEMO-01",
    "occasion": "2026-03",
    "instrument": {"id": "small", "version": "0.1.0", "digest": "0" * 64},
    "revision": 1,
    "assessors": [
        {"key": "a" * 32, "label": "A1", "role": "forensic-psychologist", "seniority": 2},
        {"key": "b" * 32, "label": "A2", "role": "probation-assessor", "seniority": 1},
    ],
    "coordinator": {"key": "c" * 32, "label": "K1"},
}
SOURCES: list[dict[str, Any]] = [
    {"id": "S-7K2Q", "kind": "interview", "date": "2026-02-10", "setting": "custody", "origin": "person-2026"},
    {
        "id": "S-2FYB",
        "kind": "family",
        "date": "2026-01-30",
        "setting": "community",
        "origin": "relative-2026",
        "handling": {"named": ["A2"]},
    },
]
REGISTER: dict[str, Any] = {
    "format": "assess.register/0",
    "fictional": True,
    "case": "DEMO-01",
    "revision": 1,
    "referral": "What would draw the person back?",
    "sources": SOURCES,
}
NEW_SOURCE = """
[[sources]]
kind = "court-record"
date = 2023-11-21
setting = "court"
origin = "trial-2023"
handling = "share"
"""


def document(kind: type[Part], plain: dict[str, Any]) -> Any:
    """Return a document as it would be read from a file."""
    found = read_document(kind, json.dumps(plain).encode())
    assert isinstance(found, kind), found
    return found


def panel(**changes: object) -> Panel:
    found: Panel = document(Panel, {**PANEL, **changes})
    return found


def register(**changes: object) -> Register:
    found: Register = document(Register, {**REGISTER, **changes})
    return found


def member(label: str, key: str, role: str = "probation-assessor") -> dict[str, object]:
    return {"key": key * 32, "label": label, "role": role}
