"""The form of an entry, and those of the decisions about it."""

from collections.abc import Mapping
from typing import Any

from django import forms

from jiheng.forms.rows.indicators import NATURES, TIERS
from jiheng.library import read_indicator, read_rule_text, rule_text
from jiheng.library.indicators import CONFIDENCES, LEVELS
from jiheng.standards import Confidence, StandardError
from jiheng.web.library.models import State
from jiheng.web.people.forms.fields import StyledForm
from jiheng.web.projects.models import Classification

OWN_RULE = "own"
READY_RULES: dict[str, tuple[str, str]] = {
    "completion": ("completion", "达到指标值得满分，未达到的按完成比例计分（≥）"),
    "completion-pass": (
        "{completion: {pass_mark: 60%}}",
        "按完成比例计分，完成比例低于60%的不得分（≥）",
    ),
    "completion-over": (
        "{completion: {over: {note_at: 130%}}}",
        "按完成比例计分，达到130%的应说明原因（≥）",
    ),
    "satisfaction": ("satisfaction", "满意度分段：90%以上满分，80%以上得80%，60%以上得50%（≥）"),
    "reverse": ("reverse", "不高于指标值得满分，超出按比例扣，达到2倍不得分（≤）"),
    "reverse-half": (
        "{reverse: {zero_at: 150%}}",
        "不高于指标值得满分，超出按比例扣，达到1.5倍不得分（≤）",
    ),
    "equal": ("equal", "等于指标值得满分，偏离的按比例扣分（=）"),
    "interval": ("interval", "在区间之内得满分，之外按偏离比例扣分（区间）"),
    "qualitative": ("qualitative", "定性三档，在分值的规定范围内评定（定性）"),
}
"""Rules that most entries use, with their words; others are written out."""
_METHODS = ("直接证明", "情况统计", "情况说明", "问卷调查", "趋势判断")
_KINDS = ("", "历史标准", "行业标准", "计划标准", "国家标准")
_FIELD_OF = {
    "reference": "reference_value",
    "rule": "rule_own",
    "level1": "levels",
    "level2": "levels",
    "source": "source_document",
    "example": "example_points",
}
"""The form's field for what a fault calls it."""
_REFERENCE = ("value", "year", "kind", "document", "clause", "confidence")
_SOURCE = ("document", "clause", "confidence")
_EXAMPLE = ("target", "actual", "tier", "awarded", "weight", "points")


def _text(
    label: str, *, required: bool = True, rows: int = 0, help_text: str = "", most: int = 200
):
    widget = forms.Textarea({"rows": rows}) if rows else forms.TextInput({"autocomplete": "off"})
    return forms.CharField(
        label=label, required=required, widget=widget, help_text=help_text, max_length=most
    )


def _choice(label: str, values: Any, *, required: bool = True, help_text: str = ""):
    pairs = [value if isinstance(value, tuple) else (value, value) for value in values]
    return forms.ChoiceField(label=label, choices=pairs, required=required, help_text=help_text)


