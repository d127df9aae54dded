"""The tables of the office's report: accounts, projects, tasks."""

from collections.abc import Callable
from fractions import Fraction

from benchmarks.checks.generator.builder import (
    Builder,
    CellSpec,
    Pieces,
    Spanned,
    print_decimal,
)
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import Linear, Quotient
from benchmarks.checks.held_out.round3.jiangsu_books import Accounts, Project

Row = list[CellSpec | None]
NOTE = "单位：万元"
Why = Callable[[], Pieces]


def bare_rate(w: Builder, ratio: Fraction, key: str = "") -> Figure:
    """Print a rate for a column whose head states %."""
    number = print_decimal(ratio * 100, w.rate_places, False)
    return Figure(number, "", Fraction(1, 100), "rate", key)


NAMES = ("start", "plan", "", "last")
SUMS = {
    "came": ("source:1", "source:2", "source:3", "source:4"),
    "total_in": ("came", "begin"),
    "gone": ("basic", "project"),
    "basic": ("staff", "public"),
    "project": ("local", "upper"),
    "total_out": ("gone", "end"),
}


def draw_lines(w: Builder, acc: Accounts) -> dict[str, tuple[str, list[int], list[Figure]]]:
    """Give the lines of the accounts: label, cents and figures of the four columns, by key."""

    def four(of: Callable[[int], int]) -> list[int]:
        return [of(column) for column in range(4)]

    lines: dict[str, tuple[str, list[int]]] = {"came": ("一、本年收入", four(acc.came))}
    for number, (name, line) in enumerate(zip(acc.trade.sources, acc.income, strict=True), 1):
        lines[f"source:{number}"] = (f"{number}.{name}", list(line))
    lines |= {
        "begin": ("二、年初结转和结余", list(acc.begin)),
        "total_in": ("收入总计", four(acc.total)),
        "gone": ("三、本年支出", four(acc.spent)),
        "basic": ("（一）基本支出", four(acc.basic)),
        "staff": ("其中：人员经费", list(acc.staff)),
        "public": ("公用经费", list(acc.public)),
        "project": ("（二）项目支出", four(acc.project)),
        "local": ("其中：县级安排项目", list(acc.group(0))),
        "upper": ("上级专项项目", list(acc.group(1))),
        "end": ("四、年末结转和结余", list(acc.end)),
        "total_out": ("支出总计", four(acc.total)),
    }
    return {
        key: (
            label,
            cents,
            [
                w.bare(each, f"{key}.{name}" if name else key)
                for each, name in zip(cents, NAMES, strict=True)
            ],
        )
        for key, (label, cents) in lines.items()
    }


def accounts_table(w: Builder, lines: dict[str, tuple[str, list[int], list[Figure]]]) -> None:
    """Print income and spending: three columns of this year, last year and the change."""
    unit_in_head = w.rng.random() < 0.4
    last, step_head = ("上年决算（万元）", "金额（万元）") if unit_in_head else ("上年决算", "金额")
    rows: list[Row] = [
        [
            Spanned("项目", 2),
            Spanned((w.this_year(), "（万元）" if unit_in_head else ""), 1, 3),
            None,
            None,
            Spanned("完成率（%）", 2),
            Spanned(last, 2),
            Spanned("同比增减", 1, 2),
            None,
        ],
        [None, "年初预算", "调整后预算", "决算", None, None, step_head, "幅度（%）"],
    ]
    for key, (label, cents, own) in lines.items():
        rate: CellSpec = "—"
        if key not in ("begin", "end", "total_in", "total_out"):
            rate_key = "exec_rate" if key == "gone" else f"{key}_rate"
            rate = bare_rate(w, Fraction(cents[2], cents[1]), rate_key)
            w.divides(rate, own[2], own[1], "table_ratio")
        step = w.bare(cents[2] - cents[3])
        w.relate(Linear("difference", ((own[2], 1), (own[3], -1), (step, -1))))
        growth: CellSpec = "—"
        if cents[3]:
            growth = bare_rate(w, Fraction(cents[2] - cents[3], cents[3]))
            w.relate(Quotient("growth", growth, ((own[2], 1),), ((own[3], 1),), 1, -1))
        else:
            w.hard("no_base", label)
        rows.append([label, *own[:3], rate, own[3], step, growth])
    for whole, below in SUMS.items():
        kind = "table_sum" if whole.startswith("total") or whole == "came" else "table_subtotal"
        for column in range(4):
            w.adds_up(lines[whole][2][column], (lines[key][2][column] for key in below), kind)
    title = f"部门收支预决算对比表（{w.year}年度）"
    w.table(rows, title, "" if unit_in_head else w.rng.choice((NOTE, "金额单位：万元")))


