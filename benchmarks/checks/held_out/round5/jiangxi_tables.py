"""The tables of the Hubei and Jiangxi style: overview, projects with subtotals, score sheet."""

from collections.abc import Sequence
from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, CellSpec, Spanned
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear
from benchmarks.checks.held_out.round5.county_draws import Goal
from benchmarks.checks.held_out.round5.jiangxi_books import GROUPS, Books
from benchmarks.checks.held_out.wording import mark

Row = list[CellSpec | None]
NOTE = "单位：万元"


def overview(w: Builder, books: Books) -> None:
    """Print the money of the department by kind, with the points of its execution."""
    rows: list[Row] = [
        ["资金构成", "年初预算数", "调整预算数（A）", "执行数（B）", "执行率（B/A）", "得分"],
    ]
    lines: list[list[Figure]] = []
    given = (
        ("部门支出总额", books.whole, ("first", "whole", "gone"), "rate:whole"),
        ("其中：基本支出", books.basic, ("", "", "basic"), ""),
        ("项目支出", books.project, ("", "planned", "project"), "rate:project"),
    )
    for label, money, keys, key in given:
        line = [w.bare(money(n), name) for n, name in enumerate(keys)]
        rate = w.rate(Fraction(money(2), money(1)), key)
        w.divides(rate, line[2], line[1], "table_ratio")
        score = mark(books.execution, "", "part:预算执行") if not lines else "—"
        rows.append([label, *line, rate, score])
        lines.append(line)
    for number in range(3):
        w.adds_up(lines[0][number], (line[number] for line in lines[1:]), "table_sum")
    w.table(rows, "部门整体支出预算执行概览（执行率满分20分）", NOTE)


def projects(w: Builder, books: Books) -> None:
    """Print projects under the subtotals of their groups, with the signed adjustment."""
    rows: list[Row] = [
        ["项目类别/项目名称", "年初预算", "预算调整", "调整后预算", "执行数", "结余", "执行率"],
    ]

    def put(
        label: CellSpec, cents: tuple[int, int, int], keys: tuple[str, str, str]
    ) -> list[Figure]:
        initial, budget, spent = cents
        numbers = (initial, budget - initial, budget, spent, budget - spent)
        names = ("", "", keys[0], keys[1], "")
        line = [w.bare(number, name) for number, name in zip(numbers, names, strict=True)]
        w.relate(
            Linear("adjustment", ((line[0], 1), (line[1], 1), (line[2], -1))),
            Linear("difference", ((line[2], 1), (line[3], -1), (line[4], -1))),
        )
        rate = w.rate(Fraction(spent, budget), keys[2])
        w.divides(rate, line[3], line[2], "table_ratio")
        rows.append([label, *line, rate])
        return line

    whole = (books.project(0), books.project(1), books.project(2))
    top = put("合计", whole, ("planned", "project", "rate:project"))
    subtotals = []
    for number, group in enumerate(GROUPS):
        cents = (books.project(0, number), books.project(1, number), books.project(2, number))
        subtotal = put(f"{'一二'[number]}、{group}小计", cents, ("", f"group:{number}", ""))
        own = [each for each in books.projects if each.group == number]
        lines = [
            put(
                w.name(each.name),
                (each.initial, each.budget, each.spent),
                ("", f"spent:{each.name}", f"rate:{each.name}"),
            )
            for each in own
        ]
        for column, figure in enumerate(subtotal):
            w.adds_up(figure, (line[column] for line in lines), "table_subtotal")
        subtotals.append(subtotal)
    for column, figure in enumerate(top):
        w.adds_up(figure, (line[column] for line in subtotals), "table_sum")
    w.table(rows, f"{w.year}年项目支出预算执行情况表", NOTE)


def card(w: Builder, books: Books) -> None:
    """Print the score sheet; the row of the money comes first."""
    rows: list[Row] = [
        ["一级指标", "二级指标", "三级指标", "年度目标值", "实际完成值", "完成率", "分值", "得分"],
    ]
    rate = w.rate(Fraction(books.whole(2), books.whole(1)), "rate:whole")
    real, planned = w.money(books.whole(2), "gone"), w.money(books.whole(1), "whole")
    w.divides(rate, real, planned, "table_ratio")
    first = [mark(2000, "", role="weight"), mark(books.execution, "", "part:预算执行")]
    rows.append(["预算执行", "执行率", "部门整体支出执行率", planned, real, rate, *first])
    lines = [first]
    tops = [goal.top for goal in books.goals]
    seconds = [(goal.top, goal.second) for goal in books.goals]
    for number, goal in enumerate(books.goals):
        line, cells = _goal(w, goal)
        heads: Row = [
            _merged(tops, number, goal.top),
            _merged(seconds, number, goal.second),
        ]
        rows.append([*heads, *cells, *line])
        lines.append(line)
    last = [mark(10000, "", role="weight"), mark(books.points, "", "total_score")]
    for column, kind in enumerate(("weights", "score_sum")):
        w.adds_up(last[column], (line[column] for line in lines), kind)
    rows.append([Spanned("总分", 1, 6), None, None, None, None, None, *last])
    w.table(rows, f"{w.year}年度部门整体支出绩效自评表")


def _merged(heads: Sequence[object], number: int, text: str) -> CellSpec | None:
    if number and heads[number] == heads[number - 1]:
        return None
    return Spanned(text, heads.count(heads[number]))


def _goal(w: Builder, goal: Goal) -> tuple[list[Figure], Row]:
    line = [
        mark(goal.full, "", f"full:{goal.name}", "weight"),
        mark(goal.points, "", f"points:{goal.name}"),
    ]
    w.relate(AtMost("score_limit", line[1], line[0]))
    names = (f"target:{goal.name}", f"done:{goal.name}")
    if goal.is_rate:
        target, done = (
            w.rate(Fraction(number, 10000), name, 2)
            for number, name in zip((goal.target, goal.done), names, strict=True)
        )
        return line, [goal.name, ("≥", target), done, "—"]
    target, done = (
        w.count(number, goal.unit, name)
        for number, name in zip((goal.target, goal.done), names, strict=True)
    )
    ratio = w.rate(Fraction(goal.done, goal.target), f"ratio:{goal.name}")
    w.divides(ratio, done, target, "table_ratio")
    return line, [goal.name, ("≥", target), done, ratio]
