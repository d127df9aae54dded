"""TG101: the target is what was reached last year, without a word why."""

from jiheng.forms.review.outcome import Found, Level, Outcome, Passed, Unjudged
from jiheng.forms.review.rule import IndicatorRule
from jiheng.forms.review.submission import Submission
from jiheng.forms.review.texts import NO_FIGURE, NO_TARGET, typed_value
from jiheng.forms.rows.indicators import QUALITATIVE, RANGE, IndicatorColumns
from jiheng.quantities import Missing


class UnchangedTarget(IndicatorRule):
    """指标值等于上年完成值，又没有说明。

    为什么：目标与上年一样，看不出今年的努力；确实不宜提高的，应在备注说明。
    已到头的（比率100%、越小越好的0）不算；定性和区间指标不比较；没有上年完成值的报无法判断。
    依据：中央部门预算绩效目标管理办法（财预〔2015〕88号），预期绩效应有所提高（推定）。
    反例：
        项目绩效指标：三级指标=支持企业数；指标值=20；上年完成值=20；备注=
    正例：
        项目绩效指标：三级指标=支持企业数；指标值=21；上年完成值=20；备注=
    """

    code = "TG101"
    name = "指标值与上年完成值相同"
    level = Level.POINT
    advice = "适当提高指标值，或在备注说明不提高的理由"

    def judge_indicator(self, submission: Submission, row: IndicatorColumns) -> Outcome | None:
        """Compare the target with last year's result."""
        if row.nature in (QUALITATIVE, RANGE):
            return None
        where = submission.where(row, "target")
        if submission.is_blank(row.target):
            return Unjudged(where, NO_TARGET)
        if submission.is_blank(row.previous):
            return Unjudged(where, "没有填写上年完成值")
        target, previous = typed_value(row, "target"), typed_value(row, "previous")
        if target is None or previous is None:
            return Unjudged(where, NO_FIGURE)
        if target.value != previous.value or isinstance(target.value, Missing):
            return Passed(where)
        is_full_rate = target.unit.dimension == "rate" and target.value == 1
        if (is_full_rate and row.nature not in ("≤", "<")) or target.value == 0:
            return Passed(where)
        if not submission.is_blank(row.note):
            return Passed(where)
        return Found(
            where,
            f"“{row.level3}”的指标值 {target.text} 与上年完成值 {previous.text} 相同，备注没有说明",
            (target.text, previous.text),
            "比上年有所提高，或有说明",
        )
