"""The commands about where a rating comes from: sources, extracts, links."""

from collections.abc import Mapping
from typing import get_args

from assess.interview import actions
from assess.interview.actions import Action
from assess.interview.grammar.command import Command, one_word, words_of
from assess.interview.options import EXTRACT, read_extract, read_link, split_colon
from assess.interview.state import Refused, echoed
from assess.model.assessment import Nature, Resolution

_SRC = "src [SOURCE | new]"
_LINK = "link EXTRACT [+CODE -CODE ?CODE ...]"
_UNLINK = "unlink EXTRACT CODE"
_RESOLVE = "resolve EXTRACT -CODE : weaker-source | other-time | other-setting | open"
_IS = "is EXTRACT fact | statement | opinion"


def _src(rest: str) -> Action:
    words = words_of(rest, _SRC, 0, 1)
    return actions.NewSource() if words == ["new"] else actions.TakeSource(words[0] if words else None)


def _link(rest: str) -> Action:
    extract, *links = words_of(rest, _LINK, 1, 30)
    return actions.Link(extract, tuple(read_link(word, _LINK) for word in links))


def _unlink(rest: str) -> Action:
    extract, question = words_of(rest, _UNLINK, 2, 2)
    return actions.Unlink(extract, question.lstrip("+-?"))


def _resolve(rest: str) -> Action:
    before, how = split_colon(rest, _RESOLVE)
    extract, question = words_of(before, _RESOLVE, 2, 2)
    found = next((word for word in get_args(Resolution) if word == "-".join(how.split())), None)
    if found is None:
        raise Refused(f"{echoed(how.strip())} is no way to resolve counter-evidence", f"type it as: {_RESOLVE}")
    return actions.Resolve(extract, question.lstrip("+-?"), found)


def _is(rest: str) -> Action:
    extract, word = words_of(rest, _IS, 2, 2)
    nature = next((one for one in get_args(Nature) if one == word), None)
    if nature is None:
        raise Refused(f"an extract is no {echoed(word)}", f"type it as: {_IS}")
    return actions.Describe(extract, nature=nature)


EVIDENCE: Mapping[str, Command] = {
    "src": Command(
        _src,
        _SRC,
        (
            "src alone shows the sources; src S-7K2Q, or src with its number in that list,",
            "takes one for the extracts that follow.",
            "src new asks kind, date, setting, present, origin, handling: one line each.",
        ),
    ),
    "e": Command(
        read_extract,
        EXTRACT,
        (
            "An extract of the source that was taken. Without options the whole line is text,",
            "colons included, and it supports the current question.",
            "Options: a page (p12) or a date, +D3 supports, -D7 contradicts, ?D9 context; then a colon.",
            "With links of its own it bears on those alone.",
        ),
    ),
    "link": Command(
        _link,
        _LINK,
        (
            "Links an extract to further questions: + supports, - contradicts, ? context.",
            "E alone is the last extract. Without a code it supports the current question.",
        ),
    ),
    "unlink": Command(_unlink, _UNLINK, ("Takes a link back; the extract stays.",)),
    "resolve": Command(
        _resolve, _RESOLVE, ("Says what becomes of counter-evidence. Only what is left open lowers certainty.",)
    ),
    "is": Command(_is, _IS, ("Says what an extract is; E alone is the last one.",)),
    "verbatim": one_word(
        lambda word: actions.Describe(word, form="verbatim"),
        "verbatim EXTRACT",
        "The extract is quoted word for word; E alone is the last one.",
    ),
    "paraphrase": one_word(
        lambda word: actions.Describe(word, form="paraphrase"),
        "paraphrase EXTRACT",
        "The extract is told in other words, as every extract is until verbatim is said.",
    ),
}
"""What is typed while reading a file."""
