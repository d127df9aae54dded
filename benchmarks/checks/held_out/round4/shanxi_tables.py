"""The tables of the report: staff, money by unit, “三公”, projects, outputs and the score sheet."""

from collections.abc import Sequence
from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, CellSpec, Spanned
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear
from benchmarks.checks.held_out.round4.shanxi_books import Books
from benchmarks.checks.held_out.round4.shanxi_card import Leaf, Sheet
from benchmarks.checks.held_out.wording import mark

Row = list[CellSpec | None]
NOTE = "单位：万元"


def _sums(w: Builder, tops: Sequence[Figure], lines: Sequence[Sequence[Figure]], kind: str) -> None:
    for number, top in enumerate(tops):
        w.adds_up(top, (line[number] for line in lines), kind)


def staff(w: Builder, books: Books) -> None:
    """Print posts, people and free posts of each unit."""
    rows: list[Row] = [["单位", "机构性质", "编制数", "年末在职", "空编", "离退休"]]
    lines = []
    for unit in books.units:
        numbers = (unit.quota, unit.staff, unit.quota - unit.staff, unit.retired)
        line = [w.count(number, "") for number in numbers]
        w.relate(Linear("difference", ((line[0], 1), (line[1], -1), (line[2], -1))))
        lines.append(line)
        name = unit.name if unit.nature == "行政单位" else w.name(unit.name)
        rows.append([name, unit.nature, *line])
    free, retired = books.quota - books.staff, sum(unit.retired for unit in books.units)
    keyed = (("quota", books.quota), ("staff", books.staff), ("", free), ("retired", retired))
    last = [w.count(number, "", key) for key, number in keyed]
    _sums(w, last, lines, "table_sum")
    rows.append([Spanned("合计", 1, 2), None, *last])
    w.table(rows, f"{w.year}年末机构人员情况", "单位：名、人")


def by_unit(w: Builder, books: Books) -> None:
    """Print basic and project money of each unit under merged heads; a dash where there is none."""
    rows: list[Row] = [
        [
            Spanned("预算单位", 2),
            Spanned("基本支出", 1, 2),
            None,
            Spanned("项目支出", 1, 2),
            None,
            Spanned("合计", 1, 3),
            None,
            None,
        ],
        [None, "预算数", "决算数", "预算数", "决算数", "预算数", "决算数", "执行率"],
    ]
    columns: list[list[Figure]] = [[] for _ in range(6)]
    for number, unit in enumerate(books.units):
        money = (*unit.basic, books.project(0, number), books.project(1, number))
        line = [w.bare(cents) if cents else None for cents in money]
        both = [w.bare(money[n] + money[n + 2]) for n in (0, 1)]
        for n in (0, 1):
            w.adds_up(both[n], [x for x in (line[n], line[n + 2]) if x], "table_row_sum")
        rate = w.rate(Fraction(money[1] + money[3], money[0] + money[2]))
        w.divides(rate, both[1], both[0], "table_ratio")
        for column, figure in zip(columns, (*line, *both), strict=True):
            if figure is not None:
                column.append(figure)
        name = w.name(unit.name) if number else unit.name
        rows.append([name, *("—" if x is None else x for x in line), *both, rate])
    cents = [books.basic(0), books.basic(1), books.project(0), books.project(1)]
    keys = ("basic_budget", "basic", "planned", "project")
    last = [w.bare(amount, key) for amount, key in zip(cents, keys, strict=True)]
    ends = [w.bare(books.whole(0), "whole"), w.bare(books.whole(1), "spent_all")]
    for n in (0, 1):
        w.adds_up(ends[n], (last[n], last[n + 2]), "table_row_sum")
    for figure, column in zip((*last, *ends), columns, strict=True):
        w.adds_up(figure, column, "table_sum")
    rate = w.rate(Fraction(books.whole(1), books.whole(0)), "rate:whole")
    w.divides(rate, ends[1], ends[0], "table_ratio")
    rows.append(["部门合计", *last, *ends, rate])
    w.table(rows, "表1　各预算单位支出预决算情况", NOTE)


def three(w: Builder, books: Books) -> None:
    """Print “三公” money with signed differences from the budget and from last year."""
    rows: list[Row] = [
        [Spanned("项目", 2), Spanned("预算数", 2), Spanned("决算数", 2), Spanned("上年决算数", 2)],
        [None, None, None, None],
    ]
    rows[0] += [Spanned("决算数增减", 1, 2), None]
    rows[1] += ["比预算", "比上年"]

    def put(label: str, cents: Sequence[int], keys: tuple[str, str, str]) -> list[Figure]:
        line = [w.bare(amount, key) for amount, key in zip(cents, keys, strict=True)]
        steps = [w.bare(cents[1] - cents[0]), w.bare(cents[1] - cents[2])]
        w.relate(
            Linear("difference", ((line[1], 1), (line[0], -1), (steps[0], -1))),
            Linear("difference", ((line[1], 1), (line[2], -1), (steps[1], -1))),
        )
        rows.append([label, *line, *steps])
        return [*line, *steps]

    columns = list(zip(books.three_budget, books.three, books.three_last, strict=True))
    nothing = ("", "", "")
    abroad = put("1.因公出国（境）费", columns[0], nothing)
    sums = [columns[1][n] + columns[2][n] for n in range(3)]
    cars = put("2.公务用车费", sums, nothing)
    below = [
        put(f"　其中：{name}", columns[number], nothing)
        for number, name in ((1, "购置费"), (2, "运行维护费"))
    ]
    _sums(w, cars, below, "table_subtotal")
    guests = put("3.公务接待费", columns[3], nothing)
    whole = [sum(column[n] for column in columns) for n in range(3)]
    last = put("合计", whole, ("three_budget", "three", "three.last"))
    _sums(w, last, (abroad, cars, guests), "table_sum")
    w.table(rows, "表2　“三公”经费预决算对比", NOTE)


