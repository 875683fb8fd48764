"""A comparison of the usual size: three assessors, forty questions, an extract and a note of each on every question."""

from assess.logic.compare import compare
from assess.model.assessment import Assessment
from assess.model.base import MAIN
from assess.model.comparison import Comparison, Reader
from tests.builders import assessment, codebook, question, sealed, source

_ITEMS = tuple(f"{kind}{number}" for kind in "DPN" for number in range(1, 11))
_DIMENSIONS = tuple(f"X{number}" for number in range(1, 7))
_JUDGEMENTS = tuple(f"J{number}" for number in range(1, 5))
_SCALES = {"D": "concern", "P": "strength", "N": "need"}
_EFFECTS = {"D": "risk", "P": "protective", "N": "need"}
BOOK = codebook(
    (
        *(
            question(
                f"item-{code.lower()}",
                code,
                "What a question is usually called",
                _SCALES[code[0]],
                predictor="dynamic",
                effect=_EFFECTS[code[0]],
            )
            for code in _ITEMS
        ),
        *(
            question(
                f"way-{code.lower()}", code, "A way of leaving", {MAIN: "exit", "tested": "tested"}, sort="dimension"
            )
            for code in _DIMENSIONS
        ),
        *(
            question(f"final-{code.lower()}", code, "How soon could this come about?", "timing", sort="judgement")
            for code in _JUDGEMENTS
        ),
    ),
    own_scale=None,
)
_LEVELS = {"D": "NSCD", "P": "NEIR", "N": "MSLB", "X": "NBSC", "J": "DMI"}
_CITED = tuple(f"S-{first}{second}AA" for first in "23456" for second in "67")
_NOTE = "Two dated entries carry this; what the person says about it fits them, and nothing speaks against it."
_EXTRACT = "On most evenings since December he was seen at the table of two residents known for the movement."


def _level(code: str, number: int, place: int) -> str:
    """Let every third question be rated differently, at each certainty in turn."""
    levels = _LEVELS[code[0]]
    apart = place if number % 3 == 0 else 0
    return f"{levels[(number + apart) % len(levels)]} {'LMH'[(number + place) % 3]} single-source"


def _assessed(place: int) -> Assessment:
    codes = (*_ITEMS, *_DIMENSIONS, *_JUDGEMENTS)
    rated = {
        code: {MAIN: _level(code, number, place), "tested": "N M"} if code[0] == "X" else _level(code, number, place)
        for number, code in enumerate(codes)
    }
    one = assessment(
        f"A{place + 1}",
        rated,
        {code: [_CITED[(number + place) % len(_CITED)]] for number, code in enumerate(codes)},
        tuple(source(name, f"origin-{name.lower()}") for name in _CITED),
        notes=dict.fromkeys(codes, _NOTE),
        codebook=BOOK,
        formulation=dict.fromkeys(("draws", "holds"), f"{_NOTE} {_EXTRACT}"),
    )
    return one.model_copy(
        update={
            "evidence": tuple(
                extract.model_copy(update={"text": f"{number}: {_EXTRACT}"})
                for number, extract in enumerate(one.evidence)
            )
        }
    )


def forty(reader: Reader) -> Comparison:
    """Return the comparison for a reader."""
    return compare(sealed(*map(_assessed, range(3))), reader=reader)
