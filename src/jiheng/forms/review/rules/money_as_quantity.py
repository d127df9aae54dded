"""TG105: an amount of money stands as a quantity."""

import re

from jiheng.forms.figures import unit_of
from jiheng.forms.review.outcome import Found, Level, Outcome, Passed, Unjudged
from jiheng.forms.review.rule import IndicatorRule
from jiheng.forms.review.submission import Submission
from jiheng.forms.review.texts import NO_TARGET, concerns
from jiheng.forms.rows.indicators import IndicatorColumns
from jiheng.quantities import QuantityError

_MONEY = re.compile(r"\d\s*元|[百千万亿]元")


class MoneyAsQuantity(IndicatorRule):
    """数量指标用资金额表示。

    为什么：花了多少钱是投入，不是产出；数量指标应写做成多少件事、服务多少人。
    依据：公开的项目支出绩效自评复核意见（廊坊2019），数量指标用资金额（公布）。
    反例：
        项目绩效指标：二级指标=数量指标；三级指标=补助资金；指标值=500；计量单位=万元
    正例：
        项目绩效指标：二级指标=数量指标；三级指标=补助企业数；指标值=50；计量单位=家
    """

    code = "TG105"
    name = "数量指标用资金额"
    level = Level.POINT
    advice = "改为实物数量；资金额放到成本指标"

    def judge_indicator(self, submission: Submission, row: IndicatorColumns) -> Outcome | None:
        """Look at the unit of a quantity."""
        if not concerns(row.level2, "数量"):
            return None
        where = submission.where(row, "unit")
        if _is_money(row.unit) or _MONEY.search(row.target):
            shown = row.target + row.unit
            message = f"“{row.level3}”的指标值是金额（{shown}）"
            return Found(where, message, (shown,), "个、家、人次等实物单位")
        if not row.unit and submission.is_blank(row.target):
            return Unjudged(where, NO_TARGET)
        return Passed(where)


def _is_money(symbol: str) -> bool:
    try:
        return bool(symbol) and unit_of(symbol).dimension == "money"
    except QuantityError:
        return False
