"""TG102: a target far from what was reached last year."""

from jiheng.forms.review.outcome import Found, Level, Outcome, Passed, Unjudged
from jiheng.forms.review.rule import IndicatorRule
from jiheng.forms.review.shares import Side, share_of, side_of
from jiheng.forms.review.submission import Submission
from jiheng.forms.review.texts import NO_FIGURE, NO_TARGET, typed_value
from jiheng.forms.rows.indicators import QUALITATIVE, RANGE, IndicatorColumns
from jiheng.quantities import print_rate


class FarFromHistory(IndicatorRule):
    """指标值与上年完成值相差太远。

    为什么：上年完成值是本年指标值的130%以上，今年不用努力也能完成；不到60%，又多半完不成。
    比例＝上年完成值÷本年指标值，上下限见审核数值；末位四舍五入能改变结论的，报无法判断。
    越小越好的指标，偏高偏低的含义相反。
    依据：省级预算绩效管理系统公开规则（广西），完成值达到指标值130%须说明偏差原因（推定）。
    反例：
        项目绩效指标：三级指标=支持企业数；指标值=100；上年完成值=131
    正例：
        项目绩效指标：三级指标=支持企业数；指标值=100；上年完成值=130
    """

    code = "TG102"
    name = "指标值与历史水平相差太远"
    level = Level.POINT
    advice = "参照上年和近三年的完成情况调整指标值；情况有变的，在备注说明"

    def judge_indicator(self, submission: Submission, row: IndicatorColumns) -> Outcome | None:
        """Compare last year's result with the target."""
        if row.nature in (QUALITATIVE, RANGE):
            return None
        where = submission.where(row, "target")
        low, high = submission.threshold("history_low"), submission.threshold("history_high")
        if low is None or high is None:
            name = "history_low" if low is None else "history_high"
            return Unjudged(where, submission.no_threshold(name))
        if submission.is_blank(row.target):
            return Unjudged(where, NO_TARGET)
        if submission.is_blank(row.previous):
            return Unjudged(where, "没有填写上年完成值")
        target, previous = typed_value(row, "target"), typed_value(row, "previous")
        if target is None or previous is None or not previous.unit.is_comparable(target.unit):
            return Unjudged(where, NO_FIGURE)
        share = share_of(previous.interval, target.interval)
        if share is None:
            return Unjudged(where, "指标值可能为零，不能相除")
        side = side_of(share, low.amount, high.amount)
        if side is Side.UNSURE:
            return Unjudged(where, "恰在界限附近，按末位四舍五入不能确定")
        if side is Side.INSIDE:
            return Passed(where)
        is_above = side is Side.ABOVE
        limit = high if is_above else low
        is_easy = is_above != (row.nature in ("≤", "<"))
        bound = f"{'超过' if is_above else '低于'} {print_rate(limit.amount)}"
        return Found(
            where,
            f"“{row.level3}”上年完成 {previous.text}，与本年指标值 {target.text} 之比{bound}，"
            f"目标{'偏低' if is_easy else '偏高'}",
            (target.text, previous.text),
            f"比例在 {print_rate(low.amount)}～{print_rate(high.amount)}",
            source=limit.source,
        )
