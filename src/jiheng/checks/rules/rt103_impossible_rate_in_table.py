"""RT103: a rate in a table that no figures could give."""

import re
from collections.abc import Iterator

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.prose.bounded import BOUNDED_NAMES
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.tables.cells import squeezed
from jiheng.checks.tables.halves import Row, halves
from jiheng.checks.tables.row_figures import figures_of_rows
from jiheng.checks.tables.words import Meaning, meaning_of

_OF_OTHERS = re.compile(r"率|比|幅|偏差|差异|增|减")
"""Words of the columns whose rates are of other things: how far a target was reached."""
_NAMED = re.compile(rf".*(?:{BOUNDED_NAMES})(?:[（(].*[）)])?")


class ImpossibleRateInTable(Rule):
    """表中指标的目标值或完成值超出可能的范围。

    为什么：满意度、合格率、覆盖率、知晓率这类指标是整体中的一部分，目标值、完成值都不会大于100%，也不会是负数。
    完成率、得分率、增长率各栏可以大于100%，不在此列。
    依据：比率的定义（推定）。
    反例：
        | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
        | 政策知晓率 | ≥90% | 951.2% | 10 | 10 |
        | 受益户数 | ≥300户 | 312户 | 10 | 10 |
    正例：
        | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
        | 政策知晓率 | ≥90% | 95.12% | 10 | 10 |
        | 受益户数 | ≥300户 | 312户 | 10 | 10 |
    """

    code = "RT103"
    name = "表中比率超出可能范围"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge the targets and results of every row whose name sets bounds."""
        for table in reading.tables:
            figures = figures_of_rows(table)
            for half in halves(table):
                titles = {c.index: c.title for c in table.columns_of(half.section)}
                for row in half.rows:
                    if not _NAMED.fullmatch(squeezed(row.subject)):
                        continue
                    for column, figure in figures[row.index].items():
                        if figure.kind is Kind.RATE and _states_it(titles[column]):
                            yield self._judge(row, figure, table.row_text(row.index))

    def _judge(self, row: Row, figure: Figure, context: str) -> Outcome:
        if 0 <= figure.exact <= 1:
            return Outcome((), Verdict.HOLDS)
        reason = "不可能大于100%" if figure.exact > 1 else "不可能为负"
        finding = self.found(
            f"“{row.subject}”写{figure.text.strip()}，{reason}",
            (figure.quote,),
            context,
            expected="0%到100%之间",
        )
        return Outcome((figure,), Verdict.CONTRADICTED, finding, figure)


def _states_it(title: str) -> bool:
    """Tell whether a column states targets or results, not how far they were reached."""
    is_value = meaning_of(title) in (Meaning.TARGET, Meaning.AMOUNT)
    return is_value and not _OF_OTHERS.search(title)