def project_table(w: Builder, acc: Accounts) -> None:
    """Print the list of projects with codes, a subtotal for each source and the total."""
    rows: list[Row] = [
        ["资金性质", "项目编码", "项目名称", "年初预算", "调整后预算", "实际支出", "执行率", "备注"]
    ]
    tops: list[list[Figure]] = []
    unit = w.rng.choice(("万元", "万元", "元"))

    def line_of(cents: tuple[int, int, int], keys: tuple[str, str, str, str]) -> list[Figure]:
        own = [w.bare(each, key, unit) for each, key in zip(cents, keys[:3], strict=True)]
        rate = w.rate(Fraction(cents[2], cents[1]), keys[3])
        w.divides(rate, own[2], own[1], "table_ratio")
        return [*own, rate]

    groups: tuple[tuple[str, str, tuple[Project, ...], int], ...] = (
        ("县级安排", "local", acc.local, 0),
        ("上级专项", "upper", acc.upper, 1),
    )
    for label, key, found, number in groups:
        below = []
        for at, each in enumerate(found):
            keys = tuple(f"{name}:{each.name}" for name in ("start", "plan", "real", "rate"))
            own = line_of((each.start, each.plan, each.real), (keys[0], keys[1], keys[2], keys[3]))
            head = None if at else Spanned(label, len(found) + 1)
            rows.append([head, each.code, w.name(each.name), *own, each.note])
            below.append(own)
        cents = acc.group(number)
        top = line_of(cents[:3], (f"{key}.start", f"{key}.plan", key, f"{key}_rate"))
        for column in range(3):
            w.adds_up(top[column], (line[column] for line in below), "table_subtotal")
        tops.append(top)
        rows.append([None, Spanned("小计", 1, 2), None, *top, ""])
    cents = (acc.project(0), acc.project(1), acc.project(2))
    last = line_of(cents, ("project.start", "project.plan", "project", "project_rate"))
    for column in range(3):
        w.adds_up(last[column], (top[column] for top in tops), "table_sum")
    rows.append([Spanned("合计", 1, 3), None, None, *last, ""])
    w.table(rows, "项目支出清单及执行情况表", f"单位：{unit}")


def work_table(w: Builder, acc: Accounts) -> None:
    """Print targets and results of the tasks, with the unit in a column of its own."""
    rows: list[Row] = [
        ["序号", "重点任务", "计量单位", "目标值", "实际值", "完成率", "上年实际值", "同比增减"]
    ]
    for number, each in enumerate(acc.works, 1):
        name = each.name
        target, done = w.count(each.target, "", f"target:{name}"), w.count(each.done, "", name)
        before = w.count(each.before, "", f"before:{name}")
        rate = w.rate(Fraction(each.done, each.target), f"done:{name}")
        growth = w.rate(Fraction(each.done - each.before, each.before))
        w.divides(rate, done, target, "table_ratio")
        w.relate(Quotient("growth", growth, ((done, 1),), ((before, 1),), 1, -1))
        rows.append([str(number), name, each.unit, target, done, rate, before, growth])
    w.table(rows, "重点工作任务目标完成情况表")
