"""YY006: a word of rise or fall that the two figures behind the change deny."""

from collections.abc import Iterator

from jiheng.checks.mining.survey import Survey
from jiheng.checks.mining.turns import turns
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import FollowUp, Outcome


class DirectionByNumbers(FollowUp):
    """增减额对得上，增减的方向写反。

    为什么：“平均95.77分，较上年的94.23分降低1.54分”，差额正是两数之差，方向却反了。哪个是上年数按“上年、较、原”等字判断，
    只作存疑。
    依据：一般算术（公布）。
    反例：
        自评平均得分95.77分，较上年的94.23分降低1.54分。
    正例：
        自评平均得分95.77分，较上年的94.23分提高1.54分。
    """

    code = "YY006"
    name = "增减方向疑写反"

    def follow(self, survey: Survey) -> Iterator[Outcome]:
        """Report the changes whose word is the wrong one."""
        for turn in turns(survey):
            operands = (turn.change, turn.new, turn.old)
            if any(figure in survey.settled.told for figure in operands):
                continue
            if turn.fits:
                yield Outcome(operands, Verdict.HOLDS)
                continue
            right = "减少" if turn.rises else "增加"
            new, old = turn.new.text.strip(), turn.old.text.strip()
            finding = self.found(
                f"{old}变为{new}，文中却写“{turn.word}”",
                tuple(figure.quote for figure in operands),
                turn.sentence.text,
                expected=right,
                calculation=f"{new}{'＜' if turn.rises else '＞'}{old}",
                repairs=(f"将“{turn.word}”改为“{right}”一类的词",),
            )
            yield Outcome(operands, Verdict.CONTRADICTED, finding, turn.change)
