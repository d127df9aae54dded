"""A result in a unit of another kind is 无法判断, never a full score."""

from pathlib import Path

import pytest

from jiheng.forms import read_dossier
from jiheng.quantities import Status
from jiheng.scoring import score_project
from jiheng.standards import find_standard

PROFILE = "项目,内容\n部门名称,某局\n地区,某市\n年度,2023\n评分标准,guangzhou-department-2021\n"
HEAD = "项目编码,指标编码,一级指标,二级指标,三级指标,指标性质,指标值,计量单位,权重,实际完成值\n"
PROJECTS = "项目编码,项目名称,项目级次\nP01,甲,一级\n"
OTHERS = (
    "P01,2,产出指标,数量指标,人次,≥,500,人次,50,520\n"
    "P01,3,效益指标,社会效益指标,人数,≥,100,人,30,96\n"
)
PLAIN, BANDED = "caiyu-2020-10-project", "caiyu-2020-10-project-banded"


def score_of(folder: Path, standard: str, nature: str, target: str, unit: str, actual: str):
    row = f"P01,1,满意度指标,服务对象满意度指标,满意度,{nature},{target},{unit},10,{actual}\n"
    (folder / "部门概况.csv").write_text(PROFILE, encoding="utf-8")
    (folder / "项目.csv").write_text(PROJECTS, encoding="utf-8")
    (folder / "项目自评指标.csv").write_text(HEAD + row + OTHERS, encoding="utf-8")
    card = score_project(read_dossier(folder), "P01", find_standard(standard))
    found = card.find("满意度")
    assert found is not None
    return found


@pytest.mark.parametrize("standard", [PLAIN, BANDED])
@pytest.mark.parametrize(("nature", "target"), [("≥", "90%"), ("=", "90%"), ("≥", "九成")])
def test_one_point_is_not_all_of_them(
    tmp_path: Path, standard: str, nature: str, target: str
) -> None:
    found = score_of(tmp_path, standard, nature, target, "", "1分")
    assert (found.points, found.status) == (None, Status.NOT_ASSESSABLE)
    assert "“项目自评指标”表第2行“实际完成值”填的是“1分”" in found.reason
    fitting = score_of(tmp_path, standard, nature, target, "", "90%")
    assert fitting.points == 10


def test_a_range_knows_its_unit_without_the_column(tmp_path: Path) -> None:
    found = score_of(tmp_path, PLAIN, "区间", "80%～100%", "", "1分")
    assert "应为以“%”计量的数" in found.reason
    assert score_of(tmp_path, PLAIN, "区间", "80%～100%", "", "100%").points == 10


def test_a_rule_of_per_cent_refuses_points_even_where_both_are_points(tmp_path: Path) -> None:
    found = score_of(tmp_path, BANDED, "≥", "1", "分", "1")
    assert (found.points, found.status) == (None, Status.NOT_ASSESSABLE)
    assert "填的是“1分”，应为以“%”计量的数" in found.reason
    # A rule of proportions compares points with points.
    assert score_of(tmp_path, PLAIN, "≥", "1", "分", "1").points == 10


def test_units_of_one_kind_fit(tmp_path: Path) -> None:
    assert score_of(tmp_path, BANDED, "≥", "90%", "", "九成").points == 10
    assert score_of(tmp_path, PLAIN, "≥", "1万元", "", "9000元").points == 9


@pytest.mark.parametrize(
    ("typed", "printed"), [("８４％", "84%"), ("八十四%", "84%"), ("百分之八十四", "84%")]
)
def test_printed_texts_have_plain_figures(tmp_path: Path, typed: str, printed: str) -> None:
    found = score_of(tmp_path, PLAIN, "≥", "90%", "", typed)
    assert found.value_text == printed
    assert typed not in found.reason
    assert printed in found.reason
