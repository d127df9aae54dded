"""SC003: full points or weights do not add up."""

from collections.abc import Iterator
from fractions import Fraction

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.finding import Severity
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Judgement, Verdict
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.tables.named_groups import group_name, named_groups
from jiheng.checks.tables.scores import ScoreTable, all_score_tables, scores_elsewhere
from jiheng.checks.tables.supported import add_up
from jiheng.checks.tables.suspects import suspected_weight
from jiheng.checks.tables.totals import judge_totals, total_message
from jiheng.quantities import print_number

_FEWEST = 4
_NEAR = 15


class WeightTotal(Rule):
    """各指标分值（权重）之和与合计、上级分值或100分不符。

    为什么：分值逐级相加应等于上级指标的分值，全部相加应等于100分（项目自评表中预算执行率占10分、指标占90分的也对）；
    不等就是改了一项分值而没有调整其他项。写在指标名称后面的分值（“过程（30分）”）按合并单元格所跨的各行相加；
    加分、扣分行的分值可以不计入。没有合计行时只作存疑。
    依据：项目支出绩效评价管理办法：自评权重合计100分，其中预算执行率10分（公布）。
    反例：
        | 一级指标 | 三级指标 | 分值 | 得分 |
        | 产出指标 | 培训人次 | 30 | 30 |
        | 产出指标 | 按期完成 | 25 | 25 |
        | 效益指标 | 技能提升 | 30 | 30 |
        | 满意度指标 | 学员满意度 | 10 | 10 |
        | 总分 | << | 100 | 95 |
    正例：
        | 一级指标 | 三级指标 | 分值 | 得分 |
        | 产出指标 | 培训人次 | 30 | 30 |
        | 产出指标 | 按期完成 | 30 | 30 |
        | 效益指标 | 技能提升 | 30 | 30 |
        | 满意度指标 | 学员满意度 | 10 | 10 |
        | 总分 | << | 100 | 100 |
    """

    code = "SC003"
    name = "分值之和不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Try group weights over their rows, total rows over theirs, and 100 without one."""
        for table in all_score_tables(reading):
            if table.full is None:
                continue
            yield from self._groups(table)
            yield from self._named_groups(table)
            stated = False
            for outcome in self._totals(table):
                stated = True
                yield outcome
            if not stated:
                yield from self._hundred(table)

    def _groups(self, table: ScoreTable) -> Iterator[Outcome]:
        for column, single in table.group_columns:
            if single not in table.fulls:
                continue
            trials = [
                (add_up(total, parts), merged)
                for total, parts, merged in table.groups(column, single)
            ]
            holds = sum(t is not None and t.holds and t.telling for t, _ in trials)
            for trial, merged in trials:
                if trial is None:
                    continue
                judgement = trial.judgement
                sure = (merged and len(judgement.operands) > 2) or holds >= 2
                if judgement.verdict is Verdict.CONTRADICTED and not sure:
                    yield Outcome(judgement.operands, Verdict.UNDECIDED)
                    continue
                group = judgement.operands[0]
                message = (
                    f"上级指标分值{group.text.strip()}，所含各项分值相加为{judgement.expected}"
                )
                if _singles_add_up(table, single):
                    row = table.reading.row_of(group)
                    yield self.outcome(judgement, message, table.reading.row_text(row))
                    continue
                yield self._blamed(table, judgement, message)

    def _named_groups(self, table: ScoreTable) -> Iterator[Outcome]:
        """Try the full points that stand behind a group's name: 过程（30分）."""
        for group, parts in named_groups(table):
            trial = add_up(group, parts)
            if trial is None:
                continue
            message = (
                f"“{group_name(table, group)}”，所含{len(parts)}项分值相加为"
                f"{trial.judgement.expected}"
            )
            yield self._blamed(table, trial.judgement, message)

    def _totals(self, table: ScoreTable) -> Iterator[Outcome]:
        for found in judge_totals(
            table.half,
            [*table.fulls, *table.scores],
            beside=lambda column: scores_elsewhere(table, column),
        ):
            if found.column not in table.fulls:
                continue
            judgement = found.judgement
            if not found.is_proven or _lacks_execution(table, judgement):
                yield Outcome(judgement.operands, Verdict.UNDECIDED)
                continue
            yield self._blamed(table, judgement, total_message(table.half, found))

    def _blamed(self, table: ScoreTable, judgement: Judgement, message: str) -> Outcome:
        """Report a sum, with the row of the weight most likely wrong as its context."""
        suspect = suspected_weight(table, judgement)
        if suspect is None:
            row = table.reading.row_of(judgement.operands[0])
            return self.outcome(judgement, message, table.reading.row_text(row))
        return self.outcome(
            suspect.judgement,
            message,
            table.reading.row_text(suspect.row.index),
            suspect=suspect.figure,
        )

    def _hundred(self, table: ScoreTable) -> Iterator[Outcome]:
        """Compare the sum of all weights with 100 where no row states a total."""
        full = table.full
        rows = [row for row in table.rows if not table.is_bonus(row)]
        figures = [
            f for row in rows if full is not None and (f := table.half.figure(row.index, full))
        ]
        if len(figures) < _FEWEST or full is None:
            return
        scale = 1 if figures[0].kind is Kind.RATE else 100
        elsewhere = scores_elsewhere(table, full)
        # Points beyond the full ones may be part of the hundred: 45＋50＋5.
        beyond = [
            f
            for row in table.rows
            if table.is_bonus(row) and (f := table.half.figure(row.index, full))
        ]
        sums = [_sum(figures) + _sum(more) for more in ([], beyond, *elsewhere)]
        allowed = (Fraction(scale), Fraction(scale * 9, 10))
        operands = tuple(figures)
        if any(total in allowed for total in sums) or any(
            f.kind is not figures[0].kind for f in figures
        ):
            yield Outcome(operands, Verdict.HOLDS)
            return
        unsure = any(table.half.is_unknown(row.index, full) for row in rows)
        far = abs(sums[0] - scale) * 100 > scale * _NEAR
        depths = {row.depth for row in rows if table.half.figure(row.index, full)}
        if unsure or far or len(depths) > 1 or len(table.fulls) > 1:
            yield Outcome(operands, Verdict.UNDECIDED)
            return
        shown = print_number(sums[0] * 100 / scale, 2)
        finding = self.found(
            f"各项分值相加为{shown}，不是100",
            tuple(figure.quote for figure in figures),
            table.reading.row_text(rows[-1].index),
            severity=Severity.WARNING,
            expected="100",
            calculation="＋".join(figure.number for figure in figures) + f"＝{shown}",
            repairs=("核对各项分值，使其合计为100",),
        )
        yield Outcome(operands, Verdict.CONTRADICTED, finding, None)


def _singles_add_up(table: ScoreTable, single: int) -> bool:
    """Tell whether the full points of all indicators make 100, so that a group's are wrong."""
    figures = [f for row in table.rows if (f := table.half.figure(row.index, single)) is not None]
    return _sum(figures) in (1, 100)


def _lacks_execution(table: ScoreTable, judgement: Judgement) -> bool:
    """Tell whether weights of 90 stand under a total of 100: the form gives 10 to 预算执行率,
    which may be scored outside the table.
    """
    if table.full is not None and scores_elsewhere(table, table.full):
        return False
    total = judgement.operands[0].exact
    return judgement.verdict is Verdict.CONTRADICTED and total == _sum(
        list(judgement.operands[1:])
    ) + Fraction(total, 10)


def _sum(figures: list[Figure]) -> Fraction:
    return sum((figure.exact for figure in figures), Fraction(0))
