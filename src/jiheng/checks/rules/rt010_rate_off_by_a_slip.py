"""RT010: a rate and two figures that do not fit, and would fit but for one slip."""

from collections.abc import Iterator

from jiheng.checks.mining.near_misses import near_misses
from jiheng.checks.mining.survey import Survey
from jiheng.checks.rule import FollowUp, Outcome


class RateOffBySlip(FollowUp):
    """比率与邻近两数差一处笔误。

    为什么：一个比率与上下文的数都对不上，只要改动一处（错一个数字、颠倒、漏写、小数点、单位），就恰好是邻近两数的比或增减率；
    凭巧合很难这样。几乎不会是巧合的才列出，只作存疑，由人核对。
    依据：数字录入错误的常见类型（推定）。
    反例：
        盘活的3,526.18万元里用去2,914.75万元，八二点六六之外说成了86.26%。
    正例：
        盘活的3,526.18万元里用去2,914.75万元，合82.66%。
    """

    code = "RT010"
    name = "比率疑有笔误"

    def follow(self, survey: Survey) -> Iterator[Outcome]:
        """Report the near misses of quotients and growth rates."""
        for miss in near_misses(survey):
            if miss.is_rate:
                stated = miss.figure.text.strip()
                message = f"“{stated}”与邻近两数对不上，疑为{miss.slip.label}"
                relation = miss.guess.relation()
                yield from self.doubt(relation, message, miss.sentence.text, miss.figure)
