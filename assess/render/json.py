"""A comparison as JSON: the bytes of the document, and the same as plain data for an envelope."""

from typing import Any

from assess.model.comparison import Comparison


def render_document(comparison: Comparison) -> bytes:
    """Return the exact bytes of the comparison; they depend on what was sealed and on the reader, on nothing else."""
    # The same bytes as `dump_document`, which a test compares, ten times as fast.
    return (comparison.model_dump_json(indent=1) + "\n").encode("utf-8")


def plain_data(comparison: Comparison) -> dict[str, Any]:
    """Return the comparison as the data of an envelope."""
    return comparison.model_dump(mode="json")
