"""Amounts: totals of a row, totals of a project's sources, scores within their full points."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from jiheng.forms.errors import FormError
from jiheng.forms.filled import FilledForms
from jiheng.forms.rows.base import RowModel
from jiheng.forms.rows.money import TOTAL_SOURCE
from jiheng.forms.sums import Agreement, agreement, reported
from jiheng.forms.tables import TableRow
from jiheng.quantities import Missing, Printed

_ROW_SUMS = (
    ("tasks", "total", ("appropriation", "other")),
    ("projects", "budget", ("appropriation", "carried_in", "other")),
)
_FUND_SUMS = (
    ("monitoring_funds", ("initial", "adjusted", "executed", "forecast")),
    ("self_evaluation_funds", ("initial", "adjusted", "spent")),
)
_FULL_POINTS = (
    ("self_evaluation_funds", "full"),
    ("self_evaluation_indicators", "weight"),
    ("department_self_evaluation", "full"),
)


def row_sums(filled: FilledForms) -> Iterator[FormError]:
    """Report rows whose total is not the sum of its parts."""
    for code, whole, parts in _ROW_SUMS:
        for place, row in filled.rows(code, RowModel):
            numbers = [row.printed(name) for name in parts]
            yield from sum_errors(filled, code, place, whole, numbers, row.printed(whole))


def fund_sums(filled: FilledForms) -> Iterator[FormError]:
    """Report projects whose 年度资金总额 is not the sum of the other sources."""
    for code, names in _FUND_SUMS:
        if not filled.is_sound(code):
            continue
        by_project: dict[str, list[tuple[TableRow, RowModel, str]]] = defaultdict(list)
        for place, row in filled.rows(code, RowModel):
            cells = row.cells()
            by_project[cells["project"]].append((place, row, cells["source"]))
        for rows in by_project.values():
            parts = [row for _, row, source in rows if source != TOTAL_SOURCE]
            wholes = [(place, row) for place, row, source in rows if source == TOTAL_SOURCE]
            for place, whole in wholes if parts else ():
                for name in names:
                    numbers = [part.printed(name) for part in parts]
                    yield from sum_errors(filled, code, place, name, numbers, whole.printed(name))


def scores_within_full(filled: FilledForms) -> Iterator[FormError]:
    """Report scores above their full points."""
    for code, full in _FULL_POINTS:
        for place, row in filled.rows(code, RowModel):
            found = reported(row.printed("score"), row.printed(full))
            # What a line may take off at most (−5) bounds its score from below.
            if found is not None and not _lies_within(found[0].exact, found[1].exact):
                expected = f"不超过分值 {found[1].text}"
                advice = "请核对得分和分值"
                yield filled.error(
                    code, place, "score", "得分超过分值", expected=expected, advice=advice
                )


def _lies_within(score: Fraction, full: Fraction) -> bool:
    return score <= full if full >= 0 else full <= score <= 0


def sum_errors(
    filled: FilledForms,
    code: str,
    place: TableRow,
    name: str,
    parts: Sequence[Printed | Missing],
    whole: Printed | Missing,
) -> Iterator[FormError]:
    """Report a total that its parts do not add up to; rounding alone gives a warning.

    Nothing is said where a part or the total is missing.
    """
    found = reported(*parts)
    if found is None or isinstance(whole, Missing):
        return
    agreed = agreement(found, whole)
    if agreed is Agreement.EXACT:
        return
    header = filled.forms[code].table.sheet.model.column(name).header
    texts = [f"（{part.text}）" if part.exact < 0 else part.text for part in found]
    expected = f"{header}＝{'＋'.join(texts)}"
    if agreed is Agreement.ROUNDED:
        what, advice = "与各分项之和有尾差", "请核对末位"
        yield filled.error(
            code, place, name, what, expected=expected, advice=advice, severity="warning"
        )
    else:
        what, advice = "不等于各分项之和", "改正合计或分项"
        yield filled.error(code, place, name, what, expected=expected, advice=advice)
