"""The money, goals and people of one county department in a year."""

import random
from dataclasses import dataclass

from benchmarks.checks.held_out.round5.county_draws import (
    Goal,
    draw_count,
    draw_rate,
    granted,
    near,
    parted,
    turned,
)
from benchmarks.checks.held_out.round5.jiangxi_offices import OFFICES, PLACES, Office

GROUPS = ("本级项目", "上级转移支付项目")


@dataclass(frozen=True)
class Project:
    """Hold a project: its group, what was planned, adjusted and spent."""

    name: str
    group: int
    initial: int
    budget: int
    spent: int


@dataclass(frozen=True)
class Books:
    """Hold one department; totals are derived."""

    place: str
    office: Office
    units: tuple[str, ...]
    quota: int
    staff: int
    retired: int
    personnel: tuple[int, int, int]
    public: tuple[int, int, int]
    projects: tuple[Project, ...]
    last: tuple[int, int]
    recovered: int
    three_budget: tuple[int, int, int]
    three: tuple[int, int, int]
    three_last: tuple[int, int, int]
    goals: tuple[Goal, ...]
    last_outputs: tuple[int, ...]
    found: tuple[int, int]

    @property
    def name(self) -> str:
        return self.place + self.office.name

    def basic(self, column: int) -> int:
        """Give basic money: planned (0), adjusted (1) or spent (2)."""
        return self.personnel[column] + self.public[column]

    def project(self, column: int, group: int | None = None) -> int:
        """Give project money in the same columns, all of it or that of one group."""
        own = [each for each in self.projects if group in (None, each.group)]
        return sum((each.initial, each.budget, each.spent)[column] for each in own)

    def whole(self, column: int) -> int:
        return self.basic(column) + self.project(column)

    @property
    def execution(self) -> int:
        """Give the points of the rate of execution out of 20, in hundredths."""
        return (4000 * self.whole(2) + self.whole(1)) // (2 * self.whole(1))

    @property
    def points(self) -> int:
        return self.execution + sum(goal.points for goal in self.goals)

    def part(self, top: str) -> tuple[int, int]:
        """Give full points and points of a first level."""
        own = [goal for goal in self.goals if goal.top == top]
        return sum(goal.full for goal in own), sum(goal.points for goal in own)


def _project(rng: random.Random, name: str, group: int) -> Project:
    initial = granted(rng, (20, 120)[group], (380, 2600)[group])
    budget = initial if rng.random() < 0.35 else turned(rng, initial, 260)
    spent = budget if rng.random() < 0.35 else near(rng, budget, 700, 997)
    return Project(name, group, initial, budget, spent)


def _goals(rng: random.Random, office: Office) -> tuple[Goal, ...]:
    outputs = rng.sample(office.outputs, 3)
    made = [
        Goal("产出指标", "数量指标", name, unit, *draw_count(rng, low, high), full)
        for (name, unit, low, high), full in zip(outputs, (1000, 900, 700), strict=True)
    ]
    made.append(Goal("产出指标", "质量指标", office.quality, "%", *draw_rate(rng), 800))
    made.append(Goal("产出指标", "时效指标", office.timely, "%", *draw_rate(rng, 0.5), 600))
    name, unit, low, high = office.effect
    made.append(Goal("效益指标", "社会效益指标", name, unit, *draw_count(rng, low, high), 1800))
    made.append(Goal("效益指标", "可持续影响指标", office.share, "%", *draw_rate(rng), 1200))
    made.append(
        Goal("满意度指标", "服务对象满意度指标", office.pleased, "%", *draw_rate(rng, 0.2), 1000)
    )
    return tuple(made)


def _before(rng: random.Random, done: int) -> int:
    """Draw last year's number, never this year's."""
    last = done * rng.randrange(76, 124) // 100
    return last if last != done else done + 1


def draw_books(rng: random.Random) -> Books:
    """Draw a department; the same generator state gives the same one."""
    office = rng.choice(OFFICES)
    place = rng.choice(PLACES)
    quota = rng.randrange(48, 130)
    staff = quota - rng.randrange(1, 9)
    personnel = staff * rng.randrange(9_800_000, 13_900_000)
    public = staff * rng.randrange(700_000, 1_800_000)
    names = [(name, 0) for name in rng.sample(office.own, 3)]
    names += [(name, 1) for name in rng.sample(office.upper, rng.choice((2, 3)))]
    projects = tuple(_project(rng, *each) for each in names)
    pays = (personnel, near(rng, personnel, 1004, 1060), near(rng, personnel, 985, 1003))
    costs = (public, public, near(rng, public, 870, 999))
    left = pays[1] - pays[2] + costs[1] - costs[2]
    left += sum(each.budget - each.spent for each in projects)
    goals = _goals(rng, office)
    guests, cars = granted(rng, 2, 9), granted(rng, 7, 32)
    abroad = rng.choice((0, 0, 0, granted(rng, 3, 7)))
    three_budget = (abroad, cars, guests)
    three = tuple(near(rng, cents, 560, 990) for cents in three_budget)
    found = rng.randrange(4, 10)
    return Books(
        place=place,
        office=office,
        units=tuple(place + name for name in rng.sample(office.units, rng.choice((2, 3, 4)))),
        quota=quota,
        staff=staff,
        retired=rng.randrange(15, 70),
        personnel=pays,
        public=costs,
        projects=projects,
        last=(
            turned(rng, pays[2] + costs[2], 120),
            turned(rng, sum(each.spent for each in projects), 330),
        ),
        recovered=parted(rng, left, (250, 700))[0],
        three_budget=three_budget,
        three=(three[0], three[1], three[2]),
        three_last=(0, turned(rng, three[1]), turned(rng, three[2])),
        goals=goals,
        last_outputs=tuple(_before(rng, goal.done) for goal in goals if not goal.is_rate),
        found=(found, found - rng.choice((0, 1, 2))),
    )
