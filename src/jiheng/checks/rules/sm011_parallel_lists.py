"""SM011: two columns of one list in a sentence, of which one adds up and the other does not."""

from collections.abc import Iterator

from jiheng.checks.mining.misfits.lists import list_misfits
from jiheng.checks.mining.survey import Survey
from jiheng.checks.rule import FollowUp, Outcome


class ParallelLists(FollowUp):
    """一处列举里金额相加等于总额，个数相加却不等于总数。

    为什么：“共45个项目、1,287.50万元，其中……”，各项的金额加起来正好，说明没有漏项；个数加起来不对，就是写错了一个。
    依据：分项之和应等于合计（推定）。
    反例：
        全年安排45个项目，资金1,287.50万元。教育类21个，资金624.30万元；卫生类15个，资金418.75万元；文化类6个，资金244.45万元。
    正例：
        全年安排45个项目，资金1,287.50万元。教育类21个，资金624.30万元；卫生类18个，资金418.75万元；文化类6个，资金244.45万元。
    """

    code = "SM011"
    name = "并列两组数一组合不上"

    def follow(self, survey: Survey) -> Iterator[Outcome]:
        """Report the columns that do not add up."""
        for misfit in list_misfits(survey):
            total, *parts = (one.figure for one in misfit.guess.operands)
            message = (
                f"同一列举的另一组数相加等于合计，这{len(parts)}项相加却不等于{total.text.strip()}"
            )
            yield from self.doubt(misfit.guess.relation(), message, misfit.sentence.text, total)
