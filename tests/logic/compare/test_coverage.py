"""Who is counted: a question put to other roles is no answer left out."""

import json

from assess.logic.compare import compare
from assess.logic.compare.coverage import NOT_PUT
from assess.logic.documents import dump_document
from assess.model.assessment import Assessment
from assess.model.codebook import Codebook
from assess.model.comparison import ComparedFacet
from tests.builders import assessment, codebook, question, sealed


def only_facet(*assessments: Assessment) -> ComparedFacet:
    return compare(sealed(*assessments)).questions[0].facets[0]


def put_to(role: str) -> Codebook:
    return codebook([question("active-ties", "D1", "Ties to people active in the movement", roles=(role,))])


def test_a_question_that_is_not_put_to_a_role_is_no_answer_left_out() -> None:
    book = put_to("forensic-psychologist")
    one = assessment("A1", {"D1": "N L"}, codebook=book)
    other = assessment("A2", {}, codebook=book, role="mentor")
    found = only_facet(one, other)
    assert (found.coverage.state, found.coverage.rated, found.coverage.unanswered) == ("all", 1, 0)
    assert found.ratings["A2"] == NOT_PUT


def test_a_question_that_is_put_to_nobody_here_is_covered_by_none() -> None:
    book = put_to("forensic-psychologist")
    both = [assessment(label, {}, codebook=book, role="mentor") for label in ("A1", "A2")]
    found = only_facet(*both)
    assert (found.coverage.state, found.coverage.unanswered) == ("none", 0)


def test_a_codebook_names_the_roles_of_a_question_where_there_are_any() -> None:
    written = [json.loads(dump_document(book))["questions"][0] for book in (put_to("mentor"), codebook())]
    assert [one.get("roles") for one in written] == [["mentor"], None]
