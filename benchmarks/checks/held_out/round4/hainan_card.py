"""The score of the Hainan style: two schemes, points that follow from the facts of the project."""

import random
from dataclasses import dataclass

from benchmarks.checks.held_out.round4.hainan_site import Site


@dataclass(frozen=True)
class Mark:
    """Hold one indicator; points in hundredths, `why` where some were lost."""

    part: str
    group: str
    name: str
    full: int
    points: int
    why: str = ""

    @property
    def lost(self) -> int:
        return self.full * 100 - self.points


Card = tuple[Mark, ...]


def points_of(card: Card, part: str = "", group: str = "") -> int:
    """Add the points of a part, a group, or all."""
    return sum(m.points for m in card if part in ("", m.part) and group in ("", m.group))


def full_of(card: Card, part: str = "", group: str = "") -> int:
    """Add the full points of a part, a group, or all."""
    return sum(m.full for m in card if part in ("", m.part) and group in ("", m.group))


def parts_of(card: Card) -> list[str]:
    return list(dict.fromkeys(mark.part for mark in card))


def grade_of(card: Card) -> str:
    """Name the grade of the total."""
    for least, name in ((9000, "优"), (8000, "良"), (6000, "中")):
        if points_of(card) >= least:
            return name
    return "差"


def happy(site: Site) -> tuple[int, int]:
    """Give the satisfied and the valid answers."""
    _, _, valid, very, glad, *_ = site.poll
    return very + glad, valid


def _scaled(full: int, top: int, bottom: int) -> int:
    """Give full points times a rate of at most one, half up."""
    return (200 * full * min(top, bottom) + bottom) // (2 * bottom)


def draw_card(rng: random.Random, site: Site) -> Card:
    """Draw the scheme of the region."""
    return _hainan(rng, site) if site.region == "海南" else _chongqing(rng, site)


def _common(rng: random.Random, site: Site) -> dict[str, tuple[int, str]]:
    """Give what is lost, in hundredths, with its cause, by what both schemes look at."""
    lost: dict[str, tuple[int, str]] = {}
    missed = site.targets[2] - site.actuals[2]
    if missed:
        lost["amount"] = (50, f"{site.kind.outputs[2][0]}未达到计划数")
    if site.late > 0:
        lost["time"] = (50 * (1 + site.late // 30), "完工时间晚于合同工期")
    good, valid = happy(site)
    if good * 10 < valid * 9:
        lost["happy"] = (50, "满意度低于百分之九十")
    if rng.random() < 0.5:
        lost["lasting"] = (rng.choice((50, 100)), "管护经费尚未纳入常年预算")
    return lost


def _chongqing(rng: random.Random, site: Site) -> Card:
    lost, kind = _common(rng, site), site.kind
    execution = _scaled(10, site.pay[2], site.budget)
    short = _scaled(7, site.actuals[2], site.targets[2])

    def mark(part: str, group: str, name: str, full: int, key: str = "") -> Mark:
        gone, why = lost.get(key, (0, ""))
        return Mark(part, group, name, full, full * 100 - gone, why)

    outputs = [output[0] for output in kind.outputs]
    why = f"{kind.short}" if short < 700 else ""
    time = "清运及时率" if kind.is_service else "按合同工期完工"
    return (
        Mark("预算执行", "预算执行", "预算执行率", 10, execution, "部分款项未到支付节点"),
        mark("产出", "数量", outputs[0], 8),
        mark("产出", "数量", outputs[1], 7),
        Mark("产出", "数量", outputs[2], 7, short, why),
        mark("产出", "质量", "考核（验收）合格率", 10),
        mark("产出", "时效", time, 9, "time"),
        mark("产出", "成本", "成本控制", 9),
        mark("效益", "社会效益", kind.gain[0], 12),
        mark("效益", "生态效益", f"{kind.complaint}降幅", 10),
        mark("效益", "可持续影响", "长效管护机制", 8, "lasting"),
        mark("满意度", "服务对象满意度", f"{kind.people}满意度", 10, "happy"),
    )


def _hainan(rng: random.Random, site: Site) -> Card:
    lost = _common(rng, site)
    came = _scaled(3, site.arrived, site.plan)
    if rng.random() < 0.5:
        lost["aim"] = (50, "个别指标值量化不够")
    if site.pay[2] * 10 < site.budget * 9:
        lost["use"] = (100, "当年资金支出率不足百分之九十")
    if rng.random() < 0.5 or came == 300:
        papers = "考核台账" if site.kind.is_service else "变更签证资料"
        lost["order"] = (rng.choice((50, 100)), f"{papers}归集不及时")
    if came < 300:
        lost["came"] = (300 - came, f"{site.levels[2]}配套未足额到位")
        lost["when"] = (50, "部分资金晚于计划时间下达")

    def mark(part: str, group: str, name: str, full: int, key: str = "") -> Mark:
        gone, why = lost.get(key, (0, ""))
        return Mark(part, group, name, full, full * 100 - gone, why)

    one, two, three = "项目决策", "项目管理", "项目绩效"
    return (
        mark(one, "项目目标", "目标内容", 4, "aim"),
        mark(one, "决策过程", "决策依据", 3),
        mark(one, "决策过程", "决策程序", 5),
        mark(one, "资金分配", "分配办法", 2),
        mark(one, "资金分配", "分配结果", 6),
        mark(two, "资金到位", "到位率", 3, "came"),
        mark(two, "资金到位", "到位时效", 2, "when"),
        mark(two, "资金管理", "资金使用", 7, "use"),
        mark(two, "资金管理", "财务管理", 3),
        mark(two, "组织实施", "组织机构", 1),
        mark(two, "组织实施", "管理制度", 9, "order"),
        mark(three, "项目产出", "产出数量", 5, "amount"),
        mark(three, "项目产出", "产出质量", 4),
        mark(three, "项目产出", "产出时效", 3, "time"),
        mark(three, "项目产出", "产出成本", 3),
        mark(three, "项目效益", "经济效益", 8),
        mark(three, "项目效益", "社会效益", 8),
        mark(three, "项目效益", "环境效益", 8),
        mark(three, "项目效益", "可持续影响", 8, "lasting"),
        mark(three, "项目效益", "服务对象满意度", 8, "happy"),
    )
