"""The accounts of a department as 部门决算 prints them: classes of spending by source, two years."""

import random
from dataclasses import dataclass

PLACES = ("皖南市", "颍淮县", "庐阳山区", "滁西县", "枞川市", "黟北县")
OFFICES = (
    ("林业局", "213", "农林水支出"),
    ("司法局", "204", "公共安全支出"),
    ("市场监督管理局", "201", "一般公共服务支出"),
    ("生态环境分局", "211", "节能环保支出"),
)
UNITS = ("综合执法大队", "技术推广中心", "检验检测所", "信息中心", "法律援助中心", "监测站")
PROJECTS = (
    "业务装备更新经费",
    "基层站所规范化建设",
    "专项执法行动",
    "信息平台运维",
    "普法宣传服务",
)
PERSONNEL = ("工资福利支出", "对个人和家庭的补助")
PUBLIC = ("商品和服务支出", "资本性支出")
Pair = tuple[int, int]


@dataclass(frozen=True)
class Class:
    """Hold a class of spending: basic and project, this year and last; what was not fiscal."""

    code: str
    name: str
    basic: Pair
    project: Pair
    other: Pair = (0, 0)
    is_fund: bool = False

    @property
    def total(self) -> Pair:
        return self.basic[0] + self.project[0], self.basic[1] + self.project[1]

    @property
    def fiscal(self) -> Pair:
        return self.total[0] - self.other[0], self.total[1] - self.other[1]


@dataclass(frozen=True)
class Books:
    """Hold the accounts of a department in cents; totals are derived."""

    place: str
    name: str
    units: tuple[str, ...]
    classes: tuple[Class, ...]
    begin: Pair
    end: Pair
    business: Pair
    initial: int
    personnel: tuple[int, ...]
    public: tuple[int, ...]
    public_last: int
    three: tuple[int, int, int]
    three_last: tuple[int, int, int]
    three_budget: tuple[int, int, int]
    bought: tuple[int, int, int]
    small: int
    projects: tuple[tuple[str, int, int], ...]
    cars: tuple[int, int, int]
    guests: tuple[int, int]

    def spent(self, year: int = 0) -> int:
        return sum(each.total[year] for each in self.classes)

    def basic(self, year: int = 0) -> int:
        return sum(each.basic[year] for each in self.classes)

    def project(self, year: int = 0) -> int:
        return sum(each.project[year] for each in self.classes)

    def fund(self, year: int = 0) -> int:
        return sum(each.total[year] for each in self.classes if each.is_fund)

    def general(self, year: int = 0) -> int:
        return sum(each.fiscal[year] for each in self.classes if not each.is_fund)

    def fiscal(self, year: int = 0) -> int:
        return self.general(year) + self.fund(year)

    def granted(self, year: int = 0) -> int:
        """Give the general grant of a year: what it spent, less what was carried in."""
        return self.general(year) + self.end[year] - self.begin[year]

    def income(self, year: int = 0) -> int:
        return self.granted(year) + self.fund(year) + self.business[year]

    def total(self, year: int = 0) -> int:
        return self.income(year) + self.begin[year]


def _split(rng: random.Random, whole: int, number: int) -> tuple[int, ...]:
    parts = [whole * rng.randrange(60, 140) // (100 * (number + 1)) for _ in range(number - 1)]
    return (whole - sum(parts), *parts)


def draw_books(rng: random.Random) -> Books:
    """Draw the accounts; the same generator state gives the same ones."""
    size = rng.randrange(4 * 10**7, 6 * 10**8)

    def pair(low: int, high: int) -> Pair:
        now = size * rng.randrange(low * 10, high * 10) // 1000
        return now, now * rng.choice((rng.randrange(760, 985), rng.randrange(1015, 1290))) // 1000

    place = rng.choice(PLACES)
    office, code, function = rng.choice(OFFICES)
    business = pair(8, 20)
    main = Class(code, function, pair(200, 320), pair(90, 240), business)
    classes = (
        main,
        Class("208", "社会保障和就业支出", pair(28, 46), (0, 0)),
        Class("210", "卫生健康支出", pair(12, 24), (0, 0)),
        Class("212", "城乡社区支出", (0, 0), pair(14, 60), is_fund=True),
        Class("221", "住房保障支出", pair(22, 40), (0, 0)),
    )
    spent, basic = (sum(each.total[0] for each in classes), sum(each.basic[0] for each in classes))
    begin = pair(5, 24)
    public = basic * rng.randrange(90, 190) // 1000
    public_last = public * rng.choice((rng.randrange(800, 980), rng.randrange(1020, 1200))) // 1000
    abroad = rng.choice((0, rng.randrange(2 * 10**6, 9 * 10**6)))
    planned = (abroad, rng.randrange(6 * 10**6, 4 * 10**7), rng.randrange(10**6, 9 * 10**6))
    three = tuple(cents * rng.randrange(520, 990) // 1000 for cents in planned)
    before = tuple(cents * rng.choice((870, 1090, 1240)) // 1000 for cents in three)
    bought = _split(rng, size * rng.randrange(40, 130) // 1000, 3)
    names = rng.sample(PROJECTS, 4)
    drawn = [(name, size * rng.randrange(8, 40) // 1000) for name in names]
    cars = rng.randrange(3, 19)
    return Books(
        place=place,
        name=place + office,
        units=tuple(place + unit for unit in rng.sample(UNITS, rng.randrange(3, 6))),
        classes=classes,
        begin=begin,
        end=(begin[0] * rng.randrange(400, 1300) // 1000, begin[0]),
        business=business,
        initial=spent * rng.randrange(860, 1050) // 1000,
        personnel=_split(rng, basic - public, 2),
        public=_split(rng, public, 2),
        public_last=public_last,
        three=(three[0], three[1], three[2]),
        three_last=(before[0], before[1], before[2]),
        three_budget=planned,
        bought=(bought[0], bought[1], bought[2]),
        small=sum(bought) * rng.randrange(420, 930) // 1000,
        projects=tuple((name, n, n * rng.randrange(810, 1000) // 1000) for name, n in drawn),
        cars=(cars, rng.randrange(0, cars), rng.randrange(0, 3)),
        guests=(rng.randrange(15, 80), rng.randrange(120, 900)),
    )
