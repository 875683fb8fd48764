"""A coefficient's parts, its limits, and the reasons why there is none."""

from math import exp, log

import pytest

from assess.logic.agreement.coefficient import (
    FEWEST_FOR_LIMITS,
    REASONS,
    Coefficient,
    Undefined,
    divided,
    log_limits,
    standard_error,
    t_limits,
)

T_14 = 2.1447866879169277  # printed as 2.145


def test_a_record_holds_the_parts_by_name() -> None:
    whole = Coefficient("icc", "A,1", units=3, value=0.5, limits=(0.25, 0.75))
    assert whole.record() == {
        "name": "icc",
        "weights": "A,1",
        "value": 0.5,
        "se": None,
        "low": 0.25,
        "high": 0.75,
        "units": 3,
        "undefined": None,
    }


def test_reasons_are_told_in_words() -> None:
    assert str(Undefined("no-pairs")) == REASONS["no-pairs"]
    with pytest.raises(KeyError):
        Undefined("because")


def test_a_quotient_without_denominator_has_a_reason() -> None:
    assert divided(1, 3, "no-pairs") == 1 / 3
    with pytest.raises(Undefined) as caught:
        divided(0, 0, "no-variation")
    assert caught.value.reason == "no-variation"


def test_limits_lie_t_standard_errors_away() -> None:
    low, high = t_limits(0.5, 0.1, 15, 15) or (0.0, 0.0)
    assert low == pytest.approx(0.5 - 0.1 * T_14)
    assert high == pytest.approx(0.5 + 0.1 * T_14)


def test_the_upper_limit_is_cut_at_1() -> None:
    low, high = t_limits(0.9, 0.1, 15, 15) or (0.0, 0.0)
    assert low == pytest.approx(0.9 - 0.1 * T_14)
    assert high == 1.0


def test_limits_of_alpha_are_even_on_the_log_scale() -> None:
    low, high = log_limits(0.6, 0.1, 15) or (0.0, 0.0)
    assert low == pytest.approx(1 - exp(log(0.4) + T_14 * 0.1 / 0.4))
    assert (1 - low) * (1 - high) == pytest.approx(0.4**2)


@pytest.mark.parametrize(("se", "paired"), [(None, 20), (0.0, 20), (0.1, FEWEST_FOR_LIMITS - 1)])
def test_where_little_is_known_there_are_no_limits(se: float | None, paired: int) -> None:
    assert t_limits(0.5, se, 20, paired) is None
    assert log_limits(0.5, se, paired) is None


def test_full_agreement_has_no_log() -> None:
    assert log_limits(1.0, 0.1, 20) is None


def test_a_standard_error_takes_two_units() -> None:
    assert standard_error(0.5, 1) is None
    assert standard_error(8.0, 2) == 2.0
