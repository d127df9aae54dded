"""The money and the results of one transfer fund, in cents and whole numbers."""

import random
from dataclasses import dataclass
from fractions import Fraction

from benchmarks.checks.held_out.round3.gansu_funds import (
    BUILT,
    CHOICES,
    GIVEN,
    MENDED,
    SLOW,
    TOWNS,
    TRAINED,
    YUAN,
    Fund,
    Reason,
)

STEP = 10**4  # cents in 0.01万元
# Full points of the second level.
WEIGHTS = {
    "预算执行率": 10,
    "数量指标": 20,
    "质量指标": 10,
    "时效指标": 10,
    "成本指标": 10,
    "经济效益指标": 10,
    "社会效益指标": 10,
    "可持续影响指标": 10,
    "服务对象满意度指标": 10,
}
FIRST = {
    "预算执行率": "预算执行",
    "数量指标": "产出指标",
    "质量指标": "产出指标",
    "时效指标": "产出指标",
    "成本指标": "产出指标",
    "经济效益指标": "效益指标",
    "社会效益指标": "效益指标",
    "可持续影响指标": "效益指标",
    "服务对象满意度指标": "满意度指标",
}


@dataclass(frozen=True)
class Task:
    """Hold a task with its budget and spending and what it was to bring and brought."""

    name: str
    counted: str
    unit: str
    is_built: bool
    budget: int
    spent: int
    want: int
    got: int


@dataclass(frozen=True)
class Indicator:
    """Hold a third-level indicator.

    `sort`: number (at least), rate (at least, in ten-thousandths), cost (at most, in cents),
    text.
    """

    group: str
    name: str
    sort: str
    unit: str = ""
    want: int = 0
    got: int = 0
    words: str = ""
    why: Reason = ("", "", "")
    exact: Fraction | None = None

    @property
    def ratio(self) -> Fraction:
        """Give what was reached of a rate."""
        return self.exact if self.exact is not None else Fraction(self.got, 10000)

    @property
    def is_short(self) -> bool:
        return self.sort in ("number", "rate") and self.got < self.want

    @property
    def done(self) -> Fraction:
        return Fraction(self.got, self.want)


@dataclass(frozen=True)
class Region:
    """Hold what one town or county received from above and from the place, and spent."""

    name: str
    upper: int
    local: int
    spent: int

    @property
    def budget(self) -> int:
        return self.upper + self.local


@dataclass(frozen=True)
class Survey:
    """Hold a survey in three answers."""

    sent: int
    happy: int
    fair: int
    bad: int

    @property
    def back(self) -> int:
        return self.happy + self.fair + self.bad


@dataclass(frozen=True)
class Transfer:
    """Hold all that is told about one fund in one place."""

    fund: Fund
    place: str
    tasks: tuple[Task, ...]
    indicators: tuple[Indicator, ...]
    regions: tuple[Region, ...]
    batches: tuple[int, ...]
    upper_last: int
    province: int
    county: int
    missing: int
    spent_by: tuple[int, int, int]
    survey: Survey
    happy_last: int
    earned_last: int

    @property
    def is_city(self) -> bool:
        return self.place.endswith("市")

    @property
    def is_inner(self) -> bool:
        return self.place in ("乌兰察尔旗", "塔林市")

    @property
    def me(self) -> str:
        return f"我{self.place[-1]}"

    @property
    def upper(self) -> int:
        return sum(self.batches)

    @property
    def budget(self) -> int:
        return sum(task.budget for task in self.tasks)

    @property
    def spent(self) -> int:
        return sum(task.spent for task in self.tasks)

    @property
    def arrived(self) -> int:
        return self.budget - self.missing

    def of(self, group: str) -> tuple[Indicator, ...]:
        return tuple(each for each in self.indicators if each.group == group)

    @property
    def short(self) -> tuple[Indicator, ...]:
        return tuple(each for each in self.indicators if each.is_short)

    def points(self, group: str) -> int:
        """Give the points of a second-level indicator in hundredths, in proportion to what was done."""
        full = WEIGHTS[group] * 100
        if group == "预算执行率":
            return (2 * full * self.spent + self.budget) // (2 * self.budget)
        own = self.of(group)
        lost = sum(full * (1 - each.done) / len(own) for each in own if each.is_short)
        return full - int(lost + Fraction(1, 2))

    @property
    def score(self) -> int:
        return sum(self.points(group) for group in WEIGHTS)


