"""A project as a row of the form 项目, and what the form's own rules say of it."""

from collections.abc import Iterable, Mapping

from jiheng.forms import FormError, form_sheet, inspect_tables
from jiheng.forms.tables import Table, TableRow
from jiheng.standards import list_standards
from jiheng.web.organisations.models import Organisation, Region
from jiheng.web.projects.amounts import yuan_text
from jiheng.web.projects.models import Level, Project

LEVELS = {Level.FIRST: "一级", Level.SECOND: "二级", Level.UNDERTAKEN: "承担"}
STAGE = "目标申报"
_NATIONAL = "caiyu-2013-53-department"


def project_cells(project: Project) -> dict[str, str]:
    """Give a project as the cells of its row, by field name; amounts as exact 元."""
    return {
        "code": project.code,
        "name": project.name,
        "level": LEVELS.get(Level(project.level), "") if project.level else "",
        "parent": project.parent.code if project.parent else "",
        "department": project.organisation.department.name,
        "implementer": project.organisation.name,
        "category": project.category.name if project.category else "",
        "nature": project.get_nature_display() if project.nature else "",
        "program": project.plan.name if project.plan else "",
        "link": project.chain.name if project.chain else "",
        "start": project.starts_on.isoformat() if project.starts_on else "",
        "finish": project.ends_on.isoformat() if project.ends_on else "",
        "total": yuan_text(project.total_funds),
        "budget": yuan_text(project.annual_funds),
        "appropriation": yuan_text(project.appropriation),
        "carried_in": yuan_text(project.carried_over),
        "other": yuan_text(project.other_funds),
        "secret": "是" if project.is_secret else "否",
    }


def profile_cells(department: Organisation, year: int) -> dict[str, str]:
    """Give the card 部门概况 of a department's year while targets are set."""
    return {
        "name": department.name,
        "code": department.code,
        "region": department.region.name,
        "year": str(year),
        "standard": standard_for(department.region, year),
        "version": STAGE,
    }


def standard_for(region: Region, year: int) -> str:
    """Give the code of the standard that scores a region's departments for a year.

    The region's own if it is known to apply to the year, else the national one.
    """
    found = [
        standard.code
        for standard in list_standards()
        if standard.kind == "department"
        and standard.region == region.name
        and standard.validity.covers(year)
    ]
    return found[0] if found else _NATIONAL


def table_of(code: str, rows: Iterable[Mapping[str, str]]) -> Table:
    """Give rows of cells by field name as the table of a form; the first row has number 1."""
    sheet = form_sheet(code)
    columns = {column.name: at for at, column in enumerate(sheet.columns)}
    blank = dict.fromkeys(columns, "")
    placed = [TableRow(number, {**blank, **cells}) for number, cells in enumerate(rows, start=1)]
    table = Table(sheet, sheet.title, sheet.title, columns, placed)
    if sheet.is_card:
        table.card_rows = {column.name: at for at, column in enumerate(sheet.columns, start=1)}
    return table


def project_errors(project: Project) -> list[tuple[str, FormError]]:
    """List what the form's rules find wrong with a project: field name of the row, and the error."""
    above: list[Project] = []
    while (upper := (above[0] if above else project).parent) is not None and upper not in above:
        above.insert(0, upper)
    rows = [project_cells(one) for one in (*above, project)]
    department = project.organisation.department
    profile = table_of("profile", [profile_cells(department, project.year)])
    table = table_of("projects", rows)
    names = {column.header: column.name for column in table.sheet.columns}
    return [
        (names.get(error.header, ""), error)
        for error in inspect_tables([profile, table]).errors
        if error.sheet == table.title and error.row == len(rows) and error.severity == "error"
    ]
