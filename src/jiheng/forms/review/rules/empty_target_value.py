"""TG007: an indicator without a target value."""

from jiheng.forms.review.outcome import Found, Level, Outcome, Passed
from jiheng.forms.review.rule import IndicatorRule
from jiheng.forms.review.submission import Submission
from jiheng.forms.rows.indicators import IndicatorColumns


class EmptyTargetValue(IndicatorRule):
    """指标值为空。

    为什么：没有指标值，年底就没有比较的标准。写“无”“待定”“不适用”的，等于没有填写。
    依据：中央部门预算绩效目标管理办法（财预〔2015〕88号），绩效指标应细化量化（忆述）。
    反例：
        项目绩效指标：三级指标=支持企业数；指标值=
    正例：
        项目绩效指标：三级指标=支持企业数；指标值=20
    """

    code = "TG007"
    name = "指标值为空"
    level = Level.RED_LINE
    advice = "补填指标值；确实没有的，删去该指标并调整权重"

    def judge_indicator(self, submission: Submission, row: IndicatorColumns) -> Outcome:
        """Look at what stands in 指标值."""
        where = submission.where(row, "target")
        if not submission.is_blank(row.target):
            return Passed(where)
        wrote = f"只写了“{row.target}”" if row.target else "没有填写"
        quotes = (row.target,) if row.target else ()
        return Found(where, f"“{row.level3}”的指标值{wrote}", quotes, "一个数、区间或可核实的文字")
