"""Missing is never full marks in projects either: blank any one figure, and nothing gains."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiheng.forms import Dossier, Fact, Source
from jiheng.forms.rows.evaluation import (
    EvaluationConclusion,
    EvaluationFund,
    EvaluationIndicator,
)
from jiheng.quantities import Status
from jiheng.scoring import score_project
from jiheng.standards import list_standards

PROJECT_STANDARDS = [one for one in list_standards() if one.kind == "project"]
KINDS = {
    "成本": "经济成本指标",
    "产出": "数量指标",
    "效益": "社会效益指标",
    "满意度": "服务对象满意度指标",
}


def _facts(rows):
    for row in rows:
        for figure in row.figures():
            yield Fact.of(figure.reading, figure.code, figure.label, Source("自评表"))


def _dossier(standard, actuals, spent):
    sets = [one for one in standard.walk() if one.indicators is not None]
    rows = []
    for number, (criterion, actual) in enumerate(zip(sets, actuals, strict=False), 1):
        level1 = (criterion.indicators.level1 or ("产出",))[0]
        cells = {
            "project": "P1",
            "code": str(number),
            "level1": f"{level1}指标",
            "level2": KINDS.get(level1, "数量指标"),
            "level3": f"指标{number}",
            "nature": "≥",
            "target": "90",
            "unit": "%",
            "weight": str(criterion.full),
            "actual": actual,
        }
        rows.append(EvaluationIndicator.from_cells(cells))
    funds = {"project": "P1", "source": "年度资金总额", "adjusted": "100", "spent": spent}
    fund = EvaluationFund.from_cells(funds)
    done = EvaluationConclusion.from_cells({"project": "P1", "completed": "是"})
    facts = {fact.code: fact for fact in _facts([*rows, fund, done])}
    forms = {EvaluationIndicator.form.code: tuple(rows), EvaluationFund.form.code: (fund,)}
    year = standard.validity.from_year
    return Dossier("示例局", standard.region, year, standard.code, "", facts, forms)


@pytest.mark.parametrize("standard", PROJECT_STANDARDS, ids=lambda one: one.code)
@settings(max_examples=25)
@given(data=st.data())
def test_blank_any_one_figure(standard, data):
    actual = st.integers(0, 100).map(str)
    actuals = [data.draw(actual) for _ in range(6)]
    dossier = _dossier(standard, actuals, data.draw(st.integers(0, 120).map(str)))
    before = score_project(dossier, "P1", standard)
    assert before.total is not None  # nothing is missing yet
    assert 0 <= before.total <= standard.full
    read = sorted({fact.code for leaf in before.leaves() for fact in leaf.facts})
    blank = data.draw(st.sampled_from(read), label="blank")
    after = score_project(dossier.with_values({blank: ""}), "P1", standard)
    assert after.total is None
    assert after.status is Status.UNREPORTED
    assert after.low <= before.total <= after.high
    known = {leaf.code: leaf for leaf in after.leaves()}
    for old in before.leaves():
        new = known[old.code]
        if blank in {fact.code for fact in old.facts}:
            assert (new.points, new.status) == (None, Status.UNREPORTED)
            assert any(new.name in text for text in after.conditional_on)
        else:
            assert new.points == old.points
