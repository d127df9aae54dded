"""The one error a standard or vocabulary file can raise: every fault, each at its line."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from jiheng.standards.quoting import quoted


@dataclass(frozen=True)
class Fault:
    """Hold one fault of a data file: what, where (file and line), expected, what to do."""

    file: str
    line: int | None
    what: str
    advice: str = ""

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file} 第{self.line}行"
        return f"{where}：{self.what}" + (f"　{self.advice}" if self.advice else "")


class StandardError(ValueError):
    """Report all faults of a standard, a vocabulary or an expression at once."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


def nearest(word: str, known: Iterable[str]) -> str:
    """Find the known word nearest to a mistyped one, or give an empty string.

    >>> nearest("hunan-yuhua", ["bands", "hunan-yuhua-department-2022"])
    'hunan-yuhua-department-2022'
    """
    choices = sorted(known)
    # A code cut short is too unlike the whole for a likeness to find it.
    longer = [choice for choice in choices if len(word) > 2 and choice.startswith(word)]
    found = [*difflib.get_close_matches(word, choices, n=1), *longer]
    return found[0] if found else ""


def suggest(word: str, known: Iterable[str]) -> str:
    """Suggest the known word nearest to a mistyped one, as an advice sentence.

    >>> suggest("porportional", ["proportional", "bands"])
    '是不是要写“proportional”？'
    >>> suggest("hunan-yuhua", ["bands", "hunan-yuhua-department-2022"])
    '是不是要写“hunan-yuhua-department-2022”？'
    >>> suggest("xyz", ["bands"])
    '可用：bands'
    """
    choices = sorted(known)
    near = nearest(word, choices)
    if near:
        return f"是不是要写{quoted(near)}？"
    shown = "、".join(choices[:12]) + ("……" if len(choices) > 12 else "")
    return f"可用：{shown}"
