"""Collect the statements of a document by what they are of."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from weakref import WeakKeyDictionary

from jiheng.checks.figures import Kind
from jiheng.checks.reading import Reading
from jiheng.checks.repetition.attribute import Attribute
from jiheng.checks.repetition.cells import cell_statements
from jiheng.checks.repetition.prose import prose_statements
from jiheng.checks.repetition.statement import Statement


@dataclass(frozen=True, eq=False)
class Statements:
    """Hold all statements of a document."""

    all: tuple[Statement, ...]
    printed: Counter[tuple[Kind, Fraction]]
    """How often each value is printed in the document, in any place."""

    @cached_property
    def by_key(self) -> dict[tuple[object, ...], tuple[Statement, ...]]:
        """Give the statements that share all that must match."""
        found: dict[tuple[object, ...], list[Statement]] = {}
        for statement in self.all:
            found.setdefault(statement.key, []).append(statement)
        for key in list(found):
            for vague, exact, rival in _BRIDGES:
                if key[_ATTRIBUTE] is vague and key[_SUBJECT]:
                    _bridge(found, key, exact, rival)
        return {key: tuple(group) for key, group in found.items() if len(group) > 1}

    def is_printed_elsewhere(self, statement: Statement) -> bool:
        """Tell whether the same value stands at another place of the document."""
        figure = statement.figure
        return self.printed[(figure.kind, figure.exact)] > 1


_GIVEN = re.compile(r"下达|分解|分配|拨付|安排|预算|计划|到位|合同|投资")
_ATTRIBUTE, _SUBJECT = 2, 3
_BRIDGES = (
    (Attribute.BUDGET, Attribute.FINAL, Attribute.INITIAL),
    (Attribute.PLAIN, Attribute.SPENT, Attribute.BUDGET),
)


def _bridge(
    found: dict[tuple[object, ...], list[Statement]],
    key: tuple[object, ...],
    exact: Attribute,
    rival: Attribute,
) -> None:
    """Move statements of a bare 预算 to those of 全年预算 of the same subject.

    One that says what the rival (年初预算) says, or stands beside a 全年预算, stays.
    """
    attribute, subject = _ATTRIBUTE, _SUBJECT
    wanted, other = ((*key[:attribute], each, *key[attribute + 1 :]) for each in (exact, rival))
    assert key[subject]
    if wanted not in found:
        return
    passages = {(s.block, s.passage) for s in found[wanted] if not s.is_in_table}
    rivals = {s.figure.exact for s in found.get(other, ())}
    moved = [
        s
        for s in found[key]
        if not s.is_in_table
        and s.figure.exact not in rivals
        and (s.block, s.passage) not in passages
        and not (exact is Attribute.SPENT and _GIVEN.search(s.passage))
    ]
    found[key] = [s for s in found[key] if s not in moved]
    found[wanted] += [replace(s, attribute=exact, is_own=False, is_bridged=True) for s in moved]


_READ: WeakKeyDictionary[Reading, Statements] = WeakKeyDictionary()


def statements_of(reading: Reading) -> Statements:
    """Give the statements of a document; they are made once for all rules."""
    found = _READ.get(reading)
    if found is None:
        printed = Counter((figure.kind, figure.exact) for figure in reading.figures)
        made = (*prose_statements(reading), *cell_statements(reading))
        found = _READ[reading] = Statements(made, printed)
    return found
