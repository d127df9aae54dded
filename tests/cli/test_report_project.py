"""`jiheng report --project` at the command line."""

from pathlib import Path

import pytest

PROFILE = "项目,内容\n部门名称,某局\n地区,某市\n年度,2023\n评分标准,guangzhou-department-2021\n"
PROJECTS = "项目编码,项目名称,项目级次,实施单位,是否涉密\nP01,甲,一级,某中心,\nP02,乙,一级,,是\n"
FUNDS = "项目编码,资金来源,年初预算数,全年预算数,全年执行数\nP01,年度资金总额,60,60,57\n"
INDICATORS = (
    "项目编码,指标编码,一级指标,二级指标,三级指标,指标性质,指标值,计量单位,权重,实际完成值\n"
    "P01,1,产出指标,数量指标,人次,≥,500,人次,50,520\n"
    "P01,2,效益指标,社会效益指标,人数,≥,100,人,30,96\n"
    "P01,3,满意度指标,服务对象满意度指标,满意度,≥,90,%,10,93\n"
)
WITH = ("--standard", "caiyu-2020-10-project")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "某局"
    made.mkdir()
    for title, text in {
        "部门概况": PROFILE,
        "项目": PROJECTS,
        "项目自评资金": FUNDS,
        "项目自评指标": INDICATORS,
    }.items():
        (made / f"{title}.csv").write_text(text, encoding="utf-8")
    return made


def test_one_project(jiheng, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = jiheng("report", folder, "--project", "P01", *WITH, "--to", "html", "-o", out)
    assert (result.code, result.err) == (0, "")
    assert [path.name for path in out.iterdir()] == ["项目支出绩效自评表-P01-甲.html"]
    assert "没有得满分，“偏差原因”未填报" in result.out.replace("\n  ", "")


def test_all_projects_leave_secret_ones_out(jiheng, folder: Path, tmp_path: Path) -> None:
    secret = "P02,年度资金总额,1,1,1\n"
    (folder / "项目自评资金.csv").write_text(FUNDS + secret, encoding="utf-8")
    out = tmp_path / "out"
    result = jiheng("report", folder, "--project", "all", *WITH, "--to", "html", "-o", out)
    assert result.code == 0
    assert "涉密项目没有写出：P02" in result.out
    assert sorted(path.name for path in out.iterdir()) == [
        "项目支出绩效自评表-P01-甲.html",
        "项目支出绩效自评表目录.html",
    ]


def test_a_form_with_an_open_total_is_written_and_is_a_finding(
    jiheng, folder: Path, tmp_path: Path
) -> None:
    text = INDICATORS.replace("50,520", "50,")
    (folder / "项目自评指标.csv").write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    result = jiheng("report", folder, "--project", "P01", *WITH, "--to", "html", "-o", out)
    assert result.code == 1
    assert "“项目自评指标”表第2行（人次）：“实际完成值”未填报" in result.out.replace("\n  ", "")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--project", "P01"), "项目自评表要用项目评分标准"),
        (("--project", "P9", *WITH), "资料中没有项目“P9”"),
        (("--project", "P01", *WITH, "--trial"), "请加 --draft"),
    ],
)
def test_what_does_not_fit_is_refused(
    jiheng, folder: Path, tmp_path: Path, options: tuple[str, ...], words: str
) -> None:
    out = tmp_path / "out"
    result = jiheng("report", folder, *options, "--to", "html", "-o", out)
    assert result.code == 2
    assert words in result.err
    assert not out.exists()


def test_a_dossier_without_self_evaluation_has_nothing_to_write(
    jiheng, folder: Path, tmp_path: Path
) -> None:
    for title in ("项目自评资金", "项目自评指标"):
        (folder / f"{title}.csv").unlink()
    out = tmp_path / "out"
    result = jiheng("report", folder, "--project", "all", *WITH, "-o", out)
    assert result.code == 2
    assert "没有可写自评表的项目" in result.err
