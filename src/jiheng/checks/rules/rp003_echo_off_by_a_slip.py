"""RP003: a long number that stands once, and is one slip away from one that stands elsewhere."""

from collections.abc import Iterator

from jiheng.checks.mining.echoes import echoes
from jiheng.checks.mining.survey import Survey
from jiheng.checks.relations import Same
from jiheng.checks.rule import FollowUp, Outcome


class EchoOffBySlip(FollowUp):
    """与别处的数只差一处笔误。

    为什么：507,472.37万元与表中的507,472.97万元，八位数里只差一个数字，不大可能是两件事；位数越多、说的越像一件事，
    越不会是巧合。这个数又与上下文哪个数都对不上，就应当核对，只作存疑。
    依据：同一数据前后应一致（推定）。
    反例：
        自评资金按全年预算数计为507,472.37万元。
        | 类别 | 自评资金（万元） |
        | 市级 | 284,130.56 |
        | 县级 | 223,342.41 |
        | 合计 | 507,472.97 |
    正例：
        自评资金按全年预算数计为507,472.97万元。
        | 类别 | 自评资金（万元） |
        | 市级 | 284,130.56 |
        | 县级 | 223,342.41 |
        | 合计 | 507,472.97 |
    """

    code = "RP003"
    name = "与别处的数差一笔"

    def follow(self, survey: Survey) -> Iterator[Outcome]:
        """Report the echoes that are off."""
        for echo in echoes(survey):
            where = echo.other.place.words or "别处"
            message = (
                f"“{echo.figure.text.strip()}”只在此处出现，{where}写“{echo.other.text.strip()}”，"
                f"疑为{echo.slip.label}"
            )
            yield from self.doubt(
                Same((echo.figure, echo.other)), message, echo.context, echo.figure
            )
