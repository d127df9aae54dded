"""`jiheng report`: write the self-evaluation report from the dossier and its score."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jiheng.cli.exits import CLEAN, FINDINGS
from jiheng.cli.progress import steps
from jiheng.cli.reading import choose_standard, open_dossier, score_asked
from jiheng.cli.report_screen import print_files
from jiheng.cli.score import FolderArgument, SetOption, StandardOption, TrialOption
from jiheng.cli.screen import out, print_indented
from jiheng.cli.usage import NotWritten

if TYPE_CHECKING:
    from rich.console import Console

    from jiheng.checks import CheckResult
    from jiheng.reports.writers.seal import EditedFiles
    from jiheng.reports.writing import Written

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
        typer.Option(
            "--outline", help="报告提纲的编码或文件，不写则按资料的地区选用。", metavar="提纲"
        ),
    ] = "",
    what_if: SetOption = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="输出草稿：缺项印作【待填报】，稿末附自评核对提示。")
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="覆盖输出文件夹中生成后又改过的同名文件。")
    ] = False,
    trial: TrialOption = False,
    project: Annotated[
        str,
        typer.Option(
            "--project",
            help="写出项目支出绩效自评表：项目编码，或 all（全部项目，另写目录）；"
            "须同时用 --standard 指定项目评分标准。",
            metavar="项目",
        ),
    ] = "",
) -> int:
    """写出部门整体支出绩效自评报告和评分表。"""
    formats = read_formats(to)
    from jiheng.cli.against import record_of
    from jiheng.cli.report_check import checking
    from jiheng.reports.compose import compose_with_notices
    from jiheng.reports.outline import find_outline, outline_codes, outline_for
    from jiheng.reports.writers.seal import EditedFiles
    from jiheng.reports.writing import write_report

    dossier = open_dossier(folder, what_if or ())
    if (what_if or trial) and not draft:
        raise typer.BadParameter("试算的结果不能写成正式报告，请加 --draft 输出草稿。")
    if project:
        from jiheng.cli.report_project import report_projects

        try:
            return report_projects(
                dossier,
                project,
                standard,
                formats,
                output,
                draft=draft,
                trial=trial,
                replace=replace,
            )
        except EditedFiles as edited:
            raise not_replaced(edited) from None
    card = score_asked(dossier, choose_standard(dossier, standard), trial=trial)
    chosen = find_outline(outline) if outline else outline_for(dossier.region)
    # The notices at the end of a draft are no part of the report that is checked.
    filed = compose_with_notices(dossier, card, chosen)
    with checking(filed.document, record_of(dossier, card)) as checked:
        try:
            with steps(len(formats)) as progress:
                written = write_report(
                    dossier,
                    card,
                    chosen,
                    formats,
                    output,
                    progress,
                    draft=draft,
                    replace_edited=replace,
                    composed=None if draft else filed,
                )
        except EditedFiles as edited:
            raise not_replaced(edited) from None
        result = checked()
    console = out()
    if not outline:
        print_indented(
            console,
            f"报告提纲：{chosen.name}，按地区“{dossier.region}”选用。换用其他提纲请加 --outline，"
            f"可用：{'、'.join(outline_codes())}，或提纲文件。",
            0,
        )
    notices = written.composition.notices
    if notices:
        where = "已附在稿末" if draft else "不印入报告；加 --draft 可附在稿末"
        console.print(f"提示（{len(notices)}条，{where}）：", style="yellow")
        for notice in notices:
            print_indented(console, str(notice))
    print_files(console, written.paths, written.replaced)
    _tell_checked(console, result, written, folder, standard)
    return CLEAN if card.total is not None else FINDINGS


def _tell_checked(
    console: Console, result: CheckResult, written: Written, dossier: Path, standard: str
) -> None:
    """Say how many figures of the report were checked; findings stop nothing that was written."""
    from jiheng.cli.report_check import findings_note, summary

    print_indented(console, summary(result), 0)
    words = [path for path in written.paths if path.suffix != ".xlsx"]
    note = findings_note(result, (words or list(written.paths))[0], dossier, standard)
    if note:
        console.print(note, style="yellow", markup=False, soft_wrap=True)


def not_replaced(edited: EditedFiles) -> NotWritten:
    """Say which files were left alone, and how to replace them all the same."""
    names = "".join(f"“{path.name}”" for path in edited.paths)
    folder = edited.paths[0].parent
    return NotWritten(
        f"“{folder}”中的{names}在生成后改过，或不是本程序生成的，全部文件都没有改动。"
        "要覆盖请加 --replace；要保留请用 --output 换一个文件夹，或先移走原来的文件。"
    )


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
