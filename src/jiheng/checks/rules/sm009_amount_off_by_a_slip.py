"""SM009: an amount that fits nothing, and would fit the figures beside it but for one slip."""

from collections.abc import Iterator

from jiheng.checks.mining.near_misses import near_misses
from jiheng.checks.mining.survey import Survey
from jiheng.checks.rule import FollowUp, Outcome


class AmountOffBySlip(FollowUp):
    """数与邻近的数差一处笔误。

    为什么：没有一条规则认得出这句话的写法，但数自己会说话：一个数与上下文哪个数都对不上，只要改动一处
    （错一个数字、颠倒、漏写、小数点、单位），就恰好等于邻近各数的和或差；凭巧合很难这样。按数的位数估算巧合的可能，
    几乎不会是巧合的才列出，只作存疑，由人核对。
    依据：数字录入错误的常见类型（推定）。
    反例：
        三项工程依次投入1,362.56万元、862.41万元、184.63万元，归集后的盘子是1,709.60万元。
    正例：
        三项工程依次投入1,362.56万元、162.41万元、184.63万元，归集后的盘子是1,709.60万元。
    """

    code = "SM009"
    name = "数疑有笔误"

    def follow(self, survey: Survey) -> Iterator[Outcome]:
        """Report the near misses of sums and differences."""
        for miss in near_misses(survey):
            if not miss.is_rate:
                stated = miss.figure.text.strip()
                message = f"“{stated}”与邻近各数对不上，疑为{miss.slip.label}"
                relation = miss.guess.relation()
                yield from self.doubt(relation, message, miss.sentence.text, miss.figure)
