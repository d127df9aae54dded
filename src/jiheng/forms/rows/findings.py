"""What went wrong and what will be done: problems, measures, explanations."""

from typing import ClassVar

from jiheng.forms.rows.base import Form, Number, RowModel, column

_REPORT = "部门整体支出绩效自评报告"


class Problem(RowModel):
    """Be one problem that the department admits."""

    form: ClassVar[Form] = Form(
        "problems",
        "存在问题",
        f"{_REPORT}·存在的主要问题",
        "逐条填写存在的主要问题。",
        key=("code",),
    )

    code: str = column("编码", "code", required=True, width=10, example="1")
    title: str = column(
        "问题", "long", required=True, width=50, example="收入预算编制的准确性有待提升"
    )
    detail: str = column("说明", "long", width=60)
    criterion: str = column(
        "对应评分指标", "code", width=16, help="评分标准中的指标名称或编码", example="funds"
    )


class Measure(RowModel):
    """Be one measure against a problem."""

    form: ClassVar[Form] = Form(
        "measures", "改进措施", f"{_REPORT}·下一步改进措施", "每条措施对应一个问题。", key=("code",)
    )

    code: str = column("编码", "code", required=True, width=10, example="1")
    problem: str = column("对应问题", "code", width=12, help="“存在问题”表中的编码", example="1")
    criterion: str = column(
        "对应评分指标", "code", width=16, help="评分标准中的指标名称或编码", example="funds"
    )
    title: str = column(
        "措施", "long", required=True, width=50, example="科学规划，提高预算编制精确性"
    )
    detail: str = column("说明", "long", width=60)
    office: str = column("责任处室", width=18)
    due: str = column("完成时限", "date", width=13, example="2022-12")


class Explanation(RowModel):
    """Be the reason why one figure differs from what was planned."""

    form: ClassVar[Form] = Form(
        "explanations",
        "差异说明",
        f"{_REPORT}·预算执行差异原因",
        "对扣分或差异较大的指标说明原因；编码是各指标表中的指标编码。",
        key=("fact",),
        fact_path="explanation.{fact}",
        label_path="差异涉及",
    )

    fact: str = column(
        "指标编码",
        "code",
        aliases=("编码",),
        required=True,
        width=36,
        example="finance.appropriation_difference_rate",
    )
    reason: str = column(
        "原因", "long", required=True, width=60, example="按上级通知停止下达部分补贴经费。"
    )
    amount: Number = column(
        "涉及金额",
        "number",
        unit="万元",
        width=14,
        fact="amount",
        example="55,300.00",
        signed=True,
    )
    measure: str = column("后续措施", "long", width=50)
    evidence: str = column("佐证材料", width=28)
