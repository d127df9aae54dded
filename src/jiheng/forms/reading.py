"""Read a department's year from a csv folder or a workbook into a dossier."""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from pathlib import Path

from jiheng.forms.catalogue import FormSheet, form_catalogue, is_left_alone, sheet_titled
from jiheng.forms.csv_folder import read_folder
from jiheng.forms.dossier import Dossier
from jiheng.forms.errors import FormError, FormErrors, nearest
from jiheng.forms.facts import Fact, Source
from jiheng.forms.filled import FilledForms, PlacedFigure, fill
from jiheng.forms.layout import lay_out
from jiheng.forms.relations import check_relations, check_settled
from jiheng.forms.rows.base import RowModel, SourceColumns
from jiheng.forms.rows.cells import clean
from jiheng.forms.rows.department import Narrative, Profile
from jiheng.forms.tables import RawSheet, Table
from jiheng.forms.totals import settle_totals
from jiheng.forms.xlsx.reader import read_workbook

_COPY = re.compile(r"\s*([-－]?\s*(副本|备份)|[（(]\d+[)）]|[_－-]\d+)+$")
"""What spreadsheets and file managers add to the name of a copy."""


@dataclass(frozen=True)
class Inspection:
    """Hold what a reading found: every error and warning, and the dossier if there is one.

    `dossier` is None where any error was found; `for_review` also stands where all errors leave
    the rows readable, such as weights that do not add up.  Nothing at all could be read where it
    is not `is_readable`.
    """

    dossier: Dossier | None
    errors: tuple[FormError, ...]
    for_review: Dossier | None = None
    is_readable: bool = True


def read_dossier(path: Path | str, *, for_review: bool = False) -> Dossier:
    """Read the dossier of a csv folder or an xlsx workbook.

    With `for_review` errors that only stop a score are left in the dossier's `warnings`, so that
    the review of targets can find what is wrong instead of being refused for it.

    Raises:
        FormErrors: with every error of all sheets, each at its cell.
    """
    found = inspect(path)
    dossier = found.for_review if for_review else found.dossier
    if dossier is None:
        raise FormErrors(found.errors, str(path))
    return dossier


def inspect(path: Path | str) -> Inspection:
    """Read a folder or workbook and list every error and warning, without raising any."""
    place = Path(path)
    errors: list[FormError] = []
    try:
        tables = read_tables(place, errors)
    except FormErrors as unreadable:
        return Inspection(None, tuple(unreadable.errors), is_readable=False)
    return _inspection(tables, place, errors)


def inspect_tables(tables: Iterable[Table], found: Iterable[FormError] = ()) -> Inspection:
    """List every error and warning of forms that are read already, or were never in a file.

    The tables stand in the order of the catalogue, and 部门概况 is among them; `found` is what
    their reading found wrong.
    """
    return _inspection(tables, None, list(found))


def _inspection(tables: Iterable[Table], place: Path | None, errors: list[FormError]) -> Inspection:
    filled = fill(tables, errors)
    errors.extend(check_relations(filled))
    errors.extend(replace(error, blocks_reading=False) for error in settle_totals(filled))
    errors.extend(check_settled(filled))
    errors.sort(key=_position)
    wrong = [error for error in errors if error.severity == "error"]
    if any(error.blocks_reading for error in wrong):
        return Inspection(None, tuple(errors))
    dossier = _dossier(filled, place, tuple(errors))
    return Inspection(None if wrong else dossier, tuple(errors), dossier)


def read_tables(path: Path, errors: list[FormError]) -> list[Table]:
    """Read the sheets of a folder or workbook and lay them on their forms.

    Raises:
        FormErrors: nothing can be read at all.
    """
    raw = read_folder(path, errors) if path.is_dir() else _read_workbook(path, errors)
    tables = []
    present = {form.code for sheet in raw if (form := sheet_titled(sheet.title)) is not None}
    for sheet in raw:
        form = _form_of(sheet, present, errors)
        table = lay_out(sheet, form, errors) if form else None
        if table is not None:
            tables.append(table)
            _refuse_twins(tables, errors)
    required = form_catalogue()[0]
    if required.code not in present and not any(error.sheet == required.title for error in errors):
        errors.append(
            FormError(
                f"缺少“{required.title}”表",
                required.title,
                expected="部门名称、年度、评分标准等基本信息",
                advice=f"补上“{required.title}”表",
                file=path.name,
            )
        )
    order = {sheet.code: at for at, sheet in enumerate(form_catalogue())}
    return sorted(tables, key=lambda table: order[table.sheet.code])


