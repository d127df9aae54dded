"""`jiheng check --accept`: record that a finding was checked and is correct."""

from __future__ import annotations

import getpass
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import typer

from jiheng.checks import CheckResult, Finding
from jiheng.checks.suppression import (
    CODE,
    FILE_NAME,
    Suppression,
    appended,
    decoded,
    read_suppressions,
)
from jiheng.cli.check_files import Target, write_whole
from jiheng.standards.errors import suggest

_SHORTEST = 6
"""So many characters of a fingerprint are enough where they mean one finding."""

Results = Mapping[Target, CheckResult]


def record(
    wanted: Sequence[str], reason: str, by: str, results: Results, given: Path | None
) -> tuple[Path, ...]:
    """Write entries to the file given, else to the one beside each document; give the files.

    Raises:
        typer.BadParameter: no finding or rule is meant, or several findings are.
        SuppressionError: a file that is there already is wrong.
    """
    new: dict[Path, list[Suppression]] = {}
    for text in wanted:
        for path, entry in _entries(text.strip(), reason, by or _user(), results, given):
            new.setdefault(path, []).append(entry)
    for path, entries in new.items():
        if path.exists():
            read_suppressions(path)
            old = decoded(path.read_bytes())
        else:
            old = ""
        write_whole(path, appended(old, entries).encode())
    return tuple(new)


def _entries(
    text: str, reason: str, by: str, results: Results, given: Path | None
) -> list[tuple[Path, Suppression]]:
    today = date.today().isoformat()
    if CODE.fullmatch(text.upper()):
        _known_rule(text.upper())
        places = dict.fromkeys(_file(target, given) for target in results)
        entry = Suppression(reason=reason, code=text.upper(), by=by, on=today)
        return [(place, entry) for place in places]
    target, finding = _meant(text.lower(), results)
    entry = Suppression(
        reason=reason,
        fingerprint=finding.fingerprint,
        code=finding.code,
        document=target.path.name,
        quote="、".join(quote.text for quote in finding.quotes),
        by=by,
        on=today,
    )
    return [(_file(target, given), entry)]


def _file(target: Target, given: Path | None) -> Path:
    return given if given is not None else target.path.parent / FILE_NAME


def _meant(text: str, results: Results) -> tuple[Target, Finding]:
    found = {
        finding.fingerprint: (target, finding)
        for target, result in results.items()
        for finding in result.findings
    }
    meant = [one for one in found if one.startswith(text)] if len(text) >= _SHORTEST else []
    if len(meant) == 1:
        return found[meant[0]]
    if meant:
        raise typer.BadParameter(f"“{text}”可指 {len(meant)} 处发现，请写全 16 位指纹。")
    advice = suggest(text, found) if found else "这次没有发现。"
    raise typer.BadParameter(
        f"没有指纹为“{text}”的发现，指纹印在每条发现的末尾（至少写 {_SHORTEST} 位）。{advice}"
    )


def _known_rule(code: str) -> None:
    from jiheng.checks.rules import all_rules, find_rule

    if find_rule(code) is None:
        codes = [rule.code for rule in all_rules()]
        raise typer.BadParameter(f"没有规则“{code}”。{suggest(code, codes)}")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        # A container may run as a user without a name.
        return ""
