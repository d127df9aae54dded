"""What several commands share: open a dossier, apply what-ifs, choose the standard."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from jiheng.forms import Dossier, read_dossier
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
        values[term.code if term else name.strip()] = value.strip()
    return values


def choose_standard(dossier: Dossier, wanted: str) -> Standard:
    """Return the standard asked for, else the one the dossier names.

    Raises:
        StandardError: if there is no such standard.
    """
    return find_standard(wanted or dossier.standard)
