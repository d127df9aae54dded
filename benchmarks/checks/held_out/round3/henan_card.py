"""Score a fund: rates by rule, the rest by judgement with reasons."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Pieces
from benchmarks.checks.held_out.round3.henan_fund import Case
from benchmarks.checks.held_out.round3.sheet_entries import Entry, as_printed, part_of
from benchmarks.checks.held_out.wording import Wording


def rates_of(case: Case) -> dict[str, Fraction]:
    """Give the rates that the score uses, by the keys of their figures."""
    return {
        "came_rate": Fraction(case.total("delivered"), case.total("issued")),
        "spent_rate": Fraction(case.total("spent"), case.total("delivered")),
        "done_rate": Fraction(case.total("done"), case.total("task")),
        "passed_rate": Fraction(case.total("passed"), case.total("done")),
        "ontime_rate": Fraction(case.ontime, case.total("done")),
        "happy": Fraction(case.happy, case.asked("valid")),
    }


def draw_entries(w: Builder, say: Wording, case: Case) -> tuple[Entry, ...]:
    rates = rates_of(case)

    def none() -> Pieces:
        return ("—",)

    def judged(levels: tuple[str, str], name: str, full: int, pool: str, sure: bool) -> Entry:
        lost = w.rng.choice((50, 100, 150)) if sure else w.rng.choice((0, 0, 30, 50, 100))
        reason = say.draw(pool)
        why = (lambda: (reason,)) if lost else none
        return Entry(*levels, name, full * 100, full * 100 - lost, why)

    def rated(levels: tuple[str, str], name: str, full: int, key: str) -> Entry:
        ratio = rates[key]
        points = part_of(full * 100, as_printed(w, ratio))

        def why() -> Pieces:
            return ("实际值", w.rate(ratio, key))

        lost = points < full * 100
        return Entry(*levels, name, full * 100, points, why if lost else none, True, ratio, key)

    plan, aims, split = ("决策", "项目立项"), ("决策", "绩效目标"), ("决策", "资金投入")
    money, doing = ("过程", "资金管理"), ("过程", "组织实施")
    happy = part_of(900, as_printed(w, rates["happy"]) / Fraction(9, 10))

    def unhappy() -> Pieces:
        return ("综合满意度", w.rate(rates["happy"], "happy"), "，低于90%的目标")

    entries = (
        judged(plan, "立项依据充分性", 3, "why_basis", False),
        judged(plan, "立项程序规范性", 2, "why_basis", False),
        judged(aims, "绩效目标合理性", 3, "why_aim", False),
        judged(aims, "绩效指标明确性", 3, "why_index", True),
        judged(split, "预算编制科学性", 2, "why_budget", False),
        judged(split, "资金分配合理性", 2, "why_split", False),
        rated(money, "资金到位率", 5, "came_rate"),
        rated(money, "预算执行率", 6, "spent_rate"),
        judged(money, "资金使用合规性", 5, "why_use", True),
        judged(doing, "管理制度健全性", 4, "why_rule", False),
        judged(doing, "制度执行有效性", 5, "why_apply", True),
        rated(("产出", "产出数量"), case.fund.output, 12, "done_rate"),
        rated(("产出", "产出质量"), "工程验收合格率", 9, "passed_rate"),
        rated(("产出", "产出时效"), "任务完成及时率", 8, "ontime_rate"),
        judged(("产出", "产出成本"), "单位成本控制情况", 6, "why_price", False),
        judged(("效益", "社会效益"), case.fund.effects[0], 10, "why_effect", True),
        judged(("效益", "可持续影响"), case.fund.effects[1], 6, "why_last", True),
        Entry("效益", "满意度", "服务对象满意度", 900, happy, unhappy if happy < 900 else none),
    )
    assert sum(entry.full for entry in entries) == 10000
    return entries
