"""The worked example after the second look and the meeting: two amendments, a record, and what was added later."""

from assess.logic.compare import compare
from assess.logic.compare.narrow import narrow
from assess.model.addendum import Addendum
from assess.model.assessment import Amendment, Assessment, Evidence, Link, Rating
from assess.model.base import MAIN
from assess.model.comparison import Comparison, Group, OneWay, Reader
from assess.model.consensus import Consensus, Dissent, FindOut, Meeting, Moved, Outcome
from tests.builders import DIGEST, INSTRUMENT, Sealed, facet, sealed
from tests.worked_example import PANEL, REGISTER, example


def outcome(question: str, state: str, as_: str | None = None, **more: object) -> Outcome:
    """Return what a meeting recorded about the main facet of a question."""
    return Outcome.model_validate({"question": question, "facet": MAIN, "state": state, "as": as_, **more})


REASON = "I had not read to the end what was there on this question."


def _with(rating: Rating, **more: object) -> Rating:
    return rating.model_copy(update=more)


def amended(first: Assessment, *ratings: Rating, evidence: tuple[Evidence, ...] = (), reason: str = REASON) -> Sealed:
    """Return an amendment of an assessment after the second look, in which these ratings are other ones."""
    other = {rating.question: rating for rating in ratings}
    kept = tuple(other.get(rating.question, rating) for rating in first.ratings)
    change = Amendment(at="2026-03-09T10:00:00+01:00", stage="second-look", reason=reason, of=DIGEST)
    update = {"ratings": kept, "evidence": (*first.evidence, *evidence), "amendments": (change,)}
    return Sealed(first.model_copy(update=update), f"{int(first.assessor.label[1:]) + 8:064x}")


def second_looks() -> tuple[Sealed, ...]:
    """Return what A1 and A3 sealed after the second look."""
    one, _, three = example()
    added = Evidence(id="E5", source="S-9PXD", page="p14", text="Two visits by D. in January, cut short by staff.")
    ties = one.rating("active-ties")
    looked = _with(
        ties,
        facets={MAIN: facet("S M single-source")},
        relevance="high",
        evidence=(*ties.evidence, Link(id="E5", relation="supports")),
        note="The log counts for more here than what he told me.",
    )
    soon = _with(three.rating("timing"), facets={MAIN: facet("M L")})
    return (
        amended(one, looked, evidence=(added,)),
        amended(three, soon, reason="The bed that the circle offers is there from the first day."),
    )


CONSENSUS = Consensus(
    fictional=True,
    case="DEMO-01",
    occasion="2026-03",
    instrument=INSTRUMENT,
    comparison=DIGEST,
    meeting=Meeting(date="2026-03-12", present=("A1", "A2", "A3", "C1"), order=("A1", "A3", "A2")),
    questions=(
        outcome(
            "current-activity",
            "settled",
            "rated",
            level="S",
            certainty="M",
            reason="What was seen is one message, passed on once.",
            cause="reading",
            moved=(Moved(who=("A1",), after="argument", text="One message is not taking part in most weeks."),),
        ),
        outcome(
            "active-ties",
            "settled",
            "otherwise",
            level="C",
            certainty="L",
            reason="Two visits, and nobody knows of more.",
            cause="evidence",
            moved=(Moved(who=("A2",), after="new-fact", text="Both visits were cut short by staff."),),
            kept=("A3",),
            dissent=(
                Dissent(of="A1", level="S", certainty="M", text="Two visits in a year are some ties, not clear ones."),
            ),
        ),
        outcome(
            "distance",
            "open",
            reason="Nobody has spoken with the sister.",
            find_out=(FindOut(text="Ask the sister who visits.", who="A3", by="2026-04-01"),),
        ),
        outcome(
            "timing",
            "settled",
            "rated",
            level="M",
            certainty="L",
            reason="The offer stands from the first day.",
            dissent=(Dissent(of="A1", text="I gave no level and hold that nobody can tell."),),
        ),
    ),
    unreached=("disengagement",),
    incomplete="The room was needed.",
)
ADDENDA = (
    Addendum(
        fictional=True,
        case="DEMO-01",
        of=DIGEST,
        label="A1",
        kind="person-view",
        at="2026-03-20T10:00:00+01:00",
        by="prison-assessor",
        text="I did not ask them to come.",
    ),
    Addendum(
        fictional=True,
        case="DEMO-01",
        of=DIGEST,
        label="A1",
        kind="countersignature",
        at="2026-03-21T10:00:00+01:00",
        by="head-of-assessment",
        text="Read; the questions left open are on the plan.",
    ),
)
ONE_WAY = OneWay(
    by="setting",
    more_concern=Group(name="custody", labels=("A1", "A2")),
    less_concern=Group(name="community", labels=("A3",)),
    questions=("active-ties", "current-activity", "distance"),
)


def after(reader: Reader) -> Comparison:
    """Return the comparison for a reader after the meeting, as made from the coordinator's document."""
    whole = compare(sealed(*example()), PANEL, REGISTER, "coordinator", later=second_looks())
    return narrow(whole.model_copy(update={"consensus": CONSENSUS, "addenda": ADDENDA}), reader)
