"""TG005: too small a share of quantitative indicators."""

from collections.abc import Iterator
from fractions import Fraction

from jiheng.forms.review.outcome import Found, Level, Outcome, Passed, Unjudged
from jiheng.forms.review.rule import LevelRule, not_filled
from jiheng.forms.review.submission import Owner, Submission
from jiheng.quantities import print_rate


class TooLittleQuantified(LevelRule):
    """量化指标占指标总数的比例低于规定。

    为什么：定性指标容易凭印象打分，定量指标才能核对。比例＝定量指标个数÷指标总数，
    区间指标算定量；最低比例和计算的级次按地区规定，见审核数值。
    依据：广州市科学技术局2021年部门整体支出绩效自评报告，量化指标占比50%以上（公布）。
    反例：
        项目绩效指标：三级指标=支持企业数；权重=30
        项目绩效指标：三级指标=平台建设；指标性质=定性；指标值=建成并投入使用；权重=30
        项目绩效指标：三级指标=规划编制；指标性质=定性；指标值=印发规划；权重=30
    正例：
        项目绩效指标：三级指标=支持企业数；权重=50
        项目绩效指标：三级指标=平台建设；指标性质=定性；指标值=建成并投入使用；权重=40
    """

    code = "TG005"
    name = "量化率太低"
    level = Level.RED_LINE
    advice = "把能用数衡量的定性指标改为定量指标，或补充定量指标"
    levels = "quantified_levels"

    def judge_concerned(self, submission: Submission, owner: Owner) -> Iterator[Outcome]:
        """Compare the share of quantitative indicators with the least allowed."""
        where = submission.whole(owner.indicator_form, owner)
        least = submission.threshold("minimum_quantified_share")
        rows = owner.indicators
        if not submission.is_filled(owner.indicator_form):
            yield not_filled(submission, owner.indicator_form, owner)
        elif least is None:
            yield Unjudged(where, submission.no_threshold("minimum_quantified_share"))
        elif not rows:
            yield Unjudged(where, "没有指标，算不出量化率")
        elif not all(row.nature for row in rows):
            yield Unjudged(where, "有指标没有填写指标性质")
        else:
            counted = sum(row.is_quantitative for row in rows)
            share = Fraction(counted, len(rows))
            if share >= least.amount:
                yield Passed(where)
                return
            yield Found(
                where,
                f"{owner.name} {len(rows)} 个指标中定量的 {counted} 个，"
                f"量化率 {counted}÷{len(rows)}＝{print_rate(share)}",
                (f"{counted}/{len(rows)}",),
                f"不低于 {print_rate(least.amount)}",
                source=least.source,
            )
