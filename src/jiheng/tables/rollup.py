"""From projects up: department, county, city, province; each level adds printed scores up.

A score above the project is the mean of the printed scores below it, weighted by money (全年
预算数), rounded once. Projects without a score or without a budget take no part in it; how many
they are, and between what the score could lie with them, stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from jiheng.tables.ibis_door import (
    Column,
    Table,
    case,
    count_rows,
    nothing,
    number,
    running,
    table,
    whole_division,
    window,
)
from jiheng.tables.layout import TableError
from jiheng.tables.plan import Plan
from jiheng.tables.project_queries import COUNTS, project_columns

_HIGH = 10**6
"""Weights are split at this, so that no sum of weight × points passes 64 bits."""
QUARTILES = (25, 50, 75)
_SUMS = ("total", "low", "high")
DEPARTMENT_SUMS = (
    *("organisation", "projects", "scored", "unweighted", "rows", *COUNTS, "weight_scored"),
    *("weight", *(f"{name}_{part}" for name in _SUMS for part in ("upper", "lower"))),
    *(f"projects_{name}" for name in COUNTS),
)


def department_sums(plan: Plan) -> Table:
    """Add the scored projects of every department up."""
    rows = table("projects_scored", project_columns(plan))
    is_known = rows.weight.notnull()
    counts = is_known & rows.total.notnull()
    sums: dict[str, Column] = {}
    for name in _SUMS:
        takes = counts if name == "total" else is_known
        upper = case([(takes, whole_division(rows.weight, number(_HIGH)) * rows[name])], 0)
        lower = case([(takes, rows.weight % _HIGH * rows[name])], 0)
        sums[f"{name}_upper"] = upper.sum()
        sums[f"{name}_lower"] = lower.sum()
    return rows.group_by("organisation").aggregate(
        projects=count_rows(),
        scored=_count(rows.total.notnull()),
        unweighted=_count(rows.weight.isnull()),
        rows=rows.rows.sum(),
        **{name: rows[name].sum() for name in COUNTS},
        weight_scored=case([(counts, rows.weight)], 0).sum(),
        weight=rows.weight.fill_null(0).sum(),
        **sums,
        **{f"projects_{name}": _count(rows.status == code) for code, name in enumerate(COUNTS, 1)},
    )


def _count(condition: Column) -> Column:
    return case([(condition, 1)], 0).sum()


def histogram(scores: Table, key: str) -> Table:
    """Count the projects of each score below a key."""
    return scores.group_by([key, "total"]).aggregate(projects=scores.projects.sum())


def quartiles(counted: Table, key: str) -> Table:
    """Give the quartiles of the scores below a key: the least score that so many do not pass."""
    every = counted.projects.sum().over(window([counted[key]]))
    up_to = counted.projects.sum().over(running([counted[key]], [counted.total]))
    ranked = counted.mutate(every=every, up_to=up_to)
    columns = {
        f"quartile_{place}": case(
            [(ranked.up_to * 100 >= ranked.every * share, ranked.total)], nothing()
        ).min()
        for place, share in enumerate(QUARTILES, 1)
    }
    return ranked.group_by(key).aggregate(**columns)


@dataclass(frozen=True)
class Standing:
    """Hold what is known of a department or region; scores in units of the last place.

    `weight` is the money of all its projects, `weight_scored` of those with a score. `low` and
    `high` bound the score that all projects together would have.
    """

    projects: int = 0
    scored: int = 0
    unweighted: int = 0
    rows: int = 0
    counts: tuple[int, ...] = (0, 0, 0)
    project_counts: tuple[int, ...] = (0, 0, 0)
    weight_scored: int = 0
    weight: int = 0
    score: int | None = None
    low: int | None = None
    high: int | None = None


def departments(rows: list[tuple[Any, ...]]) -> dict[int, Standing]:
    """Score departments from the sums over their projects."""
    result = {}
    for row in rows:
        given = dict(zip(DEPARTMENT_SUMS, row, strict=True))
        sums = {name: given[f"{name}_upper"] * _HIGH + given[f"{name}_lower"] for name in _SUMS}
        result[given["organisation"]] = Standing(
            **{name: given[name] for name in ("projects", "scored", "unweighted", "rows")},
            counts=tuple(given[name] for name in COUNTS),
            project_counts=tuple(given[f"projects_{name}"] for name in COUNTS),
            weight_scored=given["weight_scored"],
            weight=given["weight"],
            score=_mean(sums["total"], given["weight_scored"]),
            low=_mean(sums["low"], given["weight"]),
            high=_mean(sums["high"], given["weight"]),
        )
    return result


def _mean(total: int, weight: int) -> int | None:
    # Half up: neither scores nor weights are negative.
    return (2 * total + weight) // (2 * weight) if weight else None


def gathered(parts: list[Standing]) -> Standing:
    """Put the departments or regions of a region together."""
    summed = Standing(
        projects=sum(one.projects for one in parts),
        scored=sum(one.scored for one in parts),
        unweighted=sum(one.unweighted for one in parts),
        rows=sum(one.rows for one in parts),
        counts=tuple(map(sum, zip(*(one.counts for one in parts), strict=True))),
        project_counts=tuple(map(sum, zip(*(one.project_counts for one in parts), strict=True))),
        weight_scored=sum(one.weight_scored for one in parts),
        weight=sum(one.weight for one in parts),
    )
    return replace(
        summed,
        score=_weighted((one.score, one.weight_scored) for one in parts),
        low=_weighted((one.low, one.weight) for one in parts),
        high=_weighted((one.high, one.weight) for one in parts),
    )


def _weighted(parts: Iterator[tuple[int | None, int]]) -> int | None:
    known = [(score, weight) for score, weight in parts if score is not None]
    return _mean(sum(score * weight for score, weight in known), sum(w for _, w in known))


@dataclass(frozen=True)
class Regions:
    """Hold the tree of regions: names and parents by number."""

    names: Mapping[int, str]
    parents: Mapping[int, int | None]

    def depth(self, region: int) -> int:
        """Count the regions above one.

        Raises:
            TableError: the regions go round in a circle, or a parent is not there.
        """
        seen = [region]
        while (parent := self.parents[seen[-1]]) is not None:
            if parent not in self.parents:
                what = f"地区表中地区{seen[-1]}的上级“{parent}”不在表中"
                raise TableError(f"{what}，请补上或改正。")
            if parent in seen:
                raise TableError(f"地区表中地区{region}的上级绕成一圈，请改正。")
            seen.append(parent)
        return len(seen) - 1


def roll_up(
    below: Mapping[int, Standing], home: Mapping[int, int], regions: Regions
) -> dict[int, Standing]:
    """Score all regions, the deepest first; `home` gives the region of each department."""
    children: dict[int, list[Standing]] = {}
    for organisation, standing in below.items():
        children.setdefault(home[organisation], []).append(standing)
    result: dict[int, Standing] = {}
    for region in sorted(regions.parents, key=regions.depth, reverse=True):
        if region not in children:
            continue
        result[region] = gathered(children[region])
        parent = regions.parents[region]
        if parent is not None:
            children.setdefault(parent, []).append(result[region])
    return result
