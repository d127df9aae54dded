"""The projects of one unit in a year: money by source, indicators with target, result and points."""

import random
from dataclasses import dataclass

from benchmarks.checks.held_out.round3.north_print import Purse, half_up
from benchmarks.checks.held_out.round3.tianjin_hebei import DISEASE, MUSEUM
from benchmarks.checks.held_out.round3.tianjin_plan import (
    LASTING,
    QUALITY,
    TARGET,
    TIME,
    Plan,
    Unit,
)
from benchmarks.checks.held_out.round3.tianjin_units import DRAINAGE, SCHOOL

UNITS = (DRAINAGE, DISEASE, SCHOOL, MUSEUM)
SOURCES = ("当年财政拨款", "上年结转资金", "其他资金")
OUTPUT, COST, BENEFIT, PLEASED = "产出指标", "成本指标", "效益指标", "满意度指标"
WHOLE = {
    False: {OUTPUT: 50, BENEFIT: 30, PLEASED: 10},
    True: {COST: 20, OUTPUT: 40, BENEFIT: 20, PLEASED: 10},
}
SHARES = {
    False: ((10, 10, 10, 10, 10), (12, 10, 10, 8, 10), (15, 10, 10, 5, 10), (10, 8, 12, 10, 10)),
    True: ((10, 10, 10, 10, 20), (12, 10, 10, 8, 20), (15, 10, 10, 5, 20)),
}
PAIRS = {False: ((15, 15), (20, 10), (18, 12)), True: ((10, 10), (12, 8))}
DELAYED = ("较计划推迟半个月", "较计划推迟一个月")
REASONS = {
    TIME: "招标和审批环节用时较长；提前做好前期准备",
    LASTING: "长效机制尚在磨合；细化制度并跟踪落实",
    PLEASED: "个别受访者反映沟通不够及时；加强回访",
    QUALITY: "个别环节质量把关不严；加强过程检查",
}


@dataclass(frozen=True)
class Shown:
    """Hold an indicator as the sheet shows it.

    Rates are in hundredths of a per cent, amounts in cents; a told one has texts.
    `points` are hundredths; `is_computed` says that they are full × result ÷ target.
    """

    first: str
    second: str
    name: str
    unit: str
    sense: str
    target: int | str
    actual: int | str
    full: int
    points: int
    reason: str = ""
    is_computed: bool = False

    @property
    def is_met(self) -> bool:
        return self.points == self.full * 100


@dataclass(frozen=True)
class Project:
    """Hold a project; sources are (initial, budget, spent) in cents."""

    plan: Plan
    code: str
    sources: tuple[tuple[int, int, int], ...]
    shown: tuple[Shown, ...]

    @property
    def name(self) -> str:
        return self.plan.name

    @property
    def initial(self) -> int:
        return sum(each[0] for each in self.sources)

    @property
    def budget(self) -> int:
        return sum(each[1] for each in self.sources)

    @property
    def spent(self) -> int:
        return sum(each[2] for each in self.sources)

    @property
    def money_points(self) -> int:
        """Give ten points times the rate of execution, in hundredths."""
        return half_up(1000 * self.spent, self.budget)

    def part(self, first: str) -> int:
        return sum(each.points for each in self.shown if each.first == first)

    @property
    def points(self) -> int:
        return self.money_points + sum(each.points for each in self.shown)

    @property
    def missed(self) -> list[Shown]:
        return [each for each in self.shown if not each.is_met]


@dataclass(frozen=True)
class Book:
    """Hold the unit and its projects."""

    unit: Unit
    projects: tuple[Project, ...]
    has_cost: bool
    before: tuple[int, int]

    def source(self, number: int) -> tuple[int, int, int]:
        """Sum a source over the projects: initial, budget, spent."""
        rows = [each.sources[number] for each in self.projects]
        return sum(a for a, _, _ in rows), sum(b for _, b, _ in rows), sum(c for *_, c in rows)

    @property
    def initial(self) -> int:
        return sum(each.initial for each in self.projects)

    @property
    def budget(self) -> int:
        return sum(each.budget for each in self.projects)

    @property
    def spent(self) -> int:
        return sum(each.spent for each in self.projects)

    @property
    def mean(self) -> int:
        return half_up(sum(each.points for each in self.projects), len(self.projects))

    @property
    def shown(self) -> list[Shown]:
        return [each for project in self.projects for each in project.shown]


def _rounded(number: int) -> int:
    step = 100 if number >= 1000 else 10 if number >= 100 else 5 if number >= 40 else 1
    return number - number % step


def _target(rng: random.Random, low: int, high: int, unit: str) -> int:
    number = rng.randrange(low, high + 1)
    return number * 100 if unit == "%" else _rounded(number)


