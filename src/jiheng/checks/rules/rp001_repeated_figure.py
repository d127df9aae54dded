"""RP001: the same figure, stated twice in the text, reads differently."""

from collections.abc import Iterator

from jiheng.checks.reading import Reading
from jiheng.checks.relations import Same, judge
from jiheng.checks.repetition import comparisons, outcome_of, restated
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import Mention


class RepeatedFigure(Rule):
    """同一个数在文中两处写得不一样。

    为什么：概况写一个数，分析又写一个数，读者不知道信哪个，多半是改了一处忘了另一处。只有说的是同一件事
    （名称、预算还是支出、年度、口径都相同）才比；2413亿元与2,413.11亿元这类单位、位数不同而四舍五入后
    相同的，视为一致。三处写同一个数、两处相同的，另一处列为错处。名称不够具体、又不能用一个笔误解释的，
    计入“无法判断”。一句之内换单位重写的（1,234.56万元，即0.12亿元）直接比。
    依据：部门整体支出绩效自评报告的文内一致性要求（推定）。
    反例：
        城东道路改造项目预算1,234.56万元，支出1,200.00万元。
        城东道路改造项目安排预算1,243.56万元，已全部下达。
    正例：
        城东道路改造项目预算1,234.56万元，支出1,200.00万元。
        城东道路改造项目安排预算1,234.56万元，已全部下达。
    """

    code = "RP001"
    name = "同一数前后不一"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Compare exact figures of the prose that state the same quantity."""
        for comparison in comparisons(reading):
            if not comparison.is_in_table and not comparison.is_hedged:
                yield outcome_of(self, comparison)
        for first, second in restated(reading):
            yield self._restated(first, second)

    def _restated(self, first: Mention, second: Mention) -> Outcome:
        judgement = judge(Same((second.figure, first.figure)))
        message = f"{first.figure.text.strip()}换单位重写为{second.figure.text.strip()}，两数不等"
        return self.outcome(judgement, message, second.sentence.text)
