"""Give a workbook back with every wrong cell coloured and commented."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from jiheng.forms.errors import FormError, FormErrors
from jiheng.forms.files import cannot_write, replaced_file
from jiheng.forms.rows.cells import clean
from jiheng.forms.xlsx.result_sheet import add_result_sheet, remove_result_sheet
from jiheng.forms.xlsx.safety import not_writable, refuse_unwritable

AUTHOR = "绩衡检查"
WRONG = "FFF4B6B0"
DOUBTFUL = "FFFFE9A8"

# XML parsers raise kinds of SyntaxError.
_CHOKED = (
    AttributeError,
    BadZipFile,
    IndexError,
    KeyError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
)
_OLD_FILL = "原底色 "
_OLD_AUTHOR = "原批注作者 "
_SEPARATOR = "\n——————\n"


def write_marked(source: Path, target: Path, errors: Iterable[FormError]) -> None:
    """Write a workbook to `target` with a mark at each error, and a list of them in front.

    Wrong cells turn red, doubtful ones yellow, each with a comment that says what to do, and so
    do the tabs of their sheets; the marks and the list of an earlier check are taken off first.
    Values, formats, solid fills, texts and authors of comments stay, or come back when the mark
    goes; sizes of comment boxes, the formatting inside comments, patterned or gradient fills of
    marked cells, and what openpyxl does not know (pictures, shapes) do not.

    Raises:
        FormErrors: the workbook can not be written back.
    """
    refuse_unwritable(source)
    try:
        workbook = load_workbook(source, rich_text=True)
    except _CHOKED:
        # The reader is more patient than the library that writes the marks.
        not_writable(source)
    _remove_marks(workbook)
    remove_result_sheet(workbook)
    names = {clean(name): name for name in workbook.sheetnames}
    placed = [replace(error, sheet=names.get(error.sheet, error.sheet)) for error in errors]
    by_cell: dict[tuple[str, str], list[FormError]] = defaultdict(list)
    for error in placed:
        # What concerns no sheet that is there stands in the list alone.
        if error.sheet in workbook.sheetnames:
            by_cell[error.sheet, f"{error.column or 'A'}{error.row or 1}"].append(error)
    for (sheet, address), found in by_cell.items():
        _mark(_writable(workbook[sheet], address), found)
    if placed:
        add_result_sheet(workbook, placed)
    try:
        with replaced_file(target) as temporary:
            workbook.save(temporary)
    except OSError as error:
        raise FormErrors([cannot_write(target, error)]) from None


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
    if cell.fill.fill_type == "solid":
        text += f"{_SEPARATOR}{_OLD_FILL}{_color_text(cell.fill.start_color)}"
    if cell.comment is not None:
        author = " ".join((cell.comment.author or "").split())
        text += f"{_SEPARATOR}{_OLD_AUTHOR}{author}\n{cell.comment.text}"
    cell.fill = PatternFill("solid", start_color=WRONG if is_wrong else DOUBTFUL)
    cell.comment = Comment(text, AUTHOR, width=320, height=40 + 18 * (len(text) // 22 + 1))


def _advice(error: FormError) -> str:
    """Say an error without its place, which the comment's position shows."""
    expected = f"应为{error.expected}" if error.expected else ""
    parts = [part.rstrip("。；") for part in (error.what, expected, error.advice) if part]
    return "；".join(parts) + "。"


def _color_text(color: Color) -> str:
    """Write a colour so that it can be read back: by itself, or by kind, number and tint."""
    return color.rgb if color.type == "rgb" else f"{color.type} {color.value} {color.tint}"


def _color(text: str) -> Color:
    kind, *numbers = text.split()
    # openpyxl turns the texts into the numbers it wants.
    return Color(**{kind: numbers[0], "tint": numbers[1]}) if numbers else Color(rgb=kind)


def _remove_marks(workbook: Workbook) -> None:
    """Take off the marks of an earlier check and give back fill and comment."""
    for page in workbook.worksheets:
        # The public ways to walk a sheet make a cell for every place up to the last one.
        for cell in list(page._cells.values()):
            comment = cell.comment
            if isinstance(cell, Cell) and comment is not None and comment.author == AUTHOR:
                _, *before = comment.text.split(_SEPARATOR)
                fill = PatternFill(fill_type=None)
                if before and before[0].startswith(_OLD_FILL):
                    color = _color(before.pop(0).removeprefix(_OLD_FILL))
                    fill = PatternFill("solid", start_color=color)
                cell.fill = fill
                cell.comment = _old_comment(_SEPARATOR.join(before))


def _old_comment(text: str) -> Comment | None:
    author = ""
    if text.startswith(_OLD_AUTHOR):
        author, _, text = text.removeprefix(_OLD_AUTHOR).partition("\n")
    return Comment(text, author) if text else None
