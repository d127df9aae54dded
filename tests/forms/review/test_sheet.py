"""The review sheet proposes; the reviewer decides; the grade says what may happen next."""

from fractions import Fraction

import pytest

from jiheng.forms import FormErrors
from jiheng.forms.review import (
    Level,
    project_sheet,
    review_rules,
    review_sheet,
    review_targets,
    sheet_text,
)
from jiheng.quantities import Missing, display_width

CODES = ("standard", "clear", "aim", "indicators", "reasonable", "money", "possible", "conditions")
FULL = ("10", "10", "15", "15", "15", "15", "10", "10")


def points(last: str) -> dict[str, str]:
    """Give full points but for the last item."""
    return {**dict(zip(CODES, FULL, strict=True)), "conditions": last}


def test_aspects_and_points_are_those_of_the_form() -> None:
    sheet = review_sheet(())
    by_aspect: dict[str, Fraction] = {}
    for item in sheet.items:
        by_aspect[item.aspect] = by_aspect.get(item.aspect, Fraction(0)) + item.full
    assert by_aspect == {"完整性审核": 20, "相关性审核": 30, "适当性审核": 30, "可行性审核": 20}
    assert tuple(item.code for item in sheet.items) == CODES
    assert sheet.source.confidence.label == "忆述"
    assert all(item.proposed == 0 and item.question for item in sheet.items)


def test_deductions_are_proposed_by_level_and_never_more_than_the_item(make) -> None:
    rows = [{"权重": "30", "三级指标": f"甲类企业{at}数", "指标值": ""} for at in range(3)]
    sheet = project_sheet(review_targets(make({"项目绩效指标": rows})), "P01")
    standard = sheet.items[0]
    assert len([one for one in standard.findings if one.level is Level.RED_LINE]) == 4
    assert standard.proposed == standard.full == 10
    one = {
        "项目绩效指标": [
            {"权重": "60"},
            {"一级指标": "效益指标", "三级指标": "专利数", "权重": "30"},
        ]
    }
    sheet = project_sheet(review_targets(make(one)), "P01")
    assert {item.code: item.proposed for item in sheet.items if item.findings} == {"reasonable": 2}


def test_points_are_left_to_the_reviewer() -> None:
    sheet = review_sheet(())
    assert isinstance(sheet.total, Missing)
    assert sheet.grade is None
    assert sheet.next_step == "还有 8 项没有填写得分，不能评定等级。"
    almost = sheet.with_points(dict.fromkeys(CODES[:-1], "0"))
    assert isinstance(almost.total, Missing)
    assert almost.next_step == "还有 1 项没有填写得分，不能评定等级。"


@pytest.mark.parametrize(
    ("typed", "grade", "words"),
    [
        ({}, "优", "可进入下一步"),
        ({"standard": "0"}, "优", "可进入下一步"),
        ({"standard": "0", "conditions": "9.99"}, "良", "协商完善"),
        ({"standard": "0", "clear": "0"}, "良", "协商完善"),
        ({"standard": "0", "clear": "0", "conditions": "9.99"}, "中", "重新报送"),
        ({"aim": "0", "money": "0", "clear": "0"}, "中", "重新报送"),
        ({"aim": "0", "money": "0", "clear": "0", "standard": "9.99"}, "差", "不得进入"),
        (dict.fromkeys(CODES, "0"), "差", "不得进入"),
    ],
)
def test_grades_at_their_limits(typed: dict[str, str], grade: str, words: str) -> None:
    sheet = review_sheet(()).with_points(points("10")).with_points(typed)
    assert sheet.grade is not None and sheet.grade.name == grade
    assert words in sheet.next_step


def test_red_lines_block_whatever_the_points(make) -> None:
    review = review_targets(make({"项目绩效指标": [{"权重": "90", "指标值": ""}]}))
    sheet = project_sheet(review, "P01").with_points(points("10"))
    assert sheet.total == 100
    assert sheet.next_step == "有 2 处红线问题没有消除，应先退回修改，不按得分处理。"


@pytest.mark.parametrize("typed", ["-0.01", "10.01", "十分", "10分", "1e1"])
def test_points_out_of_range_or_no_number(typed: str) -> None:
    with pytest.raises(FormErrors) as caught:
        review_sheet(()).with_points({"standard": typed})
    (error,) = caught.value.errors
    assert (error.sheet, error.header, error.value) == ("绩效目标审核表", "规范完整性", typed)
    assert error.expected == "0～10 之间的数"
    assert error.advice


@pytest.mark.parametrize("typed", ["0", "10", "9.5", " 8 ", "８"])
def test_points_in_range(typed: str) -> None:
    sheet = review_sheet(()).with_points({"standard": typed})
    assert not isinstance(sheet.items[0].points, Missing)


def test_all_errors_at_once_and_points_can_be_taken_back() -> None:
    sheet = review_sheet(()).with_points(points("10"))
    with pytest.raises(FormErrors) as caught:
        sheet.with_points({"standart": "1", "clear": "11", "aim": "x"})
    assert len(caught.value.errors) == 3
    assert "是否应为“standard”？" in str(caught.value)
    assert isinstance(sheet.with_points({"clear": " "}).total, Missing)


def test_what_rules_could_not_judge_is_marked(make) -> None:
    review = review_targets(make({"项目绩效指标": [{"权重": "90", "上年完成值": ""}]}))
    sheet = project_sheet(review, "P01")
    marked = {item.code: item.unjudged for item in sheet.items if item.unjudged}
    assert marked == {"reasonable": ("TG101", "TG102"), "money": ("TG103",)}
    assert "绩效合理性：TG101、TG102 有无法判断之处，请人工审核。" in sheet_text(sheet)


def test_every_rule_bears_on_one_item() -> None:
    named = [
        code for item in review_sheet(()).template.aspects for i in item.items for code in i.rules
    ]
    assert sorted(named) == [rule.code for rule in review_rules()]


def test_the_sheet_is_plain_data_and_an_aligned_table() -> None:
    sheet = review_sheet(()).with_points(points("9.5"))
    data = sheet.as_data()
    assert (data["total"], data["grade"]) == ("99.5", "优")
    assert data["items"][0]["points"] == "10"
    empty = review_sheet(()).as_data()
    assert (empty["total"], empty["grade"], empty["items"][0]["points"]) == (None, None, None)
    lines = sheet_text(sheet).splitlines()
    assert len({display_width(line) for line in lines[1:10]}) == 1
    assert lines[-2] == "合计 99.5　等级 优"
    assert "合计 未评定" in sheet_text(review_sheet(()))