def projects(w: Builder, books: Books) -> None:
    """Print the projects of each kind with a row for the kind, the whole first."""
    rows: list[Row] = [["序号", "项目", "全年预算", "全年支出", "年末未支出", "执行率"]]

    def put(head: Row, cents: tuple[int, int], keys: tuple[str, str, str]) -> list[Figure]:
        line = [w.bare(cents[0], keys[0]), w.bare(cents[1], keys[1]), w.bare(cents[0] - cents[1])]
        rate = w.rate(Fraction(cents[1], cents[0]), keys[2])
        w.divides(rate, line[1], line[0], "table_ratio")
        w.relate(Linear("difference", ((line[0], 1), (line[1], -1), (line[2], -1))))
        rows.append([*head, *line, rate])
        return line

    head: Row = [Spanned("项目支出合计", 1, 2), None]
    both = (books.project(0), books.project(1))
    whole = put(head, both, ("planned", "project", "rate:project"))
    tops = []
    for number, kind in enumerate(books.office.kinds):
        own = [each for each in books.projects if each.kind == number]
        sums = (sum(each.budget for each in own), sum(each.spent for each in own))
        title: Row = ["一二三"[number], f"{kind}小计"]
        top = put(title, sums, ("", f"kind:{number}", ""))
        lines = [
            put(
                [str(n), w.name(each.name)],
                (each.budget, each.spent),
                (f"budget:{each.name}", f"spent:{each.name}", f"rate:{each.name}"),
            )
            for n, each in enumerate(own, 1)
        ]
        _sums(w, top, lines, "table_subtotal")
        tops.append(top)
    _sums(w, whole, tops, "table_sum")
    w.table(rows, "表3　项目支出分类执行情况", NOTE)


def outputs(w: Builder, books: Books) -> None:
    """Print targets and what was done, each in its own unit, with the difference from last year."""
    rows: list[Row] = [["产出内容", "计量单位", "年度目标", "实际完成", "完成率", "上年完成"]]
    for each in books.outputs:
        plan = w.count(each.target, "", f"plan:{each.name}")
        real, last = w.count(each.done, "", f"real:{each.name}"), w.count(each.last, "")
        rate = w.rate(Fraction(each.done, each.target), f"done:{each.name}")
        w.divides(rate, real, plan, "table_ratio")
        if each.done > each.target:
            w.hard("over", rate.text)
        rows.append([each.name, each.unit, plan, real, rate, last])
    w.table(rows, "表4　主要产出完成情况")


def card(w: Builder, sheet: Sheet) -> None:
    """Print the four levels with merged heads, full points beside the name of the first."""
    rows: list[Row] = [["一级指标", "二级指标", "三级指标", "四级指标", "分值", "得分", "扣分"]]
    tops: list[tuple[Figure, Figure]] = []
    ends: list[list[Figure]] = []
    for top in sheet.tops:
        own = sheet.under(top)
        full = sum(leaf.full for leaf in own)
        weight = mark(full, "分", f"full:{top}", "weight")
        points = mark(sum(leaf.points for leaf in own), "分", f"part:{top}")
        tops.append((weight, points))
        lines = []
        for number, leaf in enumerate(own):
            line = _leaf(w, leaf)
            lines.append(line)
            first = (f"{top}（", weight, "，得", points, "）")
            heads: Row = [Spanned(first, len(own)) if number == 0 else None]
            heads += [_merged(own, number, level) for level in (0, 1)]
            rows.append([*heads, leaf.name, *line])
        w.adds_up(weight, (line[0] for line in lines), "weights")
        w.adds_up(points, (line[1] for line in lines), "score_sum")
        ends += lines
    last = [
        mark(10000, "", role="weight"),
        mark(sheet.points, "", "score_total"),
        mark(10000 - sheet.points, "", "lost_total"),
    ]
    w.relate(
        AtMost("score_limit", last[1], last[0]),
        Linear("score_lost", ((last[0], 1), (last[2], -1), (last[1], -1))),
    )
    for number, kind in enumerate(("weights", "score_sum", "score_sum")):
        w.adds_up(last[number], (line[number] for line in ends), kind)
    w.adds_up(last[1], (points for _, points in tops), "score_sum")
    rows.append([Spanned("总计", 1, 4), None, None, None, *last])
    w.table(rows, f"{w.year}年度部门整体支出绩效自评评分表")


def _leaf(w: Builder, leaf: Leaf) -> list[Figure]:
    line = [
        mark(leaf.full, "", f"full:{leaf.name}", "weight"),
        mark(leaf.points, "", f"score:{leaf.name}"),
        mark(leaf.full - leaf.points, "", f"lost:{leaf.name}"),
    ]
    w.relate(
        AtMost("score_limit", line[1], line[0]),
        Linear("score_lost", ((line[0], 1), (line[2], -1), (line[1], -1))),
    )
    return line


def _merged(own: Sequence[Leaf], number: int, level: int) -> CellSpec | None:
    """Give the cell of the second or third level: merged over its leaves, told once."""
    heads = [(leaf.second, leaf.third)[: level + 1] for leaf in own]
    if number and heads[number] == heads[number - 1]:
        return None
    return Spanned(heads[number][level], heads.count(heads[number]))
