"""The final accounts of one county office: lines of spending, sources, “三公”, purchases, assets."""

import random
from dataclasses import dataclass

from benchmarks.checks.held_out.round5.county_draws import granted, near, turned
from benchmarks.checks.held_out.round5.minwan_offices import COMMON, OFFICES, PLACES, Office

RATES = ((140, 170), (55, 85), (0, 30), (62, 80), (20, 40), (100, 130))


@dataclass(frozen=True)
class Line:
    """Hold one line of spending: what was planned at first and what was spent."""

    group: str
    label: str
    code: str
    name: str
    is_basic: bool
    initial: int
    final: int


@dataclass(frozen=True)
class Books:
    """Hold the accounts; totals are derived.  Pairs give this year and last year."""

    place: str
    office: Office
    units: tuple[str, ...]
    lines: tuple[Line, ...]
    fund: tuple[int, int]
    other: int
    other_income: int
    begin: int
    personnel: int
    last_total: int
    last_general: int
    three_budget: tuple[int, int, int, int]
    three: tuple[int, int, int, int]
    three_last: tuple[int, int, int, int]
    groups: tuple[int, int]
    guests: tuple[int, int]
    running: tuple[int, int]
    bought: tuple[int, int, int]
    small: tuple[int, int]
    cars: tuple[int, int, int, int]
    bought_cars: int
    projects: tuple[int, int]
    result: tuple[int, int, int]

    @property
    def name(self) -> str:
        return self.place + self.office.name

    @property
    def general(self) -> int:
        return sum(line.final for line in self.lines)

    @property
    def planned(self) -> int:
        return sum(line.initial for line in self.lines)

    @property
    def spent(self) -> int:
        return self.general + self.fund[0] + self.other

    @property
    def basic(self) -> int:
        return sum(line.final for line in self.lines if line.is_basic)

    @property
    def project(self) -> int:
        return self.spent - self.basic

    @property
    def income(self) -> int:
        return self.general + self.fund[0] + self.other_income

    @property
    def total(self) -> int:
        return self.income + self.begin

    @property
    def end(self) -> int:
        return self.total - self.spent

    def classes(self) -> list[tuple[str, str, int]]:
        """Give code, name and money of each class of all spending, in the order of the codes."""
        found: dict[tuple[str, str], int] = {}
        for line in self.lines:
            key = (line.group, line.label)
            found[key] = found.get(key, 0) + line.final
        if self.fund[0]:
            key = self.office.fund[:2]
            found[key] = found.get(key, 0) + self.fund[0]
        key = (self.office.code, self.office.label)
        found[key] += self.other
        return [(*key, cents) for key, cents in sorted(found.items())]


def _lines(rng: random.Random, office: Office, wages: int) -> tuple[Line, ...]:
    lines = []
    main = [(*office.running, True, wages)]
    main += [
        (code, name, False, granted(rng, 60, 2200))
        for code, name in sorted(rng.sample(office.works, 3))
    ]
    for code, name, is_basic, cents in main:
        low, high = (960, 1060) if is_basic else (760, 1330)
        final = near(rng, cents, low, high)
        lines.append(Line(office.code, office.label, code, name, is_basic, cents, final))
    for (group, label, code, name), (low, high) in zip(COMMON, RATES, strict=True):
        initial = 0 if code == "2080801" else near(rng, wages, low, high)
        if code == "2080801":
            final = rng.choice((0, granted(rng, 3, 24)))
        else:
            final = initial if rng.random() < 0.25 else near(rng, initial, 900, 1090)
        if final:
            lines.append(Line(group, label, code, name, True, initial, final))
    return tuple(sorted(lines, key=lambda line: line.code))


def _three(rng: random.Random) -> tuple[tuple[int, int, int, int], ...]:
    abroad = rng.choice((0, 0, granted(rng, 3, 9)))
    buys = rng.choice((0, 0, granted(rng, 15, 38)))
    budget = (abroad, buys, granted(rng, 12, 60), granted(rng, 3, 15))
    real = tuple(near(rng, cents, 520, 990) for cents in budget)
    last = (0, 0, turned(rng, real[2], 300), turned(rng, real[3], 300))
    return budget, real, last


def draw_books(rng: random.Random) -> Books:
    """Draw an office; the same generator state gives the same one."""
    office, place = rng.choice(OFFICES), rng.choice(PLACES)
    lines = _lines(rng, office, rng.randrange(500, 1600) * 10**6 + rng.randrange(10**6))
    general = sum(line.final for line in lines)
    basic = sum(line.final for line in lines if line.is_basic)
    fund = rng.choice((0, near(rng, general, 20, 110)))
    other, begin = near(rng, general, 5, 40), near(rng, general, 10, 50)
    came = near(rng, general, 4, 42)
    total = general + fund + came + begin
    three_budget, three, three_last = _three(rng)
    bought = tuple(near(rng, general, *ends) for ends in ((8, 50), (20, 130), (15, 90)))
    small = near(rng, sum(bought), 520, 960)
    guests = rng.randrange(24, 160)
    costs = near(rng, basic, 90, 190)
    running = near(rng, costs, 560, 960)
    cars = (rng.choice((0, 1)), rng.randrange(1, 4), rng.randrange(2, 9), rng.randrange(0, 4))
    number = rng.randrange(6, 24)
    done = rng.randrange(*office.result[2:])
    last_done = done * rng.randrange(72, 128) // 100
    return Books(
        place=place,
        office=office,
        units=tuple(place + name for name in rng.sample(office.units, rng.choice((2, 3)))),
        lines=lines,
        fund=(fund, 0 if rng.random() < 0.5 else near(rng, general, 20, 110)),
        other=min(other, came + begin),
        other_income=came,
        begin=begin,
        personnel=basic - costs,
        last_total=turned(rng, total),
        last_general=turned(rng, general),
        three_budget=three_budget,
        three=(three[0], three[1], three[2], three[3]),
        three_last=three_last,
        groups=(rng.randrange(1, 3), rng.randrange(2, 5)),
        guests=(guests, guests * rng.randrange(5, 13)),
        running=(running, turned(rng, running)),
        bought=(bought[0], bought[1], bought[2]),
        small=(small, near(rng, small, 300, 900)),
        cars=cars,
        bought_cars=1 if three_budget[1] else 0,
        projects=(number, near(rng, sum(x.final for x in lines if not x.is_basic), 700, 990)),
        result=(done, last_done + (done == last_done), done * rng.randrange(82, 104) // 100),
    )
