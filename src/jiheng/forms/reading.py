"""Read a department's year from a csv folder or a workbook into a dossier."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from jiheng.forms.catalogue import FormSheet, form_catalogue, sheets_by_title
from jiheng.forms.csv_folder import NOT_READ, read_folder
from jiheng.forms.dossier import Dossier
from jiheng.forms.errors import FormError, FormErrors, did_you_mean
from jiheng.forms.facts import Fact, Source
from jiheng.forms.filled import FilledForms, PlacedFigure, fill
from jiheng.forms.relations import check_relations
from jiheng.forms.rows.base import RowModel, SourceColumns
from jiheng.forms.rows.cells import clean
from jiheng.forms.rows.department import Narrative, Profile
from jiheng.forms.tables import RawSheet, Table, lay_out
from jiheng.forms.totals import settle_totals
from jiheng.forms.xlsx.reader import read_workbook

GUIDE_SHEET = "填表说明"


@dataclass(frozen=True)
class Inspection:
    """Hold what a reading found: every error and warning, and the dossier if there is one."""

    dossier: Dossier | None
    errors: tuple[FormError, ...]


def read_dossier(path: Path | str) -> Dossier:
    """Read the dossier of a csv folder or an xlsx workbook.

    Raises:
        FormErrors: with every error of all sheets, each at its cell.
    """
    found = inspect(path)
    if found.dossier is None:
        raise FormErrors(found.errors, str(path))
    return found.dossier


def inspect(path: Path | str) -> Inspection:
    """Read a folder or workbook and list every error and warning, without raising any."""
    place = Path(path)
    errors: list[FormError] = []
    try:
        tables = read_tables(place, errors)
    except FormErrors as unreadable:
        return Inspection(None, tuple(unreadable.errors))
    filled = fill(tables, errors)
    errors.extend(check_relations(filled))
    errors.extend(settle_totals(filled))
    errors.sort(key=_position)
    if any(error.severity == "error" for error in errors):
        return Inspection(None, tuple(errors))
    return Inspection(_dossier(filled, place, tuple(errors)), tuple(errors))


def read_tables(path: Path, errors: list[FormError]) -> list[Table]:
    """Read the sheets of a folder or workbook and lay them on their forms.

    Raises:
        FormErrors: nothing can be read at all.
    """
    raw = read_folder(path, errors) if path.is_dir() else _read_workbook(path, errors)
    tables = []
    for sheet in raw:
        form = _form_of(sheet, errors)
        table = lay_out(sheet, form, errors) if form else None
        if table is not None:
            tables.append(table)
    required = form_catalogue()[0]
    if all(clean(sheet.title) != required.title for sheet in raw) and not any(
        error.sheet == required.title for error in errors
    ):
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
    return read_workbook(path, errors, lambda title: clean(title) in sheets_by_title())


def _form_of(raw: RawSheet, errors: list[FormError]) -> FormSheet | None:
    title = clean(raw.title)
    form = sheets_by_title().get(title)
    is_left_alone = title == GUIDE_SHEET or title.startswith(NOT_READ)
    is_filled = raw.is_filled or any(clean(text) for row in raw.rows for text in row)
    if form is None and not is_left_alone and is_filled:
        errors.append(
            FormError(
                "不认识的表名",
                title,
                value=raw.title,
                expected="各表的规定名称",
                advice=did_you_mean(title, sheets_by_title())
                + "；不需要读取的表，在表名前加下划线“_”",
                file=raw.file,
            )
        )
    return form


def _position(error: FormError) -> tuple[int, str, int, int, str]:
    order = {sheet.title: at for at, sheet in enumerate(form_catalogue())}
    # Errors of the whole folder first, unknown sheets last.
    place = order.get(error.sheet, len(order)) if error.sheet else -1
    return (place, error.sheet, error.row or 0, len(error.column), error.column)


def _dossier(filled: FilledForms, path: Path, warnings: tuple[FormError, ...]) -> Dossier:
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
        reading = placed.figure.reading
        proof = placed.row if isinstance(placed.row, SourceColumns) else None
        facts[code] = Fact(
            code=code,
            label=placed.figure.label,
            value=reading.value,
            unit=reading.unit,
            interval=reading.interval,
            text=reading.text,
            source=Source(
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
