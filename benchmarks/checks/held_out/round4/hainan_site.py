"""Draw one project: its plan, the money of three years, contracts, results and score."""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from benchmarks.checks.held_out.round4.hainan_kinds import KINDS, Kind

WAN = 10**6
REGIONS = (
    ("琼湾县", "琼湾", "海南"),
    ("万泉口市", "万泉口", "海南"),
    ("椰岭县", "椰岭", "海南"),
    ("渝溪区", "渝溪", "重庆"),
    ("巫江县", "巫江", "重庆"),
)


@dataclass(frozen=True)
class Contract:
    """Hold a contract: how it was let, its price and what was paid, in cents."""

    name: str
    way: str
    price: int
    paid: int


@dataclass(frozen=True)
class Site:
    """Hold a project.  Money in cents, by source: central, middle, low; outputs in hundredths."""

    place: str
    short: str
    region: str
    year: int
    kind: Kind
    parts: tuple[int, ...]
    planned: tuple[int, ...]
    arrivals: tuple[tuple[int, ...], ...]
    pay: tuple[int, ...]
    start_budget: int
    contracts: tuple[Contract, ...]
    other: int
    ceiling: int
    targets: tuple[int, ...]
    actuals: tuple[int, ...]
    zones: tuple[tuple[str, int], ...]
    pieces: tuple[int, int]
    samples: tuple[int, int]
    began: date
    term: int
    late: int
    trips: tuple[int, int]
    gain: tuple[int, int]
    heads: int
    workers: tuple[int, int]
    complaints: tuple[int, int]
    poll: tuple[int, ...]

    @property
    def name(self) -> str:
        return self.place + self.kind.title

    @property
    def levels(self) -> tuple[str, str, str]:
        """Name the three levels of finance."""
        low = self.place[-1] + "级"
        return ("中央", "省级" if self.region == "海南" else "市级", low)

    @property
    def plan(self) -> int:
        return sum(self.planned)

    @property
    def sources(self) -> tuple[int, ...]:
        """Give what has come from each source."""
        return tuple(sum(column) for column in zip(*self.arrivals, strict=True))

    @property
    def arrived(self) -> int:
        return sum(self.sources)

    @property
    def paid(self) -> int:
        return sum(self.pay)

    def end(self, number: int) -> int:
        """Give what was left at the end of a year."""
        return sum(sum(each) for each in self.arrivals[: number + 1]) - sum(self.pay[: number + 1])

    @property
    def budget(self) -> int:
        """Give what could be spent this year."""
        return self.end(1) + sum(self.arrivals[2])

    @property
    def signed(self) -> int:
        return sum(each.price for each in self.contracts)

    @property
    def inside(self) -> int:
        return sum(each.paid for each in self.contracts)

    @property
    def finished(self) -> date:
        return self.began + timedelta(days=self.term + self.late - 1)


def _wan(cents: int, step: int = 1) -> int:
    """Round to whole steps of 万元, as grants are."""
    return max(round(cents / (WAN * step)), 1) * WAN * step


def _part(rng: random.Random, whole: int, low: int, high: int) -> int:
    """Draw low to high thousandths of an amount."""
    return whole * rng.randrange(low * 1000, high * 1000) // 10**6


def _contracts(rng: random.Random, kind: Kind, parts: tuple[int, ...]) -> tuple[Contract, ...]:
    base, rest = parts[0], parts[1]
    if kind.is_service:
        first = _part(rng, base, 520, 600)
        prices = (first, _part(rng, base, 950, 990) - first)
        prices += (_part(rng, rest, 200, 300), _part(rng, rest, 90, 150))
    else:
        prices = (_part(rng, base, 925, 975), _part(rng, rest, 170, 230))
        prices += (_part(rng, rest, 300, 380), _part(rng, rest, 60, 100))
    made = []
    for number, ((name, way), price) in enumerate(zip(kind.contracts, prices, strict=True)):
        price = price // 100 * 100 if rng.random() < 0.3 else price
        full = 970 if number == 0 else 1000
        paid = price * full // 1000 if rng.random() < 0.4 else _part(rng, price, 790, 965)
        made.append(Contract(name, way, price, paid))
    return tuple(made)


