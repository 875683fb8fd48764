"""Bytes and documents: how each kind is written, and how it is read back strictly."""

import json
from functools import cache
from typing import TypeVar

from pydantic import TypeAdapter

from assess.logic.strict import parse_document
from assess.model.base import Part
from assess.model.problem import Problem

Document = TypeVar("Document", bound=Part)


@cache
def adapter_of(kind: type[Document]) -> TypeAdapter[Document]:
    """Return the one validator of a kind of document; building it is what costs."""
    return TypeAdapter(kind)


def dump_document(document: Part) -> bytes:
    """Return the exact bytes of a document: UTF-8 JSON, indented, one newline at the end."""
    return (json.dumps(document.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def read_document(kind: type[Document], data: bytes) -> Document | tuple[Problem, ...]:
    """Return the document in `data`, or everything that is wrong with it."""
    return parse_document(adapter_of(kind), data, kind)
