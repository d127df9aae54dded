"""勾稽核验: read any report, relate its figures, and prove the contradictions in it."""

from jiheng.checks.document import Document, Paragraph, Place, Table, Unread
from jiheng.checks.engine import check_document
from jiheng.checks.finding import CheckResult, Coverage, Finding, Quote, Severity
from jiheng.checks.readers import read_document

__all__ = [
    "CheckResult",
    "Coverage",
    "Document",
    "Finding",
    "Paragraph",
    "Place",
    "Quote",
    "Severity",
    "Table",
    "Unread",
    "check_document",
    "read_document",
]
