"""What is settled before anybody rates: facts of the case, its context, why it came, what the person was told."""

from collections.abc import Mapping
from typing import Literal

Answer = Literal["yes", "no", "unknown"]
"""Whether something of the context holds in this case."""

FACTS: Mapping[str, str] = {
    "as-of": "Date of this assessment; the ages of sources count from it",
    "phase": "Phase of the case, one word such as pre-release",
    "setting": "Setting, one word such as custody or community",
    "last-move": "Date of the last move between settings",
}
"""Facts on which rules rest; each may be corrected until the seal."""

CONTEXT: Mapping[str, str] = {
    "short-sentence": "Short sentence, little time left to work in",
    "failed-departure": "Wanted to leave for a movement abroad and was stopped",
    "returned-from-abroad": "Returned from an area where the movement fought",
    "first-conviction": "First conviction of any kind",
    "interpreter": "Seen through an interpreter",
    "seen-remotely": "Seen by video or telephone alone",
    "not-seen": "Not seen by this assessor: the file alone",
}
"""What bears on how far an assessment can be relied on; printed under limits, never rated."""

TEXTS: Mapping[str, str] = {
    "referral": "What are you asked? The referral question in its words",
    "commissioner": "Who asks, and what do they decide with it?",
    "told": "What was the person told, by whom, when? Purpose; who reads it; not answering is not held against anyone",
    "involvement": "What had you to do with this person, or with earlier assessments, before?",
    "expectation": "What do you expect to conclude, before you begin? It is read beside what you conclude in the end",
}
"""What is written first, in the assessor's own words."""
