"""The money, cases and calls of one Jiangsu city data office in a year; money is in cents."""

import random
from dataclasses import dataclass

from benchmarks.checks.held_out.round5.county_draws import granted, near, turned

PLACES = ("江宁州市", "运河市", "太湖新市", "通扬市")
UNITS = ("政务服务中心", "大数据管理中心", "公共资源交易中心", "12345热线服务中心")
PROJECTS = (
    "政务服务大厅运行保障",
    "12345热线委托服务",
    "城市运行数据底座建设",
    "电子政务外网租用",
    "“一件事”改革专项",
    "公共资源交易平台升级",
)
CHANNELS = ("电话", "微信公众号", "政务服务网", "部门转办")
SCHEME = (
    ("决策", (("计划制定", 500), ("目标设定", 500), ("预算编制", 500))),
    ("过程", (("预算执行", 1000), ("预算管理", 600), ("采购与资产管理", 400), ("人员管理", 400))),
    ("履职", (("服务效能", 1400), ("热线办理", 1300), ("数据共享", 800))),
    ("效益", (("社会效益", 1000), ("可持续发展能力", 600), ("满意度", 1000))),
)


@dataclass(frozen=True)
class Project:
    """Hold a project: what was planned and what was spent in each quarter."""

    name: str
    budget: int
    quarters: tuple[int, int, int, int]

    @property
    def spent(self) -> int:
        return sum(self.quarters)


@dataclass(frozen=True)
class Books:
    """Hold one office; totals are derived."""

    place: str
    units: tuple[str, ...]
    projects: tuple[Project, ...]
    pay: tuple[int, tuple[int, int, int, int]]
    last: int
    calls: tuple[tuple[int, int], ...]
    kinds: tuple[int, int, int]
    answered: int
    matters: tuple[int, int, int]
    cases: tuple[int, int]
    windows: tuple[int, int]
    seconds: tuple[int, int]
    trades: tuple[int, int, int]
    shared: tuple[int, int]
    items: tuple[tuple[str, str, int, int], ...]

    @property
    def budget(self) -> int:
        return self.pay[0] + self.project_budget

    @property
    def project_budget(self) -> int:
        return sum(each.budget for each in self.projects)

    @property
    def project_spent(self) -> int:
        return sum(each.spent for each in self.projects)

    @property
    def basic(self) -> int:
        return sum(self.pay[1])

    @property
    def spent(self) -> int:
        return self.basic + self.project_spent

    def quarter(self, number: int) -> int:
        return self.pay[1][number] + sum(each.quarters[number] for each in self.projects)

    @property
    def all_calls(self) -> int:
        return sum(now for now, _ in self.calls)

    def part(self, name: str) -> tuple[int, int]:
        """Give full points and points of a first level."""
        own = [item for item in self.items if item[0] == name]
        return sum(full for *_, full, _ in own), sum(points for *_, points in own)

    @property
    def points(self) -> int:
        return sum(points for *_, points in self.items)


def _quarters(rng: random.Random, whole: int, *ends: tuple[int, int]) -> tuple[int, int, int, int]:
    a, b, c = (near(rng, whole, *each) for each in ends)
    return a, b, c, whole - a - b - c


def draw_books(rng: random.Random) -> Books:
    """Draw an office; the same generator state gives the same one."""
    projects = []
    for name in rng.sample(PROJECTS, rng.choice((4, 5))):
        budget = granted(rng, 320, 5200)
        spent = budget if rng.random() < 0.2 else near(rng, budget, 830, 998)
        ends = ((60, 160), (180, 260), (170, 260))
        projects.append(Project(name, budget, _quarters(rng, spent, *ends)))
    pay = rng.randrange(1200, 3600) * 10**6
    paid = _quarters(rng, near(rng, pay, 968, 999), (245, 300), (225, 245), (225, 245))
    spent = sum(paid) + sum(each.spent for each in projects)
    calls = []
    for low, high in ((120_000, 420_000), (20_000, 90_000), (9_000, 40_000), (2_000, 9_000)):
        now = rng.randrange(low, high)
        before = now * rng.randrange(78, 123) // 100
        calls.append((now, before if before != now else now + 11))
    whole = sum(now for now, _ in calls)
    asked, urged = whole * rng.randrange(52, 68) // 100, whole * rng.randrange(20, 29) // 100
    matters = rng.randrange(1200, 2600)
    online = matters * rng.randrange(880, 995) // 1000
    cases = rng.randrange(860_000, 3_400_000)
    windows = rng.randrange(90, 260)
    limit = rng.randrange(14, 22)
    trades = rng.randrange(380, 1500)
    control = rng.randrange(60, 240) * 10**10
    data = rng.randrange(240, 900)
    items = []
    whole_budget = pay + sum(each.budget for each in projects)
    for top, rows in SCHEME:
        for name, full in rows:
            lost = rng.randrange(1, 5) * rng.choice((20, 30, 50)) if rng.random() < 0.4 else 0
            points = full - min(lost, full // 2)
            if name == "预算执行":
                points = (2 * full * spent + whole_budget) // (2 * whole_budget)
            items.append((top, name, full, points))
    return Books(
        place=rng.choice(PLACES),
        units=tuple(rng.sample(UNITS, rng.choice((2, 3)))),
        projects=tuple(projects),
        pay=(pay, paid),
        last=turned(rng, spent, 130),
        calls=tuple(calls),
        kinds=(asked, urged, whole - asked - urged),
        answered=whole * rng.randrange(972, 998) // 1000,
        matters=(matters, online, online * rng.randrange(600, 860) // 1000),
        cases=(cases, cases * rng.randrange(84, 121) // 100 + 7),
        windows=(windows, windows * rng.randrange(60, 94) // 100),
        seconds=(limit, limit - rng.randrange(1, 6)),
        trades=(trades, control, near(rng, control, 880, 965)),
        shared=(data, data - rng.randrange(2, data // 12)),
        items=tuple(items),
    )
