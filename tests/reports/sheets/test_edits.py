"""An officer edits the cells: what the sheets say is what the engine says, or that it cannot.

Every fact takes every kind of value in turn. LibreOffice computes all copies in one call, and the
engine scores the same figures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from workbook_edits import Case, Edit, Start, Typed, with_values

from jiheng.forms import read_dossier
from jiheng.forms.dossier import Dossier
from jiheng.reports.score_workbook import score_workbook
from jiheng.reports.sheets.cells import CHANGED_TEXT
from jiheng.reports.sheets.indicators import TITLE_TEXT as INDICATORS
from jiheng.reports.sheets.indicators import TYPED
from jiheng.reports.sheets.remarks import AS_EXPORTED
from jiheng.reports.sheets.scores import DONE, GOT, NONE, SCORE_AGAIN
from jiheng.reports.workbook import Sheet, address
from jiheng.scoring import score
from jiheng.standards import Standard, find_standard, list_standards, load_standard, vocabulary
from jiheng.standards.expressions import names

Grid = dict[str, object]
Book = dict[str, Grid]
Recalculate = Callable[[Mapping[str, Sequence[Sheet]]], dict[str, Book]]

WORDS: tuple[Edit, ...] = (
    (None, ""),
    ("不适用", "不适用"),
    ("无法判断", "无法判断"),
    (" 不适用 ", "不适用"),
)
AWAY: Edit = ("不适用", "不适用")
BAD: Edit = ("待核实", "待核实")
EDITS: dict[str, tuple[Edit, ...]] = {
    "flag": (*WORDS, BAD, ("是", "是"), ("否", "否"), (-1, "-1"), (1, "1")),
    "rate": (
        *(*WORDS, BAD, (0, "0%"), (-0.05, "-5%"), (1.5, "150%"), (0.84475, "84.475%")),
        *((1, "100%"), (0.9, "90%"), (0.1, "10%"), (0.6, "60%"), (0.8999999, "89.99999%")),
    ),
    "other": (
        *(*WORDS, BAD, (0, "0"), (-3, "-3"), (99999, "99999"), (2.5, "2.5"), (0.0005, "0.0005")),
        (1, "1"),
    ),
}  # fmt: skip
DEPARTMENTS = [one.code for one in list_standards() if one.kind == "department"]
EXAMPLE = Path(__file__).parents[3] / "examples" / "guangzhou-kjj-2021"


Begin = Callable[[Dossier, Standard], Start]


@pytest.fixture(scope="module")
def begin(typed: Typed) -> Begin:
    """Score a department and lay out its workbook once for many edits."""

    def start(dossier: Dossier, standard: Standard) -> Start:
        workbook = score_workbook(dossier, score(dossier, standard, trial=True))
        return Start(dossier, standard, workbook, workbook.sheets(), typed)

    return start


def edits_of(code: str) -> Sequence[Edit]:
    kind = vocabulary()[code].kind
    return EDITS[kind if kind in EDITS else "other"]


def rounds(start: Start, codes: Sequence[str], name: str, step: int = 1) -> dict[str, Case]:
    """Give every fact every kind of value in turn, all facts of a copy at once."""
    possible: dict[str, Sequence[Edit]] = {}
    for code in codes:
        # A computed figure that is left blank is computed: nothing was typed over it.
        computed = start.dossier.fact(code) is None
        possible[code] = [one for one in edits_of(code) if one[1] or not computed]
    made = {}
    for turn in range(0, max(map(len, possible.values())), step):
        edits = {
            code: choice[(at + turn) % len(choice)]
            for at, (code, choice) in enumerate(possible.items())
        }
        made[f"{name}-{turn}"] = start.facts(edits)
    return made


def stated_codes(standard: Standard) -> list[str]:
    """List the facts that a standard reads: the inputs of formulas in place of what they give."""
    waiting = [name for one in standard.walk() for name in one.read_names()]
    seen: dict[str, None] = {}
    while waiting:
        code = waiting.pop(0)
        if code not in vocabulary():
            continue
        formula = vocabulary()[code].formula
        if formula is None:
            seen[code] = None
        else:
            waiting.extend(names(formula))
    return list(seen)


FILLED: dict[str, Edit] = {"flag": ("是", "是"), "rate": (0.965, "96.5%"), "points": (1, "1")}
PLENTY: Edit = (40, "40")


def fill(codes: Sequence[str]) -> dict[str, Edit]:
    return {code: FILLED.get(vocabulary()[code].kind, PLENTY) for code in codes}


def filled(standard: Standard) -> Dossier:
    """Fill in a department to which everything applies."""
    start = Dossier("某局", "某市", standard.validity.from_year, standard.code, "定稿", {})
    edits = fill(stated_codes(standard))
    return start.with_values({code: text for code, (_, text) in edits.items()})


SHARED = "caiyu-2013-53-department"
GONE: dict[str, tuple[str, ...]] = {
    "一项不适用": ("performance.targets_reasonable",),
    "半组不适用": ("costs.three_budget", "finance.key_project_spent"),
    "全组不适用": ("performance.targets_reasonable", "performance.indicators_specific"),
    "全部不适用": ("",),
}


def shared_cases(begin: Begin) -> dict[str, Case]:
    standard = find_standard(SHARED)
    every = stated_codes(standard)
    base = begin(filled(standard), standard)
    made: dict[str, Case] = {}
    for name, chosen in GONE.items():
        codes = [code for code in every if any(code.startswith(one) for one in chosen)]
        made[name] = base.facts(dict.fromkeys(codes, AWAY))
        away = with_values(base.dossier, dict.fromkeys(codes, "不适用"))
        made[f"{name}，又适用"] = begin(away, standard).facts(fill(codes))
    for at in range(0, len(every), 5):
        made[f"每五项-{at}"] = base.facts(dict.fromkeys(every[at : at + 5], AWAY))
    return made


NUMBERS = ("D01", "D02", "D03", "D04")
INDICATOR_EDITS: dict[str, dict[tuple[str, str], Edit]] = {
    "指标值为零": {(row, "target"): (0, "0") for row in NUMBERS},
    "指标值为负": {(row, "target"): (-5, "-500%" if row == "D02" else "-5") for row in NUMBERS},
    "完成值为零": {(row, "actual"): (0, "0") for row in (*NUMBERS, "D05", "D07")},
    "完成值为负": {
        **{(row, "actual"): (-1, "-1") for row in ("D01", "D03", "D04")},
        ("D05", "actual"): (-0.1, "-10%"),
        ("D06", "awarded"): (-2, "-2"),
    },
    "恰好达到": {
        **{("D01", "actual"): (3000, "3000"), ("D02", "actual"): (0.95, "95%")},
        **{("D03", "actual"): (120, "120"), ("D04", "actual"): (12, "12")},
        **{("D05", "actual"): (1, "100%"), ("D06", "awarded"): (8, "8")},
        ("D07", "actual"): (0.9, "90%"),
    },
    "超过上限": {
        **{("D01", "actual"): (99999, "99999"), ("D02", "actual"): (1.2, "120%")},
        **{("D06", "awarded"): (11, "11"), ("D07", "actual"): (1.01, "101%")},
    },
    "写了文字": {
        **{("D01", "actual"): BAD, ("D02", "actual"): ("不适用", "不适用")},
        **{("D03", "target"): BAD, ("D06", "awarded"): (None, "")},
    },
    "都清空": {(row, "actual"): (None, "") for row in (*NUMBERS, "D05", "D07")},
}


def department_cases(begin: Begin) -> dict[str, Case]:
    made: dict[str, Case] = {}
    for code in DEPARTMENTS:
        standard = find_standard(code)
        made |= rounds(begin(filled(standard), standard), stated_codes(standard), code, 3)
    return made


FINDINGS: dict[str, dict[str, Edit]] = {
    "照原样填": {"bonus.net": (2.5, "2.5")},
    "仍扣分": {
        "finance.appropriation_difference_rate": (0.125, "12.5%"),
        "budgeting.prepared_on_time": ("否", "否"),
        "assets.total": (None, ""),
    },
    "不扣分": {"finance.appropriation_difference_rate": (0.05, "5%")},
}


def example_cases(begin: Begin) -> dict[str, Case]:
    example = read_dossier(EXAMPLE)
    start = begin(example, find_standard(example.standard))
    read = [code for code in start.workbook.data.codes if code in vocabulary()]
    made = {name: start.facts(edits) for name, edits in FINDINGS.items()}
    return made | rounds(start, read, "示例")


MIXED = """\
code: mixed
title: 有逐行指标、不适用时分摊的标准
kind: department
region: 某市
validity: {from_year: 2021, verified_until: 2021}
source: {document: 某市通知, confidence: published}
rounding: {places: 2}
criteria:
  - code: budget
    name: 预算完成率
    points: 10
    value: finance.completion_rate
    rule: {proportional: {full_at: 100%}}
    not_applicable: redistribute
  - code: rows
    name: 绩效指标
    points: 90
    indicators:
      form: department_indicators
      rules:
        - {nature: [≥], rule: completion}
        - {nature: [≤], rule: reverse}
        - {nature: [=], rule: equal}
        - {nature: [区间], rule: interval}
        - {nature: [定性], rule: qualitative}
