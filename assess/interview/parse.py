"""One line of text becomes one action: whole words, a few fixed aliases, no prefix matching, text as it was typed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple, get_args

from assess.interview import actions
from assess.interview.actions import Action, Listing
from assess.interview.options import read_extract, read_link, split_colon
from assess.interview.state import Refused, echoed
from assess.logic.shape import nearest
from assess.model.assessment import Nature, Resolution

ALIASES = {"h": "help", "?": "help", "g": "guide", "n": "next", "b": "back", "q": "quit", "u": "undo"}
_LINE = re.compile(r"\s*(\S+)(?:\s(.*))?", re.DOTALL)
_NUMBER = re.compile(r"[0-9]{1,3}")


def parse_line(line: str) -> Action:
    """Return the action that a line means; raise Refused where it means none."""
    match = _LINE.fullmatch(line)
    if match is None:
        return actions.Next()
    word, rest = match[1], match[2] or ""
    if word.startswith("#"):
        return actions.Comment()
    if word.startswith(":") and len(word) > 1:
        return _faceted(word[1:], rest)
    if _NUMBER.fullmatch(word):
        certainty, *reasons = rest.split() or [None]
        return actions.Choose(int(word), certainty, tuple(reason for reason in reasons if reason))
    return _command(word).parse(rest)


def _command(word: str) -> "_Command":
    command = COMMANDS.get(ALIASES.get(word, word))
    if command:
        return command
    meant = nearest(word.lower(), [*COMMANDS, *ALIASES])
    if re.fullmatch(r"[A-Za-z]+[0-9]+|own-[0-9]+", word):
        hint = f"go {word} goes to a question; help lists the commands"
    elif re.fullmatch(r"[0-9]+[a-z]", word):
        hint = f"a space stands between the option and the certainty: {word[:-1]} {word[-1]}"
    else:
        hint = f"did you mean {meant}? help lists the commands" if meant else "help lists the commands"
    raise Refused(f"{echoed(word) if meant else 'this'} is no command", hint)


def _faceted(facet: str, rest: str) -> Action:
    """Read `:facet` with what follows it; alone it goes there."""
    if not rest.strip():
        return actions.Go(None, facet)
    action = parse_line(rest)
    if isinstance(action, actions.Choose | actions.Decline | actions.Sure | actions.Change):
        return replace(action, facet=facet)
    raise Refused(
        f"a facet cannot stand before {rest.split(maxsplit=1)[0]}", ":FACET stands before a number, none, sure or chg"
    )


class _Command(NamedTuple):
    """How the rest of a command's line is read, and how the command is written."""

    parse: Callable[[str], Action]
    usage: str


def _words(rest: str, usage: str, least: int, most: int) -> list[str]:
    """Return the words of a line, if there are as many as the command takes."""
    words = rest.split()
    if least <= len(words) <= most:
        return words
    raise Refused(f"{usage.split(maxsplit=1)[0]} takes other words than these", f"type it as: {usage}")


def _bare(kind: Callable[[], Action], usage: str) -> _Command:
    def read(rest: str) -> Action:
        _words(rest, usage, 0, 0)
        return kind()

    return _Command(read, usage)


def _one(kind: Callable[[str], Action], usage: str) -> _Command:
    return _Command(lambda rest: kind(*_words(rest, usage, 1, 1)), usage)


def _maybe(kind: Callable[[str | None], Action], usage: str) -> _Command:
    def read(rest: str) -> Action:
        words = _words(rest, usage, 0, 1)
        return kind(words[0] if words else None)

    return _Command(read, usage)


def _text(kind: Callable[[str], Action], usage: str) -> _Command:
    return _Command(kind, usage)


_SURE = "sure CERTAINTY [REASON ...]"
_SRC = "src [SOURCE | new]"
_LINK = "link EXTRACT [+CODE -CODE ?CODE ...]"
_UNLINK = "unlink EXTRACT CODE"
_RESOLVE = "resolve EXTRACT -CODE : weaker-source | other-time | other-setting | open"
_IS = "is EXTRACT fact | statement | opinion"
_SCENARIO = "scenario KIND : TITLE"
_MEASURE = "measure AREA : TEXT"
_JUDGE = "judge CODE NUMBER [CERTAINTY] : TEXT"


def _sure(rest: str) -> Action:
    words = _words(rest, _SURE, 1, 30)
    return actions.Sure(words[0], tuple(words[1:]))


def _marks(what: str, usage: str) -> _Command:
    def read(rest: str) -> Action:
        words = _words(rest, usage, 0, 40)
        keys = () if words == ["-"] else tuple(dict.fromkeys(words))
        return actions.Mark("flags" if what == "flag" else "indicators", keys if words else None)

    return _Command(read, usage)


def _field(rest: str) -> Action:
    match = _LINE.fullmatch(rest)
    return actions.Fill(match[1], match[2] or "") if match else actions.Fill()


def _src(rest: str) -> Action:
    words = _words(rest, _SRC, 0, 1)
    return actions.NewSource() if words == ["new"] else actions.TakeSource(words[0] if words else None)


def _link(rest: str) -> Action:
    extract, *links = _words(rest, _LINK, 1, 30)
    return actions.Link(extract, tuple(read_link(word, _LINK) for word in links))


def _unlink(rest: str) -> Action:
    extract, question = _words(rest, _UNLINK, 2, 2)
    return actions.Unlink(extract, question.lstrip("+-?"))


