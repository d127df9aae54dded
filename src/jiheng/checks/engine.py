"""Run all rules over a document and count what was read, related and checked."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from jiheng.checks.document import Document, Place
from jiheng.checks.figures import Figure
from jiheng.checks.finding import CheckResult, Coverage, Finding, Severity, numbered
from jiheng.checks.guarding import guarded, restored
from jiheng.checks.mining.settled import settled_by
from jiheng.checks.mining.survey import Survey
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import FollowUp, Outcome, Rule
from jiheng.checks.rules import all_rules

_MOST_OF_A_KIND = 50
"""Findings of one rule in one paragraph or cell that are named one by one."""
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def check_document(document: Document, rules: Iterable[Rule] | None = None) -> CheckResult:
    """Check one document by all rules, or by those given.

    The findings come in reading order within each severity.
    """
    reading = Reading(guarded(document))
    result = check_reading(reading, all_rules() if rules is None else rules)
    return result if reading.document is document else restored(result, document)


def check_reading(reading: Reading, rules: Iterable[Rule]) -> CheckResult:
    """Check a document that was read into sentences and tables by some rules."""
    document = reading.document
    outcomes = _outcomes(reading, tuple(rules))
    kept = _without_blocked(outcomes)
    findings = [outcome.finding for outcome in kept if outcome.finding is not None]
    return CheckResult(
        document=document.name,
        coverage=_coverage(reading, outcomes),
        findings=tuple(numbered(_shortened(_sorted(_unique(findings), document)))),
        unread=tuple(f"{part.where}：{part.reason}" for part in document.unread),
    )


def _outcomes(reading: Reading, rules: tuple[Rule, ...]) -> list[Outcome]:
    """Ask the rules that read words first, then those that look at what these left open."""
    outcomes: list[Outcome] = []
    for rule in rules:
        if not isinstance(rule, FollowUp):
            outcomes += rule.check(reading)
    survey = Survey(reading, settled_by(outcomes))
    for rule in rules:
        if isinstance(rule, FollowUp):
            found = list(rule.follow(survey))
            outcomes += found
            if found:
                survey = survey.after(settled_by(found, survey.settled))
    return outcomes


def _coverage(reading: Reading, outcomes: list[Outcome]) -> Coverage:
    decided: set[Figure] = set()
    undecided: set[Figure] = set()
    for outcome in outcomes:
        (undecided if outcome.verdict is Verdict.UNDECIDED else decided).update(outcome.operands)
    return Coverage(
        figures=len(reading.figures),
        related=len(decided | undecided),
        checked=len(decided),
        not_assessable=len(undecided - decided),
    )


def _without_blocked(outcomes: list[Outcome]) -> list[Outcome]:
    """Drop contradictions whose every doubtful figure is already proven wrong elsewhere.

    A figure that one relation proves wrong makes all its other relations fail too; those
    are no findings of their own when their result is not itself the culprit.
    """
    proven = Counter(
        outcome.culprit
        for outcome in outcomes
        if outcome.culprit is not None and outcome.verdict is Verdict.CONTRADICTED
    )
    sure = {figure for figure, count in proven.items() if count > 1}
    kept: list[Outcome] = []
    for outcome in outcomes:
        blamed_elsewhere = any(
            figure in sure and figure is not outcome.culprit for figure in outcome.operands
        )
        if outcome.verdict is Verdict.CONTRADICTED and blamed_elsewhere:
            continue
        kept.append(outcome)
    return kept


def _unique(findings: list[Finding]) -> list[Finding]:
    """Keep one of findings with the same rule, place and quotes."""
    seen: set[tuple[object, ...]] = set()
    kept: list[Finding] = []
    for finding in findings:
        key = (finding.code, finding.message, finding.quotes, finding.context)
        if key not in seen:
            seen.add(key)
            kept.append(finding)
    return kept


def _shortened(findings: list[Finding]) -> list[Finding]:
    """Name the first of one kind in a passage and count the rest, where nobody would read them."""
    counts = Counter((finding.code, finding.place) for finding in findings)
    named: Counter[tuple[str, Place]] = Counter()
    kept: list[Finding] = []
    for finding in findings:
        key = (finding.code, finding.place)
        named[key] += 1
        rest = counts[key] - _MOST_OF_A_KIND
        if not finding.quotes:
            kept.append(finding)
        elif rest > 0 and named[key] == _MOST_OF_A_KIND:
            message = f"{finding.message}（此处同类问题还有{rest}处，不逐一列出）"
            kept.append(replace(finding, message=message))
        elif named[key] <= _MOST_OF_A_KIND:
            kept.append(finding)
    return kept


def _sorted(findings: list[Finding], document: Document) -> list[Finding]:
    order = {place: number for number, place in enumerate(document.texts)}

    def key(finding: Finding) -> tuple[int, int, int, int, int]:
        place = finding.place
        start = finding.quotes[0].start if finding.quotes else 0
        return (
            _ORDER[finding.severity],
            order.get(place, len(order)),
            place.row or 0,
            place.column or 0,
            start,
        )

    return sorted(findings, key=key)
