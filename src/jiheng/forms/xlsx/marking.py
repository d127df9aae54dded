"""Give a workbook back with every wrong cell coloured and commented."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from jiheng.forms.errors import FormError, FormErrors
from jiheng.forms.files import replaced_file

AUTHOR = "绩衡检查"
WRONG = "FFF4B6B0"
DOUBTFUL = "FFFFE9A8"

_OLD_FILL = "原底色 "
_SEPARATOR = "\n——————\n"


def write_marked(source: Path, target: Path, errors: Iterable[FormError]) -> None:
    """Write a workbook to `target` with a mark at each error.

    Wrong cells turn red, doubtful ones yellow, each with a comment that says what to do; marks
    of an earlier check are taken off first, everything else stays.

    Raises:
        FormErrors: the workbook can not be written back.
    """
    try:
        workbook = load_workbook(source, rich_text=True)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        # The reader is more patient than the library that writes the marks.
        what, advice = "能读，但不能写回标注", "用 WPS 或 Excel 另存一次再检查"
        raise FormErrors([FormError(what, value=source.name, advice=advice)]) from None
    _remove_marks(workbook)
    by_cell: dict[tuple[str, str], list[FormError]] = defaultdict(list)
    for error in errors:
        if error.sheet in workbook.sheetnames:
            by_cell[error.sheet, f"{error.column or 'A'}{error.row or 1}"].append(error)
        else:
            # A sheet that is missing is missed on the first one.
            by_cell[workbook.sheetnames[0], "A1"].append(error)
    for (sheet, address), found in by_cell.items():
        _mark(_writable(workbook[sheet], address), found)
    try:
        with replaced_file(target) as temporary:
            workbook.save(temporary)
    except OSError as error:
        what, advice = "写不进去", "请关闭已打开的同名文件，或换一个文件夹"
        reason = error.strerror or ""
        raise FormErrors(
            [FormError(what, value=target.name, expected=reason, advice=advice)]
        ) from None


def _writable(page: Worksheet, address: str) -> Cell:
    """Give the cell of an address; inside merged cells, their first."""
    cell = page[address]
    if isinstance(cell, MergedCell):
        area = next(area for area in page.merged_cells.ranges if address in area)
        cell = page.cell(area.min_row, area.min_col)
    assert isinstance(cell, Cell)
    return cell


def _mark(cell: Cell, errors: list[FormError]) -> None:
    is_wrong = any(error.severity == "error" for error in errors)
    text = "\n".join(dict.fromkeys(_advice(error) for error in errors))
    if cell.fill.fill_type == "solid" and isinstance(cell.fill.start_color.rgb, str):
        text += f"{_SEPARATOR}{_OLD_FILL}{cell.fill.start_color.rgb}"
    if cell.comment is not None:
        text += f"{_SEPARATOR}{cell.comment.text}"
    cell.fill = PatternFill("solid", start_color=WRONG if is_wrong else DOUBTFUL)
    cell.comment = Comment(text, AUTHOR, width=320, height=40 + 18 * (len(text) // 22 + 1))


def _advice(error: FormError) -> str:
    """Say an error without its place, which the comment's position shows."""
    expected = f"应为{error.expected}" if error.expected else ""
    parts = [part.rstrip("。；") for part in (error.what, expected, error.advice) if part]
    return "；".join(parts) + "。"


def _remove_marks(workbook: Workbook) -> None:
    """Take off the marks of an earlier check and give back fill and comment."""
    for page in workbook.worksheets:
        for row in page.iter_rows():
            for cell in row:
                comment = cell.comment
                if isinstance(cell, Cell) and comment is not None and comment.author == AUTHOR:
                    _, *before = comment.text.split(_SEPARATOR)
                    fill = PatternFill(fill_type=None)
                    if before and before[0].startswith(_OLD_FILL):
                        fill = PatternFill(
                            "solid", start_color=before.pop(0).removeprefix(_OLD_FILL)
                        )
                    cell.fill = fill
                    cell.comment = Comment(_SEPARATOR.join(before), "") if before else None
