"""The money, people and results of one department in a year, in cents and whole numbers."""

import random
from dataclasses import dataclass

from benchmarks.checks.held_out.round4.shanxi_offices import NATURES, OFFICES, PLACES, Office

Pair = tuple[int, int]


@dataclass(frozen=True)
class Unit:
    """Hold one unit with its posts and its basic money: planned, spent."""

    name: str
    nature: str
    quota: int
    staff: int
    retired: int
    personnel: Pair
    public: Pair

    @property
    def basic(self) -> Pair:
        return self.personnel[0] + self.public[0], self.personnel[1] + self.public[1]


@dataclass(frozen=True)
class Project:
    """Hold a project: where its money comes from and what was spent."""

    name: str
    kind: int
    owner: int
    levels: tuple[int, int, int]
    spent: int

    @property
    def budget(self) -> int:
        return sum(self.levels)


@dataclass(frozen=True)
class Output:
    """Hold a thing to be done or reached: target, what was done, what was done last year."""

    name: str
    unit: str
    target: int
    done: int
    last: int


@dataclass(frozen=True)
class Books:
    """Hold one department; totals are derived."""

    place: str
    upper: str
    office: Office
    units: tuple[Unit, ...]
    projects: tuple[Project, ...]
    added: int
    cut: int
    begin: int
    fund: int
    other: int
    recovered: int
    benefits: int
    equipment: int
    last: tuple[int, int]
    three_budget: tuple[int, int, int, int]
    three: tuple[int, int, int, int]
    three_last: tuple[int, int, int, int]
    bought: tuple[int, int, int]
    to_buy: int
    small: int
    assets: int
    used: int
    progress: tuple[int, int, int]
    outputs: tuple[Output, ...]
    effects: tuple[Output, ...]
    tasks: tuple[str, ...]
    late: int
    polls: tuple[tuple[int, int, tuple[int, int, int, int]], ...]
    calls: Pair

    @property
    def name(self) -> str:
        return self.place + self.office.name

    def basic(self, column: int) -> int:
        return sum(unit.basic[column] for unit in self.units)

    def personnel(self, column: int) -> int:
        return sum(unit.personnel[column] for unit in self.units)

    def public(self, column: int) -> int:
        return sum(unit.public[column] for unit in self.units)

    def project(self, column: int, owner: int | None = None) -> int:
        """Give what projects were given (0) or spent (1), all of them or one unit's."""
        own = [each for each in self.projects if owner in (None, each.owner)]
        return sum((each.budget, each.spent)[column] for each in own)

    def whole(self, column: int) -> int:
        return self.basic(column) + self.project(column)

    @property
    def initial(self) -> int:
        return self.whole(0) - self.added + self.cut

    @property
    def granted(self) -> int:
        return self.whole(0) - self.begin - self.fund - self.other

    @property
    def left(self) -> int:
        return self.whole(0) - self.whole(1)

    @property
    def carry(self) -> int:
        return self.left - self.recovered

    @property
    def staff(self) -> int:
        return sum(unit.staff for unit in self.units)

    @property
    def quota(self) -> int:
        return sum(unit.quota for unit in self.units)


def _near(rng: random.Random, cents: int, low: int, high: int) -> int:
    """Draw so many thousandths of an amount."""
    return cents * rng.randrange(low * 100, high * 100) // 10**5


def _turn(rng: random.Random, cents: int, step: int = 200) -> int:
    """Draw an amount somewhat above or below, never the same."""
    low, high = 1000 - step, 1000 + step
    return _near(rng, cents, *rng.choice(((low, 985), (1015, high))))


def _unit(rng: random.Random, name: str, nature: str, is_bureau: bool) -> Unit:
    quota = rng.randrange(46, 92) if is_bureau else rng.randrange(14, 70)
    staff = quota - rng.choice((0, 1, 2, 3, 4, 6))
    personnel = staff * rng.randrange(10_800_000, 15_600_000)
    public = staff * rng.randrange(900_000, 2_400_000)
    return Unit(
        name=name,
        nature=nature,
        quota=quota,
        staff=staff,
        retired=rng.randrange(3, 48),
        personnel=(personnel, _near(rng, personnel, 972, 1001)),
        public=(public, _near(rng, public, 860, 998)),
    )


def _project(rng: random.Random, name: str, kind: int, owner: int) -> Project:
    budget = rng.randrange(30, (3000, 900, 420)[kind]) * 10**6
    if rng.random() < 0.5:
        budget += rng.randrange(1, 10**6)
    first = _near(rng, budget, 300, 700) if kind == 0 and rng.random() < 0.7 else 0
    second = _near(rng, budget, 80, 260) if rng.random() < 0.6 else 0
    spent = budget if kind and rng.random() < 0.4 else _near(rng, budget, 690, 998)
    return Project(name, kind, owner, (first, second, budget - first - second), spent)


