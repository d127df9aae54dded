"""TG103: quantity times unit price is far from the money asked for."""

from collections.abc import Iterator

from jiheng.forms.figures import Reading
from jiheng.forms.review.outcome import Found, Level, Outcome, Passed, Unjudged
from jiheng.forms.review.rule import PROJECT_INDICATORS, OwnerRule
from jiheng.forms.review.shares import Side, share_of, side_of
from jiheng.forms.review.submission import Owner, Submission
from jiheng.forms.review.texts import bare, concerns, typed_value
from jiheng.forms.rows.indicators import IndicatorColumns
from jiheng.quantities import Interval, Missing, print_amount, print_rate

Typed = tuple[IndicatorColumns, Reading]


class OddUnitPrice(OwnerRule):
    """数量×单价与申请的资金不匹配。

    为什么：按指标算只要200万元，却申请1000万元，不是指标漏写了，就是预算多要了。
    只在算得出时判断：项目有年度预算数、一个单价类成本指标和一个（或同一量词的一个）数量指标；
    算不出的报无法判断。上下限见审核数值；末位四舍五入能改变结论的，也报无法判断。
    依据：中央部门预算绩效目标管理办法（财预〔2015〕88号），绩效目标与资金相匹配（推定）。
    反例：
        项目：项目编码=P01；年度预算数=1,000.00
        项目绩效指标：三级指标=支持企业数；指标值=20；计量单位=家
        项目绩效指标：二级指标=经济成本指标；三级指标=每家补助标准；指标性质=≤；指标值=10；计量单位=万元
    正例：
        项目：项目编码=P01；年度预算数=200.00
        项目绩效指标：三级指标=支持企业数；指标值=20；计量单位=家
        项目绩效指标：二级指标=经济成本指标；三级指标=每家补助标准；指标性质=≤；指标值=10；计量单位=万元
    """

    code = "TG103"
    name = "单价与申请资金不匹配"
    level = Level.POINT
    advice = "核对数量、单价和预算；还有其他支出内容的，补充相应指标"

    def judge_owner(self, submission: Submission, owner: Owner) -> Iterator[Outcome]:
        """Multiply quantity and unit price and compare with the budget of a project."""
        if owner.is_department:
            return
        where = submission.whole(PROJECT_INDICATORS, owner)
        if owner.project is None or isinstance(owner.project.budget, Missing):
            yield Unjudged(where, "没有填写年度预算数")
            return
        pair = _price_and_quantity(submission, owner)
        if isinstance(pair, str):
            yield Unjudged(where, pair)
            return
        (price_row, price), (quantity_row, quantity) = pair
        assert price.interval is not None and quantity.interval is not None
        yield self._compare(
            submission,
            owner,
            price.interval * quantity.interval,
            f"“{quantity_row.level3}”{quantity.text}×“{price_row.level3}”{price.text}",
        )

    def _compare(
        self, submission: Submission, owner: Owner, product: Interval, words: str
    ) -> Outcome:
        project = owner.project
        assert project is not None and not isinstance(project.budget, Missing)
        where = submission.where(project, "budget")
        low, high = submission.threshold("unit_price_low"), submission.threshold("unit_price_high")
        if low is None or high is None:
            name = "unit_price_low" if low is None else "unit_price_high"
            return Unjudged(where, submission.no_threshold(name))
        share = share_of(product, project.budget.interval)
        if share is None:
            return Unjudged(where, "年度预算数可能为零，不能相除")
        side = side_of(share, low.amount, high.amount)
        if side is Side.UNSURE:
            return Unjudged(where, "恰在界限附近，按末位四舍五入不能确定")
        if side is Side.INSIDE:
            return Passed(where)
        limit = high if side is Side.ABOVE else low
        bound = f"{'超过' if side is Side.ABOVE else '不到'} {print_rate(limit.amount)}"
        return Found(
            where,
            f"{words}，与年度预算数 {print_amount(project.budget.exact)} 之比{bound}",
            (words, project.budget.text),
            f"比例在 {print_rate(low.amount)}～{print_rate(high.amount)}",
            source=limit.source,
        )


def _price_and_quantity(submission: Submission, owner: Owner) -> tuple[Typed, Typed] | str:
    """Give the one unit price and the one quantity that belong together, or why there is none."""
    if not submission.is_filled(PROJECT_INDICATORS):
        return "“项目绩效指标”表没有填写"
    words = submission.words("unit_prices")
    prices = [
        row
        for row in owner.indicators
        if (concerns(row.level1, "成本") or concerns(row.level2, "成本"))
        and words.found_in(bare(row.level3))
    ]
    if len(prices) != 1:
        return "没有单价类成本指标" if not prices else "单价类成本指标不止一个"
    price = typed_value(prices[0], "target")
    if price is None or price.interval is None or price.unit.dimension != "money":
        return "单价指标没有以金额计量的指标值"
    rows = [row for row in owner.indicators if concerns(row.level2, "数量")]
    quantities = [(row, typed_value(row, "target")) for row in rows]
    if any(reading is None or reading.interval is None for _, reading in quantities):
        return "有数量指标没有可用的指标值"
    counted = [(r, q) for r, q in quantities if q is not None and q.unit.dimension == "count"]
    if len(counted) > 1:
        counted = [(r, q) for r, q in counted if f"每{q.unit.symbol}" in prices[0].level3]
    if len(counted) != 1:
        return "不知道单价对应哪一个数量指标"
    return (prices[0], price), counted[0]
