"""Turn the indicator rows of a dossier's forms into what the standard scores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from jiheng.forms.dossier import Dossier
from jiheng.forms.figures import missing_from_label, unit_of
from jiheng.forms.rows.evaluation import EvaluationIndicator
from jiheng.forms.rows.indicators import (
    QUALITATIVE,
    RANGE,
    TIERS,
    IndicatorColumns,
    ProjectIndicator,
)
from jiheng.forms.rows.ranges import range_unit, read_range
from jiheng.quantities import Interval, Missing, Unit, Value
from jiheng.scoring.dimensions import fitted
from jiheng.scoring.indicator_rows import IndicatorRow
from jiheng.scoring.readings import Reading, read_fact, unreported
from jiheng.standards.printing import print_exact


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
    actual = _fact(dossier, f"{base}.actual", "actual", "实际完成值")
    columns = {"actual": fitted(actual, _target_unit(dossier, row, base))}
    if row.nature == RANGE:
        return {**columns, **_bounds(row)}
    target = _fact(dossier, f"{base}.target", "target", "指标值")
    if not isinstance(target.value, Missing):
        # A target is set, not measured: 3% is 3% exactly.
        target = replace(target, interval=Interval.exact(target.value))
    return {**columns, "target": target}


def _target_unit(dossier: Dossier, row: IndicatorColumns, base: str) -> Unit | None:
    """Return the unit that target and result are both to be in, None where none is known."""
    if row.unit:
        return unit_of(row.unit)
    if row.nature == RANGE:
        return range_unit(row.target)
    fact = dossier.fact(f"{base}.target")
    return None if fact is None or isinstance(fact.value, Missing) else fact.unit


def _fact(dossier: Dossier, code: str, name: str, label: str) -> Reading:
    fact = dossier.fact(code)
    return unreported(name, label) if fact is None else read_fact(name, label, fact)


def _tier(text: str) -> Reading:
    if text not in TIERS:
        return unreported("tier", "完成档次")
    value: Value = Fraction(TIERS.index(text) + 1)
    return Reading("tier", "完成档次", value, Interval.exact(Fraction(TIERS.index(text) + 1)), text)


def _bounds(row: IndicatorColumns) -> Mapping[str, Reading]:
    missing = missing_from_label(row.target, "“指标值”没有填写区间")
    if missing is not None:
        return {
            name: Reading(name, "指标值", missing, None, missing.label)
            for name in ("target_low", "target_high")
        }
    unit = unit_of(row.unit) if row.unit else range_unit(row.target)
    bounds = read_range(row.target, unit)
    ends = {"target_low": ("下限", bounds.low), "target_high": ("上限", bounds.high)}
    readings: dict[str, Reading] = {}
    for name, (side, end) in ends.items():
        assert end is not None
        label, shown = f"指标值{side}", print_exact(unit.from_base(end) if unit else end)
        text = shown + (unit.symbol if unit else "")
        readings[name] = Reading(name, label, end, Interval.exact(end), text)
    return readings
