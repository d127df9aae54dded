"""`jiheng forms`: templates out, filled workbooks checked, workbooks and csv folders converted."""

from __future__ import annotations

import inspect
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from jiheng.cli.chinese import ChineseCommand, ChineseGroup
from jiheng.cli.exits import CLEAN, FINDINGS, UNREADABLE
from jiheng.cli.reading import open_dossier
from jiheng.cli.screen import out, shell_word
from jiheng.cli.table import Column, Table, print_table
from jiheng.cli.usage import NotWritten
from jiheng.forms import (
    check_workbook,
    describe,
    export_folder,
    form_catalogue,
    import_folder,
    write_blank_folder,
    write_template,
)
from jiheng.standards.errors import suggest
from jiheng.standards.quoting import bare_name, quoted

app = typer.Typer(
    cls=ChineseGroup,
    help="填报表格：列出、生成模板、检查、导入、导出、目标审核。",
    no_args_is_help=True,
    rich_markup_mode=None,
)
ReplaceOption = Annotated[
    bool, typer.Option("--replace", help="已有同名的文件时替换；其他文件不动。")
]


def _refuse_workbook(path: Path, replace: bool) -> None:
    """Refuse to write a workbook under a name that no spreadsheet opens, or over another one."""
    if path.suffix.lower() != ".xlsx":
        raise NotWritten(f"“{path}”不是工作簿的文件名，应以 .xlsx 结尾，如 {path.stem}.xlsx。")
    if path.exists() and not replace:
        raise NotWritten(f"“{path}”已经存在，里面可能有填好的内容；确认替换请加 --replace。")


@app.command("list", cls=ChineseCommand)
def list_command() -> int:
    """列出全部表格及其来源。"""
    table = Table((Column("编码", 27), Column("表名", 18), Column("来源")))
    for sheet in form_catalogue():
        table.add(sheet.code, sheet.title, sheet.model.form.source)
    print_table(table, out())
    return CLEAN


@app.command("template", cls=ChineseCommand)
def template_command(
    path: Annotated[
        Path, typer.Argument(help="要写出的 xlsx 文件；用 --csv 时是文件夹。", metavar="文件")
    ],
    forms: Annotated[
        list[str] | None,
        typer.Option("--form", help="只要某张表（表名或编码），可多次使用。", metavar="表"),
    ] = None,
    dossier: Annotated[
        Path | None, typer.Option("--dossier", help="把这份资料预先填入模板。", metavar="资料")
    ] = None,
    as_csv: Annotated[
        bool,
        typer.Option("--csv", help="写成 csv 文件夹，每张表一个文件，只有表头和指标的编码、单位。"),
    ] = False,
    replace: ReplaceOption = False,
) -> int:
    """写出空白表格：带下拉选项、单位和填表说明的工作簿，或 csv 文件夹。"""
    filled = open_dossier(dossier) if dossier else None
    if as_csv:
        others = write_blank_folder(path, forms or None, filled, replace=replace)
        out().print(f"已写出 {path}", markup=False, soft_wrap=True)
        _tell_others(path, others)
        return CLEAN
    _refuse_workbook(path, replace)
    write_template(path, forms or None, filled)
    out().print(f"已写出 {path}", markup=False, soft_wrap=True)
    return CLEAN


@app.command("check", cls=ChineseCommand)
def check_command(
    path: Annotated[Path, typer.Argument(help="填好的 xlsx 工作簿或 csv 文件夹。", metavar="资料")],
    marked: Annotated[
        Path | None,
        typer.Option(
            "--marked",
            "-m",
            help="另存一份标出错误单元格的工作簿（只用于 xlsx），没有错误时也另存。",
            metavar="文件",
        ),
    ] = None,
    replace: ReplaceOption = False,
) -> int:
    """检查填好的表格，列出全部错误，可另存标注版。"""
    if marked is not None:
        _refuse_workbook(marked, replace)
    errors = check_workbook(path, marked)
    console = out()
    if not errors:
        console.print("没有发现错误。", markup=False)
        if marked is not None:
            console.print(f"已另存 {marked}，其中没有标注。", markup=False, soft_wrap=True)
        return CLEAN
    console.print(describe(errors), markup=False, soft_wrap=True)
    if marked is not None and marked.exists():
        text = f"已把错误标注在 {marked}，第一张表“检查结果”列出全部错误。"
        console.print(text, markup=False, soft_wrap=True)
    only_warnings = all(error.severity == "warning" for error in errors)
    return CLEAN if only_warnings else FINDINGS


