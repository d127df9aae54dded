"""Where an officer fills in or mends what keeps a criterion from its points: cell and code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jiheng.forms.dossier import WHAT_IF
from jiheng.forms.facts import Fact
from jiheng.quantities import Missing, Status
from jiheng.scoring.projects import project_fact, project_place
from jiheng.scoring.scorecard import CriterionScore
from jiheng.standards import vocabulary
from jiheng.standards.expressions import Arithmetic, Condition, Expression, children, names
from jiheng.standards.plausible import impossible


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


def stated_place(fact: Fact) -> str:
    """Return where a filled figure was stated: its cell, or that it was only supposed."""
    if fact.source.document == WHAT_IF:
        return f"{WHAT_IF}（--set）的 {fact.code}"
    return fact_place(fact)


def to_mend(item: CriterionScore) -> tuple[str, ...]:
    """Name every filled figure that keeps a criterion from being scored, and what is wrong.

    These are approximations, figures that can not be, and zeros that something is divided by.
    """
    if item.points is not None:
        return ()
    facts = {fact.code: fact for fact in item.facts}
    wrong = {code: fault for code, fact in facts.items() if (fault := _fault(fact))}
    for code in item.missing:
        for divisor in _divisors(code, ()):
            fact = facts.get(divisor) or project_fact(divisor, facts)
            if fact is not None and fact.value == 0:
                wrong.setdefault(fact.code, "填的是零，不能作除数，请核对")
    return tuple(f"{stated_place(facts[code])} {fault}" for code, fault in wrong.items())


def _fault(fact: Fact) -> str:
    """Say what is wrong with a filled figure, nothing where it can be scored."""
    if isinstance(fact.value, Missing) or fact.unit.dimension in ("flag", "text"):
        return ""
    if fact.is_hedged:
        return f"“{fact.text}”改为确切的数"
    term = vocabulary().get(fact.code)
    found = impossible(term, fact.value) if term else None
    return f"“{fact.text}”{found[0]}，请改正" if found else ""


def _divisors(code: str, above: tuple[str, ...]) -> Iterator[str]:
    """List the figures that a figure's formula divides by, also through other formulas."""
    term = vocabulary().get(code)
    if term is None or term.formula is None or code in above:
        return
    waiting: list[Expression | Condition] = [term.formula]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Arithmetic) and part.sign == "/":
            yield from names(part.right)
        waiting.extend(children(part))
    for name in names(term.formula):
        yield from _divisors(name, (*above, code))


def _places(code: str, facts: Mapping[str, Fact], above: tuple[str, ...]) -> Iterator[str]:
    fact, term = facts.get(code) or project_fact(code, facts), vocabulary().get(code)
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
    if place := project_place(code):
        return place
    title = next(group.title for group in vocabulary().groups if group.code == term.group)
    return f"“{title}”表 {code}"
