"""Sheets of a workbook as tables; xls, xlsb and ods, whose number formats are not told."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from jiheng.checks.document import Cell, Document, Place, Table, Unread
from jiheng.checks.errors import UnreadableFile
from jiheng.checks.readers.captions import with_captions
from jiheng.checks.readers.joining import clean
from jiheng.checks.readers.limits import refuse_cells
from jiheng.checks.readers.opening import DAMAGE, damaged

HIDDEN = Unread("", "是隐藏的工作表，没有读")
Area = tuple[int, int, int, int]
"""First row and column, last row and column, from 0."""


@contextmanager
def workbook_of(path: Path) -> Iterator[CalamineWorkbook]:
    """Open a workbook; what the library raises on damaged bytes becomes one clear error.

    Raises:
        UnreadableFile: it is damaged or has a password.
    """
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            yield workbook
    except UnreadableFile:
        raise
    except (CalamineError, *DAMAGE) as error:
        if "password" in str(error).lower():
            advice = "请取消打开密码后另存"
            raise UnreadableFile("工作簿有打开密码", str(path), "没有密码的文件", advice) from None
        damaged(str(path))
    except BaseException as error:
        # A panic of the library's Rust code comes as a class that cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        damaged(str(path))


def read_sheets(path: Path) -> Document:
    """Read the visible sheets of an xls, xlsb or ods file, numbers as stored.

    Raises:
        UnreadableFile: it is damaged, has a password, or is larger than is read.
    """
    tables: list[Table] = []
    unread: list[Unread] = []
    with workbook_of(path) as workbook:
        room = 0
        for sheet in workbook.sheets_metadata:
            if sheet.typ != SheetTypeEnum.WorkSheet:
                unread.append(Unread(f"“{sheet.name}”", "是图表，没有读"))
                continue
            if sheet.visible != SheetVisibleEnum.Visible:
                unread.append(Unread(f"“{sheet.name}”", HIDDEN.reason))
                continue
            found = workbook.get_sheet_by_name(sheet.name)
            room += found.total_height * found.total_width
            refuse_cells(str(path), room)
            rows = [
                [shown(value, str) for value in row]
                for row in found.to_python(skip_empty_area=False)
            ]
            table = sheet_table(rows, _merged(found), len(tables) + 1, sheet.name)
            if table is not None:
                tables.append(table)
    kind = "ods" if path.suffix.lower() == ".ods" else "xls"
    return Document(path.name, kind, with_captions(tables), tuple(unread))


def _merged(sheet: CalamineSheet) -> list[Area]:
    return [
        (top, left, bottom, right)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    ]


def shown(value: object, number: Callable[[object], str]) -> str:
    """Write a cell's value as text; `number` writes the numbers."""
    if isinstance(value, str):
        return clean(value).strip()
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, datetime.datetime):
        is_day = not (value.hour or value.minute or value.second)
        return value.date().isoformat() if is_day else value.isoformat(" ", "minutes")
    return str(value)


def sheet_table(
    rows: Sequence[Sequence[str]], merged: Iterable[Area], number: int, sheet: str
) -> Table | None:
    """Make a table of a sheet from A1 to its last filled cell; None where it is empty.

    Rows and columns keep the numbers that the sheet shows.
    """
    areas = [area for area in merged if area[0] <= area[2] and area[1] <= area[3]]
    height = max((at + 1 for at, row in enumerate(rows) if any(row)), default=0)
    width = max((at + 1 for row in rows for at, text in enumerate(row) if text), default=0)
    if not height:
        return None
    # A merged cell with text may reach beyond the last filled one.
    for top, left, bottom, right in areas:
        if top < height and left < width and top < len(rows) and left < len(rows[top]):
            height = max(height, min(bottom + 1, height + 50))
            width = max(width, min(right + 1, width + 50))
    grid: list[list[Cell | None]] = [
        [
            Cell(
                rows[row][column] if row < len(rows) and column < len(rows[row]) else "",
                Place(None, None, number, row + 1, column + 1, sheet),
            )
            for column in range(width)
        ]
        for row in range(height)
    ]
    for top, left, bottom, right in areas:
        if top >= height or left >= width:
            continue
        last_row, last_column = min(bottom, height - 1), min(right, width - 1)
        first = grid[top][left]
        assert first is not None
        cell = Cell(first.text, first.place, last_row - top + 1, last_column - left + 1)
        for row in range(top, last_row + 1):
            grid[row][left : last_column + 1] = [cell] * (last_column - left + 1)
    return Table(tuple(map(tuple, grid)), Place(table=number, sheet=sheet))
