"""`jiheng explain`: everything behind the points of one criterion."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jiheng.cli.exits import CLEAN, FINDINGS
from jiheng.cli.explain_screen import print_explanation
from jiheng.cli.reading import choose_standard, open_dossier
from jiheng.cli.score import FolderArgument, SetOption, StandardOption
from jiheng.cli.screen import out
from jiheng.scoring import score
from jiheng.standards.errors import suggest

__all__ = ["Path", "explain_command"]


def explain_command(
    folder: FolderArgument,
    code: Annotated[str, typer.Argument(help="指标编码或指标名称。", metavar="指标")],
    standard: StandardOption = "",
    what_if: SetOption = None,
) -> int:
    """说明一项指标怎样得分：算式、数据来源、舍入、依据和扣分原因。"""
    dossier = open_dossier(folder, what_if or ())
    card = score(dossier, choose_standard(dossier, standard), trial=True)
    item = card.find(code)
    if item is None:
        known = {one.code for one in card.walk()} | {one.name for one in card.walk()}
        raise typer.BadParameter(f"没有指标“{code}”。{suggest(code, known)}")
    print_explanation(item, card, out())
    return CLEAN if item.points is not None else FINDINGS
