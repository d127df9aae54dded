"""`jiheng report --project`: write 项目支出绩效自评表 of one project or of all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from jiheng.cli.exits import CLEAN, FINDINGS
from jiheng.cli.progress import steps
from jiheng.cli.reading import choose_standard
from jiheng.cli.report_screen import print_files
from jiheng.cli.screen import out, print_indented
from jiheng.cli.usage import NotWritten
from jiheng.forms import Dossier
from jiheng.forms.rows.projects import Project
from jiheng.reports.projects.form import evaluated_projects
from jiheng.scoring import ScoringRefused
from jiheng.scoring.projects import project_names

ALL = "all"


def report_projects(
    dossier: Dossier,
    wanted: str,
    standard: str,
    formats: Sequence[str],
    folder: Path,
    *,
    draft: bool = False,
    trial: bool = False,
    replace: bool = False,
) -> int:
    """Write the forms asked for, tell what they leave blank, and list the files.

    Raises:
        typer.BadParameter: there is no such project, or the standard is none for projects.
        NotWritten: no project has a self-evaluation.
        EditedFiles: a file in the folder was edited since it was written here.
    """
    from jiheng.reports.projects.writing import write_project_forms

    chosen = choose_standard(dossier, standard)
    if chosen.kind != "project":
        raise typer.BadParameter(
            f"“{chosen.title}”是部门整体评分标准，项目自评表要用项目评分标准，"
            "请用 --standard 指定，如 --standard caiyu-2020-10-project。"
        )
    projects = [wanted] if wanted != ALL else _open_projects(dossier)
    console = out()
    try:
        with steps(len(projects)) as progress:
            written = write_project_forms(
                dossier,
                projects,
                chosen,
                formats,
                folder,
                progress,
                draft=draft,
                trial=trial,
                with_index=wanted == ALL,
                replace_edited=replace,
            )
    except ScoringRefused as refused:
        raise typer.BadParameter(str(refused)) from None
    where = "已附在表后" if draft else "不印入自评表；加 --draft 可附在表后"
    for code, notices in written.notices.items():
        if notices:
            console.print(
                f"提示（项目{code}，{len(notices)}条，{where}）：",
                style="yellow",
                markup=False,
            )
            for notice in notices:
                print_indented(console, str(notice))
    if wanted == ALL:
        _tell_left_out(dossier, projects)
    print_files(console, written.paths, written.replaced)
    return CLEAN if all(card.total is not None for card in written.cards.values()) else FINDINGS


def _open_projects(dossier: Dossier) -> list[str]:
    """List the projects with a self-evaluation, secret ones left out.

    Raises:
        NotWritten: there is none.
    """
    projects = [code for code in evaluated_projects(dossier) if code not in _secret(dossier)]
    if not projects:
        raise NotWritten(
            "资料中没有可写自评表的项目：“项目自评资金”“项目自评指标”“项目自评结论”三张表"
            "没有不涉密项目的行。请先填写这三张表。"
        )
    return projects


def _tell_left_out(dossier: Dossier, projects: Sequence[str]) -> None:
    console = out()
    secret = [code for code in evaluated_projects(dossier) if code in _secret(dossier)]
    if secret:
        text = f"涉密项目没有写出：{'、'.join(secret)}。需要时用 --project 逐个指定。"
        print_indented(console, text, 0, "yellow")
    without = [code for code in project_names(dossier) if code not in (*projects, *secret)]
    if without:
        shown = "、".join(without[:8]) + ("等" if len(without) > 8 else "")
        text = f"没有项目自评资料、没有写出自评表的项目有{len(without)}个：{shown}。"
        print_indented(console, text, 0, "yellow")


def _secret(dossier: Dossier) -> set[str]:
    rows = dossier.forms.get(Project.form.code, ())
    return {row.code for row in rows if isinstance(row, Project) and row.secret is True}
