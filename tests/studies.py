"""Sealed assessments of several fictional cases, for tests of studies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assess.logic.digest import digest_bytes
from assess.model.assessment import Amendment, Assessment
from assess.model.pinned import Assessor
from tests.builders import assessment, codebook, question

ROLE = "forensic-psychologist"
QUESTIONS = (
    question("ties", "D1", "Ties to people active in the movement", "concern"),
    question("violence", "D2", "Seeing violence as a rightful means", {"then": "concern", "now": "concern"}),
    question("whom", "X1", "Through whom", "by", sort="dimension"),
    question("harm", "J1", "How serious would the harm be?", "harm", sort="judgement"),
)
BOOK = codebook(QUESTIONS)


@dataclass(frozen=True)
class Filed:
    assessment: Assessment
    commitment: str
    path: str


def filed(case: str, label: str, rated: Mapping[str, Any], key: str | None = None, **more: Any) -> Filed:
    """Return a sealed assessment; the key is one of this case alone unless it is named."""
    role = more.pop("role", ROLE)
    assessor = Assessor(key=key or f"key-of-{case}-{label}", label=label, role=role)
    one = assessment(label, rated, **{"case": case, "codebook": BOOK, "assessor": assessor, **more})
    return Filed(one, digest_bytes(f"{case} {one.occasion} {assessor.key}".encode()), f"{case}/{label}.sealed")


def table(code: str, rows: Sequence[str], **more: Any) -> list[Filed]:
    """Return one case for each row: `table("D1", ["NS", "C-"])`, `-` for an assessor who gave no level."""
    return [
        filed(f"CASE-{number}", f"A{place}", {} if level == "-" else {code: level}, **more)
        for number, row in enumerate(rows, 1)
        for place, level in enumerate(row, 1)
    ]


def amended(one: Filed, of: str | None = None) -> Filed:
    """Return an amendment of a seal, or of one that is named by its digest."""
    amendment = Amendment(
        at="2026-03-09T11:00:00+01:00", stage="amendment", reason="A letter.", of=of or one.commitment
    )
    changed = one.assessment.model_copy(update={"amendments": (amendment,)})
    return replace(
        one, assessment=changed, commitment=digest_bytes(f"{one.commitment} amended".encode()), path=f"{one.path}+"
    )
