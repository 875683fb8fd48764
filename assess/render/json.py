"""A comparison as JSON: the bytes of the document, and the same as plain data for an envelope."""

from typing import Any

from assess.logic.documents import dump_document
from assess.model.comparison import Comparison


def render_document(comparison: Comparison) -> bytes:
    """Return the exact bytes of the comparison; they depend on what was sealed and on the reader, on nothing else."""
    return dump_document(comparison)


def plain_data(comparison: Comparison) -> dict[str, Any]:
    """Return the comparison as the data of an envelope."""
    return comparison.model_dump(mode="json")
