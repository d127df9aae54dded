"""Draw the books of a district's finance office: accounts, purchases, assets, projects and scores."""

import random
from dataclasses import dataclass

WAN = 10**6
PLACES = ("浦滨新区", "申江区", "前湾区", "鹏湾新区", "临海区")
UNITS = (
    "国库收付中心",
    "预算绩效评价中心",
    "财政投资评审中心",
    "政府采购管理中心",
    "财政信息中心",
    "会计管理中心",
)
CLASSES = (
    ("201", "一般公共服务支出"),
    ("208", "社会保障和就业支出"),
    ("210", "卫生健康支出"),
    ("221", "住房保障支出"),
    ("212", "城乡社区支出"),
)
LINES = (
    "一般公共服务支出（类）财政事务（款）行政运行（项）",
    "一般公共服务支出（类）财政事务（款）一般行政管理事务（项）",
    "一般公共服务支出（类）财政事务（款）信息化建设（项）",
    "一般公共服务支出（类）财政事务（款）财政委托业务支出（项）",
    "社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）",
    "卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）",
    "住房保障支出（类）住房改革支出（款）住房公积金（项）",
)
REVIEWED = (
    "社区为老服务中心运营补贴",
    "中小河道轮疏养护项目",
    "家庭医生签约服务补助",
    "产业园区租金扶持政策",
    "公办幼儿园延时服务项目",
    "智慧停车平台建设项目",
    "公共绿地市场化养护",
    "职工技能提升培训补贴",
)
Pair = tuple[int, int]


@dataclass(frozen=True)
class Project:
    """Hold one project of a unit: its budget in cents, its score in hundredths."""

    budget: int
    points: int
    is_tracked: bool
    is_rated: bool


@dataclass(frozen=True)
class Unit:
    """Hold a unit of the department with its projects."""

    name: str
    projects: tuple[Project, ...]

    @property
    def tracked(self) -> tuple[Project, ...]:
        return tuple(each for each in self.projects if each.is_tracked)

    @property
    def rated(self) -> tuple[Project, ...]:
        return tuple(each for each in self.projects if each.is_rated)

    def graded(self) -> tuple[int, ...]:
        """Count the projects of each grade."""
        return graded(self.rated)


@dataclass(frozen=True)
class Reviewed:
    """Hold a project that the office had reviewed."""

    name: str
    budget: int
    spent: int
    points: int


@dataclass(frozen=True)
class Books:
    """Hold the books, this year and last; money in cents."""

    place: str
    units: tuple[Unit, ...]
    personnel: int
    basic: Pair
    project: Pair
    classes: tuple[Pair, ...]
    fund: Pair
    other: Pair
    begin: Pair
    end: Pair
    lines: tuple[Pair, ...]
    three_budget: tuple[int, ...]
    three: tuple[int, ...]
    three_last: tuple[int, ...]
    guests: Pair
    running: Pair
    bought: tuple[int, ...]
    buy_budget: int
    small: Pair
    services: tuple[Pair, ...]
    bearers: tuple[int, ...]
    assets: tuple[Pair, ...]
    car_uses: tuple[int, ...]
    advance: tuple[int, int, int]
    reviewed: tuple[Reviewed, ...]
    problems: tuple[int, ...]
    mended: int
    cut: Pair

    @property
    def name(self) -> str:
        return self.place + "财政局"

    @property
    def projects(self) -> tuple[Project, ...]:
        return tuple(each for unit in self.units for each in unit.projects)

    @property
    def tracked(self) -> tuple[Project, ...]:
        return tuple(each for each in self.projects if each.is_tracked)

    @property
    def rated(self) -> tuple[Project, ...]:
        return tuple(each for each in self.projects if each.is_rated)

    def spent(self, year: int = 0) -> int:
        return self.basic[year] + self.project[year]

    def total(self, year: int = 0) -> int:
        return self.spent(year) + self.end[year]

    def income(self, year: int = 0) -> int:
        return self.total(year) - self.begin[year]

    def granted(self, year: int = 0) -> int:
        return self.income(year) - self.fund[year] - self.other[year]

    def general(self, year: int = 0) -> int:
        """Give what was spent of the general budget."""
        return self.spent(year) - self.fund[year] - self.other[year]


def budget_of(projects: tuple[Project, ...]) -> int:
    return sum(each.budget for each in projects)


def grade_of(points: int) -> str:
    """Name the grade of a score in hundredths, as Shanghai has them."""
    for least, name in ((9000, "优"), (7500, "良"), (6000, "合格")):
        if points >= least:
            return name
    return "不合格"


def graded(projects: tuple[Project, ...]) -> tuple[int, ...]:
    """Count the projects of each grade, best first."""
    found = [grade_of(each.points) for each in projects]
    return tuple(found.count(name) for name in ("优", "良", "合格", "不合格"))


