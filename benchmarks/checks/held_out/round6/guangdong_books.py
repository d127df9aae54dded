"""The money, people, work and score of one city housing office in a year; money is in cents."""

import random
from dataclasses import dataclass

from benchmarks.checks.held_out.round5.county_draws import WAN, Goal, granted, near, turned

PLACES = ("端溪市", "榕江市", "罗浮市", "鉴江市", "新丰江市")
SECTIONS = (
    "办公室",
    "政策法规科",
    "计划财务科",
    "住房保障科",
    "房地产市场监管科",
    "建筑业管理科",
    "工程质量安全监管科",
    "城市建设科",
    "城镇燃气管理科",
    "科技与消防科",
)
UNITS = (
    "建设工程质量安全监督站",
    "住房保障中心",
    "房产交易服务所",
    "建设工程造价服务中心",
    "城建档案馆",
    "白蚁防治所",
)
DUTIES = (
    "拟订全市住房和城乡建设政策并组织实施",
    "承担城镇低收入家庭住房保障责任",
    "监督管理全市房地产市场",
    "监督管理建筑市场和规范市场各方主体行为",
    "承担房屋建筑和市政工程质量安全监管责任",
    "指导城镇老旧小区改造和城市更新",
    "监督管理城镇燃气行业",
)
TASKS = (
    "公租房维修养护和租赁补贴",
    "城镇老旧小区改造",
    "建筑工程质量安全巡查",
    "城镇燃气管道更新改造",
    "绿色建筑与建筑节能推广",
    "房地产市场监测与交易服务",
)


@dataclass(frozen=True)
class Task:
    """Hold a task: budget at the beginning and after adjustment, spending, spending a year before."""

    name: str
    initial: int
    budget: int
    spent: int
    before: int


@dataclass(frozen=True)
class Books:
    """Hold one office; totals are derived."""

    place: str
    sections: tuple[str, ...]
    units: tuple[str, ...]
    duties: tuple[str, ...]
    staff: tuple[tuple[str, int, int], ...]
    tasks: tuple[Task, ...]
    personnel: tuple[int, int, int, int]
    public: tuple[int, int, int, int]
    income: tuple[int, int, int]
    begin: int
    end: int
    three: tuple[tuple[int, int, int], ...]
    bought: tuple[int, int]
    assets: tuple[int, int]
    goals: tuple[Goal, ...]
    items: tuple[tuple[str, int, int], ...]
    output: tuple[int, int]

    @property
    def name(self) -> str:
        return self.place + "住房和城乡建设局"

    def basic(self, n: int) -> int:
        """Give basic money: at first (0), adjusted (1), spent (2), spent a year before (3)."""
        return self.personnel[n] + self.public[n]

    def project(self, n: int) -> int:
        return sum((each.initial, each.budget, each.spent, each.before)[n] for each in self.tasks)

    def whole(self, n: int) -> int:
        return self.basic(n) + self.project(n)

    @property
    def execution(self) -> int:
        """Give the points of the rate of spending out of 10, in hundredths."""
        return (2000 * self.whole(2) + self.whole(1)) // (2 * self.whole(1))

    @property
    def duty(self) -> int:
        return self.execution + sum(goal.points for goal in self.goals)

    @property
    def management(self) -> int:
        return sum(points for _, _, points in self.items)


MANAGED = (
    ("预算编制", 500),
    ("财务管理", 400),
    ("信息公开", 300),
    ("绩效管理", 1800),
    ("采购管理", 800),
    ("资产管理", 800),
    ("运行成本", 400),
)


def _rate(rng: random.Random, fails: float) -> tuple[int, int]:
    target = rng.choice((9000, 9300, 9500, 9600))
    if rng.random() < fails:
        return target, target - rng.randrange(40, 420)
    return target, min(target + rng.randrange(10, 380), 9990)


