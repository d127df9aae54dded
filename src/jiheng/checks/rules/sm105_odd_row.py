"""SM105: a row of a table that breaks what its columns are to each other in the other rows."""

from collections.abc import Iterator

from jiheng.checks.mining.columns import odd_rows
from jiheng.checks.mining.guesses import BalanceGuess, Guess, PooledGuess, RatioGuess, SumGuess
from jiheng.checks.mining.survey import Survey
from jiheng.checks.relations import Verdict, judge
from jiheng.checks.rule import FollowUp, Outcome

_KINDS: dict[type[Guess], str] = {
    SumGuess: "各数之和",
    BalanceGuess: "前数加收入减支出",
    PooledGuess: "几数之和的比率",
}


class OddRow(FollowUp):
    """表中一行的数与其他各行的关系不同。

    为什么：不论表头怎样写，其他各行的第四列都是第三列除以第二列，偏有一行不是，就应当核对这一行。
    表头没有写明关系，所以只有一处笔误就能说明的才列出，并且只作存疑。各列是年度、各行是指标的表也这样看。
    依据：同一列数据的算法应一致（推定）。
    反例：
        | 乡镇 | 甲 | 乙 | 丙 |
        | 东河镇 | 120.50 | 101.30 | 84.07% |
        | 西河镇 | 98.40 | 77.20 | 78.46% |
        | 南河镇 | 210.70 | 187.90 | 89.18% |
        | 北河镇 | 156.20 | 144.60 | 29.57% |
    正例：
        | 乡镇 | 甲 | 乙 | 丙 |
        | 东河镇 | 120.50 | 101.30 | 84.07% |
        | 西河镇 | 98.40 | 77.20 | 78.46% |
        | 南河镇 | 210.70 | 187.90 | 89.18% |
        | 北河镇 | 156.20 | 144.60 | 92.57% |
    """

    code = "SM105"
    name = "行内关系与他行不同"

    def follow(self, survey: Survey) -> Iterator[Outcome]:
        """Report the rows that are odd."""
        for odd in odd_rows(survey):
            judgement = judge(odd.guess.relation())
            if judgement.verdict is not Verdict.CONTRADICTED or not judgement.has_slip:
                continue
            if isinstance(odd.guess, RatioGuess) and _is_capped(odd.guess):
                continue
            line, place = ("列", "行") if odd.is_turned else ("行", "列")
            kind = _KINDS.get(type(odd.guess), "两数之比或增减率")
            message = (
                f"其他{odd.holds}{line}的这一{place}是同{line}{kind}，此{line}不是，"
                f"疑为“{judgement.culprit.text.strip()}”写错"
            )
            yield self.outcome(judgement, message, odd.table.row_text(odd.row))


def _is_capped(guess: RatioGuess) -> bool:
    """Tell whether a target was passed and full points given: 完成率110%，分值15，得分15."""
    rate, part, base = (each.figure for each in guess.operands)
    return rate.exact > 1 and part.exact == base.exact
