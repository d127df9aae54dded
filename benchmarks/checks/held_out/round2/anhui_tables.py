"""The tables of 部门决算公开, 公开01表 to 公开08表."""

from benchmarks.checks.generator.builder import Builder, CellSpec, Spanned
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.held_out.round2.books import PERSONNEL, PUBLIC, Books, Class

Row = list[CellSpec | None]


def note(number: int) -> str:
    """Give what stands above a table."""
    return f"公开{number:02d}表　金额单位：万元"


def overall(w: Builder, books: Books) -> None:
    """Print 收入支出决算总表, sources left and classes right."""
    came = [
        ("一、一般公共预算财政拨款收入", books.granted(), "granted"),
        ("二、政府性基金预算财政拨款收入", books.fund(), "fund"),
        ("三、事业收入", books.business[0], "business"),
    ]
    left = [(label, w.bare(cents, key)) for label, cents, key in came]
    marks = "一二三四五"
    right = [
        (f"{mark}、{each.name}", w.bare(each.total[0], f"class:{each.code}"))
        for mark, each in zip(marks, books.classes, strict=True)
    ]
    ends = [
        w.bare(cents, key)
        for cents, key in (
            (books.income(), "income"),
            (books.spent(), "spent"),
            (books.begin[0], "begin"),
            (books.end[0], "end"),
            (books.total(), "total"),
            (books.total(), "total"),
        )
    ]
    w.adds_up(ends[0], (figure for _, figure in left), "table_sum")
    w.adds_up(ends[1], (figure for _, figure in right), "table_sum")
    w.adds_up(ends[4], (ends[0], ends[2]), "table_sum")
    w.adds_up(ends[5], (ends[1], ends[3]), "table_sum")
    rows: list[Row] = [
        [Spanned("收入", 1, 2), None, Spanned("支出", 1, 2), None],
        ["项目", "决算数", "项目（按功能分类）", "决算数"],
    ]
    for number, pair in enumerate(right):
        rows.append([*(left[number] if number < len(left) else ("", "")), *pair])
    rows.append(["本年收入合计", ends[0], "本年支出合计", ends[1]])
    rows.append(["年初结转和结余", ends[2], "年末结转和结余", ends[3]])
    rows.append(["总计", ends[4], "总计", ends[5]])
    w.table(rows, "收入支出决算总表", note(1))


def _lines(
    w: Builder,
    heads: tuple[str, str, str],
    lines: list[tuple[Class, int, int]],
    keys: tuple[str, str, str],
    title: tuple[str, int],
) -> None:
    """Print code, name, the sum and its two parts; the total stands first, empty cells for zero."""
    rows: list[Row] = [["科目编码", "科目名称", *heads]]
    sums = (
        sum(one + two for _, one, two in lines),
        sum(one for _, one, _ in lines),
        sum(two for *_, two in lines),
    )
    total = [w.bare(cents, key) for cents, key in zip(sums, keys, strict=True)]
    w.adds_up(total[0], total[1:], "table_row_sum")
    rows.append([Spanned("合计", 1, 2), None, *total])
    columns: list[list[Figure]] = [[], [], []]
    for each, one, two in lines:
        key = f"class:{each.code}" if keys[0] == "spent" else ""
        line = [w.bare(one + two, key), *(w.bare(cents) if cents else None for cents in (one, two))]
        shown = [figure for figure in line if figure is not None]
        w.adds_up(shown[0], shown[1:], "table_row_sum")
        for column, figure in zip(columns, line, strict=True):
            if figure is not None:
                column.append(figure)
        rows.append([each.code, each.name, *("" if one is None else one for one in line)])
    for figure, column in zip(total, columns, strict=True):
        w.adds_up(figure, column, "table_sum")
    w.table(rows, title[0], note(title[1]))


def income(w: Builder, books: Books) -> None:
    """Print 收入决算表: what the first class carried over is not its income."""
    lines = [
        (
            each,
            each.fiscal[0] + (books.end[0] - books.begin[0] if number == 0 else 0),
            each.other[0],
        )
        for number, each in enumerate(books.classes)
    ]
    heads = ("本年收入合计", "财政拨款收入", "事业收入")
    _lines(w, heads, lines, ("income", "", "business"), ("收入决算表", 2))


def spending(w: Builder, books: Books) -> None:
    """Print 支出决算表."""
    lines = [(each, each.basic[0], each.project[0]) for each in books.classes]
    heads = ("本年支出合计", "基本支出", "项目支出")
    _lines(w, heads, lines, ("spent", "basic", "project"), ("支出决算表", 3))


