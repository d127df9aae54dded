"""Suppose what a column of rates or differences is computed from, and try it over all rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import permutations

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.relations import Relation, Verdict, difference, growth, judge, ratio
from jiheng.checks.tables.halves import Half
from jiheng.checks.tables.supported import Trial
from jiheng.checks.tables.words import Meaning

_MOST_COLUMNS = 12
_ONE_IN = 2
_NEAR = 3
_FINE = Fraction(1, 1000)
_DIFFERENCE = re.compile(
    r"增减额|增减数|增减$|增加额|减少额|增加数|增长额|差额|差异额?$|变动额|变动数|变化额|结余|结转|剩余|未执行|节约"
)
_DONE = re.compile(r"执行|决算|支出|完成|实际|使用|拨付|支付|到位|采购金额|本年|当年|今年")
_PLANNED = re.compile(r"预算|计划|指标|目标|应|下达|安排|合同|上年|去年|任务")
_OF_RATE = re.compile(
    r"执行率|完成率|支出率|支付率|支出进度|执行进度|使用率|到位率|拨付率|完成比例|执行比例"
)
_GROWTH = re.compile(r"增长|增减|增幅|变动率|变化率|降幅|同比|差异率")
_NOT_BASE = re.compile(r"单价|面积")


class Form(Enum):
    """Name how the figure is computed from the others."""

    RATIO = "a÷b"
    GROWTH = "(a−b)÷b"
    SHARE = "a÷合计"
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
    amounts = [
        index
        for index, title in columns.items()
        if index != result and half.meaning(index) is Meaning.AMOUNT and not _NOT_BASE.search(title)
    ][:_MOST_COLUMNS]
    title = columns[result]
    for a, b in permutations(amounts, 2):
        paired = bool(_DONE.search(columns[a]) and _PLANNED.search(columns[b]))
        if half.meaning(result) is Meaning.RATE:
            yield Supposition(Form.RATIO, result, a, b, paired and bool(_OF_RATE.search(title)))
            yield Supposition(Form.GROWTH, result, a, b, paired and bool(_GROWTH.search(title)))
        else:
            yield Supposition(Form.DIFFERENCE, result, a, b, False)
    if half.meaning(result) is Meaning.RATE:
        totals = [row.index for row in half.rows if row.rank >= 2]
        for a in amounts:
            for row in totals:
                yield Supposition(Form.SHARE, result, a, row, False)


def results(half: Half) -> Iterator[int]:
    """Give the columns that can be computed from others: rates, and differences by name."""
    for column in half.columns:
        meaning = half.meaning(column.index)
        if meaning is Meaning.RATE or (
            meaning is Meaning.AMOUNT and _DIFFERENCE.search(column.title)
        ):
            yield column.index


def trials(half: Half, supposed: Supposition) -> dict[int, Trial[int]]:
    """Try a supposition in every row that has the three figures.

    One that is nowhere near in most rows is given up at once, unless the headings name it:
    there are many, and a judgement with its repairs takes time.
    """
    relations = {row: r for row in _computable(half) if (r := _relation(half, supposed, row))}
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


def _computable(half: Half) -> list[int]:
    """Give the rows whose amounts are amounts: not 研发投入占比 between two counts."""
    return [row.index for row in half.rows if not row.is_rate]


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
    b = half.figure(supposed.b, supposed.a) if is_share else half.figure(row, supposed.b)
    if stated is None or a is None or b is None or a is b or not a.is_comparable(b):
        return None
    if supposed.form is Form.DIFFERENCE:
        return difference(stated, a, b) if stated.is_comparable(a) else None
    if not _is_rate(stated) or not b.exact:
        return None
    if supposed.form is Form.GROWTH:
        return growth(stated, a, b)
    return ratio(stated, a, b)


def _prints_rates(half: Half, column: int) -> bool:
    """Tell whether other figures of the column carry a percent sign."""
    return any(
        figure.kind is Kind.RATE
        for row in half.rows
        if (figure := half.figure(row.index, column)) is not None
    )


def _is_rate(figure: Figure) -> bool:
    return figure.kind in (Kind.RATE, Kind.NUMBER, Kind.MULTIPLE)
