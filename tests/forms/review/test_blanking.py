"""A blank never makes a finding disappear without a word."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from jiheng.forms import Dossier
from jiheng.forms.review import Finding, Review, Rule, review_rules, review_targets

RULES = {rule.code: rule for rule in review_rules()}
EMPTY_VALUE = RULES["TG007"]
NAMES = ("编码", "项目编码", "指标编码", "序号")
"""Columns that say which row it is: without them it is another row."""
Cells = dict[str, str]
Sheets = dict[str, list[Cells]]


def cells_of(sheets: Sheets) -> list[tuple[str, int, str]]:
    return [
        (title, at, header)
        for title, rows in sheets.items()
        for at, row in enumerate(rows)
        for header, text in row.items()
        if text and header not in NAMES
    ]


def without(sheets: Sheets, blanks: list[tuple[str, int, str]]) -> Sheets:
    changed = {title: [dict(row) for row in rows] for title, rows in sheets.items()}
    for title, at, header in blanks:
        changed[title][at][header] = ""
    return changed


def lost(before: Review, after: Review, rule: Rule) -> Iterator[Finding]:
    """Yield findings of a rule that neither a finding nor a 无法判断 answers for any more."""
    rules = {one.code: one for one in after.coverage.rules}
    for finding in before.findings:
        if finding.code != rule.code:
            continue
        where = finding.where
        answers = [
            *(
                other.where
                for other in after.findings
                if other.code in (rule.code, EMPTY_VALUE.code)
            ),
            *(one.where for one in rules[rule.code].unjudged),
        ]
        if not any(
            other.is_shared
            # A secret project named elsewhere: the question whether it is secret answers for it.
            or other.project in finding.quotes
            or (other.project == where.project and other.indicator in ("", where.indicator))
            for other in answers
        ):
            yield finding


def review_by(rule: Rule, dossier: Dossier) -> Review:
    return review_targets(dossier, rules=dict.fromkeys([rule, EMPTY_VALUE]))


@pytest.fixture(scope="session")
def spoiled(complete, gather) -> dict[str, Sheets]:
    """Give for each rule the sheets that its bad example describes."""
    return {code: complete(gather(rule.manual.bad)) for code, rule in RULES.items()}


@pytest.mark.parametrize("code", RULES)
def test_no_single_blank_hides_a_finding(code: str, spoiled, of_cells: Callable) -> None:
    rule, sheets = RULES[code], spoiled[code]
    before = review_by(rule, of_cells(sheets))
    assert any(finding.code == code for finding in before.findings)
    tried = 0
    for blank in cells_of(sheets):
        try:
            dossier = of_cells(without(sheets, [blank]))
        except ValidationError:
            continue  # the form itself refuses this blank
        tried += 1
        assert list(lost(before, review_by(rule, dossier), rule)) == [], blank
    assert tried > 10


@pytest.mark.parametrize("code", RULES)
def test_no_empty_form_hides_a_finding(code: str, spoiled, of_cells: Callable) -> None:
    rule, sheets = RULES[code], spoiled[code]
    before = review_by(rule, of_cells(sheets))
    for title in sheets:
        rest = {name: rows for name, rows in sheets.items() if name != title}
        after = review_by(rule, of_cells(rest))
        # Without the form that was at fault there is no such fault; but it is not passed either.
        coverage = after.coverage.rules[0]
        gone = [one for one in lost(before, after, rule) if one.where.sheet != title]
        assert not gone or coverage.unjudged, title


@pytest.mark.parametrize("code", [code for code in RULES if code != "TG015"])
def test_the_form_at_fault_left_out_is_said(code: str, spoiled, of_cells: Callable) -> None:
    rule, sheets = RULES[code], spoiled[code]
    finding = next(f for f in review_by(rule, of_cells(sheets)).findings if f.code == code)
    rest = {name: rows for name, rows in sheets.items() if name != finding.where.sheet}
    (coverage,) = review_targets(of_cells(rest), rules=[rule]).coverage.rules
    assert coverage.unjudged or coverage.found


@given(st.data())
def test_no_set_of_blanks_hides_a_finding(spoiled, of_cells: Callable, data: st.DataObject) -> None:
    code = data.draw(st.sampled_from(list(RULES)))
    rule, sheets = RULES[code], spoiled[code]
    blanks = data.draw(st.lists(st.sampled_from(cells_of(sheets)), max_size=4, unique=True))
    try:
        dossier = of_cells(without(sheets, blanks))
    except ValidationError:
        return
    before = review_by(rule, of_cells(sheets))
    assert list(lost(before, review_by(rule, dossier), rule)) == []


@given(st.data())
def test_every_blank_of_the_flawless_dossier_is_noticed_or_harmless(
    complete, of_cells: Callable, data: st.DataObject
) -> None:
    """Fingerprints stay unlike, nothing raises, and counts agree with what is listed."""
    sheets = complete({})
    blanks = data.draw(st.lists(st.sampled_from(cells_of(sheets)), max_size=8, unique=True))
    try:
        dossier = of_cells(without(sheets, blanks))
    except ValidationError:
        return
    review = review_targets(dossier)
    prints = [finding.fingerprint for finding in review.findings]
    assert len(prints) == len(set(prints))
    assert sum(rule.found for rule in review.coverage.rules) == len(prints)
    assert review_targets(dossier) == review
    judged = {"指标值", "权重", "上年完成值", "年度预算数", "是否涉密", "预算总额", "调查对象"}
    if any(header in judged for _, _, header in blanks):
        assert review.findings or not review.is_complete
