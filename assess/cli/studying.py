"""Agreement in the sealed assessments of many cases: open the files, make the study, give it as data and as text."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from assess.cli.output import message_stream, say
from assess.cli.withdrawn import refuse_withdrawn
from assess.logic.study import Study, study
from assess.logic.study.questions import StudiedFacet
from assess.store.envelope import Sealed, load_sealed

MANY, STEP = 50, 10
"""From so many files on a terminal hears how far the reading went, every so many files."""


class Studying:
    """Opened files as a study."""

    def __init__(self, files: Sequence[Path], *, same_assessors: bool, only_complete: bool = False) -> None:
        """Open every file; what is unsealed, altered or withdrawn is refused, and what is not one study."""
        sealed = list(_opened(files))
        refuse_withdrawn(sealed, lambda one: str(one.path))
        self.study: Study = study(sealed, same_assessors=same_assessors, only_complete=only_complete)
        if left := self.study.amendments:
            say(f"amendments left out: {left}; agreement counts the first seals")

    def record(self) -> dict[str, object]:
        """Return the study as JSON types, without the name of a case or the key of an assessor."""
        found, pinned = self.study, self.study.instrument
        return {
            "instrument": {
                "id": pinned.id,
                "version": pinned.version,
                "digest": pinned.digest,
                "title": found.title,
                "status": found.status,
            },
            "fictional": found.fictional,
            "cases": found.cases,
            "complete_only": found.only_complete,
            "assessors": list(found.assessors) if found.assessors else None,
            "questions": [_record(one) for one in found.facets],
        }

    def text(self, *, every: bool) -> str:
        """Return the study as text; `every` shows all coefficients, not only the main ones."""
        from assess.render.study import render_study

        return render_study(self.study, every=every)


def _record(one: StudiedFacet) -> dict[str, object]:
    total = sum(one.given)
    return {
        "question": one.question,
        "code": one.code,
        "label": one.label,
        "sort": one.sort,
        "facet": one.facet,
        "facet_label": one.facet_label,
        "levels": [
            {"code": code, "label": label, "ratings": count, "share": count / total if total else None}
            for code, label, count in zip(one.levels.codes, one.labels, one.given, strict=True)
        ],
        "missing": dict(one.missing),
        "set_aside": one.set_aside,
        "units": one.ratings.units,
        "coefficients": [each.record() for each in one.coefficients],
    }


def _opened(files: Sequence[Path]) -> Iterator[Sealed]:
    """Open files one by one; a terminal hears how far that went, where there are many."""
    stream = message_stream()
    told = len(files) >= MANY and stream.isatty()
    for number, path in enumerate(files, 1):
        if told and number % STEP == 0:
            stream.write(f"\rassess: reading {number} of {len(files)} files")
            stream.flush()
        try:
            yield load_sealed(path)
        except BaseException:
            if told:
                stream.write("\n")
            raise
    if told:
        stream.write("\n")
