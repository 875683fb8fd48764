"""Every field of every report is a count, a comparison or a copy: nothing about a person is worked out.

A new field fails here until somebody says which of the three it is.
"""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from assess.model.comparison import Comparison
from assess.model.consensus import Consensus
from assess.model.look import Look
from assess.model.report import AssessmentReport

REPORTS: tuple[type[BaseModel], ...] = (Comparison, Consensus, AssessmentReport, Look)

# How many questions, pairs of assessors or events: never how much of anything.
COUNTS = """
Counts: facets spread same_at_first_level coverage patterns mirrored
Coverage: rated unknown not_applicable not_asked unanswered
LogHead: events
"""
# What is seen by laying side by side: what was sealed, the panel, the ledger of sources, the instrument, a record.
COMPARISONS = """
AgendaEntry: questions because
Assessment: expected_first
AssessmentReport: formulation_missing scenarios_missing open_checks
ComparedFacet: spread spread_after coverage footing patterns flags
ComparedQuestion: flags second_look
ComparedRating: ticked
Comparison: missing_assessors agenda read critical one_way counts counts_by_sort
Consensus: unreached
Coverage: state
Group: name labels
OneWay: by more_concern less_concern questions
OpenCheck: check questions ask
Outcome: as_
PairPattern: pair pattern
RelevanceGiven: gap
SecondLook: parts
"""
# What somebody recorded, or what the instrument, the panel or the register says, as it stands there.
COPIES = """
Addendum: format fictional case of label kind at by text
Amendment: at stage reason of
Ask: id question text answer
Assessment: format fictional case occasion instrument panel register_ assessor as_of phase setting last_move context
Assessment: preparation sources evidence ratings hidden own formulation scenarios measures asks conclusion weighed
Assessment: keyed sittings amendments withdrawals log sealed codebook
AssessmentReport: format fictional reader sealed amended_since referral commissioner told told_by told_on addenda
AssessmentReport: assessment
Assessor: key label role
Codebook: title status not_for scales missing certainty reasons questions scenarios formulation conclusion required
Codebook: checks areas own_scale comparison
CodedFacet: label scale
CodedMissing: label class_
CodedQuestion: id code sort label facets digest predictor effect mirrors scenario act_now days roles indicators flags
CodedQuestion: fields
CodedReason: label effect ledger
CodedScale: ordered levels watershed
ComparedAssessor: key label role seniority as_of setting last_move hidden sealed incomplete
ComparedFacet: facet scale ratings
ComparedQuestion: question code sort sources links notes fields relevance scenarios facets
ComparedRating: level certainty why over_cap change missing class_ hidden
Comparison: format fictional reader case occasion instrument panel register_ referral commissioner assessors same_as
Comparison: own_sources sources copies evidence second_looks questions own formulation scenarios measures conclusion
Comparison: asks addenda consensus codebook
ComparisonRules: spreads watershed footing relevance no_majority act_now judgements critical items_agree in_common
ComparisonRules: one_way agenda
Consensus: format fictional case occasion instrument comparison meeting questions closed incomplete log
Dissent: of level missing certainty text
Evidence: id source page is_ form text
FacetRating: level missing certainty why over_cap change
FindOut: text who by
Keyed: question facet first second kept reason
Link: id relation resolved
LogHead: head
Look: format fictional case occasion instrument comparison for_ assessors sources questions
LookedAgain: facets relevance links note fields
Looker: label role
Measure: id area text needs who by known
Meeting: date present order
Member: key label role seniority
Moved: who after text
Named: named
Outcome: question facet state level missing certainty reason cause moved find_out dissent kept
OwnCompared: of id text effect rating links note
OwnItem: id text effect
OwnSource: id own kind date setting present joint interpreter origin handling of
PinnedInstrument: id version digest
PinnedPanel: revision
PinnedRegister: revision digest
Rating: question facets relevance evidence note flags indicators fields scenario carried
RelevanceGiven: given
SameAs: source of same_as because
Scenario: id kind title text parts
ScenarioRef: id kind
Seal: at nonce incomplete
SealedAs: digest at incomplete
SecondLook: of sealed amendments evidence
Since: at stage reason of
Sitting: began ended
Source: id own kind date setting present joint interpreter origin handling
SourceUsed: id own kind date setting present joint interpreter origin handling of
UsedFor: question code sort label used
Weighed: check questions how text
Why: code by
Withdrawal: at reason of
"""
# Numbers that are no counts: what a panel, a register or an instrument says.
NUMBERS = {
    "PinnedPanel.revision",
    "PinnedRegister.revision",
    "ComparedAssessor.seniority",
    "Member.seniority",
    "CodedQuestion.days",
    "ComparisonRules.in_common",
    "ComparisonRules.one_way",
    "ComparisonRules.agenda",
}


def listed(text: str) -> list[str]:
    return [
        f"{name}.{field}"
        for name, _, fields in (line.partition(": ") for line in text.split("\n"))
        for field in fields.split()
    ]


def parts_of(annotation: Any) -> Iterator[Any]:
    """Give a type and everything it is made of."""
    yield annotation
    for argument in get_args(annotation):
        yield from parts_of(argument)


def models() -> dict[str, type[BaseModel]]:
    """Return every model that a report is made of, by name."""
    found: dict[str, type[BaseModel]] = {}
    left = list(REPORTS)
    while left:
        model = left.pop()
        if model.__name__ not in found:
            found[model.__name__] = model
            parts = [part for field in model.model_fields.values() for part in parts_of(field.annotation)]
            left += [part for part in parts if isinstance(part, type) and issubclass(part, BaseModel)]
    return found


FIELDS = {
    f"{name}.{field}": described.annotation
    for name, model in models().items()
    for field, described in model.model_fields.items()
}


def test_every_field_is_on_one_list_and_the_lists_name_no_other() -> None:
    named = [*listed(COUNTS), *listed(COMPARISONS), *listed(COPIES)]
    assert sorted(named) == sorted(FIELDS)


def test_no_number_is_anything_but_a_count_or_what_a_document_says() -> None:
    numbers = {name for name, annotation in FIELDS.items() if {int, float, complex} & {*parts_of(annotation)}}
    assert numbers == NUMBERS | {*listed(COUNTS)}


def test_nothing_could_hold_anything_and_nothing_is_computed_when_written() -> None:
    assert [name for name, found in FIELDS.items() if {float, complex, Any, object} & {*parts_of(found)}] == []
    assert [name for name, model in models().items() if model.model_computed_fields] == []
