"""The folder of tables that is scored, and the folder that the results go to."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jiheng.standards import Standard
from jiheng.tables.layout import ORGANISATIONS, REGIONS, TableError

RUN = "run.json"
SUMMARY = "summary.json"


@dataclass(frozen=True)
class PartFiles:
    """Hold the two files of one part: indicators, and the projects they belong to."""

    name: str
    indicators: Path
    projects: Path


@dataclass(frozen=True)
class TablesFolder:
    """Hold the files of a folder of tables."""

    folder: Path
    parts: tuple[PartFiles, ...]
    organisations: Path
    regions: Path

    def stamp(self) -> dict[str, int]:
        """Give every file with its size, by which a restarted run knows its tables again."""
        files = [self.organisations, self.regions]
        files += [file for part in self.parts for file in (part.indicators, part.projects)]
        return {file.relative_to(self.folder).as_posix(): file.stat().st_size for file in files}


def find_tables(folder: Path) -> TablesFolder:
    """Find the tables of a folder: one file each, or one folder of parts with the same names.

    Raises:
        TableError: a table is missing, or the parts of indicators and projects do not match.
    """
    if not folder.is_dir():
        raise TableError(f"没有文件夹“{folder}”；--tables 后写放着大表的文件夹。")
    indicators, projects = (_parts(folder, name) for name in ("indicators", "projects"))
    for one, other, words in (
        (indicators, projects, "projects"),
        (projects, indicators, "indicators"),
    ):
        alone = sorted(one.keys() - other.keys())
        if alone:
            what = f"“{folder}”的 {words} 中没有与“{alone[0]}.parquet”同名的文件"
            raise TableError(f"{what}；项目和它的指标应放在同名的两个文件里。")
    parts = tuple(PartFiles(name, indicators[name], projects[name]) for name in sorted(indicators))
    single = {}
    for layout in (ORGANISATIONS, REGIONS):
        single[layout.name] = folder / f"{layout.name}.parquet"
        if not single[layout.name].is_file():
            what = f"“{folder}”中没有{layout.title}表 {layout.name}.parquet"
            raise TableError(f"{what}；各表的格式见手册“大表的格式”。")
    return TablesFolder(folder, parts, single["organisations"], single["regions"])


def _parts(folder: Path, name: str) -> dict[str, Path]:
    single, many = folder / f"{name}.parquet", folder / name
    found = {"all": single} if single.is_file() else {}
    if many.is_dir():
        found |= {file.stem: file for file in sorted(many.glob("*.parquet"))}
    if not found:
        what = f"“{folder}”中没有 {name}.parquet，也没有放着分片的文件夹 {name}"
        raise TableError(f"{what}；各表的格式见手册“大表的格式”。")
    return found


class Output:
    """The folder of results; a file in it is there whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def begin(self, asked: Mapping[str, Any]) -> None:
        """Start a run, or go on with the same one.

        Raises:
            TableError: the folder holds the results of another run, or other files.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        run = self.folder / RUN
        if run.is_file():
            if json.loads(run.read_text("utf-8")) != asked:
                what = f"“{self.folder}”里是另一次评分的结果（标准、年度或大表不同）"
                raise TableError(f"{what}；请换一个 -o 文件夹，或先移走原来的。")
            for left in self.folder.rglob(".*.partial"):
                left.unlink()
            return
        if any(self.folder.iterdir()):
            what = f"“{self.folder}”里已有别的文件"
            raise TableError(f"{what}；-o 应为空文件夹或同一次评分的文件夹。")
        self.write_json(RUN, asked)

    def has(self, name: str) -> bool:
        """Say whether a file of the results is there."""
        return (self.folder / name).is_file()

    def path(self, name: str) -> Path:
        """Give the place of a file, its folder made."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def unfinished(self, name: str) -> Path:
        """Give the place where a file is written before `finish`."""
        path = self.path(name)
        return path.with_name(f".{path.name}.partial")

    def finish(self, name: str) -> None:
        """Put a written file in its place."""
        os.replace(self.unfinished(name), self.path(name))

    def write_json(self, name: str, content: Mapping[str, Any]) -> None:
        """Write a small file of the run."""
        text = json.dumps(content, ensure_ascii=False, indent=2)
        self.unfinished(name).write_text(text + "\n", "utf-8")
        self.finish(name)


def digest(standard: Standard) -> str:
    """Give a short text that changes when anything of a standard changes.

    >>> from jiheng.standards import find_standard
    >>> one, other = map(find_standard, ("caiyu-2020-10-project", "sichuan-project-2023"))
    >>> digest(one) == digest(one), digest(one) == digest(other)
    (True, False)
    """
    return hashlib.sha256(repr(standard).encode()).hexdigest()[:16]
