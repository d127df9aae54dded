"""What several commands share: open a dossier, apply what-ifs, choose the standard."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from jiheng.forms import Dossier, read_dossier
from jiheng.scoring import Scorecard, ScoringRefused, score, score_project
from jiheng.standards import Standard, find_standard, vocabulary


def open_dossier(path: Path, what_if: Sequence[str] = ()) -> Dossier:
    """Read a dossier folder or workbook and apply `--set code=value` pairs.

    Raises:
        FormErrors: every wrong cell, and every unknown code of a pair.
        typer.BadParameter: if a pair has no `=`.
    """
    dossier = read_dossier(path)
    return dossier.with_values(read_pairs(what_if)) if what_if else dossier


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
        if not sign:
            raise typer.BadParameter(f"--set 应写成“编码=值”，而不是“{pair}”。")
        term = vocabulary().find(name.strip())
        code = term.code if term else name.strip()
        if code in values:
            raise typer.BadParameter(f"“{name.strip()}”用 --set 设了两次，请只留一个。")
        values[code] = value.strip()
    return values


def choose_standard(dossier: Dossier, wanted: str) -> Standard:
    """Return the standard asked for, else the one the dossier names.

    Raises:
        StandardError: if there is no such standard.
        typer.BadParameter: if neither names one.
    """
    if not wanted and not dossier.standard:
        raise typer.BadParameter("资料没有写明评分标准，请用 --standard 指定。")
    return find_standard(wanted or dossier.standard)


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