def _read_workbook(path: Path, errors: list[FormError]) -> list[RawSheet]:
    return read_workbook(path, errors, lambda title: sheet_titled(title) is not None)


def _form_of(raw: RawSheet, present: Set[str], errors: list[FormError]) -> FormSheet | None:
    """Find the form of a sheet by its title.

    A title that looks like a form that is not there is a mistyped one and refused; any other
    unknown sheet with content, also a copy of a form, is left out with a warning.
    """
    title = clean(raw.title)
    form = sheet_titled(title)
    is_filled = raw.is_filled or any(clean(text) for row in raw.rows for text in row)
    if form is not None or is_left_alone(title) or not is_filled:
        return form
    absent = [sheet.title for sheet in form_catalogue() if sheet.code not in present]
    near = nearest(_COPY.sub("", title), absent)
    more = "不需要读取的表，在表名前加下划线“_”"
    errors.append(
        FormError(
            "不认识的表名" if near else "不认识的表，没有读取",
            title,
            value=raw.title if near else "",
            expected="各表的规定名称" if near else "",
            advice=f"是否应为“{near}”？{more}" if near else f"要读取的，改为规定的表名；{more}",
            file=raw.file,
            severity="error" if near else "warning",
            is_ignored=not near,
        )
    )
    return None


def _refuse_twins(tables: list[Table], errors: list[FormError]) -> None:
    """Refuse a second table of the form that was read last: nobody knows which one counts."""
    *before, last = tables
    first = next((table for table in before if table.sheet is last.sheet), None)
    if first is not None:
        tables.pop()
        title = last.sheet.title
        what = f"“{title}”表有两份（{first.file}、{last.file}）"
        advice = "只留一份，另一份改名或移走"
        errors.append(FormError(what, title, advice=advice, file=last.file))


def _position(error: FormError) -> tuple[int, str, int, int, str]:
    order = {sheet.code: at for at, sheet in enumerate(form_catalogue())}
    form = sheet_titled(error.sheet)
    # Errors of the whole folder first, unknown sheets last.
    place = -1 if not error.sheet else order[form.code] if form else len(order)
    return (place, error.sheet, error.row or 0, len(error.column), error.column)


def _dossier(filled: FilledForms, path: Path | None, warnings: tuple[FormError, ...]) -> Dossier:
    ((_, profile),) = filled.rows("profile", Profile)
    narratives = {row.section: row.text for _, row in filled.rows("narratives", Narrative)}
    forms = {
        sheet.code: tuple(row for _, row in filled.rows(sheet.code, RowModel))
        for sheet in form_catalogue()
    }
    return Dossier(
        organisation=profile.name,
        region=profile.region,
        year=profile.year,
        standard=profile.standard,
        version=profile.version,
        facts=_facts(filled.figures.items(), profile),
        forms=forms,
        narratives=narratives,
        path=path,
        warnings=warnings,
    )


def _facts(figures: Iterable[tuple[str, PlacedFigure]], profile: Profile) -> dict[str, Fact]:
    facts = {}
    for code, placed in figures:
        proof = placed.row if isinstance(placed.row, SourceColumns) else None
        facts[code] = Fact.of(
            placed.figure.reading,
            code,
            placed.figure.label,
            Source(
                (proof.document if proof else "") or placed.table.file,
                proof.page if proof else "",
                placed.table.address(placed.place, placed.figure.column),
            ),
            evidence=proof.evidence if proof else "",
            note=proof.note if proof else "",
            organisation=profile.name,
            period=f"{profile.year}年",
            version=profile.version,
            kind=placed.figure.kind,
        )
    return facts
