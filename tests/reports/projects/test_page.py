"""The form says what the dossier says, blank where nothing is known, and the officer is told."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from jiheng.reports.document import Document, Table
from jiheng.reports.projects.form import ProjectForm
from jiheng.reports.projects.page import form_document
from jiheng.reports.spans import Figure, plain_text

MakeForm = Callable[..., ProjectForm]


def rows(document: Document) -> list[list[str]]:
    lines = (row for table in tables(document) for row in (*table.header, *table.rows))
    return [[plain_text(cell.spans) for cell in row] for row in lines]


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def row(document: Document, name: str) -> list[str]:
    return next(cells for cells in rows(document) if name in cells)


def figures(document: Document) -> dict[str, Figure]:
    return {figure.fact: figure for figure in document.figures()}


def told(form: ProjectForm) -> str:
    return "\n".join(map(str, form.notices()))


def test_the_head_names_project_department_and_unit(form: MakeForm) -> None:
    document = form_document(form())
    assert document.title == "项目支出绩效自评表\n（2023年度）"
    assert rows(document)[:2] == [
        ["项目名称", "科技人才培训专项"],
        ["主管部门", "示例市某局", "实施单位", "示例市人才服务中心"],
    ]


def test_money_is_in_wan_and_only_the_total_is_scored(form: MakeForm) -> None:
    document = form_document(form())
    assert rows(document)[2][2:] == [
        "年初预算数",
        "全年预算数",
        "全年执行数",
        "分值",
        "执行率",
        "得分",
    ]
    assert rows(document)[3:7] == [
        ["年度资金总额", "60.00", "60.00", "57.00", "10", "95.00%", "9.50"],
        ["其中：当年财政拨款", "50.00", "50.00", "48.00", "—", "96.00%", "—"],
        ["上年结转资金", "10.00", "10.00", "9.00", "—", "90.00%", "—"],
        ["其他资金", "0.00", "0.00", "0.00", "—", "—", "—"],
    ]


def test_indicators_are_printed_with_sign_unit_and_plain_digits(form: MakeForm) -> None:
    document = form_document(form())
    assert row(document, "培训人次")[-6:] == ["培训人次", "≥500人次", "520人次", "15", "15.00", ""]
    assert row(document, "培训班期数")[-5:] == ["12期", "11期", "10", "9.17", "一期因场地取消"]
    assert row(document, "培训合格率")[-5:-3] == ["≥95%", "96%"]
    assert row(document, "培训完成及时率")[-5:-3] == ["80%～100%", "95%"]
    assert row(document, "人才培养长效机制")[-5:-1] == ["健全", "已印发办法", "10", "9.50"]
    assert rows(document)[-1] == ["总分", "100", "97.37", ""]


def test_levels_are_merged_as_in_the_form(form: MakeForm) -> None:
    _, table = tables(form_document(form()))
    spans = {plain_text(one.cell.spans): one.cell.rowspan for one in table.placed()}
    assert (spans["产出指标"], spans["数量指标"]) == (5, 2)


def test_the_heads_of_the_indicators_are_repeated_and_nothing_else_is(form: MakeForm) -> None:
    above, table = tables(form_document(form()))
    assert not above.header
    assert [[plain_text(cell.spans) for cell in row] for row in table.header] == [
        ["绩效指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
        ["一级指标", "二级指标", "三级指标"],
    ]
    assert table.continued and not above.continued
    # The conclusions below the total are no indicators: they stand under no such head.
    closed = form(changes={"项目自评结论": SHEET_WITH_PROBLEM})
    *_, last = tables(form_document(closed))
    assert last.continued and not last.header
    assert [plain_text(cell.spans) for cell in last.rows[-1]] == ["存在问题", "场地不足。"]


def test_every_figure_has_its_identity(form: MakeForm) -> None:
    known = figures(form_document(form()))
    assert known["evaluation.P01.年度资金总额.initial"].value == 600000
    assert known["evaluation.P01.年度资金总额.rate"].value == Fraction(95, 100)
    assert known["evaluation.P01.indicator.3.target"].value == Fraction(95, 100)
    assert known["score.P01.output.2"].value == Fraction(917, 100)
    assert known["score.P01.total"].value == Fraction(9737, 100)


def test_what_is_missing_is_blank_never_zero_and_the_officer_is_told_where(form: MakeForm) -> None:
    made = form("P02")
    document = form_document(made)
    assert row(document, "年度资金总额") == ["年度资金总额", "20.00", "20.005", "", "10", "", ""]
    assert row(document, "其中：当年财政拨款")[1:4] == ["", "", ""]
    assert row(document, "维护设备")[-5:-1] == ["≥30台", "", "50", ""]
    assert rows(document)[-1] == ["总分", "100", "", ""]
    notices = told(made)
    assert (
        "“项目自评资金”表项目P02“年度资金总额”行：“全年执行数”（项目自评资金!E6）未填报" in notices
    )
    assert "没有“当年财政拨款”“上年结转”“其他资金”各行" in notices
    assert "“项目自评指标”表第10行（维护设备）：“实际完成值”未填报" in notices
    assert "“项目”表项目编码P02行：“实施单位”未填报" in notices
    assert "总分留空，取决于：预算执行率（未填报）、维护设备（未填报）" in notices


def test_a_complete_form_has_no_such_notices(form: MakeForm) -> None:
    notices = told(form())
    assert "留空" not in notices
    assert "“项目自评指标”表第7行（取得职业资格人数）：没有得满分，“偏差原因”未填报" in notices


def test_a_blank_secrecy_is_asked_for_and_a_filled_one_is_not(form: MakeForm) -> None:
    assert "不填不等于不涉密" in told(form("P02"))
    assert "不填不等于不涉密" not in told(form("P03"))


def test_a_reason_given_is_not_asked_for(form: MakeForm) -> None:
    assert "（培训班期数）" not in told(form())
    without = form(changes={"项目自评指标": ("一期因场地取消", "")})
    assert "（培训班期数）：没有得满分，“偏差原因”未填报" in told(without)


def test_not_applicable_is_an_answer_and_is_printed(form: MakeForm) -> None:
    made = form(changes={"项目自评资金": ("P01,其他资金,0,0,0", "P01,其他资金,不适用,0,0")})
    assert row(form_document(made), "其他资金")[1] == "不适用"
    assert "“其他资金”行" not in told(made)


def test_a_score_typed_by_hand_that_differs_is_reported(form: MakeForm) -> None:
    head = "年初预算数,全年预算数,全年执行数\n"
    total = "P01,年度资金总额,600000元,60.00,57.00\n"
    text = f"{head}{total}"
    typed = f"{head[:-1]},得分,执行率\n{total[:-1]},9.4,95%\n"
    notices = told(form(changes={"项目自评资金": (text, typed)}))
    assert "“得分”填的是9.4分，按评分标准为9.50分" in notices
    assert "执行率”填的是" not in notices


def test_a_draft_lists_the_notices_and_a_filed_form_does_not(form: MakeForm) -> None:
    draft, filed = form_document(form("P02", draft=True)), form_document(form("P02"))
    assert draft.title.endswith("（草稿）")
    assert len(draft.blocks) > len(filed.blocks) == 2
    assert row(draft, "年度资金总额")[3] == "【待填报】"
    assert row(filed, "年度资金总额")[3] == ""


def test_the_sum_of_a_year_out_of_the_standard_is_left_blank(form: MakeForm) -> None:
    changes = {"部门概况": ("2023", "2030")}
    made = form(changes=changes)
    assert rows(form_document(made))[-1][2] == ""
    assert "不能据以判断2030年度" in told(made)
    assert rows(form_document(form(changes=changes, trial=True)))[-1][2] == "97.37"


def test_targets_fill_the_goals_where_the_conclusion_does_not(form: MakeForm) -> None:
    made = form(changes={"项目自评结论": ("举办培训班12期。,举办培训班11期。", ",")})
    assert made.expected == ""
    assert "“项目自评结论”表项目编码P01行：“预期目标”未填报" in told(made)


def test_closing_words_are_printed_where_filled(form: MakeForm) -> None:
    head = "项目编码,项目是否完成,预期目标,实际完成情况"
    changes = {"项目自评结论": (f"{head}\n", f"{head},存在问题\n")}
    assert rows(form_document(form(changes=changes)))[-1][0] == "总分"
    text = SHEET_WITH_PROBLEM
    made = form(changes={"项目自评结论": (text[0], text[1])})
    assert rows(form_document(made))[-1] == ["存在问题", "场地不足。"]


SHEET_WITH_PROBLEM = (
    "实际完成情况\nP01,是,举办培训班12期。,举办培训班11期。",
    "实际完成情况,存在问题\nP01,是,举办培训班12期。,举办培训班11期。,场地不足。",
)


def test_the_sichuan_standard_has_one_set_of_indicators(form: MakeForm) -> None:
    document = form_document(form(standard="sichuan-project-2023"))
    assert rows(document)[-1] == ["总分", "100", "97.37", ""]


def test_a_standard_that_asks_whether_all_is_done_names_the_column(form: MakeForm) -> None:
    banded = "caiyu-2020-10-project-banded"
    assert "“项目是否完成”未填报" in told(form("P02", standard=banded))
    assert "“项目是否完成”" not in told(form("P01", standard=banded))


@pytest.mark.parametrize(
    ("total", "words"),
    [
        ("P01,年度资金总额,60.00,60.00,54.00", ""),
        ("P01,年度资金总额,60.00,60.00,53.99", "低于90%"),
        ("P01,年度资金总额,50.00,60.00,54.00", "年中追加了预算"),
        ("P01,年度资金总额,60.00,60.00,60.01", "超过全年预算数"),
    ],
)
def test_the_reason_is_asked_for_where_the_form_wants_one(
    form: MakeForm, total: str, words: str
) -> None:
    parts = (
        "P01,年度资金总额,600000元,60.00,57.00\nP01,当年财政拨款,50.00,50.00,48.00\n"
        "P01,上年结转,10.00,10.00,9.00\nP01,其他资金,0,0,0"
    )
    said = [str(one) for one in form(changes={"项目自评资金": (parts, total)}).notices()]
    asked = [one for one in said if "“原因说明”未填报" in one]
    assert bool(asked) is bool(words)
    assert all(words in one for one in asked)
