"""The relations of scoring: rows, their outcomes, what they add up to, projects.

Most projects state weights that add up to the standard's points; their rows are worth what
they state, and one pass over the table scores them. The rest (`is_odd`) goes the longer way:
weights are shared out by the largest remainder, and a criterion that cannot be scored says why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from jiheng.tables.compiling import Figure
from jiheng.tables.ibis_door import (
    Column,
    Table,
    any_of,
    case,
    count_rows,
    descending,
    nothing,
    number,
    row_number,
    table,
    whole_division,
    window,
)
from jiheng.tables.layout import INDICATOR, WEIGHT, Layout
from jiheng.tables.outcome import POINTS, REASON, pack
from jiheng.tables.plan import QUALITATIVE, RANGE, Plan, RowRule
from jiheng.tables.settling import Settlement, settle
from jiheng.tables.whole import LARGEST, Whole, known

MOST_WEIGHT = 10**6
"""Weights and points beyond this (in units of the last place) go to the exact interpreter."""
_UNREPORTED, _NOT_ASSESSABLE = 3, 2
_EMPTY = {"int64": "int64", "string": "string"}


def normal(name: str, layout: Layout, present: Sequence[str]) -> Table:
    """Give a table with all columns of its layout; those it does not have are empty."""
    kinds = layout.kinds()
    given = table(name, {column: kinds[column] for column in present})
    columns = {
        column: given[column].cast(kind) if column in present else nothing(_EMPTY[kind])
        for column, kind in kinds.items()
    }
    return given.select(**columns)


def status_of(rows: Table, name: str) -> Column:
    """Give the status of a figure: 0 with a value, 未填报 where an empty one says nothing."""
    stated = rows[f"{name}_status"].fill_null(_UNREPORTED)
    return case([(rows[name].notnull(), 0), (stated == 0, _UNREPORTED)], stated)


def sorted_rows(rows: Table, plan: Plan) -> Table:
    """Add the statuses of a row's figures, and the place of the criterion it belongs to.

    The place is 0 for a row that no criterion takes.
    """
    states = {f"{name}_state": status_of(rows, name) for name in ("target", "actual", "awarded")}
    return rows.mutate(criterion=_place(rows, plan), **states)


def _place(rows: Table, plan: Plan) -> Column:
    whens: list[tuple[Column, Column]] = []
    for place, criterion in enumerate(plan.sets, 1):
        chosen = criterion.indicators
        assert chosen is not None
        tests = [
            rows[column].isin([*names, *(f"{name}指标" for name in names)])
            for column, names in (("level1", chosen.level1), ("level2", chosen.level2))
            if names
        ]
        if not tests:
            return case(whens, place) if whens else number(place)
        whens.append((tests[0] & tests[1] if len(tests) > 1 else tests[0], place))
    return case(whens, 0) if whens else number(0)


def figures(rows: Table, rule: RowRule, full: Whole) -> Mapping[str, Figure]:
    """Give what a rule's names stand for in rows of one nature."""
    places = Whole(rows.weight, 0, MOST_WEIGHT)
    result = {"weight": Figure(places, WEIGHT), "full": Figure(full, Fraction(1))}
    absent = Figure(known(0), Fraction(1), _UNREPORTED)
    result |= dict.fromkeys(("target_low", "target_high", "target", "tier", "awarded"), absent)
    nature = rule.natures[0]
    if nature == QUALITATIVE:
        missing = case([(rows.tier.isnull(), _UNREPORTED)], 0)
        tier = Figure(Whole(rows.tier, 1, 3), Fraction(1), missing)
        return {**result, "tier": tier, "actual": tier, "awarded": _figure(rows, "awarded")}
    actual = _figure(rows, "actual")
    if rule.needs_rate:
        no_rate = case([(rows.unit == "%", 0)], _NOT_ASSESSABLE)
        status = case([(actual.status > 0, actual.status)], no_rate)
        actual = Figure(actual.column, actual.unit, status)
    target = _figure(rows, "target")
    if nature != RANGE:
        return {**result, "actual": actual, "target": target}
    high = Figure(Whole(rows.target_high, -LARGEST, LARGEST), INDICATOR, target.status)
    return {**result, "actual": actual, "target_low": target, "target_high": high}


def _figure(rows: Table, name: str) -> Figure:
    return Figure(Whole(rows[name], -LARGEST, LARGEST), INDICATOR, rows[f"{name}_state"])


def outcomes(rows: Table, plan: Plan, full: Column, *, shared: bool) -> Column:
    """Give the outcome of every row that is worth `full` (units of the last place)."""
    worth = Whole(full, 0, MOST_WEIGHT)
    whens = []
    for rule in plan.rules:
        known_figures = dict(figures(rows, rule, worth))
        known_figures["full"] = Figure(worth, Fraction(1, 10**plan.places))
        how = Settlement(plan.places, worth, rule.first, rule.full_when_not_applicable)
        tree = rule.shared if shared else rule.tree
        whens.append((takes(rows, rule), settle(tree, known_figures, how)))
    return case(whens, nothing())


def takes(rows: Table, rule: RowRule) -> Column:
    """Say whether a row is scored by a rule."""
    test = rows.criterion.isin(list(rule.criteria)) & rows.nature.isin(list(rule.natures))
    if rule.level1:
        test = test & rows.level1.isin(list(rule.level1))
    return test


def has_rule(rows: Table, plan: Plan) -> Column:
    """Say whether any rule scores a row."""
    return any_of(takes(rows, rule) for rule in plan.rules)


