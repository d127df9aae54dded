"""TG107: a quantitative indicator without a unit."""

import re
import unicodedata

from jiheng.forms.review.outcome import Found, Level, Outcome, Passed, Unjudged
from jiheng.forms.review.rule import IndicatorRule
from jiheng.forms.review.submission import Submission
from jiheng.forms.rows.indicators import QUALITATIVE, IndicatorColumns

_NUMBERS = re.compile(r"[\d\s.,，+\-~～—–至()\[\]万亿千百]")


class NoUnit(IndicatorRule):
    """定量指标没有计量单位。

    为什么：“≥50”是50家还是50%，没有单位说不清，也没有办法与完成值比较。单位写在指标值里也可以。
    依据：项目支出绩效目标申报表，计量单位栏（忆述）。
    反例：
        项目绩效指标：三级指标=平均办理时间；指标性质=区间；指标值=10～15；计量单位=；上年完成值=
    正例：
        项目绩效指标：三级指标=平均办理时间；指标性质=区间；指标值=10～15；计量单位=天；上年完成值=
    """

    code = "TG107"
    name = "定量指标没有单位"
    level = Level.POINT
    advice = "在“计量单位”栏补填单位"

    def judge_indicator(self, submission: Submission, row: IndicatorColumns) -> Outcome | None:
        """Look for a unit in its column, then behind the figure."""
        where = submission.where(row, "unit")
        if not row.nature:
            return Unjudged(where, "没有填写指标性质")
        if row.nature == QUALITATIVE:
            return None
        written = unicodedata.normalize("NFKC", row.target)
        if row.unit or (not submission.is_blank(written) and _NUMBERS.sub("", written)):
            return Passed(where)
        shown = row.nature + row.target
        return Found(where, f"“{row.level3}”写“{shown}”，没有单位", (shown,), "家、个、%、天等单位")
