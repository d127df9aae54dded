"""SM104: the balance lines of a table do not balance."""

import re
from collections.abc import Iterator
from itertools import combinations

from jiheng.checks.figures import Figure
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Judgement, Same, Verdict, difference, judge
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.tables.balances import is_balance, is_carried, is_grand, this_year_of
from jiheng.checks.tables.halves import Half, Row, halves
from jiheng.checks.tables.supported import add_up
from jiheng.checks.tables.totals import barren_columns
from jiheng.checks.tables.words import Meaning

_THREE = re.compile(r".*[“\"]?三公[”\"]?经费.*(?:合计|小计|总额)?|合计|.*[“\"]三公[”\"].*")
_ABROAD = re.compile(r".*因公出国（?\(?境?\)?）?.*")
_CARS = re.compile(r".*公务用车购置(?:及|和|与)运行.*")
_CAR_BUYING = re.compile(r".*公务用车购置费?(?:支出)?(?:小计)?")
_CAR_RUNNING = re.compile(r".*公务用车运行.*")
_BUDGET = re.compile(r"(?:全年|项目|年度)?预算(?:数|金额|资金|总额)?(?:合计|总额)?")
_SPENT = re.compile(r"(?:全年|实际|项目)?(?:支出|执行|支付)(?:数|金额|总额|合计)?")
_LEFT = re.compile(r"(?:年末|资金|项目)?(?:结余|结转结余|剩余)(?:数|金额|资金)?")
_RECEPTION = re.compile(r".*公务接待费?.*")


