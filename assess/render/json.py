"""A document as JSON: its bytes, and the same as plain data for an envelope."""

from typing import Any

from assess.model.base import Part


def render_document(document: Part) -> bytes:
    """Return the exact bytes of a comparison or a report; they depend on what was sealed and on the reader alone."""
    # The same bytes as `dump_document`, which a test compares, ten times as fast.
    return (document.model_dump_json(indent=1) + "\n").encode("utf-8")


def plain_data(document: Part) -> dict[str, Any]:
    """Return the document as the data of an envelope."""
    return document.model_dump(mode="json")
