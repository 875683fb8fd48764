"""One line of text becomes one action, and text stays as it was typed."""

import pytest

from assess.interview import actions
from assess.interview.actions import LinkTo
from assess.interview.grammar import COMMANDS
from assess.interview.parse import parse_line
from assess.interview.state import Refused


@pytest.mark.parametrize(
    ("line", "action"),
    [
        ("3", actions.Choose(3)),
        ("  3 m  ", actions.Choose(3, "m")),
        ("3 l prepared p", actions.Choose(3, "l", ("prepared", "p"))),
        (":tested 2", actions.Choose(2, facet="tested")),
        (":now none declined", actions.Decline("declined", "now")),
        (":now", actions.Go(None, "now")),
        ("none", actions.Decline()),
        ("sure l x", actions.Sure("l", ("x",))),
        ("", actions.Next()),
        ("   ", actions.Next()),
        ("n", actions.Next()),
        ("b", actions.Back()),
        ("q", actions.Quit()),
        ("u", actions.Undo()),
        ("Undo", actions.Undo()),
        ("?", actions.Help()),
        ("h e", actions.Help("e")),
        ("g people", actions.Guide("people")),
        ("mark", actions.Mark("indicators")),
        ("mark -", actions.Mark("indicators", ())),
        ("mark a c a", actions.Mark("indicators", ("a", "c"))),
        ("flag k", actions.Mark("flags", ("k",))),
        ("field next-step  see him", actions.Fill("next-step", " see him")),
        ("src new", actions.NewSource()),
        ("src S-7K2Q", actions.TakeSource("S-7K2Q")),
        ("link E", actions.Link("E", ())),
        ("link E3 +D4 -D5", actions.Link("E3", (LinkTo("D4", "supports"), LinkTo("D5", "contradicts")))),
        ("unlink E3 D7", actions.Unlink("E3", "D7")),
        ("resolve E3 -D7 : weaker source", actions.Resolve("E3", "D7", "weaker-source")),
        ("is E3 fact", actions.Describe("E3", nature="fact")),
        ("verbatim E3", actions.Describe("E3", form="verbatim")),
        ("go X1:tested", actions.Go("X1", "tested")),
        ("judge J1 2 : it: happened", actions.Judge("J1", 2, "it: happened")),
        ("judge J1 2 l thin : it happened", actions.Judge("J1", 2, "it happened", "l", ("thin",))),
        ("scenario SC1", actions.Imagine("SC1")),
        ("formulation", actions.Formulate()),
        ("formulation way-in", actions.Formulate("way-in")),
        ("conclude valid-until : 2027-05-23", actions.Conclude("valid-until", "2027-05-23")),
        ("scenario return : Back again", actions.Imagine("return", "Back again")),
        ("scenario SC1 signs : a: b", actions.Imagine("SC1", "a: b", "signs")),
        ("scenario SC1 signs", actions.Imagine("SC1", None, "signs")),
        ("measure support :  two spaces", actions.Plan("support", " two spaces")),
        ("measure support +N8 +own-1 : x -D7", actions.Plan("support", "x -D7", ("+N8", "+own-1"))),
        ("measure M1 +N8 -N1", actions.Plan("M1", None, ("+N8", "-N1"))),
        ("measure M1 by : May: early", actions.Plan("M1", "May: early", (), "by")),
        ("measure", actions.Plan()),
        ("answer both-ends : a: b", actions.Weigh("both-ends", "answered", "a: b")),
        ("aside both-ends", actions.Weigh("both-ends", "set-aside")),
        ("rewrite E3 : p214 : x", actions.Rewrite("E3", "p214 : x")),
        ("drop M1", actions.Drop("M1")),
        ("# a remark", actions.Comment()),
        ("own", actions.AddOwn()),
    ],
)
def test_a_line_is_one_action(line: str, action: actions.Action) -> None:
    assert parse_line(line) == action


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("note x", "x"),
        ("note   x", "  x"),
        ("  note x ", "x "),
        ("note p214 : -D7 [/] <<<<", "p214 : -D7 [/] <<<<"),
        ("note ends in -D7", "ends in -D7"),
        ("note # no comment", "# no comment"),
        ("note two\nlines", "two\nlines"),
        ("ask who? what: when", "who? what: when"),
    ],
)
def test_text_is_kept_as_typed_after_one_space(typed: str, text: str) -> None:
    action = parse_line(typed)
    assert isinstance(action, actions.Note | actions.Ask)
    assert action.text == text


