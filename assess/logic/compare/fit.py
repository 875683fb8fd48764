"""Whether sealed assessments belong together; every reason why not has a code of its own."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from assess.logic.text import same_words
from assess.model.assessment import Assessment
from assess.model.codebook import Codebook
from assess.model.panel import Panel
from assess.model.problem import Problem
from assess.model.source import Register

FEWEST, MOST = 2, 12
_NAMED = 8
"""How many questions a message names before it only counts the rest."""


def check_fit(
    assessments: Sequence[Assessment], panel: Panel | None = None, register: Register | None = None
) -> tuple[Problem, ...]:
    """Return every reason why these assessments cannot be laid side by side, whatever order they come in.

    They are first seals: an amendment is refused here, as it stands beside its first seal and never in its place.
    """
    ordered = sorted(assessments, key=lambda one: (one.assessor.label, one.assessor.key))
    return (
        *_number(ordered),
        *check_first_seals(ordered),
        *check_twice(ordered),
        *_one_case(ordered),
        *_one_instrument(ordered),
        *(_on_panel(ordered, panel) if panel else ()),
        *(_in_register(ordered, register) if register else ()),
    )


def check_same(first: Assessment, amendment: Assessment) -> tuple[Problem, ...]:
    """Return every reason why an amendment is about something else than the first seal it names."""
    both = (first, amendment)
    return (*_one_case(both), *_one_instrument(both))


def _number(assessments: Sequence[Assessment]) -> Iterator[Problem]:
    if len(assessments) < FEWEST:
        yield Problem("too-few", "", "it takes two assessments to compare", "name the sealed files of all assessors")
    if len(assessments) > MOST:
        yield Problem("too-many", "", f"{len(assessments)} assessments; at most {MOST} are compared")


def check_first_seals(assessments: Sequence[Assessment]) -> tuple[Problem, ...]:
    """Return a problem for whatever was changed after the first seal: others may have been talked to by then."""
    return tuple(_amended(assessments))


def _amended(assessments: Sequence[Assessment]) -> Iterator[Problem]:
    for one in assessments:
        if one.amendments:
            label = one.assessor.label
            hint = f"name the first seal too, {one.instrument.id}.{label}.sealed, as `assess seal` called it"
            message = f"{label} is an amendment without its first seal, which is what agreement counts"
            yield Problem("amended-seal", label, message, hint)


def check_twice(assessments: Sequence[Assessment]) -> tuple[Problem, ...]:
    """Return a problem for any two assessments of one case that have one key, or one label."""
    return tuple(_twice(assessments))


def _twice(assessments: Sequence[Assessment]) -> Iterator[Problem]:
    for one, other in combinations(assessments, 2):
        names = f"{one.assessor.label} and {other.assessor.label}"
        if one.assessor.key == other.assessor.key:
            hint = "name one first seal for each assessor; amendments of it may stand beside it"
            yield Problem("key-twice", names, "two assessments of one assessor (the same key)", hint)
        elif same_words(one.assessor.label) == same_words(other.assessor.label):
            hint = "the coordinator gives one of them another label"
            yield Problem("label-twice", names, "two assessors have the same label", hint)


def _one_case(assessments: Sequence[Assessment]) -> Iterator[Problem]:
    yield from _differing(assessments, "case-differs", "another case", lambda one: one.case)
    yield from _differing(assessments, "occasion-differs", "another occasion", lambda one: one.occasion)
    # A report that says FICTIONAL must be all of it.
    yield from _differing(
        assessments, "fictional-differs", "another sort of case (fictional, real)", lambda one: one.fictional
    )


def _differing(
    assessments: Sequence[Assessment], code: str, words: str, part: Callable[[Assessment], object]
) -> Iterator[Problem]:
    """Give a problem for everyone who differs from the first; which of them is wrong is not ours to say."""
    for other in assessments[1:]:
        if part(other) != part(assessments[0]):
            first, second = assessments[0].assessor.label, other.assessor.label
            yield Problem(code, second, f"{second} assesses {words} than {first}", "only one of the two belongs here")


def _one_instrument(assessments: Sequence[Assessment]) -> Iterator[Problem]:
    for other in assessments[1:]:
        yield from check_text(assessments[0], other, f"{other.assessor.label} and {assessments[0].assessor.label}")


def check_text(first: Assessment, other: Assessment, names: str) -> tuple[Problem, ...]:
    """Return what differs between two instruments: id or version, else the digest, else what the codebooks say.

    `names` says which two assessments they are, the other one first.
    """
    return tuple(_texts(first, other, names))


def _texts(first: Assessment, other: Assessment, names: str) -> Iterator[Problem]:
    one, two = first.instrument, other.instrument
    if (one.id, one.version) != (two.id, two.version):
        message = f"{names} used {two.id} {two.version} and {one.id} {one.version}"
        yield Problem("instrument-differs", other.assessor.label, message, "compare what was rated with one instrument")
    elif one.digest != two.digest:
        message = f"{names} used two texts of {one.id} {one.version}: {_changed(first.codebook, other.codebook)}"
        hint = "an instrument that changes needs a new version; rate these questions again with one text"
        yield Problem("digest-differs", other.assessor.label, message, hint)
    elif _asked(first.codebook) != _asked(other.codebook):
        message = f"the codebooks of {names} differ, though the instrument is the same"
        yield Problem("codebook-differs", other.assessor.label, message, "seal the assessments with one assess version")


def _changed(one: Codebook | None, other: Codebook | None) -> str:
    """Name the questions that differ by their codes."""
    before, after = _digests(one), _digests(other)
    codes = [before.get(name, after.get(name, ("", "")))[0] for name in {**before, **after}]
    differing = [
        code for code, name in zip(codes, {**before, **after}, strict=True) if before.get(name) != after.get(name)
    ]
    if not differing:
        return "no question differs, but scales or rules do"
    more = f" and {len(differing) - _NAMED} more" if len(differing) > _NAMED else ""
    return f"{', '.join(differing[:_NAMED])}{more}"


def _digests(codebook: Codebook | None) -> dict[str, tuple[str, str]]:
    return {one.id: (one.code, one.digest) for one in codebook.questions} if codebook else {}


def _asked(codebook: Codebook | None) -> object:
    """Return what must be the same for levels to be compared: questions, facets, scales in their order."""
    if codebook is None:
        return None
    scales = {name: (scale.ordered, tuple(scale.levels)) for name, scale in codebook.scales.items()}
    facets = [tuple((name, facet.scale) for name, facet in one.facets.items()) for one in codebook.questions]
    return scales, facets, _digests(codebook), tuple(codebook.certainty)


def _on_panel(assessments: Sequence[Assessment], panel: Panel) -> Iterator[Problem]:
    members = {member.key: member.label for member in panel.assessors}
    for one in assessments:
        label = one.assessor.label
        if _about(one) != _about(panel):
            message = f"the panel is of another case, occasion or instrument than {label} assessed"
            yield Problem("panel-differs", label, message)
        if one.assessor.key not in members:
            hint = "the coordinator adds them in a new revision of the panel"
            yield Problem("not-on-panel", label, f"{label} is not on the panel", hint)
        elif members[one.assessor.key] != label:
            yield Problem("panel-differs", label, f"the panel has another label for {label}")
        if one.panel and one.panel.revision > panel.revision:
            message = f"{label} assessed under panel revision {one.panel.revision}, here is revision {panel.revision}"
            yield Problem("panel-older", label, message, "use the newest panel")


def _about(document: Assessment | Panel) -> object:
    return document.case, document.occasion, document.instrument, document.fictional


def _in_register(assessments: Sequence[Assessment], register: Register) -> Iterator[Problem]:
    for one in assessments:
        label = one.assessor.label
        if (one.case, one.fictional) != (register.case, register.fictional):
            yield Problem("register-differs", label, f"the register is of another case than {label} assessed")
        if one.register_ and one.register_.revision > register.revision:
            pinned = one.register_.revision
            message = f"{label} worked with register revision {pinned}, here is revision {register.revision}"
            yield Problem("register-older", label, message, "use the newest register")
