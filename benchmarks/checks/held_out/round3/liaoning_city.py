"""What a northern city's finance bureau knows of its year: targets, monitoring, evaluations, cuts."""

import random
from dataclasses import dataclass, replace

from benchmarks.checks.generator.scorecard import Item, Part, Scorecard
from benchmarks.checks.held_out.round3.north_print import Purse

YI = 10**10
PLACES = ("凌川市", "浑阳市", "松滨市", "镜岭市", "辽湾市", "嫩源市")
NORTHERN = ("松滨市", "镜岭市", "嫩源市")
COUNTIES = ("东甸县", "北沟县", "柳条县", "靠山县", "站前区", "新立区", "黑石区", "双泉区")
FIELDS = (
    "教育科技",
    "农林水",
    "社会保障和就业",
    "卫生健康",
    "城乡建设",
    "生态环保",
    "公共安全",
    "工业和商贸",
    "文化旅游",
    "一般公共服务",
)
PROJECTS = (
    ("老旧供热管网改造补助资金", "市住房和城乡建设局"),
    ("城市冬季除雪作业经费", "市城市管理执法局"),
    ("黑土地保护性耕作补助资金", "市农业农村局"),
    ("公交企业运营补贴资金", "市交通运输局"),
    ("农村厕所改造奖补资金", "市乡村振兴局"),
    ("老工业区搬迁改造专项资金", "市发展和改革委员会"),
    ("粮食烘干设施建设补助", "市粮食和物资储备局"),
    ("冰雪旅游宣传推广经费", "市文化旅游和广播电视局"),
    ("基层医疗机构设备购置项目", "市卫生健康委员会"),
    ("职业技能提升培训项目", "市人力资源和社会保障局"),
    ("河道清淤疏浚工程", "市水务局"),
    ("中小学校舍维修改造项目", "市教育局"),
)
POLICIES = (
    ("高龄老人津贴发放政策", "市民政局"),
    ("外贸稳增长奖补政策", "市商务局"),
    ("企业研发投入后补助政策", "市科学技术局"),
    ("高校毕业生安家补贴政策", "市委组织部"),
)
OFFICES = (
    ("市林业和草原局整体支出", "市林业和草原局"),
    ("市残疾人联合会整体支出", "市残疾人联合会"),
    ("市体育局整体支出", "市体育局"),
)
CAUSES = {
    "立项依据": "立项论证材料不够完整",
    "绩效目标": "个别指标未量化",
    "资金投入": "预算测算依据不够充分",
    "资金管理": "支出凭证附件不齐",
    "组织实施": "合同签订晚于开工时间",
    "产出数量": "实际完成量少于计划",
    "产出质量": "抽查发现个别点位验收不达标",
    "产出时效": "部分任务晚于计划完成",
    "产出成本": "单位成本高于同类项目",
    "社会效益": "受益面未达到预期",
    "服务对象满意度": "满意度低于目标值",
}
KINDS = ("项目支出", "政策", "部门整体支出")
SCHEME = (
    ("决策", (("立项依据", 5), ("绩效目标", 6), ("资金投入", 4))),
    ("过程", (("资金管理", 10), ("组织实施", 10))),
    ("产出", (("产出数量", 12), ("产出质量", 13), ("产出时效", 6), ("产出成本", 4))),
    ("效益", (("社会效益", 20), ("服务对象满意度", 10))),
)


@dataclass(frozen=True)
class Field:
    """Hold a field of spending; bands are the projects by score of the self-evaluation."""

    name: str
    departments: int
    projects: int
    amount: int
    amount_before: int
    bands: tuple[int, int, int, int]
    reviewed: int


@dataclass(frozen=True)
class Evaluated:
    """Hold what was evaluated; points in hundredths."""

    kind: str
    name: str
    office: str
    amount: int
    points: int
    grade: str


@dataclass(frozen=True)
class Watched:
    """Hold a project monitored closely: budget and what was spent by July."""

    name: str
    office: str
    budget: int
    spent: int

    @property
    def light(self) -> str:
        if 2 * self.spent >= self.budget:
            return "绿灯"
        return "黄灯" if 10 * self.spent >= 3 * self.budget else "红灯"


def _demote(rng: random.Random, evaluated: tuple[Evaluated, ...]) -> tuple[Evaluated, ...]:
    """Lower the grade of the last one now and then, for a breach of discipline."""
    last = evaluated[-1]
    if last.grade == "优" and rng.random() < 0.35:
        return (*evaluated[:-1], replace(last, grade="良"))
    return evaluated


