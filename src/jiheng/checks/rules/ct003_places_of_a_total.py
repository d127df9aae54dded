"""CT003: a number of places or things that is not that of those that make up the total."""

from collections.abc import Iterator

from jiheng.checks.mining.misfits.counts import area_misfits
from jiheng.checks.mining.survey import Survey
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import FollowUp, Outcome


class PlacesOfTotal(FollowUp):
    """所列各项的数正好凑成合计，个数却不对。

    为什么：“1个县（区）未足额拨付，合计45.63万元，其中甲县18.62万元、乙区27.01万元”，两地的金额相加正好是合计，说明没有漏列，
    个数就应当是2。片区、项目等逐个列出的也一样。
    依据：列举的个数应与所列相符（推定）。
    反例：
        1个县（区）资金未足额拨付，合计45.63万元，其中禾川县18.62万元、袁南区27.01万元。
    正例：
        2个县（区）资金未足额拨付，合计45.63万元，其中禾川县18.62万元、袁南区27.01万元。
    """

    code = "CT003"
    name = "个数与凑成合计的各项不符"

    def follow(self, survey: Survey) -> Iterator[Outcome]:
        """Report the numbers of places that are wrong."""
        for misfit in area_misfits(survey):
            count, *parts = (one.figure for one in misfit.guess.operands)
            finding = self.found(
                f"写“{count.text.strip()}”，所列{len(parts)}项相加正好是合计",
                tuple(figure.quote for figure in (count, *parts)),
                misfit.sentence.text,
                expected=str(len(parts)),
                calculation=f"逐个数：共{len(parts)}项",
                repairs=(f"将“{count.text.strip()}”的个数改为{len(parts)}",),
            )
            yield Outcome((count, *parts), Verdict.CONTRADICTED, finding, count)
