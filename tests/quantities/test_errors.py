import pickle

import pytest

from jiheng.quantities import QuantityError


def test_it_is_a_value_error_with_three_parts():
    error = QuantityError("12.5万员", "单位", "改为“万元”")
    assert isinstance(error, ValueError)
    assert (error.what, error.expected, error.advice) == ("12.5万员", "单位", "改为“万元”")


@pytest.mark.parametrize("what", ["甲\n乙", "甲\r\n\t乙"])
def test_the_message_is_one_line(what):
    assert str(QuantityError(what, "数", "改")) == "“甲 乙”读不出数：应为数；改。"


def test_a_pasted_paragraph_is_cut_in_the_message_but_not_in_what():
    error = QuantityError("字" * 41, "数", "改")
    assert f"“{'字' * 40}…”" in str(error)
    assert error.what == "字" * 41
    assert f"“{'字' * 40}”" in str(QuantityError("字" * 40, "数", "改"))


def test_it_survives_pickling():
    error = pickle.loads(pickle.dumps(QuantityError("甲", "乙", "丙")))
    assert (error.what, error.expected, error.advice) == ("甲", "乙", "丙")
