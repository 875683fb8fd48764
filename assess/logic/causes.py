"""What a meeting names, in words: why levels differed, after what somebody moved."""

from collections.abc import Mapping

from assess.model.consensus import After, Cause

CAUSES: Mapping[Cause, str] = {
    "evidence": "different evidence",
    "reading": "the same evidence, read differently",
    "anchor": "the anchor, understood differently",
    "time-frame": "another time frame",
    "slip": "a slip",
}
AFTERS: Mapping[After, str] = {"new-fact": "after a new fact", "argument": "after an argument"}
