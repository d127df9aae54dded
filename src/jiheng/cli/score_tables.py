"""Score tables from the command line: progress, what came out, and where it lies."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typer

from jiheng.cli.exits import CLEAN, FINDINGS
from jiheng.cli.progress import steps
from jiheng.cli.screen import out
from jiheng.quantities import Status
from jiheng.standards import find_standard
from jiheng.tables.engines.duck import DuckEngine
from jiheng.tables.folders import find_tables
from jiheng.tables.running import Asked, Run


def score_tables(
    tables: Path,
    standard: str,
    output: Path | None,
    year: int,
    *,
    rows: bool,
    trial: bool,
    as_json: bool,
) -> int:
    """Score the tables of a folder into another; 0 where every project has a score."""
    for given, option in ((standard, "--standard"), (output, "-o"), (year, "--year")):
        if not given:
            raise typer.BadParameter(f"--tables 须同时写 {option}。")
    assert output is not None
    found = find_tables(tables)
    asked = Asked(found, find_standard(standard), year, output, with_rows=rows, trial=trial)
    output.parent.mkdir(parents=True, exist_ok=True)
    spilling = TemporaryDirectory(dir=output.parent, prefix=".jiheng-")
    with spilling as spill, steps(len(found.parts) + 1) as report:
        engine = DuckEngine(spill=Path(spill))
        try:
            summary = Run(asked, engine, report).go()
        finally:
            engine.close()
    if as_json:
        typer.echo(json.dumps(summary, ensure_ascii=False, indent=2))
    else:
        _print(summary, output)
    return CLEAN if summary["projects"] == summary["projects_scored"] else FINDINGS


def _print(summary: dict[str, Any], output: Path) -> None:
    console = out()
    console.print(f"项目 {summary['projects']} 个，指标 {summary['indicators']} 行。")
    console.print(f"有总分的项目 {summary['projects_scored']} 个。")
    for status, count in summary["projects_open"].items():
        if count:
            console.print(f"{Status(status).label}的项目 {count} 个，不计总分。")
    console.print(f"结果在“{output}”：projects、losses、departments、regions、reasons。")
