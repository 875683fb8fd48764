"""A small fictional instrument and logs on it, as text, for tests that need one whole."""

import json
from collections.abc import Sequence
from typing import Any

import tomli
from pydantic import TypeAdapter

from assess.logic.documents import adapter_of
from assess.logic.fold import fold
from assess.model.assessment import Assessment
from assess.model.event import Event
from assess.model.instrument import Instrument
from assess.model.source import Source

SMALL = """
format = "assess.instrument/0"
[instrument]
id = "small"
version = "0.1.0"
title = "A small instrument for tests"
language = "en"
licence = "CC-BY-4.0"
status = "draft, not validated"
not_for = ["Use with any person."]
[use]
population = "Nobody."
roles = ["forensic-psychologist", "probation-assessor"]
barred_roles = ["mentor"]
barred_reason = "People in a supporting role do not rate risk."
settings = 2

[scales.concern]
watershed = "S|C"
levels = [
  { code = "N", label = "Not evident", meaning = "Looked for and not found." },
  { code = "S", label = "Some", meaning = "Seen at times." },
  { code = "C", label = "Clear", meaning = "Seen in most weeks." },
  { code = "D", label = "Driving", meaning = "Shapes the day." },
]
[scales.strength]
watershed = "E|I"
levels = [
  { code = "N", label = "Not in place", meaning = "Looked for and not found." },
  { code = "E", label = "Emerging", meaning = "First signs." },
  { code = "I", label = "In place", meaning = "Works in most weeks." },
]
[scales.need]
levels = [
  { code = "M", label = "Met", meaning = "Nothing is lacking." },
  { code = "L", label = "Large gap", meaning = "Much is lacking." },
]
[scales.by]
unordered = true
levels = [
  { code = "O", label = "Own choice", meaning = "Stopped when taking part was open." },
  { code = "P", label = "Only prevented", meaning = "Every known reason lies with others." },
]

[[missing]]
code = "not-enquired"
key = "n"
label = "Not yet asked"
class = "not-asked"
[[missing]]
code = "declined"
key = "d"
label = "Chose not to say"
class = "unknown"
[[missing]]
code = "not-applicable"
key = "a"
label = "Cannot apply"
class = "not-applicable"

[certainty]
question = "Which pattern of sources does this rest on?"
levels = [
  { code = "L", key = "l", label = "Low", meaning = "Less than moderate." },
  { code = "M", key = "m", label = "Moderate", meaning = "One good direct source." },
  { code = "H", key = "h", label = "High", meaning = "Two independent kinds agree." },
]
reasons = [
  { code = "one-source", key = "1", label = "Rests on one source", effect = "lowers", ledger = "one-source" },
  { code = "self-report", key = "r", label = "Rests on words alone", effect = "lowers", ledger = "self-report-only" },
  { code = "open", key = "x", label = "Counter-evidence is open", effect = "lowers", ledger = "unresolved" },
  { code = "prepared", key = "p", label = "May have been prepared", effect = "lowers" },
  { code = "against-interest", key = "a", label = "Said at a cost", effect = "raises" },
]
caps = [
  { when = "no-evidence", cap = "L", kinds = ["item", "dimension"] },
  { when = "self-report-only", cap = "L", kinds = ["item", "dimension"], exempt = ["static"] },
  { when = "one-source", cap = "L", kinds = ["item", "dimension"], exempt = ["static", "record"] },
  { when = "older-than", days = 365, cap = "L", kinds = ["item"], exempt = ["static"] },
  { when = "before-last-move", cap = "L", kinds = ["item"], exempt = ["static"] },
  { when = "unresolved", cap = "M", kinds = ["item", "dimension"] },
]

[[sections]]
id = "all"
label = "All"

[[items]]
id = "history"
code = "H1"
label = "Length of involvement"
section = "all"
predictor = "static"
effect = "risk"
scale = "concern"

[[items]]
id = "ties"
code = "D1"
label = "Ties to active people"
section = "all"
predictor = "dynamic"
effect = "risk"
scale = "concern"
relevance = true
change = true
mirrors = "distance"
act_now = ["D"]
indicators = [{ key = "a", label = "Visits" }, { key = "b", label = "Calls" }]
flags = [{ key = "k", label = "Key" }]

[[items]]
id = "distance"
code = "P1"
label = "Distance from the old circle"
section = "all"
predictor = "dynamic"
effect = "protective"
scale = "strength"
mirrors = "ties"

[[items]]
id = "home"
code = "N1"
label = "A home"
section = "all"
predictor = "dynamic"
effect = "need"
scale = "need"
relevance = true
applies_when = 'phase == "released"'
fields = [{ id = "by-when", label = "By when", type = "date" }]

[[dimensions]]
id = "exit"
code = "X1"
label = "Engagement and disengagement"
from = "engagement"
to = "disengagement"
about = "What the person does."
facets = [
  { id = "how-far", label = "How far", scale = "strength" },
  { id = "by", label = "Through whom", scale = "by" },
]

[[judgements]]
id = "harm"
code = "J1"
label = "How serious would the harm be?"
scale = "concern"
scenario = "return"
explain = true
required = true

[[scenarios]]
id = "return"
label = "Goes back"
[[scenarios]]
id = "stay-away"
label = "Stays away"
[[plan_areas]]
id = "support"
label = "Support"
[formulation]
prompts = [{ id = "way-in", ask = "How did it begin?" }]
[conclusion]
texts = [{ id = "limits", ask = "What are the limits?", required = true }]
[own_items]
scale = "concern"
maximum = 2
[[checks]]
id = "both-ends"
ask = "Both high: which extract carries which?"
rule = "mirrors-both-high"
"""

