"""The tables of the third-party report: batches, counties, output, checks, survey, scores."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, CellSpec, Spanned, print_decimal
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Quotient
from benchmarks.checks.held_out.round3.henan_fund import Case, County
from benchmarks.checks.held_out.round3.henan_words import SOURCES
from benchmarks.checks.held_out.round3.sheet_entries import Entry, by_first
from benchmarks.checks.held_out.wording import mark, scored

Row = list[CellSpec | None]


def cover(w: Builder, case: Case, total: int, grade: str) -> None:
    """Print the particulars in four columns without a head."""
    city, counties = case.city.name, w.count(len(case.counties), "", "counties")
    rows: list[Row] = [
        ["项目名称", w.name(case.fund.name), "评价年度", w.this_year()],
        ["委托单位", f"{city}财政局", "主管部门", f"{city}{case.fund.office}"],
        ["评价机构", case.city.firm, "评价范围", (counties, "个县（区）")],
        [
            "下达资金（万元）",
            w.bare(case.total("issued"), "issued"),
            "支出资金（万元）",
            w.bare(case.total("spent"), "paid"),
        ],
        ["综合得分（分）", mark(total, "", "score_total"), "评价等级", grade],
    ]
    w.table(rows, "评价项目基本信息")


def batch_table(w: Builder, case: Case) -> None:
    """Print batches by source; a source without money has a dash."""
    rows: list[Row] = [["批次", "下达文号", "下达时间", *SOURCES, "合计"]]
    sums: list[list[Figure]] = [[], [], []]
    totals = []
    for batch in case.batches:
        whole, cells = w.bare(batch.total, f"batch:{batch.name}"), []
        own: Row = []
        for column, cents in zip(sums, batch.sources, strict=True):
            figure = w.bare(cents)
            own.append(figure if cents else "—")
            if cents:
                column.append(figure)
                cells.append(figure)
        w.adds_up(whole, cells, "table_row_sum")
        totals.append(whole)
        rows.append([batch.name, batch.paper, batch.month, *own, whole])
    last = [w.bare(case.source(number), f"source:{number}") for number in range(3)]
    issued = w.bare(case.total("issued"), "issued")
    for figure, column in zip(last, sums, strict=True):
        w.adds_up(figure, column, "table_sum")
    w.adds_up(issued, totals, "table_sum")
    w.adds_up(issued, last, "table_row_sum")
    rows.append([Spanned("合计", 1, 3), None, None, *last, issued])
    w.table(rows, f"{w.year}年度{case.fund.name}分批次下达情况表", "单位：万元")


def money_table(w: Builder, case: Case) -> None:
    """Print counties by batch, with what was delivered, spent and left; the total first or last."""
    many = len(case.batches)
    names = [batch.name for batch in case.batches]
    rows: list[Row] = [
        [
            Spanned("县（区）", 2),
            Spanned("下达资金", 1, many + 1),
            *([None] * many),
            Spanned("到位资金", 2),
            Spanned("到位率", 2),
            Spanned("支出资金", 2),
            Spanned("支出率", 2),
            Spanned("结存资金", 2),
        ],
        [None, *names, "小计", None, None, None, None, None],
    ]
    below = []
    lines: list[Row] = []
    for county in case.counties:
        cents = (*county.batches, county.issued, county.delivered, county.spent)
        keys = ("", f"issued:{county.name}", f"came:{county.name}", f"spent:{county.name}")
        own, line = _money_line(w, cents, (*keys[:1] * many, *keys[1:]), county)
        below.append(own)
        lines.append([county.name, *line])
    sums = [batch.total for batch in case.batches]
    sums += [case.total(name) for name in ("issued", "delivered", "spent")]
    batch_keys = tuple(f"batch:{name}" for name in names)
    own, line = _money_line(w, tuple(sums), (*batch_keys, "issued", "came", "paid"), None)
    for number, figure in enumerate(own):
        w.adds_up(figure, (each[number] for each in below), "table_sum")
    total: Row = ["合计", *line]
    rows += [total, *lines] if w.rng.random() < 0.4 else [*lines, total]
    w.table(rows, "分县（区）资金下达、到位和支出情况表", "金额单位：万元")


def _money_line(
    w: Builder, cents: tuple[int, ...], keys: tuple[str, ...], county: County | None
) -> tuple[list[Figure], Row]:
    figures = [w.bare(each, key) for each, key in zip(cents, keys, strict=True)]
    issued, came, spent = figures[-3:]
    w.adds_up(issued, figures[:-3], "table_row_sum")
    left = w.bare(cents[-2] - cents[-1], "" if county else "left")
    tag = f":{county.name}" if county else ""
    rates = [
        w.rate(Fraction(cents[-2], cents[-3]), f"came_rate{tag}"),
        w.rate(Fraction(cents[-1], cents[-2]), f"spent_rate{tag}"),
    ]
    w.divides(rates[0], came, issued, "table_ratio")
    w.divides(rates[1], spent, came, "table_ratio")
    w.relate(Linear("difference", ((came, 1), (spent, -1), (left, -1))))
    return [*figures, left], [*figures[:-2], came, rates[0], spent, rates[1], left]


def output_table(w: Builder, case: Case) -> None:
    """Print the task, begun, done and passed of each county."""
    rows: list[Row] = [
        ["县（区）", "任务数", "开工数", "竣工数", "完成率", "验收合格数", "验收合格率"]
    ]
    names = ("task", "begun", "done", "passed")
    below: list[list[Figure]] = []
    for county in (*case.counties, None):
        values = [getattr(county, name) if county else case.total(name) for name in names]
        tag = f":{county.name}" if county else ""
        own = [w.count(value, "", name + tag) for value, name in zip(values, names, strict=True)]
        done = w.rate(Fraction(values[2], values[0]), f"done_rate{tag}")
        good = w.rate(Fraction(values[3], values[2]), f"passed_rate{tag}")
        w.divides(done, own[2], own[0], "table_ratio")
        w.divides(good, own[3], own[2], "table_ratio")
        w.relate(AtMost("part_of", own[3], own[2]), AtMost("part_of", own[2], own[1]))
        if county:
            below.append(own)
        else:
            for number, figure in enumerate(own):
                w.adds_up(figure, (each[number] for each in below), "table_sum")
        rows.append([county.name if county else "合计", *own[:3], done, own[3], good])
    w.table(rows, f"{w.year}年度{case.fund.verb}任务完成情况表", f"单位：{case.fund.unit}、%")


def check_table(w: Builder, case: Case) -> None:
    """Print what was looked at, the faults of two kinds with their subtotal, and the money."""
    unit = case.fund.seen_unit
    rows: list[Row] = [
        [
            Spanned("县（区）", 2),
            Spanned(f"抽查数（{unit}）", 2),
            Spanned(f"合格数（{unit}）", 2),
            Spanned(f"发现问题（{unit}）", 1, 3),
            None,
            None,
            Spanned("合格率", 2),
            Spanned("涉及资金（万元）", 2),
        ],
        [None, None, None, *case.fund.faults, "小计", None, None],
    ]
    below: list[list[Figure]] = []
    kinds = [sum(check.faults[number] for check in case.checks) for number in (0, 1)]
    sums = (sum(check.seen for check in case.checks), sum(check.good for check in case.checks))
    money = sum(check.money for check in case.checks)
    lines = [(each.county, each.seen, each.good, *each.faults, each.money) for each in case.checks]
    for name, seen, good, one, two, cents in (*lines, ("合计", *sums, *kinds, money)):
        is_sum = name == "合计"
        tag = "" if is_sum else f":{name}"
        values = (seen, good, one, two, one + two)
        names = ("seen", "good", "fault0", "fault1", "bad")
        own = [w.count(value, "", each + tag) for value, each in zip(values, names, strict=True)]
        rate = w.rate(Fraction(good, seen), f"good_rate{tag}")
        amount = w.bare(cents, f"fault_money{tag}")
        w.divides(rate, own[1], own[0], "table_ratio")
        w.adds_up(own[4], own[2:4], "table_row_sum")
        w.adds_up(own[0], (own[1], own[4]), "table_row_sum")
        if is_sum:
            for number, figure in enumerate([*own, amount]):
                w.adds_up(figure, (each[number] for each in below), "table_sum")
        below.append([*own, amount])
        rows.append([name, *own, rate, amount])
    w.table(rows, f"现场抽查{case.fund.seen_name}情况表")


def answer_table(w: Builder, case: Case) -> None:
    """Print the questionnaires by group and answer."""
    rows: list[Row] = [
        [
            "调查对象",
            "发放（份）",
            "回收（份）",
            "有效（份）",
            "很满意",
            "满意",
            "一般",
            "不满意",
            "满意度",
        ]
    ]
    below: list[list[Figure]] = []
    lines = [(each.group, each.sent, each.back, each.levels) for each in case.answers]
    levels = tuple(case.level(number) for number in range(4))
    for name, sent, back, own_levels in (
        *lines,
        ("合计", case.asked("sent"), case.asked("back"), levels),
    ):
        valid = sum(own_levels)
        is_sum = name == "合计"
        values = (sent, back, valid, *own_levels)
        keys = ("sent", "back", "valid", "level0", "level1", "level2", "level3")
        own = [
            w.count(value, "", f"asked:{key}" if is_sum else "")
            for value, key in zip(values, keys, strict=True)
        ]
        rate = w.rate(Fraction(sum(own_levels[:2]), valid), "happy" if is_sum else "")
        w.adds_up(own[2], own[3:], "table_row_sum")
        w.relate(AtMost("part_of", own[2], own[1]), AtMost("part_of", own[1], own[0]))
        happy = tuple((figure, 1) for figure in own[3:5])
        w.relate(Quotient("table_ratio", rate, happy, ((own[2], 1),)))
        if is_sum:
            for number, figure in enumerate(own):
                w.adds_up(figure, (each[number] for each in below), "table_sum")
        below.append(own)
        rows.append([name, *own, rate])
    w.table(rows, "满意度问卷调查统计表")


def score_table(w: Builder, entries: tuple[Entry, ...], title: str) -> None:
    """Print three levels with weights, points, rates and reasons; a subtotal for each first level."""
    rows: list[Row] = [["一级指标", "二级指标", "三级指标", "分值", "得分", "得分率", "扣分原因"]]
    lines: list[dict[str, Figure]] = []
    tops: list[dict[str, Figure]] = []

    def rate_of(own: dict[str, Figure], full: int, points: int, key: str = "") -> Figure:
        number = print_decimal(Fraction(points * 100, full), w.rate_places, False)
        rate = Figure(number, "%", Fraction(1, 100), "rate", key)
        w.divides(rate, own["score"], own["full"], "table_ratio")
        return rate

    for first, group in by_first(entries).items():
        below = []
        seconds = [entry.second for entry in group]
        for number, entry in enumerate(group):
            own = scored(w, entry.full, entry.points, "", ("", f"score:{entry.name}"))
            is_new = number == 0 or seconds[number - 1] != entry.second
            rows.append(
                [
                    None if number else Spanned(first, len(group) + 1),
                    Spanned(entry.second, seconds.count(entry.second)) if is_new else None,
                    entry.name,
                    own["full"],
                    own["score"],
                    rate_of(own, entry.full, entry.points),
                    entry.why(),
                ]
            )
            below.append(own)
        full, points = (sum(getattr(e, name) for e in group) for name in ("full", "points"))
        top = scored(w, full, points, "", (f"full:{first}", f"part:{first}"))
        w.adds_up(top["full"], (own["full"] for own in below), "weights")
        w.adds_up(top["score"], (own["score"] for own in below), "score_sum")
        rate = rate_of(top, full, points, f"part_rate:{first}")
        rows.append([None, Spanned("小计", 1, 2), None, top["full"], top["score"], rate, ""])
        lines += below
        tops.append(top)
    points = sum(entry.points for entry in entries)
    last = scored(w, 10000, points, "", ("", "score_total"))
    for found in (lines, tops):
        w.adds_up(last["full"], (own["full"] for own in found), "weights")
        w.adds_up(last["score"], (own["score"] for own in found), "score_sum")
    rate = rate_of(last, 10000, points)
    rows.append([Spanned("总计", 1, 3), None, None, last["full"], last["score"], rate, ""])
    w.table(rows, title)
