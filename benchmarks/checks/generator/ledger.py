"""The books of one department for two years, in whole cents, from which every report is printed."""

import random
from dataclasses import dataclass

from benchmarks.checks.generator.phrasebook import departments

PLACES = ("云岭市", "江北市", "清源市", "临沅市", "宁浦市", "安陵县", "南屏区", "青原区", "海津市")
THREE_PUBLIC = ("因公出国（境）费", "公务用车购置费", "公务用车运行维护费", "公务接待费")
SOURCES = ("一般公共预算财政拨款收入", "政府性基金预算财政拨款收入", "事业收入", "其他收入")
PURCHASES = ("货物", "工程", "服务")
STAFF = ("行政编制", "事业编制", "工勤编制")


@dataclass(frozen=True)
class Project:
    """Hold a project: its budget by source (this year's grant, carried over, other) and spending."""

    name: str
    initial: int
    grant: int
    carried: int
    other: int
    spent: int
    spent_before: int

    @property
    def budget(self) -> int:
        return self.grant + self.carried + self.other


@dataclass(frozen=True)
class Year:
    """Hold one year's books; totals are derived, so that they always add up."""

    personnel: int
    public: int
    projects: tuple[int, ...]
    end_carry: int
    begin_carry: int
    other_income: int
    business: int
    fund: int
    social: int
    health: int
    housing: int

    @property
    def basic(self) -> int:
        return self.personnel + self.public

    @property
    def project(self) -> int:
        return sum(self.projects)

    @property
    def spent(self) -> int:
        return self.basic + self.project

    @property
    def total(self) -> int:
        return self.spent + self.end_carry

    @property
    def income(self) -> int:
        return self.total - self.begin_carry

    @property
    def general(self) -> int:
        return self.income - self.fund - self.business - self.other_income

    @property
    def sources(self) -> tuple[int, ...]:
        return (self.general, self.fund, self.business, self.other_income)

    @property
    def main(self) -> int:
        return self.spent - self.social - self.health - self.housing


@dataclass(frozen=True)
class Ledger:
    """Hold all that a report can print about one department."""

    place: str
    name: str
    pool: dict[str, object]
    units: tuple[str, ...]
    projects: tuple[Project, ...]
    this: Year
    last: Year
    basic_budget: int
    public_budget: int
    three: tuple[int, ...]
    three_last: tuple[int, ...]
    three_budget: tuple[int, ...]
    bought: tuple[int, ...]
    bought_small: int
    purchase_budget: int
    assets: int
    assets_used: int
    staff: tuple[tuple[int, int], ...]
    retired: int

    @property
    def initial(self) -> int:
        return self.basic_budget + sum(project.initial for project in self.projects)

    @property
    def budget(self) -> int:
        return self.basic_budget + sum(project.budget for project in self.projects)

    @property
    def by_unit(self) -> list[tuple[str, int, int]]:
        """Divide basic and project spending over the office itself and its units."""
        names = [f"{self.name}机关", *self.units]
        weights = [len(name) * 7 + 5 * place for place, name in enumerate(names, 1)]
        rows = []
        basic, project = self.this.basic, self.this.project
        for name, weight in zip(names[1:], weights[1:], strict=True):
            part = (
                self.this.basic * weight // sum(weights),
                self.this.project * (weight + 11) // (2 * sum(weights)),
            )
            basic, project = basic - part[0], project - part[1]
            rows.append((name, *part))
        return [(names[0], basic, project), *rows]

    def words(self, key: str) -> list[str]:
        """Give a list of texts of the department's pool."""
        found = self.pool[key]
        assert isinstance(found, list)
        return found


def _amount(rng: random.Random, low: int, high: int) -> int:
    """Draw an amount in cents, round to 万元 for one in four, as grants often are."""
    cents = rng.randrange(low, high)
    return max(cents // 10**6, 1) * 10**6 if rng.random() < 0.25 else cents


def _share(rng: random.Random, whole: int, low: int, high: int) -> int:
    """Draw low to high thousandths of an amount."""
    return whole * rng.randrange(low * 1000, high * 1000) // 10**6


def _year(rng: random.Random, personnel: int, public: int, projects: tuple[int, ...]) -> Year:
    spent = personnel + public + sum(projects)
    return Year(
        personnel=personnel,
        public=public,
        projects=projects,
        end_carry=_share(rng, spent, 5, 60),
        begin_carry=_share(rng, spent, 5, 60),
        other_income=_share(rng, spent, 2, 30),
        business=_share(rng, spent, 10, 80),
        fund=_share(rng, spent, 20, 120),
        social=_share(rng, personnel, 80, 120),
        health=_share(rng, personnel, 30, 60),
        housing=_share(rng, personnel, 70, 130),
    )


def make_ledger(rng: random.Random) -> Ledger:
    """Draw the books of a department; the same generator state gives the same books."""
    pool = rng.choice(departments())
    place = rng.choice(PLACES)
    size = rng.choice((10**8, 4 * 10**8, 25 * 10**8))
    names = rng.sample(pool["projects"], rng.randrange(4, 8))
    projects = []
    for name in names:
        grant = _amount(rng, size // 10, size * 2)
        carried = _share(rng, grant, 10, 120) if rng.random() < 0.5 else 0
        other = _share(rng, grant, 10, 90) if rng.random() < 0.35 else 0
        budget = grant + carried + other
        spent = budget if rng.random() < 0.3 else _share(rng, budget, 780, 999)
        initial = grant if rng.random() < 0.4 else _share(rng, grant, 880, 1080)
        before = _share(rng, spent, 700, 1350)
        projects.append(Project(name, initial, grant, carried, other, spent, before))
    personnel, public = _amount(rng, size, size * 3), _amount(rng, size // 8, size // 3)
    this = _year(rng, personnel, public, tuple(project.spent for project in projects))
    last = _year(
        rng,
        _share(rng, personnel, 880, 1080),
        _share(rng, public, 850, 1150),
        tuple(project.spent_before for project in projects),
    )
    three_budget = (0, 0, _amount(rng, 6 * 10**6, 10**8), _amount(rng, 2 * 10**6, 2 * 10**7))
    if rng.random() < 0.6:
        three_budget = (_amount(rng, 5 * 10**6, 6 * 10**7), *three_budget[1:])
    if rng.random() < 0.4:
        bought_car = _amount(rng, 15 * 10**6, 5 * 10**7)
        three_budget = (three_budget[0], bought_car, *three_budget[2:])
    three = tuple(_share(rng, budget, 400, 990) for budget in three_budget)
    three_last = tuple(_share(rng, amount, 700, 1400) for amount in three)
    bought = tuple(_amount(rng, size // 40, size // 5) for _ in PURCHASES)
    assets = _amount(rng, size, size * 8)
    staff = tuple((quota, quota - rng.randrange(0, 6)) for quota in (rng.randrange(20, 90), 60, 8))
    return Ledger(
        place=place,
        name=place + str(pool["name"]),
        pool=pool,
        units=tuple(place + unit for unit in rng.sample(pool["units"], rng.randrange(3, 6))),
        projects=tuple(projects),
        this=this,
        last=last,
        basic_budget=this.basic + _share(rng, this.basic, 1, 40),
        public_budget=public + _share(rng, public, 10, 120),
        three=three,
        three_last=three_last,
        three_budget=three_budget,
        bought=bought,
        bought_small=_share(rng, sum(bought), 400, 900),
        purchase_budget=sum(bought) + _share(rng, sum(bought), 10, 200),
        assets=assets,
        assets_used=_share(rng, assets, 800, 990),
        staff=staff,
        retired=rng.randrange(12, 80),
    )
