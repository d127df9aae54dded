"""Every figure that the filed report prints is in the example, and no other figure is."""

import csv
import re
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest

from jiheng.forms import Dossier, Fact
from jiheng.forms.rows.tasks import Achievement
from jiheng.quantities import Missing, parse_quantity, print_points
from jiheng.scoring import Scorecard
from jiheng.scoring.readings import Readings
from jiheng.standards import vocabulary

FIGURES = Path(__file__).with_name("guangzhou_figures.csv")
REPORT = "广州市科学技术局2021年部门整体支出绩效自评报告"
PAGES = 17


@dataclass(frozen=True)
class Listed:
    """Hold one figure that the report prints, and where the dossier keeps it."""

    page: int
    printed: str
    place: str
    code: str
    why: str


def listed_figures() -> list[Listed]:
    with FIGURES.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["页码", "原文数字", "记在", "编码", "说明"]
    return [Listed(int(page), *rest) for page, *rest in rows[1:]]


LISTED = listed_figures()


def kept_in(*places: str) -> list[Listed]:
    return [one for one in LISTED if one.place in places]


def name_of(one: Listed) -> str:
    return f"{one.page}-{one.printed}-{one.code}"


def fact(dossier: Dossier, code: str) -> Fact:
    found = dossier.fact(code)
    assert found is not None, f"卷宗里没有 {code}"
    return found


def number(dossier: Dossier, code: str) -> Fraction:
    value = Readings(dossier, vocabulary()).read(code).value
    assert isinstance(value, Fraction), f"{code} 没有数"
    return value


# --- figures against what was read from the report by eye: base value, unit, text as printed

SPOT_CHECKS = [
    ("staff.offices", "16", "个", "16个"),
    ("finance.adjusted_budget", "5683000000", "亿元", "56.83亿元"),
    ("finance.spent", "5115000000", "亿元", "51.15亿元"),
    ("finance.transfer_to_districts", "215000000", "亿元", "2.15亿元"),
    ("finance.halted_funds", "553000000", "亿元", "约5.53亿元"),
    ("finance.specific_budget", "4343538200", "万元", "434,353.82万元"),
    ("finance.specific_spent", "4342748200", "万元", "434,274.82万元"),
    ("finance.payment_progress_actual", "0.9966", "%", "99.66%"),
    ("finance.completion_rate", "0.9966", "%", "99.66%"),
    ("finance.appropriation_difference_rate", "0.1144", "%", "11.44%"),
    ("finance.average_execution_rate", "1", "%", "100%"),
    ("finance.carryover_rate", "0.0006", "%", "0.06%"),
    ("finance.previous_year_budget", "5651550000", "万元", "565,155万元"),
    ("finance.previous_year_spent", "5640350000", "万元", "564,035万元"),
    ("finance.previous_year_completion_rate", "0.9984", "%", "99.84%"),
    ("procurement.execution_rate", "0.8448", "%", "84.48%"),
    ("assets.in_use", "102327500", "万元", "10,232.75万元"),
    ("assets.total", "121390500", "万元", "12,139.05万元"),
    ("costs.public_spent", "4671700", "万元", "467.17万元"),
    ("costs.public_budget", "4790400", "万元", "479.04万元"),
    ("costs.three_spent", "195100", "万元", "19.51万元"),
    ("costs.three_budget", "1815900", "万元", "181.59万元"),
    ("performance.targets_declared", "21", "个", "21个"),
    ("performance.targets_achieved", "21", "个", "21个"),
    ("performance.library_science", "93", "项", "93项"),
    ("performance.library_operations", "51", "项", "51项"),
    ("performance.primary_indicators", "80", "项", "80项"),
    ("performance.secondary_indicators", "188", "项", "188项"),
    ("performance.quantified_share", "0.5", "%", "50%以上"),
    ("performance.monitoring_coverage", "1", "%", "100%"),
    ("performance.monitored_secondary_economic", "9", "个", "9个"),
    ("bonus.net", "2.5", "分", "2.50分"),
    ("plan.research.budget", "445680000", "万元", "44,568.00万元"),
    ("plan.environment.spent", "426223100", "万元", "42,622.31万元"),
    ("plan.basic.budget", "1481345100", "万元", "148,134.51万元"),
    ("plan.basic.spent", "1481345100", "万元", "148,134.51万元"),
    ("plan.enterprise.budget", "1930290000", "万元", "193,029.00万元"),
    ("plan.enterprise.spent", "1929500000", "万元", "192,950.00万元"),
    ("achievement.A106", "21", "家", "21家"),
    ("achievement.A112", "3267", "项", "3267项"),
    ("achievement.A113", "1830000000", "亿元", "18.3亿元"),
    ("achievement.A114", "850000000", "亿元", "超8.5亿元"),
    ("achievement.A115", "0.031", "%", "3.1%"),
    ("achievement.A205", "241300000000", "亿元", "2413亿元"),
    ("achievement.A206", "770", "家", "770多家"),
    ("achievement.A301", "12000", "家", "1.2万家"),
    ("achievement.A310", "200000", "升", "超过20万升"),
    ("achievement.A311", "900000000", "人份", "超9亿人份"),
    ("achievement.B102", "0.6", "%", "近60%"),
    ("achievement.B106", "88700000", "万元", "8870万元"),
    ("achievement.B304", "241311000000", "亿元", "2,413.11亿元"),
    ("achievement.B309", "47000000000", "亿元", "超过470亿元"),
    ("achievement.B404", "0.8523", "%", "85.23%"),
    ("achievement.B407", "0.4", "成", "近4成"),
    ("achievement.B416", "0.5", "%", "50%以上"),
    ("achievement.B418", "1/10", "", "超十分之一"),
    ("achievement.C03", "14", "位", "14位"),
]