"""


def mixed_cases(begin: Begin, indicators: Dossier, folder: Path) -> dict[str, Case]:
    path = folder / "mixed.yaml"
    path.write_text(MIXED, encoding="utf-8")
    half = {"finance.completion_rate": "50%", "indicator.D07.actual": "90%"}
    start = begin(indicators.with_values(half), load_standard(path))
    return {
        "分摊": start.facts({"finance.completion_rate": AWAY}),
        "不分摊": start.facts({"finance.completion_rate": (0.75, "75%")}),
    }


EXTRAS = """\
code: extras
title: 有加减分、有适用条件、不适用时分摊的标准
kind: department
region: 某市
validity: {from_year: 2021, verified_until: 2021}
source: {document: 某市通知, confidence: published}
rounding: {places: 2}
full_points: 20
not_applicable: redistribute
criteria:
  - code: group
    name: 全是指标
    criteria:
      - code: asked
        name: 采购
        points: 4
        value: procurement.execution_rate
        rule: proportional
        applies_when: (procurement.budget > 0) * procurement.compliant
  - code: only
    name: 全是加减分
    criteria:
      - {code: net, name: 加减分, points: 5, value: bonus.net, rule: net}
      - {code: taken, name: 减分, points: 1, value: bonus.violations, rule: penalty}
  - code: both
    name: 既有指标又有加分
    criteria:
      - {code: used, name: 利用率, points: 7, value: assets.utilisation_rate, rule: proportional}
      - {code: more, name: 加分, points: 4, value: bonus.added, rule: bonus}
