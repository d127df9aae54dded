"""TG009: weights that do not add up."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from jiheng.forms.review.outcome import Found, Level, Outcome, Passed, Unjudged
from jiheng.forms.review.rule import OwnerRule, not_filled
from jiheng.forms.review.submission import Owner, Submission
from jiheng.quantities import Missing, print_points


class WrongWeightTotal(OwnerRule):
    """一套绩效指标的权重合计不等于规定的总分。

    为什么：权重合计不对，总分就不是百分制，项目之间不能比较。预算执行率另计10分的，
    指标合计90分；不含执行率的，合计100分。采用哪一种看评分标准，见审核数值。
    有指标没有权重的，报无法判断。
    依据：项目支出绩效评价管理办法（财预〔2020〕10号），单位自评的指标权重（忆述）。
    反例：
        项目绩效指标：三级指标=支持企业数；权重=50
        项目绩效指标：三级指标=带动就业人数；权重=39.9
    正例：
        项目绩效指标：三级指标=支持企业数；权重=50
        项目绩效指标：三级指标=带动就业人数；权重=40
    """

    code = "TG009"
    name = "权重合计不对"
    level = Level.RED_LINE
    advice = "调整各指标权重，使合计等于规定的总分"

    def judge_owner(self, submission: Submission, owner: Owner) -> Iterator[Outcome]:
        """Add up the weights of one owner."""
        form = owner.indicator_form
        where = submission.whole(form, owner)
        if owner.indicators:
            first = submission.where(owner.indicators[0], "weight")
            # The place on the screen is a cell; the finding stays that of the whole set.
            where = replace(where, row=first.row, position=first.position, column=first.column)
        totals = submission.threshold("weight_totals")
        weights = [row.weight for row in owner.indicators]
        numbers = [weight.exact for weight in weights if not isinstance(weight, Missing)]
        added = sum(numbers, Fraction(0))
        if not submission.is_filled(form):
            yield not_filled(submission, form, owner)
        elif not weights:
            return
        elif totals is None:
            yield Unjudged(where, submission.no_threshold("weight_totals"))
        elif len(numbers) < len(weights):
            lacking = len(weights) - len(numbers)
            yield Unjudged(where, f"{len(weights)} 个指标中有 {lacking} 个没有权重")
        elif added in totals.amounts:
            yield Passed(where)
        else:
            shown = print_points(added, min_places=0)
            wanted = " 或 ".join(print_points(x, min_places=0) for x in totals.amounts)
            yield Found(
                where,
                f"{owner.name} {len(weights)} 个指标的权重合计为 {shown}",
                (shown,),
                f"合计 {wanted}",
                source=totals.source,
            )