@app.command("export", cls=ChineseCommand)
def export_command(
    source: Annotated[Path, typer.Argument(help="xlsx 工作簿。", metavar="工作簿")],
    folder: Annotated[Path, typer.Argument(help="要写出的 csv 文件夹。", metavar="文件夹")],
    replace: ReplaceOption = False,
) -> int:
    """把工作簿转成 csv 文件夹（每张表一个文件）。"""
    others = export_folder(source, folder, replace=replace)
    out().print(f"已写出 {folder}", markup=False, soft_wrap=True)
    _tell_others(folder, others)
    _remind(folder)
    return CLEAN


@app.command("import", cls=ChineseCommand)
def import_command(
    folder: Annotated[Path, typer.Argument(help="csv 文件夹。", metavar="文件夹")],
    target: Annotated[Path, typer.Argument(help="要写出的 xlsx 工作簿。", metavar="工作簿")],
    replace: ReplaceOption = False,
) -> int:
    """把 csv 文件夹转成工作簿。"""
    _refuse_workbook(target, replace)
    import_folder(folder, target)
    out().print(f"已写出 {target}", markup=False, soft_wrap=True)
    _remind(target)
    return CLEAN


def _tell_others(folder: Path, names: Sequence[str]) -> None:
    """Name the csv files of a folder that the command did not write: they are read with the rest."""
    if names:
        text = f"注意：“{folder}”中另有没有动过的 csv 文件：{'、'.join(names)}。"
        text += "读取这个文件夹时会一并读取，不属于这份资料的请移走。"
        out().print(text, markup=False, soft_wrap=True, style="yellow")


def _remind(path: Path) -> None:
    """Say that what was copied as it is holds errors, where it does."""
    wrong = sum(error.severity == "error" for error in check_workbook(path))
    if wrong:
        command = f"jiheng forms check {shell_word(str(path))}"
        text = f"注意：内容照原样转换，里面有 {wrong} 处错误，用 {command} 查看。"
        out().print(text, markup=False, soft_wrap=True, style="yellow")


@app.command("review", cls=ChineseCommand)
def review_command(
    folder: Annotated[Path, typer.Argument(help="部门年度资料。", metavar="资料")],
    sheet: Annotated[
        str | None,
        typer.Option(
            "--sheet", help="另印一个项目的审核表（项目编码；写“部门”指部门整体）。", metavar="项目"
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。")] = False,
) -> int:
    """审核绩效目标：红线、审核要点，列出无法判断之处。"""
    from jiheng.forms.review import project_sheet, review_targets, review_text, sheet_text

    dossier = open_dossier(folder, for_review=True)
    review = review_targets(dossier)
    console = out()
    if as_json:
        typer.echo(json.dumps(review.as_data(), ensure_ascii=False, indent=2))
    else:
        console.print(review_text(review, console.width), markup=False, soft_wrap=True, end="")
    if sheet is not None:
        text = sheet_text(project_sheet(review, _owner(review.owners, sheet)), console.width)
        console.print(text, markup=False, soft_wrap=True, end="")
    if review.findings or any(one.severity == "error" for one in dossier.warnings):
        return FINDINGS
    return UNREADABLE if review.unjudged_red_lines else CLEAN


def _owner(owners: Mapping[str, str], wanted: str) -> str:
    """Find the code of a project by its code or name; 部门 is the department, code "".

    Raises:
        typer.BadParameter: there is none, or the name is that of several.
    """
    if wanted == "部门" or wanted in owners:
        return "" if wanted == "部门" else wanted
    bare = bare_name(wanted)
    # An owner is shown as its code and name.
    names = {code: name.removeprefix(code) for code, name in owners.items()}
    found = [code for code, name in names.items() if bare in (bare_name(code), bare_name(name))]
    if len(found) != 1:
        known = ["部门", *filter(None, owners)]
        raise typer.BadParameter(f"没有项目{quoted(wanted)}。{suggest(wanted, known)}")
    return found[0]


@app.command("rule", cls=ChineseCommand)
def rule_command(
    code: Annotated[str, typer.Argument(help="审核规则的编码，如 TG001。", metavar="编码")],
) -> int:
    """说明一条目标审核规则：查什么、为什么、依据、正反例。"""
    from jiheng.forms.review import review_rules

    rules = {rule.code: rule for rule in review_rules()}
    if code.upper() not in rules:
        raise typer.BadParameter(f"没有规则“{code}”。{suggest(code.upper(), rules)}")
    rule = rules[code.upper()]
    console = out()
    console.print(f"{rule.code} {rule.name}（{rule.level.value}）", style="bold", markup=False)
    console.print(inspect.cleandoc(rule.__doc__ or ""), markup=False)
    return CLEAN
