"""Turn a scorecard's calculation into spans, so that each fact in it keeps its identity."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jiheng.quantities import Missing, print_number
from jiheng.reports.spans import Figure, Span, Text, plain_text, spans
from jiheng.scoring import CriterionScore, Trace
from jiheng.standards.printing import print_exact

MOST_PLACES = 6
"""Decimals that a result is shown with."""

FigureOf = Callable[[str], Figure]


def calculation_spans(score: CriterionScore, figure: FigureOf) -> tuple[Span, ...]:
    """Write a criterion's calculation with its facts as figures.

    Falls back on plain words where the calculation was not made from the trace alone.
    """
    trace = score.trace
    if trace is None or not score.calculation:
        return spans(score.calculation)
    made = trace_spans(trace, figure)
    return made if plain_text(made) == score.calculation else spans(score.calculation)


def is_arithmetic(score: CriterionScore) -> bool:
    """Tell whether the points were reckoned, not just looked up in a band."""
    return (
        score.trace is not None
        # The ends of a range print as the range: 1－（80～100－70%） is no arithmetic to show.
        and "～" not in score.calculation
        and score.calculation == score.trace.worked
        and any(sign in score.calculation for sign in "＋－×÷")
    )


def result_text(score: CriterionScore) -> str:
    """Print the unrounded result behind a calculation, and say so where it was rounded.

    Empty where there is no arithmetic to show.
    """
    trace = score.trace
    if trace is None or isinstance(trace.value, Missing) or not is_arithmetic(score):
        return ""
    exact = print_exact(trace.value)
    if "/" in exact or len(exact.partition(".")[2]) > MOST_PLACES:
        return f"≈{print_number(trace.value, MOST_PLACES)}，四舍五入"
    return f"＝{exact}" + ("" if trace.value == score.points else "，四舍五入")


def trace_spans(trace: Trace, figure: FigureOf) -> tuple[Span, ...]:
    """Write a worked step with its facts as figures; the words are those of `trace.worked`."""
    return spans(*_parts(trace, figure))


def _parts(trace: Trace, figure: FigureOf) -> Iterator[Span]:
    if trace.code:
        found = figure(trace.code)
        yield found if found.text == trace.worked else Text(trace.worked)
        return
    text, at = trace.worked, 0
    parts = trace.children
    for place, part in enumerate(parts):
        # The right operand is looked for from the end: 4－0.2×（100%－99.66%）÷1% has 1% twice.
        last = place == len(parts) - 1 and place > 0
        found_at = text.rfind(part.worked) if last else text.find(part.worked, at)
        if not part.worked or found_at < at:
            continue
        yield Text(text[at:found_at])
        yield from _parts(part, figure)
        at = found_at + len(part.worked)
    yield Text(text[at:])
