"""The demonstration's projects and targets: those of the example department's report.

Names, plans and money of 2021 are those of 广州市科学技术局2021年部门整体支出绩效自评报告; its four
plans stand as 二级项目. What the report does not state is made up and marked 演示.
"""

from decimal import Decimal

from django.db import transaction

from jiheng.web.demo.accounts import DEPARTMENT, UNIT
from jiheng.web.documents.editing import open_document, save_content
from jiheng.web.documents.models import Kind
from jiheng.web.organisations.models import Organisation
from jiheng.web.people.models import User
from jiheng.web.projects.classifications import load_classifications
from jiheng.web.projects.models import Classification, Level, Nature, Project
from jiheng.web.trail.acting import acting

YEARS = (2021, 2022)
FUND = "市科技创新发展专项资金"
PLANS: tuple[tuple[str, str, str, str], ...] = (
    ("KJ01", "重点研发计划", "445680000.00", "技术发明"),
    ("KJ02", "创新环境计划", "426223100.00", "生态优化"),
    ("KJ03", "基础研究计划", "1481345100.00", "科学发现"),
    ("KJ04", "企业创新计划", "1930290000.00", "产业发展"),
)
"""Code, name, budget of 2021 in 元 and link of the chain; the report prints 万元 on pages 16 and 17."""
INDICATORS: tuple[tuple[str, ...], ...] = (
    ("1", "产出指标", "数量指标", "国家自然科学基金立项数", "≥", "3000", "项", "20", "3267"),
    ("2", "产出指标", "数量指标", "省重点实验室数量", "≥", "240", "家", "20", "256"),
    ("3", "产出指标", "质量指标", "国家重点实验室数量", "≥", "20", "家", "20", "21"),
    ("4", "效益指标", "社会效益指标", "全社会研发投入强度", "≥", "3", "%", "20", "3.1"),
    ("5", "满意度指标", "服务对象满意度指标", "受资助科研单位满意度", "≥", "90", "%", "20", ""),
)
"""Indicators of 基础研究计划 in 2021: actual values are those of the report, the rest is 演示."""
_TITLES = (
    *("指标编码", "一级指标", "二级指标", "三级指标", "指标性质"),
    *("指标值", "计量单位", "权重", "实际完成值"),
)


def load_projects() -> None:
    """Make the projects of two years and last year's targets, where they are not there yet."""
    load_classifications()
    with transaction.atomic():
        if Project.objects.exists():
            return
        filler = User.objects.get(username="tianbao")
        with acting(None, name="系统", action="载入演示数据"):
            for year in YEARS:
                _projects(year)
        with acting(filler, action="载入演示数据"):
            _targets(Project.objects.get(year=YEARS[0], code="KJ03"), filler)


def _projects(year: int) -> None:
    department = Organisation.objects.get(code=DEPARTMENT)
    unit = Organisation.objects.get(code=UNIT)
    axis = {(one.axis, one.name): one for one in Classification.objects.all()}
    category = axis["category", FUND]
    top = Project.objects.create(
        year=year,
        code="KJ",
        name=FUND,
        level=Level.FIRST,
        organisation=department,
        category=category,
        nature=Nature.RECURRENT,
    )
    for code, name, amount, link in PLANS:
        # 2021年的预算数是报告所印；2022年的为演示。
        Project.objects.create(
            year=year,
            code=code,
            name=name if year == YEARS[0] else f"{name}（演示）",
            level=Level.SECOND,
            organisation=unit,
            parent=top,
            category=category,
            plan=axis["plan", name],
            chain=axis["chain", link],
            nature=Nature.RECURRENT,
            appropriation=Decimal(amount),
            carried_over=Decimal(0),
            other_funds=Decimal(0),
        )
    parent = Project.objects.get(year=year, code="KJ03")
    Project.objects.create(
        year=year,
        code="KJ0301",
        name="新型材料基础理论研究（演示）",
        level=Level.UNDERTAKEN,
        organisation=unit,
        parent=parent,
        category=category,
        plan=parent.plan,
        chain=parent.chain,
        nature=Nature.ONE_OFF,
        appropriation=Decimal("2000000.00"),
        carried_over=Decimal("150000.00"),
        other_funds=Decimal("500000.00"),
        total_funds=Decimal("6000000.00"),
    )


def _targets(project: Project, filler: User) -> None:
    document = open_document(
        Kind.PROJECT_TARGETS, project.organisation, project, project.year, filler
    )
    content = {
        "targets": [
            {"目标类型": "总目标", "目标内容": "夯实基础研究和应用基础研究能力（演示）。"},
            {
                "目标类型": "年度目标",
                "目标内容": "支持国家自然科学基金项目和重点实验室建设，增加基础研究投入（演示）。",
            },
        ],
        "project_indicators": [
            {
                **{title: text for title, text in zip(_TITLES, row, strict=True) if text},
                "备注": "演示",
            }
            for row in INDICATORS
        ],
    }
    save_content(document, content, document.edition, filler)