def _money(
    rng: random.Random, planned: tuple[int, ...], paid: int
) -> tuple[tuple[tuple[int, ...], ...], tuple[int, ...]]:
    """Spread what came and what was paid over three years; no year pays more than it has."""
    central, middle, low = planned
    full = central + middle + low
    came = min(_wan(paid * rng.randrange(1030, 1100) // 1000), full)
    came = full if full < paid * 113 // 100 else came
    rest = came - central - middle
    assert 0 < rest <= low
    one = (_wan(central * 6 // 10), _wan(middle * 45 // 100), _wan(rest * 3 // 10))
    two = (central - one[0], _wan(middle * 35 // 100), _wan(rest * 35 // 100))
    three = (0, middle - one[1] - two[1], rest - one[2] - two[2])
    arrivals = (one, two, three)
    first = min(_part(rng, paid, 240, 310), sum(one) * 95 // 100)
    second = _part(rng, paid, 330, 390)
    second = min(second, (sum(one) + sum(two) - first) * 95 // 100)
    # A change too small to see is no change to speak of.
    if abs(paid - first - 2 * second) < paid // 100:
        second -= paid // 50
    return arrivals, (first, second, paid - first - second)


def _results(
    rng: random.Random, kind: Kind, price: int
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[tuple[str, int], ...]]:
    targets, actuals = [], []
    for number, (_, _, low, high, is_fine) in enumerate(kind.outputs):
        wanted = rng.randrange(low * 100, high * 100)
        if number == 0 and not kind.is_service:
            wanted = price // rng.randrange(*kind.each[2:])
        wanted = max(wanted // 10 * 10 if is_fine else wanted // 100 * 100, 200)
        if wanted >= 10**5:
            wanted = wanted // 1000 * 1000
        targets.append(wanted)
        actuals.append(wanted)
    if rng.random() < 0.6:
        missed = max(targets[2] * rng.randrange(12, 60) // 1000 // 100, 1) * 100
        actuals[2] -= missed
    if rng.random() < 0.6 and kind.outputs[0][1] != "个":
        actuals[0] += max(targets[0] * rng.randrange(8, 50) // 1000 // 100, 1) * 100
    names = rng.sample(kind.zone[1], min(len(kind.zone[1]), rng.randrange(3, 5)))
    left, zones = actuals[2] // 100, []
    for number, name in enumerate(names[:-1]):
        own = left * rng.randrange(22, 40) // 100 if number else left * rng.randrange(25, 45) // 100
        zones.append((name, own))
        left -= own
    zones.append((names[-1], left))
    return tuple(targets), tuple(actuals), tuple(zones)


def _poll(rng: random.Random) -> tuple[int, ...]:
    """Draw sent, returned, valid and the four answers."""
    sent = rng.randrange(24, 90) * 5
    back = sent - rng.randrange(2, 12)
    valid = back - rng.randrange(1, 6)
    bad = rng.randrange(0, max(valid // 60, 2)) + 1
    fair = valid * rng.randrange(30, 130) // 1000
    very = valid * rng.randrange(520, 700) // 1000
    return sent, back, valid, very, valid - very - fair - bad, fair, bad


def _people(rng: random.Random, kind: Kind, done: int, price: int) -> tuple[int, tuple[int, int]]:
    """Draw who gains, and how many local people worked for what wages in cents."""
    heads = rng.randrange(9000, 46000)
    if kind.outputs[2][1] == "户":
        heads = done * rng.randrange(28, 36) // 10 + rng.randrange(0, 9)
    wages, each = _part(rng, price, 30, 90), rng.randrange(6000, 19000)
    if kind.is_service:
        heads = rng.randrange(90000, 190000)
        wages, each = _part(rng, price, 200, 290), rng.randrange(26000, 38000)
    return heads, (wages // (each * 100), wages // 10**4 * 10**4)


def draw_site(rng: random.Random, year: int, places: int = 2) -> Site:
    """Draw a project of a county; rates have so many decimals."""
    kind, (place, short, region) = rng.choice(KINDS), rng.choice(REGIONS)
    plan = rng.randrange(170, 1250) * 10 * WAN
    base = _part(rng, plan, 780, 830)
    extra = _part(rng, plan, 20, 45)
    parts = (base, plan - base - extra, extra)
    central = _wan(plan * rng.randrange(28, 36) // 100, 10)
    middle = _wan(plan * rng.randrange(18, 26) // 100, 10)
    planned = (central, middle, plan - central - middle)
    contracts = _contracts(rng, kind, parts)
    other = _part(rng, parts[1], 60, 130)
    arrivals, pay = _money(rng, planned, sum(each.paid for each in contracts) + other)
    targets, actuals, zones = _results(rng, kind, contracts[0].price)
    late = rng.choice((-rng.randrange(3, 25), rng.randrange(12, 72), rng.randrange(12, 72)))
    trips = rng.randrange(9000, 26000)
    step = 10 ** (2 - places)
    low = rng.randrange(kind.gain[1] * 100, kind.gain[2] * 100, step)
    pieces, samples = rng.randrange(8, 40), rng.randrange(90, 420)
    before = rng.randrange(90, 420)
    heads, workers = _people(rng, kind, actuals[2] // 100, contracts[0].price)
    site = Site(
        place=place,
        short=short,
        region=region,
        year=year,
        kind=kind,
        parts=parts,
        planned=planned,
        arrivals=arrivals,
        pay=pay,
        start_budget=0,
        contracts=contracts,
        other=other,
        ceiling=contracts[0].price * 10**5 // rng.randrange(92500, 98200),
        targets=targets,
        actuals=actuals,
        zones=zones,
        pieces=(pieces, pieces * rng.randrange(55, 90) // 100),
        samples=(samples, rng.randrange(1, 7)),
        began=date(year - 2, rng.randrange(4, 8), rng.randrange(1, 28)),
        term=rng.choice((690, 720, 750)),
        late=0 if kind.is_service else late,
        trips=(trips, rng.randrange(30, 240)),
        gain=(low, low + rng.randrange(900, 1700, step)),
        heads=heads,
        workers=workers,
        complaints=(before * rng.randrange(30, 74) // 100, before),
        poll=_poll(rng),
    )
    return _with_start(rng, site)


def _with_start(rng: random.Random, site: Site) -> Site:
    """Give the budget before its adjustment in the year."""
    step = _wan(_part(rng, site.budget, 25, 130))
    up = rng.random() < 0.6
    return replace(site, start_budget=site.budget - step if up else site.budget + step)
