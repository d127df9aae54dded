"""CT002: a stated number of offices or units that is not the number listed."""

from collections.abc import Iterator

from jiheng.checks.prose.enumerations import enumerations
from jiheng.checks.reading import Reading
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.rules.ct001_listed_items import is_of_organisations, judge_count


class ListedUnits(Rule):
    """所写的机构、单位个数与所列的不符。

    为什么：“设5个处室：办公室、综合处、财务处、人事处”只列了四个。机构个数错误多因机构改革后只改了一处。
    依据：部门概况的编写要求，机构设置应逐一列明（推定）。
    反例：
        我局内设5个处室：办公室、综合处、财务处、人事处。
    正例：
        我局内设4个处室：办公室、综合处、财务处、人事处。
    """

    code = "CT002"
    name = "机构个数不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Count every list of offices or units with a number."""
        for found in enumerations(reading):
            if is_of_organisations(found):
                yield judge_count(self, found)
