"""A dossier as its reviewer sees it: the department and each project with their rows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from jiheng.forms.catalogue import form_sheet
from jiheng.forms.dossier import Dossier
from jiheng.forms.review.outcome import Where
from jiheng.forms.review.settings import Field, ReviewSettings, Threshold, WordList
from jiheng.forms.review.texts import bare
from jiheng.forms.rows.base import RowModel
from jiheng.forms.rows.department import SubordinateUnit
from jiheng.forms.rows.indicators import DepartmentIndicator, IndicatorColumns, ProjectIndicator
from jiheng.forms.rows.projects import Project, Target
from jiheng.forms.rows.tasks import Task

Row = TypeVar("Row", bound=RowModel)

DEPARTMENT_NAME = "部门整体"
_PLACED_BY = {
    "projects": "budget",
    "tasks": "total",
    "department_indicators": "weight",
    "project_indicators": "weight",
}
"""A figure that every row of a form states; its source knows the row in the spreadsheet."""
_OF_DEPARTMENT = (DepartmentIndicator.form.code, Task.form.code)
"""Forms that say nothing about projects."""
_CELL = re.compile(r"![A-Z]+(\d+)$")


@dataclass(frozen=True)
class Owner:
    """Hold the department as a whole (empty code) or one project, with its rows.

    `project` is None for the department, and for a code that the form 项目 does not know.
    """

    code: str
    project: Project | None
    indicators: tuple[IndicatorColumns, ...]
    targets: tuple[Target, ...]

    @property
    def is_department(self) -> bool:
        """Tell whether this is the department as a whole."""
        return not self.code

    @property
    def level(self) -> str:
        """Give 一级, 二级 or 承担; empty where it is not known."""
        return self.project.level if self.project else ""

    @property
    def is_secret(self) -> bool:
        """Tell whether the project is marked 涉密."""
        return self.project is not None and self.project.secret is True

    @property
    def name(self) -> str:
        """Give the name that a person knows the owner by; a secret project has its code only."""
        if self.is_department:
            return DEPARTMENT_NAME
        if self.project is None or self.is_secret:
            return f"项目 {self.code}"
        return f"{self.code} {self.project.name}"

    @property
    def indicator_form(self) -> str:
        """Give the code of the form that holds the owner's indicators."""
        return (DepartmentIndicator if self.is_department else ProjectIndicator).form.code


