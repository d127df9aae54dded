"""Suppose what a column of rates or differences is computed from, and try it over all rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import permutations

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.relations import Judgement, Relation, Verdict, difference, growth, judge, ratio
from jiheng.checks.tables.column_groups import column_groups
from jiheng.checks.tables.grid import Column
from jiheng.checks.tables.halves import Half, Row
from jiheng.checks.tables.score_sums import counted_share
from jiheng.checks.tables.supported import Trial
from jiheng.checks.tables.words import Meaning, division_of, letter_of

_MOST_COLUMNS = 12
_ONE_IN = 2
_NEAR = 3
_FINE = Fraction(1, 1000)
_DIFFERENCE = re.compile(
    r"^(?!.*(?:上年|年初|以前年度|历年|期初|上级)[^减增]{0,6}(?:结转|结余)).*(?:增减额|增减数|增减$|增加额|减少额|增加数|增长额|差额|差异额?$|变动额|变动数|变化额|结余|结转|剩余|未执行|节约)"
)
_CHANGE = re.compile(r"增减|变动|变化|增加|增长额|差额|差异额?$")
_THIS_YEAR = re.compile(r"本年|当年|今年|本期|本年度")
_LAST_YEAR = re.compile(r"上年|去年|上期|同期|上一年")
_YEAR = re.compile(r"20\d\d")
_REACHED = re.compile(r"完成|实际|实现|达成")
_FULFILMENT = re.compile(r"完成率|完成比例|实现率|达成率|完成程度")
_LESS_IS_MORE = re.compile(
    r"成本|投诉|事故|差错|失误|时间|时长|时限|周期|天数|能耗|耗|排放|降低|下降|减少|压减|控制|缩短|不超过|以内"
)
_MEASURED = re.compile(r"元|吨|公里|千米|平方|立方|㎡|米|亩|公顷|千克|公斤|升|千瓦|度$|[%％]")
_BUDGET_ROW = re.compile(
    r"(?:全年|年度|年初|调整后|当年|本年|项目)?(?:预算|预算安排)(?:数|总额|金额|资金)?(?:合计)?"
)
_DONE = re.compile(r"执行|决算|支出|完成|实际|使用|拨付|支付|到位|采购金额|本年|当年|今年")
_PLANNED = re.compile(r"预算|计划|指标|目标|应|下达|安排|合同|上年|去年|任务")
_OF_RATE = re.compile(
    r"执行率|完成率|支出率|支付率|支出进度|执行进度|使用率|到位率|拨付率|完成比例|执行比例"
)
_GROWTH = re.compile(r"增长|增减|增幅|变动率|变化率|降幅|同比|差异率")
_SCORE_RATE = re.compile(r"得分率|得分比例")
_NOT_BASE = re.compile(r"单价|面积")


class Form(Enum):
    """Name how the figure is computed from the others."""

    RATIO = "a÷b"
    GROWTH = "(a−b)÷b"
    SHARE = "a÷合计"
    FULFILMENT = "完成值÷指标值"
    OF_SCORES = "得分÷分值"
    DIFFERENCE = "a−b"


@dataclass(frozen=True)
class Supposition:
    """Suppose that `result` is computed from column `a` and column `b` (the row `b` of column
    `a` for a share).
    """

    form: Form
    result: int
    a: int
    b: int
    is_named: bool
    """Whether the headings say the same (执行率, 执行数, 预算数)."""


def suppositions(half: Half, result: int) -> Iterator[Supposition]:
    """Give what a column can be computed from."""
    columns = {c.index: c.title for c in half.columns}
    if _SCORE_RATE.search(columns[result]):
        yield from _of_scores(half, result)
        return
    amounts = [
        index
        for index, title in columns.items()
        if index != result and half.meaning(index) is Meaning.AMOUNT and not _NOT_BASE.search(title)
    ][:_MOST_COLUMNS]
    title = columns[result]
    is_rate = half.meaning(result) is Meaning.RATE
    for a, b in permutations(amounts, 2):
        if is_rate:
            paired = bool(_DONE.search(columns[a]) and _PLANNED.search(columns[b]))
            of_rate = bool(_OF_RATE.search(title)) and paired
            is_named = of_rate or _is_lettered(title, columns[a], columns[b])
            yield Supposition(Form.RATIO, result, a, b, is_named)
            paired = paired or _is_year_on_year(columns[a], columns[b])
            yield Supposition(Form.GROWTH, result, a, b, paired and bool(_GROWTH.search(title)))
        elif not _is_one_of_many(half, a, b, result):
            of_change = bool(_CHANGE.search(title)) and _is_year_on_year(columns[a], columns[b])
            yield Supposition(Form.DIFFERENCE, result, a, b, of_change)
    if is_rate:
        yield from _shares(half, result, amounts)
        yield from _fulfilments(half, result)


def _of_scores(half: Half, result: int) -> Iterator[Supposition]:
    """Suppose 得分率 = 得分 ÷ 分值."""
    for a, b in permutations((column.index for column in half.columns), 2):
        if half.meaning(a) is Meaning.SCORE and half.meaning(b) is Meaning.FULL:
            yield Supposition(Form.OF_SCORES, result, a, b, True)


def _shares(half: Half, result: int, amounts: list[int]) -> Iterator[Supposition]:
    """Suppose shares of a total row, or of a row that states the budget (累计支付进度)."""
    titles = {c.index: c for c in half.columns}
    for a in amounts:
        last = titles[a].header[-1] if titles[a].header else ""
        is_named = bool(last) and titles[result].title.endswith(f"{last}进度")
        for row in half.rows:
            if row.rank >= 2:
                yield Supposition(Form.SHARE, result, a, row.index, False)
            elif _BUDGET_ROW.fullmatch(row.name):
                yield Supposition(Form.SHARE, result, a, row.index, is_named)


def _fulfilments(half: Half, result: int) -> Iterator[Supposition]:
    """Suppose 完成率 = 完成值 ÷ 指标值, whatever each row counts."""
    columns: tuple[Column, ...] = half.reading.columns_of(half.section)
    if not _FULFILMENT.search(columns[result].title):
        return
    targets = [c for c in columns if half.meaning(c.index) is Meaning.TARGET]
    reached = [c.index for c in targets if _REACHED.search(c.title)]
    planned = [c.index for c in targets if not _REACHED.search(c.title)]
    for a in reached:
        for b in planned:
            yield Supposition(Form.FULFILMENT, result, a, b, len(reached) == len(planned) == 1)


def _is_lettered(title: str, a: str, b: str) -> bool:
    """Tell whether the headings give the division in letters (A, B, B/A)."""
    return division_of(title) == (letter_of(a), letter_of(b))


def _is_year_on_year(a: str, b: str) -> bool:
    """Tell whether one column is of this year and the other of the year before."""
    years = _YEAR.findall(a), _YEAR.findall(b)
    if len(years[0]) == len(years[1]) == 1:
        return int(years[0][0]) == int(years[1][0]) + 1
    this, last = _THIS_YEAR.search(a), _LAST_YEAR.search(b)
    return bool(this and last and not _LAST_YEAR.search(a) and not _THIS_YEAR.search(b))


def _is_one_of_many(half: Half, total: int, part: int, result: int) -> bool:
    """Tell whether a total column covers more columns than a difference takes off it."""
    return any(
        group.total == total and len(group.parts) > 2 and {part, result} <= set(group.parts)
        for group in column_groups(half)
    )


def results(half: Half) -> Iterator[int]:
    """Give the columns that can be computed from others: rates, and differences by name."""
    for column in half.columns:
        meaning = half.meaning(column.index)
        is_difference = meaning is Meaning.AMOUNT and _DIFFERENCE.search(column.title)
        if meaning is Meaning.RATE or is_difference or _SCORE_RATE.search(column.title):
            yield column.index


def trials(half: Half, supposed: Supposition) -> dict[int, Trial[int]]:
    """Try a supposition in every row that has the three figures.

    One that is nowhere near in most rows is given up at once, unless the headings name it:
    there are many, and a judgement with its repairs takes time.
    """
    relations = {
        row.index: r
        for row in half.rows
        if _is_computable(row, supposed.form) and (r := _relation(half, supposed, row.index))
    }
    near = sum(_is_near(relation, supposed.form) for relation in relations.values())
    if not supposed.is_named and near * _ONE_IN < len(relations):
        return {}
    found: dict[int, Trial[int]] = {}
    for row, relation in relations.items():
        judgement = judge(relation)
        if judgement.verdict is Verdict.UNDECIDED:
            continue
        stated = relation.operands[0]
        is_telling = stated.exact not in (0, 1) and (stated.step <= _FINE or _digits(relation) > 1)
        found[row] = Trial(row, judgement, is_telling)
    return found


def _is_computable(row: Row, form: Form) -> bool:
    """Tell whether a row's amounts are amounts: not 研发投入占比 between two counts.

    Where less is better, 完成率 is computed in other ways.
    """
    if form is Form.FULFILMENT and any(_LESS_IS_MORE.search(label) for label in row.labels):
        return False
    return not row.is_rate


def _is_near(relation: Relation, form: Form) -> bool:
    stated, a, b = relation.operands
    is_difference = form is Form.DIFFERENCE
    result = a.exact - b.exact if is_difference else a.exact / b.exact - (form is Form.GROWTH)
    return abs(result - stated.exact) <= _NEAR * max(stated.step, a.step if is_difference else 0)


def _digits(relation: Relation) -> int:
    digits = [mark for mark in relation.operands[0].number if mark.isdigit()]
    return len("".join(digits).strip("0"))


def _relation(half: Half, supposed: Supposition, row: int) -> Relation | None:
    stated = half.figure(row, supposed.result)
    a = half.figure(row, supposed.a)
    if stated is not None and stated.kind is Kind.NUMBER and _prints_rates(half, supposed.result):
        return None
    is_share = supposed.form is Form.SHARE
    related = (supposed.a,) if is_share else (supposed.a, supposed.b)
    if any(_rows_of(half, row, c) != _rows_of(half, row, supposed.result) for c in related):
        # A rate of merged rows is of all of them together.
        return None
    b = _whole(half, supposed) if is_share else half.figure(row, supposed.b)
    if stated is None or a is None or b is None or a is b or not a.is_comparable(b):
        return None
    if supposed.form is Form.DIFFERENCE:
        return difference(stated, a, b) if stated.is_comparable(a) else None
    if not _is_rate(stated) or not b.exact:
        return None
    if supposed.form is Form.GROWTH:
        return growth(stated, a, b)
    is_exact = supposed.form is Form.OF_SCORES
    if is_exact or (supposed.form is Form.FULFILMENT and _is_counted(half, row, a, b)):
        return counted_share(ratio(stated, a, b))
    return ratio(stated, a, b)


def _rows_of(half: Half, row: int, column: int) -> int:
    """Count the rows that the cell of a row covers."""
    cell = half.reading.table.rows[row][column]
    return 1 if cell is None else cell.row_span


def _is_counted(half: Half, row: int, *figures: Figure) -> bool:
    """Tell whether whole bare numbers are counts: no unit of the row measures (万元, 公里)."""
    labels = half.reading.labels(row)
    return all(figure.printed.places == 0 for figure in figures) and not any(
        _MEASURED.search(label) for label in labels
    )


def _whole(half: Half, supposed: Supposition) -> Figure | None:
    """Give the figure of a total row in the same column, or its only one."""
    found = half.figure(supposed.b, supposed.a)
    if found is not None:
        return found
    figures = [f for c in half.value_columns if (f := half.figure(supposed.b, c)) is not None]
    return figures[0] if len(figures) == 1 else None


def explains(half: Half, row: int, judgement: Judgement) -> bool:
    """Tell whether another amount of the row is all that a difference is off by, so that the
    difference takes in this column as well.
    """
    stated, a, b = judgement.operands
    gap = abs(a.exact - b.exact - stated.exact)
    others = [f for c in half.value_columns if (f := half.figure(row, c)) is not None]
    return any(
        other not in judgement.operands
        and other.is_comparable(stated)
        and other.exact
        and abs(abs(other.exact) - gap) <= 2 * stated.step
        for other in others
    )


def _prints_rates(half: Half, column: int) -> bool:
    """Tell whether other figures of the column carry a percent sign."""
    return any(
        figure.kind is Kind.RATE
        for row in half.rows
        if (figure := half.figure(row.index, column)) is not None
    )


def _is_rate(figure: Figure) -> bool:
    return figure.kind in (Kind.RATE, Kind.NUMBER, Kind.MULTIPLE)
