"""Figures that a document states more than once: who says what of which subject, and where."""

from jiheng.checks.repetition.index import Disagreement, statements_of
from jiheng.checks.repetition.statement import Attribute, Statement

__all__ = ["Attribute", "Disagreement", "Statement", "statements_of"]
