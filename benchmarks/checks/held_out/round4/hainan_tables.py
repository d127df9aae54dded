"""The tables of the Hainan style: three years of money, contracts in 元, scores."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, CellSpec, Spanned, Value
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import Later, Linear
from benchmarks.checks.held_out.round4.hainan_card import (
    Card,
    Mark,
    full_of,
    happy,
    parts_of,
    points_of,
)
from benchmarks.checks.held_out.round4.hainan_site import Site
from benchmarks.checks.held_out.round4.sea_figures import Pen, measure
from benchmarks.checks.held_out.wording import mark, scored

Row = list[CellSpec | None]


def years(w: Builder, site: Site, pen: Pen) -> None:
    """Print what came and was paid year by year, with what was carried over."""
    rows: list[Row] = [
        [
            Spanned("年度", 2),
            Spanned("上年结转", 2),
            Spanned("当年到位资金", 1, 4),
            None,
            None,
            None,
            Spanned("当年支付", 2),
            Spanned("年末结存", 2),
        ],
        [None, None, "小计", *site.levels, None, None],
    ]
    columns: list[list[Figure]] = [[], [], [], [], []]
    before: Figure | None = None
    for number, own in enumerate(site.arrivals):
        year = w.of_year(site.year - 2 + number)
        if before is not None:
            w.relate(Later("period", year, before, 1))
        before = year
        come = pen.bare(sum(own), f"arr:{number}")
        split = [pen.bare(cents) for cents in own]
        pay, end = (
            pen.bare(site.pay[number], f"pay:{number}"),
            pen.bare(site.end(number), f"end:{number}"),
        )
        w.adds_up(come, split, "table_row_sum")
        start: Value = pen.bare(site.end(number - 1), f"end:{number - 1}") if number else "—"
        carried = ((start, 1),) if isinstance(start, Figure) else ()
        w.relate(Linear("balance", (*carried, (come, 1), (pay, -1), (end, -1))))
        for column, figure in zip(columns, (come, *split, pay), strict=True):
            column.append(figure)
        first = start if isinstance(start, Figure) else "—"
        rows.append([year, first, come, *split, pay, end])
    totals = [pen.bare(site.arrived, "arrived")]
    totals += [pen.bare(cents, f"source:{n}") for n, cents in enumerate(site.sources)]
    totals.append(pen.bare(site.paid, "paid"))
    for figure, column in zip(totals, columns, strict=True):
        w.adds_up(figure, column, "table_sum")
    w.adds_up(totals[0], totals[1:4], "table_row_sum")
    left = pen.bare(site.end(2), "end:2")
    w.relate(Linear("balance", ((totals[0], 1), (totals[4], -1), (left, -1))))
    rows.append(["合计", "—", *totals, left])
    w.table(rows, "项目资金到位与支付情况表", "单位：万元")


def contracts(w: Builder, site: Site, pen: Pen) -> None:
    """Print the contracts in 元, the text has them in 万元."""
    rows: list[Row] = [
        ["序号", "合同名称", "采购方式", "合同金额", "累计支付", "支付比例", "未付金额"]
    ]
    columns: list[list[Figure]] = [[], [], []]
    last = ("合计", "", site.signed, site.inside, "signed", "inside")
    lines = [
        (each.name, each.way, each.price, each.paid, f"contract:{n}", f"contract_paid:{n}")
        for n, each in enumerate(site.contracts)
    ]
    for number, (name, way, price, paid, *keys) in enumerate([*lines, last], 1):
        is_sum = name == "合计"
        cents = (price, paid, price - paid)
        names = (*keys, "unpaid" if is_sum else "")
        line = [pen.bare(c, key, "元", 2) for c, key in zip(cents, names, strict=True)]
        rate = w.rate(Fraction(paid, price))
        w.divides(rate, line[1], line[0], "table_ratio")
        w.relate(Linear("difference", ((line[0], 1), (line[1], -1), (line[2], -1))))
        for column, figure in zip(columns, line, strict=True):
            if is_sum:
                w.adds_up(figure, column, "table_sum")
            column.append(figure)
        head: Row = [Spanned("合计", 1, 3), None, None] if is_sum else [str(number), name, way]
        rows.append([*head, line[0], line[1], rate, line[2]])
    w.table(rows, "合同签订及支付情况表（单位：元）")


def scores(w: Builder, site: Site, card: Card) -> None:
    """Print the sheet of the region."""
    if site.region == "海南":
        _nested(w, card)
    else:
        _targets(w, site, card)


def _line(w: Builder, item: Mark) -> tuple[Figure, Figure]:
    found = scored(w, item.full * 100, item.points, "", ("", f"mark:{item.name}"))
    return found["full"], found["score"]


def _last(w: Builder, fulls: list[Figure], points: list[Figure], card: Card) -> list[Figure]:
    whole, total = mark(10000, "", role="weight"), mark(points_of(card), "", "score")
    w.adds_up(whole, fulls, "weights")
    w.adds_up(total, points, "score_sum")
    return [whole, total]


def _nested(w: Builder, card: Card) -> None:
    """Print full points at three levels, one within the other, and points at the third."""
    rows: list[Row] = [["一级指标", "分值", "二级指标", "分值", "三级指标", "分值", "得分"]]
    fulls: list[Figure] = []
    points: list[Figure] = []
    tops: list[Figure] = []
    for part in parts_of(card):
        own = [item for item in card if item.part == part]
        top = mark(full_of(card, part) * 100, "", role="weight")
        tops.append(top)
        middles: list[Figure] = []
        groups = list(dict.fromkeys(item.group for item in own))
        for group in groups:
            items = [item for item in own if item.group == group]
            middle = mark(full_of(card, part, group) * 100, "", role="weight")
            middles.append(middle)
            below: list[Figure] = []
            for number, item in enumerate(items):
                full, score = _line(w, item)
                below.append(full)
                points.append(score)
                is_first = item is own[0]
                first: Row = [Spanned(part, len(own)), Spanned(top, len(own))]
                second: Row = [Spanned(group, len(items)), Spanned(middle, len(items))]
                rows.append(
                    [
                        *(first if is_first else [None, None]),
                        *([None, None] if number else second),
                        item.name,
                        full,
                        score,
                    ]
                )
            w.adds_up(middle, below, "weights")
            fulls += below
        w.adds_up(top, middles, "weights")
    whole, total = _last(w, fulls, points, card)
    w.adds_up(whole, tops, "weights")
    rows.append([Spanned("合计", 1, 5), *[None] * 4, whole, total])
    w.table(rows, "项目绩效自评评分表")


def _targets(w: Builder, site: Site, card: Card) -> None:
    """Print target and result of every indicator beside its points."""
    heads: Row = [
        "一级指标",
        "二级指标",
        "三级指标",
        "指标值",
        "完成值",
        "分值",
        "得分",
        "偏差说明",
    ]
    rows: list[Row] = [heads]
    fulls: list[Figure] = []
    points: list[Figure] = []
    for item in card:
        full, score = _line(w, item)
        fulls.append(full)
        points.append(score)
        own = [other for other in card if other.part == item.part]
        first = Spanned(item.part, len(own)) if item is own[0] else None
        wanted, done = _values(w, site, item)
        rows.append([first, item.group, item.name, wanted, done, full, score, item.why or "无"])
    whole, total = _last(w, fulls, points, card)
    rows.append([Spanned("总分", 1, 5), *[None] * 4, whole, total, ""])
    w.table(rows, "项目支出绩效自评表")


def _values(w: Builder, site: Site, item: Mark) -> tuple[CellSpec, CellSpec]:
    """Give target and result as printed in the sheet."""
    kind = site.kind
    for number, (label, unit, *_) in enumerate(kind.outputs):
        if label == item.name:
            return (
                ("≥", measure(site.targets[number], unit, f"target:{number}")),
                measure(site.actuals[number], unit, f"actual:{number}"),
            )
    if item.name == "预算执行率":
        return "100%", w.rate(Fraction(site.pay[2], site.budget), "execution")
    if item.name == kind.gain[0]:
        high = site.gain[1]
        return f"≥{high // 100 - 2}%", w.rate(Fraction(high, 10000), "gain:high")
    if item.name.endswith("降幅"):
        now, before = site.complaints
        return "≥20%", w.rate(Fraction(before - now, before), "complaints")
    if item.name == "清运及时率":
        trips, delayed = site.trips
        return "≥98%", w.rate(Fraction(trips - delayed, trips), "trips")
    if item.group == "服务对象满意度":
        return "≥90%", w.rate(Fraction(*happy(site)), "happy")
    fixed: dict[str, tuple[str, str]] = {
        "考核（验收）合格率": ("100%", "100%"),
        "按合同工期完工": ("是", "否" if site.late > 0 else "是"),
        "成本控制": ("不超控制价", "未超"),
    }
    return fixed.get(item.name, ("健全", "基本健全" if item.lost else "健全"))
