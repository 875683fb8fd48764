"""Help: the commands on one screen, and each of them in a few lines."""

from collections.abc import Iterator

from assess.interview import actions
from assess.interview.grammar import ALIASES, COMMANDS
from assess.interview.state import Outcome, Refused, Stamp, State, echoed, show
from assess.interview.words import joined, lowered
from assess.logic.shape import nearest

_OVERVIEW = (
    "Before     prepare (what is settled first); same, earlier (your last occasion)",
    "Rate       3 the third option, 3 m with certainty, 3 l prepared with a reason",
    "           none d no level because, sure l, rel h, chg w, :tested 2 a facet",
    "           mark a c indicators, flag k, field NAME TEXT",
    "Sources    src, src 2, src S-7K2Q, src new; list sources",
    "Extracts   e TEXT, e p214 +D3 -D7 ?D9 : TEXT; list evidence",
    "           link E3 +D4, unlink E3 D7, resolve E3 -D7 : weaker-source",
    "           is E3 fact, verbatim E3, paraphrase E3",
    "Words      note TEXT why I rate so, ask TEXT to find out next; note alone",
    "           takes several lines, to a lone dot; draft goes on with one left",
    "Move       an empty line or next, back, go D3, find WORD",
    "Look       guide, list here (what you wrote), map, review,",
    "           list todo | problems | answered | asks | all",
    "Conclude   scenario KIND : TITLE, scenario SC1 signs : TEXT, judge J1 2 : TEXT,",
    "           measure AREA +N8 : TEXT, formulation, conclude, own TEXT",
    "Think      answer CHECK : TEXT, aside CHECK : REASON, answer Q1 : TEXT",
    "Mend       rewrite E3, drop M1; undo, redo: any number of lines",
    "Leave      quit; every line is saved when it says so; then assess seal",
    "help COMMAND says more. While something is asked, the next line is its answer;",
    "an empty line or a lone dot leaves it open. Up brings a line back to mend it.",
    "E alone is the last extract: is E fact. Short: h g n b u q.",
)


def show_help(state: State, action: actions.Help, _stamp: Stamp) -> Outcome:
    """Show the commands, or one of them."""
    if action.command is None:
        return show(state, *_OVERVIEW)
    name = ALIASES.get(action.command, action.command)
    if name not in COMMANDS:
        meant = nearest(name, list(COMMANDS))
        raise Refused(f"there is no command {echoed(name)}", f"did you mean {meant}?" if meant else "help lists them")
    return show(state, COMMANDS[name].usage, *COMMANDS[name].about, *_details(state, name))


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
