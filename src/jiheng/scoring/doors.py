"""The two doors of the room: score a department, score one project."""

from __future__ import annotations

from collections.abc import Mapping

from jiheng.forms.dossier import Dossier
from jiheng.scoring.engine import score_with_readings
from jiheng.scoring.readings import Reading, Readings
from jiheng.scoring.row_source import indicator_rows
from jiheng.scoring.scorecard import Scorecard
from jiheng.standards import Standard, vocabulary

PROJECT_PREFIX = "project."


def score(dossier: Dossier, standard: Standard, *, trial: bool = False) -> Scorecard:
    """Score a department's year under a standard.

    Points are exact, rounded half up once per printed item at the standard's places; the
    total adds the printed items. A score for a year the standard is not verified for is
    无法判断, unless `trial` is set.

    Raises:
        ValueError: if the standard is one for projects.
    """
    if standard.kind != "department":
        raise ValueError(f"“{standard.title}”是项目评分标准，不能给部门整体评分")
    readings = Readings(dossier, vocabulary())
    return score_with_readings(
        dossier, standard, readings, lambda form: indicator_rows(dossier, form), trial=trial
    )


def score_project(
    dossier: Dossier, project: str, standard: Standard, *, trial: bool = False
) -> Scorecard:
    """Score one project of a dossier under a project standard.

    Raises:
        ValueError: if the standard is one for departments.
    """
    if standard.kind != "project":
        raise ValueError(f"“{standard.title}”是部门整体评分标准，不能给项目评分")
    readings = Readings(dossier, vocabulary(), _project_columns(dossier, project))
    return score_with_readings(
        dossier,
        standard,
        readings,
        lambda form: indicator_rows(dossier, form, project),
        trial=trial,
    )


def _project_columns(dossier: Dossier, project: str) -> Mapping[str, Reading]:
    prefix = f"{PROJECT_PREFIX}{project}."
    columns: dict[str, Reading] = {}
    for code, fact in dossier.facts.items():
        column = code.removeprefix(prefix)
        if code.startswith(prefix) and "." not in column:
            name = PROJECT_PREFIX + column
            label = vocabulary().label(name)
            shown = fact.label if label == name else label
            text = fact.text or fact.status.label
            columns[name] = Reading(name, shown, fact.value, fact.interval, text, {code: fact})
    return columns
