"""Figures that a document states more than once: who says what of which subject, and where."""

from jiheng.checks.repetition.attribute import Attribute
from jiheng.checks.repetition.comparing import Certainty, Comparison, comparisons
from jiheng.checks.repetition.index import statements_of
from jiheng.checks.repetition.reporting import outcome_of
from jiheng.checks.repetition.restated import restated
from jiheng.checks.repetition.statement import Statement

__all__ = [
    "Attribute",
    "Certainty",
    "Comparison",
    "Statement",
    "comparisons",
    "outcome_of",
    "restated",
    "statements_of",
]
