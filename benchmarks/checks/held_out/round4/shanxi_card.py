"""The score sheet in four levels; what follows from the books is computed from their rates."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from benchmarks.checks.generator.builder import Value
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Quotient
from benchmarks.checks.held_out.round4.office_figures import Pen, rounded
from benchmarks.checks.held_out.round4.shanxi_books import Books
from benchmarks.checks.held_out.wording import mark


@dataclass(frozen=True)
class Leaf:
    """Hold a fourth-level item; full and points in hundredths, and what its points come from."""

    top: str
    second: str
    third: str
    name: str
    full: int
    points: int
    rule: str = "plain"
    ratio: Fraction = Fraction(0)
    key: str = ""
    norm: Fraction = Fraction(0)

    def explain(self, pen: Pen) -> Figure:
        """Say why points were lost; give the figure of the loss."""
        w, is_exact = pen.w, self.rule not in ("share", "progress")
        full = mark(self.full, key=f"full:{self.name}", role="weight")
        got = _points(self.points, f"score:{self.name}", is_exact)
        lost = _points(self.full - self.points, f"lost:{self.name}", is_exact)
        w.relate(
            AtMost("score_limit", got, full),
            Linear("score_lost", ((full, 1), (lost, -1), (got, -1))),
        )
        values: dict[str, Value] = {"name": self.name, "full": full, "score": got, "lost": lost}
        if self.rule == "plain":
            pen.say.say("lost_plain", cause=pen.say.draw(f"cause_{self.third}"), **values)
            return lost
        rate = w.rate(self.ratio, self.key)
        if self.rule in ("growth", "fall"):
            pen.again(self.key, rate)
        if self.rule == "share":
            w.relate(Quotient("score_rate", rate, ((got, 1),), ((full, 1),)))
        if self.rule == "progress":
            gap = w.points(self.norm - rounded(self.ratio, w.rate_places))
            norm = w.rate(self.norm, places=0)
            w.relate(
                Linear("points", ((norm, 1), (rate, -1), (gap, -1))),
                Linear("score_rule", ((lost, 1), (gap, -10))),
            )
            values |= {"gap": gap, "norm": norm}
        limit = f"{round(self.norm * 100)}%"
        pen.say.say(f"lost_{self.rule}", rate=rate, limit=limit, **values)
        return lost


@dataclass(frozen=True)
class Sheet:
    """Hold the whole sheet, out of 100."""

    leaves: tuple[Leaf, ...]

    @property
    def points(self) -> int:
        return sum(leaf.points for leaf in self.leaves)

    @property
    def tops(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(leaf.top for leaf in self.leaves))

    def under(self, top: str) -> list[Leaf]:
        return [leaf for leaf in self.leaves if leaf.top == top]


def _points(hundredths: int, key: str, is_exact: bool) -> Figure:
    """Print points; those that come from a rate keep both decimals."""
    if is_exact:
        return mark(hundredths, key=key)
    number = f"{hundredths // 100}.{hundredths % 100:02d}"
    return Figure(number, "分", Fraction(1), "score", key)


def _half_up(value: Fraction) -> int:
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


class _Maker:
    """Make leaves one after another under the heads given last."""

    def __init__(self, rng: random.Random, places: int) -> None:
        self.rng, self.places, self.leaves = rng, places, list[Leaf]()
        self._heads = ("", "", "")

    def under(self, top: str, second: str, third: str) -> "_Maker":
        self._heads = (top, second, third)
        return self

    def plain(self, name: str, full: int) -> None:
        lost = self.rng.choice((20, 30, 50)) if self.rng.random() < 0.28 else 0
        self._add(name, full, full - lost)

    def full(self, name: str, full: int) -> None:
        self._add(name, full, full)

    def share(self, name: str, full: int, ratio: Fraction, key: str) -> None:
        """Give the full points times the rate as printed."""
        printed = min(rounded(ratio, self.places), Fraction(1))
        self._add(name, full, _half_up(full * printed), "share", ratio, key)

    def band(self, name: str, full: int, ratio: Fraction, limit: Fraction, key: str) -> None:
        """Take a fifth or two fifths away above the limit and twice the limit."""
        printed = rounded(ratio, self.places)
        over = (printed > limit) + (printed > 2 * limit)
        self._add(name, full, full - over * full // 5, "band", ratio, key, limit)

    def progress(self, name: str, full: int, ratio: Fraction, norm: Fraction, key: str) -> None:
        """Take a tenth of a point for each point behind the calendar."""
        gap = max(norm - rounded(ratio, self.places), Fraction(0))
        lost = min(_half_up(gap * 1000), full)
        self._add(name, full, full - lost, "progress", ratio, key, norm)

    def signed(self, name: str, full: int, rule: str, ratio: Fraction, key: str) -> None:
        """Take half a point away where something moved the wrong way, up or down."""
        is_wrong = ratio > 0 if rule == "growth" else ratio < 0
        self._add(name, full, full - 50 * is_wrong, rule, abs(ratio), key)

    def late(self, name: str, full: int, number: int) -> None:
        self._add(name, full, full - 50 * number)

    def _add(
        self,
        name: str,
        full: int,
        points: int,
        rule: str = "plain",
        ratio: Fraction = Fraction(0),
        key: str = "",
        norm: Fraction = Fraction(0),
    ) -> None:
        found = Leaf(*self._heads, name, full, points, rule, ratio, key, norm)
        self.leaves.append(found)


def draw_sheet(rng: random.Random, books: Books, places: int) -> Sheet:
    """Score the department; the same books and state give the same sheet."""
    make = _Maker(rng, places)
    for part in (_input, _process, _output, _effect):
        part(make, books)
    return Sheet(tuple(make.leaves))


Part = Callable[[_Maker, Books], None]


def _input(make: _Maker, books: Books) -> None:
    under = make.under("投入", "目标设定", "绩效目标合理性")
    under.plain("目标依据充分性", 200)
    under.plain("目标与职责匹配度", 200)
    make.under("投入", "目标设定", "绩效指标明确性").plain("指标细化量化程度", 300)
    under = make.under("投入", "预算配置", "人员配置")
    under.full("在职人员控制率", 300)
    under = make.under("投入", "预算配置", "一般性支出压减")
    ratio = Fraction(sum(books.three) - sum(books.three_last), sum(books.three_last))
    under.signed("“三公”经费变动率", 300, "growth", ratio, "growth:three")
    make.under("投入", "预算配置", "重点支出保障").full("重点支出安排率", 200)


def _process(make: _Maker, books: Books) -> None:
    whole = books.whole(0)
    under = make.under("过程", "预算执行", "预算完成情况")
    under.share("预算完成率", 500, Fraction(books.whole(1), whole), "rate:whole")
    net = Fraction(books.added - books.cut, books.initial)
    under.band("预算净调整率", 200, net, Fraction(5, 100), "rate:net")
    under = make.under("过程", "预算执行", "支出均衡性")
    half, third = (Fraction(cents, whole) for cents in books.progress[1:])
    under.progress("上半年支出进度", 150, half, Fraction(1, 2), "rate:half")
    under.progress("前三季度支出进度", 150, third, Fraction(3, 4), "rate:third")
    under = make.under("过程", "预算执行", "结转结余控制")
    under.band("结转结余率", 300, Fraction(books.carry, whole), Fraction(3, 100), "rate:carry")
    under = make.under("过程", "预算执行", "费用控制")
    under.full("公用经费控制率", 300)
    under.full("“三公”经费控制率", 200)
    under = make.under("过程", "预算执行", "政府采购")
    under.share("采购预算执行率", 200, Fraction(sum(books.bought), books.to_buy), "rate:buy")
    make.under("过程", "预算管理", "制度建设").plain("管理制度健全性", 200)
    make.under("过程", "预算管理", "资金使用").plain("资金使用合规性", 400)
    under = make.under("过程", "预算管理", "信息公开")
    under.full("预决算公开及时性", 150)
    under.plain("绩效信息公开完整性", 150)
    make.under("过程", "资产管理", "资产管理规范性").plain("账实相符情况", 300)
    under = make.under("过程", "资产管理", "资产使用效率")
    under.share("固定资产利用率", 300, Fraction(books.used, books.assets), "rate:assets")


def _output(make: _Maker, books: Books) -> None:
    under = make.under("产出", "履职数量", "重点任务完成数量")
    for full, each in zip((400, 400, 400, 300), books.outputs, strict=True):
        under.share(each.name, full, Fraction(each.done, each.target), f"done:{each.name}")
    under = make.under("产出", "履职质量", "质量达标情况")
    for name in books.office.qualities:
        under.plain(name, 400)
    make.under("产出", "履职时效", "完成及时性").late("重点任务按期完成率", 400, books.late)
    make.under("产出", "履职成本", "成本控制").full("采购资金节约率", 300)


def _effect(make: _Maker, books: Books) -> None:
    under = make.under("效果", "社会效益", "公共服务改善")
    for each in books.effects[:2]:
        ratio = Fraction(each.done - each.last, each.last)
        under.signed(f"{each.name}增长情况", 400, "fall", ratio, f"growth:{each.name}")
    make.under("效果", "可持续影响", "长效机制").plain("管护和跟踪机制建立情况", 400)
    under = make.under("效果", "满意度", "服务对象满意度")
    for name in books.office.served:
        under.full(f"{name}满意度", 400)
