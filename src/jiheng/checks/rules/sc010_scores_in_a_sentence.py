"""SC010: scores listed in one sentence that do not add up to the total in it."""

from collections.abc import Iterator

from jiheng.checks.mining.misfits.scores import score_sums
from jiheng.checks.mining.survey import Survey
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import FollowUp, Outcome


class ScoresInSentence(FollowUp):
    """一句里列出的各项得分与总分不符。

    为什么：“决策11.4分（分值15分）；过程20分（分值20分）；……总分88.50分”，不在括号里的得分相加应等于总分。
    所列可能不全，所以只作存疑。
    依据：绩效评价得分逐级相加（推定）。
    反例：
        决策指标11.4分（分值15分）；过程指标20分（分值20分）；产出指标30.6分（分值35分）；效益指标21.5分（分值30分），总分88.50分。
    正例：
        决策指标11.4分（分值15分）；过程指标20分（分值20分）；产出指标30.6分（分值35分）；效益指标26.5分（分值30分），总分88.50分。
    """

    code = "SC010"
    name = "各项得分与总分不符"

    def follow(self, survey: Survey) -> Iterator[Outcome]:
        """Report the totals of scores that their parts deny."""
        for guess, sentence in score_sums(survey):
            figures = tuple(each.figure for each in guess.operands)
            if any(figure in survey.settled.told for figure in figures):
                continue
            if guess.holds():
                yield Outcome(figures, Verdict.HOLDS)
                continue
            message = f"总分“{figures[0].text.strip()}”不是所列各项得分之和"
            yield from self.doubt(guess.relation(), message, sentence.text, figures[0])
