"""The published year of Guangzhou 2021 as bare values, and a maker of small dossiers."""

from collections.abc import Callable, Mapping

import pytest

from jiheng.forms import Dossier

PUBLISHED = {
    "finance.completion_rate": "99.66%",
    "finance.appropriation_difference_rate": "11.44%",
    "finance.average_execution_rate": "100%",
    "finance.carryover_rate": "0.06%",
    "budgeting.prepared_on_time": "是",
    "budgeting.prepared_accurately": "是",
    "procurement.execution_rate": "84.48%",
    "disclosure.budget_published": "是",
    "disclosure.final_account_published": "是",
    "disclosure.targets_published": "是",
    "disclosure.self_evaluation_published": "是",
    "assets.books_match": "是",
    "assets.in_use": "10,232.75",
    "assets.total": "12,139.05",
    "costs.public_spent": "467.17",
    "costs.public_budget": "479.04",
    "costs.three_spent": "19.51",
    "costs.three_budget": "181.59",
    "performance.targets_managed": "是",
    "performance.monitoring_done": "是",
    "performance.self_evaluation_done": "是",
    "performance.results_applied": "是",
    "performance.targets_declared": "21",
    "performance.targets_achieved": "21",
    "bonus.net": "2.50",
}

MakeDossier = Callable[[Mapping[str, str]], Dossier]


@pytest.fixture
def published() -> dict[str, str]:
    return dict(PUBLISHED)


@pytest.fixture
def make_dossier() -> MakeDossier:
    def make(values: Mapping[str, str], year: int = 2021, standard: str = "") -> Dossier:
        empty = Dossier("示例局", "示例市", year, standard, "定稿", {})
        return empty.with_values(values)

    return make
