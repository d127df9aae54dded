"""Refuse a result whose unit does not fit: 1分 is no 100%, and 12家 is no share of 90%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from jiheng.forms.facts import Fact
from jiheng.forms.figures import unit_of
from jiheng.quantities import Missing, Status, Unit
from jiheng.scoring.readings import Reading
from jiheng.standards.expressions import (
    Arithmetic,
    Comparison,
    Condition,
    Expression,
    Name,
    Number,
    children,
)

_RATE = "rate"
_CELL = re.compile(r"(.+)![A-Z]+(\d+)")


def fitted(reading: Reading, wanted: Unit | None) -> Reading:
    """Return a reading, 无法判断 where its unit is of another kind than the one wanted."""
    fact = reading.facts.get(next(iter(reading.facts), ""))
    if wanted is None or fact is None or isinstance(reading.value, Missing):
        return reading
    if fact.unit.is_comparable(wanted):
        return reading
    reason = (
        f"{_place(fact)}“{reading.label}”填的是“{fact.text}”，"
        f"应为以“{wanted.symbol}”计量的数，请核对数和计量单位"
    )
    return replace(reading, value=Missing(Status.NOT_ASSESSABLE, reason), interval=None)


def fitted_to_rule(tree: Expression, columns: Mapping[str, Reading]) -> Mapping[str, Reading]:
    """Return a row's columns; where the rule sets per cent against the result, it must be one."""
    actual = columns.get("actual")
    if actual is None or not asks_for_a_rate(tree):
        return columns
    return {**columns, "actual": fitted(actual, unit_of("%"))}


def asks_for_a_rate(tree: Expression) -> bool:
    """Say whether a rule sets per cent against the result (`actual`)."""
    return any(_is_rate(part) for part in _walk(tree))


def _is_rate(part: Expression | Condition) -> bool:
    """Say whether the result itself is added to, divided by or compared with per cent."""
    if isinstance(part, Arithmetic) and part.sign == "*":
        return False
    if not isinstance(part, Arithmetic | Comparison):
        return False
    sides = (part.left, part.right)
    percent = any(isinstance(side, Number) and side.percent for side in sides)
    return percent and Name("actual") in sides


def _walk(tree: Expression | Condition) -> Iterator[Expression | Condition]:
    yield tree
    for child in children(tree):
        yield from _walk(child)


def _place(fact: Fact) -> str:
    found = _CELL.fullmatch(fact.source.cell)
    return f"“{found[1]}”表第{found[2]}行" if found else ""
