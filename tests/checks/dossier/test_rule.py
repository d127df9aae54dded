"""The manual page of DF001 shows a case that is found and one that is not."""

import re

import pytest

from jiheng.checks.dossier.rule import DiffersFromDossier
from jiheng.checks.rules import all_rules, find_rule

RULE = DiffersFromDossier()


@pytest.mark.parametrize(("example", "found"), [(RULE.manual.bad, 1), (RULE.manual.good, 0)])
def test_its_examples(check, example, found):
    text = re.sub(r"^（资料：[^）]*）", "", example)
    result = check(text)
    assert sum(finding.code == "DF001" for finding in result.findings) == found
    assert result.against.matched == 1


def test_it_is_found_by_its_code_and_no_rule_of_every_check():
    assert find_rule("df001").name == "与填报数据不符"
    assert "DF001" not in [rule.code for rule in all_rules()]