def problem(rows: Table, plan: Plan) -> Column:
    """Give the status that a row's own fault gives its whole criterion, 0 without a fault."""
    return case(
        [
            (rows.weight.isnull(), status_of(rows, "weight")),
            (rows.weight < 0, _NOT_ASSESSABLE),
            (has_rule(rows, plan), 0),
        ],
        _NOT_ASSESSABLE,
    )


def quick_rows(rows: Table, plan: Plan) -> Table:
    """Score rows as if their weights were their points."""
    placed = sorted_rows(rows, plan)
    is_large = placed.weight > MOST_WEIGHT
    weight = case(
        [(placed.weight.isnull() | (placed.weight < 0) | is_large, nothing())], placed.weight
    )
    placed = placed.mutate(weight=weight)
    full = placed.weight * 10 ** (plan.places - 2) if plan.places > 2 else placed.weight
    outcome = case(
        [(placed.weight.isnull(), nothing())], outcomes(placed, plan, full, shared=False)
    )
    return placed.select("project", "position", "criterion", full=full, outcome=outcome)


ROWS = dict.fromkeys(("project", "position", "criterion", "full", "outcome"), "int64")
"""What is kept of a scored row: what it is worth, and its outcome (see `outcome`)."""
SUMS = dict.fromkeys(
    ("project", "criterion", "rows", "full", "points", "open", "nothings", "unscored"), "int64"
)
"""What the rows of a project and criterion add up to; `open` are points not told yet."""
_SETTLED_NOT_APPLICABLE = pack(0, 1)
NOTHING_COUNTS = (1, 1 << 20, 1 << 40)
"""How `nothings` counts 不适用, 无法判断 and 未填报 in one number."""


def added_up(rows: Table) -> Table:
    """Add scored rows up by project and criterion."""
    status = rows.outcome & 3
    counted = [(status == code, NOTHING_COUNTS[code - 1]) for code in (1, 2, 3)]
    given_in_full = (rows.outcome & (POINTS - 1)) == _SETTLED_NOT_APPLICABLE
    nothings = case([(status == 0, case([(given_in_full, 1)], 0)), *counted], 0)
    return rows.group_by(["project", "criterion"]).aggregate(
        rows=count_rows(),
        full=rows.full.sum(),
        points=(rows.outcome >> 16).sum(),
        open=case([(status > 0, rows.full)], 0).sum(),
        nothings=nothings.sum(),
        unscored=case([(rows.outcome.isnull(), 1)], 0).max(),
    )


def odd_projects(sums: Table, plan: Plan) -> Table:
    """Find the projects that the quick way does not score: see the head of this module."""
    worth = case([(sums.criterion == place, full) for place, full in fulls(plan)], -1)
    if plan.places < 2:
        return sums.select("project").distinct()
    is_odd = (sums.unscored > 0) | sums.full.isnull() | (sums.full != worth)
    return sums.filter(is_odd).select("project").distinct()


def fulls(plan: Plan) -> list[tuple[int, int]]:
    """Give every set of rows with its points in units of the last place."""
    return [(place, plan.units(one.full)) for place, one in enumerate(plan.sets, 1)]


def shared_rows(rows: Table, odd: Table, plan: Plan) -> Table:
    """Score the rows of odd projects: share weights out, or say why a criterion has no points."""
    placed = sorted_rows(rows.semi_join(odd, "project"), plan)
    fault = problem(placed, plan)
    is_large = placed.weight.fill_null(0) > MOST_WEIGHT
    placed = placed.mutate(
        fault=case([(fault > 0, placed.position * REASON + fault)], nothing()),
        weight=case([(fault > 0, 0), (is_large, nothing())], placed.weight),
        is_large=case([(is_large, 1)], 0),
        is_stray=case([(placed.criterion == 0, 1)], 0),
    )
    both = window([placed.project, placed.criterion])
    placed = placed.mutate(
        weights=placed.weight.sum().over(both),
        worst=placed.fault.min().over(both),
        strays=placed.is_stray.max().over(window([placed.project])),
        large=placed.is_large.max().over(both),
        worth=case([(placed.criterion == place, full) for place, full in fulls(plan)], 0),
    )
    status = case(
        [
            (placed.strays > 0, _NOT_ASSESSABLE),
            (placed.worst.notnull(), placed.worst & 3),
            (placed.large > 0, 0),
            (placed.weights == 0, _NOT_ASSESSABLE),
        ],
        0,
    )
    placed = placed.mutate(status=status)
    is_shared = (placed.status == 0) & (placed.large == 0)
    product = placed.worth * placed.weight
    cut = whole_division(case([(is_shared, product)], 0), case([(is_shared, placed.weights)], 1))
    placed = placed.mutate(cut=cut)
    rest = placed.worth * placed.weight - placed.cut * placed.weights
    placed = placed.mutate(rest=case([(is_shared, rest)], 0))
    order = [descending(placed.rest), placed.position]
    placed = placed.mutate(
        rank=row_number().over(window([placed.project, placed.criterion], order)),
        left=placed.worth - placed.cut.sum().over(window([placed.project, placed.criterion])),
    )
    share = placed.cut + case([(placed.rank < placed.left, 1)], 0)
    # Where a criterion has no points, all of its points hang on its first row.
    whole = case([(placed.rank == 0, placed.worth)], 0)
    placed = placed.mutate(full=case([(placed.status > 0, whole)], share))
    scored = outcomes(placed, plan, placed.full, shared=True)
    outcome = case(
        [(placed.status > 0, placed.status * (REASON + 1)), (placed.large > 0, nothing())], scored
    )
    return placed.select("project", "position", "criterion", full=placed.full, outcome=outcome)
