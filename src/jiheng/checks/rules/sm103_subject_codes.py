"""SM103: a budget subject is not the sum of the subjects below it."""

from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.checks.figures import Figure
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.tables.grid import TableReading
from jiheng.checks.tables.halves import Half, Row, halves
from jiheng.checks.tables.supported import Trial, add_up
from jiheng.checks.tables.words import Meaning

_ENOUGH = 2


@dataclass(frozen=True, eq=False)
class _Entry:
    """Hold one figure of one coded row."""

    half: Half
    row: Row
    figure: Figure | None
    is_unknown: bool


class SubjectCodes(Rule):
    """预算科目的金额不等于其下级科目之和。

    为什么：功能分类科目“201”应等于各“201××”之和，“20139”应等于各“20139××”之和；经济分类“301”应等于各
    “301××”之和。同一张表里别的科目都对得上，只有一个对不上，就是写错。只列部分下级科目的表不报。
    依据：政府收支分类科目的编码规则：类三位、款五位、项七位（公布）。
    反例：
        单位：万元
        | 科目编码 | 科目名称 | 决算数 |
        | 208 | 社会保障和就业支出 | 10.82 |
        | 20805 | 行政事业单位养老支出 | 10.82 |
        | 2080505 | 基本养老保险缴费支出 | 6.18 |
        | 2080506 | 职业年金缴费支出 | 4.64 |
        | 210 | 卫生健康支出 | 2.71 |
        | 21011 | 行政事业单位医疗 | 2.71 |
        | 2101101 | 行政单位医疗 | 2.22 |
        | 2101102 | 事业单位医疗 | 0.94 |
    正例：
        单位：万元
        | 科目编码 | 科目名称 | 决算数 |
        | 208 | 社会保障和就业支出 | 10.82 |
        | 20805 | 行政事业单位养老支出 | 10.82 |
        | 2080505 | 基本养老保险缴费支出 | 6.18 |
        | 2080506 | 职业年金缴费支出 | 4.64 |
        | 210 | 卫生健康支出 | 2.71 |
        | 21011 | 行政事业单位医疗 | 2.71 |
        | 2101101 | 行政单位医疗 | 2.22 |
        | 2101102 | 事业单位医疗 | 0.49 |
    """

    code = "SM103"
    name = "科目金额与下级科目之和不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Try every coded row of a table against the codes below it, column by column."""
        for table in reading.tables:
            trials = [trial for series in _series(table) for trial in _trials(series)]
            holds = sum(trial.holds and trial.telling for trial in trials)
            fails = sum(trial.judgement.verdict is Verdict.CONTRADICTED for trial in trials)
            for trial in trials:
                judgement = trial.judgement
                several = len(judgement.operands) > 2
                proven = (
                    (holds >= _ENOUGH and fails <= max(2, holds // 2))
                    or (several and holds and fails == 1)
                    or (several and judgement.is_slip)
                )
                if judgement.verdict is Verdict.CONTRADICTED and not proven:
                    yield Outcome(judgement.operands, Verdict.UNDECIDED)
                    continue
                row = trial.key.row
                total = judgement.operands[0]
                message = (
                    f"科目{row.code}{row.name}为{total.text.strip()}，"
                    f"下级{len(judgement.operands) - 1}个科目相加为{judgement.expected}"
                )
                yield self.outcome(judgement, message, table.row_text(row.index))


def _series(table: TableReading) -> Iterator[list[_Entry]]:
    """Give the coded rows of both halves of a table for each heading of amounts."""
    found: dict[tuple[int, str], list[_Entry]] = {}
    for half in halves(table):
        columns = [c for c in half.columns if half.meaning(c.index) is Meaning.AMOUNT]
        for order, column in enumerate(columns):
            # The word over a whole half (收入, 支出) does not set its columns apart.
            heading = column.header[-1] if column.header else ""
            found.setdefault((order, heading), []).extend(
                _Entry(
                    half,
                    row,
                    half.figure(row.index, column.index),
                    half.is_unknown(row.index, column.index),
                )
                for row in half.rows
                if row.code and not row.rank
            )
    yield from found.values()


def _trials(series: list[_Entry]) -> Iterator[Trial[_Entry]]:
    codes = [entry.row.code for entry in series]
    if len(set(codes)) != len(codes):
        return
    for entry in series:
        if entry.figure is None:
            continue
        below = [e for e in series if e is not entry and e.row.code.startswith(entry.row.code)]
        if not below:
            continue
        shortest = min(len(e.row.code) for e in below)
        children = [e for e in below if len(e.row.code) == shortest]
        if any(child.is_unknown for child in children):
            continue
        parts = [child.figure for child in children if child.figure is not None]
        trial = add_up(entry.figure, parts)
        if trial is not None:
            yield Trial(entry, trial.judgement, any(part.exact for part in parts))
