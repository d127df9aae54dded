"""Every rule is registered, documented in Chinese, and its examples do what they say."""

import pkgutil
import re

import pytest

from jiheng.forms.review import Level, Rule, review_rules, review_targets
from jiheng.forms.review import rules as rules_package
from jiheng.forms.review.manual import read_manual

RULES = review_rules()
PUBLISHED_CODES = (
    *(f"TG{number:03}" for number in range(1, 16)),
    *(f"TG{number:03}" for number in range(101, 110)),
    "TG201",
)
"""Codes in use; never renumbered, only added to."""


def by_code(rule: Rule) -> str:
    return rule.code


def test_the_codes_are_those_published() -> None:
    assert tuple(rule.code for rule in RULES) == PUBLISHED_CODES


def test_every_module_of_the_folder_is_registered() -> None:
    modules = {module.name for module in pkgutil.iter_modules(rules_package.__path__)}
    registered = {type(rule).__module__.rpartition(".")[2] for rule in RULES}
    assert registered == modules


def test_levels_follow_the_hundreds_of_the_code() -> None:
    wanted = {"0": Level.RED_LINE, "1": Level.POINT, "2": Level.HINT}
    assert {rule.code: rule.level for rule in RULES} == {
        rule.code: wanted[rule.code[2]] for rule in RULES
    }


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_rule_speaks_chinese_and_tells_what_to_do(rule: Rule) -> None:
    manual = rule.manual
    for text in (rule.name, rule.advice, manual.what, manual.why):
        assert re.search(r"[\u4e00-\u9fff]", text)
    assert manual.what.endswith("。")
    assert manual.source.document
    # The module names its code in the first line, so that a code leads to its file.
    module = __import__(type(rule).__module__, fromlist=["__doc__"])
    assert (module.__doc__ or "").startswith(f"{rule.code}: ")


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_names_are_unlike(rule: Rule) -> None:
    assert [other.code for other in RULES if other.name == rule.name] == [rule.code]


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_bad_example_is_found(rule: Rule, make, gather) -> None:
    review = review_targets(make(gather(rule.manual.bad)), rules=[rule])
    assert rule.code in [finding.code for finding in review.findings]
    # Each line of the example but those that set the scene is at fault, or the owner is.
    assert all(
        finding.message and finding.expected and finding.advice for finding in review.findings
    )


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_good_example_passes_and_was_looked_at(rule: Rule, make, gather) -> None:
    review = review_targets(make(gather(rule.manual.good)), rules=[rule])
    assert review.findings == ()
    (coverage,) = review.coverage.rules
    assert coverage.passed > 0


def test_a_dossier_without_faults_passes_whole(make) -> None:
    review = review_targets(make())
    assert [(one.code, one.message) for one in review.findings] == []
    assert review.is_complete
    assert review.verdict == "未发现问题。"


GOOD_PAGE = """指标值为空。

为什么：没有标准。
依据：某办法，某条（公布）。
反例：
    项目：项目编码=P01；
    项目名称=甲
正例：
    项目：项目名称=A=B
"""


def test_a_page_is_read() -> None:
    manual = read_manual(GOOD_PAGE)
    assert manual.what == "指标值为空。"
    assert (manual.source.document, manual.source.clause) == ("某办法", "某条")
    assert manual.bad == (("项目", {"项目编码": "P01", "项目名称": "甲"}),)
    assert manual.good == (("项目", {"项目名称": "A=B"}),)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("为什么：没有标准。", "没有标准。", "第一段之后"),
        ("反例：", "坏例：", "应依次有"),
        ("（公布）", "（听说）", "依据应写成"),
        ("项目名称=A=B", "项目名称", "表头=内容"),
        ("    项目：项目名称=A=B", "", "没有写出任何一行"),
        ("    项目：项目名称=A=B", "    项目名称=A", "以表名开头"),
    ],
)
def test_a_page_with_a_fault_is_refused(old: str, new: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_manual(GOOD_PAGE.replace(old, new))