def _output(rng: random.Random, name: str, unit: str, low: int, high: int) -> Output:
    target = rng.randrange(low, high)
    if target > 400:
        target -= target % 50
    done = target * rng.choice((100, 100, rng.randrange(84, 99), rng.randrange(101, 127))) // 100
    return Output(name, unit, target, done, target * rng.randrange(78, 118) // 100 + 1)


def _effect(rng: random.Random, name: str, unit: str, low: int, high: int) -> Output:
    last = rng.randrange(low, high)
    done = _turn(rng, last, 160)
    return Output(name, unit, 0, done + (done == last), last)


def _poll(rng: random.Random) -> tuple[int, int, tuple[int, int, int, int]]:
    sent = rng.randrange(30, 120) * 10
    back = sent - rng.randrange(4, sent // 8)
    bad = back * rng.randrange(6, 70) // 1000 + 1
    plain = back * rng.randrange(60, 160) // 1000
    good = back * rng.randrange(180, 340) // 1000
    return sent, back, (back - bad - plain - good, good, plain, bad)


def _three(rng: random.Random) -> tuple[tuple[int, int, int, int], ...]:
    """Draw “三公” money: abroad, cars bought, cars run, guests."""
    budget = (
        rng.choice((0, 0, rng.randrange(4, 12) * 10**6)),
        rng.choice((0, 0, rng.randrange(16, 40) * 10**6)),
        rng.randrange(14, 60) * 10**6,
        rng.randrange(2, 12) * 10**6,
    )
    real = tuple(_near(rng, cents, 480, 995) for cents in budget)
    last = tuple(_turn(rng, cents, 320) for cents in real)
    last = (last[0], 0, last[2], last[3])
    return budget, real, last


def draw_books(rng: random.Random) -> Books:
    """Draw a department; the same generator state gives the same one."""
    place, upper = rng.choice(PLACES)
    office = rng.choice(OFFICES)
    chosen = rng.sample(office.units, rng.randrange(3, 5))
    units = [_unit(rng, "局机关", "行政单位", True)]
    units += [_unit(rng, place + name, NATURES[kind], False) for name, kind in chosen]
    picked = [
        each
        for kind in range(3)
        for each in rng.sample([p for p in office.projects if p[1] == kind], 2)
    ]
    owners = [0, 1, 2, rng.randrange(0, 3), rng.randrange(0, 2), rng.randrange(0, len(units))]
    rng.shuffle(owners)
    projects = tuple(
        _project(rng, name, kind, owner) for (name, kind), owner in zip(picked, owners, strict=True)
    )
    whole = sum(unit.basic[0] for unit in units) + sum(each.budget for each in projects)
    left = whole - sum(unit.basic[1] for unit in units) - sum(each.spent for each in projects)
    budget, real, last = _three(rng)
    basics = sum(unit.basic[1] for unit in units)
    spent = sum(each.spent for each in projects)
    personnel = sum(unit.personnel[1] for unit in units)
    public = sum(unit.public[1] for unit in units)
    bought = tuple(_near(rng, spent, *ends) for ends in ((20, 60), (60, 160), (40, 120)))
    assets = rng.randrange(8 * 10**8, 60 * 10**8)
    half = _near(rng, whole, 395, 560)
    third = min(half + _near(rng, whole, 230, 300), (basics + spent) * 97 // 100)
    late = rng.choice((0, 1))
    tasks = rng.sample(office.tasks, rng.choice((3, 4)))
    tasks.append(office.slow_task)
    calls = rng.randrange(180, 2400)
    return Books(
        place=place,
        upper=upper,
        office=office,
        units=tuple(units),
        projects=projects,
        added=_near(rng, whole, 30, 130),
        cut=_near(rng, whole, 4, 26),
        begin=_near(rng, whole, 12, 60),
        fund=rng.choice((0, _near(rng, whole, 20, 70))),
        other=_near(rng, whole, 4, 22),
        recovered=_near(rng, left, 180, 620),
        benefits=_near(rng, personnel, 30, 110),
        equipment=_near(rng, public, 20, 90),
        last=(_turn(rng, basics, 120), _turn(rng, spent, 300)),
        three_budget=budget,
        three=real,
        three_last=last,
        bought=(bought[0], bought[1], bought[2]),
        to_buy=_near(rng, sum(bought), 1012, 1190),
        small=_near(rng, sum(bought), 430, 900),
        assets=assets,
        used=_near(rng, assets, 850, 996),
        progress=(_near(rng, whole, 150, 290), half, third),
        outputs=tuple(_output(rng, *each) for each in rng.sample(office.outputs, 4)),
        effects=tuple(_effect(rng, *each) for each in office.effects),
        tasks=tuple(tasks),
        late=late,
        polls=(_poll(rng), _poll(rng)),
        calls=(calls, calls - rng.choice((0, rng.randrange(1, 12)))),
    )
