"""Sentences on budget and spending: amounts, the gap between them, what explains the gap."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from jiheng.quantities import (
    Interval,
    Missing,
    QuantityError,
    absolute,
    parse_quantity,
    print_amount,
    subtract,
)
from jiheng.quantities import unit as unit_of
from jiheng.quantities.hedges import hedge_of
from jiheng.reports.content.binding import mentions
from jiheng.reports.content.context import Context
from jiheng.reports.content.figures import amount_figure, rate_figure, value_of
from jiheng.reports.content.wording import Words, clause
from jiheng.reports.spans import Figure


@dataclass(frozen=True)
class Gap:
    """Hold what was budgeted, what was spent, and the difference, always as a positive amount."""

    budget: Figure
    spent: Figure
    amount: Figure
    allowed: Interval | None

    @property
    def is_over(self) -> bool:
        """Tell whether more was spent than budgeted."""
        budget, spent = self.budget.value, self.spent.value
        return budget is not None and spent is not None and spent > budget


def gap_between(
    code: str,
    budget: Figure,
    spent: Figure,
    allowed: tuple[Interval | None, Interval | None] = (None, None),
) -> Gap | None:
    """Subtract spending from budget; None without a gap."""
    difference = subtract(value_of(budget), value_of(spent))
    if isinstance(difference, Missing) or difference == 0:
        return None
    low, high = (spent, budget) if difference > 0 else (budget, spent)
    amount = difference_figure(code, high, low, f"计算：{high.text}－{low.text}")
    first, second = allowed
    wide = abs(first - second) if first is not None and second is not None else None
    return Gap(budget, spent, amount, wide)


def difference_figure(code: str, high: Figure, low: Figure, source: str) -> Figure:
    """Make the figure of a difference, no finer than the coarser of its operands is printed.

    A difference of approximations, or one that this rounds, is an approximation: 约5.68亿元.
    """
    exact = absolute(subtract(value_of(high), value_of(low)))
    scales = sorted((_printed_scale(one) for one in (high, low)), reverse=True)
    # A gap that the coarser unit would print as nothing is printed in the finer one.
    for _, symbol, places in scales:
        text = print_amount(exact, symbol, places)
        shown = parse_quantity(text).exact
        if shown:
            break
    made = amount_figure(code, exact, symbol, source)
    is_rough = is_hedged(high) or is_hedged(low) or shown != exact
    return replace(made, text=f"约{text}" if is_rough else text)


def _printed_scale(figure: Figure) -> tuple[Fraction, str, int]:
    """Give what the last printed digit is worth in 元, the unit, and the decimals."""
    unit = figure.unit or "万元"
    try:
        printed = parse_quantity(figure.text, unit_of(unit))
    except QuantityError:
        # Words without digits, such as the figure of a row that was typed as 三分之二.
        return Fraction(100), "万元", 2
    symbol = printed.unit.symbol if printed.unit is not None else unit
    return printed.step, symbol, printed.places


def gap_words(gap: Gap, budget: str, spent: str) -> Iterator[Words]:
    """Say the gap with its arithmetic: 全年执行数比全年预算数少5.68亿元（56.83亿元－51.15亿元）."""
    high, low = (gap.spent, gap.budget) if gap.is_over else (gap.budget, gap.spent)
    yield f"{spent}比{budget}{'多' if gap.is_over else '少'}"
    yield gap.amount
    yield "（"
    yield high
    yield "－"
    yield low
    yield "）"


@dataclass(frozen=True)
class Cause:
    """Hold the officer's reason for a figure: words, the amount concerned, and what follows."""

    fact: str
    reason: str
    amount: Figure | None = None
    measure: str = ""


def cause(context: Context, facts: Collection[str]) -> Cause | None:
    """Find the officer's reason for any of some facts, the first fact first."""
    for code in facts:
        row = context.explanations.get(code)
        if row is not None:
            amount = context.figures_of(row).get("amount")
            known = amount if amount is not None and amount.value is not None else None
            return Cause(code, clause(row.reason), known, clause(row.measure))
    return None


def cause_words(context: Context, why: Cause, *, lead: str) -> Iterator[Words]:
    """Write a reason inside a sentence: lead, reason, the amount it concerns."""
    yield lead
    yield from context.bind(why.reason, (why.fact, f"explanation.{why.fact}.amount"))
    if why.amount is not None and not mentions(why.reason, why.amount):
        yield "，涉及金额"
        yield why.amount


def coverage(context: Context, gap: Gap, why: Cause) -> Iterator[Words]:
    """Say how much of the gap the stated reason covers; rounding may hide no more than it can."""
    amount = why.amount
    if amount is None or amount.value is None or gap.amount.value is None:
        return
    rest = gap.amount.value - amount.value
    fact = context.dossier.fact(f"explanation.{why.fact}.amount")
    stated = fact.interval if fact is not None else None
    same = rest == 0
    if stated is not None and gap.allowed is not None:
        same = gap.allowed.intersects(stated)
    if same:
        yield "，与差额一致" if rest == 0 else "，在四舍五入的范围内与差额一致"
        return
    source = f"计算：{gap.amount.text}与{amount.text}之差"
    left = difference_figure(f"report.unexplained.{why.fact}", gap.amount, amount, source)
    if rest > 0:
        # Of an approximation there is no share in hundredths of a per cent.
        if not (is_hedged(amount) or is_hedged(gap.amount)):
            yield "，占差额的"
            share = amount.value / gap.amount.value
            source = f"计算：{amount.text}÷{gap.amount.text}"
            yield rate_figure(f"report.explained.{why.fact}", share, source)
        yield from context.blank(f"其余{left.text}的原因")
        context.notice(
            "差异说明",
            f"所列原因涉及{amount.text}，而差额为{gap.amount.text}，其余{left.text}没有说明。",
            f"在“差异说明”表 {why.fact} 行补充其余差额的原因，或核对涉及金额和口径。",
        )
    else:
        yield "，超过差额"
        yield left
        context.notice(
            "差异说明",
            f"所列原因涉及{amount.text}，比差额{gap.amount.text}多{left.text}。",
            f"核对“差异说明”表 {why.fact} 行的涉及金额和口径。",
        )


def is_hedged(figure: Figure) -> bool:
    """Tell whether a figure is printed as an approximation, so that what follows is one too."""
    return hedge_of(figure.text) is not None
