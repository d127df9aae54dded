"""A form is cut where its columns change, a header of several lines is not."""

from tests.checks.builder import build_table

from jiheng.checks.tables import read_table
from jiheng.checks.tables.cells import is_blank, is_number, numbers_columns

FORM = [
    ["项目名称", "科普活动", "<<", "<<"],
    ["项目资金（万元）", "全年预算数", "全年执行数", "执行率"],
    ["年度资金总额", "120.00", "96.30", "80.25"],
    ["三级指标", "指标值", "分值", "得分"],
    ["活动场次", "≥20场", "10", "9.5"],
]
TWO_LINES = [
    ["单位名称", "支出", "<<", "<<"],
    ["^^", "合计", "基本支出", "项目支出"],
    ["栏次", "1", "2", "3"],
    ["局本级", "120.50", "80.20", "40.30"],
]


def spans(rows: list[list[str]]) -> list[tuple[int, int, int]]:
    reading = read_table(build_table(rows), 0)
    return [(s.start, s.body, s.end) for s in reading.sections]


def test_a_form_has_a_section_for_each_header() -> None:
    assert spans(FORM) == [(0, 0, 1), (1, 2, 3), (3, 4, 5)]


def test_a_header_of_two_lines_and_numbered_columns_is_one() -> None:
    assert spans(TWO_LINES) == [(0, 3, 4)]
    reading = read_table(build_table(TWO_LINES), 0)
    assert [c.header for c in reading.columns] == [
        ("单位名称", "栏次"),
        ("支出", "合计"),
        ("支出", "基本支出"),
        ("支出", "项目支出"),
    ]


def test_each_section_has_its_own_units() -> None:
    reading = read_table(build_table(FORM), 0)
    money, rate = reading.grid[2][1], reading.grid[2][3]
    full, score = reading.grid[4][2], reading.grid[4][3]
    assert money is not None and money.unit_symbol == "万元"
    assert rate is not None and rate.unit_symbol == "%"
    assert full is not None and full.unit_symbol == "分"
    assert score is not None and score.unit_symbol == "分"


def test_a_bare_ratio_is_no_percent() -> None:
    rows = [["项目", "执行率"], ["甲", "0.80"], ["乙", "1.00"]]
    figure = read_table(build_table(rows), 0).grid[1][1]
    assert figure is not None
    assert figure.unit is None


def test_blank_is_not_words_and_not_a_number() -> None:
    assert is_blank("—") and is_blank("/") and is_blank("")
    assert not is_blank("不详") and not is_blank("0")
    assert is_number("-1,234.50") and not is_number("≥10次")
    assert numbers_columns(["栏次", "1", "2", "3"])
    assert not numbers_columns(["甲", "乙乙", "1", "3"])
