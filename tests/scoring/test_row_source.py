"""What a rule reads of an indicator row: exact targets, both ends of a range in its unit."""

from fractions import Fraction
from pathlib import Path

import pytest

from jiheng.forms import read_dossier
from jiheng.forms.csv_folder import write_csv
from jiheng.quantities import Interval
from jiheng.scoring.indicator_rows import IndicatorRow
from jiheng.scoring.row_source import indicator_rows

PROFILE = [
    *(["项目", "内容"], ["部门名称", "某局"], ["地区", "某市"], ["年度", "2021"]),
    ["评分标准", "guangzhou-department-2021"],
]
HEADS = [
    "编码",
    "一级指标",
    "二级指标",
    "三级指标",
    "指标性质",
    "指标值",
    "计量单位",
    "权重",
    "实际完成值",
]


def row_of(folder: Path, nature: str, target: str, unit: str, actual: str) -> IndicatorRow:
    write_csv(folder / "部门概况.csv", PROFILE)
    cells = ["D01", "产出指标", "数量指标", "数量", nature, target, unit, "100", actual]
    write_csv(folder / "整体绩效指标.csv", [HEADS, cells])
    (row,) = indicator_rows(read_dossier(folder), "department_indicators")
    return row


def test_a_target_is_exact_and_a_result_is_as_it_is_printed(tmp_path: Path) -> None:
    row = row_of(tmp_path, "≥", "3%", "", "2.9%")
    assert row.columns["target"].interval == Interval.exact(Fraction(3, 100))
    actual = row.columns["actual"].interval
    assert actual is not None and actual.width == Fraction(1, 1000)


@pytest.mark.parametrize(
    ("target", "unit", "texts"),
    [
        ("80～100", "%", ("80%", "100%")),
        ("80～100%", "", ("80%", "100%")),
        ("80%～100%", "", ("80%", "100%")),
        ("0.8～1.2", "万元", ("0.8万元", "1.2万元")),
        ("8000元～1.2万元", "", ("8000元", "12000元")),
        ("1,000～1,200", "家", ("1000家", "1200家")),
    ],
)
def test_the_ends_of_a_range_are_exact_and_shown_in_its_unit(
    target: str, unit: str, texts: tuple[str, str], tmp_path: Path
) -> None:
    row = row_of(tmp_path, "区间", target, unit, "")
    low, high = row.columns["target_low"], row.columns["target_high"]
    assert (low.text, high.text) == texts
    assert low.interval is not None and low.interval.is_exact
    assert high.interval is not None and high.interval.low == high.value
