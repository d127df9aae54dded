"""The medical aid funds of one Guizhou city in a year, by county; money is in cents."""

import random
from dataclasses import dataclass

from benchmarks.checks.held_out.round5.county_draws import Goal, near

PLACES = ("黔岭市", "乌江北市", "清水江市", "赤水河市")
COUNTIES = (
    "云台苗族自治县",
    "平塘湾布依族自治县",
    "大方岭彝族自治县",
    "丹溪侗族自治县",
    "普里仡佬族自治县",
    "荔香水族自治县",
    "都柳江新区",
    "清河高新区",
)
SOURCES = ("中央补助资金", "省级补助资金", "市级资金", "县级资金")
USES = ("资助参保", "门诊救助", "住院救助")


@dataclass(frozen=True)
class County:
    """Hold a county: money given and carried over, spent, persons insured with help, helped visits."""

    name: str
    given: int
    carried: int
    spent: int
    insured: int
    visits: int

    @property
    def usable(self) -> int:
        return self.given + self.carried


@dataclass(frozen=True)
class Books:
    """Hold one city; totals are derived."""

    place: str
    counties: tuple[County, ...]
    sources: tuple[int, ...]
    arrived: tuple[int, ...]
    uses: tuple[int, ...]
    clinic: int
    last_spent: int
    last_insured: int
    standard: int
    goals: tuple[Goal, ...]
    checks: tuple[int, int]

    def sums(self, name: str) -> int:
        return sum(int(getattr(each, name)) for each in self.counties)

    @property
    def execution(self) -> int:
        """Give the points of the rate of spending out of 10, in hundredths."""
        return (2000 * self.sums("spent") + self.sums("usable")) // (2 * self.sums("usable"))

    @property
    def points(self) -> int:
        return self.execution + sum(goal.points for goal in self.goals)


def _rate(rng: random.Random, target: int, fails: float) -> tuple[int, int]:
    if rng.random() < fails:
        return target, target - rng.randrange(25, 410)
    return target, target + rng.randrange(5, 10000 - target)


def _target(rng: random.Random, done: int) -> int:
    found = done * rng.randrange(91, 110) // 100
    return found - found % 100


def draw_books(rng: random.Random) -> Books:
    """Draw a city; the same generator state gives the same one."""
    standard = rng.choice((150, 190, 240))
    counties = []
    for name in rng.sample(COUNTIES, rng.choice((5, 6, 7))):
        insured, visits = rng.randrange(6200, 38000), rng.randrange(3100, 24000)
        spent = insured * standard * 100 + visits * rng.randrange(52_000, 98_000)
        usable = spent + near(rng, spent, 8, 120)
        carried = near(rng, usable, 10, 60)
        counties.append(County(name, usable - carried, carried, spent, insured, visits))
    given, spent = (sum(getattr(each, name) for each in counties) for name in ("given", "spent"))
    parts = [near(rng, given, *ends) for ends in ((560, 640), (150, 200), (50, 80))]
    sources = (*parts, given - sum(parts))
    left = sum(each.usable - each.spent for each in counties)
    late = near(rng, left, 150, 600) if rng.random() < 0.7 else 0
    insured, visits = (
        sum(getattr(each, name) for each in counties) for name in ("insured", "visits")
    )
    helped = insured * standard * 100
    clinic = near(rng, spent - helped, 120, 260)
    clinic_visits = visits * rng.randrange(520, 720) // 1000
    rows: tuple[tuple[str, str, str, str, tuple[int, int], int], ...] = (
        (
            "产出指标",
            "数量指标",
            "资助参加基本医疗保险人数",
            "人",
            (_target(rng, insured), insured),
            1400,
        ),
        ("产出指标", "数量指标", "直接救助人次", "人次", (_target(rng, visits), visits), 1200),
        ("产出指标", "质量指标", "重点救助对象参保率", "%", _rate(rng, 9900, 0.2), 1200),
        ("产出指标", "时效指标", "“一站式”结算覆盖率", "%", _rate(rng, 9500, 0.4), 1200),
        (
            "效益指标",
            "社会效益指标",
            "政策范围内住院自付费用救助比例",
            "%",
            _rate(rng, 7000, 0.3),
            1600,
        ),
        ("效益指标", "可持续影响指标", "救助政策知晓率", "%", _rate(rng, 8500, 0.4), 1400),
        ("满意度指标", "服务对象满意度指标", "救助对象满意度", "%", _rate(rng, 9000, 0.2), 1000),
    )
    before = insured * rng.randrange(90, 112) // 100
    checked = rng.randrange(180, 900)
    return Books(
        place=rng.choice(PLACES),
        counties=tuple(counties),
        sources=sources,
        arrived=(*sources[:3], sources[3] - late),
        uses=(helped, clinic, spent - helped - clinic),
        clinic=clinic_visits,
        last_spent=near(rng, spent, *rng.choice(((860, 975), (1025, 1150)))),
        last_insured=before if before != insured else before + 37,
        standard=standard,
        goals=tuple(Goal(*row, *pair, full) for *row, pair, full in rows),
        checks=(checked, checked * rng.randrange(2, 11) // 100 + 1),
    )
