"""Every rule finds what its cases and its manual page say, and nothing in their twins.

A file src/jiheng/data/checks/<CODE>.cases.yaml is a list of
  name: what the case shows
  document: text in the form of tests/checks/builder.py
  expect: []   or a list of findings, all of them:
    - severity: error | warning | info
      quotes: texts that the finding quotes (others may stand beside them), the culprit first
      expected: optional, what the figure should have been
  checked: optional, the least number of figures that the rule must have decided
"""

from importlib.resources import files
from typing import Any

import pytest
import yaml
from tests.checks.builder import build_document

from jiheng.checks.engine import check_document
from jiheng.checks.finding import CheckResult
from jiheng.checks.rule import Rule
from jiheng.checks.rules import all_rules

CASES = files("jiheng.data").joinpath("checks")
KEYS = {"name", "document", "expect", "checked"}


def cases_of(rule: Rule) -> list[dict[str, Any]]:
    path = CASES.joinpath(f"{rule.code}.cases.yaml")
    return yaml.safe_load(path.read_text("utf-8")) if path.is_file() else []


ALL = [
    pytest.param(rule, case, id=f"{rule.code}-{case['name']}")
    for rule in all_rules()
    for case in cases_of(rule)
]


def shown(result: CheckResult) -> str:
    lines = [
        f"{f.severity} {[q.text for q in f.quotes]} 应为 {f.expected}｜{f.message}｜{f.calculation}"
        for f in result.findings
    ]
    return "\n".join(lines) or "没有发现"


@pytest.mark.parametrize(("rule", "case"), ALL)
def test_case(rule: Rule, case: dict[str, Any]) -> None:
    assert set(case) <= KEYS
    result = check_document(build_document(case["document"]), [rule])
    assert len(result.findings) == len(case["expect"]), shown(result)
    left = list(result.findings)
    for wanted in case["expect"]:
        assert set(wanted) <= {"severity", "quotes", "expected"}
        match = next(
            (
                finding
                for finding in left
                if finding.severity == wanted["severity"]
                and set(map(str, wanted["quotes"])) <= {quote.text for quote in finding.quotes}
                and str(wanted["quotes"][0]) == finding.quotes[0].text
                and wanted.get("expected", finding.expected) == finding.expected
            ),
            None,
        )
        assert match is not None, shown(result)
        left.remove(match)
    assert result.coverage.checked >= case.get("checked", 0), result.coverage


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_every_rule_has_cases_with_twins(rule: Rule) -> None:
    cases = cases_of(rule)
    assert any(case["expect"] for case in cases)
    assert any(not case["expect"] for case in cases)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_examples_of_the_manual_are_true(rule: Rule) -> None:
    bad = check_document(build_document(rule.manual.bad), [rule])
    good = check_document(build_document(rule.manual.good), [rule])
    assert bad.findings, rule.manual.bad
    assert not good.findings, shown(good)


def test_every_cases_file_belongs_to_a_rule() -> None:
    codes = {rule.code for rule in all_rules()}
    assert {
        f.name.split(".")[0] for f in CASES.iterdir() if f.name.endswith(".cases.yaml")
    } <= codes