def _met(rng: random.Random, sense: str, unit: str, target: int, calm: bool) -> int:
    """Draw a result that meets the target; a calm one hardly passes it."""
    if sense == "≤":
        return target * rng.randrange(55, 100) // 100
    if unit == "%":
        room = 10000 - target
        return target + rng.randrange(0, min(room, 480) + 1)
    return max(target * rng.randrange(100, 103 if calm else 113) // 100, target)


def _weak(rng: random.Random, plan: Plan, target: int, is_bad: bool) -> int:
    least = plan.weak[1]
    low, high = (420, 700) if is_bad else (780, 965)
    return target - least if least else target * rng.randrange(low, high) // 1000


class Drawing:
    """Draw the indicators of one project."""

    def __init__(
        self, rng: random.Random, plan: Plan, has_cost: bool, budget: int, spent: int, is_bad: bool
    ):
        self.rng, self.plan, self.has_cost = rng, plan, has_cost
        self.budget, self.spent = budget, spent
        self.passes, self.is_bad = rng.random() < 0.35, is_bad

    def all(self, is_weak: bool) -> tuple[Shown, ...]:
        rng, plan = self.rng, self.plan
        shares = rng.choice(SHARES[self.has_cost])
        weak = plan.weak[0] if is_weak else None
        output = [
            self._one(OUTPUT, spec, full, number == weak)
            for number, (spec, full) in enumerate(zip(plan.output, shares[:4], strict=True))
        ]
        first = COST if self.has_cost else OUTPUT
        second = "经济成本指标" if self.has_cost else "成本指标"
        cost = Shown(
            first,
            second,
            "项目总成本",
            "万元",
            "≤",
            self.budget,
            self.spent,
            shares[4],
            shares[4] * 100,
        )
        benefit = [
            self._one(BENEFIT, spec, full, False)
            for spec, full in zip(plan.benefit, rng.choice(PAIRS[self.has_cost]), strict=True)
        ]
        pleased = self._one(PLEASED, plan.pleased, 10, False)
        costs = [cost]
        head = [*costs, *output] if self.has_cost else [*output, *costs]
        return (*head, *benefit, pleased)

    def _one(self, first: str, spec: tuple[object, ...], full: int, is_weak: bool) -> Shown:
        rng = self.rng
        if len(spec) == 3:
            second, name, text = (str(each) for each in spec)
            return self._told(first, second, name, text, full)
        second, name, unit, sense = (str(each) for each in spec[:4])
        target = _target(rng, int(str(spec[4])), int(str(spec[5])), unit)
        if is_weak:
            actual = _weak(rng, self.plan, target, self.is_bad)
            reason = f"{self.plan.cause}；{self.plan.measure}"
            return self._missed(first, (second, name, unit, sense), target, actual, full, reason)
        chance = 0.16 if first == PLEASED else 0.06 if second == QUALITY else 0
        if rng.random() < chance:
            actual = target - rng.randrange(80, 420)
            reason = REASONS[PLEASED if first == PLEASED else QUALITY]
            given = (second, name, unit, sense)
            return self._missed(first, given, target, actual, full, reason)
        actual = _met(rng, sense, unit, target, second == TIME)
        reason = ""
        if first == BENEFIT and sense == "≥" and unit != "%" and self.passes:
            actual = target * rng.randrange(134, 190) // 100
            reason = "年初目标设置偏低；下年度合理测算"
        return Shown(first, second, name, unit, sense, target, actual, full, full * 100, reason)

    def _missed(
        self,
        first: str,
        given: tuple[str, str, str, str],
        target: int,
        actual: int,
        full: int,
        reason: str,
    ) -> Shown:
        points = half_up(full * 100 * actual, target)
        return Shown(first, *given, target, actual, full, points, reason, True)

    def _told(self, first: str, second: str, name: str, text: str, full: int) -> Shown:
        rng = self.rng
        is_late = second == TIME
        if rng.random() < (0.75 if self.is_bad else 0.09):
            actual = rng.choice(DELAYED) if is_late else "部分达成预期指标"
            points = full * (rng.choice((60, 65, 70)) if self.is_bad else rng.choice((80, 85, 90)))
            return Shown(first, second, name, "", "", text, actual, full, points, REASONS[second])
        actual = "按期完成" if is_late else "达成预期指标"
        return Shown(first, second, name, "", "", text, actual, full, full * 100)


def _sources(
    rng: random.Random, purse: Purse, kind: str, is_new: bool, is_bad: bool
) -> tuple[tuple[int, int, int], ...]:
    low, high = (10**8, 16 * 10**8) if kind == TARGET else (4 * 10**7, 5 * 10**8)
    grant = purse.draw(low, rng.choice((3 * low, high)))
    initial = grant if rng.random() < 0.45 else purse.part(grant, 880, 1090)
    carried = purse.part(grant, 20, 160) if rng.random() < 0.35 and not is_new else 0
    other = purse.part(grant, 20, 110) if rng.random() < 0.25 else 0
    rate = 1000 if rng.random() < 0.25 else rng.randrange(860, 999)
    if is_bad:
        rate = rng.randrange(580, 760)
    spent = [each if rate == 1000 else purse.part(each, rate - 4, rate) for each in (grant, other)]
    return (
        (0 if is_new else initial, grant, spent[0]),
        (carried, carried, carried),
        (0 if is_new else other, other, spent[1] if other else 0),
    )


def draw_book(rng: random.Random, purse: Purse) -> Book:
    """Draw the unit's year."""
    unit = rng.choice(UNITS)
    plans = rng.sample(unit.plans, rng.choice((4, 4, 5)))
    has_cost = rng.random() < 0.4
    new = rng.randrange(len(plans)) if rng.random() < 0.35 else None
    weak = set(rng.sample(range(len(plans)), rng.choice((1, 2, 3))))
    bad = rng.randrange(len(plans)) if rng.random() < 0.5 else None
    projects = []
    serial = rng.randrange(1, 60)
    for number, plan in enumerate(plans):
        sources = _sources(rng, purse, plan.kind, number == new, number == bad)
        budget, spent = sum(each[1] for each in sources), sum(each[2] for each in sources)
        shown = Drawing(rng, plan, has_cost, budget, spent, number == bad).all(
            number in weak or number == bad
        )
        code = f"13{rng.randrange(10**4, 10**5)}00P{serial + 7 * number:06d}"
        projects.append(Project(plan, code, sources, shown))
    mean = half_up(sum(each.points for each in projects), len(projects))
    step = rng.choice((-1, 1)) * rng.randrange(14, 170)
    before = (len(plans) + rng.choice((-2, -1, 1)), min(mean - step, 9890))
    if before[1] == mean:
        before = (before[0], mean - 21)
    return Book(unit, tuple(projects), has_cost, before)
