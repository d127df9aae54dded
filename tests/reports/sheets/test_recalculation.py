"""LibreOffice computes every formula anew; the points must be the scorecard's, to the last digit."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

import pytest

from jiheng.forms.dossier import Dossier
from jiheng.quantities import Status
from jiheng.reports.score_workbook import ScoreWorkbook, score_workbook
from jiheng.reports.sheets.data import INPUT
from jiheng.reports.sheets.data import TITLE_TEXT as DATA
from jiheng.reports.sheets.scores import NONE
from jiheng.reports.workbook import Formula, Sheet, address
from jiheng.scoring import Scorecard, score
from jiheng.standards import Standard, find_standard, list_standards, vocabulary
from jiheng.standards.expressions import names

Book = dict[str, dict[str, object]]
Recalculate = Callable[[Mapping[str, Sequence[Sheet]]], dict[str, Book]]
Input = Fraction | str | None
Typed = Callable[[Sequence[Sheet], Mapping[tuple[str, str, int], Input]], list[Sheet]]

# fmt: off
FILLED = {
    "finance.completion_rate": "99.66%", "finance.appropriation_difference_rate": "11.44%",
    "finance.average_execution_rate": "100%", "finance.carryover_rate": "0.06%",
    "budgeting.prepared_on_time": "是", "budgeting.prepared_accurately": "是",
    "procurement.execution_rate": "84.48%", "disclosure.budget_published": "是",
    "disclosure.final_account_published": "是", "disclosure.targets_published": "是",
    "disclosure.self_evaluation_published": "是", "assets.books_match": "是",
    "assets.in_use": "10,232.75", "assets.total": "12,139.05", "costs.public_spent": "467.17",
    "costs.public_budget": "479.04", "costs.three_spent": "19.51",
    "costs.three_budget": "181.59", "performance.targets_managed": "是",
    "performance.monitoring_done": "是", "performance.self_evaluation_done": "是",
    "performance.results_applied": "是", "performance.targets_declared": "21",
    "performance.targets_achieved": "21", "bonus.net": "2.50",
}
# fmt: on
STANDARD = "guangzhou-department-2021"
CHANGES: dict[str, tuple[dict[str, Input], dict[str, str]]] = {
    "执行率变低": ({"finance.completion_rate": Fraction("0.9512")}, {"finance.completion_rate": "95.12%"}),
    "恰在档次上": ({"assets.in_use": Fraction("9104.2875")}, {"assets.in_use": "9104.2875"}),
    "略低于档次": ({"assets.in_use": Fraction("9104.2874")}, {"assets.in_use": "9104.2874"}),
    "四舍五入的中点": ({"procurement.execution_rate": Fraction("0.84475")}, {"procurement.execution_rate": "84.475%"}),
    "中点之下": ({"procurement.execution_rate": Fraction("0.8447499")}, {"procurement.execution_rate": "84.47499%"}),
    "改为否": ({"assets.books_match": "否"}, {"assets.books_match": "否"}),
    "改为不适用": ({"procurement.execution_rate": "不适用"}, {"procurement.execution_rate": "不适用"}),
    "改为无法判断": ({"bonus.net": "无法判断"}, {"bonus.net": "无法判断"}),
    "清空": ({"finance.carryover_rate": None}, {"finance.carryover_rate": ""}),
    "分母为零": ({"assets.total": Fraction(0)}, {"assets.total": "0"}),
    "都为零": ({"costs.three_spent": Fraction(0), "costs.three_budget": Fraction(0)},
            {"costs.three_spent": "0", "costs.three_budget": "0"}),
    "直接填比率": ({"assets.utilisation_rate": Fraction("0.5")}, {"assets.utilisation_rate": "50%"}),
    "减分": ({"bonus.net": Fraction("-7.5")}, {"bonus.net": "-7.5"}),
}  # fmt: skip


# Words that stand in an input today, and the number typed over them.
REVERSED: dict[str, tuple[dict[str, str], dict[str, Input], dict[str, str]]] = {
    "不适用改为数": (
        {"procurement.execution_rate": "不适用"},
        {"procurement.execution_rate": Fraction("0.8448")},
        {"procurement.execution_rate": "84.48%"},
    ),
    "无法判断改为数": (
        {"bonus.net": "无法判断", "assets.in_use": "无法判断"},
        {"bonus.net": Fraction("2.5"), "assets.in_use": Fraction("10232.75")},
        {"bonus.net": "2.50", "assets.in_use": "10,232.75"},
    ),
    "未填报改为数": (
        {"finance.carryover_rate": ""},
        {"finance.carryover_rate": Fraction("0.0006")},
        {"finance.carryover_rate": "0.06%"},
    ),
}


def dossier(values: Mapping[str, str], standard: str = STANDARD, year: int = 2021) -> Dossier:
    return Dossier("某局", "某市", year, standard, "定稿", {}).with_values(values)


def shown(points: Fraction | None, status: Status) -> Fraction | str:
    return status.label if points is None else points


def read(value: object) -> Fraction | str:
    return value if isinstance(value, str) else Fraction(repr(value))


def expected(card: Scorecard) -> dict[str, Fraction | str]:
    made = {one.code: NONE if one.is_gone else shown(one.points, one.status) for one in card.walk()}
    return {**made, "total": shown(card.total, card.status)}


def found(workbook: ScoreWorkbook, book: Book) -> dict[str, Fraction | str]:
    grid = book["评分表"]
    made = {
        one.code: read(grid[workbook.scores.points_cell(one)])
        for one in workbook.context.card.walk()
    }
    return {**made, "total": read(grid[workbook.scores.total_cell()])}


def some_text(code: str, chance: random.Random) -> str:
    """Give a plausible figure for a term, often at an edge, sometimes none."""
    kind = vocabulary()[code].kind
    if chance.random() < 0.08:
        return chance.choice(["", "不适用", "无法判断"])
    if kind == "flag":
        return chance.choice(["是", "是", "否"])
    if kind == "rate":
        edges = ["100%", "95%", "90%", "80%", "75%", "60%", "10%", "5%", "0%"]
        return chance.choice([*edges, f"{chance.randrange(0, 15000) / 100:.2f}%"])
    if kind == "amount":
        return f"{chance.randrange(0, 2_000_000) / 100:.2f}"
    if kind == "points":
        return f"{chance.randrange(-50, 101) / 10:.1f}"
    return str(chance.randrange(0, 30))


def read_codes(standard_code: str) -> list[str]:
    """List the facts that a standard reads, inputs of formulas included."""
    terms = vocabulary()
    waiting = [n for one in find_standard(standard_code).walk() for n in one.read_names()]
    seen: dict[str, None] = {}
    while waiting:
        code = waiting.pop(0)
        if code in seen or code not in terms:
            continue
        seen[code] = None
        formula = terms[code].formula
        waiting.extend(names(formula) if formula is not None else ())
    return list(seen)


def inputs(values: Mapping[str, Input]) -> dict[tuple[str, str, int], Input]:
    return {(DATA, code, INPUT): value for code, value in values.items()}


DEPARTMENTS = [one.code for one in list_standards() if one.kind == "department"]
Case = tuple[ScoreWorkbook, Sequence[Sheet], Scorecard]


@pytest.fixture(scope="module")
def cases(
    typed: Typed,
    indicators: Dossier,
    limits: Standard,
    plans: Callable[[str], Dossier],
    many: Callable[[str], Dossier],
) -> dict[str, Case]:
    """Make all workbooks first: the office is started once."""
    made: dict[str, Case] = {}
    base = dossier(FILLED)
    card = score(base, find_standard(STANDARD))
    workbook = score_workbook(base, card)
    made["原样"] = (workbook, workbook.sheets(), card)
    for name, (cells, texts) in CHANGES.items():
        changed = score(base.with_values(texts), find_standard(STANDARD))
        made[name] = (workbook, typed(workbook.sheets(), inputs(cells)), changed)
    for name, (before, cells, texts) in REVERSED.items():
        start = base.with_values(before)
        book = score_workbook(start, score(start, find_standard(STANDARD)))
        changed = score(start.with_values(texts), find_standard(STANDARD))
        made[name] = (book, typed(book.sheets(), inputs(cells)), changed)
    for name, filled in (("三百项", many("1")), ("三百项缺一", many(""))):
        result = score(filled, find_standard(filled.standard))
        book = score_workbook(filled, result)
        made[name] = (book, book.sheets(), result)
    chance = random.Random(20211231)
    for code in DEPARTMENTS:
        standard = find_standard(code)
        formulas = [c for c in read_codes(code) if vocabulary()[c].formula is not None]
        for number in range(4):
            texts = {
                c: some_text(c, chance)
                for c in read_codes(code)
                # Two in three computed figures are left to their formula.
                if c not in formulas or chance.random() < 0.33
            }
            filled = dossier(texts, code, standard.validity.from_year)
            result = score(filled, standard)
            book = score_workbook(filled, result)
            made[f"{code}-{number}"] = (book, book.sheets(), result)
    result = score(indicators, find_standard(indicators.standard))
    book = score_workbook(indicators, result)
    made["逐项指标"] = (book, book.sheets(), result)
    for name, carried, offices in LIMITS:
        values = {"finance.carried_out": carried, "staff.offices": offices}
        filled = dossier({**values, "finance.carried_out_previous": "100"}, limits.code)
        result = score(filled, limits)
        book = score_workbook(filled, result)
        made[name] = (book, book.sheets(), result)
    for name, spent in (("计划支出", "150.05"), ("计划缺数", "")):
        filled = plans(spent)
        result = score(filled, find_standard(filled.standard))
        book = score_workbook(filled, result)
        made[name] = (book, book.sheets(), result)
    return made


@pytest.fixture(scope="module")
def computed(cases: dict[str, Case], recalculated: Recalculate) -> dict[str, Book]:
    return recalculated({name: sheets for name, (_, sheets, _) in cases.items()})


LIMITS = [
    ("恰好一百万元", "100.00", "10"),
    ("多一分钱", "100.000001", "13"),
    ("没有处室数", "5", ""),
]
NAMES = [
    "原样",
    *CHANGES,
    *REVERSED,
    "三百项",
    "三百项缺一",
    "逐项指标",
    *(name for name, *_ in LIMITS),
    *(f"{code}-{n}" for code in DEPARTMENTS for n in range(4)),
]


@pytest.mark.parametrize("name", NAMES)
def test_every_criterion_is_the_scorecards(
    name: str, cases: dict[str, Case], computed: dict[str, Book]
) -> None:
    workbook, _, card = cases[name]
    assert found(workbook, computed[name]) == expected(card)


def test_a_change_moves_the_points(cases: dict[str, Case], computed: dict[str, Book]) -> None:
    workbook, _, _ = cases["原样"]
    before = found(workbook, computed["原样"])
    after = found(workbook, computed["执行率变低"])
    assert before["budget_completion"] == Fraction("3.932")
    assert after["budget_completion"] == Fraction("3.024")
    assert before["total"] == Fraction("94.622")
    assert after["total"] == Fraction("93.714")


@pytest.mark.parametrize(
    ("name", "least"),
    [("原样", 80), ("逐项指标", 60), ("计划支出", 90), ("多一分钱", 8)]
    + [(f"caiyu-2013-53-department-{at}", 60) for at in range(4)],
)
def test_cached_results_are_the_computed_ones(
    cases: dict[str, Case], computed: dict[str, Book], name: str, least: int
) -> None:
    """A viewer that computes nothing shows what the office computes."""
    compared = 0
    for sheet in cases[name][1]:
        for row, cells in enumerate(sheet.rows):
            for column, cell in enumerate(cells):
                if cell is None or not isinstance(cell.content, Formula):
                    continue
                got = computed[name][sheet.title][address(row, column)]
                if cell.content.words:
                    assert (got or "") == cell.content.result
                else:
                    difference = abs(read_number(got) - Fraction(cell.content.result))
                    assert difference < Fraction(1, 10**12)
                compared += 1
    assert compared > least


def test_a_sum_of_many_fits_into_a_cell(cases: dict[str, Case], computed: dict[str, Book]) -> None:
    workbook, sheets, _ = cases["三百项"]
    contents = [cell.content for row in sheets[0].rows for cell in row if cell is not None]
    assert max(len(one.formula) for one in contents if isinstance(one, Formula)) < 2000
    assert found(workbook, computed["三百项"])["output"] == Fraction(20)
    missing = found(*cases_of("三百项缺一", cases, computed))
    assert (missing["output"], missing["output.D300"]) == ("未填报", "未填报")


def cases_of(
    name: str, cases: dict[str, Case], computed: dict[str, Book]
) -> tuple[ScoreWorkbook, Book]:
    return cases[name][0], computed[name]


def test_indicators_are_scored_live(cases: dict[str, Case], computed: dict[str, Book]) -> None:
    workbook, _, _ = cases["逐项指标"]
    points = found(workbook, computed["逐项指标"])
    assert points["output.D01"] == 8
    # 15 of 50 weights share 20 points: 6; 6 × 90 ÷ 95 = 5.684…
    assert points["output.D02"] == Fraction("5.68")
    assert points["benefit.D07"] == "未填报"
    assert points["benefit"] == "未填报"


@pytest.mark.parametrize(
    ("name", "points", "grade"),
    [
        ("恰好一百万元", Fraction(100), "优"),
        # 25.5 of 60, and 40 − 3 × 3.
        ("多一分钱", Fraction("56.5"), "差"),
        ("没有处室数", "未填报", "不能确定"),
    ],
)
def test_amounts_meet_limits_in_yuan_and_the_grade_follows(
    computed: dict[str, Book],
    cases: dict[str, Case],
    name: str,
    points: Fraction | str,
    grade: str,
) -> None:
    workbook, _, _ = cases[name]
    grid = computed[name]["评分表"]
    total = workbook.scores.total_cell()
    assert read(grid[total]) == points
    below = f"{total[0]}{int(total[1:]) + 1}"
    assert grid[below] == grade


def test_plans_are_summed_live(computed: dict[str, Book]) -> None:
    grid = computed["计划支出"]["计划支出"]
    # 预算数、支出数 of 合计, 填报总额 and the difference, in 万元.
    assert [read(grid[cell]) for cell in ("C6", "D6", "C7", "D7", "C8", "D8")] == [
        Fraction("300.1"),
        Fraction("250.15"),
        Fraction("300.2"),
        Fraction(290),
        Fraction("-0.1"),
        Fraction("-39.85"),
    ]
    assert read(grid["F5"]) == Fraction("49.95")
    # Computed in doubles, to the last digit a cell shows.
    assert abs(read_number(grid["E5"]) - Fraction("0.75025")) < Fraction(1, 10**12)


def test_a_plan_without_spending_leaves_the_sum_open(computed: dict[str, Book]) -> None:
    grid = computed["计划缺数"]["计划支出"]
    assert [grid[cell] for cell in ("D5", "E5", "F5", "D6", "E6")] == [None, *["未填报"] * 4]
    assert read(grid["C6"]) == Fraction("300.1")


def read_number(value: object) -> Fraction:
    return Fraction(repr(value))
