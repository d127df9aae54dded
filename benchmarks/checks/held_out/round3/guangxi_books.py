"""The accounts of a town or a county bureau in Guangxi or Guizhou, item by item, in cents."""

import random
from dataclasses import dataclass, replace

from benchmarks.checks.held_out.round3.guangxi_offices import (
    OFFICES,
    OPTIONAL,
    REGIONS,
    SHARED,
    TOWN,
    TOWNS,
    Row,
)

TEN_THOUSAND = 10**6  # cents in one 万元


@dataclass(frozen=True)
class Entry:
    """Hold one 项: its budget, what was spent from the general budget, and other money."""

    code: str
    group: str
    section: str
    item: str
    kind: str
    budget: int
    basic: int
    project: int
    last: int
    other: int = 0
    other_last: int = 0

    @property
    def final(self) -> int:
        return self.basic + self.project

    @property
    def full_name(self) -> str:
        return f"{self.group}（类）{self.section}（款）{self.item}（项）"


@dataclass(frozen=True)
class Work:
    """Hold a project that was evaluated."""

    name: str
    budget: int
    spent: int
    score: int


@dataclass(frozen=True)
class Accounts:
    """Hold the books; everything that is a sum is derived."""

    region: str
    county: str
    org: str
    me: str
    is_town: bool
    field: str
    entries: tuple[Entry, ...]
    begin: int
    end: int
    begin_last: int
    public: tuple[int, int]
    staff_home: int
    running: int
    running_last: int
    running_budget: int
    three: tuple[tuple[int, int, int], ...]
    cars: int
    batches: int
    guests: int
    bought: tuple[int, int, int]
    small: tuple[int, int, int]
    tiny: int
    works: tuple[Work, ...]

    def of(self, *kinds: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.kind in kinds)

    @property
    def general(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.kind != "fund")

    @property
    def fund(self) -> Entry:
        return self.of("fund")[0]

    @property
    def general_spent(self) -> int:
        return sum(entry.final for entry in self.general)

    @property
    def general_last(self) -> int:
        return sum(entry.last for entry in self.general)

    @property
    def budget(self) -> int:
        return sum(entry.budget for entry in self.general)

    @property
    def basic(self) -> int:
        return sum(entry.basic for entry in self.entries)

    @property
    def general_project(self) -> int:
        return sum(entry.project for entry in self.general)

    @property
    def other(self) -> tuple[int, int]:
        return (
            sum(entry.other for entry in self.entries),
            sum(entry.other_last for entry in self.entries),
        )

    @property
    def spent(self) -> int:
        return self.general_spent + self.fund.final + self.other[0]

    @property
    def spent_last(self) -> int:
        return self.general_last + self.fund.last + self.other[1]

    @property
    def granted(self) -> tuple[int, int]:
        return (
            self.general_spent + self.end - self.begin,
            self.general_last + self.begin - self.begin_last,
        )

    @property
    def income(self) -> int:
        return self.granted[0] + self.fund.final + self.other[0]

    @property
    def total(self) -> tuple[int, int]:
        return self.spent + self.end, self.spent_last + self.begin

    @property
    def groups(self) -> dict[str, tuple[Entry, ...]]:
        """Give the entries by class, in the order of the codes."""
        found: dict[str, tuple[Entry, ...]] = {}
        for entry in self.entries:
            found[entry.group] = (*found.get(entry.group, ()), entry)
        return found


def share(rng: random.Random, whole: int, low: int, high: int) -> int:
    """Draw low to high thousandths of an amount, apart from the whole by 2 % at least."""
    while True:
        drawn = rng.randrange(low * 1000, high * 1000)
        if abs(drawn - 10**6) >= 20000:
            return whole * drawn // 10**6


# Contributions for each thousand of what it costs to run the office.
CONTRIBUTIONS = {"2080505": 118, "2080506": 59, "2101101": 47, "2101102": 29, "2210201": 92}


