"""Self-evaluation at the end of the year: projects, and the department as scored elsewhere."""

from typing import ClassVar

from jiheng.forms.rows.base import Flag, Form, Number, RowModel, column
from jiheng.forms.rows.indicators import IndicatorColumns
from jiheng.forms.rows.monitoring import FUND_ROWS, FUND_SYNONYMS

_PROJECT_FORM = "项目支出绩效自评表（财预〔2020〕10号附表）"
_SHORT = "不超过200字"


class EvaluationFund(RowModel):
    """Be the money of one self-evaluated project from one source; the total row is scored."""

    form: ClassVar[Form] = Form(
        "self_evaluation_funds",
        "项目自评资金",
        _PROJECT_FORM,
        "每个项目按资金来源填写；只有“年度资金总额”行计分。",
        key=("project", "source"),
        fact_path="evaluation.{project}.{source}",
        label_path="{source}",
        has_total_row=True,
    )

    project: str = column("项目编码", "code", required=True, width=18, example="P01")
    source: str = column(
        "资金来源",
        "choice",
        choices=FUND_ROWS,
        synonyms=FUND_SYNONYMS,
        required=True,
        width=20,
        example="年度资金总额",
    )
    initial: Number = column(
        "年初预算数", "number", unit="万元", width=15, fact="initial", example="1,000.00"
    )
    adjusted: Number = column(
        "全年预算数",
        "number",
        unit="万元",
        aliases=("调整后预算数",),
        width=15,
        fact="adjusted",
        example="1,000.00",
    )
    spent: Number = column(
        "全年执行数",
        "number",
        unit="万元",
        aliases=("执行数",),
        width=15,
        fact="spent",
        example="998.00",
    )
    full: Number = column("分值", "number", unit="分", aliases=("权重",), width=9, example="10")
    rate: Number = column("执行率", "number", unit="%", width=10, fact="rate", example="99.80%")
    score: Number = column("得分", "number", unit="分", width=9, fact="score", example="9.98")
    reason: str = column(
        "原因说明",
        "long",
        aliases=("原因",),
        width=40,
        help="执行率低于90%、年中追加或调减的，说明原因，不超过100字",
    )


class EvaluationIndicator(IndicatorColumns):
    """Be one indicator of a self-evaluated project with its result and score."""

    form: ClassVar[Form] = Form(
        "self_evaluation_indicators",
        "项目自评指标",
        _PROJECT_FORM,
        "逐项填写年度指标值和实际完成值；得分可由系统计算。",
        key=("project", "code"),
        fact_path="evaluation.{project}.indicator.{code}",
        label_path="{level3}",
    )
    first = ("project", "code")
    last: ClassVar[tuple[str, ...]] = ("deviation", "document", "page", "evidence", "note")

    project: str = column("项目编码", "code", required=True, width=18, example="P01")
    code: str = column("指标编码", "code", aliases=("编码",), required=True, width=10, example="1")
    score: Number = column("得分", "number", unit="分", width=9, fact="score", example="10")


class EvaluationConclusion(RowModel):
    """Be the closing words on one self-evaluated project."""

    form: ClassVar[Form] = Form(
        "self_evaluation_conclusions",
        "项目自评结论",
        "项目支出绩效自评表·评价结论",
        "每个项目一行。",
        key=("project",),
        fact_path="evaluation.{project}",
        label_path="{project}",
    )

    project: str = column("项目编码", "code", required=True, width=18, example="P01")
    completed: Flag = column(
        "项目是否完成",
        "flag",
        unit="是否",
        fact="completed",
        width=14,
        help="年度绩效目标对应的工作是否全部完成",
        example="是",
    )
    expected: str = column("预期目标", "long", width=50)
    actual: str = column("实际完成情况", "long", width=50)
    conclusion: str = column("评价结论", "long", width=50, help=_SHORT)
    problems: str = column("存在问题", "long", width=50, help=_SHORT)
    measures: str = column("改进措施", "long", width=50, help=_SHORT)
    leader: str = column("项目负责人", width=12)
    finance_leader: str = column("财务负责人", width=12)


class DepartmentScore(RowModel):
    """Be one line of a department's score sheet that was filled in by hand."""

    form: ClassVar[Form] = Form(
        "department_self_evaluation",
        "部门整体自评",
        "部门整体支出绩效自评表",
        "通常由系统评分生成；已有手工自评表时可填入，用于核对。",
        key=("number",),
        fact_path="self_score.{number}",
        label_path="{level1}{level2}{level3}",
    )

    number: str = column("序号", "code", required=True, width=8, example="1")
    level1: str = column("一级指标", required=True, width=14, example="管理效能")
    level2: str = column("二级指标", width=16, example="资金管理")
    level3: str = column("三级指标", width=26, example="预算完成率")
    full: Number = column(
        "分值", "number", unit="分", width=9, fact="full", example="4", signed=True
    )
    explanation: str = column("指标解释", "long", width=36)
    rule: str = column("评分标准", "long", width=40)
    score: Number = column(
        "自评得分", "number", unit="分", width=10, fact="score", example="3.932", signed=True
    )
    reason: str = column("扣分原因", "long", width=36)
    evidence: str = column("佐证材料", width=26)
