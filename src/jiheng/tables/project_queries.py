"""From sums by criterion to the score of every project."""

from __future__ import annotations

from fractions import Fraction

from jiheng.quantities import Status
from jiheng.standards.vocabulary import vocabulary
from jiheng.tables.compiling import Figure
from jiheng.tables.ibis_door import Column, Table, any_of, case, nothing, text
from jiheng.tables.layout import MONEY
from jiheng.tables.outcome import STATUS_CODES
from jiheng.tables.plan import PROJECT_FIGURES, LeafRule, Plan
from jiheng.tables.queries import NOTHING_COUNTS, fulls, status_of
from jiheng.tables.settling import Settlement, settle
from jiheng.tables.whole import LARGEST, Whole, known

_NOT_APPLICABLE = STATUS_CODES[Status.NOT_APPLICABLE]
_NOT_ASSESSABLE = STATUS_CODES[Status.NOT_ASSESSABLE]
_UNREPORTED = STATUS_CODES[Status.UNREPORTED]
COUNTS = ("not_applicable", "not_assessable", "unreported")


def project_columns(plan: Plan) -> dict[str, str]:
    """Give the columns of a scored project and their types.

    `points_…` and `total` are empty where they cannot be told; `low` and `high` bound them.
    """
    codes = [one.criterion.code for one in plan.leaves] + [one.code for one in plan.sets]
    names = ["project", "organisation", "weight", "total", "status", "low", "high"]
    names += [f"points_{code}" for code in codes] + [f"status_{code}" for code in codes]
    names += [f"reason_{one.criterion.code}" for one in plan.leaves]
    return dict.fromkeys([*names, "rows", *COUNTS], "int64") | {"grade": "string"}


def _sums(plan: Plan) -> dict[str, tuple[str, int]]:
    """Name the sums of every set of rows, by sum and place."""
    return {
        f"{name}_{place}": (name, place)
        for place, _ in fulls(plan)
        for name in ("rows", "points", "open", "nothings")
    }


def by_project(sums: Table, plan: Plan) -> Table:
    """Turn the sums by criterion of a project into one row."""
    columns = {
        column: case([(sums.criterion == place, sums[name])], 0).sum()
        for column, (name, place) in _sums(plan).items()
    }
    return sums.group_by("project").aggregate(
        **columns,
        strays=case([(sums.criterion == 0, sums.rows)], 0).sum(),
        unscored=sums.unscored.max(),
    )


def scored_projects(projects: Table, summed: Table, plan: Plan) -> Table:
    """Score projects; `unscored` marks those that the exact interpreter has to take."""
    joined = projects.left_join(summed, "project")
    leaves = {f"leaf_{one.criterion.code}": _leaf(joined, one, plan) for one in plan.leaves}
    whole = (
        "strays",
        "unscored",
        *(
            f"{name}_{place}"
            for place, _ in fulls(plan)
            for name in ("rows", "points", "open", "nothings")
        ),
    )
    filled = {name: joined[name].fill_null(0) for name in whole}
    rows = joined.select("project", "organisation", weight=_weight(joined), **filled, **leaves)
    given: dict[str, Column] = {}
    opens: dict[str, tuple[int, Column]] = {}
    for one in plan.leaves:
        code, outcome = one.criterion.code, rows[f"leaf_{one.criterion.code}"]
        given[f"status_{code}"] = outcome & 3
        given[f"points_{code}"] = case([((outcome & 3) == 0, outcome >> 16)], nothing())
        given[f"reason_{code}"] = (outcome & 65535) >> 2
        opens[code] = (plan.units(one.criterion.full), case([((outcome & 3) > 0, 1)], 0))
    for place, criterion in enumerate(plan.sets, 1):
        status = _set_status(rows, place, plan)
        given[f"status_{criterion.code}"] = status
        given[f"points_{criterion.code}"] = case(
            [(status == 0, rows[f"points_{place}"])], nothing()
        )
    wide = rows.mutate(**given)
    codes = [*opens, *(one.code for one in plan.sets)]
    low, high = _bounds(wide, plan, opens)
    status = wide[f"status_{codes[0]}"]
    total = wide[f"points_{codes[0]}"]
    for code in codes[1:]:
        status = case([(wide[f"status_{code}"] > status, wide[f"status_{code}"])], status)
        total = total + wide[f"points_{code}"]
    wide = wide.mutate(total=total, status=status, low=low, high=high)
    unscored = any_of([wide.unscored > 0, *(wide[name].isnull() for name in leaves)])
    counts = {name: _count(wide, plan, place) for place, name in enumerate(COUNTS)}
    every_row = wide.strays
    for place, _ in fulls(plan):
        every_row = every_row + wide[f"rows_{place}"]
    wide = wide.mutate(
        rows=every_row, grade=_grade(wide, plan), sent=case([(unscored, 1)], 0), **counts
    )
    return wide.select(*project_columns(plan), "sent")


