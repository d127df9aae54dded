"""The books of one project over three years: sources, work done at a unit cost, people reached."""

import random
from dataclasses import dataclass

SOURCES = ("中央资金", "省级资金", "市级资金", "区县配套")
PLACES = ("渭川县", "商山区", "延河县", "汉台市", "铜官区", "子午县")
DISTRICTS = ("东片区", "西片区", "南片区", "北片区", "中心片区")
# Name, department, then kinds of work: name, unit, quantity from, to, unit cost in cents from, to.
KINDS = (
    (
        "农村供水保障工程",
        "水利局",
        (
            ("更换输水管道", "公里", 24, 180, 8 * 10**6, 2 * 10**7),
            ("新建蓄水池", "座", 6, 60, 6 * 10**6, 3 * 10**7),
            ("安装智能水表", "块", 900, 9000, 18000, 46000),
        ),
    ),
    (
        "老旧小区综合改造",
        "住房和城乡建设局",
        (
            ("改造楼栋", "栋", 18, 160, 3 * 10**7, 9 * 10**7),
            ("加装电梯", "部", 5, 48, 4 * 10**7, 6 * 10**7),
            ("新划停车位", "个", 120, 1500, 60000, 230000),
        ),
    ),
    (
        "山地苹果产业提升",
        "农业农村局",
        (
            ("改造老果园", "亩", 600, 8200, 90000, 260000),
            ("搭建防雹网", "亩", 300, 3600, 150000, 420000),
            ("建设分选线", "条", 3, 16, 6 * 10**7, 3 * 10**8),
        ),
    ),
    (
        "义务教育薄弱环节改善",
        "教育局",
        (
            ("新建运动场地", "处", 4, 36, 2 * 10**7, 2 * 10**8),
            ("更新课桌椅", "套", 1200, 9800, 19000, 62000),
            ("改造学生食堂", "个", 5, 42, 10**7, 8 * 10**7),
        ),
    ),
)
Three = tuple[int, int, int]


@dataclass(frozen=True)
class Done:
    """Hold a kind of work: planned and real quantity, unit cost in cents."""

    name: str
    unit: str
    planned: int
    quantity: int
    each: int

    @property
    def cost(self) -> int:
        return self.quantity * self.each


@dataclass(frozen=True)
class Work:
    """Hold a project; amounts in cents, three years from the first to this."""

    place: str
    name: str
    office: str
    items: tuple[Done, ...]
    other: int
    planned: tuple[int, ...]
    arrived: tuple[int, ...]
    spent: int
    by_district: tuple[tuple[str, int], ...]
    people: tuple[int, int]
    arrivals: Three
    spendings: Three
    peoples: Three
    complaints: Three


def _back(rng: random.Random, now: int) -> int:
    """Draw last year's value: not the same, within a third."""
    return now * rng.choice((rng.randrange(720, 970), rng.randrange(1030, 1320))) // 1000


def draw_work(rng: random.Random) -> Work:
    """Draw a project; the same generator state gives the same books."""
    name, office, kinds = rng.choice(KINDS)
    items = []
    for label, unit, low, high, cheap, dear in kinds:
        quantity = rng.randrange(low, high)
        planned = max(quantity * 100 // rng.choice((90, 96, 100, 100, 108)), 1)
        items.append(Done(label, unit, planned, quantity, rng.randrange(cheap, dear) // 100 * 100))
    costs = sum(item.cost for item in items)
    other = costs * rng.randrange(20, 70) // 1000
    spent = costs + other
    target = spent * 1000 // rng.randrange(870, 1000)
    shares = (rng.randrange(280, 420), rng.randrange(180, 260), rng.randrange(90, 160))
    arrived = [target * share // 1000 for share in shares]
    arrived.append(target - sum(arrived))
    planned_cents = tuple(
        -(-cents * 1000 // rng.choice((1000, 1000, 955, 880))) for cents in arrived
    )
    first = items[0].quantity
    places = rng.sample(DISTRICTS, rng.randrange(3, 5) if first >= 12 else 3)
    split = [first * rng.randrange(12, 24) // 100 for _ in places[1:]]
    people = (rng.randrange(6000, 48000), rng.randrange(2000, 30000))
    before = _back(rng, spent)
    older = _back(rng, before)
    left = (rng.randrange(10**5, 9 * 10**7), rng.randrange(10**5, 9 * 10**7))
    heads = _back(rng, sum(people))
    calls = rng.randrange(26, 190)
    last_calls = _back(rng, calls * 2)
    return Work(
        place=rng.choice(PLACES),
        name=name,
        office=office,
        items=tuple(items),
        other=other,
        planned=planned_cents,
        arrived=tuple(arrived),
        spent=spent,
        by_district=tuple(zip(places, (first - sum(split), *split), strict=True)),
        people=people,
        arrivals=(older + left[0], before + left[1], sum(arrived)),
        spendings=(older, before, spent),
        peoples=(_back(rng, heads), heads, sum(people)),
        complaints=(_back(rng, last_calls), last_calls, calls),
    )
