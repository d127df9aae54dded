"""Try an entry's scoring rule: figures as typed in, points with formula, figures and reason out."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from pydantic import ValidationError

from jiheng.forms.dossier import Dossier
from jiheng.forms.facts import Fact, Source
from jiheng.forms.rows.indicators import QUALITATIVE, DepartmentIndicator
from jiheng.library.indicators import Indicator
from jiheng.quantities import Missing
from jiheng.scoring.engine import Scorer
from jiheng.scoring.readings import Readings
from jiheng.scoring.row_source import indicator_rows
from jiheng.scoring.scorecard import CriterionScore
from jiheng.standards import Criterion, IndicatorSet, Standard, vocabulary
from jiheng.standards.citation import cited
from jiheng.standards.model import IndicatorRule, Validity
from jiheng.standards.printing import print_exact

_CRITERION = "entry"
_FORM: Literal["department_indicators"] = "department_indicators"


class TrialError(ValueError):
    """A figure of a trial that can not be read; `field` names it, empty where several are at odds."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        super().__init__(message)


@dataclass(frozen=True)
class Trial:
    """Hold what is tried, as typed: target and result, or the tier and the points awarded."""

    target: str = ""
    actual: str = ""
    tier: str = ""
    awarded: str = ""
    weight: str = "10"


def standard_of(indicator: Indicator, full: Fraction = Fraction(10)) -> Standard:
    """Make the standard whose only criterion is an entry's rule, worth `full` points."""
    points = cited(print_exact(full))
    rows = IndicatorSet(
        form=_FORM, rules=(IndicatorRule(nature=(indicator.nature,), rule=indicator.rule),)
    )
    criterion = Criterion(
        code=_CRITERION, name=indicator.name, points=points, indicators=rows,
        evidence=indicator.evidence,
    )  # fmt: skip
    return Standard(
        code="library",
        title="指标库",
        kind="department",
        region="",
        validity=Validity(from_year=1950, verified_until=9999),
        source=indicator.source,
        full_points=points,
        criteria=(criterion,),
    )


def try_out(indicator: Indicator, trial: Trial) -> CriterionScore:
    """Score a trial exactly, by the engine that scores a department.

    Raises:
        TrialError: a figure can not be read, or the weight is not more than zero.
    """
    row = _row(indicator, trial)
    dossier = Dossier("试算", "", 2000, "library", "", facts=_facts(row), forms={_FORM: (row,)})
    rows = indicator_rows(dossier, _FORM)
    weight = rows[0].weight
    if isinstance(weight, Missing) or weight <= 0:
        raise TrialError("weight", "分值应大于零，如 10")
    if (weight * 100).denominator != 1:
        raise TrialError("weight", "分值最多两位小数，如 7.5")
    standard = standard_of(indicator, weight)
    scorer = Scorer(standard, Readings(dossier, vocabulary()), lambda form: rows)
    result = scorer.score(standard.criteria[0], 1, standard.source, weight)
    return result.children[0] if result.children else result


def _row(indicator: Indicator, trial: Trial) -> DepartmentIndicator:
    is_words = indicator.nature == QUALITATIVE
    cells = {
        "code": "1",
        "level1": indicator.level1,
        "level2": indicator.level2,
        "level3": indicator.name,
        "nature": indicator.nature,
        "unit": indicator.unit,
        "target": trial.target,
        "actual": "" if is_words else trial.actual,
        "tier": trial.tier,
        "awarded": trial.awarded,
        "weight": trial.weight,
    }
    try:
        return DepartmentIndicator.from_cells(cells)
    except ValidationError as error:
        first = error.errors()[0]
        where = first["loc"] or ((first.get("ctx") or {}).get("column", ""),)
        raise TrialError(str(where[-1]), first["msg"]) from None


def _facts(row: DepartmentIndicator) -> dict[str, Fact]:
    return {
        figure.code: Fact.of(figure.reading, figure.code, figure.label, Source("试算"))
        for figure in row.figures()
    }
