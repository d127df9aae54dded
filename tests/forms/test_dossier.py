from fractions import Fraction

import pytest

from jiheng.forms import Dossier, FormErrors, read_dossier
from jiheng.quantities import Missing, Status

EMPTY = Dossier("示例局", "示例市", 2021, "guangzhou-department-2021", "定稿", {})


def test_a_fact_that_no_row_carries_is_none():
    assert EMPTY.fact("procurement.budget") is None


def test_what_if_adds_a_fact_of_the_vocabulary():
    fact = EMPTY.with_values({"procurement.budget": "1,000.00"}).fact("procurement.budget")
    assert fact.value == 10_000_000
    assert (fact.source.document, fact.period, fact.organisation) == ("试算", "2021年", "示例局")


def test_what_if_leaves_the_dossier_alone():
    changed = EMPTY.with_values({"procurement.budget": "1"})
    assert changed.with_values({"procurement.budget": "2"}) != changed
    assert EMPTY.facts == {}


def test_what_if_takes_words_for_nothing_and_flags():
    changed = EMPTY.with_values({"procurement.budget": "不适用", "procurement.compliant": "否"})
    assert changed.fact("procurement.budget").value == Missing(Status.NOT_APPLICABLE)
    assert changed.fact("procurement.compliant").value == 0


def test_what_if_reads_a_form_figure_in_its_own_unit(folder):
    rows = [
        ["编码", "计划（任务）名称", "预算数", "支出数"],
        ["basic", "基础研究计划", "2亿元", "1"],
    ]
    dossier = read_dossier(folder({"计划支出": rows}))
    changed = dossier.with_values({"plan.basic.budget": "3"})
    assert changed.fact("plan.basic.budget").value == Fraction(300_000_000)
    assert changed.fact("plan.basic.budget").label == "基础研究计划预算数"


def test_what_if_lists_every_wrong_value():
    with pytest.raises(FormErrors) as caught:
        EMPTY.with_values({"procurement.budgte": "1", "procurement.budget": "十几"})
    first, second = caught.value.errors
    assert "procurement.budget" in first.advice
    assert (second.header, second.value) == ("procurement.budget", "十几")
