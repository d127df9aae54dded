"""Read xlsx: every visible sheet a table, numbers as their cells display them."""

from pathlib import Path
from xml.parsers import expat

from jiheng.checks.document import Document, Table, Unread
from jiheng.checks.errors import UnreadableFile
from jiheng.checks.readers.captions import with_captions
from jiheng.checks.readers.limits import refuse_cells
from jiheng.checks.readers.number_display import GENERAL, Display, cell_displays, displayed
from jiheng.checks.readers.opening import DAMAGE, damaged
from jiheng.checks.readers.sheets import HIDDEN, sheet_table, shown, workbook_of
from jiheng.forms.errors import FormErrors
from jiheng.forms.xlsx.package import open_package, sheet_parts, verify
from jiheng.forms.xlsx.scan import SheetScan, TooLarge, scan_sheet


def read_xlsx(path: Path) -> Document:
    """Read the visible sheets of a workbook; hidden ones are named as unread.

    A formula counts with the result that was saved; without one its cell is told as unread.

    Raises:
        UnreadableFile: the workbook is damaged, has a password, or is too large.
    """
    unread: list[Unread] = []
    try:
        with open_package(path) as package:
            for part in ("xl/sharedStrings.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
                verify(package, part)
            displays = cell_displays(package)
            scans: dict[str, SheetScan] = {}
            for sheet in sheet_parts(package):
                where = f"“{sheet.name}”"
                if not sheet.is_visible:
                    unread.append(Unread(where, HIDDEN.reason))
                    continue
                try:
                    scans[sheet.name] = scan_sheet(package, sheet.part)
                except TooLarge as large:
                    unread.append(Unread(where, f"{large.what}，没有读"))
    except FormErrors as errors:
        first = errors.errors[0]
        raise UnreadableFile(first.what, str(path), first.expected, first.advice) from None
    except (expat.ExpatError, *DAMAGE) as error:
        if isinstance(error, UnreadableFile):
            raise
        damaged(str(path))
    refuse_cells(str(path), sum(scan.area for scan in scans.values()))
    tables = _tables(path, scans, displays, unread)
    return Document(path.name, "xlsx", with_captions(tables), tuple(unread))


def _tables(
    path: Path, scans: dict[str, SheetScan], displays: list[Display], unread: list[Unread]
) -> list[Table]:
    tables: list[Table] = []
    with workbook_of(path) as workbook:
        for name, scan in scans.items():
            values = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            rows = [
                [_text(value, scan, displays, number, at) for at, value in enumerate(row)]
                for number, row in enumerate(values, start=1)
            ]
            empty = sum(not _at(rows, number, at) for number, at in scan.formulas - scan.worded)
            if empty:
                unread.append(Unread(f"“{name}”", f"有 {empty} 个公式没有保存结果，没有读"))
            merged = [
                (top - 1, left, bottom - 1, right) for top, left, bottom, right in scan.merged
            ]
            table = sheet_table(rows, merged, len(tables) + 1, name)
            if table is not None:
                tables.append(table)
    return tables


def _text(value: object, scan: SheetScan, displays: list[Display], row: int, column: int) -> str:
    style = scan.style(row, column)
    display = displays[style] if style < len(displays) else GENERAL
    return shown(value, lambda number: displayed(number, display))


def _at(rows: list[list[str]], number: int, at: int) -> str:
    return rows[number - 1][at] if number <= len(rows) and at < len(rows[number - 1]) else ""
