"""What a project standard reads of one project: its money, its completion, its indicators."""

from __future__ import annotations

from collections.abc import Mapping

from jiheng.forms.dossier import Dossier
from jiheng.forms.rows.projects import Project
from jiheng.scoring.indicator_rows import IndicatorRow
from jiheng.scoring.readings import Reading
from jiheng.scoring.row_source import indicator_rows
from jiheng.standards import vocabulary

TOTAL_ROW = "年度资金总额"
"""The row of a project's money that is scored. Source: 财预〔2020〕10号 附表, remembered."""

_COLUMNS = {
    "project.initial_budget": f"{TOTAL_ROW}.initial",
    "project.adjusted_budget": f"{TOTAL_ROW}.adjusted",
    "project.spent": f"{TOTAL_ROW}.spent",
    "project.completed": "completed",
}


def project_columns(dossier: Dossier, project: str) -> Mapping[str, Reading]:
    """Return the figures of one project's self-evaluation under the names a standard reads.

    The execution rate is left to its formula; a rate typed in the form is only checked.
    """
    columns: dict[str, Reading] = {}
    for name, column in _COLUMNS.items():
        code = f"evaluation.{project}.{column}"
        fact = dossier.fact(code)
        if fact is not None:
            label, text = vocabulary().label(name), fact.text or fact.status.label
            columns[name] = Reading(name, label, fact.value, fact.interval, text, {code: fact})
    return columns


def project_rows(dossier: Dossier, project: str) -> list[IndicatorRow]:
    """Return a project's indicators as self-evaluated, else as set with its target."""
    evaluated = indicator_rows(dossier, "self_evaluation_indicators", project)
    return evaluated or indicator_rows(dossier, "project_indicators", project)


def project_names(dossier: Dossier) -> Mapping[str, str]:
    """Return the names of all projects that any form of the dossier speaks of, by code."""
    names: dict[str, str] = {}
    for rows in dossier.forms.values():
        for row in rows:
            if isinstance(row, Project):
                names[row.code] = row.name
            else:
                code = str(getattr(row, "project", ""))
                if code:
                    names.setdefault(code, code)
    return names
