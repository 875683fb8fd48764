"""The commands of a meeting: how each is read, how it is written, what help says about it."""

import re
from collections.abc import Callable, Mapping

from assess.interview.actions import Action, Comment, Go, Next, Review
from assess.interview.grammar.command import Command, bare, one_word, words_of
from assess.interview.grammar.moving import LEAVING, MOVING
from assess.interview.meeting import actions
from assess.interview.meeting.actions import Answered
from assess.interview.options import name_and_text, split_colon
from assess.interview.parse import LINE, command_in
from assess.interview.state import Refused, echoed
from assess.logic.causes import CAUSES
from assess.model.consensus import After, Cause

_SETTLE = "settle N [CERTAINTY] [: WHY], or settle none REASON"
_MOVED = "moved A1 [A3] fact|argument : TEXT"
_DISSENT = "dissent A2 [N [CERTAINTY]] : TEXT"
_ASK = "ask A1 2026-03-31 : TEXT"
_CAUSE = "cause evidence|reading|anchor|time|slip"
_LIST = "list [all]"
_NUMBER = re.compile(r"[0-9]{1,3}")
_AFTERS: Mapping[str, After] = {"fact": "new-fact", "argument": "argument"}
_MOST = 40


def parse_meeting_line(line: str) -> Action:
    """Return the action that a line means; raise Refused where it means none."""
    match = LINE.fullmatch(line)
    if match is None:
        return Next()
    word, rest = match[1], match[2] or ""
    if word.startswith("#"):
        return Comment()
    if word.startswith(":") and len(word) > 1 and not rest.strip():
        return Go(None, word[1:])
    return command_in(COMMANDS, ALIASES, word).parse(rest)


def is_command_word(word: str) -> bool:
    """Return whether this is a command by its full name, whatever follows it."""
    return word.lower() in COMMANDS


def _before_colon(rest: str) -> tuple[str, str | None]:
    """Return what stands before the first colon, and the text after it where there is one."""
    if ":" not in rest:
        return rest, None
    before, text = split_colon(rest, "")
    return before, text if text.strip() else None


def _answered(words: list[str], usage: str) -> Answered:
    """Read an option with its certainty, or `none` with its reason."""
    if not words:
        return Answered()
    if words[0].lower() == "none" and len(words) == 2:  # noqa: PLR2004 - none and its reason
        return Answered(missing=words[1])
    if _NUMBER.fullmatch(words[0]) and len(words) <= 2:  # noqa: PLR2004 - a number and its certainty
        return Answered(int(words[0]), certainty=words[1] if len(words) > 1 else None)
    if _NUMBER.fullmatch(words[0]):
        raise Refused("behind the level stands its certainty, then a colon and the reason", f"type it as: {usage}")
    raise Refused("this names no level: a level goes by its number", f"type it as: {usage}")


def _settle(rest: str) -> Action:
    before, text = _before_colon(rest)
    if not before.split():
        raise Refused("a level is missing", f"type it as: {_SETTLE}")
    return actions.Settle(_answered(before.split(), _SETTLE), text)


def _open(rest: str) -> Action:
    before, text = _before_colon(rest)
    words_of(before, "open [: WHY]", 0, 0)
    return actions.LeaveOpen(text)


def _moved(rest: str) -> Action:
    before, text = _before_colon(rest)
    *who, after = before.split() or [""]
    if after.lower() not in _AFTERS or not who:
        raise Refused("moved takes who, then fact or argument", f"type it as: {_MOVED}")
    return actions.Move(tuple(who), _AFTERS[after.lower()], text)


def _dissent(rest: str) -> Action:
    before, text = _before_colon(rest)
    of, *answer = words_of(before, _DISSENT, 1, 3)
    return actions.Dissent(of, _answered(answer, _DISSENT), text)


def _ask(rest: str) -> Action:
    before, text = name_and_text(rest, _ASK)
    return actions.FindOut(tuple(words_of(before, _ASK, 0, 2)), text if text and text.strip() else None)


def _cause(rest: str) -> Action:
    (word,) = words_of(rest, _CAUSE, 1, 1)
    named: dict[str, Cause] = {**{cause: cause for cause in CAUSES}, "time": "time-frame"}
    if word.lower() not in named:
        raise Refused(f"there is no cause {echoed(word)}", f"type it as: {_CAUSE}")
    return actions.NameCause(named[word.lower()])


def _close(rest: str) -> Action:
    before, text = _before_colon(rest)
    words_of(before, "close [: WHY SOMETHING IS LEFT OUT]", 0, 0)
    return actions.Close(text)


def _list(rest: str) -> Action:
    words = words_of(rest, _LIST, 0, 1)
    if words and words[0].lower() != "all":
        raise Refused(f"there is no list {echoed(words[0])}", f"type it as: {_LIST}")
    return actions.ShowAgenda(bool(words))


def _labels(kind: Callable[[tuple[str, ...]], Action], usage: str, *about: str) -> Command:
    """Return a command that takes labels, with or without commas between them."""
    return Command(lambda rest: kind(tuple(words_of(rest.replace(",", " "), usage, 1, _MOST))), usage, about)


COMMANDS: Mapping[str, Command] = {
    "present": _labels(
        actions.SayPresent, "present A1 A2 K1", "Who is there: labels; all stands for every assessor of the comparison."
    ),
    "date": one_word(actions.SayDate, "date 2026-03-12", "When the meeting is."),
    "order": _labels(actions.SayOrder, "order A1 A3 A2", "In which order the assessors speak: least senior first."),
    "settle": Command(
        _settle,
        _SETTLE,
        (
            "Settles this question at the Nth level. Whether somebody rated it so, the program sees.",
            "Who holds another level is then asked, one line each.",
        ),
    ),
    "open": Command(_open, "open [: WHY]", ("Leaves this question open.",)),
    "because": Command(
        lambda rest: actions.Because(rest if rest.strip() else None),
        "because TEXT",
        ("Why it is settled so, or left open. Without a text: several lines, to a lone dot.",),
    ),
    "cause": Command(
        _cause,
        _CAUSE,
        ("Why the levels differed, as you see it: " + "; ".join(CAUSES.values()) + ".",),
    ),
    "moved": Command(_moved, _MOVED, ("Who no longer holds what they held, and which fact or argument moved them.",)),
    "dissent": Command(
        _dissent,
        _DISSENT,
        ("What an assessor holds against it, in their own words; the level is what they hold, if none is named.",),
    ),
    "keeps": _labels(actions.Keep, "keeps A2", "Who holds what they held, and lets it stand without dissent."),
    "ask": Command(_ask, _ASK, ("What is to be found out, by whom, by when; who and when may be left away.",)),
    **{word: MOVING[word] for word in ("go", "next", "back")},
    "list": Command(_list, _LIST, ("The agenda with how each line stands; list all: every question.",)),
    "review": bare(Review, "review", "What is left out so far."),
    **{word: MOVING[word] for word in ("undo", "redo")},
    "close": Command(
        _close,
        "close [: WHY SOMETHING IS LEFT OUT]",
        ("Closes the record for good: shows what is left out, asks why, asks to confirm.",),
    ),
    **{word: LEAVING[word] for word in ("help", "quit")},
}
"""Every command of a meeting by its word."""

ALIASES = {"h": "help", "?": "help", "n": "next", "b": "back", "q": "quit", "u": "undo"}
"""The few short forms."""
