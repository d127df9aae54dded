"""YY007: a growth rate that is not that of the amount stated before."""

from collections.abc import Iterator

from jiheng.checks.mining.misfits.growth import growth_misfits
from jiheng.checks.mining.survey import Survey
from jiheng.checks.rule import FollowUp, Outcome


class GrowthOfAmountBefore(FollowUp):
    """增减额与增减率，和前面所写的数对不上。

    为什么：“决算266.65万元。较上年增加22.67万元，增长9.22%”，由前面的数和增减额可以推出上年数，增减率应当合得上；
    和前面哪个数都合不上，就应当核对，只作存疑。
    依据：增长率＝增减额÷上年数（公布）。
    反例：
        公用经费决算266.65万元。较上年决算数增加22.67万元，增长9.22%，主要是人员增加。
    正例：
        公用经费决算266.65万元。较上年决算数增加22.67万元，增长9.29%，主要是人员增加。
    """

    code = "YY007"
    name = "增减率与前文的数不符"

    def follow(self, survey: Survey) -> Iterator[Outcome]:
        """Report the growth rates that no amount before them makes."""
        for misfit in growth_misfits(survey):
            rate = misfit.guess.operands[0].figure
            message = f"“{rate.text.strip()}”与前面的数和增减额对不上"
            yield from self.doubt(misfit.guess.relation(), message, misfit.sentence.text, rate)
