"""All forms of a department's year, in the order in which they are filled."""

from dataclasses import dataclass, replace
from functools import cache

from jiheng.forms.rows import (
    department,
    evaluation,
    findings,
    indicators,
    money,
    monitoring,
    projects,
    tasks,
)
from jiheng.forms.rows.base import Form, RowModel
from jiheng.forms.rows.cells import Column
from jiheng.forms.rows.facts import FactRow
from jiheng.standards import Group, vocabulary
from jiheng.standards.quoting import bare_name

FACTS_PREFIX = "facts."

_BEFORE_FACTS: tuple[type[RowModel], ...] = (
    department.Profile,
    department.Duty,
    department.Office,
    department.SubordinateUnit,
    tasks.Task,
    money.FinanceRow,
    money.TransferRow,
    money.PlanSpendingRow,
)
_AFTER_FACTS: tuple[type[RowModel], ...] = (
    tasks.BonusItem,
    tasks.Achievement,
    projects.Project,
    projects.Target,
    indicators.DepartmentIndicator,
    indicators.ProjectIndicator,
    monitoring.MonitoringFund,
    monitoring.MonitoringRow,
    monitoring.MonitoringProblem,
    evaluation.EvaluationFund,
    evaluation.EvaluationIndicator,
    evaluation.EvaluationConclusion,
    evaluation.DepartmentScore,
    indicators.LibraryIndicator,
    department.Policy,
    findings.Problem,
    findings.Measure,
    findings.Explanation,
    department.Narrative,
)


@dataclass(frozen=True)
class FormSheet:
    """Pair a form with the model of its rows; a fact sheet also has its vocabulary group."""

    form: Form
    model: type[RowModel]
    group: Group | None = None

    @property
    def code(self) -> str:
        """Give the English code, such as `tasks` or `facts.procurement`."""
        return self.form.code

    @property
    def title(self) -> str:
        """Give the Chinese title, which is the sheet and file name."""
        return self.form.title

    @property
    def columns(self) -> tuple[Column, ...]:
        """Give the columns in order."""
        return self.model.columns()

    @property
    def is_card(self) -> bool:
        """Tell whether the form is one record written as 项目 and 内容."""
        return self.form.is_card


@cache
def form_catalogue() -> tuple[FormSheet, ...]:
    """List every form, fact sheets included, in filling order.

    >>> [sheet.title for sheet in form_catalogue()[:2]]
    ['部门概况', '部门职责']
    """
    return (
        *(FormSheet(model.form, model) for model in _BEFORE_FACTS),
        *(_fact_sheet(group) for group in vocabulary().groups),
        *(FormSheet(model.form, model) for model in _AFTER_FACTS),
    )


def form_sheet(code: str) -> FormSheet:
    """Give the form of a code.

    Raises:
        KeyError: there is none.

    >>> form_sheet("tasks").title
    '年度工作任务'
    """
    return _by_code()[code]


@cache
def _by_code() -> dict[str, FormSheet]:
    return {sheet.code: sheet for sheet in form_catalogue()}


LEFT_ALONE = ("填表说明", "检查结果")
"""Sheets that a template or a check adds to the forms."""
NOT_READ = ("_", "~", ".")
"""First characters of the names of files and sheets that are left alone."""


def is_left_alone(title: str) -> bool:
    """Tell whether a sheet or file is none that anybody expects to be read."""
    return title in LEFT_ALONE or title.startswith(NOT_READ)


def sheet_titled(title: str) -> FormSheet | None:
    """Give the form of a sheet or file by its title, or by one it once had; None for others.

    >>> sheet_titled("收支 情况表").title
    '分来源收支表'
    """
    return _by_title().get(bare_name(title))


@cache
def _by_title() -> dict[str, FormSheet]:
    titles = (
        (title, sheet) for sheet in form_catalogue() for title in (sheet.title, *sheet.form.aliases)
    )
    return {bare_name(title): sheet for title, sheet in titles}


def _fact_sheet(group: Group) -> FormSheet:
    form = replace(
        FactRow.form,
        code=FACTS_PREFIX + group.code,
        title=group.title,
        aliases=group.former_titles,
        help=f"{group.help}{FactRow.form.help}",
    )
    return FormSheet(form, FactRow, group)
