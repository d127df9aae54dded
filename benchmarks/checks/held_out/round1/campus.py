"""The books of a university for two years, in whole cents; totals are derived."""

import random
from dataclasses import dataclass

NAMES = ("云岭师范大学", "江北工业大学", "清源医科大学", "宁浦财经学院", "海津理工大学")
COLLEGES = (
    "文学院",
    "数学学院",
    "物理学院",
    "化学学院",
    "计算机学院",
    "外国语学院",
    "马克思主义学院",
    "体育部",
    "经济管理学院",
)
INCOME = ("财政拨款收入", "教育事业收入", "科研事业收入", "经营收入", "其他收入")
SPENDING = ("工资福利支出", "商品和服务支出", "对个人和家庭的补助", "资本性支出")
PROJECTS = (
    "学科建设专项",
    "本科教学质量工程",
    "实验室安全改造",
    "智慧教室建设",
    "学生公寓修缮",
    "图书文献购置",
    "青年教师培养计划",
)
AID = ("国家奖学金", "国家助学金", "勤工助学金", "临时困难补助")
ASSETS = ("流动资产", "固定资产净值", "在建工程", "无形资产")
Pair = tuple[int, int]


@dataclass(frozen=True)
class Campus:
    """Hold what a university's report can print; pairs are this year and last."""

    name: str
    colleges: tuple[str, ...]
    income: tuple[Pair, ...]
    spending: tuple[Pair, ...]
    begin: int
    students: tuple[int, int, int]
    teachers: int
    doctors: int
    seniors: int
    projects: tuple[tuple[str, int, int], ...]
    aid: tuple[int, ...]
    aided: int
    assets: tuple[int, ...]
    debt: int
    research: tuple[Pair, Pair]
    graduates: int
    placed: int
    placed_before: int

    @property
    def came(self) -> Pair:
        return sum(pair[0] for pair in self.income), sum(pair[1] for pair in self.income)

    @property
    def gone(self) -> Pair:
        return sum(pair[0] for pair in self.spending), sum(pair[1] for pair in self.spending)

    @property
    def end(self) -> int:
        return self.begin + self.came[0] - self.gone[0]


def draw_campus(rng: random.Random) -> Campus:
    """Draw a university; the same generator state gives the same books."""
    size = rng.randrange(30, 160) * 10**9

    def pair(low: int, high: int) -> Pair:
        now = size * rng.randrange(low * 100, high * 100) // 10**5
        return now, now * rng.choice((rng.randrange(820, 985), rng.randrange(1015, 1180))) // 1000

    income = (pair(480, 560), pair(180, 260), pair(60, 140), pair(3, 12), pair(20, 60))
    spending = (pair(330, 400), pair(200, 260), pair(60, 90), pair(70, 130))
    planned = [size * rng.randrange(500, 3000) // 10**5 for _ in PROJECTS]
    drawn = [
        (name, cents, cents if rng.random() < 0.2 else cents * rng.randrange(780, 998) // 1000)
        for name, cents in zip(PROJECTS, planned, strict=True)
    ]
    teachers = rng.randrange(700, 2400)
    graduates = rng.randrange(2600, 7200)
    one, other = pair(30, 60), pair(15, 50)
    return Campus(
        name=rng.choice(NAMES),
        colleges=tuple(rng.sample(COLLEGES, rng.randrange(5, 8))),
        income=income,
        spending=spending,
        begin=size * rng.randrange(200, 300) // 1000,
        students=(rng.randrange(9000, 24000), rng.randrange(900, 6000), rng.randrange(40, 900)),
        teachers=teachers,
        doctors=teachers * rng.randrange(38, 72) // 100,
        seniors=teachers * rng.randrange(35, 60) // 100,
        projects=tuple(rng.sample(drawn, rng.randrange(4, 7))),
        aid=tuple(rng.randrange(10**7, 9 * 10**8) for _ in AID),
        aided=rng.randrange(3000, 12000),
        assets=tuple(
            size * rng.randrange(low, high) // 10
            for low, high in ((4, 9), (12, 30), (1, 5), (1, 3))
        ),
        debt=size * rng.randrange(150, 620) // 1000,
        research=(one, other),
        graduates=graduates,
        placed=graduates * rng.randrange(8400, 9700) // 10000,
        placed_before=rng.randrange(8300, 9700),
    )
