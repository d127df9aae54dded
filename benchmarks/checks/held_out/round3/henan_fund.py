"""One fund of one year: issued in batches to counties, delivered, spent, built, checked, asked."""

import random
from dataclasses import dataclass
from fractions import Fraction

from benchmarks.checks.held_out.round3.henan_words import CITIES, FUNDS, City, Fund

GRAIN = 10**4
STEP = 5 * 10**5
ORDINALS = ("第一批", "第二批", "第三批", "第四批")


@dataclass(frozen=True)
class County:
    """Hold a county: money by batch, delivered and spent; the task, begun, done, passed."""

    name: str
    batches: tuple[int, ...]
    delivered: int
    spent: int
    task: int
    begun: int
    done: int
    passed: int

    @property
    def issued(self) -> int:
        return sum(self.batches)

    @property
    def rate(self) -> Fraction:
        return Fraction(self.spent, self.delivered)


@dataclass(frozen=True)
class Batch:
    """Hold a batch: its paper, its month, and its money by source."""

    name: str
    paper: str
    month: str
    sources: tuple[int, int, int]

    @property
    def total(self) -> int:
        return sum(self.sources)


@dataclass(frozen=True)
class Check:
    """Hold what was looked at in a county: pieces, faults of the two kinds, money concerned."""

    county: str
    seen: int
    faults: tuple[int, int]
    money: int

    @property
    def good(self) -> int:
        return self.seen - sum(self.faults)


@dataclass(frozen=True)
class Answers:
    """Hold the questionnaires of a group: sent, returned, and valid ones by four answers."""

    group: str
    sent: int
    back: int
    levels: tuple[int, int, int, int]

    @property
    def valid(self) -> int:
        return sum(self.levels)


@dataclass(frozen=True)
class Case:
    """Hold everything that a report tells."""

    city: City
    fund: Fund
    year: int
    counties: tuple[County, ...]
    batches: tuple[Batch, ...]
    last: int
    checks: tuple[Check, ...]
    answers: tuple[Answers, ...]
    ontime: int
    misused: tuple[str, tuple[int, int]]
    team: tuple[int, int, int]

    def total(self, name: str) -> int:
        return sum(getattr(county, name) for county in self.counties)

    def source(self, number: int) -> int:
        return sum(batch.sources[number] for batch in self.batches)

    def asked(self, name: str) -> int:
        return sum(getattr(each, name) for each in self.answers)

    def level(self, number: int) -> int:
        return sum(each.levels[number] for each in self.answers)

    @property
    def happy(self) -> int:
        return self.level(0) + self.level(1)


def round_to(cents: int, grain: int = GRAIN) -> int:
    """Round an amount to a grain, half up."""
    return (2 * cents + grain) // (2 * grain) * grain


def _county(
    rng: random.Random, name: str, fund: Fund, shares: tuple[int, ...], slow: tuple[bool, bool]
) -> County:
    low, high, step = fund.task
    task = rng.randrange(low, high) * step
    price = rng.randrange(*fund.price)
    batches = tuple(
        round_to(task * price * (share + rng.randrange(-15, 16)) // 1000, STEP) for share in shares
    )
    issued = sum(batches)
    is_short, is_slow = slow
    delivered = round_to(issued * rng.randrange(8720, 9720) // 10000) if is_short else issued
    if is_slow:
        spent = round_to(delivered * rng.randrange(6320, 7880) // 10000)
    elif rng.random() < 0.3:
        spent = delivered
    else:
        spent = round_to(delivered * rng.randrange(8420, 9930) // 10000)
    done = task * rng.randrange(9120, 9850) // 10000 if is_slow else task
    begun = task if rng.random() < 0.6 else max(done, task - rng.randrange(0, 3) * step)
    passed = done - (rng.randrange(1, 5) * step if rng.random() < 0.6 else 0)
    return County(name, batches, delivered, spent, task, begun, done, passed)


def _batches(
    rng: random.Random, city: City, fund: Fund, counties: tuple[County, ...], year: int
) -> tuple[Batch, ...]:
    many = len(counties[0].batches)
    months = (f"{year - 1}年12月", f"{year}年3月", f"{year}年6月", f"{year}年9月")[:many]
    found = []
    for number in range(many):
        whole = sum(county.batches[number] for county in counties)
        part = round_to(whole * rng.randrange(540, 730) // 1000, STEP)
        sources = {
            0: (whole, 0, 0),
            1: (0, whole, 0),
            2: (part, 0, whole - part) if many == 3 else (part, whole - part, 0),
            3: (0, 0, whole),
        }[number]
        at = year - 1 if number == 0 else year
        low, high = (110, 150) if number == 0 else (10 + 30 * number, 35 + 30 * number)
        paper = f"{city.mark}财{fund.paper}〔{at}〕{rng.randrange(low, high)}号"
        if sources[2] == whole:
            paper = f"{city.name[:2]}财{fund.paper}〔{at}〕{rng.randrange(20, 60)}号"
        found.append(Batch(ORDINALS[number], paper, months[number], sources))
    return tuple(found)


def _answers(rng: random.Random, group: str, low: int, high: int) -> Answers:
    sent = rng.randrange(low, high) * 5
    back = sent - rng.randrange(1, sent // 14 + 2)
    valid = back - rng.randrange(0, back // 30 + 2)
    bad = max(valid * rng.randrange(5, 28) // 1000, 1)
    plain = max(valid * rng.randrange(30, 96) // 1000, 2)
    best = valid * rng.randrange(480, 690) // 1000
    return Answers(group, sent, back, (best, valid - best - plain - bad, plain, bad))


def draw_case(rng: random.Random, year: int) -> Case:
    """Draw a fund of a year; the same generator state gives the same one."""
    city, fund = rng.choice(CITIES), rng.choice(FUNDS)
    names = rng.sample(city.counties, rng.randrange(5, 8))
    names.sort(key=city.counties.index)
    shares = rng.choice(((560, 240, 200), (520, 200, 170, 110)))
    marks = [(True, True), (True, False), (False, True), *((False, False) for _ in names[3:])]
    rng.shuffle(marks)
    counties = tuple(
        _county(rng, name, fund, shares, slow) for name, slow in zip(names, marks, strict=True)
    )
    batches = _batches(rng, city, fund, counties, year)
    whole = sum(county.issued for county in counties)
    change = rng.choice((rng.randrange(8600, 9750), rng.randrange(10250, 11800)))
    looked = sorted(rng.sample(range(len(names)), rng.choice((3, 4))))
    checks = []
    for at in looked:
        seen = rng.randrange(*fund.seen)
        faults = (rng.randrange(1, 5), rng.randrange(0 if checks else 1, 4))
        money = round_to(rng.randrange(4, 22) * 10**5 * sum(faults) + rng.randrange(100) * GRAIN)
        checks.append(Check(names[at], seen, faults, money))
    done = sum(county.done for county in counties)
    step = fund.task[2]
    parts = (rng.randrange(310, 1650) * GRAIN, rng.randrange(120, 980) * GRAIN)
    sizes = ((46, 110), (9, 24), (7, 18))
    return Case(
        city=city,
        fund=fund,
        year=year,
        counties=counties,
        batches=batches,
        last=round_to(whole * 10000 // change, STEP),
        checks=tuple(checks),
        answers=tuple(
            _answers(rng, group, *size) for group, size in zip(fund.asked, sizes, strict=True)
        ),
        ontime=done - done * rng.randrange(12, 75) // 1000 // step * step,
        misused=(names[rng.choice(looked)], parts),
        team=(rng.randrange(1, 3), rng.randrange(2, 5), rng.randrange(2, 5)),
    )
