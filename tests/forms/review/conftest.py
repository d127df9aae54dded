"""A small dossier in which every rule passes, and the way to spoil it."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from jiheng.forms import Dossier, form_catalogue
from jiheng.forms.csv_folder import write_csv
from jiheng.forms.review import Review, review_rules, review_targets
from jiheng.forms.review.manual import ExampleRow
from jiheng.forms.rows.base import RowModel

Cells = dict[str, str]
Sheets = dict[str, list[Cells]]
Make = Callable[..., Dossier]

SHEETS = {sheet.title: sheet for sheet in form_catalogue()}

PROFILE = {
    "部门名称": "广州市科学技术局",
    "地区": "广州市",
    "年度": "2021",
    "评分标准": "guangzhou-department-2021",
    "版本": "送审稿",
}
DEFAULTS: dict[str, Cells] = {
    "项目": {
        "项目编码": "P01",
        "项目名称": "技术攻关专项",
        "项目级次": "一级",
        "开始日期": "2021-01",
        "完成日期": "2023-12",
        "年度预算数": "1,000.00",
        "当年财政拨款": "900.00",
        "上年结转": "100.00",
        "其他资金": "0.00",
        "是否涉密": "否",
    },
    "项目绩效指标": {
        "项目编码": "P01",
        "一级指标": "产出指标",
        "二级指标": "数量指标",
        "三级指标": "支持企业数",
        "指标性质": "≥",
        "指标值": "20",
        "计量单位": "家",
        "权重": "45",
        "上年完成值": "18",
    },
    "整体绩效指标": {
        "一级指标": "产出指标",
        "二级指标": "数量指标",
        "三级指标": "新增重点实验室数量",
        "指标性质": "≥",
        "指标值": "5",
        "计量单位": "家",
        "权重": "50",
        "上年完成值": "4",
    },
    "年度工作任务": {
        "任务名称": "建设创新平台",
        "预算总额": "1,200.00",
        "财政拨款": "1,000.00",
        "其他资金": "200.00",
    },
    "绩效目标": {"目标类型": "年度目标"},
}
BASE: Sheets = {
    "项目": [{}],
    "绩效目标": [
        {"目标内容": "建成五家重点实验室，新增高新技术企业一百家。"},
        {"项目编码": "P01", "目标类型": "总目标", "目标内容": "三年攻克十项关键核心技术。"},
        {"项目编码": "P01", "目标内容": "当年选定二十家企业，签订任务书，拨付首期经费。"},
    ],
    "年度工作任务": [{}],
    "整体绩效指标": [
        {},
        {
            "一级指标": "效益指标",
            "二级指标": "经济效益指标",
            "三级指标": "技术合同成交额增长率",
            "指标值": "10",
            "计量单位": "%",
            "权重": "40",
            "上年完成值": "9",
        },
        {
            "一级指标": "满意度指标",
            "二级指标": "服务对象满意度指标",
            "三级指标": "科研人员满意度",
            "指标值": "90",
            "计量单位": "%",
            "权重": "10",
            "上年完成值": "89",
            "调查对象": "重点实验室科研人员",
        },
    ],
    "项目绩效指标": [
        {"权重": "30"},
        {
            "二级指标": "时效指标",
            "三级指标": "任务书签订及时率",
            "指标值": "95",
            "计量单位": "%",
            "权重": "10",
            "上年完成值": "93",
        },
        {
            "一级指标": "成本指标",
            "二级指标": "经济成本指标",
            "三级指标": "每家补助标准",
            "指标性质": "≤",
            "指标值": "50",
            "计量单位": "万元",
            "权重": "20",
            "上年完成值": "55",
        },
        {
            "一级指标": "效益指标",
            "二级指标": "社会效益指标",
            "三级指标": "带动就业人数",
            "指标值": "100",
            "计量单位": "人",
            "权重": "30",
            "上年完成值": "90",
        },
    ],
    "部门职责": [{"职责内容": "拟订科技创新发展规划并组织实施。"}],
}


def filled(sheets: Sheets) -> Sheets:
    """Complete every row with the cells that do not matter to it."""
    return {
        title: [
            {**_numbered(title, at), **DEFAULTS.get(title, {}), **row}
            for at, row in enumerate(rows, 1)
        ]
        for title, rows in sheets.items()
    }


def _numbered(title: str, at: int) -> Cells:
    for column in SHEETS[title].columns:
        if column.name in {"code", "number"} and column.required and title != "项目":
            return {column.header: str(at)}
    return {}


def row_of(title: str, cells: Cells) -> RowModel:
    """Make a row of cells by header."""
    sheet = SHEETS[title]
    names = {column.header: column.name for column in sheet.columns}
    return sheet.model.from_cells({names[header]: text for header, text in cells.items()})


def dossier_of(sheets: Sheets, **profile: str) -> Dossier:
    """Make a dossier of complete rows by sheet title."""
    card = {**PROFILE, **profile}
    forms = {sheet.code: () for sheet in form_catalogue()}
    forms |= {
        SHEETS[title].code: tuple(row_of(title, row) for row in rows)
        for title, rows in sheets.items()
    }
    return Dossier(
        organisation=card["部门名称"],
        region=card["地区"],
        year=int(card["年度"]),
        standard=card["评分标准"],
        version=card["版本"],
        facts={},
        forms=forms,
    )


def sheets_of(example: Iterable[ExampleRow]) -> Sheets:
    """Gather the rows of an example by sheet."""
    sheets: Sheets = {}
    for title, cells in example:
        sheets.setdefault(title, []).append(cells)
    return sheets


@pytest.fixture(scope="session")
def complete() -> Callable[[Sheets], Sheets]:
    """Give all sheets of the flawless dossier, some of them replaced, every cell written out."""
    return lambda changes: filled({**BASE, **changes})


@pytest.fixture(scope="session")
def make() -> Make:
    """Make the flawless dossier with some sheets replaced and some cells of the profile."""
    return lambda changes=None, **profile: dossier_of(
        filled({**BASE, **(changes or {})}), **profile
    )


@pytest.fixture(scope="session")
def judge(make: Make) -> Callable[..., Review]:
    """Review the flawless dossier with changes by one rule."""

    def outcome(code: str, changes: Sheets | None = None, **profile: str) -> Review:
        rule = next(rule for rule in review_rules() if rule.code == code)
        return review_targets(make(changes, **profile), rules=[rule])

    return outcome


@pytest.fixture(scope="session")
def of_cells() -> Callable[..., Dossier]:
    """Make a dossier of nothing but the sheets given."""
    return dossier_of


@pytest.fixture(scope="session")
def gather() -> Callable[[Iterable[ExampleRow]], Sheets]:
    return sheets_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write the flawless dossier as a folder of csv files."""
    write_csv(tmp_path / "部门概况.csv", [["项目", "内容"], *([k, v] for k, v in PROFILE.items())])
    for title, rows in filled(BASE).items():
        headers = list(dict.fromkeys(header for row in rows for header in row))
        lines = [headers, *([row.get(header, "") for header in headers] for row in rows)]
        write_csv(tmp_path / f"{title}.csv", lines)
    return tmp_path
