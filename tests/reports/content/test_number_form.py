"""Figures typed into number cells have one form in a report; an officer's text stands as written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.forms.dossier import Dossier
from jiheng.reports.compose import Composition
from jiheng.reports.content.number_form import grouped, in_one_form
from jiheng.scoring import score
from jiheng.standards import find_standard

Report = Callable[..., Composition]
Lines = Callable[[Composition], list[str]]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("2160个", "2,160个"),
        ("216个", "216个"),
        ("2,160个", "2,160个"),
        ("12043.50万元", "12,043.50万元"),
        ("0.123456亿元", "0.123456亿元"),
        ("超2350人次", "超2,350人次"),
        ("15万人次", "15万人次"),
        ("2022年", "2022年"),
        ("70～1000家", "70～1,000家"),
    ],
)
def test_whole_numbers_get_separators_and_years_do_not(typed: str, printed: str) -> None:
    assert grouped(typed) == printed


@given(st.text(alphabet="0123456789,.%个万元约年～ ", max_size=30))
def test_grouping_adds_nothing_but_separators_and_is_done_once(text: str) -> None:
    made = grouped(text)
    assert made.replace(",", "") == text.replace(",", "")
    assert grouped(made) == made


TEXTS = ["章节编码,正文", 'overview,"全县有学校1260所、教师2,350人，新增学位2160个。"']
RESULTS = ["编码,所属任务,指标名称,数值,单位", "A1,,新增学位,2160,个", "A2,,教师,2350,人"]


def test_text_stands_as_written_beside_figures_of_one_form(report: Report, lines: Lines) -> None:
    told = lines(report({"文字材料": TEXTS, "工作成效": RESULTS}))
    assert any("全县有学校1260所、教师2,350人，新增学位2160个。" in line for line in told)
    assert "新增学位2,160个；教师2,350人。" in told


def test_reasons_of_the_scorecard_have_the_same_form(department: Callable[..., Dossier]) -> None:
    typed = {"assets.in_use": "10232.75", "assets.total": "12,139.05"}
    dossier = department().with_values(typed)
    standard = find_standard(dossier.standard)
    card = score(dossier, standard)
    dossier, made = in_one_form(dossier, card)
    told = next(one for one in made.leaves() if "assets.utilisation_rate" in one.inputs)
    assert "（10,232.75万元÷12,139.05万元）" in told.reason
    # Only words change: points, codes and the standard's own words stay.
    assert [(one.code, one.points, one.rule_text) for one in made.walk()] == [
        (one.code, one.points, one.rule_text) for one in card.walk()
    ]
    assert dossier.facts["assets.in_use"].text == "10,232.75万元"


@pytest.mark.parametrize(
    ("typed", "before", "after"),
    [
        # One figure may begin another.
        (("1235家", "1235家～5000家"), "由1235家～5000家", "由1,235家～5,000家"),
        # A number without a unit may be anything where a sentence quotes it.
        (("1235",), "共1235", "共1235"),
        (("1235家",), "共1235家", "共1,235家"),
        (("1235家",), "共21235家", "共21235家"),
    ],
)
def test_only_whole_figures_that_were_typed_are_rewritten(
    department: Callable[..., Dossier], typed: tuple[str, ...], before: str, after: str
) -> None:
    dossier = department()
    facts = dict(dossier.facts)
    for code, text in zip(("assets.in_use", "assets.total"), typed, strict=False):
        facts[code] = replace(facts[code], text=text)
    card = score(dossier, find_standard(dossier.standard))
    card = replace(card, criteria=tuple(replace(one, reason=before) for one in card.criteria))
    _, made = in_one_form(replace(dossier, facts=facts), card)
    assert {one.reason for one in made.criteria} == {after}


def test_a_card_without_long_numbers_stays_the_same(department: Callable[..., Dossier]) -> None:
    dossier = department()
    plain = {
        code: replace(fact, text="")
        for code, fact in dossier.facts.items()
        if grouped(fact.text) != fact.text
    }
    dossier = replace(dossier, facts={**dossier.facts, **plain})
    card = score(dossier, find_standard(dossier.standard))
    assert in_one_form(dossier, card) == (dossier, card)