RAW: dict[str, Any] = tomli.loads(SMALL)
INSTRUMENT = adapter_of(Instrument).validate_json(json.dumps(RAW))
AT = "2026-03-02T11:00:00+01:00"
OPENED: dict[str, Any] = {
    "event": "opened",
    "at": AT,
    "fictional": True,
    "case": "DEMO-01",
    "occasion": "2026-03",
    "assessor": {"key": "0" * 32, "label": "A1", "role": "forensic-psychologist"},
    "instrument": {"id": "small", "version": "0.1.0", "digest": "0" * 64},
    "as_of": "2026-03-02",
    "phase": "pre-release",
}
EVENTS: TypeAdapter[Event] = TypeAdapter(Event)


def event(kind: str, /, **fields: object) -> Event:
    """Return one event, as it would be read from a journal."""
    return EVENTS.validate_json(json.dumps({"event": kind, "at": AT, **fields}))


def source(name: str, kind: str = "interview", date: str = "2026-02-01", **fields: object) -> Source:
    """Return a source seen in custody with an origin of its own."""
    plain = {"id": name, "kind": kind, "date": date, "setting": "custody", "origin": name.lower(), **fields}
    return Source.model_validate_json(json.dumps(plain))


def log_of(*events: Event, **opened: object) -> tuple[Event, ...]:
    """Return a log that begins with `opened`."""
    return (EVENTS.validate_json(json.dumps({**OPENED, **opened})), *events)


def assessment_of(*events: Event, **opened: object) -> Assessment:
    """Return the fold of such a log."""
    return fold(log_of(*events, **opened))


def cites(question: str, sources: Sequence[Source], relation: str = "supports", first: int = 1) -> tuple[Event, ...]:
    """Return the events that add each source with one extract linked to `question`."""
    found: list[Event] = []
    for number, one in enumerate(sources, first):
        found += [
            event("source", source=json.loads(one.model_dump_json())),
            event("evidence", id=f"E{number}", source=one.id, page=None, text="An extract."),
            event("linked", id=f"E{number}", question=question, relation=relation),
        ]
    return tuple(found)