@dataclass(frozen=True)
class City:
    """Hold the figures of one year; totals are derived, so that they always add up."""

    place: str
    fields: tuple[Field, ...]
    books: tuple[tuple[str, int, int], ...]
    projects_before: int
    returned: tuple[int, int]
    review_cut: int
    assessed: tuple[int, int, int]
    declared: int
    accepted: int
    added: tuple[int, int]
    july: int
    lights: tuple[int, int, int]
    red: tuple[int, int]
    recovered: int
    watched: tuple[Watched, ...]
    secret: int
    late: int
    checked: tuple[int, int, int]
    evaluated: tuple[Evaluated, ...]
    evaluated_before: tuple[int, int]
    found: tuple[int, int, int, int]
    open_problems: int
    cuts: tuple[tuple[str, int, int], ...]
    cancelled: tuple[int, int]
    saved_before: int
    counties: tuple[tuple[str, int], ...]
    agencies: int
    fee: int

    @property
    def departments(self) -> int:
        return sum(each.departments for each in self.fields)

    @property
    def projects(self) -> int:
        return sum(each.projects for each in self.fields)

    @property
    def amount(self) -> int:
        return sum(each.amount for each in self.fields)

    @property
    def amount_before(self) -> int:
        return sum(each.amount_before for each in self.fields)

    @property
    def reviewed(self) -> int:
        """Count the projects self-evaluated."""
        return sum(sum(each.bands) for each in self.fields)

    @property
    def monitored(self) -> int:
        return self.projects + self.added[0]

    @property
    def monitored_amount(self) -> int:
        return self.amount + self.added[1]

    @property
    def pressed(self) -> int:
        """Give what the results of evaluation took from next year's budget."""
        return sum(now - then for _, now, then in self.cuts)

    @property
    def savings(self) -> tuple[int, int, int, int]:
        applied = self.pressed + self.cancelled[1]
        return (self.declared - self.accepted, self.review_cut, self.recovered, applied)


def grade_of(points: int) -> str:
    """Name the grade of a score."""
    for least, name in ((9000, "优"), (8000, "良"), (6000, "中")):
        if points >= least:
            return name
    return "差"


def draw_card(rng: random.Random) -> Scorecard:
    """Draw the sheet of one project: four or five of the items lose a good part."""
    losing = set(rng.sample([item for _, items in SCHEME for item, _ in items], rng.choice((4, 5))))
    parts = []
    for name, items in SCHEME:
        drawn = []
        for item, full in items:
            lost = rng.randrange(8, 45) * full if item in losing else 0
            drawn.append(Item(item, full, full * 100 - lost + lost % 10))
        parts.append(Part(name, tuple(drawn)))
    return Scorecard(tuple(parts))


def _field(rng: random.Random, purse: Purse, name: str) -> Field:
    amount = purse.draw(2 * YI, 16 * YI)
    before = purse.part(amount, 800, 990) if rng.random() < 0.75 else purse.part(amount, 1010, 1090)
    projects = rng.randrange(62, 240)
    good = projects * rng.randrange(620, 760) // 1000
    fair = projects * rng.randrange(120, 210) // 1000
    bands = (good, fair, rng.randrange(3, 12), rng.randrange(0, 4))
    return Field(
        name,
        rng.randrange(5, 13),
        projects,
        amount,
        before,
        bands,
        purse.part(before, 930, 1050),
    )


