"""Events that record what an assessor writes: preparation, questions, formulation, scenarios, measures, conclusions."""

from typing import Literal

from assess.model.assessment import AskId, MeasureId, ScenarioId, ScenarioPart
from assess.model.base import Code, Slug, Text, Word
from assess.model.event.recorded import Recorded


class Prepared(Recorded):
    """Something that is settled before rating: a fact, the context, a text (`assess.model.preparation`)."""

    event: Literal["prepared"] = "prepared"
    id: Slug
    value: Text


class Asked(Recorded):
    """Something to find out next."""

    event: Literal["asked"] = "asked"
    id: AskId
    question: Slug | None = None
    text: Text


class Answered(Recorded):
    """What came of something that was to be found out."""

    event: Literal["answered"] = "answered"
    id: AskId
    text: Text


class Formulated(Recorded):
    """One text of the formulation."""

    event: Literal["formulated"] = "formulated"
    id: Slug
    text: Text


class ScenarioWritten(Recorded):
    """A plausible course."""

    event: Literal["scenario"] = "scenario"
    id: ScenarioId
    kind: Slug
    title: Word
    text: Text


class ScenarioPartWritten(Recorded):
    """One part of a scenario."""

    event: Literal["scenario-part"] = "scenario-part"
    id: ScenarioId
    part: ScenarioPart
    text: Text


class MeasurePlanned(Recorded):
    """What will be done."""

    event: Literal["measure"] = "measure"
    id: MeasureId
    area: Slug
    text: Text
    needs: tuple[Slug, ...] = ()
    who: Text | None = None
    by: Text | None = None
    known: Text | None = None


class Concluded(Recorded):
    """One text of the conclusion."""

    event: Literal["concluded"] = "concluded"
    id: Slug
    text: Text


class Dropped(Recorded):
    """A scenario, a measure, an open question or an own item was taken out again; its id is never used twice."""

    event: Literal["dropped"] = "dropped"
    id: Word


class CheckWeighed(Recorded):
    """A check was answered, or set aside with a reason, as it stood: the questions that made it ask."""

    event: Literal["weighed"] = "weighed"
    check: Slug
    questions: tuple[Code, ...] = ()
    how: Literal["answered", "set-aside"]
    text: Text
