"""TX003: a figure in the text that the row of a table named in its clause does not have."""

from collections.abc import Iterator

from jiheng.checks.mining.rows import contradictions
from jiheng.checks.mining.survey import Survey
from jiheng.checks.relations import Same
from jiheng.checks.rule import FollowUp, Outcome


class TextAgainstNamedRow(FollowUp):
    """文字里说到的指标，数与表中同名一行的都不同。

    为什么：正文逐项说明指标完成情况，表里又列一遍，两处的指标值、完成值应当一样。名称一字不差，而这一行里没有这个数，
    或者只差一处笔误，就应当核对，只作存疑。
    依据：表文应一致（推定）。
    反例：
        预防性保护囊匣数量达到486个（目标值≥450个）。
        | 三级指标 | 年度指标值 | 实际完成值 |
        | 预防性保护囊匣数量 | ≥450个 | 468个 |
        | 修复文物展出件数 | ≥23件 | 25件 |
    正例：
        预防性保护囊匣数量达到468个（目标值≥450个）。
        | 三级指标 | 年度指标值 | 实际完成值 |
        | 预防性保护囊匣数量 | ≥450个 | 468个 |
        | 修复文物展出件数 | ≥23件 | 25件 |
    """

    code = "TX003"
    name = "文字与同名一行的数不同"

    def follow(self, survey: Survey) -> Iterator[Outcome]:
        """Report the figures of the text that their row denies."""
        for one in contradictions(survey):
            message = (
                f"“{one.name}”此处写{one.figure.text.strip()}，"
                f"{one.cell.place.words or '表中'}写{one.cell.text.strip()}"
            )
            yield from self.doubt(
                Same((one.figure, one.cell)), message, one.sentence.text, one.figure
            )
