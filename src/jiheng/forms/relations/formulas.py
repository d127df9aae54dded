"""Figures typed beside the figures they follow from: what is typed must be possible."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jiheng.forms.errors import FormError
from jiheng.forms.filled import FilledForms
from jiheng.forms.rows.facts import FactRow
from jiheng.quantities import Interval, Missing, Status, Value
from jiheng.standards import Term, vocabulary
from jiheng.standards.printing import print_tree
from jiheng.standards.spread import reach_text, spread


@dataclass(frozen=True)
class _Figure:
    value: Value
    interval: Interval | None


_NOTHING = _Figure(Missing(Status.UNREPORTED), None)


def typed_beside_parts(filled: FilledForms) -> Iterator[FormError]:
    """Warn of a figure that no rounding lets follow from its own parts, typed beside it.

    A warning only: the score takes what is typed, and a place may define the rate its own way.
    """
    read = _lookup(filled)
    for code, form in filled.forms.items():
        for place, row in form.rows:
            if not isinstance(row, FactRow) or row.is_computed or row.term.formula is None:
                continue
            typed, possible = read(row.code), spread(row.term.formula, read)
            if typed.interval is None or possible is None or typed.interval.intersects(possible):
                continue
            shown = reach_text(possible, row.term.unit)
            formula = print_tree(row.term.formula, vocabulary().label)
            yield filled.error(
                code,
                place,
                "value",
                f"与填报的分项不符，由分项只能算得{shown}",
                expected=f"{formula}，即{shown}",
                advice="改正其中不对的数；要由分项计算的，把这一格留空。评分按这一格的数计算",
                severity="warning",
            )


def _lookup(filled: FilledForms) -> Callable[[str], _Figure]:
    """Look a figure up as it was typed, else as it follows from others."""

    def read(code: str) -> _Figure:
        placed, term = filled.figures.get(code), vocabulary().get(code)
        if placed is not None:
            reading = placed.figure.reading
            return _Figure(reading.value, reading.interval)
        return _computed(term) if term is not None and term.formula is not None else _NOTHING

    def _computed(term: Term) -> _Figure:
        assert term.formula is not None
        # Nobody typed it, so there is no print that another could be like.
        return _Figure(_NOTHING.value, spread(term.formula, read))

    return read
