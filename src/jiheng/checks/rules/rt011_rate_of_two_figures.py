"""RT011: a clause with one rate and two figures, of which it is no quotient."""

from collections.abc import Iterator

from jiheng.checks.mining.misfits.apart import apart_misfits
from jiheng.checks.mining.misfits.rates import rate_misfits
from jiheng.checks.mining.survey import Survey
from jiheng.checks.rule import FollowUp, Outcome


class RateOfTwoFigures(FollowUp):
    """一句里只有两个同类的数和一个比率，却对不上。

    为什么：“35个问题中，已有31个整改到位（178.6%）”，一句里只有这两个数可比，比率不是二者之比，也不是增减率或余下的比例，
    就应当核对。写法不固定，可能另有分母，所以只作存疑。
    依据：财预〔2020〕10号自评表“执行率＝执行数÷预算数”一类算法（推定）。
    反例：
        评价发现的35个问题中，已有31个整改到位（178.6%）。
    正例：
        评价发现的35个问题中，已有31个整改到位（88.6%）。
    """

    code = "RT011"
    name = "比率与同句两数不符"

    def follow(self, survey: Survey) -> Iterator[Outcome]:
        """Report the clauses whose only rate is of none of their figures."""
        for misfit in rate_misfits(survey):
            rate = misfit.guess.operands[0].figure
            message = f"“{rate.text.strip()}”不是同句两数之比"
            yield from self.doubt(misfit.guess.relation(), message, misfit.sentence.text, rate)
        for misfit in apart_misfits(survey):
            rate, *pair = (one.figure for one in misfit.guess.operands)
            done, plan = (figure.text.strip() for figure in pair)
            message = f"“{rate.text.strip()}”不是前文{done}与{plan}之比"
            yield from self.doubt(misfit.guess.relation(), message, misfit.sentence.text, rate)
