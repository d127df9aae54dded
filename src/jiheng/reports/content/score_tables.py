"""Lay the scorecard out as rows of a table: three levels, merged cells, group totals."""

from __future__ import annotations

from dataclasses import dataclass, field

from jiheng.quantities import Status
from jiheng.reports.content.context import Context
from jiheng.reports.content.figures import full_points_figure, points_figure
from jiheng.reports.document import Align, Cell
from jiheng.reports.spans import Figure
from jiheng.scoring import CriterionScore

LEVEL_HEADS = ("一级指标", "二级指标", "三级指标")
NO_POINTS = "—"
"""What a table prints for the points of a criterion that does not apply."""
LEVELS = 3
"""Levels that a printed score table shows; deeper ones are added up in it."""


@dataclass
class Line:
    """Hold one line of a score table: its criterion, and the names that begin in it.

    `names` are cells of the level columns that start in this line; `opens` are the groups
    (levels 1 and 2) that start in it, with the number of lines that each takes.
    """

    score: CriterionScore
    names: list[Cell] = field(default_factory=list)
    opens: list[tuple[CriterionScore, int]] = field(default_factory=list)


def depth(context: Context) -> int:
    """Count the levels that the table needs, at most three."""
    levels = (score.level for score in context.card.walk() if score.kind != "indicator")
    return min(LEVELS, max(levels))


def parts(score: CriterionScore) -> tuple[CriterionScore, ...]:
    """Give the parts of a group that have lines; indicators have a table of their own."""
    return tuple(child for child in score.children if child.kind != "indicator")


def score_lines(top: CriterionScore, levels: int, first: int = 1) -> list[Line]:
    """Lay out a branch in lines; the columns begin with level `first`, 1 or 2."""
    if not parts(top) or top.level >= levels:
        width = levels - max(top.level, first) + 1
        lines = [Line(top, [_name(top, colspan=width)])]
    else:
        lines = [line for child in parts(top) for line in score_lines(child, levels, first)]
        if top.level >= first:
            lines[0].names.insert(0, _name(top, rowspan=len(lines)))
    if first <= top.level < levels:
        lines[0].opens.insert(0, (top, len(lines)))
    return lines


def _name(score: CriterionScore, rowspan: int = 1, colspan: int = 1) -> Cell:
    align = Align.CENTER if score.level == 1 and len(score.name) <= 6 else Align.LEFT
    return Cell.of(score.name, rowspan=rowspan, colspan=colspan, header=True, align=align)


def full_figure(context: Context, score: CriterionScore) -> Figure:
    """Give the full points of a criterion, as a table prints them; a dash where it has none."""
    source = f"{context.standard_name}：{score.name}分值"
    if score.is_gone:
        return Figure(NO_POINTS, f"score.{score.code}.full", None, "", source)
    return full_points_figure(f"score.{score.code}.full", score.full, source)


def got_figure(context: Context, score: CriterionScore) -> Figure:
    """Give the points of a criterion, as a table prints them; 不适用 is no zero."""
    source = f"{context.standard_name}：{score.name}"
    if score.is_gone:
        return Figure(Status.NOT_APPLICABLE.label, f"score.{score.code}", None, "", source)
    return points_figure(f"score.{score.code}", score.points, score.status, source)


def total_figures(context: Context) -> tuple[Figure, Figure]:
    """Give full points and total of the whole card, as a table prints them."""
    card, title = context.card, context.standard_name
    full = full_points_figure("score.total.full", card.full, f"{title}：总分值")
    return full, points_figure("score.total", card.total, card.status, title)