@pytest.mark.parametrize(("code", "base", "unit", "text"), SPOT_CHECKS)
def test_figure(dossier: Dossier, code: str, base: str, unit: str, text: str) -> None:
    found = fact(dossier, code)
    assert (found.value, found.unit.symbol, found.text) == (Fraction(base), unit, text)
    assert found.kind == "stated"


def test_enough_figures_are_checked_by_eye() -> None:
    assert len(SPOT_CHECKS) >= 40
    assert len({code for code, *_ in SPOT_CHECKS}) == len(SPOT_CHECKS)


# --- every figure of the report is in the dossier


def test_the_list_covers_the_report() -> None:
    assert {one.page for one in LISTED} == {1, *range(3, PAGES + 1)}  # page 2 prints no figure
    places = {"数值", "备注", "比较说明", "期间", "事项", "指标名称", "计算", "得分", "例外"}
    assert {one.place for one in LISTED} == places
    assert len(LISTED) > 200


@pytest.mark.parametrize("one", kept_in("数值"), ids=name_of)
def test_a_printed_figure_is_a_fact(dossier: Dossier, one: Listed) -> None:
    found = fact(dossier, one.code)
    printed = parse_quantity(one.printed.removeprefix("第"), found.unit)
    assert found.value == printed.exact
    assert found.interval == printed.interval
    if not one.code.startswith("explanation."):
        assert found.source.document == REPORT
        assert f"第{one.page}页" in found.source.page.split("、")


@pytest.mark.parametrize(
    "one", kept_in("备注", "比较说明", "期间", "事项", "指标名称"), ids=name_of
)
def test_a_figure_in_words_stands_in_its_row(dossier: Dossier, one: Listed) -> None:
    found = fact(dossier, one.code)
    if one.place in {"备注", "指标名称"}:
        assert one.printed in (found.note if one.place == "备注" else found.label)
        return
    code = one.code.removeprefix("achievement.")
    rows = [row for row in dossier.forms["achievements"] if isinstance(row, Achievement)]
    (row,) = (row for row in rows if row.code == code)
    texts = {"比较说明": row.comparison, "期间": row.period, "事项": row.item}
    assert one.printed in texts[one.place]


@pytest.mark.parametrize("one", kept_in("计算"), ids=name_of)
def test_a_printed_rate_with_its_parts_is_computed(dossier: Dossier, one: Listed) -> None:
    stated = dossier.fact(one.code)
    assert stated is None or stated.kind == "computed"
    assert parse_quantity(one.printed).interval.contains(number(dossier, one.code))


def test_exceptions_have_a_reason() -> None:
    exceptions = kept_in("例外")
    assert all(one.why and not one.code for one in exceptions)
    assert all(one.code for one in LISTED if one.place != "例外")
    assert len(exceptions) <= 8


def test_the_dossier_holds_no_figure_that_the_report_does_not_print(dossier: Dossier) -> None:
    known = {one.code for one in kept_in("数值", "备注")}
    # The same printed amount explains two rates.
    known.add("explanation.finance.execution_rate.amount")
    stated = {
        code
        for code, found in dossier.facts.items()
        if not isinstance(found.value, Missing)
        and found.kind == "stated"
        and found.unit.dimension != "flag"
    }
    assert stated <= known
    halted = fact(dossier, "finance.halted_funds")
    repeated = fact(dossier, "explanation.finance.execution_rate.amount")
    assert (repeated.value, repeated.text) == (halted.value, halted.text)


def test_texts_print_no_number_that_the_report_does_not_print(dossier: Dossier) -> None:
    digits = re.compile(r"\d[\d,]*(?:\.\d+)?")
    known = {number for one in LISTED for number in digits.findall(one.printed)}
    # The two years; 千亿元, which is written out; 99.8% as a computed rate is printed.
    known |= {"2021", "2020", "1000", "99.80"}
    texts = [*dossier.narratives.values()]
    for form in ("duties", "tasks", "targets", "problems", "measures", "policies"):
        texts += [text for row in dossier.forms[form] for text in row.cells().values()]
    found = {number for text in texts for number in digits.findall(text)}
    codes = {str(number) for number in range(1, 12)}
    assert len(found) >= 80
    assert found - codes <= known


def test_every_flag_is_a_yes_with_a_page(dossier: Dossier) -> None:
    flags = [found for found in dossier.facts.values() if found.unit.dimension == "flag"]
    filled = [found for found in flags if not isinstance(found.value, Missing)]
    assert len(filled) == 12
    for found in filled:
        assert (found.value, found.source.document) == (Fraction(1), REPORT)
        assert re.fullmatch(r"第\d+页(、第\d+页)*", found.source.page)


@pytest.mark.parametrize("one", kept_in("得分"), ids=name_of)
def test_a_printed_score_is_scored(card: Scorecard, one: Listed) -> None:
    if one.code == "total":
        assert card.total == Fraction(one.printed.removesuffix("分"))
        return
    points = sum((points_of(card, code) for code in one.code.split("+")), Fraction(0))
    assert print_points(points) == one.printed


def points_of(card: Scorecard, code: str) -> Fraction:
    found = card.find(code)
    assert found is not None and found.points is not None
    return found.points
