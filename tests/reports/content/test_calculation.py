"""A calculation keeps the identity of the facts in it, and shows what rounding did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from jiheng.reports.content import Context
from jiheng.reports.content.calculation import (
    calculation_spans,
    is_arithmetic,
    result_text,
    steps_spans,
    trace_spans,
)
from jiheng.reports.spans import Figure, plain_text
from jiheng.scoring import CriterionScore, Trace
from jiheng.scoring.evaluation import evaluate
from jiheng.standards.syntax import parse_expression

MakeContext = Callable[..., Context]


def leaf(context: Context, code: str) -> CriterionScore:
    found = context.card.find(code)
    assert found is not None
    return found


def facts(spans: object) -> list[str]:
    assert isinstance(spans, tuple)
    return [part.fact for part in spans if isinstance(part, Figure)]


def test_the_fact_is_bound_and_the_limit_of_the_rule_is_not(context: MakeContext) -> None:
    made = context()
    spans = calculation_spans(leaf(made, "budget_completion"), made.figure)
    assert plain_text(spans) == "4－0.2×（100%－99.66%）÷1%"
    assert facts(spans) == ["finance.completion_rate"]


def test_a_fact_that_prints_like_the_limit_is_bound_at_its_own_place(
    context: MakeContext,
) -> None:
    made = context({"收支情况": ["编码,指标名称,数值,单位", "finance.completion_rate,,100,%"]})
    tree = parse_expression("4 - 0.2 * (100% - finance.completion_rate) / 1%")
    spans = trace_spans(evaluate(tree, made.reading), made.figure)
    assert plain_text(spans) == "4－0.2×（100%－100%）÷1%"
    # The limit of the rule stands before the fact, and both print 100%.
    before = plain_text(
        spans[: next(at for at, one in enumerate(spans) if isinstance(one, Figure))]
    )
    assert before == "4－0.2×（100%－"


def test_equal_figures_of_two_facts_keep_their_own_identity(context: MakeContext) -> None:
    made = context()
    trace = made.reading("performance.target_completion_rate").trace
    assert trace is not None
    spans = trace_spans(trace, made.figure)
    assert plain_text(spans) == "21个÷21个"
    assert facts(spans) == ["performance.targets_achieved", "performance.targets_declared"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("budget_completion", "＝3.932"),
        ("procurement_execution", "＝1.6896，四舍五入"),
        ("carryover", ""),
        ("asset_utilisation", ""),
    ],
)
def test_the_result_before_rounding(context: MakeContext, code: str, text: str) -> None:
    made = leaf(context(), code)
    assert result_text(made) == text
    assert is_arithmetic(made) is bool(text)


def test_a_result_that_never_ends_says_about(context: MakeContext) -> None:
    rows = [
        "编码,指标名称,数值,单位",
        "procurement.budget,,300,万元",
        "procurement.actual,,200,万元",
    ]
    made = leaf(context({"采购管理": rows}), "procurement_execution")
    assert result_text(made) == "≈1.333333，四舍五入"


STEPS = [
    # Whole steps only, begun steps in full, exact ones, and no steps at all.
    ("2 - 0.3 * floor((102.2% - 100%) / 1%)", "2－0.3×2", "，（102.2%－100%）÷1%的整数部分为2"),
    (
        "2 - 0.3 * (0 - floor(0 - (102.2% - 100%) / 1%))",
        "2－0.3×3",
        "，（102.2%－100%）÷1%不足1的按1计为3",
    ),
    ("max(0, 2 - 0.3 * floor(3.9))", "2－0.3×3", "，3.9的整数部分为3"),
    ("2 - 0.3 * (102.2% - 100%) / 1%", "2－0.3×（102.2%－100%）÷1%", ""),
]


@pytest.mark.parametrize(("formula", "shown", "told"), STEPS)
def test_whole_steps_are_told_in_words(
    context: MakeContext, formula: str, shown: str, told: str
) -> None:
    made = context()
    trace: Trace = evaluate(parse_expression(formula), made.reading)
    score = replace(leaf(made, "budget_completion"), trace=trace, calculation=trace.worked)
    assert plain_text(calculation_spans(score, made.figure)) == shown
    assert plain_text(steps_spans(score, made.figure)) == told
    assert "取整" not in shown + told
