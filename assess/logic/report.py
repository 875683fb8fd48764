"""What one reader may see of one assessment: nothing but copies, and no trace of what is left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assess.errors import DoesNotFit
from assess.logic.handling import IN_THE_MEETING, may_know, numbered_anew, seen_by, silenced
from assess.logic.think_again import HANDLING, checks_firing
from assess.model.addendum import Addendum
from assess.model.assessment import Assessment, Rating, Weighed
from assess.model.comparison import Reader
from assess.model.instrument import Instrument
from assess.model.panel import Panel
from assess.model.pinned import PinnedRegister
from assess.model.report import AssessmentReport, OpenCheck, SealedAs
from assess.model.source import Register

STAY_AWAY = "stay-away"
"""The kind of scenario in which the person stays away: without one an assessment knows only what goes wrong."""
EXPECTATION = "expectation"
"""The text of the preparation in which assessors write what they expect to conclude."""
_CHECK = "check-"
# Without a panel nobody can tell who sits in the meeting: somebody without a name is never named by a source.
_SOMEBODY_ELSE = ""


@dataclass(frozen=True, slots=True)
class Material:
    """An assessment ready to be read, and what is known beside it; `digest` is that of its seal, None for a draft.

    `amended_since` says when the log went on after this seal, where that is known.
    """

    assessment: Assessment
    digest: str | None = None
    addenda: tuple[Addendum, ...] = ()
    register: Register | None = None
    panel: Panel | None = None
    instrument: Instrument | None = None
    amended_since: str | None = None


def report_for(found: Material, reader: Reader = "board") -> AssessmentReport:
    """Return the report for one reader; raise DoesNotFit `no-codebook` where the assessment cannot be read alone.

    No clock is read, and the same input gives the same document for ever.
    """
    labels = _present(found)
    seen = _without_hidden(seen_by(found.assessment, reader, labels, found.register))
    shown = seen if reader == "coordinator" else _without_traces(found.assessment, seen, reader)
    return AssessmentReport(
        fictional=shown.fictional,
        reader=reader,
        sealed=_seal(found),
        amended_since=found.amended_since,
        **_settled_first(shown, found.register),
        **_missing(shown),
        open_checks=_open_checks(found, seen, reader, labels),
        addenda=found.addenda,
        assessment=shown.model_copy(update={"sealed": None, "log": None}),
    )


def words_may_tell(found: Material) -> bool:
    """Tell whether a source is cited that not every reader may know of, and nobody said that no words give it away."""
    one = found.assessment
    cited = {extract.source for extract in one.evidence}
    hidden = any(source.id in cited and source.handling != "share" for source in one.sources)
    return hidden and all(weighed.check != HANDLING for weighed in one.weighed)


def _without_hidden(seen: Assessment) -> Assessment:
    """Return the assessment without answers to questions that do not apply: they stay in the log."""
    ratings = tuple(rating for rating in seen.ratings if rating.question not in seen.hidden)
    return seen.model_copy(update={"ratings": ratings})


def _present(found: Material) -> tuple[str, ...]:
    """Return the labels of everybody who may sit in the meeting."""
    others = [member.label for member in found.panel.assessors] if found.panel else [_SOMEBODY_ELSE]
    return tuple(dict.fromkeys((found.assessment.assessor.label, *others)))


def _seal(found: Material) -> SealedAs | None:
    """Return the seal without its nonce: with it, what is left out could be guessed from the digest."""
    seal = found.assessment.sealed
    if seal is None or found.digest is None:
        return None
    return SealedAs(digest=found.digest, at=seal.at, incomplete=seal.incomplete)


def _without_traces(whole: Assessment, seen: Assessment, reader: Reader) -> Assessment:
    """Return what is seen without how it was worked on, and without any trace of what is left out."""
    silent = silenced(whole, seen)
    expected = {} if reader in IN_THE_MEETING else {"expected_first": None, "preparation": _without_expectation(seen)}
    pinned = seen.register_
    update = {
        "register_": PinnedRegister(revision=pinned.revision) if pinned else None,
        "sittings": (),
        "keyed": (),
        "ratings": tuple(_without_marks(rating, silent) for rating in seen.ratings),
        "weighed": _told_of(whole, seen),
        **expected,
    }
    return numbered_anew(seen.model_copy(update=update))[0]


def _without_marks(rating: Rating, silent: frozenset[str]) -> Rating:
    """Return a rating without its indicators and flags where they may repeat what an extract that is gone says."""
    return rating.model_copy(update={"indicators": (), "flags": ()}) if rating.question in silent else rating


def _without_expectation(seen: Assessment) -> dict[str, str]:
    return {name: text for name, text in seen.preparation.items() if name != EXPECTATION}


def _told_of(whole: Assessment, seen: Assessment) -> tuple[Weighed, ...]:
    """Return the weighed checks whose words cannot speak of a source that is left out."""
    book, silent = whole.codebook, silenced(whole, seen)
    codes = {question.code for question in (book.questions if book else ()) if question.id in silent}
    return tuple(one for one in seen.weighed if one.check != HANDLING and codes.isdisjoint(one.questions))


def _settled_first(shown: Assessment, register: Register | None) -> dict[str, Any]:
    """Return why the case came and what the person was told: as the assessor wrote it, else as the register says."""
    own, told = shown.preparation, register.told if register else None
    by_register = told if told and "told" not in own else None
    return {
        "referral": own.get("referral") or (register.referral if register else None),
        "commissioner": own.get("commissioner") or (register.commissioner if register else None),
        "told": by_register.text if by_register else own.get("told"),
        "told_by": by_register.by if by_register else None,
        "told_on": by_register.date if by_register else None,
    }


def _missing(shown: Assessment) -> dict[str, Any]:
    """Return which texts of the formulation nobody wrote, and whether the scenario of staying away is not there."""
    if shown.codebook is None:
        raise DoesNotFit("no-codebook", "the assessment carries no codebook: it was not sealed", "seal it first")
    book, kinds = shown.codebook, {one.kind for one in shown.scenarios}
    return {
        "formulation_missing": tuple(
            name for name in (book.required or tuple(book.formulation)) if name not in shown.formulation
        ),
        "scenarios_missing": tuple(name for name in book.scenarios if name == STAY_AWAY and name not in kinds),
    }


def _open_checks(found: Material, seen: Assessment, reader: Reader, labels: Sequence[str]) -> tuple[OpenCheck, ...]:
    """Return what is still asked of a draft, worked out from what this reader may see."""
    if found.instrument is None or found.digest is not None:
        return ()
    registered = found.register.sources if found.register else ()
    sources = tuple(source for source in registered if may_know(source.handling, reader, labels))
    return tuple(
        OpenCheck(check=one.check, questions=one.questions, ask=one.ask)
        for one in checks_firing(found.instrument, seen, sources)
        if not one.settled
    )
