"""What holds for every comparison, whatever the instrument is like and whoever rated."""

from itertools import permutations

from hypothesis import given, settings

from assess.logic.compare import compare
from assess.logic.documents import dump_document
from assess.model.comparison import Comparison, Reader
from tests.logic.compare.generated import Case, cases


def whole(case: Case, reader: Reader = "coordinator") -> Comparison:
    return compare(case.files, None, case.register, reader)


@settings(deadline=None, max_examples=60)
@given(cases(3))
def test_the_order_of_the_files_changes_no_byte(case: Case) -> None:
    made = dump_document(whole(case))
    for order in permutations(case.files):
        assert dump_document(compare(order, None, case.register, "coordinator")) == made