def _tasks(rng: random.Random, fund: Fund, times: int) -> tuple[Task, ...]:
    kinds = rng.sample(fund.tasks, rng.choice((3, 4, 4)))
    kinds.sort(key=fund.tasks.index)
    failing = set(rng.sample(range(len(kinds)), rng.choice((0, 1, 1, 2))))
    tasks = []
    for number, kind in enumerate(kinds):
        want = rng.randrange(*kind.number) * times
        want = want // 10 * 10 if want > 1000 else want
        cost = rng.randrange(*kind.cost) * YUAN
        budget = want * cost // (10 * STEP) * 10 * STEP
        if number in failing:
            got = want * rng.randrange(880, 975) // 1000
            spent = budget * got // want * rng.randrange(930, 995) // 1000
        else:
            got = want if rng.random() < 0.4 else want + want * rng.randrange(4, 120) // 1000
            spent = budget if rng.random() < 0.2 and number else budget * rng.randrange(900, 990)
            spent = spent if spent == budget else spent // 1000
        spent = spent // (100 * YUAN) * 100 * YUAN
        made = Task(kind.name, kind.counted, kind.unit, kind.is_built, budget, spent, want, got)
        tasks.append(made)
    return tuple(tasks)


def _rate(rng: random.Random, name: str, group: str, want: int, fails: bool) -> Indicator:
    got = 10000 if want == 10000 or rng.random() < 0.6 else rng.randrange(want, 9990)
    if fails:
        got = want - rng.randrange(12, 62) * 10
    return Indicator(group, name, "rate", "%", want, got, why=rng.choice(SLOW))


def _reasons(rng: random.Random, tasks: tuple[Task, ...]) -> list[Reason]:
    """Give each task a reason that fits, no two the same of one sort."""
    built, given, mended = (rng.sample(pool, len(pool)) for pool in (BUILT, GIVEN, MENDED))
    found = []
    for task in tasks:
        if task.unit == "人次":
            found.append(TRAINED)
        elif "购置" in task.name:
            found.append(BUILT[-1])
        elif "维" in task.name:
            found.append(mended.pop())
        else:
            found.append((built if task.is_built else given).pop())
    return found


