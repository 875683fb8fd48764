"""The sources an assessor cites: taking one, seeing them, and adding one by answering six questions."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from assess.interview import actions
from assess.interview.fields import checked_date
from assess.interview.state import Outcome, Refused, Stamp, State, echoed, record, show
from assess.logic.text import same_words
from assess.model.base import CASE_PATTERN, LINE_LIMIT, SLUG_PATTERN
from assess.model.event import EvidenceAdded, SourceAdded
from assess.model.source import KINDS, Kind, Named, Source

_LONGEST_WORD = 64
_TOKEN = re.compile(r"[0-9A-HJKMNP-TV-Z]{4,8}")


def take(state: State, action: actions.TakeSource, _stamp: Stamp) -> Outcome:
    """Take a source for the extracts that follow, or show the sources."""
    if action.source is None:
        return show(state, *source_lines(state))
    source = _source_meant(state, action.source)
    if source is None:
        hint = "src shows the sources with their numbers, src new adds one"
        raise Refused(f"there is no source {echoed(action.source)}", hint)
    return show(replace(state, source=source.id), f"Extracts come from {_line(source)}")


def _source_meant(state: State, word: str) -> Source | None:
    """Return the source with that id, or that number in the list of sources."""
    if re.fullmatch(r"[0-9]{1,3}", word) and 1 <= int(word) <= len(state.sources):
        return state.sources[int(word) - 1]
    return state.source_named(word.upper())


def last_source(state: State) -> tuple[str, ...]:
    """Say how to take the source of the last extract again: after a pause none is taken."""
    if state.source or not state.assessment.evidence:
        return ()
    name = state.assessment.evidence[-1].source
    return (f"The last extract came from {name}: src {name} takes it again.",)


def source_lines(state: State) -> tuple[str, ...]:
    """Return the sources, each with how many extracts come from it."""
    if not state.sources:
        return ("There are no sources yet: src new adds one.",)
    taken = [extract.source for extract in state.assessment.evidence]
    lines = [
        f"  {number} {_line(source)} Extracts: {taken.count(source.id)}."
        for number, source in enumerate(state.sources, 1)
    ]
    current = f"Extracts come from {state.source}." if state.source else "No source is taken: src NUMBER takes one."
    return (*lines, current)


def _line(source: Source) -> str:
    who = f", present: {', '.join(source.present)}" if source.present else ""
    marks = f"{', joint' if source.joint else ''}, origin {source.origin}, {_handling_words(source)}"
    about = f"{KINDS[source.kind].label}, {source.date}, {source.setting}{who}{marks}"
    return f"{source.id}: {about}{', own' if source.own else ''}."


def _handling_words(source: Source) -> str:
    if isinstance(source.handling, Named):
        return f"for {' '.join(source.handling.named)} alone"
    return "for every reader" if source.handling == "share" else "for assessors"


@dataclass(frozen=True, slots=True)
class Draft:
    """A source on its way: the answers so far, in the order of `STEPS`."""

    answers: tuple[Any, ...] = ()
    known: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    unfinished = "the new source"
    guarded = False

    @property
    def step(self) -> str:
        """What is asked now."""
        return tuple(STEPS)[len(self.answers)]

    @property
    def ask(self) -> tuple[str, ...]:
        """What is printed before the answer."""
        lines = _ASKS[self.step]
        known = dict(zip(("setting", "origin"), self.known, strict=True)).get(self.step, ())
        return (*lines, f"So far in this case: {', '.join(known)}.") if known else lines

    @property
    def prompt(self) -> str:
        """The word before the cursor."""
        return self.step

    def answer(self, state: State, line: str, stamp: Stamp) -> Outcome:
        """Take one more answer; after the last the source is recorded, a lone dot drops it."""
        if line.strip() == ".":
            return Outcome(replace(state, asking=()), lines=("The new source was not kept.",))
        answers = (*self.answers, STEPS[self.step](line.strip()))
        if len(answers) < len(STEPS):
            return Outcome(replace(state, asking=(replace(self, answers=answers),)))
        source = _source(_free_id(state, stamp.fresh), dict(zip(STEPS, answers, strict=True)))
        words = f"source {_line(source)}"
        event = SourceAdded(at=stamp.now, source=source)
        return record(state, (event,), words, "Extracts come from it now.", asking=(), source=source.id)


def add(state: State, _action: actions.NewSource, _stamp: Stamp) -> Outcome:
    """Begin to ask for a new source."""
    settings = tuple(dict.fromkeys(source.setting for source in state.sources))
    origins = tuple(dict.fromkeys(source.origin for source in state.sources))
    return Outcome(replace(state, asking=(Draft((), (settings, origins)),)))


def _source(name: str, told: Mapping[str, Any]) -> Source:
    marks = {"joint", "interpreter"} & set(told["present"])
    return Source(
        id=name,
        own=True,
        kind=told["kind"],
        date=told["date"],
        setting=told["setting"],
        present=tuple(word for word in told["present"] if word != "joint"),
        joint="joint" in marks,
        interpreter="interpreter" in marks,
        origin=told["origin"],
        handling=told["handling"],
    )


def _free_id(state: State, fresh: str) -> str:
    """Return an id made of the random token that no source of the case has or had."""
    if not _TOKEN.fullmatch(fresh):
        message = "a fresh token has four to eight characters of the id alphabet"
        raise ValueError(message)
    had = {event.source.id for event in state.log if isinstance(event, SourceAdded)}
    had |= {event.source for event in state.log if isinstance(event, EvidenceAdded) and event.source}
    taken = had | {source.id for source in state.sources}
    tried = (f"S-{fresh[:length]}" for length in range(4, len(fresh) + 1))
    free = next((name for name in tried if name not in taken), None)
    if free is None:
        raise Refused("the id drawn for the source is taken", "answer once more: another is drawn")
    return free


def _kind(typed: str) -> Kind:
    kinds = tuple(KINDS)
    if re.fullmatch(r"[0-9]{1,2}", typed) and 1 <= int(typed) <= len(kinds):
        return kinds[int(typed) - 1]
    wanted = set(same_words(typed).split())
    meant = [kind for kind, traits in KINDS.items() if wanted and wanted <= _words_of(kind, traits.label)]
    if typed in kinds or len(meant) == 1:
        return kinds[kinds.index(typed)] if typed in kinds else meant[0]
    hint = f"1 to {len(kinds)} of the list, or words of it such as {kinds[0]}; a lone dot gives up"
    raise Refused(f"{echoed(typed)} is no kind of source", hint)


def _words_of(kind: Kind, label: str) -> set[str]:
    return {kind, *same_words(f"{kind.replace('-', ' ')} {label}").split()}


def _slug(typed: str) -> str:
    word = "-".join(typed.lower().split())
    if not re.fullmatch(SLUG_PATTERN, word) or len(word) > _LONGEST_WORD or word.isdecimal():
        raise Refused(
            f"{echoed(typed)} does not do as a word here",
            "letters a to z, digits and hyphens, such as custody or wing-log; no names",
        )
    return word


def _present(typed: str) -> tuple[str, ...]:
    words = tuple(dict.fromkeys(word for part in typed.split(",") if (word := " ".join(part.split()))))
    if any(len(word) > LINE_LIMIT for word in words):
        raise Refused("one of these is too long", f"{LINE_LIMIT} characters each are the most")
    return words


def _handling(typed: str) -> str | Named:
    if typed in ("", "share", "assessors"):
        return typed or "assessors"
    labels = tuple(dict.fromkeys(typed.removeprefix("named").replace(",", " ").split()))
    if typed.startswith("named ") and labels and all(re.fullmatch(CASE_PATTERN, label) for label in labels):
        return Named(named=labels)
    raise Refused(f"{echoed(typed)} is no handling", "an empty line (assessors), share, or named A1 A2")


STEPS: Mapping[str, Callable[[str], Any]] = {
    "kind": _kind,
    "date": checked_date,
    "setting": _slug,
    "present": _present,
    "origin": _slug,
    "handling": _handling,
}
_ASKS: Mapping[str, tuple[str, ...]] = {
    "kind": (
        "A new source. What kind is it? A lone dot gives up.",
        *(f"  {number} {traits.label}" for number, traits in enumerate(KINDS.values(), 1)),
    ),
    "date": ("From which date? Written like 2026-01-31.",),
    "setting": ("In which setting? One word, such as custody or community.",),
    "present": (
        "Who was present? Roles or labels with commas between them; may be empty.",
        "Write joint for a joint interview, interpreter where one took part.",
    ),
    "origin": (
        "Whose words or records are these in the end? One word, such as wing-log;",
        "the same one for every source that only repeats them.",
    ),
    "handling": (
        "Who may know of it? An empty line: all assessors. share: every reader as well.",
        "named A1 A2: these assessors alone.",
    ),
}
