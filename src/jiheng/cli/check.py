"""`jiheng check`: find the figures of reports that cannot be right."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from jiheng.checks import CheckResult, Document, Severity, check_document, read_document
from jiheng.checks.errors import UnreadableFile
from jiheng.checks.output.checked import Checked
from jiheng.checks.suppression import (
    Suppression,
    SuppressionError,
    apply_suppressions,
    folder_suppressions,
    read_suppressions,
    unmatched,
)
from jiheng.cli.check_files import (
    Target,
    find_targets,
    plan_outputs,
    refuse_existing,
    write_whole,
)
from jiheng.cli.exits import CLEAN, FINDINGS, UNREADABLE
from jiheng.cli.screen import print_error, print_written

if TYPE_CHECKING:
    from jiheng.cli.progress import Report

ONE_FOR_ALL = ("text", "json", "sarif")
"""Formats that hold all documents together, printed unless a file is named."""
ONE_EACH = ("xlsx", "html", "docx")
"""Formats of one file per document, written beside it unless told otherwise."""


@dataclass
class _Run:
    """Hold what a run over the targets has come to."""

    documents: dict[Target, Document] = field(default_factory=dict)
    results: dict[Target, CheckResult] = field(default_factory=dict)
    unreadable: dict[Target, UnreadableFile] = field(default_factory=dict)


def check_command(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="要核验的报告：docx、pdf、xlsx、txt、html 等文件，或放着这些文件的文件夹。",
            metavar="文件",
        ),
    ],
    form: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            help="输出格式：text、json、sarif 印在屏幕上；"
            "xlsx（核验结果表）、html（网页）、docx（在原文上加批注）写成文件。",
            metavar="格式",
        ),
    ] = "text",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="输出文件；xlsx、html、docx 不写时放在原文件旁边，有几个文件时写文件夹。",
            metavar="文件",
        ),
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="已有同名的输出文件时替换。")] = False,
    suppressions: Annotated[
        Path | None,
        typer.Option(
            "--suppressions",
            "--suppress",
            help="核对记录（yaml），或填了处理意见的核验结果表（xlsx）；"
            "不写时用原文件旁边的 jiheng-核验.yaml。",
            metavar="文件",
        ),
    ] = None,
    accept: Annotated[
        list[str] | None,
        typer.Option(
            "--accept",
            help="记下这处发现已核对无误（写指纹），或停用整条规则（写规则编码），可多次使用。",
            metavar="指纹",
        ),
    ] = None,
    reason: Annotated[
        str, typer.Option("--reason", help="核对无误的理由，与 --accept 同用。", metavar="理由")
    ] = "",
    by: Annotated[str, typer.Option("--by", help="核对人，不写时用登录名。", metavar="姓名")] = "",
    against: Annotated[
        Path | None,
        typer.Option(
            "--against",
            help="部门年度资料（csv 文件夹或 xlsx 工作簿）：报告里的数逐个与填报数据和评分结果核对。",
            metavar="资料",
        ),
    ] = None,
    standard: Annotated[
        str,
        typer.Option(
            "--standard",
            "-s",
            help="与 --against 同用：按哪个标准评分（编码或文件），不写则用资料中写明的标准。",
            metavar="标准",
        ),
    ] = "",
    strict: Annotated[bool, typer.Option("--strict", help="只有“存疑”时退出码也为 1。")] = False,
) -> int:
    """勾稽核验：找出报告里对不上的数，列出算式和改法。"""
    form = _known_format(form)
    _check_accepting(accept or [], reason, suppressions)
    if standard and against is None:
        raise typer.BadParameter("--standard 要与 --against 同用。")
    targets = find_targets(files)
    if not targets:
        folders = "、".join(f"“{path}”" for path in files)
        print_error(
            f"{folders}里没有可核验的文件；应有 docx、doc、pdf、xlsx、xls、ods、txt 或 html。"
        )
        return UNREADABLE
    planned: dict[Path, Path] = {}
    if form in ONE_EACH:
        planned = plan_outputs(targets, output, form, replace=replace)
    elif output is not None:
        refuse_existing(output, [target.path for target in targets], replace=replace)
    try:
        # Before the work: a wrong file of suppressions should not cost minutes.
        kept = _kept(targets, suppressions, should_exist=not accept)
        run = _run(targets, _checker(against, standard))
        if accept:
            from jiheng.cli.check_accept import record

            for path in record(accept, reason.strip(), by.strip(), run.results, suppressions):
                print_written(f"已记入 {path}")
            kept = _kept(targets, suppressions, should_exist=True)
    except SuppressionError as error:
        print_error(str(error))
        return UNREADABLE
    checked = [_checked(target, run, kept[target]) for target in run.results]
    if form in ONE_EACH:
        _write_each(form, dict(zip(run.results, checked, strict=True)), planned)
    else:
        is_one = len(files) == 1 and not files[0].is_dir()
        _write_together(form, checked, run, _stale(checked, run, kept), output, is_one=is_one)
    if run.unreadable:
        return UNREADABLE
    counted = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return FINDINGS if any(one.count(level) for one in checked for level in counted) else CLEAN


def _known_format(form: str) -> str:
    known = (*ONE_FOR_ALL, *ONE_EACH)
    if form.strip().lower() not in known:
        raise typer.BadParameter(f"没有格式“{form}”，可用：{'、'.join(known)}。")
    return form.strip().lower()


def _check_accepting(accept: Sequence[str], reason: str, suppressions: Path | None) -> None:
    if accept and not reason.strip():
        raise typer.BadParameter("--accept 要同时用 --reason 写明理由。")
    if reason and not accept:
        raise typer.BadParameter("--reason 要与 --accept 同用。")
    if accept and suppressions is not None and suppressions.suffix.lower() in (".xlsx", ".xlsm"):
        raise typer.BadParameter("--accept 记入 yaml 文件；核验结果表请直接在表里填处理意见。")


def _kept(
    targets: Sequence[Target], given: Path | None, *, should_exist: bool
) -> dict[Target, tuple[Suppression, ...]]:
    """Read the entries that hold for each target.

    A filled workbook is used together with the file of the folder, a YAML file in its place.
    """
    more: tuple[Suppression, ...] = ()
    is_workbook = False
    if given is not None:
        is_workbook = given.suffix.lower() in (".xlsx", ".xlsm")
        more = read_suppressions(given) if should_exist or given.exists() else ()
    folders = {target.path.parent for target in targets}
    by_folder = {
        folder: folder_suppressions(folder) if given is None or is_workbook else ()
        for folder in folders
    }
    return {target: (*by_folder[target.path.parent], *more) for target in targets}


def _run(targets: Sequence[Target], check: Callable[[Path, Document], CheckResult]) -> _Run:
    run = _Run()
    with _progress(len(targets)) as report:
        for target in targets:
            report(target.label)
            try:
                document = read_document(target.path)
            except UnreadableFile as error:
                run.unreadable[target] = error
                print_error(str(error))
                continue
            run.documents[target] = document
            with _without_collecting():
                run.results[target] = check(target.path, document)
    return run


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Look for no garbage while a document is checked: what is made of it is kept to the end, and
    to go through that again and again takes a tenth of the time.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _checker(against: Path | None, standard: str) -> Callable[[Path, Document], CheckResult]:
    """Give the check of one document: by the rules alone, or with a dossier, read once."""
    if against is None:
        return lambda _, document: check_document(document)
    from jiheng.cli.against import check_file_against, read_record

    record = read_record(against, standard)
    return lambda path, document: check_file_against(path, document, record)


@contextmanager
def _progress(total: int) -> Iterator[Report]:
    """Show a bar where somebody is watching; else not even load what draws it."""
    if total > 1 and sys.stderr.isatty():
        from jiheng.cli.progress import steps

        with steps(total) as report:
            yield report
    else:
        yield lambda _: None


def _checked(target: Target, run: _Run, kept: Sequence[Suppression]) -> Checked:
    result, accepted = apply_suppressions(run.results[target], kept)
    return Checked(target.label, run.documents[target], result, accepted)


def _stale(
    checked: Sequence[Checked], run: _Run, kept: dict[Target, tuple[Suppression, ...]]
) -> tuple[Suppression, ...]:
    if run.unreadable:
        return ()
    entries = dict.fromkeys(one for some in kept.values() for one in some)
    accepted = [one for each in checked for one in each.accepted]
    return unmatched(entries, accepted, [target.path.name for target in run.results])


def manual_page(code: str) -> str:
    """Give the manual page of a rule as text, empty for an unknown code."""
    from jiheng.checks.rules import find_rule

    rule = find_rule(code)
    return rule.manual.text if rule is not None else ""


def _write_each(form: str, checked: dict[Target, Checked], planned: dict[Path, Path]) -> None:
    for target, one in checked.items():
        path = planned[target.path]
        content, note = _content(form, target, one)
        write_whole(path, content)
        print_written(f"{note}已写出 {path}")


def _content(form: str, target: Target, checked: Checked) -> tuple[bytes, str]:
    if form == "xlsx":
        from jiheng.checks.output.workbook import workbook_bytes

        return workbook_bytes(checked, manual_page), ""
    if form == "html":
        from jiheng.checks.output.page import page_text

        return page_text(checked).encode(), ""
    if checked.document.format == "docx":
        from jiheng.checks.output.comments import annotated_docx

        return annotated_docx(target.path.read_bytes(), checked), ""
    from jiheng.checks.output.review_sheet import review_sheet

    return review_sheet(checked), f"{target.label} 不是 docx，不能在原文上批注，改写为审核意见表。"


def _write_together(
    form: str,
    checked: Sequence[Checked],
    run: _Run,
    stale: Sequence[Suppression],
    output: Path | None,
    *,
    is_one: bool,
) -> None:
    from jiheng.cli.check_screen import plain_text, print_text, put

    if form == "text" and output is None:
        print_text(checked, len(run.unreadable), stale, summed=not is_one)
        return
    if form == "text":
        text = plain_text(checked, len(run.unreadable), stale, summed=not is_one)
    else:
        data = _json(checked, run, is_one=is_one) if form == "json" else _sarif(checked, run)
        if data is None:
            return
        text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    if output is None:
        put(text)
    else:
        write_whole(output, text.encode())
        print_written(f"已写出 {output}")


def _json(checked: Sequence[Checked], run: _Run, *, is_one: bool) -> dict[str, Any] | None:
    from jiheng.checks.output.data import document_data, documents_data

    if is_one:
        return document_data(checked[0]) if checked else None
    unreadable = [
        {
            "document": target.label,
            "what": error.what,
            "expected": error.expected,
            "advice": error.advice,
        }
        for target, error in run.unreadable.items()
    ]
    return documents_data(checked, unreadable)


def _sarif(checked: Sequence[Checked], run: _Run) -> dict[str, Any]:
    from jiheng.checks.output.sarif import sarif_data

    return sarif_data(checked, manual_page, [str(one) for one in run.unreadable.values()])
