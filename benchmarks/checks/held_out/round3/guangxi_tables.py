"""The tables of a 部门决算 in Guangxi or Guizhou, all amounts in 元."""

from collections.abc import Callable
from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, CellSpec, Spanned
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear
from benchmarks.checks.generator.scorecard import Scorecard
from benchmarks.checks.held_out.round3.guangxi_books import Accounts, Entry
from benchmarks.checks.held_out.wording import mark, scored

Row = list[CellSpec | None]
UNIT = "金额单位：元"
# Where a class stands in the form of the Ministry: its number and its line.
LINES = {
    "一般公共服务支出": ("一", 31),
    "社会保障和就业支出": ("八", 38),
    "卫生健康支出": ("九", 39),
    "城乡社区支出": ("十一", 41),
    "农林水支出": ("十二", 42),
    "住房保障支出": ("十九", 49),
    "其他支出": ("二十三", 53),
}


def yuan(w: Builder, cents: int, key: str = "") -> Figure:
    """Print an amount in 元."""
    return w.bare(cents, key, "元")


def total_of(entries: tuple[Entry, ...]) -> int:
    """Give what all money together spent."""
    return sum(each.final + each.other for each in entries)


def class_key(books: Accounts, group: str) -> str:
    """Name the figure of a class over all sources."""
    return f"class:{books.groups[group][0].code[:3]}"


def overall(w: Builder, books: Accounts) -> None:
    """Print 收入支出决算总表, with the line numbers of the form where there is room for them."""
    numbered = not w.grouping
    left: list[tuple[str, int, Figure | str]] = [
        ("一、一般公共预算财政拨款收入", 1, yuan(w, books.granted[0], "granted")),
        ("二、政府性基金预算财政拨款收入", 2, yuan(w, books.fund.final, "fund")),
        ("三、国有资本经营预算财政拨款收入", 3, "0.00"),
        ("八、其他收入", 8, yuan(w, books.other[0], "other")),
    ]
    right: list[tuple[str, int, Figure]] = []
    for group, entries in books.groups.items():
        number, line = LINES[group]
        figure = yuan(w, total_of(entries), class_key(books, group))
        right.append((f"{number}、{group}", line, figure))
    income, spent = yuan(w, books.income, "all_income"), yuan(w, books.spent, "all_spent")
    begin, end = yuan(w, books.begin, "begin"), yuan(w, books.end, "end")
    totals = [yuan(w, books.total[0], "sum_total") for _ in range(2)]
    w.adds_up(income, (each[2] for each in left if isinstance(each[2], Figure)), "table_sum")
    w.adds_up(spent, (each[2] for each in right), "table_sum")
    w.adds_up(totals[0], (income, begin), "table_sum")
    w.adds_up(totals[1], (spent, end), "table_sum")
    height = max(len(left), len(right))
    rows: list[Row] = []
    for number in range(height):
        row: Row = []
        for side in (left, right):
            cells: Row = ["", "", ""]
            if number < len(side):
                label, line, figure = side[number]
                cells = [label, str(line), figure]
            row += cells
        rows.append(row)
    rows += [
        ["本年收入合计", "27", income, "本年支出合计", "57", spent],
        ["使用非财政拨款结余", "28", "0.00", "结余分配", "58", "0.00"],
        ["年初结转和结余", "29", begin, "年末结转和结余", "59", end],
        ["总计", "30", totals[0], "总计", "60", totals[1]],
    ]
    if numbered:
        tops: list[Row] = [
            [Spanned("收入", 1, 3), None, None, Spanned("支出", 1, 3), None, None],
            ["项目", "行次", "决算数", "项目（按功能分类）", "行次", "决算数"],
        ]
        w.table([*tops, *rows], "收入支出决算总表", f"公开01表　{UNIT}（无数据的行次从略）")
        w.hard("skipped_lines", right[-1][0])
        return
    tops = [
        [Spanned("收入", 1, 2), None, Spanned("支出", 1, 2), None],
        ["项目", "决算数", "项目（按功能分类）", "决算数"],
    ]
    short = [[row[0], row[2], row[3], row[5]] for row in rows]
    w.table([*tops, *short], "收入支出决算总表", f"公开01表　{UNIT}")


