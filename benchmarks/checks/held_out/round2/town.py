"""The budget of a town for two years: revenue by tax, spending by class, bonds, services."""

import random
from dataclasses import dataclass

PLACES = ("闽江口镇", "九龙湾街道", "武平山镇", "霞屿镇", "洛阳桥街道", "戴云乡")
COUNTIES = ("长屿县", "晋水市", "漳岩县", "福霞市")
TAXES = (
    "增值税",
    "企业所得税",
    "个人所得税",
    "城市维护建设税",
    "房产税",
    "印花税",
    "城镇土地使用税",
)
OTHER = ("专项收入", "行政事业性收费收入", "国有资源（资产）有偿使用收入")
CLASSES = (
    "一般公共服务支出",
    "教育支出",
    "文化旅游体育与传媒支出",
    "社会保障和就业支出",
    "卫生健康支出",
    "节能环保支出",
    "城乡社区支出",
    "农林水支出",
    "住房保障支出",
    "灾害防治及应急管理支出",
)
BONDS = (
    "污水管网新建工程",
    "冷链物流园基础设施",
    "停车楼建设项目",
    "卫生院病房楼工程",
    "渔港提升工程",
)
PROJECTS = (
    "村居环境整治经费",
    "网格化管理经费",
    "敬老院运行补助",
    "道路日常养护",
    "海漂垃圾清理经费",
    "文化站免费开放",
)


@dataclass(frozen=True)
class Line:
    """Hold a subject: budget, this year's and last year's amount in cents."""

    name: str
    budget: int
    now: int
    last: int


@dataclass(frozen=True)
class Town:
    """Hold the budget of a town; totals are derived."""

    county: str
    name: str
    taxes: tuple[Line, ...]
    others: tuple[Line, ...]
    classes: tuple[Line, ...]
    shared: tuple[int, int]
    grants: int
    moved: int
    paid_up: int
    left: int
    debt: tuple[int, int, int]
    bonds: tuple[tuple[str, int, int], ...]
    projects: tuple[tuple[str, int, int], ...]
    people: int
    families: int
    aid: int
    patients: tuple[int, int]
    jobs: tuple[int, int]

    @property
    def revenue(self) -> Line:
        return total("一般公共预算收入", (*self.taxes, *self.others))

    @property
    def tax(self) -> Line:
        return total("税收收入", self.taxes)

    @property
    def non_tax(self) -> Line:
        return total("非税收入", self.others)

    @property
    def spent(self) -> Line:
        return total("一般公共预算支出", self.classes)

    @property
    def begin(self) -> int:
        """Give what was carried in: it makes both sides of the budget equal."""
        came = self.revenue.now + self.grants + self.moved
        return self.spent.now + self.paid_up + self.left - came


def total(name: str, lines: tuple[Line, ...]) -> Line:
    """Add up lines."""
    sums = (sum(getattr(line, key) for line in lines) for key in ("budget", "now", "last"))
    return Line(name, *sums)


def _line(rng: random.Random, name: str, now: int) -> Line:
    last = now * rng.choice((rng.randrange(740, 985), rng.randrange(1012, 1310))) // 1000
    budget = now * 1000 // rng.randrange(920, 1090) // 10**6 * 10**6 + 10**6
    return Line(name, budget, now, last)


def draw_town(rng: random.Random) -> Town:
    """Draw a town; the same generator state gives the same budget."""
    size = rng.randrange(10**8, 9 * 10**8)

    def lines(names: tuple[str, ...], low: int, high: int) -> tuple[Line, ...]:
        return tuple(_line(rng, name, size * rng.randrange(low, high) // 1000) for name in names)

    taxes, others = lines(TAXES, 60, 900), lines(OTHER, 30, 200)
    spent = lines(tuple(name for name in CLASSES if rng.random() < 0.85), 90, 800)
    came = sum(line.now for line in (*taxes, *others))
    gone = sum(line.now for line in spent)
    paid_up = came * rng.randrange(20, 90) // 1000
    left = size * rng.randrange(20, 160) // 1000
    moved = size * rng.randrange(10, 90) // 1000
    # What is missing comes from above and from last year; where nothing is, more is paid up.
    missing = gone + paid_up + left - came - moved
    floor = size // 5
    if missing < floor:
        paid_up += floor - missing
        missing = floor
    begin = missing * rng.randrange(150, 400) // 1000
    limit = rng.randrange(20, 160) * 10**8
    owed = limit * rng.randrange(700, 930) // 1000
    bonds = []
    for name in rng.sample(BONDS, rng.randrange(3, 5)):
        given = rng.randrange(8, 90) * 10**7
        bonds.append((name, given, given * rng.choice((1000, 953, 887, 790)) // 1000))
    projects = []
    for name in rng.sample(PROJECTS, rng.randrange(4, 6)):
        planned = size * rng.randrange(8, 60) // 1000
        projects.append((name, planned, planned * rng.randrange(810, 1000) // 1000))
    families = rng.randrange(120, 900)
    return Town(
        county=rng.choice(COUNTIES),
        name=rng.choice(PLACES),
        taxes=taxes,
        others=others,
        classes=spent,
        shared=(came * rng.randrange(900, 1400) // 1000, came * rng.randrange(900, 1300) // 1000),
        grants=missing - begin,
        moved=moved,
        paid_up=paid_up,
        left=left,
        debt=(limit, owed, owed * rng.randrange(700, 980) // 1000),
        bonds=tuple(bonds),
        projects=tuple(projects),
        people=families * rng.randrange(14, 26) // 10,
        families=families,
        aid=families * rng.randrange(300000, 900000),
        patients=(rng.randrange(9000, 60000), rng.randrange(9000, 60000)),
        jobs=(rng.randrange(200, 1400), rng.randrange(160, 1300)),
    )
