"""The published JSON Schemas: what other programs, and editors, need to know of each document."""

from collections.abc import Mapping
from importlib import import_module
from inspect import getdoc
from typing import Any

from pydantic import TypeAdapter

DIALECT = "https://json-schema.org/draft/2020-12/schema"

# By name, so that one schema builds one document's models and no more.
_DOCUMENTS: Mapping[str, tuple[str, str]] = {
    "instrument": ("assess.model.instrument", "Instrument"),
    "panel": ("assess.model.panel", "Panel"),
    "register": ("assess.model.source", "Register"),
    "handout": ("assess.model.handout", "Handout"),
    "assessment": ("assess.model.assessment", "Assessment"),
    "comparison": ("assess.model.comparison", "Comparison"),
    "consensus": ("assess.model.consensus", "Consensus"),
    "look": ("assess.model.look", "Look"),
    "report": ("assess.model.report", "AssessmentReport"),
    "addendum": ("assess.model.addendum", "Addendum"),
    "card": ("assess.model.identity", "Card"),
    "identity": ("assess.model.identity", "Identity"),
    "event": ("assess.model.event", "Event"),
}
NAMES: tuple[str, ...] = tuple(_DOCUMENTS)


def make_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a kind of document; keys are those of the file, not of the code."""
    module = import_module(_DOCUMENTS[name][0])
    kind = getattr(module, _DOCUMENTS[name][1])
    schema = TypeAdapter(kind).json_schema(by_alias=True, mode="validation")
    described = schema.pop("description", None) or (getdoc(kind) if isinstance(kind, type) else None)
    rest = {key: value for key, value in schema.items() if key not in ("title", "$schema")}
    about = described or (module.__doc__ or "").partition("\n")[0]
    return {"$schema": DIALECT, "title": f"assess {name}", "description": about, **rest}