def spending(w: Builder, books: Accounts, depth: int) -> None:
    """Print 支出决算表: classes, at depth 2 with their 项, at depth 3 with their 款 as well."""
    head: Row = ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"]
    empty = w.rng.choice(("", "0.00"))

    def line(code: str, name: str, entries: tuple[Entry, ...], key: str) -> list[Figure | None]:
        basic = sum(each.basic for each in entries)
        project = total_of(entries) - basic
        whole = yuan(w, basic + project, key)
        one = yuan(w, basic) if basic else None
        two = yuan(w, project) if project else None
        shown = [figure for figure in (one, two) if figure]
        w.adds_up(whole, shown, "table_row_sum")
        rows.append([code, name, whole, one or empty, two or empty])
        return [whole, one, two]

    whole = total_of(books.entries)
    top: list[Figure | None] = [
        yuan(w, whole, "all_spent"),
        yuan(w, books.basic, "basic"),
        yuan(w, whole - books.basic, "all_project"),
    ]
    rows: list[Row] = [head, [Spanned("合计", 1, 2), None, *(each or "" for each in top)]]
    if top[0]:
        w.adds_up(top[0], [each for each in top[1:] if each], "table_row_sum")
    classes = []
    for group, entries in books.groups.items():
        own = line(entries[0].code[:3], group, entries, class_key(books, group))
        classes.append(own)
        if depth > 1:
            _below(w, own, entries, line, depth > 2)
    _columns(w, top, classes, "table_sum")
    w.table(rows, "支出决算表", f"公开03表　{UNIT}")


def _below(
    w: Builder,
    own: list[Figure | None],
    entries: tuple[Entry, ...],
    line: Callable[[str, str, tuple[Entry, ...], str], list[Figure | None]],
    has_sections: bool,
) -> None:
    """Print the 款 of a class, where wanted, and the 项."""
    middle, last = [], []
    for code in dict.fromkeys(each.code[:5] for each in entries):
        items = tuple(each for each in entries if each.code.startswith(code))
        if has_sections:
            middle.append(line(code, items[0].section, items, ""))
        lines = []
        for each in items:
            key = "" if each.other or each.kind == "fund" else f"item:{each.code}"
            lines.append(line(each.code, each.item, (each,), key))
        if has_sections:
            _columns(w, middle[-1], lines, "table_subtotal")
        last += lines
    _columns(w, own, middle or last, "table_subtotal")


def _columns(
    w: Builder, top: list[Figure | None], lines: list[list[Figure | None]], kind: str
) -> None:
    for number, figure in enumerate(top):
        parts = [row[number] for row in lines]
        if figure:
            w.adds_up(figure, [part for part in parts if part], kind)


def compared(w: Builder, books: Accounts) -> None:
    """Print budget and accounts of each 项 of the general budget, the total above."""
    rows: list[Row] = [["功能科目", "年初预算数", "支出决算数", "增减额", "完成率"]]
    empty = w.rng.choice(("—", "/"))
    budget, final = yuan(w, books.budget, "general_budget"), yuan(w, books.general_spent, "general")
    gap = yuan(w, books.general_spent - books.budget)
    rate = w.rate(Fraction(books.general_spent, books.budget), "general_rate")
    w.divides(rate, final, budget, "table_ratio")
    w.relate(Linear("difference", ((final, 1), (budget, -1), (gap, -1))))
    rows.append(["合计", budget, final, gap, rate])
    columns: list[list[Figure]] = [[], [], []]
    for entry in books.general:
        two = yuan(w, entry.final, f"item:{entry.code}")
        three = yuan(w, entry.final - entry.budget)
        columns[1].append(two)
        columns[2].append(three)
        cells: Row = ["0.00", two, three, empty]
        if entry.budget:
            one = yuan(w, entry.budget, f"plan:{entry.code}")
            columns[0].append(one)
            share = w.rate(Fraction(entry.final, entry.budget), f"done:{entry.code}")
            w.divides(share, two, one, "table_ratio")
            w.relate(Linear("difference", ((two, 1), (one, -1), (three, -1))))
            cells = [one, two, three, share]
        rows.append([f"{entry.code} {entry.item}", *cells])
    for figure, column in zip((budget, final, gap), columns, strict=True):
        w.adds_up(figure, column, "table_sum")
    w.table(rows, "一般公共预算财政拨款支出预决算对比表", UNIT)


