"""Bytes and documents: both writers spell alike, and what is written can be read again."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import to_json

from assess.logic.documents import dump_document, read_document
from assess.model.assessment import Assessment
from tests.samples import assessment_of, event


def test_what_is_written_can_be_read_again() -> None:
    before = assessment_of(event("noted", question="ties", text="[sic] [/] \x1b <<<<"))
    assert read_document(Assessment, dump_document(before)) == before


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.text(),
        lambda one: st.lists(one) | st.dictionaries(st.text(), one),
    )
)
def test_documents_are_spelled_the_same_by_both_writers(plain: Any) -> None:
    """The fast writer that sealed files are checked with spells as `dump_document` does."""
    assert to_json(plain, indent=1) == json.dumps(plain, ensure_ascii=False, indent=1).encode()
