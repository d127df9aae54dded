"""Compare the figures of a report with those of the dossier that it was written from."""

from jiheng.checks.dossier.checking import check_against
from jiheng.checks.dossier.identity import Identity, Stamp, stamps_of_docx
from jiheng.checks.dossier.known import Aspect, Known, known_facts, known_rules, known_scores
from jiheng.checks.dossier.record import Record

__all__ = [
    "Aspect",
    "Identity",
    "Known",
    "Record",
    "Stamp",
    "check_against",
    "known_facts",
    "known_rules",
    "known_scores",
    "stamps_of_docx",
]
