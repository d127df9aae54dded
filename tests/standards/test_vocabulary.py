from collections.abc import Callable
from pathlib import Path

import pytest

from jiheng.quantities import unit
from jiheng.standards import StandardError, vocabulary
from jiheng.standards.expressions import names
from jiheng.standards.vocabulary import load_vocabulary

Write = Callable[[str, str], Path]

GOOD = """\
group: finance
title: 收支情况
help: 说明
terms:
  f.spent: {label: 支出, unit: 万元, kind: amount}
  f.budget: {label: 预算, unit: 万元, kind: amount, help: 全年}
  f.rate: {label: 执行率, unit: "%", kind: rate, formula: f.spent / f.budget}
"""


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(StandardError) as caught:
        load_vocabulary(folder)
    return [str(fault) for fault in caught.value.faults]


def test_terms_are_found_by_code_and_by_label(write: Write) -> None:
    terms = load_vocabulary(write("1.yaml", GOOD).parent)
    assert list(terms) == ["f.spent", "f.budget", "f.rate"]
    assert len(terms) == 3
    assert terms["f.budget"].help == "全年"
    assert terms.find("f.spent") is terms.find("支出") is terms["f.spent"]
    assert terms.find("没有") is None
    assert (terms.label("f.rate"), terms.label("没有")) == ("执行率", "没有")
    (group,) = terms.groups
    assert (group.code, group.title, group.help) == ("finance", "收支情况", "说明")
    rate = terms["f.rate"]
    assert rate.formula is not None and names(rate.formula) == ("f.spent", "f.budget")
    assert (rate.formula_text, rate.group) == ("f.spent / f.budget", "finance")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("group: finance\n", "", "1.yaml 第1行：缺少“group”　请对照自带的指标词汇文件"),
        ("title: 收支情况\n", "title:\n", "1.yaml 第1行：缺少“title”　请对照自带的指标词汇文件"),
        (GOOD[GOOD.index("terms") :], "", "1.yaml 第1行：缺少“terms”　请对照自带的指标词汇文件"),
        ("label: 支出, ", "", "1.yaml 第5行：“f.spent”缺少“label”"),
        (
            "label: 支出, ",
            "lable: 支出, label: 支出, ",
            "1.yaml 第5行：“f.spent”有不认识的项“lable”",
        ),
        (
            "{label: 支出, unit: 万元, kind: amount}",
            "支出",
            "1.yaml 第5行：“f.spent”应写“{label: …}”",
        ),
        (
            "{label: 支出, unit: 万元, kind: amount}",
            "{label: 支出, unit: 万元, kind: amounts}",
            "1.yaml 第5行：“f.spent”的 kind 不对：“amounts”　是不是要写“amount”？",
        ),
        (
            "formula: f.spent / f.budget",
            "formula: f.spent /",
            "1.yaml 第7行：“f.rate”的公式读不懂：算式“f.spent /”没有写完",
        ),
        (
            "formula: f.spent / f.budget",
            "formula: f.spend / f.budget",
            "1.yaml 第7行：“f.rate”的公式用到没有定义的“f.spend”　是不是要写“f.spent”？",
        ),
        (
            "formula: f.spent / f.budget",
            "formula: f.rate / f.budget",
            "1.yaml 第7行：“f.rate”的公式要用到它自己　请改为由其他指标计算",
        ),
    ],
)
def test_a_fault_is_told_at_its_line(old: str, new: str, message: str, write: Write) -> None:
    assert GOOD.count(old) == 1
    folder = write("1.yaml", GOOD.replace(old, new)).parent
    assert [told for told in faults_of(folder) if told.startswith(message)]


def test_a_loop_over_several_formulas_is_found(write: Write) -> None:
    loop = "  f.a: {label: 甲, unit: 万元, kind: amount, formula: f.b + f.spent}\n"
    loop += "  f.b: {label: 乙, unit: 万元, kind: amount, formula: f.c + f.c}\n"
    loop += "  f.c: {label: 丙, unit: 万元, kind: amount, formula: f.a}\n"
    told = faults_of(write("1.yaml", GOOD + loop).parent)
    assert [line.split("”")[0] for line in told] == [
        "1.yaml 第8行：“f.a",
        "1.yaml 第9行：“f.b",
        "1.yaml 第10行：“f.c",
    ]
    assert (
        len(load_vocabulary(write("1.yaml", GOOD + loop.replace("f.a}", "f.spent}")).parent)) == 6
    )


def test_a_code_stands_in_one_file_only(write: Write) -> None:
    write("1.yaml", GOOD)
    again = "group: g\ntitle: 又一组\nterms:\n  f.spent: {label: 又一, unit: 万元, kind: amount}\n"
    folder = write("2.yaml", again).parent
    assert faults_of(folder) == ["2.yaml 第4行：“f.spent”在 1.yaml 中已定义"]


def test_a_label_is_found_whatever_its_quotation_marks() -> None:
    terms = vocabulary()
    for typed in (
        "三公经费变动率",
        "“三公经费” 变动率",
        "‘三公经费’变动率",
        '"三公经费"变动率',
        "「三公经费」变动率",
    ):
        assert terms.find(typed) is terms["costs.three_change_rate"]
    assert terms.find("三公经费变动") is None


def test_shipped_labels_are_unique_so_that_a_label_finds_its_term() -> None:
    terms = vocabulary()
    assert [code for code in terms if terms.find(terms[code].label) is not terms[code]] == []
    titles = [group.title for group in terms.groups]
    assert len(set(titles)) == len(titles)


def test_shipped_kinds_and_units_belong_together() -> None:
    dimensions = {"amount": "money", "rate": "rate", "points": "score"}
    for term in vocabulary().values():
        if term.kind == "flag":
            assert term.unit == "是否", term.code
        elif term.kind in dimensions:
            assert unit(term.unit).dimension == dimensions[term.kind], term.code
        else:
            assert term.unit not in ("是否", "%", "万元", "分"), term.code


def test_shipped_codes_begin_with_their_group_and_formulas_give_rates() -> None:
    for group in vocabulary().groups:
        assert group.help
        for term in group.terms:
            assert term.code.startswith(group.code + "."), term.code
            assert term.formula is None or term.kind == "rate", term.code
