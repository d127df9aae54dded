"""A scorecard as plain data: exact numbers as decimal text, for JSON and interfaces."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from jiheng.forms.facts import Fact
from jiheng.quantities import Interval, Missing
from jiheng.scoring.scorecard import CriterionScore, Scorecard
from jiheng.standards.printing import print_exact


def scorecard_data(card: Scorecard) -> dict[str, Any]:
    """Return a scorecard as nested dictionaries; a missing number is None beside its status."""
    return {
        "organisation": card.organisation,
        "project": card.project,
        "year": card.year,
        "standard": card.standard.code,
        "standard_title": card.standard.title,
        "confidence": card.standard.confidence.value,
        "total": _exact(card.total),
        "status": card.status.value,
        "low": _exact(card.low),
        "high": _exact(card.high),
        "full": _exact(card.full),
        "margin": _interval(card.margin),
        "grade": card.grade,
        "grade_note": card.grade_note,
        "conditional_on": list(card.conditional_on),
        "validity_note": card.validity_note,
        "criteria": [_criterion(one) for one in card.criteria],
    }


def _criterion(one: CriterionScore) -> dict[str, Any]:
    return {
        "code": one.code,
        "name": one.name,
        "kind": one.kind,
        "full": _exact(one.full),
        "points": _exact(one.points),
        "lost": _exact(one.lost),
        "status": one.status.value,
        "low": _exact(one.low),
        "high": _exact(one.high),
        "margin": _interval(one.margin),
        "formula": one.formula,
        "calculation": one.calculation,
        "value": one.value_text,
        "rounding_places": one.places,
        "rule": one.rule_text,
        "reason": one.reason,
        "remarks": list(one.remarks),
        "doubts": list(one.doubts),
        "evidence": list(one.evidence),
        "source": {
            "document": one.document,
            "clause": one.clause,
            "confidence": one.confidence,
        },
        "inputs": list(one.inputs),
        "missing": list(one.missing),
        "facts": [_fact(fact) for fact in one.facts],
        "criteria": [_criterion(child) for child in one.children],
    }


def _fact(fact: Fact) -> dict[str, Any]:
    value = None if isinstance(fact.value, Missing) else print_exact(fact.value)
    return {
        "code": fact.code,
        "label": fact.label,
        "value": value,
        "status": fact.status.value,
        "unit": fact.unit.symbol,
        "text": fact.text,
        "source": str(fact.source),
        "evidence": fact.evidence,
        "note": fact.note,
    }


def _exact(number: Fraction | None) -> str | None:
    return None if number is None else print_exact(number)


def _interval(interval: Interval | None) -> dict[str, str | None] | None:
    if interval is None:
        return None
    return {"low": _exact(interval.low), "high": _exact(interval.high)}
