"""TG008: a target value nobody can check."""

import re

from jiheng.forms.review.outcome import Found, Level, Outcome, Passed, Unjudged
from jiheng.forms.review.rule import IndicatorRule
from jiheng.forms.review.submission import Submission
from jiheng.forms.review.texts import NO_TARGET, bare, typed_value
from jiheng.forms.rows.indicators import QUALITATIVE, IndicatorColumns
from jiheng.quantities import Missing, Value

_DIGIT = re.compile(
    r"\d|[一二三四五六七八九十百千]+(?:个|家|项|次|人|名|所|座|处|篇|件|级|成|倍|分)"
)
_RATES = ("rate", "point")


class UnmeasurableTarget(IndicatorRule):
    """指标值不可衡量。

    为什么：“有效提升”“明显改善”怎样算做到，谁也说不清；“社会效益明显≥95%”有数却没有算法；
    “≥0家”做不做都算完成；性质是≥而指标值写文字的，无法比较。
    按词语表判断：只有空泛词语的是问题，兼有空泛和可核实词语、或两者都没有的，报无法判断，由人看。
    依据：成都市郫都区绩效自评抽查复核要点，指标不具考核性（推定）。
    反例：
        项目绩效指标：一级指标=效益指标；三级指标=科研水平；指标性质=定性；指标值=有效提升；计量单位=
        项目绩效指标：一级指标=效益指标；三级指标=社会效益明显；指标性质=≥；指标值=95；计量单位=%
    正例：
        项目绩效指标：一级指标=效益指标；三级指标=科研水平；指标性质=定性；指标值=建成省重点实验室；计量单位=
        项目绩效指标：一级指标=效益指标；三级指标=成果转化率；指标性质=≥；指标值=95；计量单位=%
    """

    code = "TG008"
    name = "指标值不可衡量"
    level = Level.RED_LINE
    advice = "改写成能计算的数（写明怎样算），或能核实的事（建成、印发、通过验收）"

    def judge_indicator(self, submission: Submission, row: IndicatorColumns) -> Outcome:
        """Judge a qualitative value by its words, a figure by its name and size."""
        where = submission.where(row, "target")
        if submission.is_blank(row.target):
            return Unjudged(where, NO_TARGET)
        if not row.nature:
            return Unjudged(where, "没有填写指标性质")
        if row.nature == QUALITATIVE:
            return self._qualitative(submission, row)
        return self._quantitative(submission, row)

    def _qualitative(self, submission: Submission, row: IndicatorColumns) -> Outcome:
        where = submission.where(row, "target")
        vague = submission.words("vague_words").found_in(row.target)
        has_figure = _DIGIT.search(row.target) is not None
        is_checkable = has_figure or submission.words("checkable_words").found_in(row.target)
        if vague and not is_checkable:
            words = "、".join(vague)
            return Found(
                where,
                f"“{row.level3}”的指标值“{row.target}”只有空泛的词（{words}），无法核实",
                (row.target,),
                "能计算的数，或能核实的事",
            )
        if has_figure or (is_checkable and not vague):
            return Passed(where)
        return Unjudged(where, "从用词看不出能否核实，请人工判断")

    def _quantitative(self, submission: Submission, row: IndicatorColumns) -> Outcome:
        where = submission.where(row, "target")
        reading = typed_value(row, "target")
        if reading is None:
            return Found(
                where,
                f"“{row.level3}”的性质是“{row.nature}”，指标值却写“{row.target}”",
                (row.nature, row.target),
                "一个数；文字描述的指标把性质改为“定性”",
            )
        is_rate = reading.unit.dimension in _RATES
        # Growth of at least 0% means no fall; at least 0家 means nothing at all.
        if not is_rate and _is_always_met(row.nature, reading.value):
            shown = row.nature + reading.text
            message = f"“{row.level3}”的指标值“{shown}”，做不做都算完成"
            return Found(where, message, (shown,), "大于零的数")
        name = bare(row.level3)
        vague = submission.words("vague_names").found_in(name)
        if is_rate and vague and not submission.words("measures").found_in(name):
            shown = row.nature + (reading.text or row.target)
            return Found(
                where,
                f"“{row.level3}”写“{shown}”，但名称说不出是什么与什么之比",
                (row.level3, shown),
                "名称写明分子、分母的比率，如“成果转化率”",
            )
        return Passed(where)


def _is_always_met(nature: str, value: Value) -> bool:
    if isinstance(value, Missing):
        return False
    return (nature == "≥" and value <= 0) or (nature == ">" and value < 0)
