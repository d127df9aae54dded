"""Numbers of a text are bound to the facts they repeat, and to no other."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.quantities import print_number
from jiheng.reports.content import Context
from jiheng.reports.content.binding import Binder, mentions, states
from jiheng.reports.spans import Figure, Text, plain_text


def figure(text: str, fact: str = "some.fact") -> Figure:
    return Figure(text, fact, Fraction(1))


def bound(binder: Binder, text: str, near: tuple[str, ...] = ("some.fact",)) -> list[str]:
    return [part.fact for part in binder.bind(text, near) if isinstance(part, Figure)]


@pytest.mark.parametrize(
    ("fact", "yes", "no"),
    [
        ("56.83亿元", "全年预算56.83亿元。", "全年预算156.83亿元。"),
        ("21个", "申报21个目标", "提高21个百分点"),
        ("16家", "，16家企业", "516家企业"),
        ("4位", "第4位", "第14位"),
        ("6个", "设6个处", "第6个处"),
        ("99.66%", "为99.66%，", "为99.661%，"),
        ("434,353.82万元", "共434353.82万元", "共434353.8万元"),
        ("434353.82万元", "共434,353.82万元", "共4,343,53.82万元"),
        ("超8.5亿元", "超过8.5亿元", "约8.5亿元"),
        ("99.80%", "为99.8%", "为99.81%"),
        ("4.00分", "得4分", "得4.01分"),
        ("3人", "有3人", "有3人次"),
        ("130多位", "，130多位专家", "，1130多位专家"),
        ("1.2万家", "达1.2万家", "达1.2万"),
    ],
)
def test_the_same_number_and_unit_is_bound_and_its_twin_is_not(
    fact: str, yes: str, no: str
) -> None:
    binder = Binder([figure(fact)])
    assert bound(binder, yes) == ["some.fact"]
    assert bound(binder, no) == []
    assert plain_text(binder.bind(no, ["some.fact"])) == no


@pytest.mark.parametrize(
    ("fact", "no", "yes"),
    [
        ("3个", "用3个月", "用3个文件"),
        ("10分", "等候10分钟", "得10分，"),
        ("3项", "完成3项目标", "完成3项任务"),
        ("3家", "居前3家", "有3家"),
        ("3家", "每3家", "共3家"),
        ("11.44%", "同比下降11.44%", "差异率11.44%"),
        ("11.44%", "增长了11.44%", "控制为11.44%"),
        ("5%", "增长-5%", "比例5%"),
        ("5%", "比例－5%", "比例为5%"),
        ("5个", "3—5个", "共5个"),
        ("5个", "3至5个", "增至5个"),
        ("5个", "3个到5个", "达到5个"),
        ("5个", "4、5个", "四月、5个"),
        ("3个", "3个—5个", "3个，5家"),
        ("5%", "5%～10%", "5%，比10%"),
        ("10%", "5%～10%", "5%，为10%"),
        ("56.83亿元", "超过56.83亿元", "支出56.83亿元"),
        ("56.83亿元", "不足56.83亿元", "足有56.83亿元"),
        ("56.83亿元", "不低于56.83亿元", "用于56.83亿元"),
        ("56.83亿元", "约 56.83亿元", "预约费56.83亿元"),
        ("56.83亿元", "56.83亿元左右", "56.83亿元在左"),
        ("56.83亿元", "56.83亿元以上", "56.83亿元以来"),
        ("56.83元", "56.83元/人", "56.83元，人"),
        ("超8.5亿元", "不超过8.5亿元", "超过8.5亿元"),
    ],
)
def test_what_stands_around_a_number_can_make_it_another_one(fact: str, no: str, yes: str) -> None:
    binder = Binder([figure(fact)])
    assert bound(binder, no) == []
    assert bound(binder, yes) == ["some.fact"]


def test_a_fact_that_is_not_near_is_bound_only_in_a_clause_that_names_it() -> None:
    binder = Binder([figure("20家")], {"some.fact": "重点实验室数量（国家级）"})
    assert bound(binder, "建成重点实验室20家", ()) == ["some.fact"]
    assert bound(binder, "重点实验室增多，孵化器20家", ()) == []
    assert bound(binder, "孵化器20家", ()) == []
    assert bound(binder, "孵化器20家") == ["some.fact"]


def test_a_longer_measure_is_not_the_fact() -> None:
    binder = Binder([figure("20%")], {"some.fact": "预算完成数"})
    assert bound(binder, "预算完成率为20%", ()) == []
    assert bound(binder, "预算完成为20%", ()) == ["some.fact"]


def test_a_change_is_bound_to_a_fact_of_change() -> None:
    rate = figure("5%")
    assert bound(Binder([rate], {"some.fact": "收入增长率"}), "收入增长5%") == ["some.fact"]
    assert bound(Binder([rate], {"some.fact": "收入完成率"}), "收入增长5%") == []


def test_a_number_without_a_unit_is_never_bound() -> None:
    assert bound(Binder([figure("2021")]), "自2021年起") == []


def test_the_facts_of_a_secret_project_are_not_in_the_binder(
    context: Callable[..., Context],
) -> None:
    head = "项目编码,项目名称,项目级次,年度预算数,是否涉密"
    found = []
    for secret in ("是", "否"):
        made = context({"项目": [head, f"P1,专用网,一级,777.00,{secret}"]})
        spans = made.bind("专用网年度预算777.00万元。")
        found.append([part.fact for part in spans if isinstance(part, Figure)])
    assert found == [[], ["project.P1.budget"]]


@pytest.mark.parametrize("typed", ["434353.82万元", "434,353.82万元", "434,353.820万元"])
def test_the_officers_number_keeps_the_form_it_was_written_in(typed: str) -> None:
    parts = Binder([figure("434,353.82万元")]).bind(f"预算{typed}。", ["some.fact"])
    assert [part.text for part in parts if isinstance(part, Figure)] == [typed]
    assert plain_text(parts) == f"预算{typed}。"


def test_two_facts_of_one_text_are_told_apart_by_nearness_only() -> None:
    binder = Binder([figure("20家", "plan.a"), figure("20家", "plan.b")])
    assert bound(binder, "共20家") == []
    assert bound(binder, "共20家", ("plan.b",)) == ["plan.b"]
    assert bound(binder, "共20家", ("plan.a", "plan.b")) == []


def test_the_longest_fact_wins() -> None:
    binder = Binder([figure("2个", "few"), figure("2个以上", "least")])
    assert bound(binder, "设2个以上，共2个", ("few", "least")) == ["least", "few"]


def test_a_missing_fact_and_words_are_never_bound() -> None:
    binder = Binder([Figure("未填报", "a.b"), figure("三分之二", "c.d")])
    assert binder.bind("未填报的占三分之二") == (Text("未填报的占三分之二"),)


def test_without_facts_a_text_stays_as_it_is() -> None:
    assert Binder([]).bind("共21个") == (Text("共21个"),)


@given(
    st.integers(min_value=0, max_value=10**11),
    st.sampled_from(["万元", "亿元", "%", "家", "项"]),
    st.booleans(),
)
def test_every_printed_amount_is_found_with_and_without_separators(
    hundredths: int, unit: str, grouped: bool
) -> None:
    value = Fraction(hundredths, 100)
    fact = figure(print_number(value, 2) + unit)
    text = f"共计{print_number(value, 2, grouping=grouped)}{unit}，其中"
    assert bound(Binder([fact]), text) == ["some.fact"]
    assert mentions(text, fact)


@given(st.text(alphabet="0123456789,.%个家万亿元超约，。第 ", max_size=40))
def test_binding_changes_no_letter(text: str) -> None:
    facts = [figure("21个", "a"), figure("1.5万元", "b"), figure("超2,000家", "c")]
    assert plain_text(Binder(facts).bind(text)) == text


@pytest.mark.parametrize(
    ("text", "name", "is_stated"),
    [
        ("资助学生18,236人次。", "资助家庭经济困难学生", True),
        ("全年资助家庭经济困难学生共18236人次。", "资助学生", True),
        ("培训教师18,236人次。", "资助家庭经济困难学生", False),
        ("资助学生18,237人次。", "资助家庭经济困难学生", False),
        ("资助学生约18,236人次。", "资助家庭经济困难学生", False),
        ("资助学生增加18,236人次。", "资助家庭经济困难学生", False),
        ("共18,236人次。", "资助家庭经济困难学生", False),
    ],
)
def test_a_text_states_a_result_where_number_and_name_fit(
    text: str, name: str, is_stated: bool
) -> None:
    assert states(text, name, figure("18,236人次")) is is_stated
