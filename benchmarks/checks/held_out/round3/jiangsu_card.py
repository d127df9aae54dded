"""The score of the office: items by rule and by judgement, told in words and printed as a sheet."""

from fractions import Fraction

from benchmarks.checks.generator.builder import (
    Builder,
    CellSpec,
    Pieces,
    Spanned,
    compose,
    joined,
)
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import Linear
from benchmarks.checks.held_out.round3.jiangsu_books import Accounts
from benchmarks.checks.held_out.round3.sheet_entries import (
    Entry,
    as_printed,
    by_first,
    part_of,
    rounded_mark,
)
from benchmarks.checks.held_out.wording import Wording, mark, scored

Row = list[CellSpec | None]


def adjust_rate(acc: Accounts) -> Fraction:
    return Fraction(acc.spent(1) - acc.spent(0), acc.spent(0))


def draw_entries(w: Builder, say: Wording, acc: Accounts) -> tuple[Entry, ...]:
    """Score the office: rates by rule, the rest by judgement."""

    def none() -> Pieces:
        return ("—",)

    def judged(first: str, second: str, name: str, full: int, pool: str) -> Entry:
        lost = w.rng.choice((0, 0, 30, 50, 100))
        reason = say.draw(pool)
        return Entry(
            first,
            second,
            name,
            full * 100,
            full * 100 - lost,
            (lambda: (reason,)) if lost else none,
        )

    def rated(
        first: str, second: str, name: str, full: int, ratio: Fraction, key: str, least: int = 100
    ) -> Entry:
        points = part_of(full * 100, as_printed(w, ratio) / Fraction(least, 100))
        aim = "" if least == 100 else f"，低于{least}%的目标"

        def why() -> Pieces:
            return ("实际值", w.rate(ratio, key), aim)

        is_by_rate = least == 100
        return Entry(
            first,
            second,
            name,
            full * 100,
            points,
            why if points < full * 100 else none,
            is_by_rate,
            ratio,
            key,
        )

    step = adjust_rate(acc)
    over = max(as_printed(w, step) - Fraction(5, 100), Fraction(0))
    lost = min((over * 2000 * 2 + 1) // 2, 400)
    first, second, third, fourth, fifth = acc.trade.items
    done = [Fraction(work.done, work.target) for work in acc.works]
    aim, effect = acc.effect
    aims = acc.quality[0]
    full_effect = part_of(1000, Fraction(effect, aim * 10))

    def why_step() -> Pieces:
        return ("调整率", w.rate(step, "adjust_rate"), "，高于5%")

    def why_effect() -> Pieces:
        return ("实际值", w.rate(Fraction(effect, 10000), "effect"), "，未达目标")

    parts = (
        judged("决策", "目标设定", "绩效目标合理性", 4, "why_goal"),
        judged("决策", "目标设定", "绩效指标明确性", 4, "why_index"),
        judged("决策", "预算配置", "预算编制科学性", 4, "why_budget"),
        rated("决策", "预算配置", "在职人员控制率", 3, Fraction(1), ""),
        rated(
            "过程", "预算执行", "预算执行率", 6, Fraction(acc.spent(2), acc.spent(1)), "exec_rate"
        ),
        Entry(
            "过程",
            "预算执行",
            "预算调整率",
            400,
            400 - lost,
            why_step if lost else none,
            False,
            step,
            "adjust_rate",
        ),
        rated("过程", "预算执行", "结转结余率", 3, Fraction(1), ""),
        rated("过程", "预算执行", "公用经费控制率", 3, Fraction(1), ""),
        rated("过程", "预算执行", "“三公”经费控制率", 3, Fraction(1), ""),
        rated(
            "过程",
            "预算执行",
            "政府采购执行率",
            3,
            Fraction(sum(acc.bought[1]), acc.bought[0]),
            "buy_rate",
        ),
        judged("过程", "预算管理", "管理制度健全性", 3, "why_rule"),
        judged("过程", "预算管理", "资金使用合规性", 4, "why_use"),
        judged("过程", "预算管理", "预决算信息公开性", 3, "why_open"),
        rated(
            "过程",
            "资产管理",
            "固定资产利用率",
            3,
            Fraction(acc.assets[1], acc.assets[0]),
            "asset_rate",
        ),
        rated("履职", "数量指标", first, 8, min(done[0], Fraction(1)), f"done:{acc.works[0].name}"),
        rated(
            "履职", "数量指标", second, 7, min(done[1], Fraction(1)), f"done:{acc.works[1].name}"
        ),
        rated(
            "履职",
            "质量指标",
            third,
            8,
            Fraction(acc.quality[2], acc.quality[1]),
            "quality",
            aims,
        ),
        rated("履职", "时效指标", fourth, 7, Fraction(acc.timely[1], acc.timely[0]), "timely"),
        Entry(
            "效益",
            "社会效益",
            fifth,
            1000,
            full_effect,
            why_effect if full_effect < 1000 else none,
        ),
        *(
            rated(
                "效益",
                "满意度",
                f"{each.group}满意度",
                5,
                Fraction(each.happy, each.back),
                f"happy:{each.group}",
                90,
            )
            for each in acc.surveys
        ),
    )
    assert sum(entry.full for entry in parts) == 10000
    return parts


def score_sheet(
    w: Builder, entries: tuple[Entry, ...], parts: dict[str, dict[str, Figure]]
) -> None:
    """Print three levels with merged cells; the first level tells its weight, or has a subtotal."""
    has_subtotals = w.rng.random() < 0.5
    rows: list[Row] = [["一级指标", "二级指标", "三级指标", "分值", "得分", "扣分原因"]]
    lines: list[dict[str, Figure]] = []
    fulls, points = [], []
    for first, group in by_first(entries).items():
        own = [
            scored(w, entry.full, entry.points, "", ("", f"score:{entry.name}")) for entry in group
        ]
        whole = mark(sum(entry.full for entry in group), "", role="weight")
        fulls.append(whole)
        w.adds_up(whole, (line["full"] for line in own), "weights")
        w.adds_up(parts[first]["score"], (line["score"] for line in own), "score_sum")
        height = len(group) + has_subtotals
        head = first if has_subtotals else (first, "（", whole, "分）")
        seconds = [entry.second for entry in group]
        for number, (entry, line) in enumerate(zip(group, own, strict=True)):
            is_new = number == 0 or seconds[number - 1] != entry.second
            rows.append(
                [
                    None if number else Spanned(head, height),
                    Spanned(entry.second, seconds.count(entry.second)) if is_new else None,
                    entry.name,
                    line["full"],
                    line["score"],
                    entry.why(),
                ]
            )
        if has_subtotals:
            key = f"part:{first}"
            got = mark(sum(entry.points for entry in group), "", key)
            w.adds_up(got, (line["score"] for line in own), "score_sum")
            points.append(got)
            rows.append([None, Spanned("小计", 1, 2), None, whole, got, ""])
        lines += own
    last = scored(w, 10000, sum(entry.points for entry in entries), "", ("", "score_total"))
    w.adds_up(last["full"], (line["full"] for line in lines), "weights")
    w.adds_up(last["full"], fulls, "weights")
    w.adds_up(last["score"], (line["score"] for line in lines), "score_sum")
    if points:
        w.adds_up(last["score"], points, "score_sum")
    rows.append([Spanned("合计", 1, 3), None, None, last["full"], last["score"], ""])
    w.table(rows, f"{w.year}年度部门整体绩效自评价指标体系及评分表")


def tell_score(
    w: Builder, say: Wording, short: str, entries: tuple[Entry, ...]
) -> dict[str, dict[str, Figure]]:
    """Tell the total and the parts; give the figures of the parts by name."""
    template, runs, found = say.draw("part_score"), [], {}
    for first, group in by_first(entries).items():
        full = sum(entry.full for entry in group)
        own = scored(w, full, sum(e.points for e in group), keys=("", f"part:{first}"))
        found[first] = own
        runs.append(compose(template, {"name": first, **own}))
    points = sum(entry.points for entry in entries)
    total = mark(points, key="score_total")
    w.adds_up(total, (own["score"] for own in found.values()), "score_sum")
    w.adds_up(w.score(10000, "", role="weight"), (own["full"] for own in found.values()), "weights")
    grade = "优" if points >= 9000 else "良"
    parts = joined(runs, "；")
    say.say("total_score", year=w.this_year(), short=short, total=total, grade=grade, parts=parts)
    return found


def tell_lost(w: Builder, say: Wording, entries: tuple[Entry, ...]) -> None:
    """List the items that lost points and explain those scored by rule."""
    bad = [entry for entry in entries if entry.lost]
    count, lost = w.count(len(bad), ""), mark(sum(entry.lost for entry in bad))
    names = [entry.name for entry in bad]
    text = say.say("lost_items", count=count, lost=lost, list="、".join(names))
    w.counts(count, names, text)
    full, total = mark(10000), mark(sum(e.points for e in entries), key="score_total")
    w.relate(Linear("score_lost", ((full, 1), (total, -1), (lost, -1))))
    for entry in w.rng.sample([e for e in bad if e.is_by_rate], 2):
        whole, rate = mark(entry.full, role="weight"), w.rate(entry.rate, entry.key)
        score = rounded_mark(entry.points, f"score:{entry.name}")
        w.divides(rate, score, whole, "score_rate")
        say.say("by_rate", name=entry.name, full=whole, rate=rate, score=score)
    step = next(entry for entry in entries if entry.name == "预算调整率")
    if 5 < step.lost < step.full:
        limit = Figure("5", "%", Fraction(1, 100), "rate", is_exact=True)
        rate, minus = w.rate(step.rate, step.key), rounded_mark(step.lost)
        score = mark(step.points, key=f"score:{step.name}")
        w.relate(Linear("score_rule", ((minus, 1), (rate, -20), (limit, 20))))
        say.say("by_step", rate=rate, limit=limit, lost=minus, score=score)