class Dice:
    """Draw amounts, whole 万元 throughout a report or none."""

    def __init__(self, rng: random.Random, is_whole: bool) -> None:
        self.rng, self.is_whole = rng, is_whole

    def wan(self, low: int, high: int) -> int:
        """Draw an amount between two numbers of 万元."""
        return self.fit(self.rng.randrange(low * WAN, high * WAN))

    def part(self, whole: int, low: int, high: int) -> int:
        """Draw low to high thousandths of an amount."""
        return self.fit(whole * self.rng.randrange(low * 1000, high * 1000) // 10**6)

    def fit(self, cents: int) -> int:
        return max(round(cents / WAN), 1) * WAN if self.is_whole else cents

    def moved(self, cents: int) -> int:
        """Draw last year's amount, 4 to 18 % away."""
        return self.part(cents, *self.rng.choice(((820, 960), (1040, 1180))))


def _points(rng: random.Random) -> int:
    drawn = rng.random()
    span = (9000, 9980) if drawn < 0.6 else (7600, 8990)
    span = span if drawn < 0.9 else (6050, 7490)
    span = span if drawn < 0.98 else (4900, 5950)
    return rng.randrange(span[0], span[1] + 1, 10)


def _units(dice: Dice, place: str) -> tuple[Unit, ...]:
    rng, made = dice.rng, []
    names = [f"{place}财政局（本部）"]
    names += [place + name for name in rng.sample(UNITS, rng.choice((3, 4)))]
    for number, name in enumerate(names):
        projects = []
        for _ in range(rng.randrange(16, 29) if number == 0 else rng.randrange(5, 13)):
            is_rated = rng.random() > 0.06
            is_tracked = not is_rated or rng.random() > 0.08
            budget = dice.wan(25, 640)
            projects.append(Project(budget, _points(rng), is_tracked, is_rated))
        made.append(Unit(name, tuple(projects)))
    return tuple(made)


def _reviewed(dice: Dice) -> tuple[Reviewed, ...]:
    made = []
    for name in dice.rng.sample(REVIEWED, dice.rng.randrange(4, 7)):
        budget = dice.wan(320, 4800)
        spent = dice.part(budget, 820, 995)
        made.append(Reviewed(name, budget, spent, dice.rng.randrange(7000, 9600, 25)))
    return tuple(made)


def draw_books(rng: random.Random, is_whole: bool) -> Books:
    """Draw the books of a finance office."""
    dice, place = Dice(rng, is_whole), rng.choice(PLACES)
    units = _units(dice, place)
    budget = budget_of(tuple(each for unit in units for each in unit.projects))
    project, personnel = dice.part(budget, 900, 985), dice.wan(4200, 9800)
    public = dice.part(personnel, 120, 190)
    basic = personnel + public
    fund, other = dice.wan(110, 460), dice.wan(40, 190)
    spent = basic + project
    welfare = [dice.part(personnel, *span) for span in ((100, 130), (40, 60), (90, 140))]
    classes = [spent - sum(welfare) - fund, *welfare, fund]
    last = [dice.moved(cents) for cents in (basic, project, fund, other)]
    before = [dice.moved(cents) for cents in welfare]
    classes_last = [last[0] + last[1] - sum(before) - last[2], *before, last[2]]
    end = (dice.part(spent, 12, 45), dice.part(spent, 12, 45))
    begin = (end[1], dice.part(spent, 12, 45))
    general = spent - fund - other
    first = general - sum(welfare)
    lines = [dice.part(first, 330, 400), dice.part(first, 180, 240), dice.part(first, 120, 170)]
    finals = [*lines, first - sum(lines), *welfare]
    initial = [dice.part(cents, *rng.choice(((950, 992), (1010, 1080)))) for cents in finals]
    uses = (rng.randrange(1, 4), rng.randrange(1, 4), rng.randrange(1, 5))
    abroad = rng.choice((0, rng.randrange(12, 40) * WAN))
    cars = sum(uses) * rng.randrange(24, 38) * WAN // 10
    three_budget = (abroad, cars, _hundreds(rng.randrange(2 * WAN, 9 * WAN)))
    three = tuple(_hundreds(cents * rng.randrange(520, 960) // 1000) for cents in three_budget)
    three_last = tuple(
        _hundreds(cents * rng.choice((783, 871, 1124, 1263)) // 1000) for cents in three
    )
    bought = tuple(dice.wan(*span) for span in ((90, 480), (110, 620), (900, 3600)))
    small = dice.part(sum(bought), 420, 860)
    services = tuple((rng.randrange(4, 19), dice.wan(120, 1400)) for _ in range(4))
    number = sum(count for count, _ in services)
    bearers = (number * rng.randrange(45, 60) // 100, number * rng.randrange(15, 28) // 100)
    assets = tuple(dice.wan(*span) for span in ((900, 3800), (2600, 9400), (400, 2100)))
    asked = dice.wan(9000, 42000)
    problems = tuple(rng.randrange(*span) for span in ((6, 19), (4, 14), (3, 12), (2, 9)))
    return Books(
        place=place,
        units=units,
        personnel=personnel,
        basic=(basic, last[0]),
        project=(project, last[1]),
        classes=tuple(zip(classes, classes_last, strict=True)),
        fund=(fund, last[2]),
        other=(other, last[3]),
        begin=begin,
        end=end,
        lines=tuple(zip(initial, finals, strict=True)),
        three_budget=three_budget,
        three=three,
        three_last=three_last,
        guests=_guests(rng, three[2]),
        running=(run := dice.part(public, 560, 790), dice.moved(run)),
        bought=bought,
        buy_budget=dice.part(sum(bought), 1030, 1160),
        small=(small, dice.part(small, 480, 790)),
        services=services,
        bearers=(*bearers, number - sum(bearers)),
        assets=tuple((cents, dice.moved(cents)) for cents in assets),
        car_uses=uses,
        advance=(rng.randrange(14, 46), asked, dice.part(asked, 70, 240)),
        reviewed=_reviewed(dice),
        problems=problems,
        mended=sum(problems) * rng.randrange(620, 930) // 1000,
        cut=(rng.randrange(4, 15), dice.wan(180, 1900)),
    )


def _hundreds(cents: int) -> int:
    """Round to a hundred 元, which two decimals of 万元 print in full."""
    return cents // 10**4 * 10**4


def _guests(rng: random.Random, cost: int) -> Pair:
    """Draw how many groups and people were received for a cost in cents."""
    people = max(cost // (rng.randrange(90, 150) * 100), 20)
    return max(people // rng.randrange(7, 12), 2), people
