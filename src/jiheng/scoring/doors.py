"""The two doors of the room: score a department, score one project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from jiheng.forms.dossier import Dossier
from jiheng.scoring.engine import score_with_readings
from jiheng.scoring.projects import (
    project_columns,
    project_names,
    project_rows,
    without_project_facts,
)
from jiheng.scoring.readings import Readings
from jiheng.scoring.row_source import indicator_rows
from jiheng.scoring.scorecard import Scorecard
from jiheng.standards import Standard, vocabulary
from jiheng.standards.errors import suggest
from jiheng.standards.quoting import bare_name, quoted


class ScoringRefused(ValueError):
    """Say in one Chinese sentence why a standard and what it was to score do not fit."""


def score(dossier: Dossier, standard: Standard, *, trial: bool = False) -> Scorecard:
    """Score a department's year under a standard.

    Points are exact, rounded half up once per printed item at the standard's places; the
    total adds the printed items. A score for a year the standard is not verified for is
    无法判断, unless `trial` is set.

    Raises:
        ScoringRefused: if the standard is one for projects.
    """
    if standard.kind != "department":
        what = f"“{standard.title}”是项目评分标准，不能给部门整体评分"
        raise ScoringRefused(f"{what}，请用 --project 指定项目。")
    readings = Readings(dossier, vocabulary())
    return score_with_readings(
        dossier, standard, readings, lambda form: indicator_rows(dossier, form), trial=trial
    )


def score_project(
    dossier: Dossier, project: str, standard: Standard, *, trial: bool = False
) -> Scorecard:
    """Score one project of a dossier under a project standard.

    Raises:
        ScoringRefused: if the standard is one for departments, or no form names the project.
    """
    if standard.kind != "project":
        what = f"“{standard.title}”是部门整体评分标准，不能给项目评分"
        raise ScoringRefused(f"{what}，请用 --standard 指定项目评分标准（jiheng standards list）。")
    known = project_names(dossier)
    project = _project_code(project, known)
    own = without_project_facts(dossier)
    readings = Readings(own, vocabulary(), project_columns(dossier, project))
    card = score_with_readings(
        dossier, standard, readings, lambda _: project_rows(dossier, project), trial=trial
    )
    return replace(card, project=known[project])


def _project_code(wanted: str, known: Mapping[str, str]) -> str:
    """Find the code of a project by its code or name.

    Raises:
        ScoringRefused: there is none, or the name is that of several.
    """
    if wanted in known:
        return wanted
    bare = bare_name(wanted)
    found = [code for code, name in known.items() if bare in (bare_name(code), bare_name(name))]
    if len(found) > 1:
        raise ScoringRefused(
            f"{quoted(wanted)}可指{len(found)}个项目，请写编码：{'、'.join(found)}。"
        )
    if not found:
        raise ScoringRefused(f"资料中没有项目{quoted(wanted)}。{suggest(wanted, known)}")
    return found[0]
