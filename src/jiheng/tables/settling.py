"""From a rule's tree to the outcome of a row: points rounded once, reason, status.

Where a step could pass 64 bits for large figures, a guard stands before it: rows with such a
figure get no outcome here and go to the exact interpreter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from jiheng.quantities import Status, round_half_up
from jiheng.standards.expressions import Cases, Expression, names
from jiheng.tables import rational, whole
from jiheng.tables.compiling import Figure, Scope, condition, value
from jiheng.tables.hoisting import hoist, leaves
from jiheng.tables.ibis_door import Column, any_of, case, nothing, whole_division
from jiheng.tables.outcome import OUT_OF_BOUNDS, POINTS, REASON, STATUS_CODES, pack
from jiheng.tables.rational import Rational
from jiheng.tables.whole import LARGEST, TooLarge, Whole, known

_NOT_APPLICABLE = STATUS_CODES[Status.NOT_APPLICABLE]
_NOT_ASSESSABLE = STATUS_CODES[Status.NOT_ASSESSABLE]


@dataclass(frozen=True)
class Settlement:
    """Say how points are settled: how many places, at most how many, what 不适用 gets.

    `full` are the points in units of the last place; `first` is the reason of the first leaf.
    `fixed` are the names whose columns are bounded already, so that no guard is needed.
    """

    places: int
    full: Whole
    first: int
    full_when_not_applicable: bool = False
    fixed: frozenset[str] = frozenset({"full", "weight", "tier"})


def settle(tree: Expression, figures: Mapping[str, Figure], how: Settlement) -> Column:
    """Compile a rule's tree to a column of outcomes (see `outcome`); empty where guarded."""
    hoisted = hoist(tree)
    unguarded = frozenset(names(tree)) - how.fixed
    best: Column = None
    # The greatest power of two below which no step can pass 64 bits, found by halving.
    low, high = 0, LARGEST.bit_length()
    while high - low > 1:
        middle = (low + high) // 2
        compiler = _Compiler(how, unguarded, 2**middle - 1)
        try:
            best = compiler.outcome(hoisted, Scope(figures), how.first, guarded=False)
        except TooLarge:
            high = middle
            continue
        if not compiler.guards:
            break
        low = middle
    if best is None:
        raise TooLarge
    return best


@dataclass(frozen=True)
class _Compiler:
    how: Settlement
    open: frozenset[str]
    limit: int
    guards: list[str] = field(default_factory=list)
    """The figures that a guard was set before; without any, the limit does not matter."""

    def outcome(self, tree: Expression, scope: Scope, first: int, *, guarded: bool) -> Column:
        if not isinstance(tree, Cases):
            return self._whole_leaf(tree, scope, first, guarded)
        whens: list[tuple[Column, Column]] = []
        for one in tree.cases:
            try:
                status, holds = condition(one.condition, scope)
            except TooLarge:
                if guarded:
                    raise
                guarded, scope = True, self._guarded(scope, whens)
                status, holds = condition(one.condition, scope)
            if not isinstance(status, int):
                whens.append((status > 0, self._missing(status)))
            elif status:
                return case(whens, self._missing(status))
            inner = scope.after(one.condition, holds=True)
            if holds is True:
                return case(whens, self.outcome(one.then, inner, first, guarded=guarded))
            if holds is not False:
                whens.append((holds, self.outcome(one.then, inner, first, guarded=guarded)))
            scope = scope.after(one.condition, holds=False)
            first += len(leaves(one.then))
        return case(whens, self.outcome(tree.otherwise, scope, first, guarded=guarded))

    def _whole_leaf(self, tree: Expression, scope: Scope, reason: int, guarded: bool) -> Column:
        try:
            return self._leaf(value(tree, scope), reason)
        except TooLarge:
            if guarded:
                raise
            whens: list[tuple[Column, Column]] = []
            scope = self._guarded(scope, whens)
            return case(whens, self._leaf(value(tree, scope), reason))

    def _guarded(self, scope: Scope, whens: list[tuple[Column, Column]]) -> Scope:
        """Send rows with a figure beyond the limit away, and narrow the scope for the rest."""
        ends, tests = list(scope.ends), []
        for name in sorted(self.open & scope.figures.keys()):
            column = scope.read(name).numerator
            self.guards.append(name)
            if column.high > self.limit:
                tests.append(column.expression > self.limit)
            if column.low < -self.limit:
                tests.append(column.expression < -self.limit)
            ends.append((name, -self.limit, self.limit))
        if tests:
            whens.append((any_of(tests), nothing()))
        return replace(scope, ends=tuple(ends))

    def _missing(self, status: Column) -> Column:
        """Give the outcome of a nothing: its own code is its reason, too.

        不适用 that the standard gives full points is settled: its status is 0, its reason stays.
        """
        bare = status * (REASON + 1)
        if not self.how.full_when_not_applicable:
            return bare
        full = self.how.full.expression * POINTS + _NOT_APPLICABLE * REASON
        if isinstance(status, int):
            return full if status == _NOT_APPLICABLE else bare
        return case([(status == _NOT_APPLICABLE, full)], bare)

    def _leaf(self, points: Rational, reason: int) -> Column:
        if isinstance(points.status, int) and points.status:
            if points.status == _NOT_APPLICABLE:
                return self._missing(points.status)
            return pack(0, reason, points.status)
        whens: list[tuple[Column, Column]] = []
        if not isinstance(points.status, int):
            whens.append((points.status > 0, self._missing(points.status)))
        in_units = replace(points, factor=points.factor * 10**self.how.places)
        if points.numerator.known is not None and points.denominator.known is not None:
            exact = points.factor * points.numerator.known / points.denominator.known
            return case(whens, self._known(exact, reason))
        top, bottom = rational.parts(in_units)
        if top.expression is self.how.full.expression and bottom.known == 1:
            return case(whens, top.expression * POINTS + pack(0, reason))
        outside = self._outside(top, bottom)
        if outside:
            whens.append((any_of(outside), pack(0, OUT_OF_BOUNDS, _NOT_ASSESSABLE)))
        if bottom.known == 1:
            return case(whens, top.expression * POINTS + pack(0, reason))
        # Half up, for numbers of 0 or more: (2n + d) ÷ 2d without remainder.
        twice = whole.multiply(known(2), top)
        dividend, divisor = whole.add(twice, bottom), whole.multiply(known(2), bottom)
        rounded = whole_division(dividend.expression, divisor.expression)
        return case(whens, rounded * POINTS + pack(0, reason))

    def _known(self, exact: Fraction, reason: int) -> Column:
        units = int(round_half_up(exact, self.how.places) * 10**self.how.places)
        over = exact * 10**self.how.places > self.how.full.low
        if exact < 0 or (over and self.how.full.known is not None):
            return pack(0, OUT_OF_BOUNDS, _NOT_ASSESSABLE)
        if not over:
            return pack(units, reason)
        limit = -(-exact * 10**self.how.places // 1)
        too_many = pack(0, OUT_OF_BOUNDS, _NOT_ASSESSABLE)
        return case([(self.how.full.expression < int(limit), too_many)], pack(units, reason))

    def _outside(self, top: Whole, bottom: Whole) -> list[Column]:
        """Test for points that the criterion cannot give: a rule met figures it is not made for."""
        tests = [top.expression < 0] if top.low < 0 else []
        most = whole.multiply(self.how.full, bottom)
        return [*tests, top.expression > most.expression]