def _entry(rng: random.Random, row: Row, size: int, run: int) -> Entry:
    code, group, section, item, kind, _ = row
    unit = TEN_THOUSAND
    if kind == "staff":
        budget = share(rng, run * CONTRIBUTIONS[code] // 1000, 930, 1070) // 10**4 * 10**4
        final = share(rng, budget, 930, 1080)
    elif kind == "run":
        budget = rng.randrange(26000, 46000) * unit // 100 * size
        final = share(rng, budget, 930, 1130)
    elif kind == "grace":
        budget, final = 0, rng.randrange(8 * unit, 36 * unit)
    else:
        budget = rng.randrange(60, 900) * unit // 2 * size
        drawn = rng.random()
        final = budget if drawn < 0.1 else share(rng, budget, 720, 980)
        if drawn > 0.72:
            final = share(rng, budget, 1080, 2350)
        if drawn > 0.9:
            budget = 0
    last = (
        share(rng, final, 860, 1150) if kind in ("staff", "run") else share(rng, final, 620, 1480)
    )
    basic = final if kind in ("staff", "run", "grace") else 0
    return Entry(code, group, section, item, kind, budget, basic, final - basic, last)


def _works(rng: random.Random, entries: list[Entry], rows: dict[str, Row]) -> tuple[Work, ...]:
    """Divide the project money of each item over its projects."""
    works: list[Work] = []
    for entry in entries:
        names = rows[entry.code][5] if entry.kind == "project" else ()
        rest = entry.project
        for number, name in enumerate(names):
            is_last = number == len(names) - 1
            spent = rest if is_last else entry.project * rng.randrange(35, 66) // 100
            rest -= spent
            # Something is always left of the first: it makes up what is carried to the next year.
            is_spent = bool(works) and rng.random() < 0.35
            budget = (
                spent if is_spent else -(-spent * 1000 // rng.randrange(860, 990) // 10**5) * 10**5
            )
            score = rng.randrange(8150, 9200, 25) if rng.random() < 0.4 else 0
            works.append(Work(name, budget, spent, score or rng.randrange(9200, 9980, 10)))
    return tuple(works)


def _three(rng: random.Random) -> tuple[tuple[int, int, int], ...]:
    """Draw budget, accounts and last year's accounts of travel, buying and running cars, guests."""
    running, guests = rng.randrange(400, 1500) * 10**4, rng.randrange(150, 900) * 10**4
    bought = rng.randrange(1500, 1800) * 10**4 if rng.random() < 0.3 else 0
    lines = []
    for budget in (0, bought, running, guests):
        final = share(rng, budget, 560, 960) // 100 * 100
        lines.append((budget, final, share(rng, final, 720, 1420) // 100 * 100))
    if bought:
        lines[1] = (bought, bought - rng.randrange(100, 9000) * 100, 0)
    else:
        lines[1] = (0, 0, 0)
    lines[0] = (0, 0, 0)
    return tuple(lines)


def draw_accounts(rng: random.Random) -> Accounts:
    """Draw the books of one office."""
    region = rng.choice(tuple(REGIONS))
    county = rng.choice(REGIONS[region])
    is_town = rng.random() < 0.55
    name, rows, field = ("", TOWN, "乡镇") if is_town else rng.choice(OFFICES)
    if is_town:
        name = rng.choice(TOWNS[region])
        gone = rng.sample(OPTIONAL, 3)
        rows = tuple(row for row in rows if row[0] not in gone)
    rows = tuple(sorted((*rows, *SHARED)))
    size = 1 if is_town else 2
    run = size * sum(row[4] == "run" for row in rows) * 360 * TEN_THOUSAND
    entries = [_entry(rng, row, size, run) for row in rows]
    # Money from elsewhere goes to one project, so that its class differs from the general budget.
    chosen = rng.choice([each for each in entries if each.kind == "project"])
    place = entries.index(chosen)
    other = rng.randrange(12 * TEN_THOUSAND, 95 * TEN_THOUSAND)
    before = share(rng, other, 600, 1450)
    entries[place] = replace(chosen, other=other, other_last=before)
    spent = sum(each.final for each in entries)
    basic = sum(each.basic for each in entries)
    run = sum(each.basic for each in entries if each.kind == "run")
    three = _three(rng)
    goods = run * rng.randrange(110, 160) // 1000
    capital = run * rng.randrange(4, 11) // 1000 + three[1][1]
    running = (goods + capital) * rng.randrange(72, 90) // 100
    project = sum(each.project for each in entries)
    bought = tuple(project * rng.randrange(20000, 120000) // 10**6 for _ in range(3))
    small = tuple(each * rng.randrange(500000, 1000000) // 10**6 for each in bought)
    works = _works(rng, entries, {row[0]: row for row in rows})
    people = three[3][1] // (rng.randrange(62, 108) * 100)
    return Accounts(
        region=region,
        county=county,
        org=f"{county}{name}人民政府" if is_town else f"{county}{name}",
        me=f"本{name[-1]}",
        is_town=is_town,
        field=field,
        entries=tuple(entries),
        begin=spent * rng.randrange(6, 30) // 1000,
        end=sum(each.budget - each.spent for each in works),
        begin_last=spent * rng.randrange(6, 30) // 1000,
        public=(goods, capital),
        staff_home=(basic - goods - capital) * rng.randrange(20, 90) // 1000,
        running=running,
        running_last=share(rng, running, 860, 1150),
        running_budget=share(rng, running, 920, 1120),
        three=three,
        cars=rng.randrange(2, 6),
        batches=people // rng.randrange(6, 11),
        guests=people,
        bought=(bought[0], bought[1], bought[2]),
        small=(small[0], small[1], small[2]),
        tiny=sum(small) * rng.randrange(450, 950) // 1000,
        works=works,
    )
