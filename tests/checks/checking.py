"""Ask one rule, or all, about a text written as tests/checks/builder.py reads it."""

from collections.abc import Sequence
from itertools import combinations

from tests.checks.builder import build_document

from jiheng.checks.engine import check_document
from jiheng.checks.finding import Finding
from jiheng.checks.mining.survey import Survey
from jiheng.checks.reading import Reading
from jiheng.checks.rules import find_rule


def findings(text: str, code: str) -> tuple[Finding, ...]:
    """Give what one rule alone finds."""
    rule = find_rule(code)
    assert rule is not None
    return check_document(build_document(text), [rule]).findings


def culprits(text: str, code: str) -> list[str]:
    """Give the texts that one rule alone takes to be wrong."""
    return [finding.quotes[0].text for finding in findings(text, code)]


def all_codes(text: str) -> set[str]:
    """Give the codes of the errors and doubts of all rules together."""
    found = check_document(build_document(text)).findings
    return {finding.code for finding in found if finding.severity != "info"}


def survey_of(text: str) -> Survey:
    """Survey a text of which no rule has said anything."""
    return Survey(Reading(build_document(text)))


def sums_of_some(numbers: Sequence[int]) -> set[int]:
    """Give what some of the numbers make, not all: such a total has its place by chance."""
    return {sum(few) for n in range(1, len(numbers)) for few in combinations(numbers, n)}
