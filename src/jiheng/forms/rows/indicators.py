"""Performance indicators: targets set with the budget, for department and projects."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any, ClassVar

from pydantic import ValidationInfo, model_validator

from jiheng.forms.figures import (
    TEXT_UNIT,
    Reading,
    half_width,
    missing_from_label,
    no_figure,
    read_plain,
    unit_of,
)
from jiheng.forms.rows.base import (
    Form,
    Number,
    RowFigure,
    RowModel,
    SourceColumns,
    column,
    is_lenient,
    wrong_cell,
)
from jiheng.forms.rows.ranges import read_range
from jiheng.forms.rows.targets import bare_target
from jiheng.quantities import Missing, QuantityError, Status, parse_quantity

QUALITATIVE = "定性"
RANGE = "区间"
NATURES = ("≥", "≤", "=", ">", "<", RANGE, QUALITATIVE)
TIERS = ("达成", "部分达成", "未达成")
NATURE_SYNONYMS = {
    ">=": "≥",
    "<=": "≤",
    "＝": "=",
    "＞": ">",
    "＜": "<",
    "==": "=",
    "大于等于": "≥",
    "小于等于": "≤",
    "等于": "=",
    "大于": ">",
    "小于": "<",
}
LEVEL_ONE = ("成本指标", "产出指标", "效益指标", "满意度指标")
LEVEL_TWO = (
    "经济成本指标",
    "社会成本指标",
    "生态环境成本指标",
    "数量指标",
    "质量指标",
    "时效指标",
    "成本指标",
    "经济效益指标",
    "社会效益指标",
    "生态效益指标",
    "可持续影响指标",
    "服务对象满意度指标",
)


@lru_cache(maxsize=8192)
def read_indicator_value(text: str, nature: str, unit_symbol: str) -> Reading:
    """Read a target or an actual value; a range or a qualitative one is text.

    Text and ranges have no single value: they are 不适用 as a figure, with text; a range has its
    ends as interval.

    Raises:
        QuantityError: a quantitative indicator whose value is no figure.
    """
    missing = missing_from_label(text)
    if nature == QUALITATIVE:
        # Words have no unit, whatever the column says (无).
        if missing is not None:
            return no_figure(missing, TEXT_UNIT)
        return no_figure(Missing(Status.NOT_APPLICABLE, "定性指标"), TEXT_UNIT, text)
    found = unit_of(unit_symbol) if unit_symbol else None
    if missing is not None:
        return no_figure(missing, found or TEXT_UNIT)
    if nature == RANGE:
        value = Missing(Status.NOT_APPLICABLE, "区间指标")
        return no_figure(value, found or TEXT_UNIT, half_width(text), read_range(text, found))
    wanted = found or parse_quantity(text).unit
    if wanted is None:
        raise QuantityError(text, "带单位的数", "在“计量单位”栏填写单位，如 个、家、%")
    return read_plain(text, wanted)


class IndicatorColumns(SourceColumns):
    """Share the columns of department and project indicators."""

    level1: str = column(
        "一级指标", suggestions=LEVEL_ONE, required=True, width=12, example="产出指标"
    )
    level2: str = column(
        "二级指标", suggestions=LEVEL_TWO, required=True, width=16, example="数量指标"
    )
    level3: str = column("三级指标", required=True, width=32, example="支持省级以上重点实验室数量")
    nature: str = column(
        "指标性质",
        "choice",
        choices=NATURES,
        synonyms=NATURE_SYNONYMS,
        required=True,
        width=10,
        example="≥",
    )
    target: str = column(
        "指标值", "figure", width=12, help="定性指标写文字，区间写 80～100", example="250"
    )
    unit: str = column("计量单位", aliases=("单位", "度量单位"), width=10, example="家")
    weight: Number = column("权重", "number", unit="分", width=9, fact="weight", example="10")
    previous: str = column("上年完成值", "figure", width=12, example="240")
    respondents: str = column("调查对象", width=16, help="满意度指标必填")
    actual: str = column("实际完成值", "figure", aliases=("完成值",), width=12, example="256")
    tier: str = column(
        "完成档次", "choice", choices=TIERS, width=14, help="定性指标填写，决定评定得分的范围"
    )
    awarded: Number = column(
        "评定得分", "number", unit="分", width=10, fact="awarded", help="定性指标填写"
    )
    deviation: str = column("偏差原因", "long", aliases=("偏差原因分析",), width=30)

    @model_validator(mode="after")
    def _values_fit_nature(self, info: ValidationInfo) -> Any:
        """Refuse values that are no figures where the nature wants them; clear targets of signs."""
        target = self.target
        for name in ("target", "previous", "actual"):
            try:
                read_indicator_value(getattr(self, name), self.nature_of(name), self.unit)
                if name == "target" and self._is_figure(target):
                    target = bare_target(target, self.nature, self.unit)
            except QuantityError as error:
                if is_lenient(info):
                    continue
                what = f"与指标性质“{self.nature}”不符"
                advice = error.advice + "；文字描述的指标把性质改为“定性”"
                raise wrong_cell(name, what, error.expected, advice, blocks_reading=False) from None
        return self if target == self.target else self.model_copy(update={"target": target})

    def _is_figure(self, text: str) -> bool:
        is_one_figure = self.nature not in (QUALITATIVE, RANGE)
        return is_one_figure and missing_from_label(text) is None

    def nature_of(self, name: str) -> str:
        """Give the nature by which a column is read: only the target of a range is a range."""
        return "=" if self.nature == RANGE and name != "target" else self.nature

    @property
    def is_quantitative(self) -> bool:
        """Tell whether the target is a figure or a range."""
        return self.nature != QUALITATIVE

    def figures(self) -> Iterator[RowFigure]:
        """Give weight, target, last year's and this year's value."""
        yield from super().figures()
        for name in ("target", "previous", "actual"):
            yield self.value_figure(name, self._value(name))

    def _value(self, name: str) -> Reading:
        """Read a value column; a lenient row may hold words there, which are no value."""
        text = getattr(self, name)
        try:
            return read_indicator_value(text, self.nature_of(name), self.unit)
        except QuantityError:
            why = f"与指标性质“{self.nature}”不符"
            return no_figure(Missing(Status.NOT_ASSESSABLE, why), TEXT_UNIT, text)

    def value_figure(self, name: str, reading: Reading) -> RowFigure:
        """Give the figure of a value column its code, which ends in the column's name."""
        whole = self.figure(self.column(name), reading)
        return replace(
            whole, code=f"{whole.code}.{name}", label=whole.label + self.column(name).header
        )


