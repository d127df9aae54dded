"""Turn a scorecard's calculation into spans, so that each fact in it keeps its identity."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jiheng.reports.document import Figure, Span, Text, plain_text, spans
from jiheng.scoring import CriterionScore, Trace

FigureOf = Callable[[str], Figure]


def calculation_spans(score: CriterionScore, figure: FigureOf) -> tuple[Span, ...]:
    """Write a criterion's calculation with its facts as figures.

    Falls back on plain words where the calculation was not made from the trace alone.
    """
    trace = score.trace
    if trace is None or not score.calculation:
        return spans(score.calculation)
    made = trace_spans(trace, figure)
    lead = score.calculation.removesuffix(trace.worked)
    if lead != score.calculation and lead and trace.conditions:
        deciding = trace.conditions[-1]
        made = spans(*trace_spans(deciding, figure), lead.removeprefix(deciding.worked), *made)
    return made if plain_text(made) == score.calculation else spans(score.calculation)


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
