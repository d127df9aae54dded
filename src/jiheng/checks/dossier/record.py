"""The known figures of one department and year, to be looked up by code, name or value."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from jiheng.checks.dossier.known import Aspect, Known
from jiheng.checks.figures import Figure, Kind
from jiheng.checks.relations.slips import significant_digits

TELLING_DIGITS = 4
"""A number of so many digits is hardly printed twice by chance."""
_SHORTEST_NAME = 3
_Key = TypeVar("_Key")


@dataclass(frozen=True, eq=False)
class Record:
    """Hold what is known of one department and year.

    `rules` are the sentences of the scoring standard that a report may quote.
    """

    organisation: str
    year: int
    known: tuple[Known, ...]
    rules: tuple[Known, ...] = ()

    @property
    def facts(self) -> int:
        """Count the known figures."""
        return sum(one.figure is not None for one in self.known)

    def by_code(self, code: str) -> Known | None:
        """Give the known figure of a code."""
        return self._by_code.get(code)

    def named(self, name: str, aspect: Aspect = Aspect.VALUE) -> tuple[Known, ...]:
        """Give the known figures of exactly this name."""
        return self._by_name.get((aspect, name), ())

    def ending(self, name: str) -> tuple[Known, ...]:
        """Give the known figures whose name is the end of the words: 局机关公用经费支出."""
        ends = (self.named(name[i:]) for i in range(1, len(name) - _SHORTEST_NAME + 1))
        return next(filter(None, ends), ())

    def of_value(self, figure: Figure) -> tuple[Known, ...]:
        """Give the known figures of this very number, if it has digits enough to tell."""
        if significant_digits(figure) < TELLING_DIGITS:
            return ()
        return self._by_value.get((figure.kind, _unit(figure), figure.exact), ())

    @cached_property
    def _by_code(self) -> dict[str, Known]:
        return {one.code: one for one in self.known}

    @cached_property
    def _by_name(self) -> dict[tuple[Aspect, str], tuple[Known, ...]]:
        return _grouped(
            ((one.aspect, name), one)
            for one in self.known
            for name in one.names
            if one.figure is not None and len(name) >= _SHORTEST_NAME - (one.aspect is Aspect.SCORE)
        )

    @cached_property
    def _by_value(self) -> dict[tuple[Kind, str, Fraction], tuple[Known, ...]]:
        return _grouped(
            ((one.figure.kind, _unit(one.figure), one.figure.exact), one)
            for one in self.known
            if one.figure is not None
        )


def _grouped(pairs: Iterable[tuple[_Key, Known]]) -> dict[_Key, tuple[Known, ...]]:
    found: dict[_Key, list[Known]] = {}
    for key, one in pairs:
        found.setdefault(key, []).append(one)
    return {key: tuple(group) for key, group in found.items()}


def _unit(figure: Figure) -> str:
    return figure.unit_symbol if figure.kind in (Kind.COUNT, Kind.NUMBER) else ""
