"""Score one criterion: lower its rule to a tree, evaluate, round once, and say why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from jiheng.forms.facts import Fact
from jiheng.forms.rows.indicators import TIERS
from jiheng.quantities import Interval, Missing, Status, Value, print_points, round_half_up
from jiheng.scoring.doubts import doubts
from jiheng.scoring.evaluation import COMPARISON, evaluate
from jiheng.scoring.readings import Readings
from jiheng.scoring.reasons import reason_of
from jiheng.scoring.scorecard import CriterionKind, CriterionScore
from jiheng.scoring.trace import Trace
from jiheng.standards import Source
from jiheng.standards.expressions import Expression, Name, Number, divide, multiply, names
from jiheng.standards.printing import print_exact
from jiheng.standards.rules import Rule, Subject
from jiheng.standards.rules.extra import Net, Penalty
from jiheng.standards.spread import round_interval, spread

Side = Literal["text", "worked"]
_FLAGS = ("是", "否")
_WORDS = (*_FLAGS, *TIERS)
"""What a condition compares as a number and a reader knows as a word."""
_OPPOSITE = {"＜": "≥", "≤": "＞", "＞": "≤", "≥": "＜", "＝": "≠", "≠": "＝"}


@dataclass(frozen=True)
class Assignment:
    """Say what is to be scored: a rule on a subject, worth `full` points, with its citation.

    `stated` are the points its file states; `full` differs from it after redistribution, and
    the rule's points are then scaled. `text` is the official scoring sentence.
    """

    code: str
    name: str
    level: int
    kind: CriterionKind
    rule: Rule
    subject: Subject
    stated: Fraction
    full: Fraction
    places: int
    text: str
    source: Source
    evidence: tuple[str, ...] = ()
    applies_when: Expression | None = None
    policy: str = "undecided"
    cause: str = ""

    @property
    def bounds(self) -> tuple[Fraction, Fraction]:
        """Return the least and the most points that can come out."""
        if isinstance(self.rule, Penalty):
            return -self.stated, Fraction(0)
        if isinstance(self.rule, Net):
            return -self.stated, self.stated
        return Fraction(0), self.full

    @property
    def is_extra(self) -> bool:
        """Say whether the points come on top of the others and take no part in sharing."""
        return self.rule.is_extra

    def tree(self) -> Expression:
        """Return the tree of the points, scaled to the points it is worth now."""
        tree = self.rule.lower(self.subject)
        if self.full == self.stated or self.is_extra or not self.stated:
            return tree
        # Written as × full ÷ stated, so that the figures of the sentence can be found in it.
        return divide(multiply(tree, Number(self.full)), Number(self.stated))


def is_applicable(assignment: Assignment, readings: Readings) -> Value:
    """Return 1 if the criterion applies, 0 if it does not, or the nothing in the way.

    A condition on a figure that is 不适用 does not hold: there is nothing it could hold of.
    """
    if assignment.applies_when is not None:
        condition = evaluate(assignment.applies_when, readings.read).value
        if isinstance(condition, Missing) and condition.status is not Status.NOT_APPLICABLE:
            return condition
        if condition != 1:
            return Fraction(0)
    value = evaluate(assignment.rule.lower(assignment.subject), readings.read).value
    if isinstance(value, Missing) and value.status is Status.NOT_APPLICABLE:
        return Fraction(0)
    return Fraction(1)


def score_leaf(assignment: Assignment, readings: Readings) -> CriterionScore:
    """Score one criterion exactly; what has no value gets no points and says so."""
    applicable = is_applicable(assignment, readings)
    trace = evaluate(assignment.tree(), readings.read)
    value: Value = trace.value
    if isinstance(applicable, Missing):
        value = applicable
    elif applicable == 0:
        value = Missing(Status.NOT_APPLICABLE, _not_applicable_reason(assignment, trace))
    value = _within_bounds(assignment, value)
    points, low, high = _settle(assignment, value)
    status = value.status if isinstance(value, Missing) else Status.REPORTED
    remarks = tuple(
        remark.text
        for remark in assignment.rule.remarks(assignment.subject)
        if evaluate(remark.condition, readings.read).value == 1
    )
    inputs = _inputs(assignment)
    margin = round_interval(spread(assignment.tree(), readings.read), assignment.places)
    shown = assignment.subject.value
    value_text = readings.read(shown.code).text if isinstance(shown, Name) else ""
    return CriterionScore(
        code=assignment.code,
        name=assignment.name,
        level=assignment.level,
        kind="adjustment" if assignment.is_extra else assignment.kind,
        full=Fraction(0) if isinstance(assignment.rule, Penalty) else assignment.full,
        points=points,
        status=status,
        low=low,
        high=high,
        formula=_shown(trace, "text") if status is Status.REPORTED else "",
        calculation=_shown(trace, "worked") if status is Status.REPORTED else "",
        value_text=value_text,
        rule_text=assignment.text,
        reason=reason_of(assignment, value, points, trace, readings),
        places=assignment.places,
        document=assignment.source.document,
        clause=assignment.source.clause,
        confidence=assignment.source.confidence.value,
        evidence=assignment.evidence,
        inputs=inputs,
        missing=tuple(code for code in inputs if isinstance(readings.read(code).value, Missing)),
        facts=_facts(inputs, readings),
        trace=trace,
        margin=_held(margin, assignment) if status is Status.REPORTED else None,
        remarks=remarks,
        doubts=doubts(inputs, readings),
    )


def _within_bounds(assignment: Assignment, value: Value) -> Value:
    """Refuse points that no input should give: a rule met figures it is not made for."""
    low, high = assignment.bounds
    if isinstance(value, Missing) or low <= value <= high:
        return value
    range_text = f"{print_points(low)}～{print_points(high)}分"
    return Missing(Status.NOT_ASSESSABLE, f"算得的分超出{range_text}的范围，请核对所填数据")


def _held(margin: Interval | None, assignment: Assignment) -> Interval | None:
    """Hold a margin inside the points that can come out at all."""
    if margin is None:
        return None
    low, high = (Interval.exact(bound) for bound in assignment.bounds)
    return margin.max(low).min(high)


def _settle(assignment: Assignment, value: Value) -> tuple[Fraction | None, Fraction, Fraction]:
    low, high = assignment.bounds
    if not isinstance(value, Missing):
        points = round_half_up(value, assignment.places)
        return points, points, points
    if value.status is Status.NOT_APPLICABLE and not assignment.is_extra:
        if assignment.policy == "full":
            return assignment.full, assignment.full, assignment.full
        if assignment.policy == "redistribute" and assignment.full == 0:
            return Fraction(0), Fraction(0), Fraction(0)
    return None, low, high


def _not_applicable_reason(assignment: Assignment, trace: Trace) -> str:
    if isinstance(trace.value, Missing) and trace.value.status is Status.NOT_APPLICABLE:
        return trace.value.reason
    return f"不符合“{assignment.name}”的适用条件"


def _inputs(assignment: Assignment) -> tuple[str, ...]:
    formulas = [assignment.rule.lower(assignment.subject)]
    if assignment.applies_when is not None:
        formulas.append(assignment.applies_when)
    return tuple(dict.fromkeys(name for formula in formulas for name in names(formula)))


def _facts(inputs: tuple[str, ...], readings: Readings) -> tuple[Fact, ...]:
    facts: dict[str, Fact] = {}
    for code in inputs:
        facts.update(readings.read(code).facts)
    return tuple(facts.values())


def _shown(trace: Trace, side: Side) -> str:
    """Prefix the branch that counted with the comparison that chose it.

    A calculation that holds no figure of the dossier, since a limit took its place, begins with
    the comparison that brought the limit in.
    """
    trace = _deciding(trace)
    text = _side(trace, side)
    if not trace.conditions or trace.sign:
        chosen = None if any(trace.figures()) else next(_choices(trace), None)
        if chosen is None or isinstance(trace.value, Missing):
            return text
        return f"{_comparison(chosen, side)}，得{print_exact(trace.value)}分"
    deciding = trace.conditions[-1]
    if deciding.sign != COMPARISON:
        return text
    points = text if text.endswith("分") else f"{text}分"
    return f"{_comparison(deciding, side)}，得{points}"


def _deciding(trace: Trace) -> Trace:
    """Go down to the cases that chose, past outer ones that only let the others speak.

    Where a limit took the place of all figures, the innermost comparison brought it in.
    """
    while len(trace.children) == 1 and trace.conditions and not trace.sign:
        (inner,) = trace.children
        if not inner.conditions or inner.conditions[-1].sign != COMPARISON:
            break
        is_limit = inner.conditions[-1].value == 1 and not any(trace.figures())
        if trace.conditions[-1].value == 1 and not is_limit:
            break
        trace = inner
    return trace


def _choices(trace: Trace) -> Iterator[Trace]:
    """Yield the comparisons with figures in them that chose parts of a calculation, inner first."""
    for part in trace.children:
        yield from _choices(part)
    for condition in reversed(trace.conditions):
        is_flag = bool(condition.children) and condition.children[0].worked in _FLAGS
        if condition.sign == COMPARISON and any(condition.leaves()) and not is_flag:
            yield condition


def _comparison(deciding: Trace, side: Side) -> str:
    left, right = deciding.children[0], deciding.children[-1]
    if right.worked in _WORDS or right.sign == COMPARISON:
        return _side(deciding, side)
    if left.worked in _WORDS:
        return f"{left.text}为“{left.worked}”" if side == "text" else f"“{left.worked}”"
    if deciding.value == 1 or len(deciding.children) != 2 or left.sign == COMPARISON:
        return _side(deciding, side)
    # The last case failed, so what holds is its opposite.
    sign = _side(deciding, side).removeprefix(_side(left, side)).removesuffix(_side(right, side))
    return _side(left, side) + _OPPOSITE[sign] + _side(right, side)


def _side(trace: Trace, side: Side) -> str:
    return trace.text if side == "text" else trace.worked
