"""Questions about groups: where those of one role, setting or kind of source gave levels of more concern throughout."""

from collections.abc import Iterator, Mapping

from assess.logic.compare.one_way import OTHERS, OWN_ACCOUNT
from assess.model.comparison import By, Group, OneWay
from assess.render.blocks import Block, Bullets, Paragraph, Section
from assess.render.words import Words, in_order

NO_FINDING = (
    "A question, not a finding. It says nothing about anybody's honesty, neither the person's nor an assessor's, and"
    " nothing about who is right."
)
_WHO: Mapping[By, str] = {
    "role": "those who assess as {name} ({labels})",
    "setting": "those who assessed in the setting {name} ({labels})",
    "source-setting": "those who rest on sources from the setting {name} ({labels})",
    "source-kind": "those who rest on {name} ({labels})",
}
_KINDS: Mapping[str, str] = {
    OWN_ACCOUNT: "what the person says alone",
    OTHERS: "what others say or recorded alone",
}
_BENIGN: Mapping[By, tuple[str, ...]] = {
    "role": (
        "Each role is there for something else, and sees and asks for that.",
        "One role meets the person when things go badly, another when they go well.",
        "The description of a level is understood otherwise in different professions.",
        "One role has known the person longer, or knows sources that another may not see.",
        "The roles had different times in mind.",
    ),
    "setting": (
        "Settings show different sides of a person.",
        "What is asked about had more chance to show itself in one setting than in the other.",
        "Other questions were asked, or in another way.",
        "One view is older, and something has changed in between.",
        "It may also be that something was shown to one and not to the other.",
    ),
    "source-setting": (
        "Settings show different sides of a person.",
        "What is asked about had more chance to show itself in one setting than in the other.",
        "Some sources are older, and something has changed in between.",
        "In one setting what goes wrong is written down, in the other what goes well.",
        "It may also be that something was shown in one setting and not in the other.",
    ),
    "source-kind": (
        "People forget, are ashamed, are tired of being asked, and answer what they were asked.",
        "They were asked long ago, by somebody they did not know, or through an interpreter.",
        "What staff write down is often written on bad days.",
        "A report may repeat an older one, so that several sources are one.",
        "Records say what was done at that time, not what holds now.",
    ),
}
_ONLY_THEN = "Only then: it may also be that what is said and what is done part."
_TOLD_MORE = "It may also be that the person told what nobody else had a chance to see."
_NEXT: Mapping[By, str] = {
    "role": "What could be looked at next: what each role saw at first hand, and what each has not seen?",
    "setting": "What could be looked at next: who could see in both settings, and what was asked in each?",
    "source-setting": "What could be looked at next: is there a source on the same thing from the other setting?",
    "source-kind": (
        "What could be looked at next: is there a source of another kind and of another origin on the same thing, and"
        " has the person been asked about it openly?"
    ),
}


def about_groups(words: Words) -> tuple[Section, ...]:
    """Return the questions about groups as a section of their own; none where there are none."""
    blocks = tuple(group_questions(words))
    return (Section("Questions about groups of assessors", blocks),) if blocks else ()


def group_questions(words: Words) -> Iterator[Block]:
    """Give each question about two groups with what may explain it and what could be looked at next."""
    for one in words.comparison.one_way:
        yield Paragraph(_asked(words, one))
        yield Bullets((*_BENIGN[one.by], *_last(one)))
        yield Paragraph(_NEXT[one.by])
    if words.comparison.one_way:
        yield Paragraph(NO_FINDING)


def _last(one: OneWay) -> tuple[str, ...]:
    """Return what is asked last of sources of two kinds: it depends on which of them is of more concern."""
    if one.by != "source-kind":
        return ()
    return (_TOLD_MORE,) if one.more_concern.name == OWN_ACCOUNT else (_ONLY_THEN,)


def _asked(words: Words, one: OneWay) -> str:
    more, less = _who(one.by, one.more_concern), _who(one.by, one.less_concern)
    names = "; ".join(words.name(name) for name in one.questions)
    return (
        f"Why is it that {more} gave levels of more concern than {less}, each time in the same direction? On: {names}."
        " What may explain it:"
    )


def _who(by: By, group: Group) -> str:
    return _WHO[by].format(name=_name(by, group.name), labels=", ".join(in_order(group.labels)))


def _name(by: By, name: str) -> str:
    """Return what a group has in common, as people call it."""
    return _KINDS.get(name, name) if by == "source-kind" else name.replace("-", " ")