def _weight(projects: Table) -> Column:
    """Give the money a project weighs in the sums above it; empty where it is not known."""
    budget = projects.adjusted_budget
    return case([(budget < 0, nothing())], budget)


def _leaf(projects: Table, rule: LeafRule, plan: Plan) -> Column:
    figures = {name: _project_figure(projects, name) for name in PROJECT_FIGURES}
    full = known(plan.units(rule.criterion.full))
    how = Settlement(plan.places, full, rule.first, rule.full_when_not_applicable)
    return settle(rule.tree, figures, how)


def _project_figure(projects: Table, code: str) -> Figure:
    name = code.removeprefix("project.")
    column, status = projects[name], status_of(projects, name)
    if vocabulary()[code].kind != "amount":
        return Figure(Whole(column, -LARGEST, LARGEST), Fraction(1), status)
    # No amount of the vocabulary that is not marked signed can be negative.
    status = case([(column < 0, _NOT_ASSESSABLE)], status)
    return Figure(Whole(column, -LARGEST, LARGEST), MONEY, status)


def _set_status(rows: Table, place: int, plan: Plan) -> Column:
    nothings, criterion = rows[f"nothings_{place}"], plan.sets[place - 1]
    whens = [
        (rows.strays > 0, _NOT_ASSESSABLE),
        (rows[f"rows_{place}"] == 0, _UNREPORTED),
        (nothings >= NOTHING_COUNTS[2], _UNREPORTED),
        (nothings >= NOTHING_COUNTS[1], _NOT_ASSESSABLE),
    ]
    if (criterion.not_applicable or plan.standard.not_applicable) != "full":
        whens.append((nothings > 0, _NOT_APPLICABLE))
    return case(whens, 0)


def _bounds(rows: Table, plan: Plan, opens: dict[str, tuple[int, Column]]) -> tuple[Column, Column]:
    low: Column = 0
    high: Column = 0
    for code, (full, _) in opens.items():
        points, status = rows[f"points_{code}"].fill_null(0), rows[f"status_{code}"]
        low, high = low + points, high + points + case([(status > 0, full)], 0)
    for place, full in fulls(plan):
        points = rows[f"points_{place}"]
        gone = (rows.strays > 0) | (rows[f"rows_{place}"] == 0)
        low, high = low + points, high + points + case([(gone, full)], rows[f"open_{place}"])
    return low, high


def _count(rows: Table, plan: Plan, place: int) -> Column:
    # A row that no criterion takes cannot be judged.
    total: Column = rows.strays if COUNTS[place] == "not_assessable" else 0
    for one, _ in fulls(plan):
        total = total + ((rows[f"nothings_{one}"] >> (20 * place)) & (NOTHING_COUNTS[1] - 1))
    return total


def _grade(rows: Table, plan: Plan) -> Column:
    grades = plan.standard.grades
    if not grades:
        return nothing("string")
    whens = [(rows.total.isnull(), nothing("string"))]
    for grade in grades[:-1]:
        least = grade.at_least.value * plan.standard.full * 10**plan.places
        whens.append((rows.total >= -(-least.numerator // least.denominator), text(grade.name)))
    return case(whens, text(grades[-1].name))
