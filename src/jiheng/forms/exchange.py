"""Move a department's year between csv folder and workbook without changing a character."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from jiheng.forms.catalogue import FormSheet, form_catalogue, sheet_titled
from jiheng.forms.csv_folder import csv_files, write_csv
from jiheng.forms.dossier import Dossier
from jiheng.forms.errors import FormError, FormErrors
from jiheng.forms.files import cannot_write
from jiheng.forms.reading import read_tables
from jiheng.forms.replacing import NotRestored, replaced_folder
from jiheng.forms.rows.cells import clean
from jiheng.forms.tables import CARD_HEADERS, Table, TableRow

Rows = Sequence[Mapping[str, str]]


def export_folder(
    source: Dossier | Path | str, folder: Path | str, replace: bool = False
) -> tuple[str, ...]:
    """Write a dossier, or the forms of a workbook, as a folder of canonical csv files.

    Forms without rows give no file.  A workbook's texts go over as they are, also where a
    cell is wrong; a workbook that is not laid out like the forms is refused.  With `replace`
    files of the same name are replaced, all or none of them.  Returns the names of the other csv
    files in the folder, which are left as they are and will be read with those written.

    Raises:
        FormErrors: the source can not be read, or the folder already has csv files.
    """
    contents = _rows_of(source) if isinstance(source, Dossier) else _read(Path(source))
    return _write_folder(Path(folder), [(sheet, rows) for sheet, rows in contents if rows], replace)


def write_blank_folder(
    folder: Path | str,
    forms: Iterable[str] | None = None,
    dossier: Dossier | None = None,
    *,
    replace: bool = False,
) -> tuple[str, ...]:
    """Write a csv folder to fill in: all forms, or those named by code or title.

    A file has its headers, fact sheets also a line for every figure of the vocabulary, those with
    a formula left to be computed.  With a dossier its rows are filled in.  `replace` and what is
    returned are those of `export_folder`.

    Raises:
        FormErrors: a form is unknown, or the folder already has csv files of forms.
    """
    from jiheng.forms.xlsx.template import template_contents

    contents = template_contents(forms, dossier)
    return _write_folder(Path(folder), [(one.sheet, one.rows) for one in contents], replace)


def _write_folder(
    target: Path, contents: Sequence[tuple[FormSheet, Rows]], replace: bool
) -> tuple[str, ...]:
    there = [path.name for path in csv_files(target)] if target.is_dir() else []
    if not replace and any(sheet_titled(Path(name).stem) is not None for name in there):
        what = "文件夹里已有填报的 csv 文件"
        advice = "换一个空文件夹；确认要替换时加 --replace"
        raise FormErrors([FormError(what, value=target.name, file=str(target), advice=advice)])
    try:
        target.mkdir(parents=True, exist_ok=True)
        with replaced_folder(target) as new:
            for sheet, rows in contents:
                _write_form(new, sheet, rows)
    except NotRestored as error:
        what, advice = "写不进去，旧文件没有全部放回", f"从 {error.folder} 取回旧文件"
        raise FormErrors([FormError(what, value=target.name, advice=advice)]) from None
    except OSError as error:
        raise FormErrors([cannot_write(target, error)]) from None
    written = {_file_name(sheet) for sheet, _ in contents}
    return tuple(name for name in there if name not in written)


def _file_name(sheet: FormSheet) -> str:
    return f"{sheet.title}.csv"


def import_folder(folder: Path | str, workbook: Path | str) -> None:
    """Write the forms of a csv folder as a workbook; only the forms that are there.

    Raises:
        FormErrors: a file can not be read or is not laid out like its form.
    """
    from jiheng.forms.xlsx.sheet_writer import SheetContent
    from jiheng.forms.xlsx.template import write_workbook

    contents = [SheetContent(sheet, rows) for sheet, rows in _read(Path(folder))]
    write_workbook(Path(workbook), contents)


def _rows_of(dossier: Dossier) -> list[tuple[FormSheet, Rows]]:
    return [
        (sheet, [row.cells() for row in dossier.forms.get(sheet.code, ())])
        for sheet in form_catalogue()
    ]


def _read(path: Path) -> list[tuple[FormSheet, Rows]]:
    """Read the texts of all forms, wrong cells included.

    Raises:
        FormErrors: structure is wrong, so that texts would be lost.
    """
    errors: list[FormError] = []
    tables = read_tables(path, errors)
    if any(error.severity == "error" or error.is_ignored for error in errors):
        # What a score may leave out would be missing from the copy.
        wrong = [replace(e, severity="error") if e.is_ignored else e for e in errors]
        raise FormErrors(wrong, str(path))
    return [
        (
            table.sheet,
            [{name: clean(text) for name, text in row.cells.items()} for row in _in_order(table)],
        )
        for table in tables
    ]


def _in_order(table: Table) -> list[TableRow]:
    """List the rows as they were typed, totals among them."""
    return sorted([*table.rows, *table.totals], key=lambda row: row.number)


def _write_form(folder: Path, sheet: FormSheet, rows: Rows) -> None:
    lines: list[tuple[str, ...]]
    if sheet.is_card:
        cells = rows[0] if rows else {}
        # A card to fill in asks everything, a filled one shows what was answered.
        filled = [c for c in sheet.columns if not rows or cells.get(c.name) or c.required]
        lines = [CARD_HEADERS[:2], *((c.header, cells.get(c.name, "")) for c in filled)]
    else:
        names = [column.name for column in sheet.columns]
        lines = [
            tuple(column.header for column in sheet.columns),
            *(tuple(cells.get(name, "") for name in names) for cells in rows),
        ]
    write_csv(folder / _file_name(sheet), lines)
