"""Scoring standards as data: load, validate, inherit, date, and the arithmetic they use."""

from jiheng.standards.citation import Confidence, Source
from jiheng.standards.errors import Fault, StandardError
from jiheng.standards.loading import (
    find_standard,
    list_standards,
    load_standard,
    shipped_standard,
)
from jiheng.standards.model import Criterion, Grade, IndicatorSet, Standard
from jiheng.standards.vocabulary import Group, Term, Vocabulary, vocabulary
from jiheng.standards.wording import scoring_sentence

__all__ = [
    "Confidence",
    "Criterion",
    "Fault",
    "Grade",
    "Group",
    "IndicatorSet",
    "Source",
    "Standard",
    "StandardError",
    "Term",
    "Vocabulary",
    "find_standard",
    "list_standards",
    "load_standard",
    "scoring_sentence",
    "shipped_standard",
    "vocabulary",
]
