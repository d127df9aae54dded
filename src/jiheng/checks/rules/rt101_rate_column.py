"""RT101: a rate or difference in a table does not follow from its row."""

from collections.abc import Iterator

from jiheng.checks.reading import Reading
from jiheng.checks.relations import Judgement, Verdict, ratio
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.tables.halves import Half, Row, halves
from jiheng.checks.tables.rate_columns import (
    Form,
    Supposition,
    explains,
    results,
    suppositions,
    trials,
)
from jiheng.checks.tables.score_sums import points_share
from jiheng.checks.tables.supported import Support, Trial, support_of

_MORE_OFTEN = 4
_Tried = dict[Supposition, dict[int, Trial[int]]]


class RateColumn(Rule):
    """表中某一行的执行率、占比、增长率或增减额与本行数字算出的不符。

    为什么：一列比率在其他各行都等于两列相除（或占合计的比重、增减幅度、两列相减），只有一两行不等，就是那一行写错。
    只有一行的表，按表头“预算数、执行数、执行率”判断。别的行证明不了算法的，计入“无法判断”。
    依据：项目支出绩效评价管理办法所附自评表中预算执行率的算法（公布）；得分率和其他比率的算法（推定）。
    反例：
        单位：万元
        | 项目 | 预算数 | 执行数 | 执行率 |
        | 办公经费 | 120.00 | 96.30 | 80.25% |
        | 科普活动 | 85.00 | 84.15 | 99.00% |
        | 课题研究 | 210.00 | 200.55 | 59.50% |
    正例：
        单位：万元
        | 项目 | 预算数 | 执行数 | 执行率 |
        | 办公经费 | 120.00 | 96.30 | 80.25% |
        | 科普活动 | 85.00 | 84.15 | 99.00% |
        | 课题研究 | 210.00 | 200.55 | 95.50% |
    """

    code = "RT101"
    name = "表中比率与本行数字不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Try every column of rates and differences against the columns of amounts."""
        for table in reading.tables:
            for half in halves(table):
                for result in results(half):
                    yield from self._column(half, result)

    def _column(self, half: Half, result: int) -> Iterator[Outcome]:
        tried = {s: trials(half, s) for s in suppositions(half, result)}
        supports = {s: support_of(list(found.values())) for s, found in tried.items()}
        useful = [s for s, found in tried.items() if found]
        if not useful:
            return
        best = max(useful, key=lambda s: _weight(s, supports[s]))
        named = [s for s in useful if s.is_named]
        for row in half.rows:
            outcome = self._row(half, row, tried, supports, best, named)
            if outcome is not None:
                yield outcome

    def _row(
        self,
        half: Half,
        row: Row,
        tried: _Tried,
        supports: dict[Supposition, Support],
        best: Supposition,
        named: list[Supposition],
    ) -> Outcome | None:
        mine = tried[best].get(row.index)
        sound = [s for s in tried if supports[s].is_borne_out or s.is_named]
        good = [t for s in sound if (t := tried[s].get(row.index)) is not None and t.holds]
        if mine is not None and mine.holds and (supports[best].telling >= 2 or good):
            return self._outcome(half, row, best, mine.judgement)
        if good:
            return Outcome(good[0].judgement.operands, Verdict.HOLDS)
        if supports[best].is_borne_out:
            if mine is None:
                return None
            is_wider = best.form is Form.DIFFERENCE and explains(half, row.index, mine.judgement)
            is_chance = _is_chance(best, supports[best])
            if _is_capped(tried[best], mine.judgement) or is_wider or is_chance:
                return Outcome(mine.judgement.operands, Verdict.UNDECIDED)
            return self._outcome(half, row, best, mine.judgement, is_certain=True)
        return self._by_name(half, row, tried, sorted(named, key=lambda s: _weight(s, supports[s])))

    def _by_name(
        self, half: Half, row: Row, tried: _Tried, named: list[Supposition]
    ) -> Outcome | None:
        """Judge a row by the headings alone: the rate has to follow in one of their ways."""
        if not named:
            return None
        mine = [(s, t) for s in named if (t := tried[s].get(row.index)) is not None]
        every = [t for found in tried.values() if (t := found.get(row.index)) is not None]
        if not mine:
            return None
        supposed, trial = mine[-1]
        judgement = trial.judgement
        fails = sum(not t.holds for t in tried[supposed].values())
        is_rounded = (
            supposed.form is Form.OF_SCORES and points_share(ratio(*judgement.operands)).holds()
        )
        is_capped = _is_capped(tried[supposed], judgement)
        if any(t.holds for t in every) or is_capped or is_rounded or fails > 1:
            return Outcome(judgement.operands, Verdict.UNDECIDED)
        # 预算数、执行数、执行率: the headings say it all.
        is_certain = supposed.is_named and supposed.form is Form.RATIO
        return self._outcome(half, row, supposed, judgement, is_certain=is_certain)

    def _label(self, half: Half, row: int) -> str:
        return next((r.label for r in half.rows if r.index == row and r.label), "合计")

    def _outcome(
        self,
        half: Half,
        row: Row,
        supposed: Supposition,
        judgement: Judgement,
        is_certain: bool = False,
    ) -> Outcome:
        columns = half.reading.columns_of(half.section)
        stated = judgement.operands[0]
        title, a = columns[supposed.result].title, columns[supposed.a].title
        if supposed.form is Form.SHARE:
            way = f"“{a}”占“{self._label(half, supposed.b)}”"
        else:
            b = columns[supposed.b].title
            way = {
                Form.RATIO: f"“{a}”÷“{b}”",
                Form.FULFILMENT: f"“{a}”÷“{b}”",
                Form.OF_SCORES: f"“{a}”÷“{b}”",
                Form.GROWTH: f"“{a}”比“{b}”增减幅度",
                Form.DIFFERENCE: f"“{a}”－“{b}”",
            }[supposed.form]
        message = (
            f"“{row.label or f'第{row.index + 1}行'}”行“{title}”为{stated.text.strip()}，"
            f"按{way}计算为{judgement.expected}"
        )
        context = half.reading.row_text(row.index)
        return self.outcome(judgement, message, context, is_certain=is_certain)


def _weight(supposed: Supposition, support: Support) -> tuple[int, bool, int, int]:
    return (support.telling, supposed.is_named, support.holds, -support.fails)


def _is_chance(supposed: Supposition, support: Support) -> bool:
    """Tell whether a difference that no heading names fails too often to be meant.

    结转 equals 执行数－当年拨款 in every project that spent all it had; where several did not,
    the rows that agree prove nothing.
    """
    is_unnamed = supposed.form is Form.DIFFERENCE and not supposed.is_named
    return is_unnamed and support.fails > 1 and support.fails * _MORE_OFTEN > support.telling


def _is_capped(tried: dict[int, Trial[int]], judgement: Judgement) -> bool:
    """Tell whether a rate above 100% was printed as 100%, where no other row goes above it."""
    stated = judgement.operands[0]
    if any(t.holds and t.judgement.operands[0].exact > 1 for t in tried.values()):
        return False
    return stated.exact == 1 and judgement.operands[1].exact > judgement.operands[2].exact
