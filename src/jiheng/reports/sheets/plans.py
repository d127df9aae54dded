"""The sheet 计划支出: budget and spending by plan with live rates, sums and differences."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from jiheng.quantities import Missing, Status, Value, divide, parse_quantity, subtract
from jiheng.reports.content.context import Context
from jiheng.reports.content.figures import value_of
from jiheng.reports.content.plans import Plan, plans_of, stated_total, sum_of
from jiheng.reports.content.spending import gap_between, is_hedged
from jiheng.reports.document import Align
from jiheng.reports.sheet_formula import when_numbers
from jiheng.reports.sheets.cells import (
    CENTRED,
    FREE,
    HEAD,
    TITLE,
    formula_cell,
    number_or_words,
    opened,
    words,
)
from jiheng.reports.spans import Figure
from jiheng.reports.workbook import Look, Sheet, SheetCell, address

TITLE_TEXT = "计划支出"
HEADS = ("编码", "计划（任务）名称", "预算数", "支出数", "支出完成率", "预算减支出")
WIDTHS = (16, 36, 18, 18, 14, 18)
FIRST_ROW = 3
BUDGET, SPENT = 2, 3
MAN = 10000
_AMOUNT = Look(align=Align.RIGHT, number_format="#,##0.00####")
_DIGITS = re.compile(r"([^\d.,]*)([\d.,]+)([^\d.,]*)")
_RATE = Look(align=Align.RIGHT, number_format="0.00%")


def plan_sheet(context: Context) -> Sheet | None:
    """Make the sheet, None where no plan was filled. Amounts are in 万元."""
    plans = plans_of(context)
    if not plans:
        return None
    rows: list[tuple[SheetCell | None, ...]] = [
        (words("计划（任务）支出完成情况", TITLE, colspan=len(HEADS)),),
        (
            words(
                "单位：万元。支出完成率、合计和差额随预算数、支出数重算。", FREE, colspan=len(HEADS)
            ),
        ),
        tuple(words(text, HEAD) for text in HEADS),
    ]
    rows.extend(
        _line(FIRST_ROW + at, plan, _typed, _stated_word(context, plan))
        for at, plan in enumerate(plans)
    )
    last = len(rows) - 1
    rows.append(_line(len(rows), sum_of(plans), lambda row, at, figure: _summed(at, last, figure)))
    stated = stated_total(context)
    if stated is not None:
        rows.append(_line(len(rows), stated, _typed))
        rows.append(_difference(len(rows), sum_of(plans), stated))
    return Sheet(
        TITLE_TEXT,
        tuple(rows),
        WIDTHS,
        frozen_rows=FIRST_ROW,
        repeated_rows=FIRST_ROW,
        heights={0: 26},
    )


def _line(
    row: int,
    plan: Plan,
    cell: Callable[[int, int, Figure], SheetCell],
    said: str | None = None,
) -> tuple[SheetCell, ...]:
    """Write a plan, or a sum of plans; `said` is the officer's word where a rate would stand."""
    budget, spent = address(row, BUDGET), address(row, SPENT)
    zero = f'IF({spent}=0,"不适用","无法判断")'
    rate = when_numbers([budget, spent], f"IF({budget}=0,{zero},{spent}/{budget})")
    gap = when_numbers([budget, spent], f"ROUND({budget}-{spent},6)")
    values = value_of(plan.budget), value_of(plan.spent)
    rough = is_hedged(plan.budget) or is_hedged(plan.spent)
    rate_look = replace(_RATE, number_format=f'"约"{_RATE.number_format}') if rough else _RATE
    rate_cell = formula_cell(f"={rate}", divide(values[1], values[0]), rate_look)
    if said is not None:
        rate_cell = words(said, opened(CENTRED))
    return (
        words(plan.code),
        words(plan.name),
        cell(row, BUDGET, plan.budget),
        cell(row, SPENT, plan.spent),
        rate_cell,
        formula_cell(f"={gap}", _in_man(subtract(*values)), _gap_look(plan)),
    )


def _gap_look(plan: Plan) -> Look:
    """Show the difference of an approximation as the report prints it: 约1, not 1.20."""
    gap = gap_between("gap", plan.budget, plan.spent)
    if gap is None or not (is_hedged(plan.budget) or is_hedged(plan.spent)):
        return _AMOUNT
    shown = parse_quantity(gap.amount.text)
    in_man = shown.unit is not None and shown.unit.symbol == "万元"
    return _hedged_look("约", "", shown.places if in_man else 2)


def _amount_look(figure: Figure) -> Look:
    """Show an approximation with the officer's own word for it: 约80, 80左右."""
    if not is_hedged(figure):
        return _AMOUNT
    found = _DIGITS.fullmatch(figure.text.replace("万元", ""))
    if found is None or any(scale in found[3] for scale in "万亿元"):
        # Typed in another unit, or in words: the cell is in 万元 all the same.
        return _hedged_look("约", "", 2)
    before, digits, after = found.groups()
    return _hedged_look(before, after, len(digits.partition(".")[2]))


def _hedged_look(before: str, after: str, places: int) -> Look:
    digits = "#,##0" + ("." + "0" * places if places else "")
    quoted = [f'"{word}"' if word else "" for word in (before, after)]
    return replace(_AMOUNT, number_format=f"{quoted[0]}{digits}{quoted[1]}")


def _stated_word(context: Context, plan: Plan) -> str | None:
    """Give 不适用 or 无法判断 where the officer says that of a plan's rate."""
    fact = context.dossier.fact(f"plan.{plan.code}.rate")
    if fact is None or fact.kind != "stated" or fact.status is Status.UNREPORTED:
        return None
    return fact.value.label if isinstance(fact.value, Missing) else None


def _typed(row: int, column: int, figure: Figure) -> SheetCell:
    return SheetCell(number_or_words(_in_man(value_of(figure))), opened(_amount_look(figure)))


def _summed(column: int, last: int, figure: Figure) -> SheetCell:
    cells = [address(row, column) for row in range(FIRST_ROW, last + 1)]
    area = f"{cells[0]}:{cells[-1]}"
    formula = when_numbers(cells, f"ROUND(SUM({area}),6)")
    return formula_cell(f"={formula}", _in_man(value_of(figure)), _amount_look(figure))


def _difference(row: int, added: Plan, stated: Plan) -> tuple[SheetCell, ...]:
    cells: list[SheetCell] = [words(""), words("合计减填报总额")]
    for column, one, two in (
        (BUDGET, added.budget, stated.budget),
        (SPENT, added.spent, stated.spent),
    ):
        above = [address(row - 2, column), address(row - 1, column)]
        formula = when_numbers(above, f"ROUND({above[0]}-{above[1]},6)")
        value = _in_man(subtract(value_of(one), value_of(two)))
        cells.append(formula_cell(f"={formula}", value, _AMOUNT))
    return (*cells, SheetCell(None), SheetCell(None))


def _in_man(value: Value) -> Value:
    return value if isinstance(value, Missing) else value / MAN
