"""A second look as a report: what the others used and one did not, what everybody used, and what to do next."""

from collections.abc import Iterator

from assess.model.look import Look, SourceUsed, UsedFor
from assess.model.source import KINDS
from assess.render.blocks import Bullets, Entry, Fact, Paragraph, Report, Section
from assess.render.words import in_order

NOTHING = "no source"
_NO_RATINGS = (
    "Nothing here says how anything was rated, whether a source speaks for or against, or how much it weighed.",
    "Who used no source for a question may have rated it, or not.",
)
# The same words whether something was left out or not: that there is something would be told otherwise.
_LEFT_OUT = (
    "Sources that its readers may not know of are left out. So are judgements, case-specific items, and questions that"
    " are asked only after a certain answer: a source used there would tell the answer."
)
_IN_CLEAR = "Not encrypted: keep this as you keep the file."


def make_look_report(look: Look) -> Report:
    """Return the report of a second look."""
    pinned = look.instrument
    fictional = ["FICTIONAL: no such person, group or service exists."] if look.fictional else []
    return Report(
        title=f"Second look for {look.for_ or 'all assessors'}",
        about=f"case {look.case}, occasion {look.occasion}, instrument {pinned.id} {pinned.version}",
        notices=(*fictional, *_NO_RATINGS, _LEFT_OUT, _IN_CLEAR),
        sections=(*_unused(look), _everybody(look), _sources(look), _next(look)),
    )


def _unused(look: Look) -> tuple[Section, ...]:
    """Say for each question which sources others used and the reader did not; nothing where it is for all."""
    if look.for_ is None:
        return ()
    what = {source.id: _what(source) for source in look.sources}
    entries = tuple(
        Entry(_title(question), tuple(Fact(name, f"{what[name]}; used by {_who(question, name)}") for name in names))
        for question in look.questions
        if (names := _not_by(look, question, look.for_))
    )
    none = Paragraph("None: for every question here you used what the others used.")
    return (Section("Sources that others used and you did not", entries or (none,)),)


def _not_by(look: Look, question: UsedFor, label: str) -> tuple[str, ...]:
    """Return the sources that others used for a question and `label` did not, the oldest first."""
    others = {name for names in question.used.values() for name in names}.difference(question.used.get(label, ()))
    return tuple(source.id for source in look.sources if source.id in others)


def _who(question: UsedFor, name: str) -> str:
    return ", ".join(in_order(label for label, names in question.used.items() if name in names))


def _everybody(look: Look) -> Section:
    labels = in_order(one.label for one in look.assessors)
    entries = tuple(
        Entry(_title(one), tuple(Fact(label, ", ".join(one.used.get(label, ())) or NOTHING) for label in labels))
        for one in look.questions
    )
    return Section("What everybody used, question by question", entries)


def _sources(look: Look) -> Section:
    facts = tuple(Fact(source.id, _what(source)) for source in look.sources)
    roles = {one.label: one.role.replace("-", " ") for one in look.assessors}
    people = Paragraph(f"Assessors: {', '.join(f'{label} ({roles[label]})' for label in in_order(roles))}.")
    return Section("These sources", (people, Entry("", facts) if facts else Paragraph("No source was used.")))


def _title(question: UsedFor) -> str:
    return f"{question.code} {question.label}"


def _what(source: SourceUsed) -> str:
    """Return what a source is; who added it, where it is none of the register."""
    parts = [KINDS[source.kind].label, source.date, source.setting, f"origin {source.origin}"]
    parts += [f"joint ({', '.join(source.present)})"] if source.joint else []
    parts += ["with interpreter"] if source.interpreter else []
    parts += [f"added by {source.of}"] if source.of else []
    return ", ".join(parts)


def _next(look: Look) -> Section:
    return Section("What to do next", (Bullets(tuple(_steps(look))),))


def _steps(look: Look) -> Iterator[str]:
    case = look.case
    yield "Read the sources that you did not use, on your own, before the meeting."
    yield (
        f"If that changes something: assess amend {case} --stage second-look, then assess interview {case}, then"
        f" assess seal {case}. Your first seal stays, and is what agreement counts."
    )
    yield "If it changes nothing, there is nothing to do."