class EntryForm(StyledForm):
    """An entry as it is written; `content` is what it says once it is valid."""

    code = _text("编码", most=20, help_text="两个大写字母加数字，如 BD001；建立后不能改。")
    name = _text("指标名称", most=60, help_text="填入绩效目标表的“三级指标”。")
    levels = _choice("一、二级指标", [])
    level3 = _text("分组", most=60, help_text="同类指标归在一起，如：创新平台建设。")
    category = _choice("项目类别", [])
    field = _text("行业领域", most=50)
    plans = forms.MultipleChoiceField(
        label="科技计划", required=False, widget=forms.CheckboxSelectMultiple
    )
    chain = forms.MultipleChoiceField(
        label="创新链环节", required=False, widget=forms.CheckboxSelectMultiple
    )
    definition = _text("指标解释", rows=3, most=500)
    formula = _text("计算公式", required=False, rows=2, most=500)
    nature = _choice("指标性质", NATURES)
    unit = _text("计量单位", required=False, most=20, help_text="定性指标不填。")
    reference_value = _text("参考值", required=False, most=60, help_text="没有公布的不填。")
    reference_year = _text("参考值年份", required=False, most=4)
    reference_kind = _choice("参考值类型", _KINDS, required=False)
    reference_document = _text("参考值出处", required=False)
    reference_clause = _text("页码或条款", required=False)
    reference_confidence = _choice(
        "可信度", [(key, word) for key, word in CONFIDENCES.items() if key != "unknown"]
    )
    rule = _choice("计分规则", [])
    rule_own = _text(
        "自己写的规则",
        required=False,
        rows=2,
        most=1000,
        help_text="选“自己写”时填，写法见手册“评分规则”，如 {completion: {pass_mark: 80%}}。",
    )
    evidence = _text("取证资料", rows=3, most=500, help_text="一行一种。")
    method = _choice("取值方式", _METHODS)
    data_source = _text("数据来源")
    respondents = _text("调查对象", required=False, help_text="满意度指标必填。")
    keywords = _text("关键词", required=False, help_text="用顿号隔开，便于查找和推荐。")
    scope = _choice("共性或个性", ("个性", "共性"))
    source_document = _text("来源文件")
    source_clause = _text("条款", required=False)
    source_confidence = _choice("来源可信度", [(one.value, one.label) for one in Confidence])
    example_target = _text("算例：指标值", required=False, most=60)
    example_actual = _text("算例：实际完成值", required=False, most=60)
    example_tier = _choice("算例：完成档次", ("", *TIERS), required=False)
    example_awarded = _text("算例：评定得分", required=False, most=20)
    example_weight = _text("算例：分值", required=False, most=20)
    example_points = _text("算例：应得分", required=False, most=20)
    state = _choice("状态", State.values)
    reason = _text("修改原因", help_text="写进版本记录，如：依据某文件调整参考值。")

    def __init__(self, *args: Any, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.content: dict[str, Any] = {}
        axes: dict[str, list[str]] = {}
        for one in Classification.objects.filter(is_active=True):
            axes.setdefault(one.axis, []).append(one.name)
        self._offer("category", axes.get("category", []))
        for name, axis in (("plans", "plan"), ("chain", "chain")):
            kept = self.initial.get(name) or []
            values = list(dict.fromkeys([*axes.get(axis, []), *kept]))
            self.fields[name].choices = [(value, value) for value in values]
            self.fields[name].widget.attrs["class"] = "form-check-input"
        self.fields["levels"].choices = [
            (first, [(f"{first}/{second}", second) for second in seconds])
            for first, seconds in LEVELS.items()
        ]
        self.fields["rule"].choices = [
            *((key, words) for key, (_, words) in READY_RULES.items()),
            (OWN_RULE, "自己写"),
        ]
        if not is_new:
            self.fields["code"].widget.attrs["readonly"] = True

    def _offer(self, name: str, values: list[str]) -> None:
        kept = self.initial.get(name, "")
        offered = dict.fromkeys([*values, *([kept] if kept else [])])
        self.fields[name].choices = [(value, value) for value in offered]

    def clean(self) -> dict[str, Any]:
        """Make the content and check it as a file of the library is checked."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        try:
            self.content = content_of(cleaned)
            read_indicator(self.content)
        except StandardError as error:
            for fault in error.faults:
                name = _FIELD_OF.get(fault.file, fault.file)
                words = f"{fault.what}　{fault.advice}".strip()
                self.add_error(name if name in self.fields else None, words)
        return cleaned


def content_of(cleaned: Mapping[str, Any]) -> dict[str, Any]:
    """Make an entry's content from the form's values.

    Raises:
        StandardError: the rule that was written out can not be read.
    """
    first, _, second = cleaned["levels"].partition("/")
    ready = READY_RULES.get(cleaned["rule"])
    content: dict[str, Any] = {
        name: cleaned[name]
        for name in (
            *("code", "name", "category", "field", "level3", "definition", "formula", "nature"),
            *("unit", "method", "data_source", "respondents", "scope", "state"),
        )
    }
    content |= {
        "level1": first,
        "level2": second,
        "plans": list(cleaned["plans"]),
        "chain": list(cleaned["chain"]),
        "reference": _reference(cleaned),
        "rule": read_rule_text(ready[0] if ready else cleaned["rule_own"]),
        "evidence": [line.strip() for line in cleaned["evidence"].splitlines() if line.strip()],
        "keywords": split_words(cleaned["keywords"]),
        "source": _group(cleaned, "source", _SOURCE),
    }
    example = _group(cleaned, "example", _EXAMPLE)
    if example.keys() - {"weight"}:
        content["example"] = example
    return {key: value for key, value in content.items() if value not in ("", [])}


def split_words(text: str) -> list[str]:
    """Split words that are set apart by 顿号, commas or spaces."""
    for sign in "，,；;\n\t 　":
        text = text.replace(sign, "、")
    return [word for word in text.split("、") if word]


def _reference(cleaned: Mapping[str, Any]) -> Any:
    return _group(cleaned, "reference", _REFERENCE) if cleaned["reference_value"] else "unknown"


def _group(cleaned: Mapping[str, Any], name: str, parts: tuple[str, ...]) -> dict[str, str]:
    return {part: text for part in parts if (text := cleaned[f"{name}_{part}"])}


def initial_of(content: Mapping[str, Any]) -> dict[str, Any]:
    """Give what the form shows of a content."""
    values = {key: value for key, value in content.items() if isinstance(value, str)}
    values["levels"] = f"{content.get('level1', '')}/{content.get('level2', '')}"
    values["plans"] = _list(content.get("plans"))
    values["chain"] = _list(content.get("chain"))
    values["evidence"] = "\n".join(_list(content.get("evidence")))
    values["keywords"] = "、".join(_list(content.get("keywords")))
    for name in ("reference", "source", "example"):
        part = content.get(name)
        for key, text in part.items() if isinstance(part, Mapping) else ():
            values[f"{name}_{key}"] = text
    written = rule_text(content.get("rule", ""))
    texts = {rule_text(read_rule_text(text)): key for key, (text, _) in READY_RULES.items()}
    values["rule"] = texts.get(written, OWN_RULE if written else "completion")
    values["rule_own"] = written if values["rule"] == OWN_RULE else ""
    values.setdefault("state", State.CURRENT.value)
    values.setdefault("scope", "个性")
    values.setdefault("reference_confidence", "published")
    values.pop("reference", None)
    return values


def _list(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value or [])


class StateForm(StyledForm):
    """A new state, and why."""

    reason = _text("原因", help_text="例如：统计口径已取消，改用另一条。")


class ProposalForm(StyledForm):
    """Why an indicator belongs in the library."""

    reason = _text(
        "推荐理由", most=300, help_text="例如：口径清楚、连续三年可取数，同类项目都用得上。"
    )


class RefusalForm(StyledForm):
    """Why it does not."""

    answer = _text("不予纳入的原因", most=300, help_text="推荐人看得到，例如：与某条重复。")