def _number(rng: random.Random, low: int, high: int) -> tuple[int, int]:
    target = rng.randrange(low, high)
    draw = rng.random()
    if draw < 0.3:
        return target, target - max(target * rng.randrange(2, 16) // 100, 1)
    return target, target if draw < 0.5 else target + max(target * rng.randrange(2, 26) // 100, 1)


def _goals(rng: random.Random) -> tuple[Goal, ...]:
    rows: tuple[tuple[str, str, str, tuple[int, int], int], ...] = (
        ("产出指标", "新筹集保障性租赁住房", "套", _number(rng, 640, 3800), 500),
        ("产出指标", "发放住房租赁补贴", "户", _number(rng, 210, 1900), 300),
        ("产出指标", "新开工改造老旧小区", "个", _number(rng, 18, 96), 400),
        ("产出指标", "更新改造燃气管道", "公里", _number(rng, 24, 160), 300),
        ("产出指标", "在建工程安全巡查覆盖率", "%", _rate(rng, 0.4), 500),
        ("效益指标", "新建绿色建筑面积占比", "%", _rate(rng, 0.2), 700),
        ("效益指标", "老旧小区改造受益居民", "户", _number(rng, 2200, 14000), 700),
        ("效益指标", "服务对象满意度", "%", _rate(rng, 0.3), 600),
    )
    return tuple(Goal(top, "", *rest, *pair, full) for top, *rest, pair, full in rows)


def _task(rng: random.Random, name: str) -> Task:
    initial = granted(rng, 160, 2900)
    budget = initial if rng.random() < 0.3 else turned(rng, initial)
    spent = budget if rng.random() < 0.25 else near(rng, budget, 760, 996)
    return Task(name, initial, budget, spent, turned(rng, spent, 300))


def draw_books(rng: random.Random) -> Books:
    """Draw an office; the same generator state gives the same one."""
    quotas = (rng.randrange(38, 62), rng.randrange(40, 95), rng.randrange(3, 8))
    kinds = ("行政编制", "事业编制", "工勤编制")
    staff = tuple(
        (kind, quota, quota - rng.randrange(0, 3))
        for kind, quota in zip(kinds, quotas, strict=True)
    )
    people = sum(quota for _, quota, _ in staff)
    pay, cost = people * rng.randrange(17, 26) * WAN, people * rng.randrange(180, 330) * 10**4
    paid, costs = near(rng, pay, 970, 999), near(rng, cost, 880, 998)
    tasks = tuple(_task(rng, name) for name in rng.sample(TASKS, rng.choice((4, 5))))
    spent = paid + costs + sum(each.spent for each in tasks)
    left = pay - paid + cost - costs + sum(each.budget - each.spent for each in tasks)
    begin, end = near(rng, spent, 6, 40), near(rng, left, 180, 640)
    came = spent + end - begin
    fund, other = near(rng, came, 90, 180), near(rng, came, 4, 22)
    three = []
    for low, high in ((0, 0), (14, 42), (3, 13)):
        planned = granted(rng, low, high) if high else 0
        used = near(rng, planned, 480, 985)
        three.append((planned, used, turned(rng, used) if high else 0))
    bought = granted(rng, 240, 1400)
    assets = granted(rng, 3000, 16000)
    items = []
    for name, full in MANAGED:
        lost = rng.randrange(1, full // 100) * rng.choice((25, 30, 50)) if rng.random() < 0.5 else 0
        items.append((name, full, full - min(lost, full // 2)))
    output = rng.randrange(2_800_000, 9_900_000)
    return Books(
        place=rng.choice(PLACES),
        sections=tuple(rng.sample(SECTIONS, rng.randrange(6, 10))),
        units=tuple(rng.sample(UNITS, rng.randrange(2, 5))),
        duties=tuple(rng.sample(DUTIES, rng.randrange(4, 7))),
        staff=staff,
        tasks=tasks,
        personnel=(near(rng, pay, 940, 985), pay, paid, turned(rng, paid, 90)),
        public=(cost, cost, costs, turned(rng, costs, 130)),
        income=(came - fund - other, fund, other),
        begin=begin,
        end=end,
        three=tuple(three),
        bought=(bought, near(rng, bought, 820, 998)),
        assets=(assets, near(rng, assets, 850, 992)),
        goals=_goals(rng),
        items=tuple(items),
        output=(output, output * 1000 // rng.randrange(1021, 1124)),
    )
