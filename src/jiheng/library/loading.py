"""Load entries of the library from files: every fault at its file and line, all at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from jiheng.library.indicators import Indicator
from jiheng.library.trying import standard_of
from jiheng.standards import Fault, StandardError, vocabulary
from jiheng.standards.errors import suggest
from jiheng.standards.exact_yaml import (
    LinedMapping,
    parse_exact_yaml,
    place,
    read_exact_yaml,
)
from jiheng.standards.expressions import names
from jiheng.standards.loading import ROW_NAMES, validation_faults
from jiheng.standards.soundness import find_unsound

_TOP = ("about", "defaults", "entries", "shared")


def library_folder() -> Path:
    """Return the folder of the entries that ship with the package."""
    return Path(str(files("jiheng"))) / "data" / "library"


@cache
def shipped_library() -> tuple[Indicator, ...]:
    """Load every entry that ships with the package, in the order of their codes.

    Raises:
        StandardError: naming file and line of every fault.
    """
    return load_library(library_folder())


@cache
def shipped_contents() -> tuple[dict[str, Any], ...]:
    """Give the shipped entries as plain texts, lists and maps, as a database keeps them."""
    return tuple(_plain(content) for content in _entries(library_folder()))


def load_library(folder: Path) -> tuple[Indicator, ...]:
    """Load all `*.yaml` of a folder; a file's `defaults` stand in each of its entries.

    Raises:
        StandardError: all faults of all files at once, each with file, line and a suggestion.
    """
    faults: list[Fault] = []
    made: dict[str, Indicator] = {}
    named: dict[str, str] = {}
    for content in _entries(folder):
        try:
            one = _validated(content)
        except StandardError as error:
            faults += error.faults
            continue
        if one.code in made:
            faults.append(Fault(*content.place_of("code"), f"编码“{one.code}”用了两次", "请换一个"))
        if one.name in named:
            what = f"名称“{one.name}”与 {named[one.name]} 相同"
            faults.append(Fault(*content.place_of("name"), what, "请写明两者的区别，或删去一条"))
        made[one.code], named[one.name] = one, one.code
    if faults:
        raise StandardError(faults)
    return tuple(made[code] for code in sorted(made))


def read_indicator(content: Mapping[str, Any]) -> Indicator:
    """Read one entry from plain texts, as a form or a database gives them.

    Raises:
        StandardError: every fault; its `file` is the field that is wrong or absent.
    """
    lined = _Fields("", 0)
    for key, value in content.items():
        lined.put(key, value, 0)
    return _validated(lined)


class _Fields(LinedMapping):
    """A content that stands in no file: the place of a field is its name."""

    def place_of(self, key: str) -> tuple[str, int]:
        """Give the name of a field."""
        return key, 0


def read_rule_text(text: str) -> Any:
    """Read a rule as it is written in a file, such as `{completion: {pass_mark: 60%}}`.

    Raises:
        StandardError: it is no YAML.
    """
    return _plain(parse_exact_yaml("rule", f"rule: {text.strip()}")["rule"])


def rule_text(rule: Any) -> str:
    """Write a rule of a content on one line, as `read_rule_text` reads it."""
    if isinstance(rule, str):
        return rule
    line = yaml.safe_dump(rule, allow_unicode=True, default_flow_style=True, width=10_000)
    return line.strip()


def _entries(folder: Path) -> Iterator[LinedMapping]:
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            content = read_exact_yaml(path)
        except StandardError as error:
            faults += error.faults
            continue
        for key in content:
            if key not in _TOP:
                what = f"不认识的项“{key}”"
                faults.append(Fault(*content.place_of(key), what, suggest(key, _TOP)))
        rows = content.get("entries")
        if not isinstance(rows, list):
            faults.append(
                Fault(path.name, 1, "文件里没有 entries 清单", "请写 entries: 和各条指标")
            )
            continue
        defaults = content.get("defaults")
        for at, row in enumerate(rows):
            if not isinstance(row, LinedMapping):
                what = f"第{at + 1}条应为“名称: 值”"
                faults.append(Fault(*place(content, ("entries", at)), what, "请对照其他各条"))
                continue
            whole = LinedMapping(row.file, row.line)
            sources = [one for one in (defaults, row) if isinstance(one, LinedMapping)]
            for source in sources:
                for key, value in source.items():
                    whole.take(key, value, source)
            yield whole
    if faults:
        raise StandardError(faults)


def _validated(content: LinedMapping) -> Indicator:
    try:
        one = Indicator.model_validate(content)
    except ValidationError as error:
        raise StandardError(validation_faults(error, content)) from None
    at = content.place_of("rule")
    known = frozenset(vocabulary()) | ROW_NAMES
    faults = [
        Fault(*at, f"规则用到没有定义的名称“{name}”", suggest(name, ROW_NAMES))
        for formula in one.rule.formulas()
        for name in names(formula)
        if name not in known
    ]
    faults += [
        Fault(*at, bad.what, bad.advice) for bad in find_unsound(standard_of(one), vocabulary())
    ]
    if faults:
        raise StandardError(faults)
    return one


def _plain(content: Any) -> Any:
    if isinstance(content, dict):
        return {key: _plain(value) for key, value in content.items()}
    if isinstance(content, list):
        return [_plain(value) for value in content]
    return content
