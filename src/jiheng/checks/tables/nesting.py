"""Find which rows are groups and which their parts where nothing but the numbers says so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

_LONGEST = 80
_MOST_STEPS = 20_000


@dataclass(frozen=True)
class Node:
    """Hold a row with the rows that it is the sum of; a leaf has none."""

    index: int
    children: tuple["Node", ...] = ()


def nested(values: Sequence[Fraction], total: Fraction) -> tuple[Node, ...] | None:
    """Read numbers, each group before its parts, as trees whose roots add up to a total.

    None where there is no such reading, or it takes too long to find one.

    >>> [node.index for node in nested([Fraction(n) for n in (5, 2, 3, 4, 4)], Fraction(9)) or ()]
    [0, 3]
    """
    if len(values) > _LONGEST or any(value < 0 for value in values):
        return None
    return _Search(values).all_of(total)


class _Search:
    """Search for a reading, groups of several parts before leaves, leaves before groups of one."""

    def __init__(self, values: Sequence[Fraction]) -> None:
        self._values = values
        self._steps = 0
        self._failed: set[tuple[int, Fraction]] = set()

    def all_of(self, total: Fraction) -> tuple[Node, ...] | None:
        end = len(self._values)
        return next((trees for trees, stop in self._forests(0, total) if stop == end), None)

    def _forests(self, start: int, total: Fraction) -> Iterator[tuple[tuple[Node, ...], int]]:
        """Yield the ways to read rows from `start` on as trees with a sum, and where they end."""
        self._steps += 1
        if total == 0:
            yield (), start
        if start >= len(self._values) or self._steps > _MOST_STEPS:
            return
        if (start, total) in self._failed:
            return
        value = self._values[start]
        found = False
        if value <= total:
            for tree, following in self._trees(start, value):
                for rest, end in self._forests(following, total - value):
                    found = True
                    yield (tree, *rest), end
        if not found and self._steps <= _MOST_STEPS:
            self._failed.add((start, total))

    def _trees(self, start: int, value: Fraction) -> Iterator[tuple[Node, int]]:
        single: list[tuple[Node, int]] = []
        if value:
            for children, end in self._forests(start + 1, value):
                if len(children) > 1:
                    yield Node(start, children), end
                elif children:
                    single.append((Node(start, children), end))
        yield Node(start), start + 1
        yield from single
