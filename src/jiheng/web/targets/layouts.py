"""Which forms a targets document is made of, and which of their columns are filled now.

Columns, units, choices and help are those of the forms' row definitions; columns of later stages,
such as 实际完成值, are not asked while targets are set.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from jiheng.forms import Column, FormSheet, form_sheet
from jiheng.web.documents.models import Kind

PROJECT = "project"
"""The column that says whose row it is; a project's own document knows that already."""


@dataclass(frozen=True)
class Section:
    """One form of a document, with the columns that are asked, in order."""

    form: str
    asked: tuple[str, ...]
    hint: str = ""

    @property
    def sheet(self) -> FormSheet:
        """Give the form."""
        return form_sheet(self.form)

    @property
    def help(self) -> str:
        """Say how to fill it; where nothing of its own is to be said, as the form does."""
        return self.hint or self.sheet.form.help

    @property
    def columns(self) -> tuple[Column, ...]:
        """Give the columns asked."""
        return tuple(self.sheet.model.column(name) for name in self.asked)

    @property
    def has_weights(self) -> bool:
        """Tell whether its rows have weights that add up."""
        return "weight" in self.asked


_VALUES = (
    *("level1", "level2", "level3", "nature", "target", "unit", "weight"),
    *("previous", "respondents", "evidence", "note"),
)

_GOALS = "总目标写整个实施期的，年度目标写本年度的；同一类型有多条的，写序号。"
_INDICATORS = "至少有产出和效益指标；权重合计为 100，预算执行率另占 10 分的为 90。"

LAYOUTS: Mapping[str, tuple[Section, ...]] = {
    Kind.PROJECT_TARGETS: (
        Section("targets", ("kind", "number", "text"), _GOALS),
        Section("project_indicators", ("code", *_VALUES), _INDICATORS),
    ),
    Kind.DEPARTMENT_TARGETS: (
        Section("duties", ("number", "text", "office")),
        Section("tasks", ("code", "name", "content", "total", "appropriation", "other")),
        Section("targets", ("kind", "number", "text"), _GOALS),
        Section("department_indicators", ("code", "task", *_VALUES)),
    ),
}
"""The sections of each kind of document: duty, task, target, indicator."""


def sections_of(kind: str) -> tuple[Section, ...]:
    """Give the sections of a kind of document.

    Raises:
        KeyError: the kind is none of targets.
    """
    return LAYOUTS[kind]


def is_targets(kind: str) -> bool:
    """Tell whether a document is one of targets."""
    return kind in LAYOUTS
