"""The bridging funds of one Henan county in a year: sources, uses by township, score; money is in cents."""

import random
from dataclasses import dataclass

from benchmarks.checks.held_out.round5.county_draws import granted, near

PLACES = ("伊川北县", "淇滨县", "颍东县", "宛西县", "澧阳县")
TOWNS = ("白庙乡", "石桥镇", "大营镇", "古城乡", "柳林镇", "双楼镇", "赵河镇", "桐树庄乡")
KINDS = ("产业发展", "农村基础设施", "就业帮扶", "项目管理费")
LEVELS = ("中央资金", "省级资金", "市级资金", "县级资金")
WORKS = (
    "高标准温室大棚建设项目",
    "村级光伏电站运维项目",
    "农产品冷链仓储建设项目",
    "通村道路提升项目",
    "农村安全饮水管网改造项目",
    "肉牛养殖基地配套项目",
    "食用菌产业园建设项目",
)
SCHEME = (
    ("决策", (("项目立项", 600), ("绩效目标", 500), ("资金投入", 400))),
    ("过程", (("资金管理", 1100), ("组织实施", 900))),
    ("产出", (("产出数量", 1500), ("产出质量", 800), ("产出时效", 700), ("产出成本", 500))),
    ("效益", (("经济效益", 1000), ("社会效益", 800), ("可持续影响", 500), ("满意度", 700))),
)


@dataclass(frozen=True)
class Work:
    """Hold a project: its money, what was paid, its number of households with a share."""

    name: str
    planned: int
    paid: int
    homes: int


@dataclass(frozen=True)
class Books:
    """Hold one county; totals are derived."""

    place: str
    towns: tuple[str, ...]
    uses: tuple[tuple[int, ...], ...]
    paid: tuple[int, ...]
    counts: tuple[tuple[int, int], ...]
    sources: tuple[int, ...]
    last: int
    works: tuple[Work, ...]
    watched: tuple[int, int, int]
    income: tuple[int, int]
    villages: tuple[int, int]
    accepted: tuple[int, int]
    items: tuple[tuple[str, str, int, int], ...]

    @property
    def whole(self) -> int:
        return sum(map(sum, self.uses))

    @property
    def spent(self) -> int:
        return sum(self.paid)

    def kind(self, number: int) -> int:
        """Add up the money of a kind of use."""
        return sum(row[number] for row in self.uses)

    def part(self, name: str) -> tuple[int, int]:
        """Give full points and points of a first level."""
        own = [item for item in self.items if item[0] == name]
        return sum(full for *_, full, _ in own), sum(points for *_, points in own)

    @property
    def points(self) -> int:
        return sum(points for *_, points in self.items)


def draw_books(rng: random.Random) -> Books:
    """Draw a county; the same generator state gives the same one."""
    towns = rng.sample(TOWNS, rng.choice((5, 6)))
    uses, counts = [], []
    for _ in towns:
        industry = granted(rng, 420, 1900)
        roads = near(rng, industry, 260, 520)
        uses.append((industry, roads, near(rng, industry, 30, 90), near(rng, industry, 6, 14)))
        number = rng.randrange(4, 15)
        done = number - rng.choice((0, 0, 1, 2))
        counts.append((number, done))
    paid = [sum(row) if rng.random() < 0.3 else near(rng, sum(row), 880, 998) for row in uses]
    whole = sum(map(sum, uses))
    central, upper = near(rng, whole, 470, 560), near(rng, whole, 200, 260)
    city = near(rng, whole, 60, 100)
    works = []
    for name in rng.sample(WORKS, 4):
        planned = granted(rng, 90, 400)
        works.append(Work(name, planned, near(rng, planned, 820, 999), rng.randrange(40, 390)))
    homes = rng.randrange(420, 2300)
    steady = homes * rng.randrange(58, 88) // 100
    before = rng.randrange(14200, 17900)
    villages = rng.randrange(96, 330)
    accepted = sum(done for _, done in counts)
    items = []
    for top, rows in SCHEME:
        for name, full in rows:
            lost = rng.randrange(1, 5) * rng.choice((20, 25, 50)) if rng.random() < 0.45 else 0
            items.append((top, name, full, full - min(lost, full // 2)))
    return Books(
        place=rng.choice(PLACES),
        towns=tuple(towns),
        uses=tuple(uses),
        paid=tuple(paid),
        counts=tuple(counts),
        sources=(central, upper, city, whole - central - upper - city),
        last=near(rng, whole, *rng.choice(((840, 975), (1030, 1140)))),
        works=tuple(works),
        watched=(homes, steady, homes * rng.randrange(260, 380) // 100),
        income=(before * rng.randrange(1052, 1124) // 1000, before),
        villages=(villages, villages - rng.randrange(3, villages // 3)),
        accepted=(accepted, accepted - rng.choice((0, 1, 2))),
        items=tuple(items),
    )
