"""A department with two projects, one complete and one with blanks, read from csv files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jiheng.forms import Dossier, read_dossier
from jiheng.reports.projects.form import ProjectForm, project_form
from jiheng.scoring import score_project
from jiheng.standards import find_standard

STANDARD = "caiyu-2020-10-project"
PROFILE = (
    "项目,内容\n部门名称,示例市某局\n地区,示例市\n年度,2023\n评分标准,guangzhou-department-2021\n"
)
PROJECTS = (
    "项目编码,项目名称,项目级次,主管部门,实施单位,是否涉密\n"
    "P01,科技人才培训专项,一级,示例市某局,示例市人才服务中心,\n"
    "P02,实验室运行维护,一级,,,\n"
    "P03,机要专线,一级,,,是\n"
    "P04,没有自评的项目,一级,,,\n"
)
FUNDS = (
    "项目编码,资金来源,年初预算数,全年预算数,全年执行数\n"
    "P01,年度资金总额,600000元,60.00,57.00\n"
    "P01,当年财政拨款,50.00,50.00,48.00\n"
    "P01,上年结转,10.00,10.00,9.00\n"
    "P01,其他资金,0,0,0\n"
    "P02,年度资金总额,20.00,20.005,\n"
    "P03,年度资金总额,1,1,1\n"
)
INDICATORS = (
    "项目编码,指标编码,一级指标,二级指标,三级指标,指标性质,指标值,计量单位,权重,实际完成值,"
    "调查对象,完成档次,评定得分,偏差原因\n"
    "P01,1,产出指标,数量指标,培训人次,≥,500,人次,15,520,,,,\n"
    "P01,2,产出指标,数量指标,培训班期数,=,12,期,10,11,,,,一期因场地取消\n"
    "P01,3,产出指标,质量指标,培训合格率,≥,９５,%,10,九十六%,,,,\n"
    "P01,4,产出指标,时效指标,培训完成及时率,区间,80～100,%,5,95,,,,\n"
    "P01,5,产出指标,成本指标,人均培训成本,≤,1200,元,10,0.115万元,,,,\n"
    "P01,6,效益指标,社会效益指标,取得职业资格人数,≥,100,人,20,96,,,,\n"
    "P01,7,效益指标,可持续影响指标,人才培养长效机制,定性,健全,,10,已印发办法,,达成,9.5,\n"
    "P01,8,满意度指标,服务对象满意度指标,学员满意度,≥,90,%,10,93,参训学员,,,\n"
    "P02,1,产出指标,数量指标,维护设备,≥,30,台,50,,,,,\n"
    "P02,2,效益指标,社会效益指标,保障科研团队,≥,5,个,30,6,,,,\n"
    "P02,3,满意度指标,服务对象满意度指标,用户满意度,≥,90,%,10,95,科研人员,,,\n"
)
CONCLUSIONS = (
    "项目编码,项目是否完成,预期目标,实际完成情况\nP01,是,举办培训班12期。,举办培训班11期。\n"
)
SHEETS = {
    "部门概况": PROFILE,
    "项目": PROJECTS,
    "项目自评资金": FUNDS,
    "项目自评指标": INDICATORS,
    "项目自评结论": CONCLUSIONS,
}

Changes = dict[str, tuple[str, str]]
Read = Callable[..., Dossier]
MakeForm = Callable[..., ProjectForm]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read the dossier; `changes` replaces one piece of text in a sheet."""

    def make(changes: Changes | None = None) -> Dossier:
        folder = tmp_path / "示例局"
        folder.mkdir(exist_ok=True)
        for title, text in SHEETS.items():
            old, new = (changes or {}).get(title, ("", ""))
            assert old in text
            (folder / f"{title}.csv").write_text(text.replace(old, new, 1), encoding="utf-8")
        return read_dossier(folder)

    return make


@pytest.fixture
def form(read: Read) -> MakeForm:
    """Gather the form of a project."""

    def make(
        project: str = "P01",
        changes: Changes | None = None,
        *,
        standard: str = STANDARD,
        draft: bool = False,
        trial: bool = False,
    ) -> ProjectForm:
        dossier = read(changes)
        card = score_project(dossier, project, find_standard(standard), trial=trial)
        return project_form(dossier, card, project, draft=draft)

    return make
