"""RT102: a column of shares does not add up to its total of 100%."""

from collections.abc import Iterator

from jiheng.checks.figures import Kind
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.tables.halves import Half, Row, halves
from jiheng.checks.tables.partitions import partitions
from jiheng.checks.tables.supported import Trial, add_up
from jiheng.checks.tables.words import Meaning

_SHARE = ("占比", "比重", "比例", "构成", "占")


class ShareColumn(Rule):
    """表中各行占比相加不等于合计行的占比。

    为什么：各部分占全部的比重之和应为100%，差几个末位是四舍五入，差得多就是某一行写错或漏了一行。
    合计行自己不是100%、各行范围不明的，计入“无法判断”。
    依据：各部分占比之和为百分之百（推定）。
    反例：
        单位：万元
        | 支出类别 | 金额 | 占比 |
        | 基本支出 | 343.00 | 34.30% |
        | 项目支出 | 657.00 | 56.70% |
        | 合计 | 1000.00 | 100.00% |
    正例：
        单位：万元
        | 支出类别 | 金额 | 占比 |
        | 基本支出 | 343.00 | 34.30% |
        | 项目支出 | 657.00 | 65.70% |
        | 合计 | 1000.00 | 100.00% |
    """

    code = "RT102"
    name = "各行占比之和不是100%"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Try every total row of a column of shares."""
        for table in reading.tables:
            for half in halves(table):
                for column in half.columns:
                    is_share = any(word in column.title for word in _SHARE)
                    if is_share and half.meaning(column.index) is Meaning.RATE:
                        for row in half.rows:
                            if row.rank >= 2:
                                yield from self._total(half, row, column.index)

    def _total(self, half: Half, row: Row, column: int) -> Iterator[Outcome]:
        total = half.figure(row.index, column)
        if total is None or total.kind is not Kind.RATE or total.exact != 1:
            return
        tried: list[Trial[tuple[int, ...]]] = []
        for partition in partitions(half, row):
            figures = [half.figure(part, column) for part in partition.parts]
            parts = [figure for figure in figures if figure is not None]
            trial = add_up(total, parts) if len(parts) > 1 else None
            if trial is not None:
                tried.append(Trial(partition.parts, trial.judgement, len(parts) == len(figures)))
        if not tried:
            return
        good = next((trial for trial in tried if trial.holds), None)
        chosen = good or next((t for t in tried if _adds_up(half, row, t.key)), tried[0])
        judgement = chosen.judgement
        plain = len(tried) == 1 and chosen.telling
        if judgement.verdict is Verdict.CONTRADICTED and not (
            chosen.telling and (plain or _adds_up(half, row, chosen.key))
        ):
            yield Outcome(judgement.operands, Verdict.UNDECIDED)
            return
        message = f"各行占比相加为{judgement.expected}，“{row.label}”行为{total.text.strip()}"
        yield self.outcome(judgement, message, half.reading.row_text(row.index))


def _adds_up(half: Half, row: Row, parts: tuple[int, ...]) -> bool:
    """Tell whether the same rows add up in a column of amounts."""
    for column in half.value_columns:
        total = half.figure(row.index, column)
        if total is None or half.meaning(column) is not Meaning.AMOUNT:
            continue
        figures = [figure for part in parts if (figure := half.figure(part, column)) is not None]
        trial = add_up(total, figures)
        if trial is not None and trial.holds and trial.telling:
            return True
    return False
