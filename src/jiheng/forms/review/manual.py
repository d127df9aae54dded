"""The manual page of a rule: its docstring, taken apart into what, why, source and examples."""

import inspect
import re
from dataclasses import dataclass

from jiheng.standards import Confidence, Source

SECTIONS = ("为什么", "依据", "反例", "正例")
_SECTION = re.compile(rf"^({'|'.join(SECTIONS)})：(.*)$")
_SOURCE = re.compile(r"^(?P<document>.+?)(?:，(?P<clause>.+))?（(?P<sure>公布|忆述|推定)）。$")
_CONFIDENCE = {confidence.label: confidence for confidence in Confidence}

ExampleRow = tuple[str, dict[str, str]]
"""A sheet title, and cells by header."""


@dataclass(frozen=True)
class Manual:
    """Hold a manual page: `bad` and `good` are rows of the forms that show the rule at work."""

    what: str
    why: str
    source: Source
    bad: tuple[ExampleRow, ...]
    good: tuple[ExampleRow, ...]
    text: str


def read_manual(docstring: str) -> Manual:
    """Read the docstring of a rule.

    A row of an example is written `表名：表头=内容；表头=内容`; columns that do not matter are
    left out; a line without a sheet title goes on with the row above it.

    Raises:
        ValueError: a section is missing or cannot be read.
    """
    text = inspect.cleandoc(docstring)
    what, _, rest = text.partition("\n")
    sections: dict[str, list[str]] = {}
    for line in rest.splitlines():
        heading = _SECTION.match(line)
        if heading:
            sections[heading[1]] = [heading[2]]
        elif line.strip():
            if not sections:
                raise ValueError(f"说明第一段之后应为“为什么：”：{line}")
            sections[list(sections)[-1]].append(line.strip())
    if tuple(sections) != SECTIONS:
        raise ValueError(f"说明应依次有 {'、'.join(SECTIONS)}，现有 {'、'.join(sections)}")
    return Manual(
        what=what.strip(),
        why="".join(sections["为什么"]),
        source=_source("".join(sections["依据"])),
        bad=_rows(sections["反例"]),
        good=_rows(sections["正例"]),
        text=text,
    )


def _source(text: str) -> Source:
    match = _SOURCE.match(text)
    if match is None:
        raise ValueError(f"依据应写成“文件，条款（公布|忆述|推定）。”：{text}")
    return Source(
        document=match["document"],
        clause=match["clause"] or "",
        confidence=_CONFIDENCE[match["sure"]],
    )


def _rows(lines: list[str]) -> tuple[ExampleRow, ...]:
    rows: list[ExampleRow] = []
    for line in filter(None, lines):
        title, sign, cells = line.partition("：")
        if not sign or "=" in title:
            title, cells = "", line
        if title:
            rows.append((title, {}))
        if not rows:
            raise ValueError(f"例子应以表名开头：{line}")
        for cell in filter(None, cells.split("；")):
            header, equals, content = cell.partition("=")
            if not equals:
                raise ValueError(f"例子应写成“表头=内容”：{cell}")
            rows[-1][1][header.strip()] = content.strip()
    if not rows:
        raise ValueError("例子没有写出任何一行")
    return tuple(rows)
