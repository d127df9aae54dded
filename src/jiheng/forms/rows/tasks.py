"""What the department set out to do, and what came of it."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import model_validator

from jiheng.forms.figures import (
    TEXT_UNIT,
    Reading,
    missing_from_label,
    no_figure,
    reading_of,
    unit_of,
)
from jiheng.forms.rows import total_words
from jiheng.forms.rows.base import (
    Form,
    Number,
    RowFigure,
    RowModel,
    SourceColumns,
    column,
    wrong_cell,
)
from jiheng.quantities import Missing, QuantityError, Status, parse_quantity
from jiheng.quantities.hedges import hedged

HEDGES = ("约", "近", "超", "超过", "不足", "至少", "不超过", "余", "多", "左右", "以上", "以下")
"""The words the form offers; what each claims and where it stands is in `quantities.hedges`."""


class Task(SourceColumns):
    """Be one main task of the year with its money."""

    form: ClassVar[Form] = Form(
        "tasks",
        "年度工作任务",
        "部门整体支出绩效目标申报表·年度主要任务",
        "年度主要工作任务；预算总额应等于财政拨款与其他资金之和。",
        key=("code",),
        fact_path="task.{code}",
        label_path="{name}",
    )

    code: str = column("编码", "code", required=True, width=10, example="1")
    name: str = column("任务名称", required=True, width=32, example="筑牢根基，打造一流科学高地")
    content: str = column("主要内容", "long", width=42, example="建设科技创新平台体系。")
    total: Number = column(
        "预算总额", "number", unit="万元", width=15, fact="total", example="1,200.00"
    )
    appropriation: Number = column(
        "财政拨款", "number", unit="万元", width=15, fact="appropriation", example="1,000.00"
    )
    other: Number = column(
        "其他资金", "number", unit="万元", width=15, fact="other", example="200.00"
    )
    completion: str = column("完成情况", "long", width=42, example="年度任务全部完成。")

    @property
    def is_part(self) -> bool:
        """Tell whether this row is part of another one (其中…)."""
        return total_words.is_part(self.name)


class Achievement(SourceColumns):
    """Be one achievement: a figure with its unit, or a statement without a figure.

    Figure, hedge and unit may stand in one cell (`超8.5亿元`) or in three.  Each row is the
    fact `achievement.<编码>`; a statement without a figure is a fact that is 不适用 with text.
    """

    form: ClassVar[Form] = Form(
        "achievements",
        "工作成效",
        "部门整体支出绩效自评报告·主要工作成效",
        "一行一个数；没有数的成效写在“事项”。",
        key=("code",),
        fact_path="achievement.{code}",
        label_path="{name}",
    )

    code: str = column("编码", "code", required=True, width=10, example="A01")
    task: str = column(
        "所属任务", "code", width=12, help="年度工作任务或计划支出的编码", example="1"
    )
    name: str = column("指标名称", required=True, width=32, example="高新技术企业数量")
    value: str = column("数值", "figure", width=14, help="只写数；没有数的留空", example="1.2万")
    unit: str = column("单位", width=9, example="家")
    hedge: str = column(
        "限定语",
        "choice",
        choices=HEDGES,
        width=9,
        help="原文在数前后的限定语",
        example="超",
    )
    comparison: str = column("比较说明", width=26, example="居全国第四")
    period: str = column("期间", width=14, example="2021年")
    item: str = column("事项", "long", width=50, help="没有数的成效写在这里")

    @model_validator(mode="after")
    def _reads_as_figure(self) -> "Achievement":
        try:
            self.reading()
        except QuantityError as error:
            raise wrong_cell("value", "不是可用的数", error.expected, error.advice) from None
        if not self.value and not self.item:
            what, expected = "数值和事项都没有填写", "一个数，或“事项”栏的一段文字"
            raise wrong_cell("value", what, expected, "补填其一；没有取得的数写“未填报”")
        return self

    def reading(self) -> Reading:
        """Read the figure of number, hedge and unit together.

        Raises:
            QuantityError: they make no figure.
        """
        if not self.value:
            return no_figure(Missing(Status.NOT_APPLICABLE, "文字事项"), TEXT_UNIT, self.item)
        written = unit_of(self.unit) if self.unit else None
        missing = missing_from_label(self.value)
        if missing is not None:
            return no_figure(missing, written or TEXT_UNIT)
        printed = parse_quantity(hedged(self.hedge, self.value, self.unit))
        if printed.unit is None:
            raise QuantityError(self.value, "带单位的数", "在“单位”栏填写计量单位，如 家、项、万元")
        return reading_of(printed, printed.unit)

    def figures(self) -> Iterator[RowFigure]:
        """Give the one figure of the row."""
        yield self.figure(self.column("value"), self.reading())


class BonusItem(RowModel):
    """Be one event that adds to or takes from the score."""

    form: ClassVar[Form] = Form(
        "bonus",
        "加减分事项",
        "部门整体支出绩效自评表·工作表现加减分",
        "逐项填写加分和减分；“加减分合计”表留空的合计数按此表相加。",
        key=("code",),
        fact_path="bonus.item.{code}",
        label_path="{item}",
    )

    code: str = column("编码", "code", required=True, width=10, example="J1")
    direction: str = column(
        "加减", "choice", choices=("加分", "减分"), required=True, width=9, example="加分"
    )
    item: str = column("事项", required=True, width=50, example="获得市级绩效管理工作通报表扬")
    points: Number = column(
        "分值", "number", unit="分", width=10, fact="points", help="都写正数", example="2.5"
    )
    basis: str = column("依据", width=40, example="评分标准中工作表现加减分条款")
    evidence: str = column("佐证材料", width=30)
    note: str = column("备注", "long", width=24)
