"""The score of a department or a project: parts, items, full points and points in hundredths."""

import random
from dataclasses import dataclass

SCHEMES: dict[str, tuple[tuple[str, tuple[tuple[str, int], ...]], ...]] = {
    "department": (
        ("投入管理", (("目标设定", 6), ("预算配置", 9))),
        ("过程管理", (("预算执行", 14), ("预算管理", 10), ("资产管理", 6))),
        ("产出指标", (("职责履行数量", 15), ("职责履行质量", 10), ("完成时效", 5))),
        ("效果指标", (("社会效益", 15), ("服务对象满意度", 10))),
    ),
    "efficiency": (
        ("管理效能", (("资金管理", 16), ("采购管理", 4), ("资产管理", 6), ("绩效管理", 14))),
        ("履职效能", (("重点任务完成", 30), ("部门目标实现", 20))),
        ("社会评价", (("服务对象满意度", 10),)),
    ),
    "project": (
        ("预算执行", (("预算执行率", 10),)),
        ("产出指标", (("数量指标", 20), ("质量指标", 15), ("时效指标", 15))),
        ("效益指标", (("社会效益指标", 20), ("可持续影响指标", 10))),
        ("满意度指标", (("服务对象满意度指标", 10),)),
    ),
    "sichuan": (
        ("履职效能", (("选定任务完成", 30), ("任务效益实现", 20))),
        ("预算管理", (("预算编制质量", 8), ("单位收入统筹", 7), ("支出执行进度", 10))),
        ("财务管理", (("财务制度规范", 4), ("会计核算规范", 6))),
        ("绩效结果应用", (("内部应用", 8), ("信息公开", 7))),
    ),
}


@dataclass(frozen=True)
class Item:
    """Hold an item; `full` in points, `points` in hundredths."""

    name: str
    full: int
    points: int


@dataclass(frozen=True)
class Part:
    """Hold a part with its items."""

    name: str
    items: tuple[Item, ...]

    @property
    def full(self) -> int:
        return sum(item.full for item in self.items)

    @property
    def points(self) -> int:
        return sum(item.points for item in self.items)


@dataclass(frozen=True)
class Scorecard:
    """Hold the whole sheet, out of 100."""

    parts: tuple[Part, ...]

    @property
    def points(self) -> int:
        return sum(part.points for part in self.parts)


def make_scorecard(rng: random.Random, scheme: str) -> Scorecard:
    """Draw points for a scheme; about one item in three loses something."""
    parts = []
    for name, items in SCHEMES[scheme]:
        drawn = []
        for item, full in items:
            missing = rng.randrange(10, full * 25) if rng.random() < 0.4 else 0
            drawn.append(Item(item, full, full * 100 - missing))
        parts.append(Part(name, tuple(drawn)))
    return Scorecard(tuple(parts))
