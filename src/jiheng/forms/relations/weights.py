"""Weights: those of one project, or of the department, add up to 100 or 90."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from jiheng.forms.errors import FormError
from jiheng.forms.filled import FilledForms
from jiheng.forms.rows.indicators import IndicatorColumns
from jiheng.forms.tables import TableRow
from jiheng.quantities import Missing, print_points

FULL_WEIGHTS = (100, 90)
"""What weights add up to: 90 where 预算执行率 holds the other 10 (财预〔2020〕10号)."""

_FORMS = ("department_indicators", "project_indicators", "self_evaluation_indicators")

PlacedIndicator = tuple[TableRow, IndicatorColumns]


def weight_sums(filled: FilledForms) -> Iterator[FormError]:
    """Report sets of indicators whose weights are incomplete or add up to something else.

    A set without any weight is not judged: not every form has weights yet.  Nor is a form with
    wrong cells: its sums would be wrong for that reason alone.
    """
    for code in _FORMS:
        if not filled.is_sound(code):
            continue
        by_project: dict[str, list[PlacedIndicator]] = {}
        for place, row in filled.rows(code, IndicatorColumns):
            by_project.setdefault(row.cells().get("project", ""), []).append((place, row))
        for project, rows in by_project.items():
            owner = f"项目“{project}”" if project else "部门整体"
            yield from _check(filled, code, owner, rows)


def _check(
    filled: FilledForms, code: str, owner: str, rows: Sequence[PlacedIndicator]
) -> Iterator[FormError]:
    weights = [row.weight for _, row in rows]
    present = [weight.exact for weight in weights if not isinstance(weight, Missing)]
    if not present:
        return
    if len(present) < len(weights):
        for place, row in rows:
            if isinstance(row.weight, Missing):
                advice = "补填权重"
                what = f"{owner}的其他指标有权重，这一项没有"
                yield filled.error(code, place, "weight", what, advice=advice)
        return
    added = sum(present, Fraction(0))
    if added not in FULL_WEIGHTS:
        what = f"{owner}的权重合计为 {print_points(added, min_places=0)}"
        advice = f"调整各指标权重，{len(rows)} 项之和应为 100 或 90"
        expected = "合计 100；预算执行率另占 10 的，合计 90"
        yield filled.error(code, rows[0][0], "weight", what, expected=expected, advice=advice)