def fiscal(w: Builder, books: Books) -> None:
    """Print 财政拨款收入支出决算总表 with the general budget and the funds side by side."""
    begin, end = w.bare(books.begin[0], "begin"), w.bare(books.end[0], "end")
    granted, fund = w.bare(books.granted(), "granted"), w.bare(books.fund(), "fund")
    whole = books.fiscal() + books.end[0]
    left, right = w.bare(whole, "fiscal_total"), w.bare(whole, "fiscal_total")
    general, other = w.bare(books.general(), "general"), w.bare(books.fund(), "fund")
    spent = w.bare(books.fiscal())
    w.adds_up(left, (granted, fund, begin), "table_sum")
    w.adds_up(right, (spent, end), "table_sum")
    w.adds_up(spent, (general, other), "table_row_sum")
    rows: list[Row] = [
        ["收入项目", "金额", "支出项目", "小计", "一般公共预算", "政府性基金预算"],
    ]
    sides: list[Row] = [
        ["一般公共预算财政拨款", granted],
        ["政府性基金预算财政拨款", fund],
        ["年初财政拨款结转和结余", begin],
    ]
    columns: list[list[Figure]] = [[], [], []]
    for number, each in enumerate(books.classes):
        line = [w.bare(each.fiscal[0]), w.bare(each.fiscal[0])]
        w.adds_up(line[0], line[1:], "table_row_sum")
        columns[0].append(line[0])
        columns[2 if each.is_fund else 1].append(line[1])
        side = sides[number] if number < len(sides) else ["", ""]
        cells: Row = ["", line[1]] if each.is_fund else [line[1], ""]
        rows.append([*side, each.name, line[0], *cells])
    for figure, column in zip((spent, general, other), columns, strict=True):
        w.adds_up(figure, column, "table_sum")
    rows.append(["", "", "本年支出合计", spent, general, other])
    rows.append(["", "", "年末财政拨款结转和结余", end, w.bare(books.end[0], "end"), ""])
    rows.append(["总计", left, "总计", right, "", ""])
    w.table(rows, "财政拨款收入支出决算总表", note(4))


def general(w: Builder, books: Books) -> None:
    """Print 一般公共预算财政拨款支出决算表."""
    lines = [
        (each, each.basic[0], each.project[0] - each.other[0])
        for each in books.classes
        if not each.is_fund
    ]
    heads = ("本年支出", "基本支出", "项目支出")
    _lines(w, heads, lines, ("general", "basic", ""), ("一般公共预算财政拨款支出决算表", 5))


def basic(w: Builder, books: Books) -> None:
    """Print the basic spending by economic class: staff left, running costs right."""
    left = [
        w.bare(cents, f"basic:{name}")
        for name, cents in zip(PERSONNEL, books.personnel, strict=True)
    ]
    right = [
        w.bare(cents, f"basic:{name}") for name, cents in zip(PUBLIC, books.public, strict=True)
    ]
    sums = (w.bare(sum(books.personnel), "personnel"), w.bare(sum(books.public), "public"))
    total = w.bare(books.basic(), "basic")
    w.adds_up(sums[0], left, "table_sum")
    w.adds_up(sums[1], right, "table_sum")
    w.adds_up(total, sums, "table_sum")
    rows: list[Row] = [
        [Spanned("人员经费", 1, 3), None, None, Spanned("公用经费", 1, 3), None, None],
        ["编码", "科目", "决算数", "编码", "科目", "决算数"],
        ["301", PERSONNEL[0], left[0], "302", PUBLIC[0], right[0]],
        ["303", PERSONNEL[1], left[1], "310", PUBLIC[1], right[1]],
        [
            Spanned("人员经费合计", 1, 2),
            None,
            sums[0],
            Spanned("公用经费合计", 1, 2),
            None,
            sums[1],
        ],
        [Spanned("合计", 1, 5), None, None, None, None, total],
    ]
    w.table(rows, "一般公共预算财政拨款基本支出决算表", note(6))


def fund(w: Builder, books: Books) -> None:
    """Print 政府性基金预算财政拨款收入支出决算表, a table of one class."""
    each = next(each for each in books.classes if each.is_fund)
    cells = [w.bare(each.total[0], "fund") for _ in range(3)]
    w.adds_up(cells[1], cells[2:], "table_row_sum")
    rows: list[Row] = [
        [
            "科目编码",
            "科目名称",
            "年初结转",
            "本年收入",
            "本年支出小计",
            "其中：项目支出",
            "年末结转",
        ],
        [each.code, each.name, "", *cells, ""],
    ]
    w.table(rows, "政府性基金预算财政拨款收入支出决算表", note(7))


def three(w: Builder, books: Books) -> None:
    """Print “三公” expenses, budget and accounts one above the other."""
    rows: list[Row] = [
        [
            Spanned("", 2),
            Spanned("合计", 2),
            Spanned("因公出国（境）费", 2),
            Spanned("公务用车购置及运行维护费", 1, 3),
            None,
            None,
            Spanned("公务接待费", 2),
        ],
        [None, None, None, "小计", "购置费", "运行维护费", None],
    ]
    for label, key, cents in (
        ("预算数", "three_budget", books.three_budget),
        ("决算数", "three", books.three),
    ):
        total, abroad = w.bare(sum(cents), key), w.bare(cents[0])
        own = key == "three"
        sub, cars = w.bare(cents[1]), w.bare(cents[1], "three:cars" if own else "")
        guests = w.bare(cents[2], "three:guests" if own else "")
        w.adds_up(total, (abroad, sub, guests), "table_row_sum")
        rows.append([label, total, abroad, sub, w.bare(0), cars, guests])
    w.table(rows, "“三公”经费支出决算表", note(8))
