"""What sealing fixes: an item of this case alone has no ledger in the instrument, and stays as it was rated."""

from assess.logic.sealing import ready_to_seal
from tests.samples import INSTRUMENT, RAW, assessment_of, cites, event, source


def test_only_questions_of_the_instrument_get_the_reasons_of_the_ledger() -> None:
    own = event("own", id="own-1", text="Meals with others", effect="need")
    rated = [
        one
        for question in ("own-1", "ties")
        for one in (
            event("rated", question=question, facet="main", level="N"),
            event("certain", question=question, facet="main", certainty="L", why=("prepared",)),
        )
    ]
    cited = (*cites("ties", [source("S-7K2Q")]), *cites("own-1", [source("S-8K2Q")], first=2))
    ready = ready_to_seal(INSTRUMENT, RAW, assessment_of(own, *cited, *rated))
    why = {name: [one.by for one in ready.rating(name).facets["main"].why] for name in ("own-1", "ties")}
    assert why["own-1"] == ["assessor"]
    assert "ledger" in why["ties"]
