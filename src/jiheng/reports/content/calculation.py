"""Turn a scorecard's calculation into spans, so that each fact in it keeps its identity."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jiheng.quantities import Missing, print_number
from jiheng.reports.spans import Figure, Span, Text, plain_text, spans
from jiheng.scoring import CriterionScore, Trace
from jiheng.standards.printing import FUNCTION_WORDS, print_exact

MOST_PLACES = 6
"""Decimals that a result is shown with."""

_CUT = FUNCTION_WORDS["floor"]

FigureOf = Callable[[str], Figure]


def calculation_spans(score: CriterionScore, figure: FigureOf) -> tuple[Span, ...]:
    """Write a criterion's calculation with its facts as figures.

    Falls back on plain words where the calculation was not made from the trace alone. Whole
    steps (取整) stand as the number they come to; :func:`steps_spans` says how.
    """
    trace = score.trace
    if trace is None or not score.calculation:
        return spans(score.calculation)
    made = trace_spans(trace, figure)
    if plain_text(made) != score.calculation:
        return spans(score.calculation)
    return spans(*_parts(trace, figure, whole=True)) if any(_steps(trace)) else made


def steps_spans(score: CriterionScore, figure: FigureOf) -> tuple[Span, ...]:
    """Say in words how the whole steps of a calculation were counted; empty without any.

    （102.2%－100%）÷1%的整数部分为2: what the expression writes as 取整.
    """
    trace = score.trace
    if trace is None or plain_text(trace_spans(trace, figure)) != score.calculation:
        return ()
    made: list[str | Span] = []
    for count, part, is_begun in _steps(trace):
        words = "不足1的按1计" if is_begun else "的整数部分"
        made.extend(("，", *_parts(part, figure), f"{words}为{count}"))
    return spans(*made)


def _steps(trace: Trace) -> Iterator[tuple[str, Trace, bool]]:
    """Yield the whole steps in a calculation: their number, what they are of, if begun ones count."""
    found = _whole(trace)
    if found is not None and not isinstance(trace.value, Missing):
        yield print_exact(trace.value), *found
        return
    for part in trace.children:
        if not trace.code:
            yield from _steps(part)


def _whole(trace: Trace) -> tuple[Trace, bool] | None:
    """Give what a step cuts to a whole number, and whether a begun step counts in full.

    Begun steps are written 0－取整（0－…）.
    """
    if len(trace.children) == 1 and trace.worked == f"{_CUT}（{trace.children[0].worked}）":
        return trace.children[0], False
    if _is_negated(trace):
        cut = _whole(trace.children[1])
        if cut is not None and not cut[1] and _is_negated(cut[0]):
            return cut[0].children[1], True
    return None


def _is_negated(trace: Trace) -> bool:
    return trace.sign == "-" and trace.children[0].worked == "0"


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


def _parts(trace: Trace, figure: FigureOf, *, whole: bool = False) -> Iterator[Span]:
    """Write a step; `whole` steps as the number they come to."""
    if trace.code:
        found = figure(trace.code)
        yield found if found.text == trace.worked else Text(trace.worked)
        return
    if whole and _whole(trace) is not None and not isinstance(trace.value, Missing):
        yield Text(print_exact(trace.value))
        return
    text, at = trace.worked, 0
    parts = trace.children
    for place, part in enumerate(parts):
        # The right operand is looked for from the end: 4－0.2×（100%－99.66%）÷1% has 1% twice.
        last = place == len(parts) - 1 and place > 0
        found_at = text.rfind(part.worked) if last else text.find(part.worked, at)
        if not part.worked or found_at < at:
            continue
        before, after = text[at:found_at], found_at + len(part.worked)
        if whole and _whole(part) and before.endswith("（") and text[after : after + 1] == "）":
            # The brackets were for the signs that a plain number does not have.
            before, after = before[:-1], after + 1
        yield Text(before)
        yield from _parts(part, figure, whole=whole)
        at = after
    yield Text(text[at:])
