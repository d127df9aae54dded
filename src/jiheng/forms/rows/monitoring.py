"""Mid-year monitoring: money and indicators against plan."""

from typing import ClassVar

from jiheng.forms.rows.base import Flag, Form, Number, RowModel, column
from jiheng.forms.rows.indicators import LEVEL_ONE, LEVEL_TWO, NATURE_SYNONYMS, NATURES

FUND_ROWS = ("年度资金总额", "当年财政拨款", "上年结转", "财政专户管理资金", "单位资金", "其他资金")
FUND_SYNONYMS = dict.fromkeys(("合计", "总计", "资金合计", "资金总额"), FUND_ROWS[0])
LIKELIHOODS = ("确定能", "有可能", "完全不可能")


class MonitoringFund(RowModel):
    """Be the money of one project, from one source, up to the month of monitoring."""

    form: ClassVar[Form] = Form(
        "monitoring_funds",
        "绩效运行监控资金",
        "项目支出绩效运行监控表·资金",
        "截至监控月份的执行数和全年预计；项目编码留空的是部门整体。",
        key=("project", "source"),
        fact_path="monitoring.{project}.{source}",
        label_path="{source}",
        has_total_row=True,
    )

    project: str = column("项目编码", "code", width=18, example="P01")
    source: str = column(
        "资金来源",
        "choice",
        choices=FUND_ROWS,
        synonyms=FUND_SYNONYMS,
        required=True,
        width=18,
        example="年度资金总额",
    )
    month: int | None = column("截至月份", "integer", width=10, help="1—N月的N", example="7")
    initial: Number = column(
        "年初预算数", "number", unit="万元", width=15, fact="initial", example="1,000.00"
    )
    adjusted: Number = column(
        "全年预算数", "number", unit="万元", width=15, fact="adjusted", example="1,000.00"
    )
    executed: Number = column(
        "截至月份执行数", "number", unit="万元", width=16, fact="executed", example="600.00"
    )
    rate: Number = column("执行率", "number", unit="%", width=10, fact="rate", example="60%")
    forecast: Number = column(
        "全年预计执行数", "number", unit="万元", width=16, fact="forecast", example="1,000.00"
    )
    note: str = column("备注", "long", width=24)


class MonitoringRow(RowModel):
    """Be one indicator as it stands at the month of monitoring."""

    form: ClassVar[Form] = Form(
        "monitoring",
        "绩效运行监控",
        "项目支出绩效运行监控表·绩效指标",
        "截至监控月份的指标完成情况；项目编码留空的是部门整体。",
        key=("project", "code"),
    )

    project: str = column("项目编码", "code", width=18, example="P01")
    code: str = column("指标编码", "code", aliases=("编码",), required=True, width=10, example="1")
    level1: str = column("一级指标", suggestions=LEVEL_ONE, width=12, example="产出指标")
    level2: str = column("二级指标", suggestions=LEVEL_TWO, width=16, example="数量指标")
    level3: str = column("三级指标", required=True, width=32, example="支持重点实验室数量")
    nature: str = column(
        "指标性质", "choice", choices=NATURES, synonyms=NATURE_SYNONYMS, width=10, example="≥"
    )
    target: str = column("年度指标值", width=12, example="250")
    unit: str = column("计量单位", width=10, example="家")
    progress: str = column("截至月份执行情况", width=16, example="180")
    forecast: str = column("全年预计完成情况", width=16, example="256")
    funding: Flag = column("经费保障", "flag", width=10, help="是偏差原因的选“是”")
    rules: Flag = column("制度保障", "flag", width=10)
    staff: Flag = column("人员保障", "flag", width=10)
    hardware: Flag = column("硬件条件保障", "flag", width=12)
    other_cause: Flag = column("其他原因", "flag", width=10)
    cause: str = column("原因说明", "long", width=36)
    likelihood: str = column(
        "完成目标可能性", "choice", choices=LIKELIHOODS, width=14, example="确定能"
    )
    note: str = column("备注", "long", width=24)


class MonitoringProblem(RowModel):
    """Be one problem found by monitoring and what is to be done."""

    form: ClassVar[Form] = Form(
        "monitoring_problems",
        "监控问题与措施",
        "部门整体支出绩效运行监控表·存在问题及拟采取措施",
        "监控发现的问题和处置意见。",
        key=("code",),
    )

    code: str = column("编码", "code", required=True, width=10, example="M1")
    project: str = column("项目编码", "code", width=18, example="P01")
    problem: str = column(
        "存在问题", "long", required=True, width=50, example="支出进度低于序时进度。"
    )
    action: str = column(
        "处置意见",
        "choice",
        choices=("纠偏", "调整", "暂缓拨付", "停止拨付", "收回资金"),
        width=12,
        example="纠偏",
    )
    measure: str = column("拟采取措施", "long", width=50, example="加快采购进度。")
    due: str = column("完成时限", "date", width=13, example="2021-10")
