"""The parts a scenario may say one by one, and what each of them answers."""

from collections.abc import Mapping

from assess.model.assessment import ScenarioPart

STAY_AWAY = "stay-away"
"""The kind of scenario in which the person stays away: nobody asks how serious it is, or what would prevent it."""

PARTS: Mapping[ScenarioPart, str] = {
    "nature": "what happens, to whom",
    "severity": "how serious, for whom",
    "imminence": "how soon, under which conditions",
    "likelihood": "how plausible, in words, and why",
    "signs": "what would be seen first",
    "prevention": "what would prevent it",
}
"""The parts in the order in which they are shown and read."""

_OF_HARM: frozenset[ScenarioPart] = frozenset(["severity", "prevention"])


def parts_of(kind: str) -> tuple[ScenarioPart, ...]:
    """Return the parts that a scenario of this kind is expected to say."""
    return tuple(part for part in PARTS if kind != STAY_AWAY or part not in _OF_HARM)
