"""The accounts, works and surveys of a county's education or health office, in whole cents."""

import random
from dataclasses import dataclass
from fractions import Fraction

from benchmarks.checks.held_out.round3.jiangsu_words import TRADES, Trade, kind_of

PLACES = (
    ("沭东县", "苏", "32"),
    ("射河县", "苏", "32"),
    ("云湖县", "苏", "32"),
    ("邳南县", "苏", "32"),
    ("汶宁县", "鲁", "37"),
    ("沂北县", "鲁", "37"),
    ("胶安县", "鲁", "37"),
)
COLUMNS = ("start", "plan", "real", "last")
NOTES = {
    "work": ("尾款待审计后支付", "跨年度实施", "按合同进度支付"),
    "serve": ("按季结算", "据实结算", "按考核结果支付"),
    "aid": ("按季发放", "余额次年发放", "据实结算"),
}
GRAIN = 10**4
Money4 = tuple[int, int, int, int]


@dataclass(frozen=True)
class Project:
    """Hold a project of the list: budget at the start, after adjustment, spent."""

    name: str
    code: str
    start: int
    plan: int
    real: int
    note: str


@dataclass(frozen=True)
class Work:
    """Hold a task of the year: target, result, result of last year."""

    name: str
    unit: str
    target: int
    done: int
    before: int


@dataclass(frozen=True)
class Survey:
    """Hold the questionnaires of one group."""

    group: str
    sent: int
    back: int
    happy: int


@dataclass(frozen=True)
class Accounts:
    """Hold everything that the report tells; the columns are COLUMNS."""

    place: str
    province: str
    trade: Trade
    income: tuple[Money4, ...]
    begin: Money4
    end: Money4
    staff: Money4
    public: Money4
    local: tuple[Project, ...]
    upper: tuple[Project, ...]
    groups_last: tuple[int, int]
    bodies: tuple[int, ...]
    people: tuple[int, int, int]
    three_budget: tuple[int, int, int]
    three: tuple[int, int, int]
    three_last: tuple[int, int, int]
    bought: tuple[int, tuple[int, int, int]]
    assets: tuple[int, int]
    works: tuple[Work, ...]
    quality: tuple[int, int, int]
    timely: tuple[int, int]
    effect: tuple[int, int]
    surveys: tuple[Survey, Survey]

    @property
    def name(self) -> str:
        return self.place + self.trade.office

    @property
    def projects(self) -> tuple[Project, ...]:
        return self.local + self.upper

    def group(self, number: int) -> Money4:
        """Give the sums of the county's own projects (0) or of those paid from above (1)."""
        found = (self.local, self.upper)[number]
        start, plan, real = (
            sum(getattr(each, name) for each in found) for name in ("start", "plan", "real")
        )
        return start, plan, real, self.groups_last[number]

    def project(self, column: int) -> int:
        return self.group(0)[column] + self.group(1)[column]

    def basic(self, column: int) -> int:
        return self.staff[column] + self.public[column]

    def spent(self, column: int = 2) -> int:
        return self.basic(column) + self.project(column)

    def came(self, column: int = 2) -> int:
        return sum(line[column] for line in self.income)

    def total(self, column: int = 2) -> int:
        return self.came(column) + self.begin[column]


def round_to(cents: int, grain: int = GRAIN) -> int:
    """Round an amount to the grain that the office books in."""
    return (2 * cents + grain) // (2 * grain) * grain


def percent(rng: random.Random, low: int, high: int) -> Fraction:
    """Draw a ratio between two numbers of tenths of a percent."""
    return Fraction(rng.randrange(low * 10, high * 10), 10000)


def turned(rng: random.Random, fall: tuple[int, int], rise: tuple[int, int]) -> Fraction:
    """Draw a ratio to last year below or above one, both in tenths of a percent."""
    return percent(rng, *(fall if rng.random() < 0.35 else rise))


def _projects(
    rng: random.Random, names: tuple[str, ...], sizes: tuple[int, int], area: str, is_upper: bool
) -> tuple[Project, ...]:
    size, grain = sizes
    drawn = []
    late = rng.randrange(3)
    for number, name in enumerate(rng.sample(names, 3)):
        plan = round_to(int(size * percent(rng, 14, 52)))
        start = plan
        if is_upper:
            start = 0 if number == late else round_to(int(plan * percent(rng, 520, 900)))
        elif rng.random() < 0.5:
            start = round_to(int(plan * percent(rng, 880, 1090)))
        is_whole = rng.random() < 0.3
        real = plan if is_whole else round_to(int(plan * percent(rng, 795, 998)), grain)
        note = "已完成" if is_whole else rng.choice(NOTES[kind_of(name)])
        code = f"{area}{rng.randrange(1000, 9999)}{rng.randrange(10**8, 10**9)}"
        drawn.append(Project(name, code, start, plan, real, note))
    return tuple(drawn)


