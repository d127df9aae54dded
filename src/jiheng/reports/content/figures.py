"""Make the figures of a report: a reading, a row's column, points, and sums over them."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from hashlib import sha256

from jiheng.forms.facts import Fact
from jiheng.forms.rows.base import RowFigure
from jiheng.quantities import (
    Missing,
    Status,
    Value,
    print_amount,
    print_number,
    print_points,
    print_rate,
)
from jiheng.reports.content.number_form import grouped
from jiheng.reports.spans import Figure
from jiheng.scoring.readings import Reading

LONGEST_CODE = 64
DIGEST = 12
"""Letters of the digest in a code that is too long."""
_FIRST_END = re.compile(r"(?<=[0-9])(?=\s*[～~—–\-至])")
UNREPORTED = Missing(Status.UNREPORTED)


def fact_code(code: str) -> str:
    """Make a code that a figure can carry: no blanks, at most 64 characters.

    A longer code ends in a digest of the whole, so that no two facts share one.

    >>> fact_code("transfer.天河 区")
    'transfer.天河区'
    """
    bare = "".join(code.split())
    if len(bare) <= LONGEST_CODE:
        return bare
    digest = sha256(bare.encode()).hexdigest()[:DIGEST]
    return f"{bare[: LONGEST_CODE - DIGEST - 1]}~{digest}"


def reading_figure(reading: Reading) -> Figure:
    """Make the figure of a reading: a stated fact as it was typed, a computed one as printed."""
    fact = reading.facts.get(reading.code)
    if fact is not None:
        return fact_figure(fact)
    source = f"未填报：{reading.label}"
    if reading.trace is not None:
        source = f"计算：{reading.label}＝{reading.trace.worked}"
    return Figure(reading.text, fact_code(reading.code), number(reading.value), "", source)


def fact_figure(fact: Fact) -> Figure:
    """Make the figure of a fact of the dossier, a number in the report's form of numbers."""
    text = fact.text or value_text(fact.value)
    if not isinstance(fact.value, Missing):
        text = grouped(text)
    source = str(fact.source)
    if fact.evidence:
        source += f"；佐证：{fact.evidence}"
    return Figure(text, fact_code(fact.code), number(fact.value), _unit(text, fact), source)


def row_figure(figure: RowFigure) -> Figure:
    """Make the figure of a row's column, for rows that carry no fact in the dossier."""
    reading = figure.reading
    text = reading.text or value_text(reading.value)
    if not isinstance(reading.value, Missing):
        text = grouped(text)
    unit = reading.unit.symbol if text.endswith(reading.unit.symbol) else ""
    return Figure(text, fact_code(figure.code), number(reading.value), unit, figure.label)


def points_figure(code: str, points: Fraction | None, status: Status, source: str) -> Figure:
    """Make the figure of points, without the unit; points not known print their status."""
    text = status.label if points is None else print_points(points)
    return Figure(text, fact_code(code), points, "分", source)


def full_points_figure(code: str, points: Fraction, source: str) -> Figure:
    """Make the figure of full points (分值), without the unit and without end zeros."""
    text = print_number(points, 3, grouping=False, min_places=0)
    return Figure(text, fact_code(code), points, "分", source)


def bounds(code: str, low: Fraction, high: Fraction) -> tuple[Figure, Figure]:
    """Make the figures of the least and the most points that can come out, with 分 behind."""
    made = (
        with_unit(points_figure(f"{code}.{end}", points, Status.REPORTED, "得分的可能范围"))
        for end, points in (("low", low), ("high", high))
    )
    return next(made), next(made)


def rate_figure(code: str, ratio: Value, source: str) -> Figure:
    """Make the figure of a computed rate: two decimals, none where it is a whole per cent."""
    value = number(ratio)
    text = print_rate(ratio, trim=value is not None and (value * 100).denominator == 1)
    return Figure(text, fact_code(code), value, "%" if value is not None else "", source)


def amount_figure(code: str, value: Value, unit: str, source: str) -> Figure:
    """Make the figure of a computed amount (元) in a money unit."""
    return Figure(print_amount(value, unit), fact_code(code), number(value), unit, source)


def with_unit(figure: Figure) -> Figure:
    """Write the unit behind a figure that leaves it out, for use in a sentence.

    >>> with_unit(Figure("13.932", "score.funds", Fraction("13.932"), "分")).text
    '13.932分'
    """
    if figure.value is None or figure.text.endswith(figure.unit):
        return figure
    return replace(figure, text=figure.text + figure.unit)


def without_unit(figure: Figure, unit: str) -> Figure:
    """Leave out the unit that the table states in its unit line.

    >>> without_unit(Figure("44,568.00万元", "plan.rd.budget", unit="万元"), "万元").text
    '44,568.00'
    """
    bare = figure.text.removesuffix(unit)
    return replace(figure, text=bare) if bare and figure.unit == unit else figure


def range_with_unit(figure: Figure, unit: str) -> Figure:
    """Write the unit, which stands in another column, behind a range; % behind both its ends.

    >>> range_with_unit(Figure("70～100", "a.b"), "%").text
    '70%～100%'
    >>> range_with_unit(Figure("2.5～3.2", "a.b"), "万元").text
    '2.5～3.2万元'
    """
    if not unit or figure.text.endswith(unit):
        return figure
    text = _FIRST_END.sub("%", figure.text, count=1) if unit == "%" else figure.text
    return replace(figure, text=text + unit)


def number(value: Value) -> Fraction | None:
    """Give the exact number, None where there is none."""
    return None if isinstance(value, Missing) else Fraction(value)


def value_of(figure: Figure) -> Value:
    """Give a figure's exact value, or the nothing that it prints."""
    if figure.value is not None:
        return figure.value
    status = next((one for one in Status if one.label == figure.text), Status.NOT_ASSESSABLE)
    return UNREPORTED if status is Status.REPORTED else Missing(status)


def is_filled(figure: Figure) -> bool:
    """Tell whether somebody filled a figure; 不适用 and 无法判断 are said by somebody."""
    return figure.value is not None or figure.text != Status.UNREPORTED.label


def value_text(value: Value) -> str:
    """Print the status of a missing value; a figure without words has none to print."""
    return value.label if isinstance(value, Missing) else "已填报"


def _unit(text: str, fact: Fact) -> str:
    return fact.unit.symbol if text.endswith(fact.unit.symbol) else ""
