"""TG106: one indicator carries most of the weight."""

from jiheng.forms.review.outcome import Found, Level, Outcome, Passed, Unjudged
from jiheng.forms.review.rule import IndicatorRule
from jiheng.forms.review.submission import Submission
from jiheng.forms.rows.indicators import IndicatorColumns
from jiheng.quantities import Missing, print_points


class HeavyIndicator(IndicatorRule):
    """单项指标的权重过高。

    为什么：一个指标占大半权重，其他指标形同虚设，做成这一项就能得高分。
    起点见审核数值；没有权重的报无法判断。
    依据：公开的项目支出绩效自评表（四川青神、大英），单项60分、90分的写法（推定）。
    反例：
        项目绩效指标：三级指标=支持企业数；权重=60
        项目绩效指标：三级指标=带动就业人数；权重=30
    正例：
        项目绩效指标：三级指标=支持企业数；权重=59.5
        项目绩效指标：三级指标=带动就业人数；权重=30.5
    """

    code = "TG106"
    name = "单项权重过高"
    level = Level.POINT
    advice = "把该指标拆细，或降低权重分给其他指标"

    def judge_indicator(self, submission: Submission, row: IndicatorColumns) -> Outcome:
        """Compare the weight with the heaviest allowed."""
        where = submission.where(row, "weight")
        limit = submission.threshold("heaviest_weight")
        if limit is None:
            return Unjudged(where, submission.no_threshold("heaviest_weight"))
        if isinstance(row.weight, Missing):
            return Unjudged(where, "没有填写权重")
        if row.weight.exact < limit.amount:
            return Passed(where)
        return Found(
            where,
            f"“{row.level3}”的权重为 {print_points(row.weight.exact, min_places=0)}",
            (row.weight.text,),
            f"低于 {print_points(limit.amount, min_places=0)}",
            source=limit.source,
        )
