"""What a project standard reads of one project: its money, its completion, its indicators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from jiheng.forms.dossier import Dossier
from jiheng.forms.facts import Fact
from jiheng.forms.rows.evaluation import EvaluationConclusion, EvaluationFund, EvaluationIndicator
from jiheng.forms.rows.projects import Project
from jiheng.quantities import Missing, Status, Value
from jiheng.scoring.indicator_rows import IndicatorRow
from jiheng.scoring.readings import Reading, read_fact, unreported
from jiheng.scoring.row_source import indicator_rows
from jiheng.standards import vocabulary

TOTAL_ROW = "年度资金总额"
"""The row of a project's money that is scored. Source: 财预〔2020〕10号 附表, remembered."""

RESULTS_IN = {"project_indicators": EvaluationIndicator.form.code}
"""The form that holds the results of the indicators another one plans."""

_COLUMNS = {
    "project.initial_budget": f"{TOTAL_ROW}.initial",
    "project.adjusted_budget": f"{TOTAL_ROW}.adjusted",
    "project.spent": f"{TOTAL_ROW}.spent",
    "project.completed": "completed",
}
_OWN = "evaluation."


def project_fact(name: str, facts: Mapping[str, Fact]) -> Fact | None:
    """Return the fact of a project's own form that a name of the standard was read from."""
    column = _COLUMNS.get(name)
    ends = f".{column}"
    found = (fact for code, fact in facts.items() if column and code.endswith(ends))
    return next((fact for fact in found if fact.code.startswith(_OWN)), None)


def project_place(name: str) -> str:
    """Name the sheet and column of a project's own form, empty where it has none for a name."""
    column = _COLUMNS.get(name)
    if column is None:
        return ""
    row, dot, field = column.rpartition(".")
    model = EvaluationFund if dot else EvaluationConclusion
    line = f"“{row}”行" if dot else ""
    return f"“{model.form.title}”表{line}“{model.column(field).header}”"


def project_columns(dossier: Dossier, project: str) -> Mapping[str, Reading]:
    """Return the figures of one project's self-evaluation under the names a standard reads.

    The execution rate is left to its formula; a rate typed in the form is only checked. What
    the project's own form does not have is 未填报, whatever other sheets say.
    """
    columns: dict[str, Reading] = {}
    for name, column in _COLUMNS.items():
        label = vocabulary().label(name)
        fact = dossier.fact(f"{_OWN}{project}.{column}")
        columns[name] = unreported(name, label) if fact is None else read_fact(name, label, fact)
    return columns


def without_project_facts(dossier: Dossier) -> Dossier:
    """Return the dossier without the sheet 项目资金, which names no project."""
    terms = vocabulary()
    kept = {
        code: fact
        for code, fact in dossier.facts.items()
        if code not in terms or terms[code].group != "project"
    }
    return replace(dossier, facts=kept)


def project_rows(dossier: Dossier, project: str) -> list[IndicatorRow]:
    """Return a project's indicators: as self-evaluated, each with its weight as approved.

    An indicator of the target that the self-evaluation leaves out keeps its place and weight
    and is 未填报, so that leaving out a failed one gains nothing. Weights are fixed with the
    approval of the target (usual practice, remembered): another weight in the self-evaluation
    is 无法判断 until one of the two forms is mended.
    """
    planned = {row.code: row for row in indicator_rows(dossier, "project_indicators", project)}
    evaluated = {
        row.code: row for row in indicator_rows(dossier, EvaluationIndicator.form.code, project)
    }
    return [
        replace(row, weight=_approved(planned[code], row)) if code in planned else row
        for code, row in {**planned, **evaluated}.items()
    ]


def _approved(planned: IndicatorRow, row: IndicatorRow) -> Value:
    if isinstance(row.weight, Missing) or row.weight == planned.weight:
        return planned.weight
    return Missing(Status.NOT_ASSESSABLE, "自评表与绩效目标表不一致（权重随目标批复确定）")


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
