"""The whole comparison: the worked example as a table, and what holds for every comparison."""

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assess.logic.compare import compare
from assess.logic.documents import dump_document
from assess.model.assessment import Assessment, FacetRating, Rating, Scenario
from assess.model.comparison import ComparedFacet, Comparison
from tests.builders import QUESTIONS, SCALES, assessment, codebook, question, sealed
from tests.worked_example import PANEL, REGISTER, example


@pytest.fixture(scope="module")
def full() -> Comparison:
    return compare(sealed(*example()), PANEL, REGISTER, "coordinator")


def facet_of(comparison: Comparison, name: str) -> ComparedFacet:
    code, _, wanted = name.partition(".")
    found = next(one for one in comparison.questions if one.code == code)
    return next(facet for facet in found.facets if facet.facet == (wanted or "main"))


# question.facet, spread, coverage, footing, patterns of A2-A1, A2-A3, A1-A3 (in the order of keys)
TABLE = """
H1            same      all   even  echo echo echo
H2            one-step  some  -     interpretation
D1            opposite  some  -     information
D2.then       same      some  even  echo
D2.now        one-step  some  -     interpretation
D3            apart     all   -     interpretation convergence information
P1            one-step  some  -     information
P2            same      some  even  unclear
N1            same      some  even  convergence
N2            -         none  -
X1            one-step  all   -     interpretation convergence information
X1.by         differ    some  -     information
X1.tested     same      some  even  convergence
X2            one-step  some  -     interpretation
X2.tested     -         some  -
X3            -         none  -
X3.tested     -         none  -
X4.functional same      some  even  convergence
X4.social     one-step  some  -     information
X4.tested     -         none  -
X5            -         some  -
X5.tested     -         none  -
J1            one-step  all   -
J2            one-step  some  -
"""


@pytest.mark.parametrize("row", TABLE.strip().splitlines())
def test_the_worked_example(full: Comparison, row: str) -> None:
    name, spread, coverage, footing, *patterns = row.split()
    found = facet_of(full, name)
    assert (found.spread or "-", found.coverage.state, found.footing or "-") == (spread, coverage, footing)
    assert [pair.pattern for pair in found.patterns] == patterns


def test_every_facet_of_the_example_stands_in_the_table(full: Comparison) -> None:
    assert sum(len(one.facets) for one in full.questions) == len(TABLE.strip().splitlines())


def test_counts_of_the_example(full: Comparison) -> None:
    # P1 mirrors D1 and lies less far apart: the two count once.
    assert (full.counts.facets, full.counts.mirrored) == (len(TABLE.strip().splitlines()) - 1, 1)
    assert full.counts.spread == {"same": 6, "one-step": 7, "apart": 1, "opposite": 1, "differ": 1, "null": 7}
    assert full.counts.coverage == {"all": 4, "some": 14, "none": 5}
    assert full.counts.same_at_first_level == 1
    assert sum(counts.facets for counts in full.counts_by_sort.values()) == full.counts.facets


def test_agenda_of_the_example(full: Comparison) -> None:
    assert [(entry.questions, entry.because) for entry in full.agenda] == [
        (("current-activity",), ("act-now", "dynamic", "spread", "watershed")),
        (("active-ties", "distance"), ("dynamic", "relevance", "spread", "watershed")),
        (("disengagement",), ("spread",)),
    ]
    assert "serious-harm" not in full.read
    assert {*full.read, *(name for entry in full.agenda for name in entry.questions)} == {
        one.id for one in QUESTIONS if one.sort != "judgement"
    }


def test_assessors_stand_in_the_order_of_their_keys(full: Comparison) -> None:
    assert full.labels == ("A2", "A1", "A3")
    assert [one.seniority for one in full.assessors] == [1, 3, 2]


def test_who_is_missing_is_named() -> None:
    one, two, _ = example()
    assert [member.label for member in compare(sealed(one, two), PANEL).missing_assessors] == ["A3"]


def test_the_order_of_the_files_changes_nothing(full: Comparison) -> None:
    files = sealed(*example())
    for order in itertools.permutations(files):
        assert dump_document(compare(order, PANEL, REGISTER, "coordinator")) == dump_document(full)


def test_notes_never_count() -> None:
    one, two, three = example()
    silent = [
        each.model_copy(update={"ratings": tuple(r.model_copy(update={"note": None}) for r in each.ratings)})
        for each in (one, two, three)
    ]
    spoken, quiet = compare(sealed(one, two, three)), compare(sealed(*silent))
    assert [each.facets for each in spoken.questions] == [each.facets for each in quiet.questions]


