"""The trace of a computed value: every step with its words, its numbers and its result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.quantities import Value


@dataclass(frozen=True)
class Trace:
    """Hold one step of a calculation.

    `text` is the step in words (labels), `worked` the same with the figures in it; both show
    only the branch that counted. `sign` is the arithmetic sign that binds them together, so
    that a bracket can be set where it is needed. `conditions` are the comparisons that chose
    the branch. `code` names the fact of a leaf.
    """

    text: str
    worked: str
    value: Value
    sign: str = ""
    code: str = ""
    children: tuple[Trace, ...] = ()
    conditions: tuple[Trace, ...] = ()

    def leaves(self) -> Iterator[Trace]:
        """Yield the facts that were read, in the order of reading."""
        if self.code:
            yield self
        for part in (*self.conditions, *self.children):
            yield from part.leaves()

    def figures(self) -> Iterator[Trace]:
        """Yield the facts that stand in the calculation itself, not only in its conditions."""
        if self.code:
            yield self
        for part in self.children:
            yield from part.figures()
