"""What every document shares: how it is frozen and closed, and the small words that fields are made of."""

import re
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

TEXT_LIMIT = 20_000
LINE_LIMIT = 300


class Part(BaseModel):
    """A frozen piece of a document: no unknown key, no coercion, no input in error texts."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        defer_build=True,
        hide_input_in_errors=True,
        populate_by_name=True,
        serialize_by_alias=True,
    )


def _calendar_date(text: str) -> str:
    date.fromisoformat(text)
    return text


def _moment(text: str) -> str:
    if datetime.fromisoformat(text).tzinfo is None:
        message = "a time needs its offset"
        raise ValueError(message)
    return text


def _safe_name(text: str) -> str:
    if text.partition(".")[0].upper() in RESERVED_NAMES:
        message = "the name is reserved on Windows"
        raise ValueError(message)
    return text


RESERVED_NAMES = frozenset(
    ["CON", "PRN", "AUX", "NUL", *(f"COM{n}" for n in range(10)), *(f"LPT{n}" for n in range(10))]
)
CASE_PATTERN = r"^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38}[A-Za-z0-9])?$"
DATE_PATTERN = r"^\d{4}-\d{2}-\d{2}$"
SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=64)]
"""An identifier for ever: lower-case letters and digits, joined by hyphens."""

Word = Annotated[str, StringConstraints(pattern=r"^\S(.*\S)?$", max_length=LINE_LIMIT)]
"""One line of words without white space at its ends."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=TEXT_LIMIT)]
"""Running text as somebody typed it."""

Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9+-]{0,7}$")]
"""A short printed code of a question or a level, digits and 1+ too; it identifies nothing outside its instrument."""

QuestionCode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9]{0,7}$")]
"""A code that is typed: it begins with a letter, as options are typed by their number."""

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]$")]
"""One character to type."""

Date = Annotated[str, StringConstraints(pattern=DATE_PATTERN), AfterValidator(_calendar_date)]
"""A calendar date, as RFC 3339 writes it."""

Moment = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$"),
    AfterValidator(_moment),
]
"""A point in time: RFC 3339 with offset, whole seconds."""

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""SHA-256 in lower-case hexadecimal digits."""

Label = Annotated[str, StringConstraints(pattern=CASE_PATTERN), AfterValidator(_safe_name)]
"""An assessor's label: a safe file name everywhere."""

CaseId = Annotated[str, StringConstraints(pattern=CASE_PATTERN), AfterValidator(_safe_name)]
"""The pseudonym of a case: a safe file name everywhere."""

Occasion = Annotated[str, StringConstraints(pattern=CASE_PATTERN), AfterValidator(_safe_name)]
"""The name of a point in time at which a case is assessed, such as 2026-03."""

SourceId = Annotated[str, StringConstraints(pattern=r"^S-[0-9A-HJKMNP-TV-Z]{4,8}$")]
"""A random source id: numbers in a row would betray gaps."""

Revision = Annotated[int, Field(ge=1, le=99_999)]
"""The number of a revision; it counts from 1."""

Sort = Literal["item", "dimension", "judgement"]
Effect = Literal["risk", "protective", "need"]
Relevance = Literal["low", "medium", "high"]
Change = Literal["worse", "same", "better", "unclear"]
MissingClass = Literal["unknown", "not-applicable", "not-asked"]
Rule = Literal[
    "no-evidence",
    "self-report-only",
    "one-source",
    "one-setting",
    "same-origin",
    "before-last-move",
    "older-than",
    "unresolved",
]
"""What the ledger of sources shows about one rating."""

MAIN = "main"
"""The implicit facet of a question that asks for one level."""

RELEVANCE_KEYS: dict[str, Relevance] = {"l": "low", "m": "medium", "h": "high"}
CHANGE_KEYS: dict[str, Change] = {"w": "worse", "s": "same", "b": "better", "u": "unclear"}
OWN_ID = re.compile(r"^own-[1-9][0-9]?$")
