"""Who the department is: profile, duties, offices, units, its rules, and texts."""

from typing import ClassVar

from jiheng.forms.rows.base import Form, Number, RowModel, column

_DEPARTMENT_FORM = "部门整体支出绩效自评表·单位基本情况"


class Profile(RowModel):
    """Be the card that opens a dossier: department, year, scoring standard and version."""

    form: ClassVar[Form] = Form(
        "profile",
        "部门概况",
        _DEPARTMENT_FORM,
        "每个部门每年一份；先填这张表，评分标准决定其余各表怎样使用。",
        is_card=True,
    )

    name: str = column("部门名称", required=True, help="部门全称", example="广州市科学技术局")
    code: str = column("部门编码", "code", help="预算管理一体化系统中的部门编码")
    region: str = column("地区", required=True, help="所属行政区划", example="广州市")
    year: int = column("年度", "integer", required=True, help="所评价的预算年度", example="2021")
    standard: str = column(
        "评分标准",
        "code",
        required=True,
        help="评分标准的编码，用 jiheng standards list 查看",
        example="guangzhou-department-2021",
    )
    version: str = column("版本", help="初稿、送审稿、定稿等", example="定稿")
    nature: str = column("部门性质", help="如 市人民政府工作部门")
    appellation: str = column("自称", help="报告中部门的自称", example="我局")
    attachment: str = column("附件号", help="报告首行的附件标记", example="附件2")
    leader: str = column("单位负责人")
    finance_leader: str = column("财务负责人")
    contact: str = column("联系人")
    phone: str = column("联系电话")
    address: str = column("地址")
    filled_on: str = column("填报日期", "date", example="2022-04-15")


class Duty(RowModel):
    """Be one of the department's main duties."""

    form: ClassVar[Form] = Form(
        "duties", "部门职责", "部门“三定”规定", "按“三定”规定逐条填写主要职责。", key=("number",)
    )

    number: int = column("序号", "integer", required=True, width=8, example="1")
    text: str = column(
        "职责内容", "long", required=True, width=90, example="拟订科技创新发展规划并组织实施。"
    )
    office: str = column("责任处室", width=20)


class Office(RowModel):
    """Be one office inside the department."""

    form: ClassVar[Form] = Form(
        "offices", "内设机构", "部门“三定”规定", "机关内设处室，逐个填写。", key=("name",)
    )

    number: int | None = column("序号", "integer", width=8, example="1")
    name: str = column("机构名称", required=True, width=28, example="办公室")
    duty: str = column("主要职责", "long", width=70)


class SubordinateUnit(RowModel):
    """Be one budget unit under the department."""

    form: ClassVar[Form] = Form(
        "units",
        "下属单位",
        _DEPARTMENT_FORM,
        "纳入部门预算编报范围的下属单位，逐个填写。",
        key=("name",),
        fact_path="unit.{name}",
        label_path="{name}",
    )

    code: str = column("单位编码", "code", width=14)
    name: str = column("单位名称", required=True, width=32, example="广州市科技项目评审中心")
    nature: str = column(
        "单位性质",
        suggestions=("行政单位", "参公事业单位", "公益一类事业单位", "公益二类事业单位", "其他"),
        width=18,
        example="公益一类事业单位",
    )
    established: Number = column("编制数", "number", unit="人", fact="established", example="30")
    in_post: Number = column("在职人员数", "number", unit="人", fact="in_post", example="28")
    note: str = column("备注", "long", width=28)


class Policy(RowModel):
    """Be one rule or plan that the department issued or follows."""

    form: ClassVar[Form] = Form(
        "policies",
        "制度文件",
        "绩效管理制度建设情况",
        "本部门制定或执行的制度文件。",
        key=("name",),
    )

    name: str = column("文件名称", required=True, width=48, example="预算绩效管理工作指引")
    number: str = column("文号", width=22)
    kind: str = column(
        "制度类别",
        suggestions=(
            "绩效管理",
            "资金管理",
            "资产管理",
            "采购管理",
            "财务管理",
            "业务管理",
            "其他",
        ),
        width=14,
        example="绩效管理",
    )
    origin: str = column(
        "制定情况", "choice", choices=("本部门制定", "执行上级制度"), width=16, example="本部门制定"
    )
    issued_on: str = column("印发日期", "date", example="2021-03")
    content: str = column("主要内容", "long", width=50)


class Narrative(RowModel):
    """Be one text of the report that figures can not replace."""

    form: ClassVar[Form] = Form(
        "narratives",
        "文字材料",
        "部门整体支出绩效自评报告",
        "报告各章节的文字；一格可写多段，段间换行。",
        key=("section",),
    )

    section: str = column(
        "章节编码", "code", required=True, width=22, help="报告提纲中的章节编码", example="overview"
    )
    title: str = column("标题", width=28, example="部门概况")
    text: str = column("正文", "long", required=True, width=90, example="本部门是市政府工作部门。")
