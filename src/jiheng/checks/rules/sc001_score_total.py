"""SC001: scores do not add up to their subtotal or total."""

from collections.abc import Iterator

from jiheng.checks.reading import Reading
from jiheng.checks.relations import Judgement, Verdict
from jiheng.checks.relations.slips import Slip
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.tables.halves import Row
from jiheng.checks.tables.scores import ScoreTable, all_score_tables, scores_elsewhere
from jiheng.checks.tables.supported import add_up
from jiheng.checks.tables.suspects import stands_out, suspected_score
from jiheng.checks.tables.totals import judge_totals, total_message

_INDICATORS = 90
_ENOUGH = 2


class ScoreTotal(Rule):
    """评分表中各项得分之和与小计、总分不符。

    为什么：得分由三级指标逐级相加，改了一项得分没有改小计和总分，就对不上。合并单元格里的小计按它所跨的各行相加；
    项目自评表的总分可以包含另一栏的预算执行率得分；加分行加上、扣分行减去（印不印负号都可以），
    不计入加减分也能相符的不报。
    依据：项目支出绩效评价管理办法所附自评表；部门整体支出绩效自评表（推定）。
    反例：
        | 一级指标 | 二级指标 | 得分 | 合计 |
        | 管理效能 | 资金管理 | 13.932 | 42.212 |
        | ^^ | 采购管理 | 1.69 | ^^ |
        | ^^ | 绩效管理 | 26.50 | ^^ |
    正例：
        | 一级指标 | 二级指标 | 得分 | 合计 |
        | 管理效能 | 资金管理 | 13.932 | 42.122 |
        | ^^ | 采购管理 | 1.69 | ^^ |
        | ^^ | 绩效管理 | 26.50 | ^^ |
    """

    code = "SC001"
    name = "得分之和与总分不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Try merged subtotals over their rows, and total rows over theirs."""
        for table in all_score_tables(reading):
            yield from self._groups(table)
            yield from self._totals(table)

    def _groups(self, table: ScoreTable) -> Iterator[Outcome]:
        for column, single in table.group_columns:
            if single not in table.scores:
                continue
            found = list(table.groups(column, single))
            trials = [(add_up(total, parts), merged) for total, parts, merged in found]
            holds = sum(t is not None and t.holds and t.telling for t, _ in trials)
            for trial, merged in trials:
                if trial is None:
                    continue
                judgement = trial.judgement
                several = len(judgement.operands) > 2
                sure = (merged or holds or judgement.is_slip) if several else holds >= _ENOUGH
                if judgement.verdict is Verdict.CONTRADICTED and not sure:
                    yield Outcome(judgement.operands, Verdict.UNDECIDED)
                    continue
                total = judgement.operands[0]
                message = (
                    f"小计{total.text.strip()}，所跨{len(judgement.operands) - 1}行得分相加为"
                    f"{judgement.expected}"
                )
                row = table.reading.row_of(total)
                yield self.outcome(judgement, message, table.reading.row_text(row))

    def _totals(self, table: ScoreTable) -> Iterator[Outcome]:
        columns = [*table.scores, *table.deductions]
        for found in judge_totals(
            table.half,
            [*columns, *(c for c in table.fulls if c == table.full)],
            beside=lambda column: scores_elsewhere(table, column),
        ):
            if found.column not in columns:
                continue
            judgement = found.judgement
            contradicted = judgement.verdict is Verdict.CONTRADICTED
            if not found.is_proven or (contradicted and _is_short_of_execution(table, found.row)):
                yield Outcome(judgement.operands, Verdict.UNDECIDED)
                continue
            yield self._blamed(table, judgement, total_message(table.half, found))

    def _blamed(self, table: ScoreTable, judgement: Judgement, message: str) -> Outcome:
        """Report a sum; where no slip in the total explains it, a score is most likely wrong."""
        total = judgement.operands[0]
        suspect = suspected_score(table, judgement)
        slips = any(r.figure is total and r.slip is not Slip.OTHER for r in judgement.repairs)
        if suspect is None or (slips and not stands_out(table, suspect)):
            row = table.reading.row_of(total)
            return self.outcome(judgement, message, table.reading.row_text(row))
        return self.outcome(
            suspect.judgement,
            message,
            table.reading.row_text(suspect.row.index),
            suspect=suspect.figure,
        )


def _is_short_of_execution(table: ScoreTable, total: Row) -> bool:
    """Tell whether the full points make 90: then 预算执行率 has 10, and may be scored elsewhere.

    Where the total row itself says 90, its score is that of the rows shown.
    """
    if table.full is None:
        return False
    stated = table.half.figure(total.index, table.full)
    if stated is not None and stated.exact == _INDICATORS:
        return False
    if table.score is not None and scores_elsewhere(table, table.score):
        return False
    figures = [f for row in table.rows if (f := table.half.figure(row.index, table.full))]
    return sum(figure.exact for figure in figures) == _INDICATORS
