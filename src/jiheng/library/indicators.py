"""One entry of the library: what it measures, how it is scored, what proves it, where it is from."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from jiheng.forms.figures import unit_of
from jiheng.forms.rows.indicators import QUALITATIVE, RANGE, read_indicator_value
from jiheng.forms.rows.targets import bare_target
from jiheng.quantities import QuantityError
from jiheng.standards import Source
from jiheng.standards.citation import Strict
from jiheng.standards.errors import suggest
from jiheng.standards.model import Nature, RuleField, Year

LEVELS: dict[str, tuple[str, ...]] = {
    "成本指标": ("经济成本指标", "社会成本指标", "生态环境成本指标"),
    "产出指标": ("数量指标", "质量指标", "时效指标", "成本指标"),
    "效益指标": ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"),
    "满意度指标": ("服务对象满意度指标",),
}
"""First levels with their second ones; 成本 below 产出 is that of 财预〔2020〕10号."""
STATES = ("草案", "现行", "停用")
DRAFT, CURRENT, RETIRED = STATES
CONFIDENCES = {"published": "公布", "remembered": "忆述", "inferred": "推定", "unknown": "未知"}
_RATIOS = ("bands", "proportional", "per_point", "either_or")
FITTING: dict[str, tuple[str, ...]] = {
    "≥": ("completion", "satisfaction", *_RATIOS),
    ">": ("completion", *_RATIOS),
    "≤": ("reverse", *_RATIOS),
    "<": ("reverse", *_RATIOS),
    "=": ("equal", "per_point", "bands"),
    "区间": ("interval",),
    "定性": ("qualitative",),
}
"""The rule kinds that can score an indicator of a nature."""


def _year(given: Any) -> Any:
    return None if given in ("", None) else given


def _listed(given: Any) -> Any:
    return (given,) if isinstance(given, str) and given else given or ()


Texts = Annotated[tuple[str, ...], BeforeValidator(_listed)]


class Reference(Strict):
    """Hold the reference value (参考值) with its year, and how sure it is.

    What nobody published and nothing allows to infer is `unknown` and has no value.
    """

    value: str = ""
    year: Annotated[Year | None, BeforeValidator(_year)] = None
    kind: Literal["历史标准", "行业标准", "计划标准", "国家标准", ""] = ""
    document: str = ""
    clause: str = ""
    confidence: Literal["published", "remembered", "inferred", "unknown"]

    @model_validator(mode="after")
    def _said_or_not(self) -> Reference:
        if self.confidence == "unknown":
            if self.value:
                raise ValueError("参考值标为未知（unknown），就不应再写 value")
        elif not self.value or self.year is None or not self.document:
            raise ValueError("参考值应写明 value、year 和 document；没有的写 reference: unknown")
        return self

    @property
    def words(self) -> str:
        """Return the confidence in Chinese."""
        return CONFIDENCES[self.confidence]


class Example(Strict):
    """Hold a worked example: target and result as they are typed, and the points that come out."""

    target: str
    actual: str = ""
    tier: str = ""
    awarded: str = ""
    weight: str = "10"
    points: str


class Indicator(Strict):
    """Hold one entry of the library (domain: 指标库, 财预〔2021〕101号 template).

    `plans` and `chain` are values of the region's classifications; empty where it fits any.
    `level3` groups entries, `name` is what stands in a target form as 三级指标.
    """

    code: str = Field(pattern=r"^[A-Z]{2}[A-Z0-9]*-?[0-9]{2,4}$")
    name: str = Field(min_length=2, max_length=60)
    category: str = Field(min_length=1)
    plans: Texts = ()
    chain: Texts = ()
    field: str = Field(min_length=1)
    level1: str
    level2: str
    level3: str = Field(min_length=1)
    definition: str = Field(min_length=1)
    formula: str = ""
    nature: Nature
    unit: str = ""
    reference: Reference
    rule: RuleField
    evidence: Texts = Field(min_length=1)
    method: Literal["直接证明", "情况统计", "情况说明", "问卷调查", "趋势判断"]
    data_source: str = Field(min_length=1)
    source: Source
    keywords: Texts = ()
    respondents: str = ""
    scope: Literal["共性", "个性"] = "个性"
    state: Literal["草案", "现行", "停用"] = "现行"
    example: Example | None = None

    @field_validator("reference", mode="before")
    @classmethod
    def _unknown(cls, given: Any) -> Any:
        return {"confidence": "unknown"} if given == "unknown" else given

    @model_validator(mode="after")
    def _fits_together(self) -> Indicator:
        if self.level1 not in LEVELS:
            what = f"没有一级指标“{self.level1}”。{suggest(self.level1, LEVELS)}"
            raise _wrong("level1", what)
        if self.level2 not in LEVELS[self.level1]:
            advice = suggest(self.level2, LEVELS[self.level1])
            raise _wrong("level2", f"“{self.level1}”下没有二级指标“{self.level2}”。{advice}")
        fitting = FITTING[self.nature]
        if self.rule.kind not in fitting:
            known = "、".join(fitting)
            what = f"指标性质“{self.nature}”不能用规则 {self.rule.kind} 计分，可用：{known}"
            raise _wrong("rule", what)
        fault = self.rule.row_fault()
        if fault:
            raise _wrong("rule", f"指标“{self.name}”{fault}")
        if self.level1 == "满意度指标" and not self.respondents:
            raise _wrong("respondents", "满意度指标应写 respondents（调查对象）")
        if self.nature != QUALITATIVE:
            self._check_figures()
        return self

    def _check_figures(self) -> None:
        if not self.unit:
            raise _wrong("unit", "定量指标应写计量单位 unit")
        value = self.reference.value
        try:
            unit_of(self.unit)
            if value:
                read_indicator_value(value, self.nature, self.unit)
            if value and self.nature != RANGE:
                bare_target(value, self.nature, self.unit)
        except QuantityError as error:
            what = f"参考值“{value}”与单位“{self.unit}”不符：应为{error.expected}"
            raise _wrong("reference", what) from None


def _wrong(field: str, what: str) -> PydanticCustomError:
    return PydanticCustomError("misfit", "{what}", {"what": what, "at": (field,)})