def _evaluated(rng: random.Random, purse: Purse, first: int) -> tuple[Evaluated, ...]:
    """Draw what was evaluated; the first has the points of the sheet that is printed."""
    picked = [
        *(("项目支出", *each) for each in rng.sample(PROJECTS, rng.randrange(4, 7))),
        *(("政策", *each) for each in rng.sample(POLICIES, 2)),
        *(("部门整体支出", *each) for each in rng.sample(OFFICES, rng.randrange(1, 3))),
    ]
    found: list[Evaluated] = []
    for number, (kind, name, office) in enumerate(picked):
        points = first if number == 0 else rng.randrange(7600, 9350, rng.choice((1, 5, 10)))
        if number == len(picked) - 1 and rng.random() < 0.7:
            points = rng.randrange(9010, 9400, 5)
        if number == 1:
            points = rng.randrange(7010, 7960, 5)
        while points in {each.points for each in found}:
            points += 5
        amount = purse.draw(YI // 50, YI if kind != "部门整体支出" else YI // 2)
        found.append(Evaluated(kind, name, office, amount, points, grade_of(points)))
    return tuple(found)


def _watched(rng: random.Random, purse: Purse, taken: set[str]) -> tuple[Watched, ...]:
    free = [each for each in PROJECTS if each[0] not in taken]
    rates = [rng.randrange(540, 890), rng.randrange(505, 720), rng.randrange(330, 480), 0]
    rates[3] = rng.choice((rng.randrange(120, 280), rng.randrange(600, 800)))
    rng.shuffle(rates)
    found = []
    for (name, office), rate in zip(rng.sample(free, 4), rates, strict=True):
        budget = purse.draw(YI // 60, YI // 2)
        found.append(Watched(name, office, budget, purse.even(budget * rate // 1000)))
    return tuple(found)


def draw_city(rng: random.Random, purse: Purse, first: int) -> City:
    """Draw the year; `first` is the score of the first project evaluated."""
    fields = tuple(_field(rng, purse, name) for name in rng.sample(FIELDS, rng.randrange(5, 8)))
    projects = sum(each.projects for each in fields)
    amount = sum(each.amount for each in fields)
    reviewed = sum(sum(each.bands) for each in fields)
    secret, late = rng.randrange(3, 16), rng.randrange(24, 76)
    counts = (rng.randrange(24, 60), rng.randrange(3, 9))
    shares = (purse.part(amount, 130, 240), purse.part(amount, 4, 16))
    books = (
        ("一般公共预算", projects - sum(counts), amount - sum(shares)),
        ("政府性基金预算", counts[0], shares[0]),
        ("国有资本经营预算", counts[1], shares[1]),
    )
    evaluated = _demote(rng, _evaluated(rng, purse, first))
    declared = purse.draw(YI, 4 * YI)
    total = purse.part(amount, 15, 60)
    red, yellow = rng.randrange(8, 22), rng.randrange(40, 110)
    stopped = rng.randrange(3, red - 3)
    added = (rng.randrange(18, 70), purse.part(amount, 18, 70))
    sample = rng.randrange(40, 90)
    watched = _watched(rng, purse, {each.name for each in evaluated})
    candidates = [each for each in evaluated if each.kind != "部门整体支出"]
    weak = sorted((each for each in candidates if each.points < 9000), key=_points)
    cuts = []
    for each in weak[: rng.randrange(3, 5)]:
        now = purse.part(each.amount, 900, 1080)
        kept = (880, 950) if each.points >= 8000 else (620, 780)
        cuts.append((each.name, now, purse.part(now, *kept)))
    saved = declared * 3 // 10 + total
    return City(
        place=rng.choice(PLACES),
        fields=fields,
        books=books,
        projects_before=reviewed + secret - late,
        returned=(rng.randrange(90, 300), rng.randrange(11, 58)),
        review_cut=total,
        assessed=(rng.randrange(8, 20), rng.randrange(5, 14), rng.randrange(2, 6)),
        declared=declared,
        accepted=purse.part(declared, 610, 840),
        added=added,
        july=purse.part(amount + added[1], 470, 660),
        lights=(projects + added[0] - red - yellow, yellow, red),
        red=(red - stopped, stopped),
        recovered=purse.part(amount, 2, 9),
        watched=watched,
        secret=secret,
        late=late,
        checked=(sample, rng.randrange(10, 20), sample * rng.randrange(120, 290) // 1000),
        evaluated=evaluated,
        evaluated_before=(
            len(evaluated) - rng.choice((1, 2, 3, -1, -2)),
            purse.draw(2 * YI, 4 * YI),
        ),
        found=(*(rng.randrange(4, 15) for _ in range(3)), rng.randrange(2, 9)),
        open_problems=rng.randrange(2, 6),
        cuts=tuple(cuts),
        cancelled=(rng.randrange(2, 6), purse.draw(YI // 200, YI // 12)),
        saved_before=purse.part(saved, 720, 960),
        counties=tuple(
            (name, rng.randrange(7700, 9380, 5))
            for name in rng.sample(COUNTIES, rng.randrange(4, 7))
        ),
        agencies=rng.randrange(3, 7),
        fee=purse.draw(60 * 10**6, 190 * 10**6),
    )


def _points(each: Evaluated) -> int:
    return each.points
