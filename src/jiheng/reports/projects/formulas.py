"""The live formulas of a project's form: rates, points, total; never a wrong number.

Where a rule cannot be followed in a cell, the points stand as scored, and the cell says
需重新评分 as soon as one of the cells they depend on holds something else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from jiheng.quantities import Missing, Status, Value
from jiheng.reports.projects.form import EXECUTION_RATE, ProjectForm
from jiheng.reports.projects.lines import IndicatorLine
from jiheng.reports.sheet_formula import (
    NOT_APPLICABLE,
    NOT_ASSESSABLE,
    SAFE_PLACES,
    areas,
    guarded,
    number_text,
)
from jiheng.reports.spans import exact_text
from jiheng.scoring import CriterionScore
from jiheng.scoring.indicators import rule_for_row
from jiheng.standards import Criterion
from jiheng.standards.expressions import Expression, Name, Number, names
from jiheng.standards.rules import Subject
from jiheng.standards.wording import subject_of

STALE = '"需重新评分"'
_ROW_NAMES = frozenset({"actual", "target", "target_low", "target_high"})

Kept = tuple[str, Fraction | str | None]
"""A cell and what it held when the form was written: a number, words, or nothing."""


def rate_formula(budget: str, spent: str) -> str:
    """Write 全年执行数÷全年预算数; blank where one is blank, a dash where both are zero.

    >>> rate_formula("E6", "F6")
    '=IF(COUNT(E6,F6)=2,IF(E6=0,IF(F6=0,"—",""),F6/E6),"")'
    """
    return f'=IF(COUNT({budget},{spent})=2,IF({budget}=0,IF({spent}=0,"—",""),{spent}/{budget}),"")'


def kept(points: Value, cells: Sequence[Kept]) -> str:
    """Write points that hold as long as their cells do.

    >>> kept(Fraction(9), [("F6", Fraction(57)), ("E6", None)])
    '=IFERROR(IF(AND(ROUND(F6-57,9)=0,E6=""),9,"需重新评分"),"需重新评分")'
    """
    shown = '""' if isinstance(points, Missing) else number_text(points)
    if not cells:
        return f"={shown}"
    same = ",".join(_same(cell, held) for cell, held in cells)
    return f"=IFERROR(IF(AND({same}),{shown},{STALE}),{STALE})"


def _same(cell: str, held: Fraction | str | None) -> str:
    if held is None:
        return f'{cell}=""'
    if isinstance(held, str):
        quoted = held.replace('"', '""')
        return f'{cell}="{quoted}"'
    # Nine decimals of a figure in its printed unit: more than any form has, less than a double.
    return f"ROUND({cell}-{number_text(held)},9)=0"


def execution_formula(form: ProjectForm, rate: str, full: str, inputs: Sequence[Kept]) -> str:
    """Write the points of the execution rate over the cell that holds the rate.

    `inputs` are the cells of 全年预算数 and 全年执行数, in this order.
    """
    score = form.execution
    assert score is not None
    criterion = form.card.standard.find(score.code)
    assert criterion is not None
    assert criterion.rule is not None
    subject = subject_of(criterion, lambda code: code)
    tree = criterion.rule.lower(subject)
    plain = criterion.applies_when is None and set(names(tree)) == {EXECUTION_RATE}
    if not plain or score.status is not Status.REPORTED or score.full != criterion.full:
        return kept(_points(score), [*inputs, (full, score.full)])
    nothing = _policy(form, criterion, score)
    live = guarded(
        tree,
        lambda _: rate,
        places=score.places,
        bounds=(Fraction(0), score.full),
        not_applicable=nothing,
    )
    (budget, _), (spent, _) = inputs
    zero = f"IF({spent}=0,{nothing},{NOT_ASSESSABLE})"
    live = f"=IF(AND(COUNT({budget},{spent})=2,{budget}=0),{zero},{live[1:]})"
    return _while_full(live, full, score.full, [budget, spent])


def indicator_formula(
    form: ProjectForm,
    line: IndicatorLine,
    target: Kept,
    actual: Kept,
    full: str,
    bounds: Mapping[str, Fraction],
) -> str:
    """Write the points of an indicator over the cells of its target and its result.

    `bounds` are the ends of a range by their names in the rule, in the unit of the result's cell.
    """
    score = line.score
    assert score is not None
    tree = _tree(form, line)
    cells = [target, actual, (full, score.full)]
    if tree is None or isinstance(actual[1], str) or not _judged(score, actual):
        return kept(_points(score), cells)
    criterion = form.card.standard.find(score.code.rpartition(".")[0])
    assert criterion is not None
    ends = {name: number_text(end) for name, end in bounds.items()}
    live = guarded(
        tree,
        lambda name: {"actual": actual[0], "target": target[0], **ends}[name],
        places=score.places,
        bounds=(Fraction(0), score.full),
        not_applicable=_policy(form, criterion, score),
    )
    if isinstance(target[1], str):
        # The ends of a range stand in one cell as words: they count as long as it holds them.
        live = f"=IF({_same(*target)},{live[1:]},{STALE})"
        return _while_full(live, full, score.full, [actual[0]])
    return _while_full(live, full, score.full, [target[0], actual[0]])


def _judged(score: CriterionScore, actual: Kept) -> bool:
    """Tell whether the formula may speak: it was scored, or only waits for the result."""
    return score.status is Status.REPORTED or actual[1] is None


def _tree(form: ProjectForm, line: IndicatorLine) -> Expression | None:
    score = line.score
    assert score is not None
    criterion = form.card.standard.find(score.code.rpartition(".")[0])
    if criterion is None or criterion.indicators is None:
        return None
    fitting = criterion.indicators.rule_for(line.row.nature, line.scored.level1)
    if fitting is None:
        return None
    rule = rule_for_row(fitting.rule, line.scored, score.full)
    tree = rule.lower(Subject(line.scored.name, Number(score.full), Name("actual")))
    known = {
        name
        for name, reading in line.scored.columns.items()
        if name == "actual" or not isinstance(reading.value, Missing)
    }
    return tree if set(names(tree)) <= _ROW_NAMES & known else None


def total_formula(cells: Sequence[str], places: int) -> str:
    """Write the sum of the points; blank while some are not known.

    >>> total_formula(["I6", "H9", "H10", "H11"], 2)[:43]
    '=IF(COUNT(I6,H9:H11)=4,ROUND(SUM(I6,H9:H11)'
    """
    if not cells:
        return '=""'
    parts = areas(cells)
    listed = ",".join(parts)
    stale = ",".join(f"COUNTIF({part},{STALE})>0" for part in parts)
    return (
        f"=IF(COUNT({listed})={len(cells)},ROUND(SUM({listed}),{places}),"
        f'IF(OR({stale}),{STALE},""))'
    )


def _policy(form: ProjectForm, criterion: Criterion, score: CriterionScore) -> str:
    policy = criterion.not_applicable or form.card.standard.not_applicable
    if policy == "full":
        return number_text(score.full)
    # To share points out anew is the engine's work.
    return STALE if policy == "redistribute" else NOT_APPLICABLE


def _while_full(live: str, cell: str, full: Fraction, inputs: Sequence[str]) -> str:
    """Leave the points blank while an input is, and have them scored anew for other weights."""
    blank = ",".join(f'{one}=""' for one in inputs)
    same = f"ROUND({cell}-{number_text(full)},{SAFE_PLACES})=0"
    return f'=IF(OR({blank}),"",IF({same},{live[1:]},{STALE}))'


def _points(score: CriterionScore) -> Value:
    return Missing(score.status) if score.points is None else score.points


def is_decimal(value: Fraction) -> bool:
    """Tell whether a cell can hold a number exactly as it is printed."""
    return "/" not in exact_text(value)
