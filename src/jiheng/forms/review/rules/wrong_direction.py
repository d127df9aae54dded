"""TG010: an indicator whose nature points the wrong way."""

from jiheng.forms.review.outcome import Found, Level, Outcome, Passed, Unjudged
from jiheng.forms.review.rule import IndicatorRule
from jiheng.forms.review.submission import Submission
from jiheng.forms.review.texts import bare, concerns
from jiheng.forms.rows.indicators import IndicatorColumns

AT_LEAST = ("≥", ">")
AT_MOST = ("≤", "<")


class WrongDirection(IndicatorRule):
    """指标性质的方向反了。

    为什么：成本写“≥”，等于花得越多得分越高；事故、投诉写“≥”，满意度写“≤”，也是反的。
    成本节约率、投诉办结率这类指标本来越大越好，不算。
    依据：省级预算绩效管理系统公开规则，成本指标不得用“≥”（忆述）。
    反例：
        项目绩效指标：二级指标=经济成本指标；三级指标=设备购置成本；指标性质=≥；指标值=100；计量单位=万元
    正例：
        项目绩效指标：二级指标=经济成本指标；三级指标=设备购置成本；指标性质=≤；指标值=100；计量单位=万元
    """

    code = "TG010"
    name = "指标性质方向反了"
    level = Level.RED_LINE
    advice = "核对指标是越大越好还是越小越好，改正指标性质"

    def judge_indicator(self, submission: Submission, row: IndicatorColumns) -> Outcome:
        """Compare the nature with the way that level and name point."""
        where = submission.where(row, "nature")
        if not row.nature:
            return Unjudged(where, "没有填写指标性质")
        name = bare(row.level3)
        saves = submission.words("savings").found_in(name)
        unclear = submission.words("unclear_direction").found_in(name)
        smaller = self._wants_smaller(submission, row, name)
        if row.nature in AT_LEAST and smaller and not saves:
            if unclear:
                return Unjudged(where, f"“{unclear[0]}”有不同算法，方向请人工判断")
            return self._found(submission, row, smaller, "越小越好", "≤")
        larger = submission.words("larger_is_better").found_in(name)
        negated = submission.words("negations").found_in(name)
        if row.nature in AT_MOST and larger and not negated and not saves:
            return self._found(submission, row, larger[0], "越大越好", "≥")
        return Passed(where)

    def _wants_smaller(self, submission: Submission, row: IndicatorColumns, name: str) -> str:
        if concerns(row.level1, "成本") or concerns(row.level2, "成本"):
            return "成本"
        if submission.words("handling").found_in(name):
            return ""
        return next(iter(submission.words("smaller_is_better").found_in(name)), "")

    def _found(
        self, submission: Submission, row: IndicatorColumns, word: str, way: str, wanted: str
    ) -> Found:
        return Found(
            submission.where(row, "nature"),
            f"“{row.level3}”属{word}类，{way}，指标性质却是“{row.nature}”",
            (row.level3, row.nature),
            f"“{wanted}”或“=”",
        )
