"""A sealed assessment that was read: whatever it names is in it, or it is refused where that is."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from assess.logic.coherence.sealed import check_sealed
from assess.logic.documents import adapter_of, dump_document
from assess.model.assessment import Assessment, OwnItem, Scenario
from tests.builders import assessment

Change = Callable[[Any], object]
SOUND = assessment(
    "A1",
    {"D1": "S M document", "P1": "declined", "J1": "S L", "own-1": "E L"},
    {"D1": ["S-7K2Q", "-S-2FYB"]},
    scenario={"J1": "SC1"},
    scenarios=(Scenario(id="SC1", kind="return", title="Back", text="Goes back."),),
    own=(OwnItem(id="own-1", text="A dog.", effect="protective"),),
    hidden=("distance",),
)
DATA = dump_document(SOUND)


def changed(change: Change) -> Assessment:
    """Return the sound one with one thing written over."""
    plain = json.loads(DATA)
    change(plain)
    found: Assessment = adapter_of(Assessment).validate_json(json.dumps(plain))
    return found


def test_what_is_sound_has_no_problem_and_a_source_may_be_gone() -> None:
    assert SOUND.sources == ()
    assert check_sealed(SOUND) == ()


CHANGES: dict[str, tuple[Change, str, str]] = {
    "level": (
        lambda it: it["ratings"][0]["facets"]["main"].update(level="Z"),
        "unknown-name",
        "ratings[0].facets.main",
    ),
    "level of an own item": (
        lambda it: it["ratings"][3]["facets"]["main"].update(level="Z"),
        "unknown-name",
        "ratings[3].facets.main",
    ),
    "missing reason": (
        lambda it: it["ratings"][1]["facets"]["main"].update(missing="other"),
        "unknown-name",
        "ratings[1].facets.main",
    ),
    "certainty": (
        lambda it: it["ratings"][0]["facets"]["main"].update(certainty="X"),
        "unknown-name",
        "ratings[0].facets.main",
    ),
    "reason": (
        lambda it: it["ratings"][0]["facets"]["main"]["why"][0].update(code="other"),
        "unknown-name",
        "ratings[0].facets.main",
    ),
    "facet": (
        lambda it: it["ratings"][0]["facets"].update(then=it["ratings"][0]["facets"].pop("main")),
        "unknown-name",
        "ratings[0].facets",
    ),
    "rated question": (lambda it: it["ratings"][0].update(question="other"), "unknown-name", "ratings[0]"),
    "extract": (lambda it: it["ratings"][0]["evidence"][0].update(id="E99"), "unknown-name", "ratings[0].evidence"),
    "scenario": (lambda it: it["ratings"][2].update(scenario="SC9"), "unknown-name", "ratings[2].scenario"),
    "own item": (lambda it: it.update(own=[]), "unknown-name", "ratings[3]"),
    "own scale": (lambda it: it["codebook"].update(own_scale=None), "differs", "own"),
    "hidden question": (lambda it: it.update(hidden=["other"]), "unknown-name", "hidden"),
    "extract twice": (lambda it: it["evidence"].append(it["evidence"][0]), "named-twice", "evidence"),
    "link twice": (
        lambda it: it["ratings"][0]["evidence"].append(it["ratings"][0]["evidence"][0]),
        "named-twice",
        "ratings[0].evidence",
    ),
    "question rated twice": (lambda it: it["ratings"].append(it["ratings"][0]), "named-twice", "ratings"),
    "scenario twice": (lambda it: it["scenarios"].append(it["scenarios"][0]), "named-twice", "scenarios"),
    "no codebook": (lambda it: it.update(codebook=None), "differs", "codebook"),
    "scale of a facet": (
        lambda it: it["codebook"]["scales"].pop("concern"),
        "unknown-name",
        "codebook.questions[2].facets",
    ),
    "scale of one level": (
        lambda it: it["codebook"]["scales"]["harm"].update(levels={"S": "Serious"}),
        "differs",
        "codebook.scales.harm.levels",
    ),
    "watershed": (
        lambda it: it["codebook"]["scales"]["concern"].update(watershed="N|D"),
        "unknown-name",
        "codebook.scales.concern.watershed",
    ),
    "no facet": (
        lambda it: it["codebook"]["questions"][0].update(facets={}),
        "differs",
        "codebook.questions[0].facets",
    ),
    "certainties": (lambda it: it["codebook"].update(certainty={}), "differs", "codebook.certainty"),
    "mirror": (
        lambda it: it["codebook"]["questions"][5].update(mirrors="other"),
        "unknown-name",
        "codebook.questions[5].mirrors",
    ),
    "kind of scenario": (
        lambda it: it["codebook"].update(scenarios={}),
        "unknown-name",
        "codebook.questions[14].scenario",
    ),
    "question twice": (
        lambda it: it["codebook"]["questions"].append(it["codebook"]["questions"][0]),
        "named-twice",
        "codebook.questions",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_does_not_hold_together_is_told_where_it_is(name: str) -> None:
    change, code, path = CHANGES[name]
    found = check_sealed(changed(change))
    assert (code, path) in [(one.code, one.path) for one in found]


def test_the_scenario_of_a_judgement_without_a_level_may_have_been_dropped() -> None:
    def dropped(plain: Any) -> None:
        plain["ratings"][2]["facets"]["main"] = {"missing": "declined"}
        plain["scenarios"] = []

    assert check_sealed(changed(dropped)) == ()


def test_no_problem_repeats_what_the_file_says() -> None:
    marks = "Marker"
    found = check_sealed(changed(lambda it: it["ratings"][0]["facets"]["main"].update(level=marks, certainty=marks)))
    assert found
    assert marks not in str(found)
