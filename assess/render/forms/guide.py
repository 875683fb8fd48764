"""The theme guide for the room: prompts by theme, in varied order; the person may see every word of it."""

from itertools import groupby

from assess.model.instrument import Instrument, Judgement, Question
from assess.render.forms.parts import Advice, Blank, Guide, Head, Theme, foot_of

OTHER = "Other"
_PURPOSE = (
    "This guide helps to leave nothing out. It is no script: ask in your own words, in any order, and listen first."
)


def make_guide(instrument: Instrument, case: str = "", order: int = 1, *, fictional: bool = False) -> Guide:
    """Return the guide of an instrument; another `order`, from 1 on, puts the prompts of each theme in another order.

    The prompts of one question stay together: the second often takes up the first. Judgements are no part of it: their
    prompts ask the assessor.
    """
    about = instrument.instrument
    head = Head(
        title="Conversation guide",
        about=_PURPOSE,
        notices=_notices(instrument, fictional=fictional),
        blanks=(Blank("Case", case), Blank("Date"), Blank("Place"), Blank("Who is present")),
        language=about.language,
        foot=foot_of(instrument, case, f"order {order}"),
    )
    return Guide(head, _advice(instrument), _themes(instrument, order))


def _notices(instrument: Instrument, *, fictional: bool) -> tuple[str, ...]:
    found = ("FICTIONAL CASE.",) if fictional else ()
    return (*found, f"Status: {instrument.instrument.status}.")


def _advice(instrument: Instrument) -> tuple[Advice, ...]:
    sources = instrument.use.sources
    several = f"It takes {sources} sources at least" if sources > 1 else "One source is seldom enough"
    first = (
        "What this conversation is for, and what happens with what is said.",
        "Who reads it, what is kept, and for how long.",
        "What has to be passed on, and to whom, even if it was said in trust: above all that somebody is in danger.",
        "Not answering is held against nobody. Breaks, questions and corrections are welcome; so is stopping.",
    )
    mind = (
        "Privacy: who can hear this, who can see these pages, where do they lie afterwards? No names on them.",
        f"What is said here is one source. {several}: where else could the same be looked for?",
        "Leave out what does not fit. Write down what was said as it was said, and keep your own thoughts apart.",
        "At the end: what did nobody ask? What should be put differently?",
    )
    return (Advice("To be told first, in your own words", first), Advice("To keep in mind", mind))


def _themes(instrument: Instrument, order: int) -> tuple[Theme, ...]:
    groups: dict[str, list[tuple[str, ...]]] = {}
    asked = [one for one in instrument.questions if one.prompts and not isinstance(one, Judgement)]
    # What has no theme comes last, wherever it stands in the instrument.
    for theme, questions in groupby(sorted(asked, key=_has_none), key=_name):
        groups.setdefault(theme, []).extend(question.prompts for question in questions)
    return tuple(Theme(theme, in_order(found, order)) for theme, found in groups.items())


def _has_none(question: Question) -> bool:
    return question.theme is None


def _name(question: Question) -> str:
    return question.theme[:1].upper() + question.theme[1:] if question.theme else OTHER


def in_order(groups: list[tuple[str, ...]], order: int) -> tuple[tuple[str, ...], ...]:
    """Return the groups in the order with that number: 1 is the instrument's own, and none repeats until all were used.

    The digits of the number, in the bases n, n-1, ..., choose who is next among those left; those before go to the end.
    """
    left, rest, found = list(groups), order - 1, []
    while left:
        rest, at = divmod(rest, len(left))
        left = left[at:] + left[:at]
        found.append(left.pop(0))
    return tuple(found)
