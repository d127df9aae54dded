"""Findings as plain data for other programs (JSON)."""

from collections.abc import Sequence
from typing import Any

from jiheng.checks.document import Place
from jiheng.checks.finding import Finding
from jiheng.checks.output.checked import Checked

Data = dict[str, Any]


def document_data(checked: Checked) -> Data:
    """Give one document: name, coverage, findings, what was accepted, what was not read.

    `suppressed` holds findings of the same shape, each with `reason`, `by` and `on`; `against` is
    there where the document was compared with a dossier.
    """
    coverage = checked.result.coverage
    data: Data = {
        "document": checked.label,
        "coverage": {
            "figures": coverage.figures,
            "related": coverage.related,
            "checked": coverage.checked,
            "not_assessable": coverage.not_assessable,
        },
        "findings": [finding_data(finding) for finding in checked.findings],
        "suppressed": [
            finding_data(one.finding)
            | {
                "reason": one.suppression.reason,
                "by": one.suppression.by,
                "on": one.suppression.on,
            }
            for one in checked.accepted
        ],
        "unread": list(checked.unread),
    }
    against = checked.result.against
    if against is not None:
        data["against"] = {
            "facts": against.facts,
            "matched": against.matched,
            "agree": against.agree,
            "differ": against.differ,
            "unchecked": [
                {"text": quote.text, **place_data(quote.place)} for quote in against.unchecked
            ],
        }
    return data


def documents_data(checked: Sequence[Checked], unreadable: Sequence[Data] = ()) -> Data:
    """Give several documents; `unreadable` names the files of which nothing was read."""
    data: Data = {"documents": [document_data(one) for one in checked]}
    if unreadable:
        data["unreadable"] = list(unreadable)
    return data


def finding_data(finding: Finding) -> Data:
    """Give one finding; what is not known is null, what there is none of is empty."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "quotes": [quote.text for quote in finding.quotes],
        "context": finding.context,
        **place_data(finding.place),
        "expected": finding.expected,
        "calculation": finding.calculation,
        "repairs": list(finding.repairs),
        "fingerprint": finding.fingerprint,
    }


def place_data(place: Place) -> Data:
    """Give a place; what it is not in is null."""
    return {
        "page": place.page,
        "paragraph": place.paragraph,
        "table": place.table,
        "row": place.row,
        "column": place.column,
    }
