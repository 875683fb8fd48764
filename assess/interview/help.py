"""Help: the commands on one screen, and each of them in a few lines."""

from collections.abc import Iterator

from assess.interview import actions
from assess.interview.parse import ALIASES, COMMANDS
from assess.interview.state import Outcome, Refused, Stamp, State, echoed, show
from assess.interview.words import joined, lowered
from assess.logic.shape import nearest

_OVERVIEW = (
    "Rate       3 the third option, 3 m with certainty, 3 l prepared with a reason",
    "           none d no level because, sure l, rel h, chg w, :tested 2 a facet",
    "           mark a c indicators, flag k, field NAME TEXT",
    "Sources    src, src 2, src S-7K2Q, src new; list sources",
    "Extracts   e TEXT, e p214 +D3 -D7 ?D9 : TEXT; list evidence",
    "           link E3 +D4, unlink E3 D7, resolve E3 -D7 : weaker-source",
    "           is E3 fact, verbatim E3, paraphrase E3",
    "Words      note TEXT why I rate so, ask TEXT to find out next",
    "Move       an empty line or next, back, go D3, find WORD",
    "Look       guide, list here (what you wrote), map, review,",
    "           list todo | problems | asks | all",
    "Conclude   scenario KIND : TITLE, judge J1 2 : TEXT, formulation, conclude,",
    "           measure AREA : TEXT, own TEXT an item of this case alone",
    "Take back  undo, redo: any number of lines",
    "Leave      quit; every line is saved when it says so; then assess seal",
    "help COMMAND says more. While something is asked, the next line is its answer;",
    "an empty line or a lone dot leaves it open. Up brings a line back to mend it.",
    "E alone is the last extract: is E fact. Short: h g n b u q.",
)
_AT_ONCE = "With a colon and the text it is one line."
_MORE: dict[str, tuple[str, ...]] = {
    "none": ("There is no level, and this is why; none alone lists the reasons.",),
    "sure": (
        "How firmly the evidence carries the level; reasons may follow.",
        "The program ticks what the sources show.",
    ),
    "rel": ("How much this matters for this person: low, medium, high.",),
    "chg": ("How it moved since the last occasion: worse, same, better, unclear.",),
    "flag": ("Ticks exactly these flags; - clears them; alone it shows them.",),
    "mark": ("Ticks exactly these indicators; - clears them; alone it shows them.",),
    "field": ("Fills in what the question asks besides; alone it shows the fields.",),
    "src": (
        "src alone shows the sources; src S-7K2Q, or src with its number in that list,",
        "takes one for the extracts that follow.",
        "src new asks kind, date, setting, present, origin, handling: one line each.",
    ),
    "e": (
        "An extract of the source that was taken. Without options the whole line is text,",
        "colons included, and it supports the current question.",
        "Options: a page (p12) or a date, +D3 supports, -D7 contradicts, ?D9 context; then a colon.",
        "With links of its own it bears on those alone.",
    ),
    "link": (
        "Links an extract to further questions: + supports, - contradicts, ? context.",
        "E alone is the last extract. Without a code it supports the current question.",
    ),
    "unlink": ("Takes a link back; the extract stays.",),
    "resolve": ("Says what becomes of counter-evidence. Only what is left open lowers certainty.",),
    "is": ("Says what an extract is; E alone is the last one.",),
    "verbatim": ("The extract is quoted word for word; E alone is the last one.",),
    "paraphrase": ("The extract is told in other words, as every extract is until verbatim is said.",),
    "note": (
        "Why you rate so. Kept exactly as typed after one space; list here shows it.",
        "A second one replaces it.",
    ),
    "ask": ("What to find out next; list asks shows them.",),
    "undo": ("Takes back the last line that recorded something; nothing leaves the log.",),
    "redo": ("Brings back what undo took back, until something new is recorded.",),
    "next": ("The next facet or question that applies; an empty line does the same.",),
    "back": ("The facet or question before.",),
    "go": ("Goes to a question by its code or id, go X1:tested to one of its facets.",),
    "find": ("Looks in labels, prompts, notes, extracts and open questions.",),
    "list": (
        "todo: what is missing. problems: what to think about again. all: every question.",
        "here: what you wrote about the current question.",
    ),
    "guide": ("What to ask, look for, and what is not evidence; by theme with guide THEME or guide all.",),
    "map": ("Every question at a glance.",),
    "review": ("What is missing and what to think about again, before sealing.",),
    "formulation": ("A text of the formulation, to a dot alone on a line; alone it lists the texts.", _AT_ONCE),
    "scenario": ("A plausible course: its text follows, to a dot alone on a line.", "scenario SC1 shows one."),
    "measure": ("What will be done; then who, by when, how it will be known: one line each.",),
    "judge": ("A judgement with its ground; it becomes the current question, so that sure m may follow.",),
    "conclude": ("A text of the conclusion, to a dot alone on a line; alone it lists the texts.", _AT_ONCE),
    "own": ("An item of this case alone; then whether it pulls risk, protective or need. go own-1 rates it.",),
    "seal": ("Sealing is a command of its own: assess seal CASE.",),
    "help": ("The commands, or one of them.",),
    "quit": ("Leaves. Every line that said Saved is kept; the next sitting goes on here.",),
}


def show_help(state: State, action: actions.Help, _stamp: Stamp) -> Outcome:
    """Show the commands, or one of them."""
    if action.command is None:
        return show(state, *_OVERVIEW)
    name = ALIASES.get(action.command, action.command)
    if name not in COMMANDS:
        meant = nearest(name, list(COMMANDS))
        raise Refused(f"there is no command {echoed(name)}", f"did you mean {meant}?" if meant else "help lists them")
    return show(state, COMMANDS[name].usage, *_MORE[name], *_details(state, name))


def _details(state: State, name: str) -> Iterator[str]:
    short = [alias for alias, full in ALIASES.items() if full == name]
    if short:
        yield f"Short: {joined(short, 'or')}."
    if name == "sure":
        certainty = state.instrument.certainty
        yield certainty.question
        yield from (f"  {level.key} {lowered(level.label)}: {level.meaning}" for level in certainty.levels)
        yield from (
            f"  {reason.key} {reason.code}: {lowered(reason.label)} ({reason.effect} it)"
            for reason in certainty.reasons
            if reason.ledger is None
        )