def _indicators(
    rng: random.Random, fund: Fund, tasks: tuple[Task, ...], times: int, survey: Survey
) -> tuple[Indicator, ...]:
    found = [
        Indicator("数量指标", task.counted, "number", task.unit, task.want, task.got, why=why)
        for task, why in zip(tasks, _reasons(rng, tasks), strict=True)
    ]
    for name in fund.quality:
        found.append(_rate(rng, name, "质量指标", rng.choice((9500, 9800, 9000)), False))
    late = rng.random() < 0.25
    for number, name in enumerate(fund.timely):
        found.append(_rate(rng, name, "时效指标", rng.choice((9500, 10000)), late and not number))
    first = tasks[0]
    mean = (2 * first.spent + first.got) // (2 * first.got)
    limit = -(-mean * rng.randrange(1020, 1090) // 1000 // (100 * YUAN)) * 100 * YUAN
    if mean < 1000 * YUAN:
        limit = -(-mean * 105 // 100 // YUAN) * YUAN
    name = f"{first.name}单位成本"
    found.append(Indicator("成本指标", name, "cost", f"元/{first.unit}", limit, mean))
    earned = rng.randrange(*fund.economic[1]) // 100 * 100
    more = earned + rng.randrange(12, 390)
    found.append(Indicator("经济效益指标", fund.economic[0], "number", "元", earned, more))
    people = rng.randrange(*fund.social[1]) // 10 * 10 * times
    unit = "户" if fund.social[0].endswith("户数") else "人"
    reached = people * rng.randrange(1000, 1130) // 1000
    found.append(Indicator("社会效益指标", fund.social[0], "number", unit, people, reached))
    name, words = fund.lasting
    found.append(Indicator("可持续影响指标", name, "text", words=words))
    content = Fraction(survey.happy + survey.fair, survey.back)
    happy = int(content * 10000)
    group, name = "服务对象满意度指标", f"{fund.served}满意度"
    want = 9000 if happy >= 9000 else 8500
    found.append(Indicator(group, name, "rate", "%", want, happy, exact=content))
    return tuple(found)


def _split(rng: random.Random, whole: int, number: int, step: int) -> list[int]:
    """Divide an amount over so many, in steps; the last takes the rest."""
    weights = [rng.randrange(30, 100) for _ in range(number)]
    parts = [whole * weight // sum(weights) // step * step for weight in weights[:-1]]
    return [*parts, whole - sum(parts)]


def _happy_before(rng: random.Random, survey: Survey) -> int:
    """Give last year's satisfaction in ten-thousandths, a whole number of tenths of a per cent."""
    now = 1000 * (survey.happy + survey.fair) // survey.back
    before = now + rng.choice((-1, 1)) * rng.randrange(6, 45)
    return 10 * (before if before < 1000 else now - 12)


def _before(rng: random.Random, indicators: tuple[Indicator, ...]) -> int:
    """Give last year's value of the economic indicator."""
    now = next(each.got for each in indicators if each.group == "经济效益指标")
    return now * rng.choice((rng.randrange(860, 975), rng.randrange(1020, 1060))) // 1000


def draw_transfer(rng: random.Random) -> Transfer:
    """Draw one fund in one place."""
    fund, place = rng.choice(CHOICES)
    times = 5 if place.endswith("市") else 1
    tasks = _tasks(rng, fund, times)
    budget, spent = sum(task.budget for task in tasks), sum(task.spent for task in tasks)
    sent = rng.randrange(40, 130) * 5
    back = sent - rng.randrange(3, sent // 12)
    bad = back * rng.randrange(12, 85) // 1000
    fair = back * rng.randrange(90, 260) // 1000
    survey = Survey(sent, back - fair - bad, fair, bad)
    county = budget * rng.randrange(40, 110) // 1000 // STEP * STEP
    province = budget * rng.randrange(90, 200) // 1000 // STEP * STEP
    upper = budget - county - (0 if fund.upper == "自治区" else province)
    province = budget - county - upper
    gap = budget - spent
    missing = 0
    if rng.random() < 0.4:
        missing = min(county // 4, gap // 3) // STEP * STEP
    paid_county, paid_province = county - missing, province
    if rng.random() < 0.7:
        paid_county = min(paid_county, county * rng.randrange(820, 960) // 1000)
    if rng.random() < 0.5:
        paid_province = province * rng.randrange(880, 985) // 1000
    # What was not spent lies with the upper grant, in part at least.
    paid_county = max(paid_county, county - missing - gap // 5)
    paid_province = max(paid_province, province - gap // 5)
    number = rng.choice((2, 3))
    batches = _split(rng, upper, number, 100 * STEP)
    names = TOWNS[place][: rng.randrange(4, len(TOWNS[place]) + 1)]
    locals_ = _split(rng, county + province, len(names), STEP)
    uppers = _split(rng, upper, len(names), STEP)
    lefts = _split(rng, gap, len(names), STEP // 100)
    regions = tuple(
        Region(name, one, two, one + two - left)
        for name, one, two, left in zip(names, uppers, locals_, lefts, strict=True)
    )
    found = _indicators(rng, fund, tasks, times, survey)
    return Transfer(
        fund=fund,
        place=place,
        tasks=tasks,
        indicators=found,
        regions=regions,
        batches=tuple(batches),
        upper_last=upper * rng.choice((rng.randrange(820, 970), rng.randrange(1030, 1180))) // 1000,
        province=province,
        county=county,
        missing=missing,
        spent_by=(spent - paid_county - paid_province, paid_province, paid_county),
        survey=survey,
        happy_last=_happy_before(rng, survey),
        earned_last=_before(rng, found),
    )
