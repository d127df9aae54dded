"""The projects and goals of one Guangxi city water office in July and in December; money is in cents."""

import random
from dataclasses import dataclass

from benchmarks.checks.held_out.round5.county_draws import Goal, granted, near

PLACES = ("邕北市", "柳城州市", "左江市", "桂中市", "红水河市")
PROJECTS = (
    "小型病险水库除险加固工程",
    "农村供水工程维修养护",
    "中型灌区续建配套与现代化改造",
    "小流域水土流失综合治理",
    "河湖长制巡查管护",
    "山洪灾害防治非工程措施运行维护",
    "水资源监测能力建设",
)
UNITS = ("水利工程管理站", "河湖管理中心", "水土保持监测站", "防汛抗旱服务中心")
# Goal, unit, least and most, share done by July in per cent.
COUNTS = (
    ("小型水库除险加固", "座", (6, 38), (22, 60)),
    ("维修养护农村供水工程", "处", (60, 420), (40, 72)),
    ("新增和恢复灌溉面积", "亩", (3200, 26000), (20, 55)),
    ("治理水土流失面积", "平方公里", (18, 120), (25, 60)),
)


@dataclass(frozen=True)
class Project:
    """Hold a project: budget in July and in December, spending until then, and the forecast."""

    name: str
    budget: int
    final: int
    july: int
    forecast: int
    spent: int


@dataclass(frozen=True)
class Aim:
    """Hold a goal of the year with what was done by July; rates are taken in December only."""

    goal: Goal
    july: int


@dataclass(frozen=True)
class Books:
    """Hold one office; totals are derived."""

    place: str
    units: tuple[str, ...]
    projects: tuple[Project, ...]
    moved: tuple[int, int, int]
    sources: tuple[int, int, int]
    last: int
    aims: tuple[Aim, ...]
    monitoring: int
    lights: tuple[int, int, int]
    found: tuple[int, int]

    @property
    def name(self) -> str:
        return self.place + "水利局"

    def sums(self, name: str) -> int:
        return sum(int(getattr(each, name)) for each in self.projects)

    @property
    def execution(self) -> int:
        """Give the points of the rate of spending out of 15, in hundredths."""
        return (3000 * self.sums("spent") + self.sums("final")) // (2 * self.sums("final"))

    def part(self, top: str) -> int:
        return sum(aim.goal.points for aim in self.aims if aim.goal.top == top)

    @property
    def points(self) -> int:
        return self.execution + self.monitoring + sum(aim.goal.points for aim in self.aims)


def _counted(rng: random.Random, row: tuple[str, str, tuple[int, int], tuple[int, int]]) -> Aim:
    name, unit, ends, shares = row
    target = rng.randrange(*ends)
    target -= target % 100 if target > 1000 else 0
    draw = rng.random()
    done = target
    if draw < 0.4:
        done = target - max(target * rng.randrange(2, 14) // 100, 1)
    elif draw < 0.75:
        done = target + max(target * rng.randrange(2, 21) // 100, 1)
    full = {"座": 1500, "处": 1000, "亩": 800, "平方公里": 700}[unit]
    goal = Goal("产出指标", "数量指标", name, unit, target, done, full)
    return Aim(goal, max(done * rng.randrange(*shares) // 100, 1))


def _rated(rng: random.Random, top: str, second: str, name: str, full: int) -> Aim:
    target = rng.choice((8800, 9000, 9200, 9500))
    fails = rng.random() < 0.3
    done = target - rng.randrange(30, 380) if fails else target + rng.randrange(5, 10000 - target)
    return Aim(Goal(top, second, name, "%", target, done, full), 0)


def draw_books(rng: random.Random) -> Books:
    """Draw an office; the same generator state gives the same one."""
    names = rng.sample(PROJECTS, rng.choice((5, 6)))
    budgets = [granted(rng, 180, 2600) for _ in names]
    taken, given = rng.sample(range(len(names)), 2)
    amount = near(rng, budgets[taken], 60, 160)
    projects = []
    for number, (name, budget) in enumerate(zip(names, budgets, strict=True)):
        final = budget + amount * ((number == given) - (number == taken))
        july = near(rng, min(budget, final), 230, 700)
        spent = final if rng.random() < 0.25 else july + near(rng, final - july, 720, 995)
        forecast = budget if rng.random() < 0.3 else july + near(rng, budget - july, 900, 999)
        projects.append(Project(name, budget, final, july, forecast, spent))
    whole = sum(budgets)
    upper = near(rng, whole, 480, 640)
    city = near(rng, whole, 240, 330)
    aims = [_counted(rng, row) for row in COUNTS]
    aims += [
        _rated(rng, "产出指标", "质量指标", "工程验收一次合格率", 500),
        _rated(rng, "效益指标", "社会效益指标", "农村自来水普及率", 1300),
        _rated(rng, "效益指标", "生态效益指标", "重要河湖水质达标率", 1200),
        _rated(rng, "满意度指标", "服务对象满意度指标", "受益群众满意度", 1000),
    ]
    lights = [0, 0, 0]
    for aim in aims:
        short = aim.goal.done < aim.goal.target
        lights[rng.choice((1, 2)) if short else rng.choice((0, 0, 1))] += 1
    found = rng.randrange(4, 12)
    spent = sum(each.spent for each in projects)
    return Books(
        place=rng.choice(PLACES),
        units=tuple(rng.sample(UNITS, rng.choice((2, 3)))),
        projects=tuple(projects),
        moved=(taken, given, amount),
        sources=(upper, city, whole - upper - city),
        last=near(rng, spent, *rng.choice(((790, 975), (1025, 1210)))),
        aims=tuple(aims),
        monitoring=rng.choice((500, 500, 450, 400)),
        lights=(lights[0], lights[1], lights[2]),
        found=(found, found - rng.choice((1, 2))),
    )
