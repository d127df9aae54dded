"""Read a filled workbook into rows of text."""

from dataclasses import dataclass
from pathlib import Path

from jiheng.forms.errors import FormError, FormErrors
from jiheng.forms.tables import RawSheet, letter
from jiheng.forms.xlsx.reader import read_workbook
from jiheng.web.people.importing.sheets import MOST_ROWS, SHEETS, Column, Sheet

Rows = dict[str, list["Row"]]
"""The rows of each sheet by its title."""


@dataclass(frozen=True)
class Row:
    """One row: its number in the sheet, and the text of each field."""

    number: int
    cells: dict[str, str]


def read_rows(path: Path) -> Rows:
    """Read both sheets; one that is not there has no rows.

    Raises:
        FormErrors: the file, a sheet, a title or a cell can not be read; all such at once.
    """
    errors: list[FormError] = []
    known = {sheet.title: sheet for sheet in SHEETS}
    raw = read_workbook(path, errors, lambda title: title.strip() in known)
    found: Rows = {sheet.title: [] for sheet in SHEETS}
    for page in raw:
        if (sheet := known.get(page.title.strip())) is not None:
            found[sheet.title] = _rows(page, sheet, errors)
    wrong = [error for error in errors if error.severity == "error"]
    if not wrong and not any(found.values()):
        titles = "或".join(f"“{title}”" for title in known)
        wrong = [
            FormError("没有可导入的内容", expected=f"有一行以上的{titles}表", advice="请用模板填写")
        ]
    if wrong:
        raise FormErrors(wrong, path.name)
    return found


def error_at(sheet: Sheet, number: int, field: str, what: str, value: str = "") -> FormError:
    """Give an error at the cell of a field; at the first cell where the field is none."""
    at = next((at for at, one in enumerate(sheet.columns) if one.field == field), 0)
    return FormError(what, sheet.title, number, letter(at), sheet.columns[at].title, value=value)


def _rows(page: RawSheet, sheet: Sheet, errors: list[FormError]) -> list[Row]:
    titles = [text.strip() for text in (page.rows[0] if page.rows else [])]
    wanted = [column.title for column in sheet.columns]
    if titles[: len(wanted)] != wanted:
        errors.append(
            FormError(
                "第一行不是本表的栏目", sheet.title, 1, "A", expected="、".join(wanted),
                advice="请用模板填写，不要改动第一行",
            )
        )  # fmt: skip
        return []
    filled = [
        (number, cells)
        for number, cells in enumerate(page.rows[1:], 2)
        if any(text.strip() for text in cells)
    ]
    if len(filled) > MOST_ROWS:
        errors.append(
            FormError(f"有 {len(filled)} 行", sheet.title, expected=f"{MOST_ROWS} 行以内")
        )
        return []
    return [_row(page, sheet, number, cells, errors) for number, cells in filled]


def _row(
    page: RawSheet, sheet: Sheet, number: int, cells: list[str], errors: list[FormError]
) -> Row:
    found: dict[str, str] = {}
    for at, column in enumerate(sheet.columns):
        text = cells[at].strip() if at < len(cells) else ""
        mark = page.marks.get((number, at))
        if mark is not None and mark.severity == "error" and not _is_day(column, mark.is_date):
            errors.append(
                FormError(
                    mark.what, sheet.title, number, letter(at), column.title, text, mark.expected,
                    mark.advice,
                )
            )  # fmt: skip
        elif column.is_required and not text:
            errors.append(error_at(sheet, number, column.field, "没有填写，这一栏必填"))
        found[column.field] = text
    return Row(number, found)


def _is_day(column: Column, is_date: bool) -> bool:
    return is_date and column.field == "expires_on"
