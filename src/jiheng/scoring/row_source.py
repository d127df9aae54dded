"""Turn the indicator rows of a dossier's forms into what the standard scores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from jiheng.forms.dossier import Dossier
from jiheng.forms.figures import unit_of
from jiheng.forms.rows.evaluation import EvaluationIndicator
from jiheng.forms.rows.indicators import (
    QUALITATIVE,
    RANGE,
    TIERS,
    IndicatorColumns,
    ProjectIndicator,
    read_range,
)
from jiheng.quantities import Interval, Missing, Status, Value
from jiheng.scoring.indicator_rows import IndicatorRow
from jiheng.scoring.readings import Reading


def indicator_rows(dossier: Dossier, form: str, project: str = "") -> list[IndicatorRow]:
    """Return the rows of a form of indicators, of one project where the form has several."""
    return list(_rows(dossier, form, project))


def _rows(dossier: Dossier, form: str, project: str) -> Iterator[IndicatorRow]:
    for row in dossier.forms.get(form, ()):
        if not isinstance(row, IndicatorColumns):
            continue
        if isinstance(row, ProjectIndicator | EvaluationIndicator) and row.project != project:
            continue
        base = row.form.fact_path.format(**row.cells())
        weight = _fact(dossier, f"{base}.weight", "weight", "分值")
        yield IndicatorRow(
            code=base.rsplit(".", 1)[-1],
            name=row.level3,
            level1=row.level1.removesuffix("指标"),
            level2=row.level2.removesuffix("指标"),
            nature=row.nature,
            weight=weight.value,
            columns=_columns(dossier, row, base),
            cause=row.deviation,
            evidence=row.evidence,
        )


def _columns(dossier: Dossier, row: IndicatorColumns, base: str) -> Mapping[str, Reading]:
    if row.nature == QUALITATIVE:
        tier = _tier(row.tier)
        awarded = _fact(dossier, f"{base}.awarded", "awarded", "评定得分")
        return {"tier": tier, "awarded": awarded, "actual": tier}
    columns = {"actual": _fact(dossier, f"{base}.actual", "actual", "实际完成值")}
    if row.nature == RANGE:
        return {**columns, **_bounds(row)}
    return {**columns, "target": _fact(dossier, f"{base}.target", "target", "指标值")}


def _fact(dossier: Dossier, code: str, name: str, label: str) -> Reading:
    fact = dossier.fact(code)
    if fact is None:
        missing = Missing(Status.UNREPORTED, f"“{label}”未填报")
        return Reading(name, label, missing, None, missing.label)
    text = fact.text or (fact.value.label if isinstance(fact.value, Missing) else "")
    return Reading(name, label, fact.value, fact.interval, text, {code: fact})


def _tier(text: str) -> Reading:
    if text not in TIERS:
        missing = Missing(Status.UNREPORTED, "“完成档次”未填报")
        return Reading("tier", "完成档次", missing, None, missing.label)
    value: Value = Fraction(TIERS.index(text) + 1)
    return Reading("tier", "完成档次", value, Interval.exact(Fraction(TIERS.index(text) + 1)), text)


def _bounds(row: IndicatorColumns) -> Mapping[str, Reading]:
    if not row.target.strip():
        missing = Missing(Status.UNREPORTED, "“指标值”未填报")
        return {
            name: Reading(name, "指标值", missing, None, missing.label)
            for name in ("target_low", "target_high")
        }
    bounds = read_range(row.target, unit_of(row.unit) if row.unit else None)
    ends = {"target_low": bounds.low, "target_high": bounds.high}
    readings: dict[str, Reading] = {}
    for name, end in ends.items():
        assert end is not None
        readings[name] = Reading(name, "指标值", end, Interval.exact(end), row.target)
    return readings
