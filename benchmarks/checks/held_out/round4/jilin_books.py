"""The accounts of one hospital or college for two years, in cents; totals are derived."""

import random
from dataclasses import dataclass

from benchmarks.checks.held_out.round4.jilin_orgs import COLLEGE, HOSPITAL, PLACES, Org
from benchmarks.checks.held_out.round4.jilin_volume import (
    College,
    Hospital,
    draw_college,
    draw_hospital,
    near,
    turned,
)

Pair = tuple[int, int]


@dataclass(frozen=True)
class Balance:
    """Hold a balance sheet at one date."""

    current: int
    cost: int
    worn: int
    building: int
    intangible: int
    short: int
    long: int

    @property
    def net_fixed(self) -> int:
        return self.cost - self.worn

    @property
    def assets(self) -> int:
        return self.current + self.net_fixed + self.building + self.intangible

    @property
    def owed(self) -> int:
        return self.short + self.long

    @property
    def own(self) -> int:
        return self.assets - self.owed


@dataclass(frozen=True)
class Project:
    """Hold a project with its money, its score and its one thing to be done."""

    name: str
    subject: str
    item: str
    unit: str
    target: int
    done: int
    budget: int
    spent: int
    score: int


@dataclass(frozen=True)
class Books:
    """Hold the accounts of an institution; pairs are this year and last."""

    place: str
    name: str
    org: Org
    work: Hospital | College
    fiscal: Pair
    business: Pair
    special: Pair
    paid_in: int
    other: Pair
    reserve: int
    begin: int
    wages: Pair
    family: Pair
    goods: Pair
    project_goods: Pair
    capital: Pair
    shared_out: int
    fiscal_begin: int
    fiscal_end: int
    parts: tuple[int, ...]
    fiscal_budget: int
    three_budget: Pair
    three: Pair
    three_last: Pair
    cars: int
    bought: tuple[int, int, int]
    small: int
    opening: Balance
    closing: Balance
    revenue: tuple[int, int, int]
    expense: tuple[int, int, int]
    jobs: tuple[int, ...]
    titles: tuple[int, int, int]
    quota: int
    hired: int
    retired: int
    projects: tuple[Project, ...]
    card: tuple[int, ...]

    def income(self, year: int = 0) -> int:
        return self.fiscal[year] + self.business[year] + self.other[year]

    def basic(self, year: int = 0) -> int:
        return self.wages[year] + self.family[year] + self.goods[year]

    def project(self, year: int = 0) -> int:
        return self.project_goods[year] + self.capital[year]

    def spent(self, year: int = 0) -> int:
        return self.basic(year) + self.project(year)

    @property
    def total(self) -> int:
        return self.income() + self.reserve + self.begin

    @property
    def end(self) -> int:
        return self.total - self.spent() - self.shared_out

    @property
    def fiscal_spent(self) -> int:
        return self.fiscal[0] + self.fiscal_begin - self.fiscal_end

    @property
    def staff(self) -> int:
        return sum(self.jobs)

    @property
    def surplus(self) -> int:
        return sum(self.revenue) - sum(self.expense)


