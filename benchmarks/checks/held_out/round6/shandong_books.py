"""The projects of one county office of education and sports in a year; money is in cents."""

import random
from dataclasses import dataclass

from benchmarks.checks.held_out.round5.county_draws import Goal, granted, near, turned

PLACES = ("东汶县", "临泗县", "沂阳县", "历源县", "鲁原县")
GROUPS = ("上级转移支付项目", "县级预算项目")
KEY = "家庭经济困难学生资助"
UPPER = (
    "城乡义务教育公用经费补助",
    "学前教育发展专项",
    "义务教育薄弱环节改善与能力提升",
    "公共体育场馆免费低收费开放补助",
    "现代职业教育质量提升",
)
OWN = (
    "中小学幼儿园校园安保服务",
    "农村学生校车运营补贴",
    "教师全员培训与名师工作室",
    "中小学校舍维修改造",
    "全民健身活动与赛事",
    "智慧校园建设与运维",
)
# Stage, standard in 元 for a term, usual number of pupils.
STAGES = (
    ("学前教育政府助学金", 600, (260, 1500)),
    ("义务教育家庭经济困难学生生活补助", 500, (900, 4200)),
    ("普通高中国家助学金", 1000, (400, 1900)),
    ("中等职业学校国家助学金", 1000, (180, 900)),
    ("普通高中免学费补助", 800, (150, 760)),
)


@dataclass(frozen=True)
class Project:
    """Hold a project: its group, budgets, spending, spending a year before and score."""

    name: str
    group: int
    initial: int
    budget: int
    spent: int
    points: int

    @property
    def grade(self) -> str:
        return "优" if self.points >= 9000 else "良" if self.points >= 8000 else "中"


@dataclass(frozen=True)
class Stage:
    """Hold a kind of help: standard in 元, pupils in spring and in autumn."""

    name: str
    standard: int
    spring: int
    autumn: int

    @property
    def pupils(self) -> int:
        return self.spring + self.autumn

    @property
    def cents(self) -> int:
        return self.pupils * self.standard * 100


@dataclass(frozen=True)
class Books:
    """Hold one office; totals are derived."""

    place: str
    projects: tuple[Project, ...]
    last: int
    stages: tuple[Stage, ...]
    pupils_last: int
    sources: tuple[tuple[str, int, int], ...]
    goals: tuple[Goal, ...]
    checks: tuple[int, int]

    @property
    def name(self) -> str:
        return self.place + "教育和体育局"

    @property
    def key(self) -> Project:
        return next(each for each in self.projects if each.name == KEY)

    @property
    def pupils(self) -> int:
        return sum(stage.pupils for stage in self.stages)

    def sums(self, group: int | None = None) -> tuple[int, int, int]:
        """Add up initial budget, budget and spending of a group, or of all."""
        own = [each for each in self.projects if group in (None, each.group)]
        return (
            sum(each.initial for each in own),
            sum(each.budget for each in own),
            sum(each.spent for each in own),
        )

    @property
    def execution(self) -> int:
        """Give the points of the key project's rate of spending out of 10, in hundredths."""
        return (2000 * self.key.spent + self.key.budget) // (2 * self.key.budget)


def _rate(rng: random.Random, low: int, fails: float) -> tuple[int, int]:
    if rng.random() < fails:
        return low, low - rng.randrange(30, 480)
    return low, low + rng.randrange(10, 10000 - low)


def _goals(rng: random.Random, pupils: int) -> tuple[Goal, ...]:
    planned = pupils * rng.randrange(92, 112) // 100
    planned = planned - planned % 10 if planned != pupils else planned + 20
    rows: tuple[tuple[str, str, str, str, tuple[int, int], int], ...] = (
        ("产出指标", "数量指标", "资助学生人次", "人次", (planned, pupils), 2000),
        ("产出指标", "质量指标", "资助对象认定准确率", "%", _rate(rng, 9800, 0.3), 1500),
        ("产出指标", "时效指标", "资助资金按时发放率", "%", _rate(rng, 9500, 0.5), 1500),
        ("效益指标", "社会效益指标", "资助政策知晓率", "%", _rate(rng, 9000, 0.4), 1500),
        ("效益指标", "可持续影响指标", "受助学生巩固率", "%", _rate(rng, 9500, 0.2), 1500),
        ("满意度指标", "服务对象满意度指标", "学生及家长满意度", "%", _rate(rng, 9000, 0.2), 1000),
    )
    return tuple(Goal(*row, *pair, full) for *row, pair, full in rows)


def draw_books(rng: random.Random) -> Books:
    """Draw an office; the same generator state gives the same one."""
    stages = []
    for name, standard, (low, high) in STAGES:
        spring = rng.randrange(low, high)
        autumn = spring * rng.randrange(88, 114) // 100
        stages.append(Stage(name, standard, spring, autumn))
    spent = sum(stage.cents for stage in stages)
    pupils = sum(stage.pupils for stage in stages)
    goals = _goals(rng, pupils)
    left = near(rng, spent, 8, 70)
    budget = spent + left
    central, upper = near(rng, budget, 420, 520), near(rng, budget, 180, 260)
    parts = (central, upper, budget - central - upper)
    cut = near(rng, left, 300, 600)
    used = (parts[0] - cut, parts[1], parts[2] - (left - cut))
    names = [(name, 0) for name in rng.sample(UPPER, rng.choice((2, 3)))]
    names += [(name, 1) for name in rng.sample(OWN, rng.choice((3, 4)))]
    execution = (2000 * spent + budget) // (2 * budget)
    points = execution + sum(goal.points for goal in goals)
    projects = [Project(KEY, 0, near(rng, budget, 930, 1060), budget, spent, points)]
    for name, group in names:
        initial = granted(rng, 70, (6400, 1500)[group])
        total = initial if rng.random() < 0.4 else turned(rng, initial, 200)
        paid = total if rng.random() < 0.3 else near(rng, total, 690, 998)
        score = rng.randrange(8100, 9000) if rng.random() < 0.25 else rng.randrange(9010, 9990)
        projects.append(Project(name, group, initial, total, paid, score))
    whole = sum(each.spent for each in projects)
    before = pupils * rng.randrange(88, 113) // 100
    schools = rng.randrange(24, 68)
    return Books(
        place=rng.choice(PLACES),
        projects=tuple(projects),
        last=turned(rng, whole, 160),
        stages=tuple(stages),
        pupils_last=before if before != pupils else before + 6,
        sources=tuple(zip(("中央资金", "省级资金", "县级资金"), parts, used, strict=True)),
        goals=goals,
        checks=(schools, rng.randrange(2, 7)),
    )
