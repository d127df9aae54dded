"""SM012: classes of things whose counts do not add up to the number of things."""

from collections.abc import Iterator

from jiheng.checks.mining.misfits.counts import count_misfits
from jiheng.checks.mining.survey import Survey
from jiheng.checks.rule import FollowUp, Outcome


class ClassesAndNumber(FollowUp):
    """按类别划分的个数相加不等于总个数。

    为什么：“指标共32个，按类型分为数量12个、质量9个、时效10个”，划分是不重不漏的，各类个数相加应等于总数。
    前面的总数可能另有所指，所以只作存疑。
    依据：分项之和应等于合计（推定）。
    反例：
        全县共设绩效指标32个。按类型分为数量指标12个、质量指标9个、时效指标10个。
    正例：
        全县共设绩效指标32个。按类型分为数量指标12个、质量指标9个、时效指标11个。
    """

    code = "SM012"
    name = "各类个数与总数不符"

    def follow(self, survey: Survey) -> Iterator[Outcome]:
        """Report the classes that do not add up."""
        for misfit in count_misfits(survey):
            total, *parts = (one.figure for one in misfit.guess.operands)
            message = f"所分{len(parts)}类相加不等于前面的{total.text.strip()}"
            yield from self.doubt(misfit.guess.relation(), message, misfit.sentence.text, total)
