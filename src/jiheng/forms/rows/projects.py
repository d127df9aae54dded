"""The department's projects and their targets."""

from typing import ClassVar

from jiheng.forms.rows.base import Flag, Form, Number, RowModel, column

LEVELS = ("一级", "二级", "承担")


class Project(RowModel):
    """Be one project: 一级 under the department, 二级 under it, 承担 done by a host unit."""

    form: ClassVar[Form] = Form(
        "projects",
        "项目",
        "项目支出绩效目标申报表",
        "一级项目、二级项目和承担单位项目；二级和承担项目写明上级编码。",
        key=("code",),
        fact_path="project.{code}",
        label_path="{name}",
    )

    code: str = column(
        "项目编码", "code", aliases=("编码",), required=True, width=18, example="P01"
    )
    name: str = column(
        "项目名称", aliases=("名称",), required=True, width=30, example="基础研究计划专项"
    )
    level: str = column(
        "项目级次",
        "choice",
        aliases=("级次",),
        choices=LEVELS,
        required=True,
        width=10,
        example="一级",
    )
    parent: str = column("上级编码", "code", width=18)
    department: str = column("主管部门", width=18, example="广州市科学技术局")
    implementer: str = column("实施单位", width=18, example="广州市科学技术局")
    category: str = column(
        "项目类别",
        suggestions=("运行保障类", "经济和社会发展类", "市科技创新发展专项资金"),
        width=24,
        help="也可填人员类、运转类、特定目标类等本地类别",
        example="市科技创新发展专项资金",
    )
    nature: str = column(
        "项目性质", "choice", choices=("经常性", "一次性"), width=10, example="经常性"
    )
    program: str = column(
        "科技计划",
        suggestions=("基础研究计划", "重点研发计划", "创新环境计划", "企业创新计划"),
        width=18,
        example="基础研究计划",
    )
    link: str = column(
        "链条环节",
        suggestions=("科学发现", "技术发明", "产业发展", "人才支撑", "生态优化"),
        width=12,
        example="科学发现",
    )
    start: str = column("开始日期", "date", width=13, example="2021-01-01")
    finish: str = column("完成日期", "date", width=13, example="2021-12-31")
    total: Number = column(
        "项目资金总额",
        "number",
        unit="万元",
        width=16,
        help="跨年累计，不与当年预算比较",
        fact="total",
    )
    budget: Number = column(
        "年度预算数",
        "number",
        unit="万元",
        aliases=("预算", "预算数", "年度资金申请总额"),
        width=16,
        help="当年财政拨款、上年结转和其他资金之和",
        fact="budget",
        example="1,000.00",
    )
    appropriation: Number = column(
        "当年财政拨款", "number", unit="万元", width=14, fact="appropriation", example="1,000.00"
    )
    carried_in: Number = column(
        "上年结转", "number", unit="万元", width=14, fact="carried_in", example="0.00"
    )
    other: Number = column(
        "其他资金", "number", unit="万元", width=14, fact="other", example="0.00"
    )
    secret: Flag = column(
        "是否涉密",
        "flag",
        aliases=("涉密",),
        width=10,
        help="涉密项目不公开、不对外提供，不计入覆盖率分母",
        example="否",
    )
    note: str = column("备注", "long", width=24)

    @property
    def is_part(self) -> bool:
        """Tell whether the project above holds this one's money already."""
        return self.level != LEVELS[0]


class Target(RowModel):
    """Be one target text, of the whole department where no project is named."""

    form: ClassVar[Form] = Form(
        "targets",
        "绩效目标",
        "部门整体支出绩效目标申报表、项目支出绩效目标申报表",
        "总体目标和年度目标；项目编码留空的是部门整体目标。",
        key=("project", "kind", "number"),
    )

    project: str = column("项目编码", "code", width=18, help="留空表示部门整体")
    kind: str = column(
        "目标类型",
        "choice",
        choices=("总目标", "年度目标"),
        synonyms={"总体目标": "总目标", "年度总体目标": "年度目标"},
        required=True,
        width=12,
        example="年度目标",
    )
    number: int | None = column("序号", "integer", width=8, help="同一类型有多条时填写")
    text: str = column(
        "目标内容",
        "long",
        required=True,
        width=80,
        example="设立专项资金，支持基础研究和技术攻关。",
    )
    actual: str = column("实际完成情况", "long", width=80)
