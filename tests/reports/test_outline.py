"""Outlines are data: every fault is told at its line, with what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jiheng.reports.content import GENERATORS
from jiheng.reports.outline import find_outline, load_outline, outline_codes, outline_for
from jiheng.standards import Confidence, StandardError

GOOD = """\
code: mine
name: 本局提纲
title: "{organisation}{year}年自评报告"
source: {document: 本局通知, confidence: published}
sections:
  - {code: basics, level: 1, heading: 基本情况}
  - {code: overview, level: 2, heading: 部门概况, generator: profile}
  - {code: criteria, level: 2, heading: 分析, generator: criteria, options: {plans: false}}
"""
Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def save(text: str) -> Path:
        path = tmp_path / "mine.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return save


def faults(path: Path) -> list[str]:
    with pytest.raises(StandardError) as caught:
        load_outline(path)
    return [str(fault) for fault in caught.value.faults]


def test_a_good_outline_loads(write: Write) -> None:
    outline = load_outline(write(GOOD))
    assert outline.title_for("某局", 2021, "某市") == "某局2021年自评报告"
    section = outline.section("criteria")
    assert section is not None and section.options == {"plans": False}
    assert section.source == outline.source
    assert outline.section("nothing") is None


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("generator: profile", "generator: profil", 7, "没有名为“profil”的内容生成器　是不是要写“profile”？"),
        ("plans: false", "plan: false", 8, "“criteria”没有选项“plan”　是不是要写“plans”？"),
        ("plans: false", "plans: 无", 8, "选项“plans”的值“无”不对　应为 true 或 false"),
        ("generator: criteria, options: {plans: false}", "generator: tasks, options: {plans: false}", 8,
         "“tasks”没有选项“plans”　“tasks”没有选项。"),
        ("options: {plans: false}", "options: 无", 8, "“options”应写成“名称: 值”"),
        ("heading: 基本情况", "headings: 基本情况", 6, "不认识的项“headings”　是不是要写“heading”？"),
        ("level: 1", "level: 5", 6, "层级“5”不对　应为 0（无编号）或 1 至 4"),
        ("code: overview", "code: basics", 7, "章节编码“basics”用了两次"),
        ("code: basics, ", "", 6, "缺少“code”"),
        (", heading: 基本情况", "", 6, "一节至少应写 heading 或 generator"),
        ("heading: 部门概况", "heading: [部门, 概况]", 7, "“heading”应为文字"),
        ("level: 1,", "level: 1, optional: 是,", 6, "“optional”应为 true 或 false"),
        ("{organisation}", "{organization}", 3, "标题用到没有定义的“{organization}”　是不是要写“organisation”？"),
        ("{year}", "{year", 3, "标题中的花括号不成对　如 {organisation}{year}年…"),
        ("code: mine", "code: ours", 1, "编码“ours”与文件名“mine”不同　两者应一致"),
        ("name: 本局提纲", "nane: 本局提纲", 2, "不认识的项“nane”　是不是要写“name”？"),
        (", confidence: published", "", 4,
         "来源的“confidence”不对或没有写　document 写文件名，confidence 写 published、remembered 或 inferred"),
        ("confidence: published", "confidence: sure", 4,
         "来源的“confidence”不对或没有写　document 写文件名，confidence 写 published、remembered 或 inferred"),
    ],
)  # fmt: skip
def test_a_fault_is_told_at_its_line(
    write: Write, old: str, new: str, line: int, words: str
) -> None:
    assert old in GOOD
    assert f"mine.yaml 第{line}行：{words}" in faults(write(GOOD.replace(old, new, 1)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (GOOD.partition("sections:")[0], "“sections”应为清单，至少一节"),
        (GOOD.partition("sections:")[0] + "sections: []\n", "“sections”应为清单，至少一节"),
        (GOOD.partition("sections:")[0] + "sections: [基本情况]\n", "每节应写成“名称: 值”"),
        (GOOD.replace("source:", "#"), "没有写来源 source　写明 document、clause、confidence"),
    ],
)
def test_a_missing_part_is_told(write: Write, text: str, words: str) -> None:
    assert any(words in fault for fault in faults(write(text)))


def test_all_faults_come_at_once(write: Write) -> None:
    text = (
        GOOD.replace("profile", "profil").replace("plans", "plan").replace("level: 1", "level: 9")
    )
    assert len(faults(write(text))) == 3


def test_an_unknown_code_is_answered_with_the_nearest() -> None:
    with pytest.raises(StandardError, match="是不是要写“hunan-department”？"):
        find_outline("hunan-departmnet")


def test_an_outline_can_be_a_file_of_ones_own(write: Write) -> None:
    assert find_outline(str(write(GOOD))).code == "mine"


@pytest.mark.parametrize("code", outline_codes())
def test_every_shipped_outline_is_whole(code: str) -> None:
    outline = find_outline(code)
    used = {section.generator for section in outline.sections if section.generator}
    assert used <= set(GENERATORS)
    # Whatever the order, no kind of content is forgotten.
    assert set(GENERATORS) - used <= {"narrative"}
    assert all(section.source.confidence in Confidence for section in outline.sections)
    assert outline.title_for("某局", 2021, "某省").startswith("某局\n2021年")


@pytest.mark.parametrize(
    ("region", "code"),
    [
        ("广东省", "guangdong"),
        ("广州市天河区", "guangdong"),
        ("湖南省", "hunan"),
        ("长沙市雨花区", "hunan"),
        ("四川省", "sichuan"),
        ("深圳市", "general"),
        ("湖北省", "general"),
        ("", "general"),
    ],
)
def test_the_region_chooses_the_outline(region: str, code: str) -> None:
    assert outline_for(region).code == f"{code}-department"


def test_without_a_region_the_default_is_the_general_outline() -> None:
    assert find_outline().code == "general-department"


def test_regions_served_are_a_list(write: Write) -> None:
    with pytest.raises(StandardError, match="应为清单"):
        load_outline(write(GOOD + "serves: 广州\n"))
    assert load_outline(write(GOOD + "serves: [广州]\n")).serves == ("广州",)
