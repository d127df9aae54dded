"""Numbers of a text are bound to the facts they repeat, and to no other."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.quantities import print_number
from jiheng.reports.content.binding import Binder, mentions, normalised
from jiheng.reports.document import Figure, Text, plain_text


def figure(text: str, fact: str = "some.fact") -> Figure:
    return Figure(text, fact, Fraction(1))


def bound(binder: Binder, text: str, near: tuple[str, ...] = ()) -> list[str]:
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
    assert plain_text(binder.bind(no)) == no


def test_the_fact_is_printed_as_it_is_everywhere() -> None:
    parts = Binder([figure("434,353.82万元")]).bind("预算434353.82万元。")
    assert plain_text(parts) == "预算434,353.82万元。"


def test_two_facts_of_one_text_are_told_apart_by_nearness_only() -> None:
    binder = Binder([figure("20家", "plan.a"), figure("20家", "plan.b")])
    assert bound(binder, "共20家") == []
    assert bound(binder, "共20家", ("plan.b",)) == ["plan.b"]
    assert bound(binder, "共20家", ("plan.a", "plan.b")) == []


def test_the_longest_fact_wins() -> None:
    binder = Binder([figure("2个", "few"), figure("2个以上", "least")])
    assert bound(binder, "设2个以上，共2个") == ["least", "few"]


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
def test_binding_changes_no_word_but_the_form_of_a_bound_number(text: str) -> None:
    facts = [figure("21个", "a"), figure("1.5万元", "b"), figure("超2,000家", "c")]
    assert normalised(plain_text(Binder(facts).bind(text))) == normalised(text)