def running(w: Builder, books: Accounts, is_whole: bool) -> None:
    """Print “三公”经费; the whole 机构运行信息表 has counts in the column of the amounts in 元."""
    labels = (
        "1.因公出国（境）费",
        "（1）公务用车购置费",
        "（2）公务用车运行维护费",
        "3.公务接待费",
    )
    keys = ("", "", "three:cars", "three:guests")
    columns = []
    for which in range(2):
        cents = [line[which] for line in books.three]
        own = [
            yuan(w, each, key if which or not key else f"{key}.budget")
            for each, key in zip(cents, keys, strict=True)
        ]
        total = yuan(w, sum(cents), "three" if which else "three_budget")
        cars = yuan(w, cents[1] + cents[2], "three:both" if which else "")
        w.adds_up(cars, own[1:3], "table_subtotal")
        w.adds_up(total, (own[0], cars, own[3]), "table_sum")
        columns.append([total, own[0], cars, *own[1:]])
    names = ("（一）支出合计", labels[0], "2.公务用车购置及运行维护费", *labels[1:])
    rows: list[Row] = [["项目", "行次", "预算数", "统计数（决算数）"]]
    rows.append(["一、“三公”经费支出", "1", "—", "—"])
    for name, one, two in zip(names, *columns, strict=True):
        rows.append([name, str(len(rows)), one, two])
    if not is_whole:
        rows[1:2] = []
        short = [[row[0], *row[2:]] for row in rows]
        short[0][2] = "决算数"
        w.table(short, "财政拨款“三公”经费支出决算表", f"公开09表　{UNIT}")
        return
    cars = w.count(books.cars, "", "cars")
    counts: list[tuple[str, CellSpec]] = [
        ("（二）相关统计数", "—"),
        ("1.因公出国（境）团组数（个）", "0"),
        ("2.公务用车保有量（辆）", cars),
        ("3.国内公务接待批次（个）", w.count(books.batches, "", "batches")),
        ("4.国内公务接待人次（人）", w.count(books.guests, "", "guests")),
    ]
    whole, small = sum(books.bought), sum(books.small)
    total = yuan(w, whole, "bought")
    kinds = [yuan(w, cents, f"bought:{number}") for number, cents in enumerate(books.bought)]
    w.adds_up(total, kinds, "table_sum")
    given, tiny = yuan(w, small, "bought_small"), yuan(w, books.tiny, "bought_tiny")
    w.relate(AtMost("part_of", given, total), AtMost("part_of", tiny, given))
    counts += [
        ("二、机关运行经费", yuan(w, books.running, "running")),
        ("三、国有资产占用情况：车辆数合计（辆）", w.count(books.cars, "", "cars")),
        ("四、政府采购支出合计", total),
        ("1.政府采购货物支出", kinds[0]),
        ("2.政府采购工程支出", kinds[1]),
        ("3.政府采购服务支出", kinds[2]),
        ("其中：授予中小企业合同金额", given),
        ("其中：授予小微企业合同金额", tiny),
    ]
    for name, figure in counts:
        rows.append([name, str(len(rows)), "—", figure])
    w.table(rows, "机构运行信息表", UNIT)
    w.hard("mixed_column", cars.text)


def works(w: Builder, books: Accounts) -> None:
    """Print the evaluated projects with budget, spending, rate and score."""
    rows: list[Row] = [["项目名称", "全年预算数", "全年执行数", "执行率", "自评得分"]]
    columns: list[list[Figure]] = [[], []]
    for work in books.works:
        line = [
            yuan(w, work.budget, f"budget:{work.name}"),
            yuan(w, work.spent, f"spent:{work.name}"),
        ]
        rate = w.rate(Fraction(work.spent, work.budget), f"rate:{work.name}")
        w.divides(rate, line[1], line[0], "table_ratio")
        for column, figure in zip(columns, line, strict=True):
            column.append(figure)
        rows.append([w.name(work.name), *line, rate, mark(work.score, "", f"result:{work.name}")])
    budget = sum(work.budget for work in books.works)
    total = [yuan(w, budget, "works"), yuan(w, books.general_project, "general_project")]
    for figure, column in zip(total, columns, strict=True):
        w.adds_up(figure, column, "table_sum")
    rate = w.rate(Fraction(books.general_project, budget), "works_rate")
    w.divides(rate, total[1], total[0], "table_ratio")
    rows.append(["合计", *total, rate, "—"])
    w.table(rows, f"{w.year}年度项目支出绩效自评汇总表", UNIT)


def card(w: Builder, card: Scorecard) -> None:
    """Print the score of the whole office, points lost beside."""
    rows: list[Row] = [["一级指标", "二级指标", "分值", "自评得分", "扣分"]]
    lines: list[dict[str, Figure]] = []
    for part in card.parts:
        for number, item in enumerate(part.items):
            found = scored(w, item.full * 100, item.points, "", ("", f"points:{item.name}"))
            head = None if number else Spanned(part.name, len(part.items))
            rows.append([head, item.name, found["full"], found["score"], found["lost"]])
            lines.append(found)
    last = scored(w, 10000, card.points, "", ("", "score_total"))
    for name, kind in (("full", "weights"), ("score", "score_sum"), ("lost", "score_sum")):
        w.adds_up(last[name], (line[name] for line in lines), kind)
    rows.append([Spanned("合计", 1, 2), None, last["full"], last["score"], last["lost"]])
    w.table(rows, "部门整体支出绩效自评得分表")
