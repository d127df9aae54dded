"""Twins: a rate beside the figures it follows from, and the nearest one that rounding allows."""

import pytest

FACTS = ["编码", "数值", "单位"]
RATE, ACTUAL, BUDGET = "procurement.execution_rate", "procurement.actual", "procurement.budget"


def sheet(rate, actual="30.0", budget="32.0"):
    rows = [[RATE, rate, ""], [ACTUAL, actual, ""], [BUDGET, budget, ""]]
    return {"采购管理": [FACTS, *rows]}


@pytest.mark.parametrize("rate", ["93.4", "94.0%", "94.1%", "", "不适用", "约93%"])
def test_a_rate_that_its_parts_allow_is_taken(folder, errors_of, rate):
    found = errors_of(folder(sheet(rate)))
    assert [one for one in found if "分项" in one.what] == []


@pytest.mark.parametrize("rate", ["93.3", "94.2%", "0.9375", "约80%"])
def test_a_rate_that_its_parts_contradict_is_told(folder, errors_of, rate):
    found = [one for one in errors_of(folder(sheet(rate))) if "分项" in one.what]
    (error,) = found
    assert (error.cell, error.value, error.severity) == ("B2", rate, "warning")
    assert error.what == "与填报的分项不符，由分项只能算得93.45%～94.05%"
    assert error.expected.startswith("实际政府采购金额÷政府采购预算金额，即")


@pytest.mark.parametrize(("actual", "budget"), [("", "32.0"), ("30.0", "不适用"), ("0", "0")])
def test_parts_that_give_no_rate_say_nothing(folder, errors_of, actual, budget):
    assert errors_of(folder(sheet("50%", actual, budget))) == []


def test_a_part_that_is_itself_computed_is_followed(folder, only_error):
    rows = [["assets.utilisation_rate", "50%", ""], ["assets.in_use", "9.0", ""]]
    error = only_error(folder({"资产管理": [FACTS, *rows, ["assets.total", "10.0", ""]]}))
    assert error.cell == "B2" and "89.05%～90.95%" in error.what
