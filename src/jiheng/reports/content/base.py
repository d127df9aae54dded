"""What a section generator is: a name, its options, and the blocks it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jiheng.reports.document import Block

if TYPE_CHECKING:
    from jiheng.reports.content.context import Context


@dataclass(frozen=True)
class Slot:
    """Say where a generator writes: the section's code, and its options, defaults filled in."""

    code: str
    options: Mapping[str, bool] = field(default_factory=dict)

    def is_set(self, option: str) -> bool:
        """Tell whether an option is set."""
        return self.options.get(option, False)


Make = Callable[["Context", Slot], Iterator[Block]]


@dataclass(frozen=True)
class Generator:
    """Name a maker of blocks; `options` maps its yes/no options to their defaults."""

    name: str
    make: Make
    options: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Notice:
    """Tell the officer what a careful reader will miss: where, what, and what to do.

    Notices never stand in the filed text; a draft lists them at its end.
    """

    where: str
    what: str
    advice: str = ""

    def __str__(self) -> str:
        return f"{self.where}：{self.what}" + (f"{self.advice}" if self.advice else "")
