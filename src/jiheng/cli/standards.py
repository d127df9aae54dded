"""`jiheng standards`: list, show, check and compare scoring standards."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jiheng.cli.chinese import ChineseCommand, ChineseGroup
from jiheng.cli.exits import CLEAN, FINDINGS
from jiheng.cli.reading import open_dossier, score_asked
from jiheng.cli.screen import out
from jiheng.cli.standards_screen import (
    print_cases,
    print_difference,
    print_standard,
    print_standards,
)
from jiheng.scoring.cases import cases_path, run_cases
from jiheng.scoring.comparison import compare_scorecards
from jiheng.standards import find_standard, list_standards
from jiheng.standards.loading import standard_codes

app = typer.Typer(
    cls=ChineseGroup,
    help="评分标准：列出、查看、检查、比较。",
    no_args_is_help=True,
    rich_markup_mode=None,
)

StandardArgument = Annotated[
    str, typer.Argument(help="评分标准的编码，或标准文件（.yaml）。", metavar="标准")
]


@app.command("list", cls=ChineseCommand)
def list_command() -> int:
    """列出自带的全部评分标准。"""
    print_standards(list_standards(), out())
    return CLEAN


@app.command("show", cls=ChineseCommand)
def show_command(
    standard: StandardArgument,
    sources: Annotated[
        bool, typer.Option("--sources", help="逐项列出依据的文件、条款和可信度。")
    ] = False,
) -> int:
    """按官方评分表的样式显示一个评分标准。"""
    print_standard(find_standard(standard), out(), sources=sources)
    return CLEAN


@app.command("check", cls=ChineseCommand)
def check_command(
    standards: Annotated[
        list[str] | None, typer.Argument(help="要检查的标准，不写则检查全部。", metavar="标准")
    ] = None,
) -> int:
    """检查标准文件能否读取、分值是否相加、用例是否全部通过。"""
    console = out()
    failed = False
    for code in standards or standard_codes():
        standard = find_standard(code)
        beside = Path(code).with_suffix(".cases.yaml") if Path(code).is_file() else None
        results = run_cases(standard, beside or cases_path(standard))
        print_cases(standard, results, console)
        failed = failed or any(not result.passed for result in results)
    return FINDINGS if failed else CLEAN


@app.command("diff", cls=ChineseCommand)
def diff_command(
    before: Annotated[
        str, typer.Argument(help="甲：评分标准的编码，或标准文件（.yaml）。", metavar="标准甲")
    ],
    after: Annotated[str, typer.Argument(help="乙：与甲比较的另一个标准。", metavar="标准乙")],
    folder: Annotated[
        Path, typer.Option("--dossier", "-d", help="用哪份部门年度资料试算。", metavar="资料")
    ],
    project: Annotated[
        str,
        typer.Option(
            "--project", help="比较项目评分标准时，给哪个项目试算（项目编码）。", metavar="项目"
        ),
    ] = "",
) -> int:
    """用甲、乙两个标准给同一份资料评分，列出有变化的指标。"""
    dossier = open_dossier(folder)
    one, other = find_standard(before), find_standard(after)
    cards = (
        score_asked(dossier, one, project, trial=True),
        score_asked(dossier, other, project, trial=True),
    )
    movements = compare_scorecards(*cards)
    print_difference(cards, movements, out())
    return FINDINGS if any(movement.moved for movement in movements) else CLEAN
