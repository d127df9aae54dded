"""Where an officer fills in what a criterion is short of: sheet, cell and code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jiheng.forms.facts import Fact
from jiheng.quantities import Missing, Status
from jiheng.scoring.scorecard import CriterionScore
from jiheng.standards import vocabulary
from jiheng.standards.expressions import names


def to_fill(item: CriterionScore) -> tuple[str, ...]:
    """Name every figure a criterion is short of, with the cell or sheet it belongs in.

    A figure that is computed is short of the figures it is computed from. A column of an
    indicator row that no form states a figure for (完成档次) is left to the reason.
    """
    if item.points is not None:
        return ()
    facts = {fact.code: fact for fact in item.facts}
    places: dict[str, None] = {}
    for code in item.missing:
        places.update(dict.fromkeys(_places(code, facts, ())))
    for fact in item.facts:
        if isinstance(fact.value, Missing) and fact.value.status is Status.UNREPORTED:
            places.setdefault(fact_place(fact))
    return tuple(places)


def fact_place(fact: Fact) -> str:
    """Return a fact's code with the cell it was read from, or its sheet where there is none."""
    return f"{fact.source.cell} {fact.code}" if fact.source.cell else _term_place(fact.code)


def _places(code: str, facts: Mapping[str, Fact], above: tuple[str, ...]) -> Iterator[str]:
    fact, term = facts.get(code), vocabulary().get(code)
    if fact is not None:
        if isinstance(fact.value, Missing) and fact.value.status is Status.UNREPORTED:
            yield fact_place(fact)
    elif term is not None and term.formula is not None and code not in above:
        for part in names(term.formula):
            yield from _places(part, facts, (*above, code))
    elif term is not None:
        yield _term_place(code)


def _term_place(code: str) -> str:
    term = vocabulary().get(code)
    if term is None:
        return code
    title = next(group.title for group in vocabulary().groups if group.code == term.group)
    return f"“{title}”表 {code}"