"""


def extras_cases(begin: Begin, folder: Path) -> dict[str, Case]:
    path = folder / "extras.yaml"
    path.write_text(EXTRAS, encoding="utf-8")
    standard = load_standard(path)
    start = begin(filled(standard), standard)
    away: dict[str, dict[str, Edit]] = {
        "采购不适用": {"procurement.execution_rate": AWAY},
        "条件不适用": {"procurement.budget": AWAY},
        "条件不成立": {"procurement.compliant": ("否", "否")},
        "条件未填": {"procurement.compliant": (None, "")},
        "利用率不适用": {"assets.utilisation_rate": AWAY},
        "只剩加减分": {"procurement.compliant": AWAY, "assets.utilisation_rate": AWAY},
    }
    made: dict[str, Case] = {}
    for name, edits in away.items():
        made[f"加减分，{name}"] = start.facts(edits)
        gone = with_values(start.dossier, {code: text for code, (_, text) in edits.items()})
        back = fill(list(edits))
        made[f"加减分，{name}，又适用"] = begin(gone, standard).facts(back)
    return made


def misfit_cases(begin: Begin, indicators: Dossier) -> dict[str, Case]:
    misfit = dict(indicators.facts)
    misfit["indicator.D02.actual"] = replace(misfit["indicator.D01.actual"], text="90家")
    start = begin(replace(indicators, facts=misfit), find_standard(indicators.standard))
    cell = (INDICATORS, "output.D02", TYPED["actual"])
    return {"单位不符": start.edited({}, {}), "单位不符，改数": start.edited({}, {cell: 0.5})}


@pytest.fixture(scope="module")
def cases(
    begin: Begin, indicators: Dossier, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Case]:
    """Make all workbooks first: the office is started once."""
    rows = begin(indicators, find_standard(indicators.standard))
    return {
        **example_cases(begin),
        **department_cases(begin),
        **shared_cases(begin),
        **{name: rows.rows(edits) for name, edits in INDICATOR_EDITS.items()},
        **mixed_cases(begin, indicators, tmp_path_factory.mktemp("mixed")),
        **extras_cases(begin, tmp_path_factory.mktemp("extras")),
        **misfit_cases(begin, indicators),
    }


@pytest.fixture(scope="module")
def computed(cases: dict[str, Case], recalculated: Recalculate) -> dict[str, Book]:
    return recalculated({name: case.sheets for name, case in cases.items()})


def value_of(found: object) -> Fraction | str:
    return found if isinstance(found, str) else Fraction(repr(found))


def differences(case: Case, book: Book) -> dict[str, tuple[object, object]]:
    grid, scores = book["评分表"], case.workbook.scores
    wrong: dict[str, tuple[object, object]] = {}
    for mine in case.workbook.context.card.walk():
        theirs = case.card.find(mine.code)
        assert theirs is not None
        wanted = theirs.status.label if theirs.points is None else theirs.points
        if theirs.is_gone:
            wanted = NONE
        got = value_of(grid[scores.points_cell(mine)])
        if got not in (wanted, SCORE_AGAIN):
            wrong[mine.code] = (got, wanted)
    total = case.card.status.label if case.card.total is None else case.card.total
    if value_of(grid[scores.total_cell()]) not in (total, SCORE_AGAIN):
        wrong["total"] = (grid[scores.total_cell()], total)
    return wrong


def test_an_edit_gives_the_engines_points_or_says_it_cannot(
    cases: dict[str, Case], computed: dict[str, Book]
) -> None:
    wrong = {name: differences(case, computed[name]) for name, case in cases.items()}
    assert {name: one for name, one in wrong.items() if one} == {}


def test_every_kind_of_result_was_met(cases: dict[str, Case], computed: dict[str, Book]) -> None:
    met = {
        str(computed[name]["评分表"][case.workbook.scores.points_cell(one)])
        for name, case in cases.items()
        for one in case.workbook.context.card.walk()
    }
    assert {"未填报", "不适用", "无法判断"} <= met
    assert sum(text.replace(".", "").replace("-", "").isdigit() for text in met) > 30


def test_points_that_are_shared_out_stay_a_hundred(
    cases: dict[str, Case], computed: dict[str, Book]
) -> None:
    for name in ("一项不适用", "半组不适用", "全组不适用"):
        grid, workbook = computed[name]["评分表"], cases[name].workbook
        column = "ABCDEFGH"[workbook.scores.levels]
        rows = [workbook.scores.places[leaf.code] + 1 for leaf in workbook.context.card.leaves()]
        assert sum(value_of(grid[f"{column}{row}"]) for row in rows) == 100  # type: ignore[misc]


def test_rows_whose_weights_would_be_shared_anew_ask_to_score_again(
    cases: dict[str, Case], computed: dict[str, Book]
) -> None:
    total = cases["不分摊"].workbook.scores.total_cell()
    assert computed["不分摊"]["评分表"][total] != SCORE_AGAIN
    assert computed["分摊"]["评分表"][total] == SCORE_AGAIN
    workbook = cases["分摊"].workbook
    got = {
        computed["分摊"]["评分表"][workbook.scores.points_cell(one)]
        for one in workbook.context.card.leaves()
    }
    assert got == {NONE, SCORE_AGAIN}


def test_findings_and_reasons_follow_the_figures(
    cases: dict[str, Case], computed: dict[str, Book]
) -> None:
    def line(name: str, code: str) -> tuple[object, object]:
        scores, grid = cases[name].workbook.scores, computed[name]["评分表"]
        row, first = scores.places[code] + 1, scores.levels
        done, reason = (address(row - 1, first + at) for at in (DONE, GOT + 2))
        return grid[done], grid[reason] or ""

    done, reason = line("照原样填", "appropriation_difference")
    assert done == 0.1144
    assert isinstance(reason, str) and reason and AS_EXPORTED not in reason
    assert line("仍扣分", "appropriation_difference") == (0.125, f"{reason}{AS_EXPORTED}")
    assert line("不扣分", "appropriation_difference") == (0.05, "")
    prepared = "按时完成预算编制和报送：{}；预算编制内容准确完整：是"
    assert line("照原样填", "budget_preparation") == (prepared.format("是"), "")
    # Without a reason of the officer's the figures say what was lost, whatever they are now.
    told = "按时完成预算编制和报送为否，预算编制内容准确完整为是，按评分标准得1.00分，扣1.00分"
    assert line("仍扣分", "budget_preparation") == (prepared.format("否"), told)
    assert line("仍扣分", "asset_utilisation") == ("未填报", "")
    scores = cases["仍扣分"].workbook.scores
    row = int("".join(filter(str.isdigit, scores.total_cell())))
    waiting = address(row - 1, scores.levels + DONE)
    assert computed["仍扣分"]["评分表"][waiting] == "1项没有得分，总分未定"
    assert not computed["照原样填"]["评分表"][waiting]
    flagged = [value for cell, value in computed["仍扣分"]["数据"].items() if cell.startswith("I")]
    # The three figures typed, and the rate that is computed from one of them.
    assert flagged.count(CHANGED_TEXT) == 4


def test_a_result_of_a_misfit_unit_is_not_scored_live(
    cases: dict[str, Case], computed: dict[str, Book]
) -> None:
    card, scores = cases["单位不符"].card, cases["单位不符"].workbook.scores
    one = card.find("output.D02")
    assert one is not None and one.points is None
    changed = computed["单位不符，改数"]["评分表"]
    assert computed["单位不符"]["评分表"][scores.points_cell(one)] == one.status.label
    assert changed[scores.points_cell(one)] == changed[scores.total_cell()] == SCORE_AGAIN