@pytest.mark.parametrize(
    ("typed", "extract"),
    [
        ("e he left", actions.Extract("he left")),
        ("e he said: I left", actions.Extract("he said: I left")),
        ("e p214 says otherwise : maybe", actions.Extract("p214 says otherwise : maybe")),
        ("e p214 he left", actions.Extract("p214 he left")),
        ("e 10:40 he left", actions.Extract("10:40 he left")),
        ("e p214 : he left: now", actions.Extract("he left: now", "p214")),
        ("e p12-14 :  x", actions.Extract(" x", "p12-14")),
        ("e 2026-01-19 +D3 : x", actions.Extract("x", "2026-01-19", (LinkTo("D3", "supports"),))),
        ("e ?D9 : x", actions.Extract("x", None, (LinkTo("D9", "context"),))),
        (
            "e p214 +D3 -D7 ?own-1 : x",
            actions.Extract(
                "x", "p214", (LinkTo("D3", "supports"), LinkTo("D7", "contradicts"), LinkTo("own-1", "context"))
            ),
        ),
        ("e p1", actions.Extract("p1")),
        ("e +D3 no colon", actions.Extract("+D3 no colon")),
    ],
)
def test_options_of_an_extract_end_with_the_first_colon_or_there_are_none(typed: str, extract: actions.Extract) -> None:
    assert parse_line(typed) == extract


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("nxet", "did you mean next?"),
        ("D3", "go D3"),
        ("3m", "3 m"),
        ("undoo", "undo"),
        ("exit", "quit"),
        ("Somebody Example told me", "this is no command"),
        ("undo now", "type it as: undo"),
        ("is E3 guess", "fact | statement | opinion"),
        ("resolve E3 -D7", "colon"),
        ("resolve E3 -D7 : somehow", "weaker-source"),
        ("link E3 D4", "+CODE supports"),
        ("e p1 p2 : x", "one page"),
        ("e 2026-02-30 : x", "2026-01-31"),
        (":x undo", ":FACET stands before"),
        ("list ratings", "list todo"),
        ("go", "go CODE"),
        ("judge J1 two : x", "judge CODE NUMBER [CERTAINTY] : TEXT"),
    ],
)
def test_what_is_no_action_is_refused_and_says_what_is(line: str, part: str) -> None:
    with pytest.raises(Refused) as caught:
        parse_line(line)
    assert part in f"{caught.value.refusal.message} | {caught.value.refusal.hint}"


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_is_known_by_its_beginning(name: str) -> None:
    if len(name) > 1:
        with pytest.raises(Refused):
            parse_line(name[:-1] + "\x00")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("e p12 fact : x", ("p12", "fact", None, "x")),
        ("e +D1 opinion verbatim p3 : x: y", ("p3", "opinion", "verbatim", "x: y")),
        ("e fact : x", (None, None, None, "fact : x")),
        ("e verbatim +D1 : x", (None, None, None, "verbatim +D1 : x")),
        ("e p12 :", ("p12", None, None, None)),
        ("e", (None, None, None, None)),
    ],
)
def test_what_an_extract_is_may_stand_after_its_first_option(line: str, said: tuple[str | None, ...]) -> None:
    action = parse_line(line)
    assert isinstance(action, actions.Extract)
    assert (action.page, action.nature, action.form, action.text) == said


@pytest.mark.parametrize("line", ["e p1 fact opinion : x", "e p1 verbatim paraphrase : x", "e p1 p2 : x"])
def test_an_extract_is_one_thing(line: str) -> None:
    with pytest.raises(Refused, match="an extract has one"):
        parse_line(line)
