"""Trees become formulas; guards keep a nothing a nothing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from jiheng.quantities import Status
from jiheng.reports.sheet_formula import (
    areas,
    formula_text,
    guarded,
    money_power,
    number_text,
    when_numbers,
)
from jiheng.standards import vocabulary
from jiheng.standards.expressions import (
    Both,
    Case,
    Cases,
    Comparison,
    Expression,
    Name,
    Nothing,
    Number,
    number,
)
from jiheng.standards.syntax import parse_expression

CELLS = {"a": "A1", "b": "B1", "m": "C1", "n": "D1"}
A, B = Name("a"), Name("b")


def cell(code: str) -> str:
    return CELLS[code]


def test_every_kind_of_node() -> None:
    inside = Both((Comparison(">=", A, number(0)), Comparison("<", A, number(1))))
    tree = Cases(
        (Case(inside, number(2)), Case(Comparison("==", A, B), Comparison("!=", B, number(3)))),
        Nothing(Status.NOT_ASSESSABLE, "不在范围内"),
    )
    assert formula_text(tree, cell) == (
        "IF(AND(ROUND(A1,12)>=0,ROUND(A1,12)<1),2,"
        'IF(ROUND(A1,12)=ROUND(B1,12),IF(ROUND(B1,12)<>3,1,0),"无法判断"))'
    )
    assert formula_text(inside, cell) == "IF(AND(ROUND(A1,12)>=0,ROUND(A1,12)<1),1,0)"


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("a / b - 1", "((A1/B1)-1)"),
        ("min(a, b, 3)", "MIN(A1,B1,3)"),
        ("abs(a - b)", "ABS((A1-B1))"),
        ("floor(a / b)", "INT(ROUND((A1/B1),12))"),
        ("a * 95%", "(A1*0.95)"),
    ],
)
def test_arithmetic(text: str, formula: str) -> None:
    assert formula_text(parse_expression(text), cell) == formula


@pytest.mark.parametrize(
    ("value", "text"), [("2", "2"), ("-0.5", "(-0.5)"), ("2/3", "(2/3)"), ("0", "0")]
)
def test_numbers_are_exact(value: str, text: str) -> None:
    assert number_text(Fraction(value)) == text


def test_a_guard_asks_for_numbers_first() -> None:
    assert guarded(A, cell, places=2) == (
        '=IF(COUNT(A1)=1,IFERROR(ROUND(ROUND(A1,12),2),"无法判断"),'
        'IF(OR(A1="",A1="未填报"),"未填报",IF(OR(A1="无法判断"),"无法判断",'
        'IF(OR(A1="不适用"),"不适用","无法判断"))))'
    )


def test_a_number_alone_needs_no_guard() -> None:
    assert guarded(Number(Fraction(2)), cell) == '=IFERROR(2,"无法判断")'
    assert when_numbers([], "1") == "1"


def test_zero_over_zero_is_not_applicable_and_x_over_zero_not_assessable() -> None:
    formula = guarded(parse_expression("a / b"), cell)
    assert 'IF(OR(AND(ROUND(A1,12)=0,ROUND(B1,12)=0)),"不适用","无法判断")' in formula


def test_a_failed_division_counts_before_an_empty_one() -> None:
    formula = guarded(parse_expression("a / b + b / a"), cell)
    failed = "OR(AND(ROUND(A1,12)<>0,ROUND(B1,12)=0),AND(ROUND(B1,12)<>0,ROUND(A1,12)=0))"
    assert f'IFERROR(IF({failed},"无法判断",IF(OR(AND(' in formula


def test_points_outside_their_bounds_are_not_assessable() -> None:
    formula = guarded(A, cell, bounds=(Fraction(-2), Fraction(4)))
    assert 'IF(AND(ROUND(A1,12)>=(-2),ROUND(A1,12)<=4),A1,"无法判断")' in formula


def test_a_standard_may_give_full_points_for_not_applicable() -> None:
    formula = guarded(A, cell, not_applicable="4")
    assert 'IF(OR(A1="不适用"),4,"无法判断")' in formula


def test_whether_it_applies_is_asked_first() -> None:
    formula = guarded(A, cell, applies_when=Comparison(">", B, number(0)))
    assert formula.startswith(
        "=IF(COUNT(B1)=1,IF(ROUND(IF(ROUND(B1,12)>0,1,0),12)=1,IF(COUNT(A1)=1"
    )


def test_cells_are_guarded_where_values_are_scaled() -> None:
    formula = guarded(A, cell, value=lambda code: f"({cell(code)}*10000)")
    assert formula.startswith("=IF(COUNT(A1)=1,IFERROR((A1*10000),")


def test_cells_below_one_another_are_an_area() -> None:
    assert when_numbers(["F4", "F5", "F6", "G9"], "SUM(F4:F6,G9)") == (
        "IF(COUNT(F4:F6,G9)=4,SUM(F4:F6,G9),"
        'IF(OR(COUNTBLANK(F4:F6)>0,COUNTIF(F4:F6,"未填报")>0,G9="",G9="未填报"),"未填报",'
        'IF(OR(COUNTIF(F4:F6,"无法判断")>0,G9="无法判断"),"无法判断",'
        'IF(OR(COUNTIF(F4:F6,"不适用")>0,G9="不适用"),"不适用","无法判断"))))'
    )


@pytest.mark.parametrize(
    ("cells", "written"),
    [
        (["A1", "A2"], ["A1", "A2"]),
        (["A9", "A10", "A11"], ["A9:A11"]),
        (["A1", "B2", "A3"], ["A1", "B2", "A3"]),
        (["A1", "A2", "A3", "A5", "A6", "A7"], ["A1:A3", "A5:A7"]),
        (["数据!$E$4", "数据!$E$5", "数据!$E$6"], ["数据!$E$4", "数据!$E$5", "数据!$E$6"]),
    ],
)
def test_areas(cells: list[str], written: list[str]) -> None:
    assert areas(cells) == written


def is_amount(code: str) -> bool:
    return code in "mn"


@pytest.mark.parametrize(
    ("text", "power"),
    [
        ("m / n", 0),
        ("abs(m / n - 1)", 0),
        ("m + n", 1),
        ("m + a", None),
        ("m * n", 2),
        ("min(m, n)", 1),
        ("min(m, a)", None),
        ("max(0, m - n)", 1),
        ("a + b", 0),
        ("(m + a) / n", None),
    ],
)
def test_the_power_of_money(text: str, power: int | None) -> None:
    assert money_power(parse_expression(text), is_amount) == power


def test_the_vocabulary_computes_ratios_so_that_the_unit_of_amounts_does_not_matter() -> None:
    """The sheet 数据 shows 万元 and uses its cells as they are."""
    terms = vocabulary()
    powers = {
        code: money_power(term.formula, lambda name: terms[name].kind == "amount")
        for code, term in terms.items()
        if term.formula is not None
    }
    assert powers and {code: power for code, power in powers.items() if power != 0} == {}


@pytest.mark.parametrize(
    ("tree", "power"),
    [
        (Comparison("<", Name("m"), Name("n")), 0),
        (Comparison("<", Name("m"), A), None),
        (Both((Comparison("<", Name("m"), Name("n")), Comparison("<", A, B))), 0),
        (Both((Comparison("<", Name("m"), A),)), None),
        (Cases((Case(Comparison("<", A, B), Name("m")),), Number(Fraction(0))), 1),
        (Cases((Case(Comparison("<", A, Name("m")), Name("m")),), Name("n")), None),
        (Cases((Case(Comparison("<", A, B), Name("m")),), A), None),
        (Cases((Case(Comparison("<", A, B), A),), Nothing(Status.NOT_ASSESSABLE, "")), 0),
    ],
)
def test_the_power_of_money_in_decisions(tree: Expression, power: int | None) -> None:
    assert money_power(tree, is_amount) == power