def _resolve(rest: str) -> Action:
    before, how = split_colon(rest, _RESOLVE)
    extract, question = _words(before, _RESOLVE, 2, 2)
    found = next((word for word in get_args(Resolution) if word == "-".join(how.split())), None)
    if found is None:
        raise Refused(f"{echoed(how.strip())} is no way to resolve counter-evidence", f"type it as: {_RESOLVE}")
    return actions.Resolve(extract, question.lstrip("+-?"), found)


def _is(rest: str) -> Action:
    extract, word = _words(rest, _IS, 2, 2)
    nature = next((one for one in get_args(Nature) if one == word), None)
    if nature is None:
        raise Refused(f"an extract is no {echoed(word)}", f"type it as: {_IS}")
    return actions.Describe(extract, nature=nature)


def _titled(kind: Callable[[str | None, str | None], Action], usage: str) -> _Command:
    """Read the id of a text, and the text itself where a colon follows."""

    def read(rest: str) -> Action:
        name, text = split_colon(rest, usage) if ":" in rest else (rest, None)
        words = _words(name, usage, 0 if text is None else 1, 1)
        return kind(words[0] if words else None, text)

    return _Command(read, usage)


def _scenario(rest: str) -> Action:
    if not rest.strip():
        return actions.Imagine()
    if ":" not in rest and len(rest.split()) == 1:
        return actions.Imagine(rest.strip())
    kind, title = split_colon(rest, _SCENARIO)
    return actions.Imagine(_words(kind, _SCENARIO, 1, 1)[0], title.strip())


def _measure(rest: str) -> Action:
    if not rest.strip():
        return actions.Plan()
    area, text = split_colon(rest, _MEASURE)
    return actions.Plan(_words(area, _MEASURE, 1, 1)[0], text)


def _judge(rest: str) -> Action:
    before, text = split_colon(rest, _JUDGE) if ":" in rest else (rest, None)
    question, number, *sure = _words(before, _JUDGE, 2, 30)
    if not _NUMBER.fullmatch(number):
        raise Refused(f"{echoed(number)} is no number of an option", f"type it as: {_JUDGE}")
    return actions.Judge(question, int(number), text, sure[0] if sure else None, tuple(sure[1:]))


def _go(rest: str) -> Action:
    question, _, facet = _words(rest, "go CODE[:FACET]", 1, 1)[0].partition(":")
    return actions.Go(question or None, facet or None)


def _list(rest: str) -> Action:
    usage = f"list {' | '.join(get_args(Listing))}"
    (word,) = _words(rest, usage, 1, 1)
    listing = next((one for one in get_args(Listing) if one == word), None)
    if listing is None:
        raise Refused(f"there is no list {echoed(word)}", f"type it as: {usage}")
    return actions.ShowList(listing)


def _own(rest: str) -> Action:
    return actions.AddOwn(rest if rest.strip() else None)


COMMANDS: Mapping[str, _Command] = {
    "none": _maybe(actions.Decline, "none REASON"),
    "sure": _Command(_sure, _SURE),
    "rel": _one(actions.Relate, "rel l | m | h"),
    "chg": _one(actions.Change, "chg w | s | b | u"),
    "flag": _marks("flag", "flag [KEY ... | -]"),
    "mark": _marks("mark", "mark [KEY ... | -]"),
    "field": _Command(_field, "field [NAME TEXT]"),
    "src": _Command(_src, _SRC),
    "e": _Command(read_extract, "e [PAGE +CODE -CODE ?CODE :] TEXT"),
    "link": _Command(_link, _LINK),
    "unlink": _Command(_unlink, _UNLINK),
    "resolve": _Command(_resolve, _RESOLVE),
    "is": _Command(_is, _IS),
    "verbatim": _one(lambda word: actions.Describe(word, form="verbatim"), "verbatim EXTRACT"),
    "paraphrase": _one(lambda word: actions.Describe(word, form="paraphrase"), "paraphrase EXTRACT"),
    "note": _text(actions.Note, "note TEXT"),
    "ask": _text(actions.Ask, "ask TEXT"),
    "undo": _bare(actions.Undo, "undo"),
    "redo": _bare(actions.Redo, "redo"),
    "next": _bare(actions.Next, "next"),
    "back": _bare(actions.Back, "back"),
    "go": _Command(_go, "go CODE[:FACET]"),
    "find": _text(actions.Find, "find WORD"),
    "list": _Command(_list, f"list {' | '.join(get_args(Listing))}"),
    "guide": _Command(lambda rest: actions.Guide(rest.strip() or None), "guide [CODE | THEME | all]"),
    "map": _bare(actions.ShowMap, "map"),
    "review": _bare(actions.Review, "review"),
    "formulation": _titled(actions.Formulate, "formulation [ID [: TEXT]]"),
    "scenario": _Command(_scenario, _SCENARIO),
    "measure": _Command(_measure, _MEASURE),
    "judge": _Command(_judge, _JUDGE),
    "conclude": _titled(actions.Conclude, "conclude [ID [: TEXT]]"),
    "own": _Command(_own, "own TEXT"),
    "seal": _bare(actions.Seal, "seal"),
    "help": _maybe(actions.Help, "help [COMMAND]"),
    "quit": _bare(actions.Quit, "quit"),
}
"""Every command with how it is written; `help` shows them in this order."""
