"""The standards that ship with the package keep their own promises."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest
from pydantic import BaseModel

from jiheng.standards import Confidence, Criterion, Source, Standard, find_standard, list_standards
from jiheng.standards.citation import Cited
from jiheng.standards.model import IndicatorRule

STANDARDS = [pytest.param(standard, id=standard.code) for standard in list_standards()]
SURENESS = [Confidence.INFERRED, Confidence.REMEMBERED, Confidence.PUBLISHED]

# full points, top groups, leaves
OUTLINES = {
    "beijing-department": ("20 60 20", 8),
    "caiyu-2013-53-department": ("15 40 25 20", 28),
    "caiyu-2020-10-project": ("10 50 30 10", 4),
    "caiyu-2020-10-project-banded": ("10 50 30 10", 4),
    "caiyu-2020-10-project-no-satisfaction": ("10 50 40", 3),
    "caiyu-2021-101-project": ("10 50 30 10", 4),
    "caiyu-2021-101-project-cost": ("10 20 40 20 10", 5),
    "guangdong-department-2021": ("50 50", 24),
    "guangzhou-department-2021": ("45 50 5", 19),
    "guangzhou-department-2021-b": ("45 50 5", 19),
    "hunan-yuhua-department-2022": ("13 61 26", 16),
    "sichuan-project-2023": ("10 90", 2),
}


def test_all_of_them_are_there() -> None:
    shipped = {
        standard.code: (
            " ".join(str(one.full) for one in standard.criteria),
            len(list(standard.leaves())),
        )
        for standard in list_standards()
    }
    assert shipped == OUTLINES


def cited_numbers(part: Any) -> Iterator[Cited]:
    """Yield every cited number of a part; those of indicator rules have a source of their own."""
    if isinstance(part, Cited):
        yield part
    elif isinstance(part, IndicatorRule):
        return
    elif isinstance(part, tuple):
        for one in part:
            yield from cited_numbers(one)
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            if not (isinstance(part, Criterion) and name == "criteria"):
                yield from cited_numbers(getattr(part, name))


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_criterion_never_claims_to_be_surer_than_its_least_sure_number(
    standard: Standard,
) -> None:
    for criterion, source in standard.sources():
        if criterion.criteria:
            continue
        for number in cited_numbers(criterion):
            own = number.source or source
            assert SURENESS.index(source.confidence) <= SURENESS.index(own.confidence), criterion


def all_sources(part: Any) -> Iterator[Source]:
    if isinstance(part, Source):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from all_sources(one)
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from all_sources(getattr(part, name))


@pytest.mark.parametrize("standard", STANDARDS)
def test_every_source_names_document_and_clause(standard: Standard) -> None:
    for source in all_sources(standard):
        assert source.document.strip() and source.clause.strip()


@pytest.mark.parametrize("standard", STANDARDS)
def test_what_is_not_all_published_says_what_is_missing(standard: Standard) -> None:
    least = min(SURENESS.index(source.confidence) for source in all_sources(standard))
    if SURENESS[least] is Confidence.INFERRED and not standard.code.startswith("guangzhou"):
        assert "推定" in standard.incomplete
        assert standard.incomplete.endswith("。")


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_standard_is_shown_as_sure_as_its_least_sure_leaf(
    standard: Standard,
) -> None:
    least = min(
        SURENESS.index(one.confidence)
        for leaf in standard.leaves()
        for one in (standard.source_of(leaf.code), *all_sources(leaf))
    )
    assert standard.confidence is SURENESS[least]


@pytest.mark.parametrize("standard", STANDARDS)
def test_leaves_name_evidence_and_points_fit_the_printed_places(standard: Standard) -> None:
    unit = Fraction(1, 10**standard.rounding.places)
    for criterion in standard.walk():
        assert (criterion.full / unit).denominator == 1
        if not criterion.criteria:
            assert criterion.evidence, criterion.code


@pytest.mark.parametrize(
    ("standard", "criterion", "points", "rule"),
    [
        ("sichuan-project-2023", "execution", Confidence.PUBLISHED, Confidence.INFERRED),
        ("sichuan-project-2023", "indicators", Confidence.PUBLISHED, Confidence.INFERRED),
        ("hunan-yuhua-department-2022", "staff_control", Confidence.PUBLISHED, Confidence.INFERRED),
        ("hunan-yuhua-department-2022", "building_area", Confidence.PUBLISHED, Confidence.INFERRED),
        ("hunan-yuhua-department-2022", "budget_control", None, Confidence.PUBLISHED),
        ("guangzhou-department-2021", "asset_utilisation", None, Confidence.INFERRED),
        ("guangdong-department-2021", "asset_utilisation", None, Confidence.REMEMBERED),
    ],
)
def test_published_weights_do_not_make_a_rule_published(
    standard: str, criterion: str, points: Confidence | None, rule: Confidence
) -> None:
    found = find_standard(standard)
    one = found.find(criterion)
    assert one is not None and one.points is not None
    own = one.points.source
    assert (own.confidence if own else None) is points
    assert found.source_of(criterion).confidence is rule


@pytest.mark.parametrize("standard", STANDARDS)
def test_grades_fall_to_zero_or_are_not_given(standard: Standard) -> None:
    limits = [grade.at_least.value for grade in standard.grades]
    assert limits == sorted(set(limits), reverse=True)
    assert not limits or limits[-1] == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("caiyu-2020-10-project", "caiyu-2020-10-project-no-satisfaction"),
        ("caiyu-2021-101-project", "caiyu-2021-101-project-cost"),
    ],
)
def test_variants_score_the_same_criterion_by_the_same_rules(one: str, other: str) -> None:
    first, second = find_standard(one), find_standard(other)
    for criterion in first.walk():
        twin = second.find(criterion.code)
        if twin is not None:
            assert twin.rule == criterion.rule
            assert twin.evidence == criterion.evidence
            if criterion.indicators is not None:
                assert twin.indicators == criterion.indicators


@pytest.mark.parametrize("standard", STANDARDS)
def test_indicator_rows_of_every_nature_have_one_place_and_a_rule(standard: Standard) -> None:
    sets = [one.indicators for one in standard.walk() if one.indicators is not None]
    first_levels = [level for one in sets for level in one.level1]
    assert len(first_levels) == len(set(first_levels))
    for one in sets:
        natures = ["≥", "="] if "满意度" in one.level1 else ["≥", "≤", "=", ">", "<", "区间"]
        for nature in [*natures, "定性"]:
            assert one.rule_for(nature, "") is not None, (one.level1, nature)


def test_project_standards_read_projects_and_department_standards_do_not() -> None:
    for standard in list_standards():
        read = {name for criterion in standard.walk() for name in criterion.read_names()}
        of_projects = {name for name in read if name.startswith("project.")}
        assert bool(of_projects) == (standard.kind == "project"), standard.code
        if standard.kind == "project":
            assert of_projects == read
