"""What several commands share: open a dossier, apply what-ifs, choose the standard."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from jiheng.cli.screen import print_error
from jiheng.forms import Dossier, describe, read_dossier
from jiheng.forms.errors import FormErrors
from jiheng.scoring import Scorecard, ScoringRefused, score, score_project
from jiheng.standards import Standard, find_standard, shipped_standard, vocabulary

NATIONWIDE = "全国"
"""The region of a standard that fits every dossier."""


def open_dossier(path: Path, what_if: Sequence[str] = (), *, for_review: bool = False) -> Dossier:
    """Read a dossier folder or workbook and apply `--set code=value` pairs.

    Sheets and columns that were left unread are named on standard error, and so is, with
    `for_review`, what stops a score but not a review.

    Raises:
        FormErrors: every wrong cell.
        typer.BadParameter: if a pair has no `=`, an unknown code or no figure.
    """
    read_pairs(what_if)
    dossier = read_dossier(path, for_review=for_review)
    unread = [warning for warning in dossier.warnings if warning.is_ignored]
    unscored = [warning for warning in dossier.warnings if warning.severity == "error"]
    if unread:
        print_error(describe(unread, str(path)))
    if unscored:
        print_error(describe(unscored, f"{path}：可以审核，但评分前必须改正"))
    return supposed(dossier, what_if)


def supposed(dossier: Dossier, what_if: Sequence[str]) -> Dossier:
    """Give the dossier with the values of `--set code=value` pairs.

    Raises:
        typer.BadParameter: if a pair has no `=`, an unknown code or no figure.
    """
    values = read_pairs(what_if)
    try:
        return dossier.with_values(values) if values else dossier
    except FormErrors as wrong:
        told = [str(error) for error in wrong.errors]
        # Several errors are a list, one a line.
        words = f" {told[0]}" if len(told) == 1 else "".join(f"\n  {one}" for one in told)
        raise typer.BadParameter(f"--set{words}") from None


def read_pairs(pairs: Sequence[str]) -> dict[str, str]:
    """Read `code=value` pairs; the official label may stand for the code.

    Raises:
        typer.BadParameter: if a pair has no `=`.

    >>> read_pairs(["政府采购执行率=95%"])
    {'procurement.execution_rate': '95%'}
    """
    values: dict[str, str] = {}
    for pair in pairs:
        name, sign, value = pair.replace("＝", "=", 1).partition("=")
        if not sign or not name.strip():
            raise typer.BadParameter(f"--set 应写成“编码=值”，而不是“{pair}”。")
        term = vocabulary().find(name.strip())
        code = term.code if term else name.strip()
        if code in values:
            raise typer.BadParameter(f"“{name.strip()}”用 --set 设了两次，请只留一个。")
        values[code] = value.strip()
    return values


def choose_standard(dossier: Dossier, wanted: str) -> Standard:
    """Return the standard asked for, else the shipped one the dossier names.

    Raises:
        StandardError: if there is no such standard.
        typer.BadParameter: if neither names one.
    """
    if not wanted and not dossier.standard:
        raise typer.BadParameter("资料没有写明评分标准，请用 --standard 指定。")
    return find_standard(wanted) if wanted else shipped_standard(dossier.standard)


def region_note(dossier: Dossier, standard: Standard) -> str:
    """Say that dossier and standard name different regions, or nothing where they agree.

    A region agrees with a wider or narrower one whose name holds it.
    """
    mine, its = dossier.region, standard.region
    if not mine or its == NATIONWIDE or mine in its or its in mine:
        return ""
    return f"注意：资料的地区是“{mine}”，评分标准适用于“{its}”，请核对二者。"


def score_asked(
    dossier: Dossier, standard: Standard, project: str = "", *, trial: bool = False
) -> Scorecard:
    """Score the department, or the project asked for.

    Raises:
        typer.BadParameter: if the standard is not one for it, or there is no such project.
    """
    try:
        if project:
            return score_project(dossier, project, standard, trial=trial)
        return score(dossier, standard, trial=trial)
    except ScoringRefused as refused:
        raise typer.BadParameter(str(refused)) from None


def unused(dossier: Dossier, card: Scorecard, what_if: Sequence[str]) -> list[str]:
    """List the what-ifs that no criterion of the scorecard read, by label."""
    read = {fact.code for leaf in card.leaves() for fact in leaf.facts}
    codes = [code for code in read_pairs(what_if) if code not in read]
    facts = [dossier.fact(code) for code in codes]
    return [fact.label if fact else code for code, fact in zip(codes, facts, strict=True)]