def hidden(label: str) -> Assessment:
    return assessment(label, {"D1": "N L"}, hidden=("active-ties",))


def test_a_hidden_question_counts_as_not_applicable() -> None:
    found = facet_of(compare(sealed(hidden("A1"), assessment("A2", {"D1": "D H"}))), "D1")
    assert (found.coverage.not_applicable, found.coverage.rated, found.spread) == (1, 1, None)
    rating = found.ratings["A1"]
    assert rating is not None
    assert rating.hidden
    assert rating.level is None


def pair(one: dict[str, str], other: dict[str, str], **more: Any) -> Comparison:
    return compare(sealed(assessment("A1", one, **more), assessment("A2", other, **more)))


def test_opposite_and_unknown_are_two_facts() -> None:
    three = (assessment("A1", {"D1": "N L"}), assessment("A2", {"D1": "D L"}), assessment("A3", {"D1": "declined"}))
    found = facet_of(compare(sealed(*three)), "D1")
    assert (found.spread, found.coverage.state, found.coverage.unknown) == ("opposite", "some", 1)


@pytest.mark.parametrize(
    ("one", "other", "raised"),
    [("N H", "C H", True), ("N H", "C M", False), ("N H", "S H", False), ("N H", "D H", True)],
)
def test_firm_and_apart_needs_the_top_certainty_on_both_sides(one: str, other: str, raised: bool) -> None:
    assert ("firm-and-apart" in facet_of(pair({"D1": one}, {"D1": other}), "D1").flags) is raised


def test_a_level_that_cannot_wait_is_flagged_even_where_all_agree() -> None:
    assert "act-now" in facet_of(pair({"D3": "D H"}, {"D3": "D H"}), "D3").flags


def test_act_now_of_a_question_with_facets_names_the_facet() -> None:
    book = codebook([question("views", "V1", "Views", {"then": "concern", "now": "concern"}, act_now=("now.D",))])
    both = [
        assessment(label, {"V1": {"then": "D H", "now": level}}, codebook=book)
        for label, level in (("A1", "N H"), ("A2", "D L"))
    ]
    found = compare(sealed(*both))
    assert "act-now" not in facet_of(found, "V1.then").flags
    assert "act-now" in facet_of(found, "V1.now").flags


def judged(label: str, kind: str, level: str) -> Assessment:
    scenario = Scenario(id="SC1", kind=kind, title=f"A course {label}", text="What may come.")
    return assessment(label, {"J1": level}, scenario={"J1": "SC1"}, scenarios=(scenario,))


def test_judgements_are_compared_between_those_who_mean_the_same_kind_of_scenario() -> None:
    same = compare(sealed(judged("A1", "return", "L M"), judged("A2", "return", "X M")))
    assert facet_of(same, "J1").spread == "apart"
    mixed = compare(sealed(judged("A1", "return", "L M"), judged("A2", "stay-away", "X M")))
    assert facet_of(mixed, "J1").spread is None
    assert facet_of(mixed, "J1").coverage.rated == 2


def test_who_means_another_scenario_stands_beside() -> None:
    three = [judged("A1", "return", "L M"), judged("A2", "return", "L M"), judged("A3", "stay-away", "X M")]
    found = facet_of(compare(sealed(*three)), "J1")
    assert (found.spread, found.coverage.rated) == ("same", 3)


def test_mirrors_share_a_line_and_the_agenda_ends_where_the_instrument_says() -> None:
    rated = {"D1": "N H", "D2": "", "D3": "N H", "P1": "N H", "P2": "N H"}
    others = {"D1": "D H", "D2": "", "D3": "C H", "P1": "R H", "P2": "R H"}
    rules = codebook().comparison.model_copy(update={"agenda": 2})
    found = pair(rated, others, codebook=codebook(comparison=rules))
    assert [entry.questions for entry in found.agenda] == [("active-ties", "distance"), ("current-activity",)]
    assert "work" in found.read


def test_own_items_are_listed_and_never_compared(full: Comparison) -> None:
    assert [(one.of, one.id) for one in full.own] == [("A2", "own-1")]
    assert full.own[0].rating is not None
    assert "own-1" not in {one.question for one in full.questions}


