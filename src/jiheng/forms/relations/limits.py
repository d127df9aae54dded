"""Limits: figures that can not be, parts above their whole, counts that lists contradict."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from jiheng.forms.errors import FormError
from jiheng.forms.figures import is_bare
from jiheng.forms.filled import FilledForms, PlacedFigure
from jiheng.forms.rows.base import RowModel
from jiheng.forms.rows.cells import Column
from jiheng.forms.rows.department import Office
from jiheng.forms.rows.facts import FactRow
from jiheng.forms.rows.indicators import IndicatorColumns
from jiheng.quantities import Missing, print_rate
from jiheng.standards.plausible import impossible, is_hardly_so_low, is_hundredth
from jiheng.standards.quoting import quoted

_PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("finance.spent", ("finance.basic_spent", "finance.project_spent")),
    ("finance.spent", ("finance.transfer_to_districts",)),
    ("finance.project_total", ("finance.key_project_spent",)),
    ("assets.total", ("assets.in_use",)),
    ("costs.three_spent", ("costs.reception_spent", "costs.vehicle_spent", "costs.abroad_spent")),
    ("budgeting.new_projects", ("budgeting.new_projects_assessed",)),
    ("performance.targets_declared", ("performance.targets_achieved",)),
    ("results.tasks_completed", ("results.tasks_on_time",)),
    ("results.tasks_completed", ("results.tasks_qualified",)),
    ("results.key_tasks_assigned", ("results.key_tasks_done",)),
)
"""Figures that hold others, which do not overlap among themselves."""
_OFFICES = "staff.offices"
_SATISFACTION = "满意度"
_PEOPLE = "人"
_COMPARED = ("target", "previous", "actual")
_PLACES = 6
"""Decimals of a rate as somebody may have meant it."""


def possible_facts(filled: FilledForms) -> Iterator[FormError]:
    """Report figures of the vocabulary that can not be, such as half a person."""
    for code, form in filled.forms.items():
        for place, row in form.rows:
            if not isinstance(row, FactRow) or row.is_computed:
                continue
            value = row.reading().value
            wrong = None if isinstance(value, Missing) else impossible(row.term, value)
            if wrong is not None:
                what, expected = wrong
                yield filled.error(
                    code,
                    place,
                    "value",
                    f"{quoted(row.term.label)}{what}",
                    expected=expected,
                    advice="请核对来源文件后改正",
                )


def possible_amounts(filled: FilledForms) -> Iterator[FormError]:
    """Report negative figures in columns that take none, and staff that is not whole."""
    for code, form in filled.forms.items():
        if form.table.sheet.group is not None:
            # Which figures of the vocabulary may be negative is for the vocabulary to say.
            continue
        for column in form.table.sheet.columns:
            if column.kind == "number" and not column.signed:
                yield from _possible(filled, code, column)


def bare_fractions(filled: FilledForms) -> Iterator[FormError]:
    """Warn of a rate typed as 0.1144 or 0.95 in a column of per cent, which reads as 0.95%."""
    for placed in filled.figures.values():
        reading = placed.figure.reading
        if not isinstance(reading.value, Missing) and _may_be_fraction(placed, reading.value):
            meant = print_rate(reading.value / reading.unit.scale, _PLACES)
            yield placed.table.error(
                placed.place,
                placed.figure.column,
                f"按{reading.text}读取",
                f"带“{reading.unit.symbol}”的数",
                f"是{meant}的，写{meant}；确是{reading.text}的，写上“{reading.unit.symbol}”",
                "warning",
            )


def _may_be_fraction(placed: PlacedFigure, value: Fraction) -> bool:
    """Tell a number without a unit that is a fraction by its decimals, or by what it states."""
    reading, row = placed.figure.reading, placed.row
    if reading.may_be_fraction:
        return True
    if reading.unit.dimension != "rate" or not is_bare(row.cells()[placed.figure.column]):
        return False
    if isinstance(row, FactRow):
        return is_hardly_so_low(row.term.label, value, share=row.term.share)
    if not isinstance(row, IndicatorColumns):
        return is_hardly_so_low(row.column(placed.figure.column).header, value)
    others = [one.reading.value for one in row.figures() if one.column in _COMPARED]
    beside = [one for one in others if not isinstance(one, Missing)]
    is_beside = any(is_hundredth(value, one) for one in beside)
    return is_beside or is_hardly_so_low(row.level3, value, share=True)


def _possible(filled: FilledForms, code: str, column: Column) -> Iterator[FormError]:
    is_staff = column.unit == _PEOPLE
    expected = "零或正整数" if is_staff else "零或正数"
    for place, row in filled.rows(code, RowModel):
        number = row.printed(column.name)
        if isinstance(number, Missing):
            continue
        if number.exact < 0 or (is_staff and number.exact.denominator != 1):
            what = "是负数" if number.exact < 0 else "不是整数"
            yield filled.error(
                code, place, column.name, what, expected=expected, advice="请核对后改正"
            )


def satisfaction_within_hundred(filled: FilledForms) -> Iterator[FormError]:
    """Report a satisfaction in per cent above 100% or below 0."""
    for code in ("department_indicators", "project_indicators", "self_evaluation_indicators"):
        for place, row in filled.rows(code, IndicatorColumns):
            if not row.level1.startswith(_SATISFACTION) or not row.is_quantitative:
                continue
            for figure in row.figures():
                value, unit = figure.reading.value, figure.reading.unit
                if unit.dimension != "rate" or isinstance(value, Missing) or 0 <= value <= 1:
                    continue
                yield filled.error(
                    code,
                    place,
                    figure.column,
                    "满意度不在0～100%之间",
                    expected="0～100%",
                    advice="请核对后改正",
                )


def parts_within_whole(filled: FilledForms) -> Iterator[FormError]:
    """Report figures that are part of another and larger than it, by all their printed digits."""
    for whole_code, codes in _PARTS:
        whole = filled.figures.get(whole_code)
        parts = [filled.figures[code] for code in codes if code in filled.figures]
        limit = _end(whole, upper=True)
        known = [(part, low) for part in parts if (low := _end(part, upper=False)) is not None]
        if whole is None or limit is None or not known or sum(low for _, low in known) <= limit:
            continue
        if limit < 0:
            # A negative whole is an error of its own; its parts are not to blame.
            continue
        largest, _ = max(known, key=lambda one: one[1])
        texts = [f"{part.figure.label}{part.figure.reading.text}" for part, _ in known]
        yield largest.table.error(
            largest.place,
            largest.figure.column,
            _above(texts, len(known) > 1),
            f"不超过{whole.figure.label}{whole.figure.reading.text}",
            "请核对两处所填的数",
        )


def _above(texts: Sequence[str], several: bool) -> str:
    joined = "＋".join(texts)
    return f"{joined}，合计超过总额" if several else f"{joined}，超过总数"


def _end(placed: PlacedFigure | None, *, upper: bool) -> Fraction | None:
    """Give the end of what a figure's printed digits allow, None where it has no such end."""
    interval = placed.figure.reading.interval if placed else None
    if placed is None or interval is None:
        return None
    return interval.high if upper else interval.low


def offices_counted(filled: FilledForms) -> Iterator[FormError]:
    """Warn where the sheet 内设机构 lists more or fewer offices than the figure says."""
    placed = filled.figures.get(_OFFICES)
    rows = filled.rows("offices", Office)
    if placed is None or not rows or not filled.is_sound("offices"):
        return
    value = placed.figure.reading.value
    if isinstance(value, Missing) or value == len(rows):
        return
    yield placed.table.error(
        placed.place,
        placed.figure.column,
        f"与“内设机构”表的{len(rows)}个机构不一致",
        f"{len(rows)}个",
        "补全“内设机构”表，或改正此数",
        "warning",
    )