class DepartmentIndicator(IndicatorColumns):
    """Be one indicator of the department as a whole."""

    form: ClassVar[Form] = Form(
        "department_indicators",
        "整体绩效指标",
        "部门整体支出绩效目标申报表·绩效指标",
        "部门整体的产出、效益、满意度指标；权重合计为 100 或 90。",
        key=("code",),
        fact_path="indicator.{code}",
        label_path="{level3}",
    )
    first = ("code", "task")

    code: str = column("编码", "code", required=True, width=10, example="D01")
    task: str = column("所属任务", "code", width=12, help="年度工作任务的编码", example="1")


class ProjectIndicator(IndicatorColumns):
    """Be one indicator of a project."""

    form: ClassVar[Form] = Form(
        "project_indicators",
        "项目绩效指标",
        "项目支出绩效目标申报表·绩效指标",
        "逐个项目填写；每个项目的权重合计为 100 或 90，至少有产出和效益指标。",
        key=("project", "code"),
        fact_path="project.{project}.indicator.{code}",
        label_path="{level3}",
    )

    first = ("project", "code")

    project: str = column("项目编码", "code", required=True, width=18, example="P01")
    code: str = column("指标编码", "code", aliases=("编码",), required=True, width=10, example="1")


class LibraryIndicator(RowModel):
    """Be one entry of the indicator library."""

    form: ClassVar[Form] = Form(
        "library",
        "指标库",
        "核心绩效目标和指标设置及取值指引·指标表",
        "可重复使用的绩效指标；现行的指标才会被推荐。",
        key=("code",),
    )

    code: str = column("编码", "code", required=True, width=14, example="K001")
    field: str = column("行业领域", width=16, example="科技")
    fund: str = column("资金分类", width=16)
    project_kind: str = column("项目类型", width=16, example="市科技创新发展专项资金")
    plans: str = column("科技计划", width=16, help="有几个的用顿号隔开", example="基础研究计划")
    chain: str = column("创新链环节", width=14, help="有几个的用顿号隔开", example="科学发现")
    level1: str = column(
        "一级指标", suggestions=LEVEL_ONE, required=True, width=12, example="产出指标"
    )
    level2: str = column(
        "二级指标", suggestions=LEVEL_TWO, required=True, width=16, example="数量指标"
    )
    level3: str = column("三级指标", width=24)
    name: str = column("指标名称", required=True, width=30, example="立项项目数")
    explanation: str = column("指标解释", "long", width=36)
    formula: str = column("计算公式", "long", width=30)
    nature: str = column(
        "指标性质", "choice", choices=NATURES, synonyms=NATURE_SYNONYMS, width=10, example="≥"
    )
    unit: str = column("计量单位", width=10, example="项")
    reference: str = column("参考值", width=14)
    reference_kind: str = column(
        "参考值类型",
        "choice",
        choices=("历史标准", "行业标准", "计划标准", "国家标准"),
        width=12,
    )
    reference_year: str = column("参考值年份", "date", width=12)
    reference_document: str = column("参考值出处", width=26)
    reference_clause: str = column("参考值页码或条款", width=16)
    reference_confidence: str = column(
        "参考值可信度", "choice", choices=("公布", "忆述", "推定", "未知"), width=12
    )
    scoring: str = column(
        "计分规则",
        width=24,
        help="写法见手册“评分规则”，如 completion、{completion: {pass_mark: 60%}}",
        example="completion",
    )
    rule: str = column("评（扣）分标准", "long", width=36, help="计分规则写成的一句话")
    weight: Number = column("建议权重", "number", unit="分", width=10)
    method: str = column(
        "取值方式",
        "choice",
        choices=("直接证明", "情况统计", "情况说明", "问卷调查", "趋势判断"),
        width=12,
    )
    evidence_kind: str = column(
        "佐证资料",
        "choice",
        choices=("正式资料", "工作资料", "原始凭证", "说明材料"),
        width=12,
    )
    evidence: str = column("取证资料", "long", width=30, help="有几种的用顿号隔开")
    data_source: str = column("数据来源", width=20)
    respondents: str = column("调查对象", width=16, help="满意度指标必填")
    keywords: str = column("关键词", width=24, help="用顿号隔开，便于查找和推荐")
    document: str = column("来源文件", width=26)
    clause: str = column("来源条款", width=16)
    confidence: str = column("来源可信度", "choice", choices=("公布", "忆述", "推定"), width=12)
    state: str = column(
        "状态",
        "choice",
        choices=("草案", "现行", "停用"),
        synonyms={"草稿": "草案", "待审": "草案", "启用": "现行"},
        width=9,
        example="现行",
    )
    uses: int | None = column("使用次数", "integer", width=10)
    scope: str = column("共性或个性", "choice", choices=("共性", "个性"), width=12, example="个性")
