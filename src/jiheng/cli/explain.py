"""`jiheng explain`: everything behind the points of one criterion."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from jiheng.cli.exits import CLEAN, FINDINGS
from jiheng.cli.explain_screen import print_explanation
from jiheng.cli.reading import choose_standard, open_dossier, score_asked
from jiheng.cli.score import ProjectOption, SetOption, StandardOption
from jiheng.cli.screen import out, print_indented
from jiheng.scoring import CriterionScore, Scorecard
from jiheng.standards.errors import suggest
from jiheng.standards.quoting import bare_name, quoted

_RULE = re.compile(r"[A-Za-z]{2}\d{3}")


def explain_command(
    folder: Annotated[
        Path,
        typer.Argument(
            help="部门年度资料：csv 文件夹或 xlsx 工作簿；或一条核验规则的编码，如 RT001。",
            metavar="资料",
        ),
    ],
    code: Annotated[str, typer.Argument(help="指标编码或指标名称。", metavar="指标")] = "",
    standard: StandardOption = "",
    what_if: SetOption = None,
    project: ProjectOption = "",
) -> int:
    """说明一项指标怎样得分（算式、数据来源、舍入、依据、扣分原因），或一条核验规则。"""
    if not code:
        return _explain_rule(str(folder))
    dossier = open_dossier(folder, what_if or ())
    card = score_asked(dossier, choose_standard(dossier, standard), project, trial=True)
    item = find_item(card, code)
    console = out()
    if card.validity_note:
        console.print(f"注意：{card.validity_note}，以下仅为试算。", style="yellow", markup=False)
    print_explanation(item, card, console)
    return CLEAN if item.points is not None else FINDINGS


def _explain_rule(code: str) -> int:
    """Print the manual page of a rule of the cross-check.

    Raises:
        typer.BadParameter: it is no code of a rule, so an indicator is lacking.
    """
    from jiheng.checks.rules import all_rules, find_rule

    rule = find_rule(code)
    if rule is None:
        if not _RULE.fullmatch(code.strip()):
            raise typer.BadParameter("缺少参数 指标：资料后面要写指标编码或名称。")
        codes = [one.code for one in all_rules()]
        raise typer.BadParameter(f"没有规则“{code}”。{suggest(code.strip().upper(), codes)}")
    console = out()
    title = f"{rule.code} {rule.name}（{rule.severity.label}）"
    console.print(title, style="bold", markup=False)
    for line in rule.manual.text.splitlines():
        indent = len(line) - len(line.lstrip())
        print_indented(console, line.strip(), indent)
    return CLEAN


def find_item(card: Scorecard, wanted: str) -> CriterionScore:
    """Return the result of a code, a name, or the end of one code (`D04` of `output.D04`).

    Raises:
        typer.BadParameter: if there is none, or several, which are then listed.
    """
    items = tuple(card.walk())
    plain = bare_name(wanted)
    found = [one for one in items if plain in (one.code.casefold(), bare_name(one.name))]
    found = found or [one for one in items if one.code.casefold().endswith(f".{plain}")]
    if len(found) > 1:
        codes = "、".join(f"{one.code}（{one.name}）" for one in found)
        raise typer.BadParameter(
            f"{quoted(wanted)}可指{len(found)}项指标，请写完整的编码：{codes}。"
        )
    if not found:
        parts = [f"{one.code}（{one.name}）" for one in items if plain in bare_name(one.name)]
        if parts:
            raise typer.BadParameter(
                f"没有指标{quoted(wanted)}，名称含有它的有：{'、'.join(parts)}。"
            )
        known = dict.fromkeys(text for one in items for text in (one.code, one.name))
        raise typer.BadParameter(f"没有指标{quoted(wanted)}。{suggest(wanted, known)}")
    return found[0]
