"""The tables of the Anhui and Fujian style, all in one unit that is told above them."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, CellSpec, Spanned
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear
from benchmarks.checks.generator.scorecard import Scorecard
from benchmarks.checks.held_out.round4.office_figures import Pen
from benchmarks.checks.held_out.round5.minwan_books import Books, Line
from benchmarks.checks.held_out.wording import mark

Row = list[CellSpec | None]
ORDINALS = {
    "201": "一",
    "208": "八",
    "210": "九",
    "212": "十一",
    "213": "十二",
    "214": "十三",
    "221": "十九",
    "229": "二十三",
}


def _note(pen: Pen) -> str:
    return f"金额单位：{pen.table_unit}"


def balance(pen: Pen, books: Books) -> None:
    """Print 收入支出决算总表: sources beside classes, then what was carried, then the totals."""
    w = pen.w
    came = [
        ("一、一般公共预算财政拨款收入", pen.bare(books.general, "general")),
        ("二、政府性基金预算财政拨款收入", pen.bare(books.fund[0], "fund")),
        ("八、其他收入", pen.bare(books.other_income, "other_income")),
    ]
    went = [
        (f"{ORDINALS[code]}、{label}", pen.bare(cents, f"class:{code}"))
        for code, label, cents in books.classes()
    ]
    income, spent = pen.bare(books.income, "came"), pen.bare(books.spent, "gone")
    w.adds_up(income, (figure for _, figure in came), "table_sum")
    w.adds_up(spent, (figure for _, figure in went), "table_sum")
    begin, end = pen.bare(books.begin, "begin"), pen.bare(books.end, "end")
    left, right = pen.bare(books.total, "all"), pen.bare(books.total, "all")
    w.adds_up(left, (income, begin), "table_sum")
    w.adds_up(right, (spent, end), "table_sum")
    rows: list[Row] = [
        [Spanned("收入", 1, 3), None, None, Spanned("支出", 1, 3), None, None],
        ["项目", "行次", "决算数", "项目", "行次", "决算数"],
    ]
    height = max(len(came), len(went))
    after = height + 3
    for number in range(height):
        one = came[number] if number < len(came) else ("", "")
        two = went[number] if number < len(went) else ("", "")
        rows.append([one[0], str(number + 1), one[1], two[0], str(number + 1 + after), two[1]])
    for step, (name, one_figure, other, two_figure) in enumerate(
        (
            ("本年收入合计", income, "本年支出合计", spent),
            ("年初结转和结余", begin, "年末结转和结余", end),
            ("总计", left, "总计", right),
        ),
        height + 1,
    ):
        rows.append([name, str(step), one_figure, other, str(step + after), two_figure])
    w.table(rows, f"表1　{w.year}年度收入支出决算总表", _note(pen))


def lines(pen: Pen, books: Books) -> None:
    """Print 一般公共预算财政拨款支出决算表: classes and under them their lines."""
    w = pen.w
    rows: list[Row] = [
        [Spanned("项目", 1, 2), None, Spanned("本年支出", 1, 3), None, None],
        ["科目代码", "科目名称", "小计", "基本支出", "项目支出"],
    ]
    project = books.general - books.basic
    top = [
        pen.bare(books.general, "general"),
        pen.bare(books.basic, "basic"),
        pen.bare(project, "general_project"),
    ]
    w.adds_up(top[0], top[1:], "table_row_sum")
    rows.append([Spanned("合计", 1, 2), None, *top])
    columns: list[list[Figure]] = [[], [], []]
    for code in sorted({line.group for line in books.lines}):
        own = [line for line in books.lines if line.group == code]
        cents = (
            sum(line.final for line in own),
            sum(line.final for line in own if line.is_basic),
            sum(line.final for line in own if not line.is_basic),
        )
        subtotal = _cells(pen, cents, f"general:{code}")
        rows.append([code, own[0].label, *(cell or "" for cell in subtotal)])
        below = [_cells(pen, _split(line), f"line:{line.code}") for line in own]
        for line, cells in zip(own, below, strict=True):
            rows.append([line.code, line.name, *(cell or "" for cell in cells)])
        for number, figure in enumerate(subtotal):
            if figure is not None:
                parts = [cells[number] for cells in below]
                w.adds_up(figure, (part for part in parts if part is not None), "table_subtotal")
                columns[number].append(figure)
    for figure, column in zip(top, columns, strict=True):
        w.adds_up(figure, column, "table_sum")
    w.table(rows, f"表2　{w.year}年度一般公共预算财政拨款支出决算表", _note(pen))


def _split(line: Line) -> tuple[int, int, int]:
    return (line.final, line.final, 0) if line.is_basic else (line.final, 0, line.final)


def _cells(pen: Pen, cents: tuple[int, int, int], key: str) -> list[Figure | None]:
    """Give subtotal, basic and project money; what is nothing stays empty."""
    whole = pen.bare(cents[0], key)
    parts = [pen.bare(amount) if amount else None for amount in cents[1:]]
    pen.w.adds_up(whole, (part for part in parts if part is not None), "table_row_sum")
    return [whole, *parts]


def three(pen: Pen, books: Books) -> None:
    """Print “三公” money as the form has it: budget and final numbers side by side in one row."""
    w = pen.w
    heads: list[Row] = [[], [], [], []]
    cells: Row = []
    for name, money, key in (
        ("预算数", books.three_budget, "three_budget"),
        ("决算数", books.three, "three"),
    ):
        _, bought, run, _ = money
        total = pen.bare(sum(money), key)
        cars = pen.bare(bought + run, f"{key}:cars")
        parts = [pen.bare(cents, f"{key}:{n}") for n, cents in enumerate(money)]
        w.adds_up(cars, parts[1:3], "table_row_sum")
        w.adds_up(total, (parts[0], cars, parts[3]), "table_row_sum")
        cells += [total, parts[0], cars, parts[1], parts[2], parts[3]]
        heads[0] += [Spanned(name, 1, 6), *[None] * 5]
        heads[1] += [
            Spanned("合计", 2),
            Spanned("因公出国（境）费", 2),
            Spanned("公务用车购置及运行费", 1, 3),
            None,
            None,
            Spanned("公务接待费", 2),
        ]
        heads[2] += [None, None, "小计", "公务用车购置费", "公务用车运行费", None]
    heads[3] = [str(number) for number in range(1, 13)]
    w.table([*heads, cells], f"表3　{w.year}年度财政拨款“三公”经费支出决算表", _note(pen))


def results(w: Builder, books: Books) -> None:
    """Print what the office did against the plan and last year."""
    name, unit, *_ = books.office.result
    done, _, plan = books.result
    rows: list[Row] = [["工作内容", "计量单位", "年度计划", "实际完成", "完成率"]]
    planned, real = w.count(plan, "", "plan"), w.count(done, "", "done")
    rate = w.rate(Fraction(done, plan), "rate:done")
    w.divides(rate, real, planned, "table_ratio")
    rows.append([name, unit, planned, real, rate])
    w.table(rows, "表4　重点工作完成情况")


def card(w: Builder, found: Scorecard, name: str) -> None:
    """Print the score sheet of one project: full points, points and what was lost."""
    rows: list[Row] = [["一级指标", "二级指标", "分值", "得分", "扣分"]]
    lines = []
    for part in found.parts:
        for number, item in enumerate(part.items):
            line = _scored(item.full * 100, item.points)
            _lost(w, line)
            lines.append(line)
            head = Spanned(part.name, len(part.items)) if number == 0 else None
            rows.append([head, item.name, *line])
    last = _scored(10000, found.points, ("card_total", "card_lost"))
    _lost(w, last)
    for column, kind in enumerate(("weights", "score_sum", "score_sum")):
        w.adds_up(last[column], (line[column] for line in lines), kind)
    rows.append([Spanned("合计", 1, 2), None, *last])
    w.table(rows, f"表5　“{name}”项目绩效自评得分表", "单位：分")


def _scored(full: int, points: int, keys: tuple[str, str] = ("", "")) -> list[Figure]:
    return [
        mark(full, "", role="weight"),
        mark(points, "", keys[0]),
        mark(full - points, "", keys[1]),
    ]


def _lost(w: Builder, line: list[Figure]) -> None:
    full, points, lost = line
    w.relate(
        AtMost("score_limit", points, full),
        Linear("score_lost", ((full, 1), (lost, -1), (points, -1))),
    )
