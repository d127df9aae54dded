"""The example reads cleanly, scores as filed, and keeps what the report says, repairs nothing."""

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

import pytest

from jiheng.forms import Dossier, Fact, RowModel, form_catalogue, inspect
from jiheng.forms.rows.department import Policy
from jiheng.forms.rows.findings import Measure, Problem
from jiheng.forms.rows.money import PlanSpendingRow
from jiheng.quantities import Status, parse_quantity, print_points
from jiheng.scoring import Scorecard, score
from jiheng.scoring.readings import Readings
from jiheng.standards import find_standard, vocabulary

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "guangzhou-kjj-2021"
STANDARD = "guangzhou-department-2021"

Row = TypeVar("Row", bound=RowModel)


def fact(dossier: Dossier, code: str) -> Fact:
    found = dossier.fact(code)
    assert found is not None, f"卷宗里没有 {code}"
    return found


def number(dossier: Dossier, code: str) -> Fraction:
    value = Readings(dossier, vocabulary()).read(code).value
    assert isinstance(value, Fraction), f"{code} 没有数"
    return value


def rows_of(dossier: Dossier, form: str, model: type[Row]) -> list[Row]:
    return [row for row in dossier.forms[form] if isinstance(row, model)]


# --- reading


def test_it_reads_without_errors_or_warnings() -> None:
    found = inspect(FOLDER)
    assert found.errors == ()
    assert found.dossier is not None


def test_every_file_is_a_form() -> None:
    titles = {sheet.title for sheet in form_catalogue()}
    files = {path.stem for path in FOLDER.glob("*.csv")}
    assert files <= titles
    assert {path.name for path in FOLDER.iterdir()} == {f"{f}.csv" for f in files} | {"README.md"}


def test_the_department_is_the_one_of_the_report(dossier: Dossier) -> None:
    assert (dossier.organisation, dossier.region, dossier.year) == (
        "广州市科学技术局",
        "广州市",
        2021,
    )
    assert dossier.standard == STANDARD


@pytest.mark.parametrize(
    ("form", "count"),
    [
        ("duties", 11),
        ("tasks", 5),
        ("plan_spending", 4),
        ("policies", 3),
        ("problems", 2),
        ("measures", 2),
        ("explanations", 2),
        ("projects", 5),
        ("offices", 0),
        ("department_indicators", 0),
        ("department_self_evaluation", 0),
        ("bonus", 0),
        ("transfers", 0),
    ],
)
def test_rows(dossier: Dossier, form: str, count: int) -> None:
    """What the report only counts (offices, targets, bonus items) is not invented."""
    assert len(dossier.forms[form]) == count


def test_counts_agree_with_the_rows(dossier: Dossier) -> None:
    own = [row for row in rows_of(dossier, "policies", Policy) if row.origin == "本部门制定"]
    assert fact(dossier, "performance.documents_issued").value == len(own)
    plans = rows_of(dossier, "plan_spending", PlanSpendingRow)
    assert fact(dossier, "performance.monitored_secondary_science").value == len(plans)


def test_each_problem_has_its_measure(dossier: Dossier) -> None:
    problems = rows_of(dossier, "problems", Problem)
    measures = rows_of(dossier, "measures", Measure)
    assert [m.problem for m in measures] == [p.code for p in problems]
    assert [m.criterion for m in measures] == [p.criterion for p in problems]


def test_findings_name_criteria_of_the_standard(dossier: Dossier, card: Scorecard) -> None:
    for row in rows_of(dossier, "problems", Problem):
        assert card.find(row.criterion) is not None


# --- computed, not typed

COMPUTED_IN_NOTES = {
    "costs.public_control_rate": ("costs.public_spent", "97.52%"),
    "costs.three_control_rate": ("costs.three_spent", "10.74%"),
    "assets.utilisation_rate": ("assets.in_use", "84.29%"),
    "performance.target_completion_rate": ("performance.targets_achieved", "100%"),
    "finance.specific_rate": ("finance.specific_spent", "99.98%"),
    "finance.previous_year_execution_rate": ("finance.previous_year_spent", "99.8%"),
    "plan.basic.rate": ("plan.basic.spent", "100%"),
    "plan.enterprise.rate": ("plan.enterprise.spent", "99.96%"),
}


@pytest.mark.parametrize("code", COMPUTED_IN_NOTES)
def test_a_computable_rate_is_not_typed_but_noted(dossier: Dossier, code: str) -> None:
    found = dossier.fact(code)
    assert found is None or found.kind == "computed"
    numerator, printed = COMPUTED_IN_NOTES[code]
    assert printed in fact(dossier, numerator).note


def test_the_execution_rate_follows_from_budget_and_spending(dossier: Dossier) -> None:
    assert dossier.fact("finance.execution_rate") is None
    assert number(dossier, "finance.execution_rate") == Fraction("51.15") / Fraction("56.83")


POINTS = {
    "funds": "13.932",
    "procurement": "1.69",
    "disclosure": "4.00",
    "assets": "3.50",
    "costs": "4.00",
    "performance": "15.00",
    "management": "42.122",
    "duties": "50.00",
    "work_performance": "2.50",
}


