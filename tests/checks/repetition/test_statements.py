from tests.checks.builder import build_document

from jiheng.checks.reading import Reading
from jiheng.checks.repetition import Attribute, Statement, statements_of


def statements(text: str) -> dict[str, Statement]:
    made = statements_of(Reading(build_document(text))).all
    return {statement.figure.text: statement for statement in made}


def test_bare_labels_take_the_subject_before_them() -> None:
    found = statements("城东道路改造项目预算100.00万元，支出90.00万元，完成率90.00%。")
    assert {s.subject for s in found.values()} == {"城东道路改造项目"}
    assert [s.attribute for s in found.values()] == [
        Attribute.BUDGET,
        Attribute.SPENT,
        Attribute.RATE,
    ]


def test_a_semicolon_ends_the_subject() -> None:
    found = statements("城东道路改造项目预算100.00万元；全年支出95.00万元。")
    assert found["95.00万元"].subject == ""


def test_bare_labels_take_the_subject_of_their_item() -> None:
    found = statements("（1）城东道路改造项目：按期完工。全年支出95.00万元。")
    assert found["95.00万元"].subject == "城东道路改造项目"


def test_figures_in_brackets_take_the_name_before_them() -> None:
    found = statements("其中：城东道路改造项目（预算100.00万元、支出90.00万元）。")
    assert found["90.00万元"].subject == "城东道路改造项目"


def test_years() -> None:
    found = statements(
        "某市水务局2023年度部门决算\n"
        "本年支出合计100.00万元，比2022年的95.00万元增加5.00万元，其中基本支出60.00万元。\n"
        "上年收入98.00万元。\n"
        "2020年度支出81.00万元，当年收入82.00万元。"
    )
    years = {text: statement.year for text, statement in found.items()}
    assert years == {
        "100.00万元": 2023,
        "95.00万元": 2022,
        "60.00万元": 2023,
        "98.00万元": 2022,
        "81.00万元": 2020,
        "82.00万元": 2020,
    }


def test_headings_set_the_scope() -> None:
    found = statements("# 一、财政拨款支出决算情况说明\n基本支出60.00万元。")
    assert found["60.00万元"].scope == {"财政拨款"}


def test_cells_are_named_by_row_column_and_caption() -> None:
    found = statements(
        "一般公共预算财政拨款支出决算表\n"
        "单位：万元\n"
        "| 科目名称 | 合计 | 基本支出 | 项目支出 |\n"
        "| 农林水支出 | 90.00 | 50.00 | 40.00 |\n"
        "| 合计 | 91.00 | 51.00 | 41.00 |\n"
    )
    assert found["90.00"].subject == "农林水"
    assert found["51.00"].subject == "基本"
    assert found["91.00"].attribute is Attribute.SPENT
    assert {s.scope for s in found.values()} == {frozenset({"一般公共预算", "财政拨款"})}


def test_statements_are_made_once() -> None:
    reading = Reading(build_document("本年支出合计100.00万元。"))
    assert statements_of(reading) is statements_of(reading)
