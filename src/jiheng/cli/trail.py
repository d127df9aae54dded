"""`jiheng trail`: verify the trail of the web application, and write it to a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from jiheng.cli.chinese import ChineseCommand, ChineseGroup
from jiheng.cli.exits import CLEAN, FINDINGS, UNREADABLE
from jiheng.cli.screen import print_error, print_written

MOST_SHOWN = 20
app = typer.Typer(
    cls=ChineseGroup,
    help="网页应用的留痕：核验、导出。",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("verify", cls=ChineseCommand)
def verify_command(
    anchor: Annotated[
        str,
        typer.Option(
            "--anchor",
            help="上次核验印出的核对点；末尾的记录被删掉时，只有这样才看得出来。",
            metavar="核对点",
        ),
    ] = "",
) -> int:
    """核验全部留痕：逐条重算校验值，指出被改、被删、被插的地方。

    退出码：0 完整，1 有不符之处。读的是 JIHENG_HOME 或 JIHENG_DATABASE 指定的数据库。
    """
    with _database():
        from jiheng.web.trail.verifying import AnchorError, read_anchor, verify_all

        try:
            known = read_anchor(anchor) if anchor else None
        except AnchorError as error:
            raise typer.BadParameter(str(error), param_hint="--anchor") from error
        with _progress("正在核验") as report:
            verdict = verify_all(known, report)
    if not verdict.breaks:
        typer.echo(f"留痕完整：共 {verdict.count} 条，逐条相接，没有改动。")
        if verdict.last is not None:
            typer.echo(f"核对点（请抄存在别处，下次用 --anchor 核对）：{verdict.last}")
        return CLEAN
    typer.echo(f"留痕不完整：共 {verdict.count} 条，{len(verdict.breaks)} 处不符。")
    for one in verdict.breaks[:MOST_SHOWN]:
        typer.echo(f"  第{one.sequence}条　{one.message}" if one.sequence else f"  {one.message}")
    if len(verdict.breaks) > MOST_SHOWN:
        typer.echo(f"  ……另有 {len(verdict.breaks) - MOST_SHOWN} 处")
    typer.echo("请保留这个数据库不动，另从备份恢复一份比对，查明是谁、何时改动。")
    return FINDINGS


@app.command("export", cls=ChineseCommand)
def export_command(
    path: Annotated[Path, typer.Argument(help="写到哪个文件：.csv 或 .jsonl。", metavar="文件")],
) -> int:
    """导出全部留痕：.csv 用电子表格看，.jsonl 带全部字段和校验值。"""
    with _database():
        from jiheng.web.trail.exporting import UnknownFormat, export

        try:
            with _progress("正在导出") as report:
                count = export(path, report)
        except UnknownFormat as error:
            raise typer.BadParameter(str(error), param_hint="文件") from error
    print_written(f"已写出 {count} 条留痕：{path}")
    return CLEAN


@contextmanager
def _database() -> Iterator[None]:
    """Open the database of the web application; it must be there already."""
    from jiheng.web.opening import opened_database
    from jiheng.web.serving import CannotServe

    try:
        with opened_database():
            yield
    except CannotServe as error:
        print_error(f"错误：{error}")
        raise typer.Exit(UNREADABLE) from error


@contextmanager
def _progress(words: str) -> Iterator[Callable[[int], object]]:
    """Show on a terminal how many entries are done; give the function that is told."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from jiheng.web.trail.models import Entry

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(words, total=Entry.objects.count())
        yield lambda count: bar.update(task, completed=count)
