"""What a rule reads: the dossier's facts, and the figures that follow from them by formula."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from jiheng.forms.dossier import Dossier
from jiheng.forms.facts import Fact
from jiheng.quantities import (
    Interval,
    Missing,
    Status,
    Value,
    print_number,
    print_rate,
    round_half_up,
)
from jiheng.scoring.evaluation import evaluate
from jiheng.scoring.trace import Trace
from jiheng.standards import Term, Vocabulary, vocabulary
from jiheng.standards.plausible import impossible
from jiheng.standards.quoting import quoted
from jiheng.standards.spread import spread

_MOST_PLACES = 6


@dataclass(frozen=True)
class Reading:
    """Hold one figure as a rule reads it.

    `value` in base units; `interval` what its printed digits allow (None if missing); `text`
    as it is printed in a calculation; `trace` how it was computed, if it was; `facts` the
    dossier's facts behind it, by code.
    """

    code: str
    label: str
    value: Value
    interval: Interval | None
    text: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    trace: Trace | None = None


class Readings:
    """Look figures up by code, each computed once; `extra` holds the columns of one row."""

    def __init__(
        self, dossier: Dossier, terms: Vocabulary, extra: Mapping[str, Reading] | None = None
    ) -> None:
        self._dossier = dossier
        self._terms = terms
        self._known: dict[str, Reading] = dict(extra or {})

    def with_row(self, row: Mapping[str, Reading]) -> Readings:
        """Return readings that know the columns of one indicator row, beside the dossier's facts."""
        return Readings(self._dossier, self._terms, row)

    def read(self, code: str) -> Reading:
        """Return the reading of a code; a code nobody filled is 未填报, never zero."""
        if code not in self._known:
            self._known[code] = self._read(code)
        return self._known[code]

    def label(self, code: str) -> str:
        """Return the official label of a code."""
        fact = self._dossier.fact(code)
        known = self._known.get(code)
        if known is not None:
            return known.label
        return fact.label if fact is not None else self._terms.label(code)

    def _read(self, code: str) -> Reading:
        fact = self._dossier.fact(code)
        if fact is not None:
            return read_fact(code, fact.label, fact)
        term = self._terms.get(code)
        if term is None or term.formula is None:
            return unreported(code, term.label if term else code)
        trace = evaluate(term.formula, self.read)
        allowed = spread(term.formula, self.read)
        facts: dict[str, Fact] = {}
        for leaf in trace.leaves():
            facts.update(self.read(leaf.code).facts)
        text = _computed_text(term, trace.value)
        return Reading(code, term.label, trace.value, allowed, text, facts, trace)


def read_fact(name: str, label: str, fact: Fact) -> Reading:
    """Return a fact as a rule reads it, under the name and label the rule has for it.

    A hedged figure (约84%) is 无法判断: it is a statement, but no basis for points; so is one that
    can not be (−2 posts), which would else earn them. Points are decided, not measured: 2.50 分
    is 2.50 分 exactly; whole days and months are counted, too: 21天 is 21天.
    """
    text = fact.text or _status_text(fact.value)
    value = _scorable(fact)
    if isinstance(value, Missing):
        return Reading(name, label, value, None, text, {fact.code: fact})
    is_exact = fact.unit.dimension == "score" or _is_counted_time(fact, value)
    allowed = Interval.exact(value) if is_exact else fact.interval
    return Reading(name, label, value, allowed, text, {fact.code: fact})


def _is_counted_time(fact: Fact, value: Fraction) -> bool:
    # 21天 is printed to the day; 21.0天 was measured, and 1.2万小时 was rounded.
    half = Fraction(1, 2)
    is_to_the_day = fact.interval is not None and fact.interval.high == value + half
    return fact.unit.dimension == "time" and value.denominator == 1 and is_to_the_day


def unreported(name: str, label: str) -> Reading:
    """Return the reading of a figure that no form has."""
    missing = Missing(Status.UNREPORTED, f"{quoted(label)}未填报")
    return Reading(name, label, missing, None, missing.label)


def _scorable(fact: Fact) -> Value:
    if isinstance(fact.value, Missing) or fact.unit.dimension in ("flag", "text"):
        return fact.value
    term = vocabulary().get(fact.code)
    wrong = impossible(term, fact.value) if term else None
    if wrong is not None:
        what, expected = wrong
        reason = f"{quoted(fact.label)}填的是“{fact.text}”，{what}，应为{expected}"
        return Missing(Status.NOT_ASSESSABLE, reason)
    if not fact.is_hedged:
        return fact.value
    reason = f"{quoted(fact.label)}填的是“{fact.text}”，不是确切的数"
    return Missing(Status.NOT_ASSESSABLE, reason)


def _status_text(value: Value) -> str:
    return value.label if isinstance(value, Missing) else ""


def _computed_text(term: Term, value: Value) -> str:
    if isinstance(value, Missing):
        return value.label
    if term.kind == "rate":
        return _rate_text(value)
    return print_number(Fraction(value), 2, min_places=0) + term.unit


def _rate_text(value: Fraction) -> str:
    """Print 84.30% and 100%, but 89.996% where two places would print a limit not reached."""
    places = 2
    while places < _MOST_PLACES and _is_whole(value, places) and not _is_whole(value, None):
        places += 1
    return print_rate(value, places, trim=_is_whole(value, None))


def _is_whole(value: Fraction, places: int | None) -> bool:
    percent = value * 100
    shown = percent if places is None else round_half_up(percent, places)
    return shown.denominator == 1
