"""`jiheng explain`: everything behind the points of one criterion."""

from __future__ import annotations

from typing import Annotated

import typer

from jiheng.cli.exits import CLEAN, FINDINGS
from jiheng.cli.explain_screen import print_explanation
from jiheng.cli.reading import choose_standard, open_dossier, score_asked
from jiheng.cli.score import FolderArgument, ProjectOption, SetOption, StandardOption
from jiheng.cli.screen import out
from jiheng.standards.errors import suggest


def explain_command(
    folder: FolderArgument,
    code: Annotated[str, typer.Argument(help="指标编码或指标名称。", metavar="指标")],
    standard: StandardOption = "",
    what_if: SetOption = None,
    project: ProjectOption = "",
) -> int:
    """说明一项指标怎样得分：算式、数据来源、舍入、依据和扣分原因。"""
    dossier = open_dossier(folder, what_if or ())
    card = score_asked(dossier, choose_standard(dossier, standard), project, trial=True)
    found = [one for one in card.walk() if code in (one.code, one.name)]
    if len(found) > 1:
        codes = "、".join(one.code for one in found)
        raise typer.BadParameter(f"有{len(found)}项指标叫“{code}”，请写编码：{codes}。")
    if not found:
        known = {one.code for one in card.walk()} | {one.name for one in card.walk()}
        raise typer.BadParameter(f"没有指标“{code}”。{suggest(code, known)}")
    (item,) = found
    console = out()
    if card.validity_note:
        console.print(f"注意：{card.validity_note}，以下仅为试算。", style="yellow", markup=False)
    print_explanation(item, card, console)
    return CLEAN if item.points is not None else FINDINGS
