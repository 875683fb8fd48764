"""What asks to be thought about again: each rule, what it names, and what becomes of it once it is weighed."""

from collections.abc import Sequence

import pytest

from assess.logic.think_again import Firing, checks_firing, checks_that_fire
from assess.model.event import Event
from assess.model.instrument import Check, CheckRule, Instrument
from tests.samples import INSTRUMENT, assessment_of, cites, event, source

TWO = (source("S-AAAA"), source("S-BBBB", "family", setting="community"))


def rated(name: str, level: str, certainty: str | None = None) -> tuple[Event, ...]:
    found = (event("rated", question=name, facet="main", level=level),)
    sure = (event("certain", question=name, facet="main", certainty=certainty),) if certainty else ()
    return (*found, *sure)


OWN = (event("own", id="own-1", text="A curfew", effect="need"), *rated("own-1", "C"))


def measure(*needs: str, name: str = "M1") -> Event:
    return event("measure", id=name, area="support", text="A room", needs=list(needs))


def asking(rule: CheckRule) -> Instrument:
    found: Instrument = INSTRUMENT.model_copy(update={"checks": (Check(id="one", ask="Why?", rule=rule),)})
    return found


def asked(rule: CheckRule, *events: Event, phase: str = "released") -> str | None:
    """Return what makes the only check ask, None where it does not."""
    found = checks_that_fire(asking(rule), assessment_of(*events, phase=phase))
    return next((one.path for one in found if one.code == "check-one"), None)


def test_mirrors_at_both_ends_ask_a_question() -> None:
    both = assessment_of(*rated("ties", "C"), *rated("distance", "I"))
    one = assessment_of(*rated("ties", "S"), *rated("distance", "I"))
    assert [(check.code, check.path) for check in checks_that_fire(INSTRUMENT, both)] == [("check-both-ends", "P1, D1")]
    assert checks_that_fire(INSTRUMENT, one) == ()


def test_citing_a_source_for_some_asks_about_the_words_for_all() -> None:
    hidden = cites("ties", [source("S-AAAA", handling={"named": ["A1"]})])
    assert [(check.code, check.path) for check in checks_that_fire(INSTRUMENT, assessment_of(*hidden))] == [
        ("check-handling", "D1")
    ]


def test_each_need_that_no_measure_names_asks_for_one() -> None:
    needs = (*rated("home", "L"), *OWN)
    assert asked("need-without-measure", *needs) == "N1, own-1"
    assert asked("need-without-measure", *needs, measure()) == "N1, own-1"
    assert asked("need-without-measure", *needs, measure("home")) == "own-1"
    assert asked("need-without-measure", *needs, measure("home"), measure("own-1", name="M2")) is None


@pytest.mark.parametrize("events", [(), rated("home", "M"), rated("ties", "D")])
def test_only_a_need_beyond_the_watershed_asks_for_a_measure(events: Sequence[Event]) -> None:
    assert asked("need-without-measure", *events) is None


def test_a_measure_that_nothing_calls_for_is_named() -> None:
    assert asked("measure-without-need") is None
    assert asked("measure-without-need", measure()) == "M1"
    assert asked("measure-without-need", measure("home")) == "M1"
    assert asked("measure-without-need", measure("home"), *rated("home", "M")) == "M1"
    assert asked("measure-without-need", measure("home", "ties"), *rated("home", "M"), *rated("ties", "S")) is None
    assert asked("measure-without-need", measure("own-1"), *OWN) is None


def test_a_strength_that_is_not_in_place_calls_for_a_measure() -> None:
    assert asked("measure-without-need", measure("distance"), *rated("distance", "N")) is None


def test_what_cannot_wait_is_thin_with_the_lowest_certainty_or_one_source() -> None:
    driving, two = rated("ties", "D", "M"), cites("ties", TWO)
    assert asked("urgent-but-thin", *driving) == "D1"
    assert asked("urgent-but-thin", *cites("ties", TWO[:1]), *driving) == "D1"
    assert asked("urgent-but-thin", *two, *driving) is None
    assert asked("urgent-but-thin", *two, *rated("ties", "D", "L")) == "D1"
    assert asked("urgent-but-thin", *two, *rated("ties", "C", "L")) is None