class BalanceLines(Rule):
    """收支总表的平衡关系不成立，或“三公”经费不等于三项之和。

    为什么：收入总计应等于支出总计；总计应等于本年合计加上年结转（或加年末结转）；“三公”经费应等于因公出国（境）费、
    公务用车购置及运行费、公务接待费之和；自评表头里的结余应等于预算减支出。这些关系由报表格式规定，不成立就是填错。
    依据：部门决算报表收入支出决算总表、“三公”经费支出表的表内勾稽关系（推定）。
    反例：
        单位：万元
        | 收入 | 决算数 | 支出 | 决算数 |
        | 一、财政拨款收入 | 512.36 | 一、教育支出 | 480.12 |
        | 二、其他收入 | 10.00 | 二、住房保障支出 | 60.24 |
        | 本年收入合计 | 522.36 | 本年支出合计 | 540.36 |
        | 年初结转和结余 | 40.00 | 年末结转和结余 | 22.00 |
        | 总计 | 562.36 | 总计 | 526.36 |
    正例：
        单位：万元
        | 收入 | 决算数 | 支出 | 决算数 |
        | 一、财政拨款收入 | 512.36 | 一、教育支出 | 480.12 |
        | 二、其他收入 | 10.00 | 二、住房保障支出 | 60.24 |
        | 本年收入合计 | 522.36 | 本年支出合计 | 540.36 |
        | 年初结转和结余 | 40.00 | 年末结转和结余 | 22.00 |
        | 总计 | 562.36 | 总计 | 562.36 |
    """

    code = "SM104"
    name = "收支平衡关系不成立"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Try the grand totals of both halves, and the three public expenses."""
        for table in reading.tables:
            grand: list[tuple[Half, Row]] = []
            for half in halves(table):
                for row in half.rows:
                    if is_balance(half, row):
                        yield from self._grand(half, row)
                    if is_grand(row):
                        grand.append((half, row))
                yield from self._three_rows(half)
                yield from self._form_lines(half)
            yield from self._both_sides(grand)

    def _grand(self, half: Half, row: Row) -> Iterator[Outcome]:
        year = this_year_of(half, row)
        if year is None:
            return
        between = [r for r in half.rows if year.index < r.index < row.index]
        carried = [r for r in between if is_carried(r)]
        before = [r for r in half.rows if r.index < year.index and is_carried(r)]
        for column in _amounts(half):
            total, base = half.figure(row.index, column), half.figure(year.index, column)
            if total is None or base is None:
                continue
            if any(half.is_unknown(r.index, column) for r in between):
                continue
            judgement = _best(
                total, base, _figures(half, carried, column), _figures(half, between, column)
            )
            if judgement is None:
                continue
            if before and judgement.verdict is Verdict.CONTRADICTED:
                # What is carried over can stand above the year's total, and outside it.
                other = add_up(total, [base, *_figures(half, [*before, *carried], column)])
                if other is None or not other.holds:
                    yield Outcome(judgement.operands, Verdict.UNDECIDED)
                    continue
                judgement = other.judgement
            message = (
                f"“{row.label}”为{total.text.strip()}，本年合计与结转结余相加为{judgement.expected}"
            )
            yield self.outcome(judgement, message, half.reading.row_text(row.index))

    def _both_sides(self, grand: list[tuple[Half, Row]]) -> Iterator[Outcome]:
        if len(grand) != 2:
            return
        (left, one), (right, other) = grand
        if not (_named_apart(one, other) or (left is not right and _are_sides(left, right))):
            return
        ours, theirs = _amounts(left), _amounts(right)
        for column, match in zip(ours[:1], theirs[:1], strict=True):
            income, spending = left.figure(one.index, column), right.figure(other.index, match)
            if income is None or spending is None or not income.is_comparable(spending):
                continue
            judgement = judge(Same((spending, income)))
            message = f"收入总计{income.text.strip()}与支出总计{spending.text.strip()}不相等"
            yield self.outcome(judgement, message, left.reading.row_text(one.index))

    def _form_lines(self, half: Half) -> Iterator[Outcome]:
        """Try 预算－支出＝结余 where a form lists the three one above the other."""
        lines = [_only(half, pattern) for pattern in (_BUDGET, _SPENT, _LEFT)]
        budget, spent, left = lines
        if len(half.value_columns) > 1 or budget is None or spent is None or left is None:
            return
        if [spent.index, left.index] != [budget.index + 1, budget.index + 2]:
            return
        for column in _amounts(half):
            figures = [half.figure(row.index, column) for row in (left, budget, spent)]
            rest, planned, paid = figures
            if rest is None or planned is None or paid is None:
                continue
            if not (rest.is_comparable(planned) and rest.is_comparable(paid)):
                continue
            judgement = judge(difference(rest, planned, paid))
            message = (
                f"“{left.label}”为{rest.text.strip()}，“{budget.label}”减“{spent.label}”"
                f"为{judgement.expected}"
            )
            yield self.outcome(judgement, message, half.reading.row_text(left.index))

    def _three_rows(self, half: Half) -> Iterator[Outcome]:
        abroad = _only(half, _ABROAD)
        reception = _only(half, _RECEPTION)
        cars = _only(half, _CARS)
        buying, running = _only(half, _CAR_BUYING), _only(half, _CAR_RUNNING, besides=_CARS)
        if abroad is None or reception is None:
            return
        total = next(
            (
                r
                for r in half.rows
                if r.index < abroad.index and _THREE.fullmatch(r.name) and "率" not in r.name
            ),
            None,
        ) or next(
            (
                r
                for r in half.rows
                if r.index > reception.index and _THREE.fullmatch(r.name) and "率" not in r.name
            ),
            None,
        )
        if cars is not None and buying is not None and running is not None:
            yield from self._sum(half, cars, [buying, running])
        if total is None:
            return
        if cars is not None:
            yield from self._sum(half, total, [abroad, cars, reception])
        elif buying is not None and running is not None:
            yield from self._sum(half, total, [abroad, buying, running, reception])

    def _sum(self, half: Half, total: Row, parts: list[Row]) -> Iterator[Outcome]:
        for column in _amounts(half):
            stated = half.figure(total.index, column)
            if stated is None or any(half.is_unknown(row.index, column) for row in parts):
                continue
            trial = add_up(stated, _figures(half, parts, column))
            if trial is None:
                continue
            message = (
                f"“{total.label}”为{stated.text.strip()}，各项相加为{trial.judgement.expected}"
            )
            yield self.outcome(trial.judgement, message, half.reading.row_text(total.index))


def _amounts(half: Half) -> list[int]:
    barren = barren_columns(half)
    return [c for c in half.value_columns if half.meaning(c) is Meaning.AMOUNT and c not in barren]


def _figures(half: Half, rows: list[Row], column: int) -> list[Figure]:
    return [f for row in rows if (f := half.figure(row.index, column)) is not None]


def _best(
    total: Figure, base: Figure, carried: list[Figure], between: list[Figure]
) -> Judgement | None:
    """Judge a grand total; rows below 结转结余 (其中 by source) may or may not be added."""
    tried = add_up(total, [base, *carried])
    if tried is None:
        return None
    if tried.holds or len(between) > 8:
        return tried.judgement
    for count in range(len(between) + 1):
        for chosen in combinations(between, count):
            other = add_up(total, [base, *chosen])
            if other is not None and other.judgement.verdict is Verdict.HOLDS:
                return other.judgement
    return tried.judgement


def _named_apart(one: Row, other: Row) -> bool:
    return one.name.startswith("收入") and other.name.startswith("支出")


def _are_sides(left: Half, right: Half) -> bool:
    """Tell whether one half lists income and the other spending."""
    return _speaks_of(left, "收入") and _speaks_of(right, "支出")


def _speaks_of(half: Half, word: str) -> bool:
    columns = half.reading.columns_of(half.section)
    titles = [columns[index].title for index in half.label_columns]
    labels = [row.label for row in half.rows]
    return any(word in title for title in titles) or sum(word in x for x in labels) * 2 > len(
        labels
    )


def _only(
    half: Half, pattern: re.Pattern[str], besides: re.Pattern[str] | None = None
) -> Row | None:
    """Give the one row whose name a pattern matches, None where there are none or several."""
    found = [
        row
        for row in half.rows
        if pattern.fullmatch(row.name) and not (besides and besides.fullmatch(row.name))
    ]
    return found[0] if len(found) == 1 else None
