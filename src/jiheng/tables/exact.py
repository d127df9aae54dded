"""The exact way: projects whose figures are too large for 64 bits, scored by `scoring` itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from jiheng.forms.dossier import Dossier
from jiheng.forms.facts import Fact, Source
from jiheng.forms.figures import unit_of
from jiheng.quantities import Missing, Status, Value
from jiheng.scoring.dimensions import fitted_to_rule
from jiheng.scoring.engine import score_with_readings
from jiheng.scoring.evaluation import evaluate
from jiheng.scoring.indicator_rows import IndicatorRow
from jiheng.scoring.indicators import belongs
from jiheng.scoring.readings import Reading, Readings
from jiheng.scoring.scorecard import CriterionScore, Scorecard
from jiheng.standards import vocabulary
from jiheng.standards.expressions import ONE, ZERO, Case, Cases, Expression, Nothing
from jiheng.tables.hoisting import hoist, leaves
from jiheng.tables.layout import INDICATOR, MONEY, WEIGHT
from jiheng.tables.outcome import OUT_OF_BOUNDS, STATUS_CODES, STATUSES, pack, unpack
from jiheng.tables.plan import PROJECT_FIGURES, QUALITATIVE, RANGE, Plan, RowRule
from jiheng.tables.project_queries import COUNTS

Row = Mapping[str, Any]
_UNREPORTED = STATUS_CODES[Status.UNREPORTED]


@dataclass(frozen=True)
class ExactProject:
    """Hold what one project's exact score adds to the tables."""

    project: dict[str, Any]
    rows: list[tuple[int, int, int, int, int]]


def score_exactly(plan: Plan, project: Row, indicators: Sequence[Row]) -> ExactProject:
    """Score one project from the rows of its tables by the authoritative interpreter."""
    columns = {code: _project_reading(project, code) for code in PROJECT_FIGURES}
    rows = [indicator_row(one) for one in sorted(indicators, key=lambda one: one["position"])]
    standard = plan.standard
    dossier = Dossier("", standard.region, standard.validity.from_year, standard.code, "", {})
    readings = Readings(dossier, vocabulary(), columns)
    card = score_with_readings(dossier, standard, readings, lambda _: rows, trial=True)
    scored = list(_rows(plan, card, project, rows))
    return ExactProject(_project(plan, card, project, scored, columns), scored)


def indicator_row(row: Row) -> IndicatorRow:
    """Turn a row of the table into what `scoring` scores."""
    nature = row["nature"] or ""
    columns = {"actual": _reading(row, "actual"), "target": _reading(row, "target")}
    if nature == QUALITATIVE:
        tier = row["tier"]
        value: Value = Missing(Status.UNREPORTED) if tier is None else Fraction(tier)
        reading = Reading("tier", "完成档次", value, None, "")
        columns = {"tier": reading, "actual": reading, "awarded": _reading(row, "awarded")}
    elif nature == RANGE:
        high = {**row, "target_high_status": row["target_status"]}
        columns = {
            "actual": columns["actual"],
            "target_low": _reading(row, "target", "target_low"),
            "target_high": _reading(high, "target_high"),
        }
    return IndicatorRow(
        code=str(row["position"]),
        name=str(row["position"]),
        level1=(row["level1"] or "").removesuffix("指标"),
        level2=(row["level2"] or "").removesuffix("指标"),
        nature=nature,
        weight=_value(row, "weight", WEIGHT),
        columns=columns,
    )


def _value(row: Row, name: str, unit: Fraction) -> Value:
    number = row[name]
    if number is None:
        return Missing(STATUSES[row[f"{name}_status"] or _UNREPORTED])
    return int(number) * unit


def _reading(row: Row, name: str, code: str = "") -> Reading:
    value = _value(row, name, INDICATOR)
    # The fact carries the unit, by which a rule for rates refuses what is no rate.
    fact = Fact(
        *(code or name, name, value, unit_of(row["unit"] or "项"), None, "", Source("大表")),
        is_hedged=False,
        may_be_fraction=False,
    )
    return Reading(fact.code, name, value, None, "", {fact.code: fact})


def _project_reading(project: Row, code: str) -> Reading:
    name = code.removeprefix("project.")
    is_amount = vocabulary()[code].kind == "amount"
    value = _value(project, name, MONEY if is_amount else Fraction(1))
    if is_amount and isinstance(value, Fraction) and value < 0:
        value = Missing(Status.NOT_ASSESSABLE, "是负数")
    return Reading(code, vocabulary().label(code), value, None, "")