def test_context_is_no_source_of_what_cannot_wait() -> None:
    assert asked("urgent-but-thin", *cites("ties", TWO, "context"), *rated("ties", "D", "M")) == "D1"


def test_a_required_judgement_at_its_end_is_thin_with_the_lowest_certainty_alone() -> None:
    assert asked("urgent-but-thin", *rated("harm", "D", "L")) == "J1"
    assert asked("urgent-but-thin", *rated("harm", "D", "M")) is None
    assert asked("urgent-but-thin", *rated("harm", "C", "L")) is None


@pytest.mark.parametrize("change", [{"required": False}, {"scale": "by"}, {"scale": "strength"}])
def test_a_judgement_asks_for_firmness_only_where_its_end_is_urgent(change: dict[str, object]) -> None:
    judgement = INSTRUMENT.judgements[0].model_copy(update=change)
    instrument = asking("urgent-but-thin").model_copy(update={"judgements": (judgement,)})
    end = instrument.scales[judgement.scale or ""].codes[-1]
    assert checks_that_fire(instrument, assessment_of(*rated("harm", end, "L"))) == ()


def part(name: str, part: str) -> Event:
    return event("scenario-part", id=name, part=part, text="x")


def test_a_scenario_is_asked_for_likelihood_signs_and_prevention() -> None:
    written = event("scenario", id="SC1", kind="return", title="T", text="x")
    two = (part("SC1", "likelihood"), part("SC1", "signs"))
    assert asked("scenario-parts-empty", written, *two) == "SC1"
    assert asked("scenario-parts-empty", written, *two, part("SC1", "prevention")) is None


def test_nobody_asks_what_would_prevent_that_the_person_stays_away() -> None:
    written = event("scenario", id="SC1", kind="stay-away", title="T", text="x")
    assert asked("scenario-parts-empty", written, part("SC1", "likelihood"), part("SC1", "signs")) is None
    assert asked("scenario-parts-empty", written, part("SC1", "likelihood")) == "SC1"


def test_an_expectation_is_missed_once_something_is_rated() -> None:
    expected = event("prepared", id="expectation", value="x")
    assert asked("expectation-missing") is None
    assert asked("expectation-missing", *rated("ties", "N")) == ""
    assert asked("expectation-missing", expected, *rated("ties", "N")) is None
    assert asked("expectation-missing", *rated("ties", "N"), expected) == ""


def weighed(*questions: str, how: str = "answered") -> Event:
    return event("weighed", check="one", questions=list(questions), how=how, text="Because.")


def firing(*events: Event) -> Firing:
    (one,) = checks_firing(asking("need-without-measure"), assessment_of(*events, phase="released"))
    return one


@pytest.mark.parametrize("how", ["answered", "set-aside"])
def test_a_weighed_check_asks_no_more_while_nothing_else_makes_it_ask(how: str) -> None:
    settled = firing(*rated("home", "L"), weighed("N1", how=how))
    assert settled.settled
    assert settled.before is not None
    assert asked("need-without-measure", *rated("home", "L"), weighed("N1", how=how)) is None
    assert firing(*rated("home", "L"), weighed("N1", "own-1")).settled


def test_a_weighed_check_asks_again_where_something_else_makes_it_ask() -> None:
    again = firing(*rated("home", "L"), *OWN, weighed("N1"))
    assert not again.settled
    assert again.before is not None
    assert again.before.text == "Because."
    assert asked("need-without-measure", *rated("home", "L"), *OWN, weighed("N1")) == "N1, own-1"


def test_the_open_checks_come_first() -> None:
    checks = (Check(id="one", ask="Why?", rule="need-without-measure"), *INSTRUMENT.checks)
    instrument = INSTRUMENT.model_copy(update={"checks": checks})
    events = (*rated("home", "L"), *rated("ties", "C"), *rated("distance", "I"), weighed("N1"))
    found = checks_firing(instrument, assessment_of(*events, phase="released"))
    assert [(one.check, one.settled) for one in found] == [("both-ends", False), ("one", True)]


def test_a_check_says_what_to_type_and_what_made_it_ask() -> None:
    (found,) = checks_that_fire(asking("measure-without-need"), assessment_of(measure()))
    assert (found.path, found.hint, found.warning) == ("M1", "answer one", True)
