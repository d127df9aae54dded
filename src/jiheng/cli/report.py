"""`jiheng report`: write the self-evaluation report from the dossier and its score."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jiheng.cli.exits import CLEAN, FINDINGS
from jiheng.cli.progress import steps
from jiheng.cli.reading import choose_standard, open_dossier, score_asked
from jiheng.cli.score import FolderArgument, SetOption, StandardOption, TrialOption
from jiheng.cli.screen import out, print_indented

FORMATS = ("docx", "pdf", "html", "xlsx")


def report_command(
    folder: FolderArgument,
    to: Annotated[
        str,
        typer.Option("--to", help="输出格式，用逗号分开：docx、pdf、html、xlsx。", metavar="格式"),
    ] = "docx,pdf,html,xlsx",
    output: Annotated[
        Path, typer.Option("--output", "-o", help="输出文件夹，不存在时新建。", metavar="文件夹")
    ] = Path("out"),
    standard: StandardOption = "",
    outline: Annotated[
        str,
        typer.Option("--outline", help="报告提纲的编码或文件，不写则用通用提纲。", metavar="提纲"),
    ] = "",
    what_if: SetOption = None,
    draft: Annotated[bool, typer.Option("--draft", help="输出草稿：稿末附自评核对提示。")] = False,
    trial: TrialOption = False,
) -> int:
    """写出部门整体支出绩效自评报告和评分表。"""
    formats = read_formats(to)
    from jiheng.reports.compose import compose_with_notices
    from jiheng.reports.outline import find_outline
    from jiheng.reports.writing import write_report

    dossier = open_dossier(folder, what_if or ())
    if (what_if or trial) and not draft:
        raise typer.BadParameter("试算的结果不能写成正式报告，请加 --draft 输出草稿。")
    card = score_asked(dossier, choose_standard(dossier, standard), trial=trial)
    chosen = find_outline(outline) if outline else find_outline()
    with steps(len(formats)) as progress:
        written = write_report(dossier, card, chosen, formats, output, progress, draft=draft)
    console = out()
    notices = compose_with_notices(dossier, card, chosen).notices
    if notices:
        console.print(
            f"提示（{len(notices)}条，不印入报告；加 --draft 可附在稿末）：", style="yellow"
        )
        for notice in notices:
            print_indented(console, str(notice))
    if written.replaced:
        console.print(
            f"PDF 中有{len(written.replaced)}个字没有字库，印作〓：{'、'.join(written.replaced)}。"
            "请用环境变量 JIHENG_FONTS 指定含有这些字的字库文件夹，重新输出。",
            style="yellow",
            markup=False,
        )
    for path in written.paths:
        console.print(f"已写出 {path}", markup=False, soft_wrap=True)
    return CLEAN if card.total is not None else FINDINGS


def read_formats(text: str) -> tuple[str, ...]:
    """Read a comma-separated list of formats, each once, in the order given.

    Raises:
        typer.BadParameter: naming a format there is none of.

    >>> read_formats("pdf，docx,pdf")
    ('pdf', 'docx')
    """
    wanted = [part.strip().lower() for part in text.replace("，", ",").split(",") if part.strip()]
    for part in wanted:
        if part not in FORMATS:
            raise typer.BadParameter(f"没有格式“{part}”，可用：{'、'.join(FORMATS)}。")
    if not wanted:
        raise typer.BadParameter(f"--to 没有写格式，可用：{'、'.join(FORMATS)}。")
    return tuple(dict.fromkeys(wanted))
