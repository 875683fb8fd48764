"""What a later revision of panel or register may change, what it did change, and what is cleared for whom."""

import pytest

from assess.logic.revisions import (
    check_panel,
    check_register,
    check_revision,
    cleared_for,
    panel_changes,
    what_changed,
)
from assess.model.problem import Problem
from tests.cases import PANEL, SOURCES, member, panel, register

A3 = member("A3", "d")
SAME = {"source": "S-9WNA", "of": "A2", "same_as": "S-7K2Q", "because": "The same letter."}


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


def test_a_panel_and_a_register_may_grow() -> None:
    assert check_revision(panel(), panel(revision=2, assessors=[*PANEL["assessors"], A3])) == ()
    court = {**SOURCES[0], "id": "S-3M8T", "kind": "court-record"}
    assert check_revision(register(), register(revision=4, sources=[*SOURCES, court], phase="released")) == ()


def test_the_same_revision_is_no_problem_only_where_it_says_the_same() -> None:
    assert check_revision(register(), register()) == check_revision(panel(), panel()) == ()
    assert codes(check_revision(register(), register(phase="released"))) == ["revision-twice"]
    assert codes(check_revision(panel(), panel(admiralty=True))) == ["revision-twice"]


def test_an_older_revision_does_not_take_the_place_of_a_newer() -> None:
    assert codes(check_revision(register(revision=3), register(revision=2))) == ["register-older"]
    assert codes(check_revision(panel(revision=3), panel(revision=2))) == ["panel-older"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"occasion": "2026-09"}, "occasion-differs"),
        ({"case": "DEMO-02"}, "case-differs"),
        ({"fictional": False}, "fictional-differs"),
        ({"instrument": {**PANEL["instrument"], "digest": "1" * 64}}, "instrument-differs"),
        ({"assessors": [PANEL["assessors"][0], A3]}, "assessor-gone"),
        ({"assessors": [PANEL["assessors"][0], member("A2", "e")]}, "assessor-differs"),
        ({"assessors": [PANEL["assessors"][0], member("B2", "b")]}, "assessor-differs"),
        ({"assessors": [PANEL["assessors"][0], member("A2", "b", "prison-assessor")]}, "assessor-differs"),
    ],
)
def test_a_panel_of_another_lineage_is_refused_by_name(changes: dict[str, object], code: str) -> None:
    assert codes(check_revision(panel(), panel(revision=2, **changes))) == [code]


@pytest.mark.parametrize(
    "field",
    [{"kind": "self-report"}, {"date": "2026-02-11"}, {"origin": "other"}, {"setting": "court"}, {"joint": True}],
)
def test_a_source_stays_what_it_is_under_its_id(field: dict[str, object]) -> None:
    (found,) = check_revision(register(), register(revision=2, sources=[{**SOURCES[0], **field}, SOURCES[1]]))
    assert (found.code, found.path) == ("source-differs", "S-7K2Q")
    assert next(iter(field)) in found.message


def test_handling_may_change_and_a_source_may_be_withdrawn_from_a_copy() -> None:
    assert check_revision(register(), register(revision=2, sources=[{**SOURCES[0], "handling": "share"}])) == ()


def test_a_declaration_stands() -> None:
    other = {**SAME, "same_as": "S-2FYB"}
    assert codes(check_revision(register(same_as=[SAME]), register(revision=2, same_as=[other]))) == [
        "declared-otherwise"
    ]


def test_panel_and_register_are_no_revisions_of_each_other() -> None:
    with pytest.raises(TypeError):
        check_revision(panel(), register())


def test_what_changed_names_sources_handling_and_facts() -> None:
    after = register(
        revision=2,
        sources=[{**SOURCES[0], "handling": "share"}, {**SOURCES[0], "id": "S-3M8T"}],
        context={"interpreter": "no"},
        same_as=[SAME],
    )
    found = what_changed(register(), after)
    assert [one.id for one in found.added] == ["S-3M8T"]
    assert [(before.handling, one.handling) for before, one in found.handling] == [("assessors", "share")]
    assert (found.gone, found.facts, found.declared) == (("S-2FYB",), ("context",), ("S-9WNA",))
    assert not what_changed(register(), register())


def test_without_an_earlier_revision_everything_is_new() -> None:
    found = what_changed(None, register())
    assert len(found.added) == 2
    assert found.facts == ("referral",)


def test_what_is_new_on_a_panel() -> None:
    found = panel_changes(panel(), panel(revision=2, assessors=[*PANEL["assessors"], A3], admiralty=True))
    assert ([one.label for one in found.added], found.facts) == (["A3"], ("admiralty",))
    assert not panel_changes(panel(), panel())


def test_what_is_named_to_some_is_cleared_for_them_alone() -> None:
    assert [one.id for one in cleared_for(register(), "A1").sources] == ["S-7K2Q"]
    assert cleared_for(register(), "A2") == register()


def test_what_was_declared_about_others_is_not_theirs_to_know() -> None:
    hidden = {**SAME, "same_as": "S-2FYB", "of": "A1"}
    whole = register(same_as=[SAME, hidden])
    assert cleared_for(whole, "A1").same_as == ()
    assert [one.of for one in cleared_for(whole, "A2").same_as] == ["A2"]


def test_what_stands_twice_is_found() -> None:
    twice = panel(assessors=[member("A1", "a"), member("a1", "b"), member("A3", "a")])
    assert sorted(codes(check_panel(twice))) == ["key-twice", "key-twice", "label-twice", "label-twice"]
    assert codes(check_register(register(sources=[SOURCES[0], SOURCES[0]]))) == ["source-twice", "source-twice"]
    assert check_panel(panel()) == check_register(register()) == ()
