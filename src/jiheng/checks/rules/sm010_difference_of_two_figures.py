"""SM010: a stated difference that is not that of the two figures before it."""

from collections.abc import Iterator

from jiheng.checks.mining.misfits.differences import difference_misfits
from jiheng.checks.mining.survey import Survey
from jiheng.checks.rule import FollowUp, Outcome


class DifferenceOfTwoFigures(FollowUp):
    """一句里先写两个数、后写差额，却对不上。

    为什么：“最高100.00分，最低87.18分，两者相差12.2分”，前面只有两个数，差额不是二者之差，就应当核对。
    写法不固定，可能另有口径，所以只作存疑。
    依据：一般算术（公布）。
    反例：
        甲项目得分最高，为100.00分，乙项目得分最低，为87.18分，两者相差12.2分。
    正例：
        甲项目得分最高，为100.00分，乙项目得分最低，为87.18分，两者相差12.82分。
    """

    code = "SM010"
    name = "差额与同句两数不符"

    def follow(self, survey: Survey) -> Iterator[Outcome]:
        """Report the differences that the two figures before them deny."""
        for misfit in difference_misfits(survey):
            stated = misfit.guess.operands[-1].figure
            message = f"“{stated.text.strip()}”不是前面两数之差"
            yield from self.doubt(misfit.guess.relation(), message, misfit.sentence.text, stated)
