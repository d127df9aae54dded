"""Two revisions side by side: which rows came, went or changed, cell by cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from jiheng.forms import FormSheet, form_catalogue
from jiheng.web.documents.editing import Content

ADDED, REMOVED, CHANGED, SAME = "新增", "删除", "修改", "未变"
_NAMED_BY = ("三级指标", "项目名称", "任务名称", "目标类型", "职责内容", "名称")
_LONGEST_NAME = 40
Row = Mapping[str, str]


@dataclass(frozen=True)
class Cell:
    """One column of a row, in the old and in the new revision."""

    header: str
    old: str
    new: str

    @property
    def is_changed(self) -> bool:
        """Tell whether the two differ."""
        return self.old != self.new


@dataclass(frozen=True)
class RowPair:
    """One row in both revisions, with the cells that hold something in either."""

    kind: str
    name: str
    cells: tuple[Cell, ...]

    @property
    def changed(self) -> tuple[Cell, ...]:
        """Give the cells that differ."""
        return tuple(cell for cell in self.cells if cell.is_changed)


@dataclass(frozen=True)
class FormPair:
    """One form in both revisions."""

    title: str
    rows: tuple[RowPair, ...]

    @property
    def differing(self) -> tuple[RowPair, ...]:
        """Give the rows that are not the same."""
        return tuple(row for row in self.rows if row.kind != SAME)


def compare(old: Content, new: Content) -> list[FormPair]:
    """Pair the rows of two contents, form by form in the order of the catalogue.

    Rows are paired by the form's key, such as the code of an indicator; rows that leave it blank
    are paired by their place among those.
    """
    return [
        FormPair(
            sheet.title, tuple(_pairs(sheet, old.get(sheet.code, []), new.get(sheet.code, [])))
        )
        for sheet in form_catalogue()
        if old.get(sheet.code) or new.get(sheet.code)
    ]


def _pairs(sheet: FormSheet, old: Sequence[Row], new: Sequence[Row]) -> Iterator[RowPair]:
    before, after = _keyed(sheet, old), _keyed(sheet, new)
    order = [*(key for key in before if key not in after), *after]
    for key in sorted(order, key=lambda key: _place(key, before, after)):
        for one, other in zip_longest(before.get(key, []), after.get(key, [])):
            yield _pair(sheet, one, other)


def _keyed(sheet: FormSheet, rows: Sequence[Row]) -> dict[tuple[str, ...], list[Row]]:
    """Group rows by key; rows of one key keep their order."""
    headers = {column.name: column.header for column in sheet.columns}
    keys = [headers[name] for name in sheet.form.key]
    found: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        found.setdefault(tuple(row.get(header, "").strip() for header in keys), []).append(row)
    return found


def _place(
    key: tuple[str, ...],
    before: Mapping[tuple[str, ...], list[Row]],
    after: Mapping[tuple[str, ...], list[Row]],
) -> int:
    """Let new rows stand in their order, and removed ones where they stood."""
    order = after if key in after else before
    return list(order).index(key)


def _pair(sheet: FormSheet, old: Row | None, new: Row | None) -> RowPair:
    before, after = old or {}, new or {}
    cells = tuple(
        Cell(column.header, before.get(column.header, ""), after.get(column.header, ""))
        for column in sheet.columns
        if before.get(column.header, "") or after.get(column.header, "")
    )
    if old is None:
        kind = ADDED
    elif new is None:
        kind = REMOVED
    else:
        kind = CHANGED if any(cell.is_changed for cell in cells) else SAME
    return RowPair(kind, _name(new or old or {}), cells)


def _name(row: Row) -> str:
    named = [row[header] for header in _NAMED_BY if row.get(header)]
    text = (named or [text for text in row.values() if text] or [""])[0]
    return text if len(text) <= _LONGEST_NAME else f"{text[:_LONGEST_NAME]}……"