def test_the_points_are_those_of_the_report(card: Scorecard) -> None:
    assert {code: print_points(points_of(card, code)) for code in POINTS} == POINTS
    assert card.total is not None
    assert print_points(card.total) == "94.622"
    assert card.conditional_on == ()


def test_another_figure_gives_another_score(dossier: Dossier) -> None:
    """The total is scored, not typed: one percentage point less costs 0.2 points."""
    changed = dossier.with_values({"finance.completion_rate": "98.66%"})
    total = score(changed, find_standard(STANDARD)).total
    assert total == Fraction("94.422")


def points_of(card: Scorecard, code: str) -> Fraction:
    found = card.find(code)
    assert found is not None and found.points is not None
    return found.points


# --- contradictions of the report are kept


@pytest.mark.parametrize("name", ["budget", "spent"])
def test_the_plans_fall_6000_short_of_the_stated_total(dossier: Dossier, name: str) -> None:
    plans = ("research", "environment", "basic", "enterprise")
    added = sum((number(dossier, f"plan.{plan}.{name}") for plan in plans), Fraction(0))
    assert number(dossier, f"finance.specific_{name}") - added == 6000 * 10_000
    assert "少6,000.00万元" in fact(dossier, f"finance.specific_{name}").note


def test_the_gap_is_larger_than_its_explanation(dossier: Dossier) -> None:
    budget, spent = fact(dossier, "finance.adjusted_budget"), fact(dossier, "finance.spent")
    halted = fact(dossier, "finance.halted_funds")
    assert budget.interval and spent.interval and halted.interval
    assert not (budget.interval - spent.interval).intersects(halted.interval)
    assert "0.15亿元" in budget.note


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("finance.completion_rate", "finance.execution_rate"),
        ("finance.previous_year_completion_rate", "finance.previous_year_execution_rate"),
        ("achievement.A508", "achievement.B309"),
        ("achievement.A109", "achievement.B102"),
        ("achievement.A205", "achievement.B304"),
        ("achievement.A507", "achievement.B306"),
    ],
)
def test_both_readings_are_kept_with_a_note(dossier: Dossier, first: str, second: str) -> None:
    readings = Readings(dossier, vocabulary())
    one, other = readings.read(first), readings.read(second)
    assert (one.value, one.text) != (other.value, other.text)
    assert fact(dossier, first).note


def test_the_malformed_figure_is_kept_in_the_note(dossier: Dossier) -> None:
    assert "14,8134.51万元" in fact(dossier, "plan.basic.spent").note


def test_procurement_has_no_reason_and_says_so(dossier: Dossier) -> None:
    explained = {row.cells()["fact"] for row in dossier.forms["explanations"]}
    assert explained == {"finance.appropriation_difference_rate", "finance.execution_rate"}
    assert "未说明" in fact(dossier, "procurement.execution_rate").note


def test_what_the_report_leaves_out_is_unreported(dossier: Dossier) -> None:
    task = fact(dossier, "task.1.total")
    assert task.status is Status.UNREPORTED
    assert dossier.fact("finance.initial_budget") is None


NUMBER = r"[\d,]+(?:\.\d+)?"
EQUATION = re.compile(rf"({NUMBER}(?:([－＋÷]){NUMBER})+)＝({NUMBER})(%?)")


def equations() -> Iterator[tuple[str, str, str, str]]:
    texts = [path.read_text("utf-8-sig") for path in sorted(FOLDER.iterdir())]
    yield from EQUATION.findall("\n".join(texts))


@pytest.mark.parametrize(("left", "sign", "right", "percent"), sorted(set(equations())))
def test_arithmetic_in_notes_holds(left: str, sign: str, right: str, percent: str) -> None:
    first, *others = (Fraction(part.replace(",", "")) for part in left.split(sign))
    value = first
    for other in others:
        value = {"－": value - other, "＋": value + other, "÷": value / other}[sign]
    assert parse_quantity(right + percent).interval.contains(value)


def test_the_arithmetic_is_found() -> None:
    assert len(set(equations())) >= 9


# --- texts


def test_a_text_for_every_task_plan_and_stage(dossier: Dossier) -> None:
    tasks = {f"tasks.{number}" for number in range(1, 6)}
    plans = {f"plans.{plan}" for plan in ("basic", "research", "environment", "enterprise")}
    assert tasks | plans <= set(dossier.narratives)
    for code in tasks | plans:
        text = dossier.narratives[code]
        assert 2 <= text.count("。") <= 6, code


def test_amounts_in_texts_are_those_of_the_dossier(dossier: Dossier) -> None:
    readings = Readings(dossier, vocabulary())
    values = {readings.read(code).value for code in vocabulary()}
    values |= {fact.value for fact in dossier.facts.values()}
    known = [value for value in values if isinstance(value, Fraction)]
    amount = re.compile(rf"{NUMBER}(?:亿元|万元|%)")
    found = [amount.findall(text) for text in dossier.narratives.values()]
    printed = [parse_quantity(one) for group in found for one in group]
    assert len(printed) >= 30
    # A computed rate is printed rounded; everything else is printed as it is stated.
    unknown = [p.text for p in printed if not any(p.interval.contains(value) for value in known)]
    assert unknown == []
