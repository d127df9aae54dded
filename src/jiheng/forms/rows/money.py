"""Where the year's money came from and what it was spent on."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from jiheng.forms.figures import Reading, no_figure, unit_of
from jiheng.forms.rows import total_words
from jiheng.forms.rows.base import Form, Number, RowFigure, SourceColumns, column
from jiheng.quantities import Missing, Printed, Status, Value, divide, print_rate
from jiheng.standards import vocabulary

TOTAL_SOURCE = "年度资金总额"
"""What the forms of projects call the row that adds up all sources of money."""
TOTAL_FACTS = {
    "initial": "finance.initial_budget",
    "adjusted": "finance.adjusted_budget",
    "spent": "finance.spent",
}
"""The department's own facts that the columns of the total row state."""


class FinanceRow(SourceColumns):
    """Be the year's budget and spending from one source of money, or the total row.

    Rows that begin with 其中 are parts of the row above them and are not added up.  The total
    row stands for the facts `finance.initial_budget`, `finance.adjusted_budget` and
    `finance.spent` wherever the sheet 收支指标 leaves them unreported; where both are filled
    they must agree.
    """

    form: ClassVar[Form] = Form(
        "finance",
        "分来源收支表",
        "部门整体支出绩效自评表·年度整体支出规模",
        "按资金来源填写，末行写“合计”；“其中”开头的行不计入合计。",
        key=("source",),
        fact_path="source.{source}",
        label_path="{source}",
        has_total_row=True,
        aliases=("收支情况表",),
    )

    source: str = column(
        "资金来源",
        required=True,
        suggestions=("财政拨款", "上年结转", "财政专户管理资金", "单位资金", "其他资金", "合计"),
        width=24,
        example="财政拨款",
    )
    initial: Number = column(
        "年初预算数", "number", unit="万元", width=16, fact="initial", example="560,000.00"
    )
    adjusted: Number = column(
        "全年预算数",
        "number",
        unit="万元",
        width=16,
        fact="adjusted",
        help="年初预算经调整后的预算数",
        example="568,300.00",
    )
    spent: Number = column(
        "全年执行数",
        "number",
        unit="万元",
        width=16,
        fact="spent",
        help="决算口径的实际支出",
        example="511,500.00",
    )

    @property
    def is_total(self) -> bool:
        """Tell whether this is the row that the others add up to."""
        return self.source == TOTAL_SOURCE or total_words.is_total(self.source)

    @property
    def is_part(self) -> bool:
        """Tell whether this row is part of another one (其中…)."""
        return total_words.is_part(self.source)

    def figures(self) -> Iterator[RowFigure]:
        """List the three amounts; those of the total row are the department's own facts."""
        for figure in super().figures():
            if self.is_total:
                code = TOTAL_FACTS[figure.column]
                yield replace(figure, code=code, label=vocabulary().label(code))
            else:
                yield figure


class TransferRow(SourceColumns):
    """Be the money handed on to one district."""

    form: ClassVar[Form] = Form(
        "transfers",
        "转移支付",
        "部门预算·转移支付",
        "对下转移支付，按地区填写；合计应与“收支指标”的转移区支付一致。",
        key=("region", "item"),
        fact_path="transfer.{region}{item}",
        label_path="{region}{item}转移支付",
    )

    region: str = column("地区", required=True, width=18, example="天河区")
    item: str = column("项目", width=30, help="同一地区有多项时填写")
    amount: Number = column(
        "金额", "number", unit="万元", width=16, fact="amount", example="2,000.00"
    )


class PlanSpendingRow(SourceColumns):
    """Be budget and spending of one plan or task of the year."""

    form: ClassVar[Form] = Form(
        "plan_spending",
        "计划支出",
        "部门整体支出绩效自评报告·各重点任务项目支出完成情况",
        "各计划（任务）的预算和支出；完成率留空时按支出÷预算计算。",
        key=("code",),
        fact_path="plan.{code}",
        label_path="{name}",
    )

    code: str = column("编码", "code", required=True, width=14, example="basic")
    name: str = column("计划（任务）名称", required=True, width=30, example="基础研究计划")
    category: str = column("类别", width=24, example="市科技创新发展专项资金")
    budget: Number = column(
        "预算数", "number", unit="万元", width=16, fact="budget", example="148,134.51"
    )
    spent: Number = column(
        "支出数", "number", unit="万元", width=16, fact="spent", example="148,134.51"
    )
    rate: Number = column(
        "支出完成率",
        "number",
        unit="%",
        width=12,
        fact="rate",
        help="留空则自动计算",
        example="100%",
    )

    @property
    def is_part(self) -> bool:
        """Tell whether this row is part of another one (其中…)."""
        return total_words.is_part(self.name)

    def figures(self) -> Iterator[RowFigure]:
        """List budget, spending and the rate, which is computed where it was not typed."""
        for figure in super().figures():
            if figure.column == "rate" and cell_is_empty(self.rate):
                yield self._computed_rate()
            else:
                yield figure

    def _computed_rate(self) -> RowFigure:
        spent, budget = self.spent, self.budget
        ratio = divide(_base(spent), _base(budget))
        wanted = unit_of("%")
        if isinstance(ratio, Missing):
            reading = no_figure(ratio, wanted)
        else:
            assert isinstance(spent, Printed) and isinstance(budget, Printed)
            # A budget that may be zero within its printed digits bounds nothing.
            is_bounded = not budget.interval.contains(0)
            interval = spent.interval / budget.interval if is_bounded else None
            is_hedged = spent.hedge is not None or budget.hedge is not None
            reading = Reading(ratio, wanted, interval, print_rate(ratio), is_hedged)
        return self.figure(self.column("rate"), reading, "computed")


def cell_is_empty(value: Printed | Missing) -> bool:
    """Tell whether a number cell was left empty or says 未填报."""
    return isinstance(value, Missing) and value.status is Status.UNREPORTED


def _base(value: Printed | Missing) -> Value:
    return value if isinstance(value, Missing) else value.exact
