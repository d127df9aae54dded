"""Points that were lost, and the problems and measures that answer them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from jiheng.forms.rows.findings import Measure, Problem
from jiheng.quantities import print_points
from jiheng.reports.content.context import Context
from jiheng.reports.spans import Figure
from jiheng.scoring import CriterionScore
from jiheng.standards.quoting import bare_name

ZERO = Fraction(0)


@dataclass(frozen=True)
class Loss:
    """Hold a criterion that lost points, and the bare codes and names on the way down to it."""

    score: CriterionScore
    points: Fraction
    path: tuple[str, ...]

    def is_in(self, criterion: str) -> bool:
        """Say whether the points were lost in a criterion or group, by its code or name."""
        return bare_name(criterion) in self.path

    @property
    def figure(self) -> Figure:
        """Give the points lost, with 分 behind them."""
        score = self.score
        source = f"计算：{print_points(score.full)}分－{print_points(score.points or ZERO)}分"
        text = f"{print_points(self.points)}分"
        return Figure(text, f"score.{score.code}.lost", self.points, "分", source)


def lost_points(score: CriterionScore) -> Fraction:
    """Count the points lost in a criterion and below it; a bonus not earned is no loss."""
    if score.children:
        return sum((lost_points(child) for child in score.children), ZERO)
    if score.points is None:
        return ZERO
    if score.kind == "adjustment":
        return max(ZERO, -score.points)
    return score.full - score.points


def losses(context: Context) -> list[Loss]:
    """List the criteria that lost points, in the standard's order."""
    return [loss for top in context.card.criteria for loss in _losses(top, ())]


def _losses(score: CriterionScore, above: tuple[str, ...]) -> Iterator[Loss]:
    path = (*above, bare_name(score.code), bare_name(score.name))
    for child in score.children:
        yield from _losses(child, path)
    if not score.children and lost_points(score):
        yield Loss(score, lost_points(score), path)


def losses_of(context: Context, criterion: str) -> list[Loss]:
    """List the losses in a criterion or group, named by its code or name."""
    return [loss for loss in losses(context) if loss.is_in(criterion)]


def measures_of(context: Context, problem: Problem) -> list[Measure]:
    """List the measures against a problem."""
    return [row for row in context.rows(Measure) if row.problem == problem.code]


def check_answers(context: Context) -> None:
    """Tell the officer of lost points without problem and problems without measure."""
    problems, measures = list(context.rows(Problem)), list(context.rows(Measure))
    for loss in losses(context):
        lost = f"“{loss.score.name}”扣{loss.figure.text}"
        own = [row for row in problems if loss.is_in(row.criterion)]
        answered = any(loss.is_in(row.criterion) for row in measures)
        answered = answered or any(measures_of(context, row) for row in own)
        lacking = [name for name, there in (("问题", bool(own)), ("措施", answered)) if not there]
        if lacking:
            sheets = {"问题": "“存在问题”", "措施": "“改进措施”"}
            context.notice(
                "存在的主要问题" if not own else "下一步改进措施",
                f"{lost}，没有对应的{'和'.join(lacking)}。",
                f"在{''.join(sheets[name] for name in lacking)}表填写，"
                f"对应评分指标写 {loss.score.code}。",
            )
    for problem in problems:
        direct = [row for row in measures if row.criterion and row.criterion == problem.criterion]
        if not measures_of(context, problem) and not direct:
            context.notice(
                "下一步改进措施",
                f"问题“{problem.title}”没有对应的措施。",
                f"在“改进措施”表填写，对应问题写 {problem.code}。",
            )