def test_an_instrument_without_risk_items() -> None:
    book = codebook([one for one in QUESTIONS if one.effect == "need"])
    found = pair({"N1": "M H"}, {"N1": "B H"}, codebook=book)
    assert [entry.because for entry in found.agenda] == [("dynamic", "firm-and-apart", "spread")]


def test_twelve_assessors() -> None:
    rated = [assessment(f"A{place}", {"D1": f"{'NSCD'[place % 4]} M"}) for place in range(12)]
    found = facet_of(compare(sealed(*rated)), "D1")
    assert (found.spread, found.coverage.rated, len(found.patterns)) == ("opposite", 12, 66)


RATINGS = st.dictionaries(
    st.sampled_from([one.code for one in QUESTIONS if tuple(one.facets) == ("main",) and one.sort == "item"]),
    st.one_of(
        st.just("declined"),
        st.tuples(st.sampled_from([0, 1, 2]), st.sampled_from("LMH")),
    ),
)


def rating_for(code: str, drawn: Any) -> str:
    if isinstance(drawn, str):
        return drawn
    asked = next(one for one in QUESTIONS if one.code == code)
    return f"{list(SCALES[asked.facets['main'].scale].levels)[drawn[0]]} {drawn[1]}"


def drawn(label: str, ratings: dict[str, Any]) -> Assessment:
    return assessment(label, {code: rating_for(code, one) for code, one in ratings.items()})


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(RATINGS, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_order_never_matters_and_a_missing_rating_never_changes_spread(
    ratings: list[dict[str, Any]], chance: Any
) -> None:
    files = list(sealed(*(drawn(f"A{place}", one) for place, one in enumerate(ratings))))
    first = compare(files)
    chance.shuffle(files)
    assert compare(files) == first
    silent = drawn("A9", {"D1": "declined"})
    more = compare([*files, *sealed(silent)])
    assert [spreads(one) for one in more.questions] == [spreads(one) for one in first.questions]


def spreads(one: Any) -> list[Any]:
    return [(facet.spread, facet.footing) for facet in one.facets]


def leaves(found: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(found, dict):
        for name, one in found.items():
            yield from leaves(one, f"{path}.{name}")
    elif isinstance(found, list):
        for one in found:
            yield from leaves(one, f"{path}[]")
    else:
        yield path, found


def test_every_number_is_a_count_a_revision_or_a_setting(full: Comparison) -> None:
    numbers = {
        path
        for path, leaf in leaves(full.model_dump(mode="json"))
        if isinstance(leaf, int | float) and not isinstance(leaf, bool)
    }
    allowed = (".counts.", ".counts_by_sort.", ".questions[].facets[].coverage.", ".codebook.comparison.agenda")
    exact = {".panel.revision", ".register.revision", ".assessors[].seniority"}
    assert {path for path in numbers if not path.startswith(allowed)} <= exact


def test_every_word_is_a_copy_or_one_of_the_words_of_a_comparison(full: Comparison) -> None:
    own = {"same", "one-step", "apart", "opposite", "differ", "even", "uneven", "all", "some", "none"}
    own |= {"interpretation", "information", "echo", "convergence", "unclear", "uncited"}
    own |= {"act-now", "dynamic", "firm-and-apart", "relevance", "spread", "watershed", "footing", "not-applicable"}
    own |= {"act-now-one-side", "no-majority", "on-other-items", "though-items-agree"}
    own |= {"assess.comparison/0", "coordinator", "unknown", "not-asked"}
    inputs = [
        *(one.model_dump(mode="json") for one in example()),
        PANEL.model_dump(mode="json"),
        REGISTER.model_dump(mode="json"),
    ]
    copied = {leaf for document in inputs for _, leaf in leaves(document) if isinstance(leaf, str)}
    copied |= {one.commitment for one in sealed(*example())}
    copied |= {facet for one in QUESTIONS for facet in one.facets}
    found = {leaf for _, leaf in leaves(full.model_dump(mode="json")) if isinstance(leaf, str)}
    assert found - copied - own == set()


def test_a_lone_facet_and_nothing_recorded() -> None:
    one = assessment("A1", {})
    empty = one.model_copy(
        update={"ratings": (Rating(question="active-ties", facets={"main": FacetRating(level="N")}),)}
    )
    found = compare(sealed(empty, assessment("A2", {})))
    assert found.agenda == ()
    assert facet_of(found, "D1").coverage.unanswered == 1
