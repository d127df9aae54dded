"""Every worked case beside a shipped standard, and that no criterion goes without."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from jiheng.quantities import parse_decimal
from jiheng.scoring.cases import cases_path, run_cases
from jiheng.standards import Criterion, Standard, list_standards
from jiheng.standards.exact_yaml import LinedMapping, read_exact_yaml

STANDARDS = [pytest.param(standard, id=standard.code) for standard in list_standards()]
LEAVES = [
    pytest.param(standard, criterion, id=f"{standard.code}:{criterion.code}")
    for standard in list_standards()
    for criterion in standard.walk()
    if not criterion.criteria
]
Case = Mapping[str, Any]


@cache
def written(standard_code: str, path: Path) -> LinedMapping:
    return read_exact_yaml(path)


def cases_of(standard: Standard, criterion: Criterion) -> list[Case]:
    return list(written(standard.code, cases_path(standard)).get(criterion.code, []))


def is_full(case: Case, criterion: Criterion) -> bool:
    """Say whether the case gives all points: of the criterion, or of its one indicator row."""
    points = case["expect"].get("points")
    if points is None or "status" in case["expect"]:
        return False
    full = (
        case["given"]["weight"] if criterion.indicators else str(criterion.full.limit_denominator())
    )
    return parse_decimal(points) == parse_decimal(full)


def is_less(case: Case, criterion: Criterion) -> bool:
    points = case["expect"].get("points")
    return points is not None and "status" not in case["expect"] and not is_full(case, criterion)


def differences(one: Case, other: Case) -> int:
    keys = {*one["given"], *other["given"]}
    return sum(one["given"].get(key) != other["given"].get(key) for key in keys)


@pytest.mark.parametrize("standard", STANDARDS)
def test_the_cases_come_out_as_expected(standard: Standard) -> None:
    results = run_cases(standard)
    assert len(results) == sum(
        len(cases) for cases in written(standard.code, cases_path(standard)).values()
    )
    assert [result for result in results if not result.passed] == []


@pytest.mark.parametrize(("standard", "criterion"), LEAVES)
def test_every_criterion_has_a_full_case_and_a_twin_that_differs_in_one_value(
    standard: Standard, criterion: Criterion
) -> None:
    cases = cases_of(standard, criterion)
    full = [case for case in cases if is_full(case, criterion)]
    less = [case for case in cases if is_less(case, criterion)]
    assert any(differences(one, other) == 1 for one in full for other in less)


@pytest.mark.parametrize(("standard", "criterion"), LEAVES)
def test_every_criterion_has_a_case_with_a_missing_figure(
    standard: Standard, criterion: Criterion
) -> None:
    missing = [
        case
        for case in cases_of(standard, criterion)
        if None in case["given"].values() and case["expect"] == {"status": "未填报"}
    ]
    assert missing


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_wrong_expectation_is_caught(standard: Standard, tmp_path: Path) -> None:
    right = cases_path(standard).read_text("utf-8")
    first = next(line for line in right.splitlines() if "points: " in line)
    points = first.rsplit("points: ", 1)[1].rstrip("}")
    wrong = first.replace(f"points: {points}", f"points: {points}1")
    path = tmp_path / "wrong.cases.yaml"
    path.write_text(right.replace(first, wrong, 1), "utf-8")
    failed = [result for result in run_cases(standard, path) if not result.passed]
    assert len(failed) == 1


def test_cases_stand_beside_a_standard_each() -> None:
    folder = cases_path(list_standards()[0]).parent
    beside = {path.name.removesuffix(".cases.yaml") for path in folder.glob("*.cases.yaml")}
    assert beside == {standard.code for standard in list_standards()}
