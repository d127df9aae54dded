"""自评结论综述: the total, or what it is conditional on; a table that adds up as printed."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from jiheng.reports.compose import Composition
from jiheng.reports.document import Table
from jiheng.reports.spans import Figure, plain_text

Report = Callable[..., Composition]
Lines = Callable[[Composition], list[str]]
CAPTION = "部门整体支出绩效自评得分"


def score_table(made: Composition) -> Table:
    blocks = made.document.blocks
    return next(b for b in blocks if isinstance(b, Table) and b.caption == CAPTION)


def summary(told: list[str]) -> str:
    return told[told.index("自评结论综述") + 1]


def test_the_total_in_one_sentence(report: Report, lines: Lines) -> None:
    assert summary(lines(report())) == (
        "我局按照本年度部门整体支出绩效自评评分标准逐项自评，"
        "满分100分，部门整体支出绩效自评得分94.622分，其中管理效能42.122分、"
        "履职效能50.00分、工作表现2.50分。各分项得分如下："
    )


def test_the_table_adds_up_as_printed(report: Report) -> None:
    table = score_table(report())
    bands = {at for at, row in enumerate(table.rows, 1) if row[-1].colspan > 1}
    columns: dict[tuple[bool, int], Fraction] = {}
    for placed in table.placed():
        is_total = placed.row == len(table.rows)
        if placed.row and placed.column >= 2 and not is_total:
            key = placed.row in bands, placed.column
            number = Fraction(plain_text(placed.cell.spans))
            columns[key] = columns.get(key, Fraction(0)) + number
    # 分值, 得分, 小计 (二级) of the lines; 分值, 得分 (一级) of those above them
    full, got = Fraction(100), Fraction("94.622")
    assert columns == {
        (False, 2): full, (False, 3): got, (False, 4): got, (True, 2): full, (True, 3): got,
    }  # fmt: skip
    assert [plain_text(cell.spans) for cell in table.rows[-1]] == ["总分", "100", "94.622"]


def test_groups_are_merged_over_their_criteria(report: Report) -> None:
    band, first = score_table(report()).rows[:2]
    assert [(plain_text(cell.spans), cell.rowspan) for cell in band] == [
        ("管理效能", 1),
        ("45", 1),
        ("42.122", 1),
    ]
    assert [(plain_text(cell.spans), cell.rowspan) for cell in first] == [
        ("资金管理", 5),
        ("预算完成率", 1),
        ("4", 1),
        ("3.932", 1),
        ("13.932", 5),
    ]


GUANGDONG = [
    "项目,内容", "部门名称,某局", "地区,广东省", "年度,2021", "评分标准,guangdong-department-2021",
]  # fmt: skip


def test_a_group_too_tall_for_a_page_is_a_line_above_its_parts(report: Report) -> None:
    """管理效率 has 21 criteria: merged cells of that height could not be split."""
    table = score_table(report({"部门概况": GUANGDONG}))
    heads = [plain_text(cell.spans) for cell in table.header[0]]
    assert heads == ["二级指标", "三级指标", "分值", "得分", "小计"]
    assert max(placed.cell.rowspan for placed in table.placed()) < 10
    bands = [row for row in table.rows if plain_text(row[0].spans) in {"履职效能", "管理效率"}]
    assert [[plain_text(cell.spans) for cell in row[:2]] for row in bands] == [
        ["履职效能", "50"],
        ["管理效率", "50"],
    ]


def test_every_number_is_a_figure_with_its_code(report: Report) -> None:
    table = score_table(report())
    codes = {
        span.fact
        for placed in table.placed()
        for span in placed.cell.spans
        if isinstance(span, Figure)
    }
    assert {"score.funds", "score.carryover.full", "score.total", "score.management"} <= codes
    numbers = [
        plain_text(placed.cell.spans)
        for placed in table.placed()
        if any(letter.isdigit() for letter in plain_text(placed.cell.spans))
        and not any(isinstance(span, Figure) for span in placed.cell.spans)
    ]
    assert numbers == []


@pytest.mark.parametrize("word", ["", "无法判断"])
def test_an_open_total_says_what_it_hangs_on(report: Report, lines: Lines, word: str) -> None:
    made = report(what_if={"finance.carryover_rate": word})
    label = word or "未填报"
    assert summary(lines(made)) == (
        "我局按照本年度部门整体支出绩效自评评分标准逐项自评，"
        f"部门整体支出绩效自评总分尚不能确定：结转结余率{label}，总分在90.622分至94.622分之间。"
        "各分项得分如下："
    )
    rows = [[plain_text(cell.spans) for cell in row] for row in score_table(made).rows]
    assert rows[4] == ["结转结余率", "4", label]
    assert rows[-1] == ["总分", "100", label]
    assert (rows[0][-1], rows[1][-1]) == (label, label)
    notice = f"自评结论：结转结余率{label}，总分在90.622分至94.622分之间。补填后重新评分。"
    assert notice in map(str, made.notices)


def test_a_standard_of_another_year_gives_no_total(report: Report, lines: Lines) -> None:
    profile = ["项目,内容", "部门名称,某局", "地区,某市", "年度,2023"]
    profile.append("评分标准,guangzhou-department-2021")
    told = summary(lines(report({"部门概况": profile})))
    assert "部门整体支出绩效自评总分无法判断：评分标准核实适用于" in told


def test_a_grade_is_printed_where_the_standard_has_grades(
    department: Callable[..., object], lines: Lines
) -> None:
    from dataclasses import replace

    from jiheng.forms.dossier import Dossier
    from jiheng.reports.compose import compose_with_notices
    from jiheng.reports.outline import find_outline
    from jiheng.scoring import score
    from jiheng.standards import find_standard

    dossier = department()
    assert isinstance(dossier, Dossier)
    card = replace(
        score(dossier, find_standard(dossier.standard)), grade="优", grade_note="等级取决于四舍五入"
    )
    made = compose_with_notices(dossier, card, find_outline("guangdong-department"))
    assert "，评价等级为“优”。" in summary(lines(made))
    assert any("等级取决于四舍五入。" in str(notice) for notice in made.notices)


def test_the_verdict_is_the_officers(report: Report, lines: Lines) -> None:
    told = lines(report({"文字材料": ["章节编码,正文", "conclusion,总体较好，得94.622分。"]}))
    assert "总体较好，得94.622分。" in told
