"""Targets as a workbook: out with what is there, in with every error at its cell."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jiheng.forms import (
    FormError,
    FormErrors,
    form_catalogue,
    form_sheet,
    inspect_tables,
)
from jiheng.forms.errors import did_you_mean
from jiheng.forms.reading import read_tables
from jiheng.forms.rows.cells import clean
from jiheng.forms.tables import Table
from jiheng.forms.xlsx.sheet_writer import SheetContent
from jiheng.forms.xlsx.template import BLANK_ROWS, write_workbook
from jiheng.web.documents.editing import Content
from jiheng.web.organisations.models import Organisation
from jiheng.web.projects.models import Project
from jiheng.web.projects.rows import profile_cells, project_cells, table_of
from jiheng.web.targets.content import cells_of, titled, with_project
from jiheng.web.targets.layouts import PROJECT

_OWN = ("duties", "tasks", "department_indicators")
"""Forms that only the department's own document has."""
_REFERENCE = ("profile", "projects")
"""Forms that stand in the workbook so that people see what the codes mean; never read in."""


@dataclass(frozen=True)
class Subject:
    """What a workbook is about: the projects by code, and the department itself where it is.

    `contents` are those of the documents by project code, the empty one for the department.
    """

    department: Organisation
    year: int
    projects: Mapping[str, Project]
    contents: Mapping[str, Content]
    has_department: bool

    @property
    def forms(self) -> tuple[str, ...]:
        """List the forms of the workbook in the order of the catalogue."""
        chosen = {"targets"}
        if self.has_department:
            chosen |= {"duties", "tasks", "department_indicators"}
        if self.projects:
            chosen |= {"project_indicators"}
        order = ("duties", "tasks", "targets", "department_indicators", "project_indicators")
        return tuple(form for form in order if form in chosen)


@dataclass(frozen=True)
class Received:
    """What a filled workbook holds: errors and warnings, and the rows by project code and form.

    `is_readable` is False where nothing can be read at all, so that nothing can be marked.
    """

    errors: tuple[FormError, ...]
    rows: Mapping[str, Mapping[str, list[dict[str, str]]]]
    blocks: bool
    is_readable: bool = True

    @property
    def wrong(self) -> int:
        """Count the errors; warnings do not count."""
        return sum(error.severity == "error" for error in self.errors)


def write_targets(subject: Subject) -> bytes:
    """Write the workbook of a subject, filled with what is there."""
    profile = [profile_cells(subject.department, subject.year)]
    contents = [SheetContent(form_sheet("profile"), profile)]
    if subject.projects:
        cells = [project_cells(project) for project in _with_those_above(subject.projects)]
        contents.append(SheetContent(form_sheet("projects"), cells))
    for form in subject.forms:
        rows = list(_rows(subject, form))
        room = {"with_example": not rows, "blank_rows": BLANK_ROWS}
        contents.append(SheetContent(form_sheet(form), rows, **room))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "targets.xlsx"
        write_workbook(path, contents)
        return path.read_bytes()


def read_targets(path: Path, subject: Subject) -> Received:
    """Read a filled workbook; everything that is wrong is told, and nothing is stored.

    Forms that do not belong to the subject are told, and left out.
    """
    found: list[FormError] = []
    try:
        tables = read_tables(path, found)
    except FormErrors as unreadable:
        return Received(tuple(unreadable.errors), {}, blocks=True, is_readable=False)
    tables, found = _completed(tables, found, subject)
    inspection = inspect_tables(tables, found)
    errors = [*_profile_errors(tables, subject), *_code_errors(tables, subject)]
    told = (*(one for one in inspection.errors if not _is_of_card(one)), *errors)
    blocks = inspection.for_review is None or any(one.severity == "error" for one in errors)
    return Received(told, _received(tables, subject), blocks)


