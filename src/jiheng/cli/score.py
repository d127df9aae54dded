"""`jiheng score`: score a dossier and print the result."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from jiheng.cli.exits import CLEAN, FINDINGS
from jiheng.cli.reading import (
    choose_standard,
    open_dossier,
    read_pairs,
    region_note,
    score_asked,
    supposed,
    unused,
)
from jiheng.cli.score_screen import print_scorecard
from jiheng.cli.screen import out, print_error, print_indented, shell_word
from jiheng.scoring.export import scorecard_data

FolderArgument = Annotated[
    Path, typer.Argument(help="部门年度资料：csv 文件夹或 xlsx 工作簿。", metavar="资料")
]
OptionalFolder = Annotated[
    Path | None,
    typer.Argument(help="部门年度资料：csv 文件夹或 xlsx 工作簿。", metavar="资料"),
]
TablesOption = Annotated[
    Path | None,
    typer.Option("--tables", help="给大表评分：放着 Parquet 表的文件夹。", metavar="文件夹"),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("-o", "--output", help="大表评分的结果放到哪个文件夹。", metavar="文件夹"),
]
YearOption = Annotated[int, typer.Option("--year", help="大表是哪一年度的。", metavar="年度")]
StandardOption = Annotated[
    str,
    typer.Option(
        "--standard", "-s", help="评分标准的编码或文件；不写则用资料中写明的标准。", metavar="标准"
    ),
]
SetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        help="试算：假定某项为另一数值，可多次使用，如 --set 政府采购执行率=95%。",
        metavar="编码=值",
    ),
]
ProjectOption = Annotated[
    str,
    typer.Option(
        "--project",
        help="给一个项目评分（项目编码），须同时用 --standard 指定项目评分标准。",
        metavar="项目",
    ),
]
TrialOption = Annotated[
    bool, typer.Option("--trial", help="标准的核实年度不含本年度时，仍按该标准试算总分。")
]


def score_command(
    folder: OptionalFolder = None,
    standard: StandardOption = "",
    what_if: SetOption = None,
    project: ProjectOption = "",
    as_json: Annotated[
        bool, typer.Option("--json", help="输出 JSON，数值为精确数的文本（除不尽的为分数）。")
    ] = False,
    trial: TrialOption = False,
    tables: TablesOption = None,
    output: OutputOption = None,
    year: YearOption = 0,
    rows: Annotated[
        bool, typer.Option("--rows", help="大表评分时，把每行指标的得分和原因也写出来。")
    ] = False,
) -> int:
    """按评分标准精确评分，逐项给出得分、算式和扣分原因；大表逐级汇总到省。"""
    if tables is not None:
        if folder is not None or what_if or project:
            raise typer.BadParameter("--tables 给大表评分，不能再写资料、--set、--project。")
        # Loaded only here: scoring one department needs no engine.
        from jiheng.cli.score_tables import score_tables

        return score_tables(tables, standard, output, year, rows=rows, trial=trial, as_json=as_json)
    if folder is None:
        raise typer.BadParameter("缺少参数：要评分的资料，或用 --tables 写明放着大表的文件夹。")
    if output is not None or year or rows:
        raise typer.BadParameter("-o、--year、--rows 只与 --tables 一起用。")
    read_pairs(what_if or ())
    filed = open_dossier(folder)
    dossier = supposed(filed, what_if or ())
    chosen = choose_standard(dossier, standard)
    note = region_note(dossier, chosen)
    if note:
        print_error(note)
    card = score_asked(dossier, chosen, project, trial=trial)
    if as_json:
        typer.echo(json.dumps(scorecard_data(card), ensure_ascii=False, indent=2))
    else:
        console = out()
        before = score_asked(filed, chosen, project, trial=trial) if what_if else None
        asked = f"{shell_word(str(folder))} {{}}{_asked(standard, project, what_if or ())}"
        print_scorecard(card, console, what_if or (), asked, before, trial=trial)
        for label in unused(dossier, card, what_if or ()):
            text = f"提示：--set 改的“{label}”没有被评分用到（直接填报的比率优先于分子分母）。"
            print_indented(console, text, 0, "yellow")
    return CLEAN if card.total is not None else FINDINGS


def _asked(standard: str, project: str, what_if: Sequence[str]) -> str:
    """Write out the options that say what is scored, each after a space.

    >>> _asked("caiyu-2020-10-project", "P01", ())
    ' --project P01 --standard caiyu-2020-10-project'
    """
    options = [("--project", project), ("--standard", standard)]
    options += [("--set", pair) for pair in what_if]
    return "".join(f" {name} {shell_word(text)}" for name, text in options if text)
