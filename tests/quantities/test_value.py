from fractions import Fraction

import pytest

from jiheng.quantities import Missing, Status, status_of
from jiheng.quantities.value import strongest

NOTHINGS = [Status.UNREPORTED, Status.NOT_APPLICABLE, Status.NOT_ASSESSABLE]


@pytest.mark.parametrize("status", NOTHINGS)
def test_each_nothing_keeps_status_and_reason(status):
    missing = Missing(status, "原因")
    assert (missing.status, missing.reason, missing.label) == (status, "原因", status.label)
    assert status_of(missing) is status


def test_reported_is_not_a_nothing():
    with pytest.raises(ValueError, match="已填报"):
        Missing(Status.REPORTED)


def test_zero_is_reported():
    assert status_of(Fraction(0)) is Status.REPORTED


def test_it_cannot_be_taken_for_false_or_zero():
    missing = Missing(Status.UNREPORTED)
    with pytest.raises(TypeError, match="未填报"):
        bool(missing)
    with pytest.raises(TypeError):
        float(missing)
    assert missing != Fraction(0)


def test_it_cannot_be_changed():
    with pytest.raises(AttributeError):
        Missing(Status.UNREPORTED).status = Status.REPORTED


def test_strongest_takes_unreported_then_not_assessable_then_not_applicable():
    unreported = Missing(Status.UNREPORTED, "甲")
    not_assessable = Missing(Status.NOT_ASSESSABLE, "乙")
    not_applicable = Missing(Status.NOT_APPLICABLE, "丙")
    assert strongest(not_applicable, not_assessable, unreported) is unreported
    assert strongest(not_applicable, not_assessable) is not_assessable
    assert strongest(not_applicable) is not_applicable


def test_between_equals_the_first_reason_stays():
    first, second = Missing(Status.UNREPORTED, "甲"), Missing(Status.UNREPORTED, "乙")
    assert strongest(first, second).reason == "甲"
