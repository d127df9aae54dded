"""Findings as SARIF 2.1.0, the exchange format of checking tools (OASIS, 2020)."""

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote as percent_encoded

from jiheng import __version__
from jiheng.checks.finding import Finding, Severity
from jiheng.checks.output.checked import Checked, explanation, place_words
from jiheng.checks.suppression import Accepted

Data = dict[str, Any]
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
FINGERPRINT_NAME = "jihengFinding/v1"


def sarif_data(
    checked: Sequence[Checked],
    manual: Callable[[str], str],
    unreadable: Sequence[str] = (),
) -> Data:
    """Give a log of one run over all documents.

    `manual` gives the manual page of a rule by its code (empty where there is none);
    `unreadable` are the messages of files that could not be read: the run then says that it
    did not succeed.
    """
    shown = [(one, finding, None) for one in checked for finding in one.findings] + [
        (one, accepted.finding, accepted) for one in checked for accepted in one.accepted
    ]
    codes: dict[str, int] = {}
    first: list[Finding] = []
    for _, finding, _ in shown:
        if finding.code not in codes:
            codes[finding.code] = len(codes)
            first.append(finding)
    return {
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "jiheng",
                        "version": __version__,
                        "language": "zh-CN",
                        "rules": [_rule(finding, manual(finding.code)) for finding in first],
                    }
                },
                "language": "zh-CN",
                "columnKind": "unicodeCodePoints",
                "invocations": [_invocation(checked, unreadable)],
                "results": [
                    _result(one, finding, accepted, codes[finding.code])
                    for one, finding, accepted in shown
                ],
                "properties": {"documents": [_coverage(one) for one in checked]},
            }
        ],
    }


def _rule(finding: Finding, page: str) -> Data:
    rule: Data = {
        "id": finding.code,
        "name": finding.name,
        "shortDescription": {"text": page.partition("\n")[0] or finding.name},
        "defaultConfiguration": {"level": LEVELS[finding.severity]},
    }
    if page:
        rule["help"] = {"text": page}
        rule["fullDescription"] = {"text": page}
    return rule


def _result(checked: Checked, finding: Finding, accepted: Accepted | None, index: int) -> Data:
    more = [f"{label}：{text}" for label, text in explanation(finding)]
    suppression: Data = {"kind": "external", "status": "accepted"}
    if accepted is not None:
        suppression["justification"] = accepted.suppression.reason
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": "\n".join([finding.message, *more])},
        "locations": [_location(checked, finding)],
        "partialFingerprints": {FINGERPRINT_NAME: finding.fingerprint},
        # Results that were never suppressed say so by an empty list (SARIF 3.27.23).
        "suppressions": [] if accepted is None else [suppression],
        "properties": {
            "context": finding.context,
            "quotes": [one.text for one in finding.quotes],
            "expected": finding.expected,
            "calculation": finding.calculation,
            "repairs": list(finding.repairs),
        },
    }


def _location(checked: Checked, finding: Finding) -> Data:
    place = finding.place
    numbers = {
        "page": place.page,
        "paragraph": place.paragraph,
        "table": place.table,
        "row": place.row,
        "column": place.column,
    }
    return {
        "physicalLocation": {"artifactLocation": {"uri": _uri(checked.label)}},
        "logicalLocations": [
            {
                "fullyQualifiedName": place_words(finding),
                "kind": "paragraph" if place.table is None else "cell",
                "properties": {name: number for name, number in numbers.items() if number},
            }
        ],
    }


def _uri(label: str) -> str:
    path = PurePath(label)
    return path.as_uri() if path.is_absolute() else percent_encoded(path.as_posix())


def _invocation(checked: Sequence[Checked], unreadable: Sequence[str]) -> Data:
    notes = [
        {
            "level": "warning",
            "message": {"text": f"没有读：{part}"},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(one.label)}}}],
        }
        for one in checked
        for part in one.unread
    ]
    notes += [{"level": "error", "message": {"text": message}} for message in unreadable]
    return {"executionSuccessful": not unreadable, "toolExecutionNotifications": notes}


def _coverage(checked: Checked) -> Data:
    coverage = checked.result.coverage
    return {
        "document": checked.label,
        "figures": coverage.figures,
        "related": coverage.related,
        "checked": coverage.checked,
        "notAssessable": coverage.not_assessable,
    }
