"""A small nation in which everything odd happens: nothings, strays, weights that do not add up.

About half of the projects are in order, so that each way of scoring is taken.
"""

import random
from collections.abc import Iterator
from typing import Any

from jiheng.tables.layout import INDICATORS, PROJECTS
from jiheng.tables.plan import Plan

Row = dict[str, Any]
_NATURES = ("≥", "≥", "≥", ">", "≤", "<", "=", "区间", "定性")


def odd_nation(plan: Plan, projects: int, seed: int) -> tuple[list[Row], list[Row]]:
    """Make projects and their indicators."""
    chance = random.Random(seed)
    made, rows = [], []
    for number in range(projects):
        made.append(_project(chance, number))
        rows += _indicators(chance, plan, number, in_order=chance.random() < 0.5)
    chance.shuffle(rows)
    return made, rows


def _project(chance: random.Random, number: int) -> Row:
    row: Row = dict.fromkeys(PROJECTS.kinds())
    row |= {"project": number, "organisation": chance.randrange(12)}
    row["completed"] = chance.choice([0, 0, 1, 1, 1, 1, 1, None, 2])
    for name in ("initial_budget", "adjusted_budget", "spent"):
        row[name] = chance.choice(
            [None, 0, 5000, 7000, 10_000, chance.randrange(-100, 10**9), chance.randrange(10**10)]
        )
    if chance.random() < 0.4:
        row["spent"] = row["adjusted_budget"]
    if chance.random() < 0.02:
        row["spent"], row["adjusted_budget"] = 10**18 - chance.randrange(9), 10**18
    for name in ("completed", "initial_budget", "adjusted_budget", "spent"):
        row[f"{name}_status"] = _status(chance, row[name])
    return row


def _status(chance: random.Random, figure: int | None) -> int | None:
    return None if figure is not None else chance.choice([None, 0, 1, 2, 3])


def _indicators(
    chance: random.Random, plan: Plan, project: int, *, in_order: bool
) -> Iterator[Row]:
    position = 0
    for criterion in plan.sets:
        assert criterion.indicators is not None
        levels = criterion.indicators.level1 or ("产出", "效益", "满意度")
        for weight in _weights(chance, int(criterion.full * 100), in_order):
            row = _indicator(chance, weight, is_calm=in_order and chance.random() < 0.97)
            row |= {"project": project, "position": position, "level1": chance.choice(levels)}
            if not in_order and chance.random() < 0.02:
                row["level1"] = chance.choice(["别的", None])
            if row["level1"] and chance.random() < 0.1:
                row["level1"] += "指标"
            position += 1
            yield row


def _weights(chance: random.Random, full: int, in_order: bool) -> list[int | None]:
    many = chance.choice([1, 2, 3, 4, 7]) if chance.random() < 0.97 else 0
    if in_order:
        cuts = sorted(chance.randrange(full + 1) for _ in range(many - 1)) if many else []
        return [end - start for start, end in zip([0, *cuts], [*cuts, full], strict=True)][:many]
    odd = [None, -100, 0, 2 * 10**6]
    usual = [100, 200, 300, 333, 500, 1000]
    return [chance.choice(odd if chance.random() < 0.02 else usual) for _ in range(many)]


def _indicator(chance: random.Random, weight: int | None, *, is_calm: bool) -> Row:
    row: Row = dict.fromkeys(INDICATORS.kinds())
    row["nature"] = chance.choice(_NATURES)
    if not is_calm and chance.random() < 0.01:
        row["nature"] = chance.choice(["约", None])
    row |= {"unit": "%" if is_calm else chance.choice(["%", "%", "个", None]), "weight": weight}
    row["target"] = chance.randrange(5000, 10_000) if is_calm else _figure(chance)
    row["actual"] = chance.randrange(4000, 10_000) if is_calm else _figure(chance)
    if row["target"] and chance.random() < 0.3:
        row["actual"] = row["target"] * chance.randrange(1, 20) // 10 + chance.choice([1, 0, -1])
    row["target_high"] = row["target"] and row["target"] + chance.randrange(5000)
    row["tier"] = 1 if is_calm else chance.choice([1, 1, 2, 3, None])
    shares = [100, 90, 80] if is_calm else [100, 80, 70, 60, 30]
    row["awarded"] = (weight or 0) * chance.choice(shares)
    if not is_calm and chance.random() < 0.1:
        row["awarded"] = _figure(chance)
    for name in ("target", "actual", "awarded", "weight"):
        row[f"{name}_status"] = _status(chance, row[name])
    return row


def _figure(chance: random.Random) -> int | None:
    kind = chance.random()
    if kind < 0.04:
        return None
    if kind < 0.2:
        return chance.choice([0, 1, -1, 10_000, 9000, 8999, 6000, 5999])
    if kind < 0.8:
        return chance.randrange(20_000)
    if kind < 0.98:
        return chance.randrange(-(10**6), 10**8)
    return chance.randrange(10 ** chance.choice([12, 16, 17]))