def _rows(
    plan: Plan, card: Scorecard, project: Row, rows: Sequence[IndicatorRow]
) -> Iterator[tuple[int, int, int, int, int]]:
    """Yield project, position, criterion, full points and outcome of every row."""
    taken: set[str] = set()
    for place, criterion in enumerate(plan.sets, 1):
        assert criterion.indicators is not None
        scored = card.find(criterion.code)
        assert scored is not None
        own = [row for row in rows if belongs(row, criterion.indicators)]
        taken |= {row.code for row in own}
        if not scored.children:
            status = STATUS_CODES[scored.status]
            for first, row in enumerate(own):
                full = 0 if first else plan.units(scored.full)
                yield project["project"], int(row.code), place, full, pack(0, status, status)
            continue
        for row, child in zip(own, scored.children, strict=True):
            outcome = _outcome(plan, place, row, child)
            yield project["project"], int(row.code), place, plan.units(child.full), outcome
    for row in rows:
        if row.code not in taken:
            code = STATUS_CODES[Status.NOT_ASSESSABLE]
            yield project["project"], int(row.code), 0, 0, pack(0, code, code)


def _outcome(plan: Plan, place: int, row: IndicatorRow, scored: CriterionScore) -> int:
    rule = _rule_of(plan, place, row)
    columns = dict(fitted_to_rule(rule.tree, row.columns))
    for name, value in (("weight", row.weight), ("full", scored.full)):
        columns[name] = Reading(name, name, value, None, "")
    return pack_scored(plan, rule.shared, rule.first, columns, scored)


def pack_scored(
    plan: Plan,
    tree: Expression,
    first: int,
    columns: Mapping[str, Reading],
    scored: CriterionScore,
) -> int:
    """Pack the exact score of a criterion or row, with the reason of its branch."""

    def read(name: str) -> Reading:
        return columns.get(name) or Reading(name, name, Missing(Status.UNREPORTED), None, "")

    hoisted = hoist(tree)
    reason = _branch(hoisted, first, read)
    if scored.points is not None:
        return pack(plan.units(scored.points), reason)
    if reason >= first and not isinstance(leaves(hoisted)[reason - first], Nothing):
        # There was a number, and it was refused.
        reason = OUT_OF_BOUNDS
    return pack(0, reason, STATUS_CODES[scored.status])


def _rule_of(plan: Plan, place: int, row: IndicatorRow) -> RowRule:
    return next(
        rule
        for rule in plan.rules
        if place in rule.criteria
        and row.nature in rule.natures
        and (not rule.level1 or row.level1 in rule.level1)
    )


def _branch(tree: Expression, reason: int, read: Callable[[str], Reading]) -> int:
    """Find the reason of the leaf that counts, or of the nothing in the way to it."""
    if isinstance(tree, Nothing):
        is_settled = tree.status is Status.NOT_APPLICABLE
        return STATUS_CODES[tree.status] if is_settled else reason
    if not isinstance(tree, Cases):
        value = evaluate(tree, read).value
        return STATUS_CODES[value.status] if isinstance(value, Missing) else reason
    for one in tree.cases:
        tested = evaluate(Cases((Case(one.condition, ONE),), ZERO), read).value
        if isinstance(tested, Missing):
            return STATUS_CODES[tested.status]
        if tested == 1:
            return _branch(one.then, reason, read)
        reason += len(leaves(one.then))
    return _branch(tree.otherwise, reason, read)


def _project(
    plan: Plan,
    card: Scorecard,
    project: Row,
    rows: Sequence[tuple[int, int, int, int, int]],
    columns: Mapping[str, Reading],
) -> dict[str, Any]:
    budget = project["adjusted_budget"]
    result = {
        "project": project["project"],
        "organisation": project["organisation"],
        "weight": None if budget is None or budget < 0 else budget,
        "total": None if card.total is None else plan.units(card.total),
        "status": STATUS_CODES[card.status],
        "low": plan.units(card.low),
        "high": plan.units(card.high),
        "rows": len(rows),
        "grade": card.grade,
    }
    for code in [one.criterion.code for one in plan.leaves] + [one.code for one in plan.sets]:
        scored = card.find(code)
        assert scored is not None
        is_open = scored.points is None
        result[f"points_{code}"] = None if scored.points is None else plan.units(scored.points)
        result[f"status_{code}"] = STATUS_CODES[scored.status] if is_open else 0
    for one in plan.leaves:
        scored = card.find(one.criterion.code)
        assert scored is not None
        packed = pack_scored(plan, one.tree, one.first, columns, scored)
        result[f"reason_{one.criterion.code}"] = unpack(packed)[1]
    for place, name in enumerate(COUNTS, 1):
        result[name] = sum(_counts_as(row[-1]) == place for row in rows)
    return result


def _counts_as(outcome: int) -> int:
    """Give the nothing a row counts as, 0 for none."""
    _, reason, status = unpack(outcome)
    not_applicable = STATUS_CODES[Status.NOT_APPLICABLE]
    return status or (not_applicable if reason == not_applicable else 0)