def _split(rng: random.Random, whole: int, weights: tuple[int, ...]) -> tuple[int, ...]:
    """Divide a whole about by weights; the first takes what is left."""
    about = [weight * rng.randrange(850, 1160) for weight in weights]
    parts = [whole * each // sum(about) for each in about[1:]]
    return (whole - sum(parts), *parts)


def _balance(rng: random.Random, size: int) -> tuple[Balance, Balance]:
    cost = near(rng, size, 700, 1300)
    first = Balance(
        current=near(rng, size, 260, 520),
        cost=cost,
        worn=near(rng, cost, 380, 560),
        building=near(rng, size, 20, 160),
        intangible=near(rng, size, 4, 30),
        short=near(rng, size, 150, 380),
        long=near(rng, size, 20, 140),
    )
    added = near(rng, cost, 20, 90)
    last = Balance(
        current=turned(rng, first.current, 140),
        cost=cost + added,
        worn=first.worn + near(rng, cost, 36, 60),
        building=turned(rng, first.building, 260),
        intangible=turned(rng, first.intangible, 160),
        short=turned(rng, first.short, 160),
        long=turned(rng, first.long, 220),
    )
    return first, last


def _projects(rng: random.Random, org: Org, whole: int) -> tuple[Project, ...]:
    """Divide the money for projects among some of them, each spent in whole or nearly."""
    chosen = [org.projects[0], *rng.sample(org.projects[1:], rng.choice((3, 4)))]
    rng.shuffle(chosen)
    spent = _split(rng, whole, tuple(task.weight for task in chosen))
    found = []
    for task, paid in zip(chosen, spent, strict=True):
        target = task.number * rng.randrange(80, 130) // 100
        done = (
            target * rng.choice((100, 100, rng.randrange(86, 99), rng.randrange(103, 126))) // 100
        )
        budget = paid if rng.random() < 0.25 else paid * 10**5 // rng.randrange(78_000, 99_800)
        most = 10000 - 1000 * (budget - paid) // budget - 1500 * max(target - done, 0) // target
        score = (most - rng.randrange(20, 800)) // 5 * 5
        words = (task.name, task.subject, task.item, task.unit)
        found.append(Project(*words, target, done, budget, paid, score))
    return tuple(found)


def draw_books(rng: random.Random) -> Books:
    """Draw an institution; the same generator state gives the same one."""
    org, place = rng.choice((HOSPITAL, COLLEGE)), rng.choice(PLACES)
    work = draw_hospital(rng) if org.is_hospital else draw_college(rng)
    if isinstance(work, Hospital):
        money = work.clinic_income[0] + work.ward_income[0]
        special = near(rng, money, 2, 9)
        business = near(rng, money, 965, 1012) + special
        fiscal = near(rng, money, 90, 190)
    else:
        special = work.ends[0] * rng.randrange(420_000, 610_000)
        business = special + near(rng, special, 60, 260)
        fiscal = work.ends[0] * rng.randrange(1_150_000, 1_720_000)
    other = near(rng, fiscal, 12, 70)
    income = fiscal + business + other
    begin = near(rng, income, 24, 80)
    spent = near(rng, income, 955, 1008)
    share = (47, 4, 43, 2, 4) if org.is_hospital else (54, 9, 21, 7, 9)
    wages, family, goods, project_goods, capital = _split(rng, spent, share)
    reserve = rng.choice((0, near(rng, income, 3, 14)))
    shared_out = near(rng, income, 4, 15) if org.is_hospital else 0
    end = income + reserve + begin - spent - shared_out
    fiscal_begin, fiscal_end = near(rng, begin, 60, 420), near(rng, end, 60, 420)
    fiscal_spent = fiscal + fiscal_begin - fiscal_end
    weights = (78, 9, 13) if org.is_hospital else (76, 10, 5, 9)
    opening, closing = _balance(rng, income)
    earned = (
        work.money() + special if isinstance(work, Hospital) else near(rng, business, 975, 1030)
    )
    revenue = (earned, near(rng, fiscal, 985, 1015), near(rng, other, 900, 1100))
    expense = _split(rng, near(rng, sum(revenue), 962, 1030), (84, 14, 2))
    staff = max(work.size(), 90)
    jobs = _split(rng, staff, (30, 46, 5, 8, 11) if org.is_hospital else (62, 8, 9, 14, 7))
    three = (rng.randrange(8 * 10**6, 3 * 10**7), rng.randrange(10**6, 7 * 10**6))
    hired = staff * rng.randrange(180, 420) // 1000
    return Books(
        place=place,
        name=place + rng.choice(org.names),
        org=org,
        work=work,
        fiscal=(fiscal, turned(rng, fiscal, 140)),
        business=(business, turned(rng, business, 120)),
        special=(special, turned(rng, special, 150)),
        paid_in=near(rng, special, 1004, 1080),
        other=(other, turned(rng, other, 300)),
        reserve=reserve,
        begin=begin,
        wages=(wages, turned(rng, wages, 90)),
        family=(family, turned(rng, family, 160)),
        goods=(goods, turned(rng, goods, 120)),
        project_goods=(project_goods, turned(rng, project_goods, 300)),
        capital=(capital, turned(rng, capital, 300)),
        shared_out=shared_out,
        fiscal_begin=fiscal_begin,
        fiscal_end=fiscal_end,
        parts=_split(rng, fiscal_spent, weights),
        fiscal_budget=near(rng, fiscal_spent, 860, 1060),
        three_budget=(near(rng, three[0], 1010, 1500), near(rng, three[1], 1010, 1600)),
        three=three,
        three_last=(turned(rng, three[0], 200), turned(rng, three[1], 300)),
        cars=rng.randrange(3, 12),
        bought=(
            near(rng, spent, 30, 80),
            near(rng, spent, 4, 26),
            near(rng, spent, 10, 40),
        ),
        small=rng.randrange(40_000, 90_000),
        opening=opening,
        closing=closing,
        revenue=revenue,
        expense=(expense[0], expense[1], expense[2]),
        jobs=jobs,
        titles=(staff * 8 // 100, staff * 19 // 100, staff * rng.randrange(30, 38) // 100),
        quota=staff - hired + rng.randrange(4, 40),
        hired=hired,
        retired=staff * rng.randrange(120, 380) // 1000,
        projects=_projects(rng, org, project_goods + capital),
        card=tuple(rng.choice((0, 0, 20, 30, 50, 80)) for _ in range(7)),
    )