def _works(rng: random.Random, trade: Trade) -> tuple[Work, ...]:
    drawn = []
    for name, unit, low, high in trade.works:
        target = rng.randrange(low // 10, high // 10) * 10
        share = percent(rng, 930, 996) if rng.random() < 0.35 else percent(rng, 1003, 1130)
        done = int(target * share) or target
        before = int(done * turned(rng, (1030, 1180), (830, 975)))
        drawn.append(Work(name, unit, target, done, before))
    return tuple(drawn)


def _survey(rng: random.Random, group: str) -> Survey:
    sent = rng.randrange(24, 120) * 10
    back = sent - rng.randrange(3, sent // 8)
    return Survey(group, sent, back, int(back * percent(rng, 868, 985)))


def _three(rng: random.Random) -> tuple[tuple[int, int, int], ...]:
    planned = (0, rng.randrange(900, 4200) * GRAIN, rng.randrange(220, 1400) * GRAIN)
    if rng.random() < 0.25:
        planned = (rng.randrange(300, 900) * GRAIN, *planned[1:])
    paid = tuple(round_to(int(cents * percent(rng, 610, 985))) for cents in planned)
    before = tuple(round_to(int(cents * turned(rng, (860, 980), (1020, 1240)))) for cents in paid)
    return planned, (paid[0], paid[1], paid[2]), (before[0], before[1], before[2])


def _income(
    rng: random.Random, needed: tuple[int, ...], size: int, grain: int
) -> tuple[Money4, ...]:
    """Split the income of the four columns; the general grant is what is left."""
    lines = []
    for number, (low, high) in enumerate(((16, 60), (24, 70), (3, 12))):
        start = round_to(int(size * percent(rng, low, high)))
        plan = start if rng.random() < 0.6 else round_to(int(start * percent(rng, 940, 1080)))
        real = round_to(int(plan * percent(rng, 915, 998)), grain)
        last = round_to(int(real * turned(rng, (1020, 1190), (800, 975))), grain)
        is_new = number == 0 and rng.random() < 0.3
        lines.append((start, plan, real, 0 if is_new else last))
    rest = [needed[column] - sum(line[column] for line in lines) for column in range(4)]
    return ((rest[0], rest[1], rest[2], rest[3]), *lines)


def draw_accounts(rng: random.Random) -> Accounts:
    """Draw the accounts; the same generator state gives the same ones."""
    trade = rng.choice(TRADES)
    place, province, area = rng.choice(PLACES)
    grain = rng.choice((GRAIN, GRAIN, GRAIN, 1))
    size = rng.randrange(32, 96) * 10**9 if trade.key == "edu" else rng.randrange(14, 46) * 10**9
    start = round_to(int(size * percent(rng, 610, 730)))
    plan = round_to(int(start * percent(rng, 1004, 1036)))
    real = round_to(int(plan * percent(rng, 984, 1000)), grain)
    last = round_to(int(real * turned(rng, (1006, 1030), (925, 990))), grain)
    staff = (start, plan, real, last)
    start = round_to(int(size * percent(rng, 52, 98)))
    plan = start if rng.random() < 0.5 else round_to(int(start * percent(rng, 950, 992)))
    real = round_to(int(plan * percent(rng, 905, 996)), grain)
    last = round_to(int(real * turned(rng, (885, 980), (1015, 1090))), grain)
    public = (start, plan, real, last)
    local, upper = (
        _projects(rng, names, (size, grain), area, is_upper)
        for names, is_upper in ((trade.local, False), (trade.upper, True))
    )
    before = tuple(
        round_to(
            int(sum(each.real for each in found) * turned(rng, (1030, 1290), (780, 965))), grain
        )
        for found in (local, upper)
    )
    begin = round_to(int(size * percent(rng, 4, 18)), grain)
    used = [
        staff[column] + public[column] + sum(getattr(each, name) for each in local + upper)
        for column, name in enumerate(("start", "plan", "real"))
    ]
    used.append(staff[3] + public[3] + sum(before))
    end = round_to(int((used[1] - used[2]) * percent(rng, 280, 640)), grain)
    begin_last = round_to(int(begin * turned(rng, (740, 960), (1030, 1380))), grain)
    needed = (
        used[0] - begin,
        used[1] - begin,
        used[2] + end - begin,
        used[3] + begin - begin_last,
    )
    people = staff[2] // (rng.randrange(126, 158) * 10**5)
    budgets = round_to(int(size * percent(rng, 18, 52)))
    spent = round_to(int(budgets * percent(rng, 926, 997)))
    goods, built = (round_to(int(spent * percent(rng, 180, 380))) for _ in range(2))
    held = round_to(int(size * percent(rng, 900, 1900)))
    planned, three, three_last = _three(rng)
    works, whole = _works(rng, trade), rng.randrange(18, 45)
    judged = works[2].done if trade.key == "edu" else rng.randrange(96, 310)
    low, high, least, most = trade.effect
    return Accounts(
        place=place,
        province=province,
        trade=trade,
        income=_income(rng, needed, size, grain),
        begin=(begin, begin, begin, begin_last),
        end=(0, 0, end, begin),
        staff=staff,
        public=public,
        local=local,
        upper=upper,
        groups_last=(before[0], before[1]),
        bodies=tuple(rng.randrange(low, high) for _, low, high in trade.bodies),
        people=(
            int(people * percent(rng, 1008, 1055)),
            people,
            people - rng.choice((-1, 1)) * rng.randrange(9, 48),
        ),
        three_budget=(planned[0], planned[1], planned[2]),
        three=(three[0], three[1], three[2]),
        three_last=(three_last[0], three_last[1], three_last[2]),
        bought=(budgets, (goods, built, spent - goods - built)),
        assets=(held, round_to(int(held * percent(rng, 952, 999)))),
        works=works,
        quality=(95, judged, int(judged * percent(rng, 931, 992))),
        timely=(whole, whole - rng.choice((0, 1, 1, 2))),
        effect=(rng.randrange(low, high, 5), rng.randrange(least, most)),
        surveys=(_survey(rng, trade.asked[0]), _survey(rng, trade.asked[1])),
    )