class Submission:
    """Give rules the rows of a dossier by owner, and the settings that apply to it."""

    def __init__(self, dossier: Dossier, settings: ReviewSettings) -> None:
        self.dossier = dossier
        self.settings = settings
        self._positions = {
            id(row): at for rows in dossier.forms.values() for at, row in enumerate(rows, 1)
        }
        self._places: dict[int, Where] = {}
        self._cells: dict[tuple[int, str], Where] = {}

    def rows(self, model: type[Row]) -> list[Row]:
        """List the rows of a form."""
        found = self.dossier.forms.get(model.form.code, ())
        return [row for row in found if isinstance(row, model)]

    def is_filled(self, form: str) -> bool:
        """Tell whether a form has any row."""
        return bool(self.dossier.forms.get(form))

    @cached_property
    def owners(self) -> tuple[Owner, ...]:
        """List the department, then every project in the order of the forms."""
        projects = {project.code: project for project in self.rows(Project)}
        indicators: dict[str, list[IndicatorColumns]] = {"": [*self.rows(DepartmentIndicator)]}
        targets: dict[str, list[Target]] = {}
        for indicator in self.rows(ProjectIndicator):
            indicators.setdefault(indicator.project, []).append(indicator)
        for target in self.rows(Target):
            targets.setdefault(target.project, []).append(target)
        codes = dict.fromkeys(["", *projects, *indicators, *targets])
        return tuple(
            Owner(
                code,
                projects.get(code),
                tuple(indicators.get(code, ())),
                tuple(targets.get(code, ())),
            )
            for code in codes
        )

    def where(self, row: RowModel, column: str = "") -> Where:
        """Give the place of a row, and of one of its columns by field name."""
        place = self._places.get(id(row))
        if place is None:
            place = self._places[id(row)] = Where(
                form=row.form.code,
                sheet=row.form.title,
                row=self._spreadsheet_row(row),
                position=self._positions.get(id(row)),
                project=_project_of(row),
                indicator=row.code
                if isinstance(row, DepartmentIndicator | ProjectIndicator)
                else "",
                record=_record_of(row),
            )
        if not column:
            return place
        cell = (id(row), column)
        if cell not in self._cells:
            self._cells[cell] = replace(place, column=row.column(column).header)
        return self._cells[cell]

    def whole(self, form: str, owner: Owner | None = None) -> Where:
        """Give the place of a form as far as it concerns one owner, or all of it."""
        is_shared = owner is None and form not in _OF_DEPARTMENT
        project = owner.code if owner else ""
        return Where(form, form_sheet(form).title, project=project, is_shared=is_shared)

    def located(self, where: Where) -> Where:
        """Give a place with a row: of a whole form, the owner's first one, else the next to fill."""
        if where.row is not None or where.position is not None:
            return where
        rows = self.dossier.forms.get(where.form, ())
        own = [row for row in rows if where.is_shared or _project_of(row) == where.project]
        if not own:
            return replace(where, position=len(rows) + 1)
        first = self.where(own[0])
        return replace(where, row=first.row, position=first.position)

    def _spreadsheet_row(self, row: RowModel) -> int | None:
        figure = _PLACED_BY.get(row.form.code)
        if figure is None:
            return None
        fact = self.dossier.fact(f"{row.form.fact_path.format(**row.cells())}.{figure}")
        cell = _CELL.search(fact.source.cell) if fact else None
        return int(cell[1]) if cell else None

    def threshold(self, name: str) -> Threshold | None:
        """Give the value that applies to this standard, region and year, or None."""
        dossier = self.dossier
        return self.settings.threshold(name, dossier.standard, dossier.region, dossier.year)

    def no_threshold(self, name: str) -> str:
        """Say that no value applies."""
        label = self.settings.labels[name]
        return f"没有适用于{self.dossier.region}{self.dossier.year}年的“{label}”"

    def words(self, name: str) -> WordList:
        """Give a list of words."""
        return self.settings.lists[name]

    def is_blank(self, text: str) -> bool:
        """Tell whether a text says nothing: empty, only signs, or a word such as 待定."""
        plain = bare(text)
        return not plain or plain in self._blank_words

    @cached_property
    def _blank_words(self) -> frozenset[str]:
        return frozenset(bare(word) for word in self.words("empty_values").words)

    @cached_property
    def own_names(self) -> tuple[str, ...]:
        """List the names that are the department's own: itself, its units, who does its work."""
        names = [
            self.dossier.organisation,
            *(unit.name for unit in self.rows(SubordinateUnit)),
            *(row.department for row in self.rows(Project)),
            *(row.implementer for row in self.rows(Project)),
        ]
        return tuple(dict.fromkeys(filter(None, names)))

    @cached_property
    def own_fields(self) -> frozenset[str]:
        """List the fields of government whose department names stand in the own names.

        One's own name may hold another's: 文化广电旅游体育局 is a 体育局 as well.
        """
        return frozenset(
            code
            for code, field in self.fields.items()
            if any(name in mine for name in field.names for mine in self.own_names)
        )

    @property
    def fields(self) -> Mapping[str, Field]:
        """Give the fields of government by code."""
        return self.settings.fields.fields


def _project_of(row: RowModel) -> str:
    if isinstance(row, Project):
        return row.code
    return row.project if isinstance(row, ProjectIndicator | Target) else ""


def _record_of(row: RowModel) -> str:
    if isinstance(row, IndicatorColumns):
        return row.level3
    if isinstance(row, Target):
        return row.kind + (str(row.number) if row.number is not None else "")
    return row.name if isinstance(row, Project | Task) else ""
