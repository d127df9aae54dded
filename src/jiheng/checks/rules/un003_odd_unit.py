"""UN003: an amount whose unit puts it out of all proportion to those beside it."""

from collections.abc import Iterator

from jiheng.checks.mining.magnitudes import odd_units
from jiheng.checks.mining.survey import Survey
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import FollowUp, Outcome


class OddUnit(FollowUp):
    """同处各数都是万元，偏有一个写成元（或亿元），大小悬殊。

    为什么：“出国费5.92万元，用车费31.42万元，接待费8.13元”，单独一个数的单位不同，换成同一单位就与其他各数相当，
    多半是写错了单位。人均、单价一类不在此列，只作存疑。
    依据：数字录入错误的常见类型（推定）。
    反例：
        因公出国（境）费5.92万元，公务用车购置及运行维护费31.42万元，公务接待费8.13元。
    正例：
        因公出国（境）费5.92万元，公务用车购置及运行维护费31.42万元，公务接待费8.13万元。
    """

    code = "UN003"
    name = "单位疑写错"

    def follow(self, survey: Survey) -> Iterator[Outcome]:
        """Report the amounts that another unit would put among the others."""
        for odd in odd_units(survey):
            stated = odd.figure.text.strip()
            operands = (odd.figure, *odd.others)
            expected = f"{odd.figure.number}{odd.meant}"
            finding = self.found(
                f"“{stated}”与同处其他{len(odd.others)}个数大小悬殊，其他各数都是{odd.meant}",
                tuple(figure.quote for figure in operands),
                odd.context,
                expected=expected,
                repairs=(f"核对单位，是否应为“{expected}”",),
            )
            yield Outcome(operands, Verdict.CONTRADICTED, finding, odd.figure)
