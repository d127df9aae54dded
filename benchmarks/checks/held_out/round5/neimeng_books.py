"""One project of a banner or county: its sources, its parts, its goals and its years."""

import random
from dataclasses import dataclass

from benchmarks.checks.held_out.round5.county_draws import (
    WAN,
    Goal,
    draw_count,
    draw_rate,
    near,
    parted,
)
from benchmarks.checks.held_out.round5.neimeng_projects import KINDS, PLACES, Kind

SHARES = ((520, 680), (130, 220), (40, 90))


@dataclass(frozen=True)
class Part:
    """Hold a part that was built: planned and done numbers, the standard and its money in cents."""

    name: str
    unit: str
    planned: int
    done: int
    standard: int

    @property
    def cost(self) -> int:
        return self.done * self.standard * 100


@dataclass(frozen=True)
class Books:
    """Hold the project; totals are derived."""

    place: str
    league: str
    level: str
    kind: Kind
    parts: tuple[Part, ...]
    costs: tuple[int, int]
    sources: tuple[int, ...]
    arrived: tuple[int, ...]
    spent_by: tuple[int, ...]
    earlier: tuple[int, int]
    goals: tuple[Goal, ...]
    last: tuple[int, ...]
    homes: tuple[int, int]

    @property
    def works(self) -> int:
        return sum(part.cost for part in self.parts)

    @property
    def spent(self) -> int:
        return self.works + sum(self.costs)

    @property
    def budget(self) -> int:
        return sum(self.sources)

    @property
    def execution(self) -> int:
        """Give the points of the rate of execution out of 10, in hundredths."""
        return (2000 * self.spent + self.budget) // (2 * self.budget)

    @property
    def points(self) -> int:
        return self.execution + sum(goal.points for goal in self.goals)


def _part(rng: random.Random, name: str, unit: str, standard: int, size: tuple[int, int]) -> Part:
    planned, done = draw_count(rng, *size)
    return Part(name, unit, planned, done, standard)


def _goals(rng: random.Random, kind: Kind, parts: tuple[Part, ...]) -> list[Goal]:
    weights = (1400, 1100, 900) if len(parts) == 3 else (1100, 900, 800, 600)
    goals = [
        Goal("产出指标", "数量指标", part.name, part.unit, part.planned, part.done, weight)
        for part, weight in zip(parts, weights, strict=True)
    ]
    people, low, high = kind.people
    unit = "户" if people.endswith("户") else "人"
    rated = (
        ("产出指标", "质量指标", kind.quality, 1000, 0.4),
        ("产出指标", "时效指标", kind.timely, 600, 0.4),
        ("效益指标", "生态效益指标", kind.effect, 1000, 0.3),
        ("效益指标", "可持续影响指标", kind.lasting, 800, 0.3),
        ("满意度指标", "服务对象满意度指标", kind.pleased, 1000, 0.2),
    )
    made = [
        Goal(top, second, name, "%", *draw_rate(rng, fails), full)
        for top, second, name, full, fails in rated
    ]
    made.insert(
        2, Goal("效益指标", "社会效益指标", people, unit, *draw_count(rng, low, high), 1200)
    )
    return [*goals, *made]


def _spent_by(arrived: tuple[int, ...], spent: int) -> tuple[int, ...]:
    """Leave what was not spent with the lowest level first."""
    rest, left = sum(arrived) - spent, []
    for cents in reversed(arrived):
        kept = min(cents, rest)
        rest -= kept
        left.append(cents - kept)
    return tuple(reversed(left))


def draw_books(rng: random.Random) -> Books:
    """Draw a project; the same generator state gives the same one."""
    place, league, level = rng.choice(PLACES)
    kind = rng.choice(KINDS)
    chosen = rng.sample(kind.tasks, rng.choice((3, 4)))
    parts = tuple(
        _part(rng, task.name, task.unit, rng.randrange(*task.standard), task.size)
        for task in chosen
    )
    works = sum(part.cost for part in parts)
    costs = (near(rng, works, 12, 34), near(rng, works, 6, 22))
    spent = works + sum(costs)
    budget = -(-near(rng, spent, 1002, 1130) // WAN) * WAN
    sources = tuple(parted(rng, budget, *SHARES))
    late = near(rng, min(sources[3], budget - spent), 100, 900) if rng.random() < 0.5 else 0
    arrived = (*sources[:3], sources[3] - late)
    return Books(
        place=place,
        league=league,
        level=level,
        kind=kind,
        parts=parts,
        costs=costs,
        sources=sources,
        arrived=arrived,
        spent_by=_spent_by(arrived, spent),
        earlier=(near(rng, spent, 400, 900), near(rng, spent, 300, 800)),
        goals=tuple(_goals(rng, kind, parts)),
        last=tuple(_before(rng, part.done) for part in parts),
        homes=(rng.randrange(160, 900), rng.randrange(230, 390)),
    )


def _before(rng: random.Random, done: int) -> int:
    last = done * rng.randrange(55, 140) // 100
    return last if last not in (0, done) else done + 1
