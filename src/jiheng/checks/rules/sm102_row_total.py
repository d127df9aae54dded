"""SM102: a total column is not the sum of its columns in one row."""

from collections.abc import Iterator

from jiheng.checks.reading import Reading
from jiheng.checks.relations import Judgement, Verdict
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.tables.column_groups import ColumnGroup, column_groups
from jiheng.checks.tables.halves import Half, Row, halves
from jiheng.checks.tables.supported import Support, Trial, add_up, support_of

_Trials = dict[int, Trial[int]]
_MANY = 4


class RowTotal(Rule):
    """表中某一行的合计列不等于所含各列之和。

    为什么：“合计＝基本支出＋项目支出”这类横向关系在多数行都成立，只有一两行不成立，就是那一行写错了；
    多数行都不成立，说明表不是这样加的，不报。
    依据：部门决算报表编审中的表内勾稽关系（推定）。
    反例：
        单位：万元
        | 单位名称 | 合计 | 基本支出 | 项目支出 |
        | 局本级 | 120.50 | 80.20 | 40.30 |
        | 信息中心 | 60.10 | 35.00 | 25.10 |
        | 培训中心 | 45.00 | 30.50 | 15.40 |
    正例：
        单位：万元
        | 单位名称 | 合计 | 基本支出 | 项目支出 |
        | 局本级 | 120.50 | 80.20 | 40.30 |
        | 信息中心 | 60.10 | 35.00 | 25.10 |
        | 培训中心 | 45.90 | 30.50 | 15.40 |
    """

    code = "SM102"
    name = "表中行合计与各列之和不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Try every total column against the columns that it may cover, over all rows."""
        for table in reading.tables:
            for half in halves(table):
                groups = column_groups(half)
                trials = {group: _trials(half, group) for group in groups}
                for total in dict.fromkeys(group.total for group in groups):
                    mine = [g for g in groups if g.total == total]
                    yield from self._total(half, mine, trials)

    def _total(
        self, half: Half, groups: list[ColumnGroup], everything: dict[ColumnGroup, _Trials]
    ) -> Iterator[Outcome]:
        # The same layout under another heading (预算金额, 执行金额) bears a sum out as well.
        trials = {group: everything[group] for group in groups}
        supports = {group: support_of(list(found.values())) for group, found in trials.items()}
        best = max(groups, key=lambda group: (supports[group].telling, supports[group].holds))
        pooled = support_of(
            [t for g, f in everything.items() if g.kind == best.kind for t in f.values()]
        )
        for row in half.rows:
            mine = trials[best].get(row.index)
            if mine is None:
                continue
            others = [
                trials[group][row.index]
                for group in groups
                if row.index in trials[group] and supports[group].telling >= 2
            ]
            good = next((trial for trial in (mine, *others) if trial.holds), None)
            if good is not None:
                yield self._outcome(half, row, good.judgement)
            elif pooled.is_borne_out or _is_proven(mine, supports[best], trials[best], len(groups)):
                yield self._outcome(half, row, mine.judgement)
            else:
                yield Outcome(mine.judgement.operands, Verdict.UNDECIDED)

    def _outcome(self, half: Half, row: Row, judgement: Judgement) -> Outcome:
        total = judgement.operands[0]
        label = row.label or f"第{row.index + 1}行"
        message = (
            f"“{label}”行合计列为{total.text.strip()}，"
            f"所含{len(judgement.operands) - 1}列相加为{judgement.expected}"
        )
        return self.outcome(judgement, message, half.reading.row_text(row.index))


def _trials(half: Half, group: ColumnGroup) -> _Trials:
    found: _Trials = {}
    for row in half.rows:
        total = half.figure(row.index, group.total)
        if row.is_rate and (total is None or total.exact != 1):
            continue
        if total is None or any(half.is_unknown(row.index, part) for part in group.parts):
            continue
        parts = [f for part in group.parts if (f := half.figure(row.index, part)) is not None]
        trial = add_up(total, parts)
        if trial is not None:
            found[row.index] = Trial(row.index, trial.judgement, trial.telling)
    return found


def _is_proven(mine: Trial[int], support: Support, trials: _Trials, groups: int) -> bool:
    if support.is_borne_out:
        return True
    # Rows with one part each, in different columns, bear the sum out as well.
    columns = {
        figure.place.column
        for trial in trials.values()
        if trial.holds
        for figure in trial.judgement.operands[1:]
        if figure.exact
    }
    if support.holds >= _MANY and len(columns) > 1 and support.fails <= 2:
        return True
    return groups == 1 and support.fails == 1 and mine.judgement.is_slip