def _with_those_above(projects: Mapping[str, Project]) -> list[Project]:
    found: dict[str, Project] = {}
    for project in projects.values():
        chain = [project]
        while (parent := chain[0].parent) is not None and parent.code not in found:
            if parent in chain:
                break
            chain.insert(0, parent)
        found.update({one.code: one for one in chain})
    return list(found.values())


def _rows(subject: Subject, form: str) -> Iterator[dict[str, str]]:
    sheet = form_sheet(form)
    for code, content in subject.contents.items():
        for cells in cells_of(sheet, content.get(form, [])):
            yield with_project(cells, code)


def _completed(
    tables: list[Table], found: list[FormError], subject: Subject
) -> tuple[list[Table], list[FormError]]:
    """Add the card and the projects that a workbook of a few forms may lack: both are known."""
    there = {table.sheet.code for table in tables}
    own = {
        "profile": [profile_cells(subject.department, subject.year)],
        "projects": [project_cells(one) for one in _with_those_above(subject.projects)],
    }
    refused = {error.sheet for error in found if error.row or not _says_absent(error)}
    added = [
        table_of(code, rows)
        for code, rows in own.items()
        if code not in there and rows and form_sheet(code).title not in refused
    ]
    order = [sheet.code for sheet in form_catalogue()]
    whole = sorted([*tables, *added], key=lambda table: order.index(table.sheet.code))
    kept = [error for error in found if not (added and _says_absent(error))]
    return whole, kept


def _is_of_card(error: FormError) -> bool:
    """Tell remarks on the card, which the workbook was given and nobody has to fill."""
    return error.severity == "warning" and error.sheet == form_sheet("profile").title


def _says_absent(error: FormError) -> bool:
    return error.what == f"缺少“{form_sheet('profile').title}”表"


def _profile_errors(tables: Iterable[Table], subject: Subject) -> Iterator[FormError]:
    """Refuse the workbook of another department or year."""
    wanted = profile_cells(subject.department, subject.year)
    for table in tables:
        if table.sheet.code != "profile":
            continue
        for row in table.rows:
            for name, what in (("name", "是另一个部门的表"), ("year", "是另一个年度的表")):
                text = clean(row.cells.get(name, "")).removesuffix("年")
                if text and text != wanted[name]:
                    advice = "请核对是否选错了文件"
                    yield table.error(row, name, what, wanted[name], advice)


def _code_errors(tables: Iterable[Table], subject: Subject) -> Iterator[FormError]:
    """Refuse rows of projects that are not there, or that this person does not fill."""
    known = [*subject.projects]
    for table in tables:
        if table.sheet.code not in (*subject.forms, *_REFERENCE) and table.rows:
            first = table.sheet.columns[0].name
            what, advice = "这张表不在此处导入，没有读取", "请到它所属的页面导入，或从本文件中移走"
            yield table.error(table.rows[0], first, what, "", advice, "warning")
            continue
        if table.sheet.code not in ("targets", "project_indicators"):
            continue
        for row in table.rows:
            code = clean(row.cells.get(PROJECT, ""))
            if code in subject.projects or (not code and subject.has_department):
                continue
            if not code and table.sheet.code == "project_indicators":
                continue  # 必填项没有填写，逐行检查已经报告。
            what = "没有这个项目，或不由您填报" if code else "没有写项目编码"
            advice = did_you_mean(code, known) if code else "填写项目编码"
            yield table.error(row, PROJECT, what, "本次导入的项目的编码", advice)


def _received(
    tables: Iterable[Table], subject: Subject
) -> dict[str, dict[str, list[dict[str, str]]]]:
    rows: dict[str, dict[str, list[dict[str, str]]]] = {}
    for table in tables:
        if table.sheet.code not in subject.forms:
            continue
        for row in table.rows:
            code = clean(row.cells.get(PROJECT, "")) if table.sheet.code not in _OWN else ""
            own = rows.setdefault(code, {})
            own.setdefault(table.sheet.code, []).append(titled(table.sheet, row.cells))
    return rows
