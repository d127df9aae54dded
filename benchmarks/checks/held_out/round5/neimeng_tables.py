"""The tables of the Inner Mongolia and Xinjiang style: the self-evaluation form and the use of money."""

from collections.abc import Sequence
from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, CellSpec, Spanned
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Quotient
from benchmarks.checks.held_out.round5.county_draws import Goal
from benchmarks.checks.held_out.round5.neimeng_books import Books
from benchmarks.checks.held_out.wording import Wording, mark

Row = list[CellSpec | None]
WIDTH = 9
LEVELS = ("中央资金", "自治区资金", "{}资金", "{}级资金")


def level_names(books: Books) -> list[str]:
    """Name the four levels of money."""
    league = "盟市" if books.level == "旗" else "地州"
    fills = ("", "", league, books.level)
    return [name.format(fill) for name, fill in zip(LEVELS, fills, strict=True)]


def form(w: Builder, books: Books, say: Wording, title: str) -> None:
    """Print 项目支出绩效自评表: the project, its money by level, its indicators, the total."""
    rows: list[Row] = [
        ["项目名称", Spanned(title, 1, WIDTH - 1), *[None] * (WIDTH - 2)],
        [
            "主管部门",
            Spanned(books.place + books.kind.office, 1, 3),
            None,
            None,
            "实施单位",
            Spanned(books.place + books.kind.unit, 1, 4),
            None,
            None,
            None,
        ],
    ]
    ends = _funds(w, books, rows)
    rows.append(
        [
            "一级指标",
            "二级指标",
            "三级指标",
            "年度指标值",
            "实际完成值",
            "偏差率",
            "权重",
            "得分",
            "偏差原因分析及改进措施",
        ]
    )
    lines = [ends]
    tops = [goal.top for goal in books.goals]
    seconds = [(goal.top, goal.second) for goal in books.goals]
    for number, goal in enumerate(books.goals):
        line, cells = _goal(w, goal)
        why = "无偏差"
        if goal.done < goal.target:
            why = say.draw("why_rate" if goal.is_rate else "why_short")
        elif goal.done * 100 > goal.target * 130:
            why = say.draw("why_over")
        elif goal.done > goal.target:
            why = "超额完成"
        head = (_merged(tops, number, goal.top), _merged(seconds, number, goal.second))
        rows.append([*head, *cells, *line, why])
        lines.append(line)
    last = [mark(10000, "", role="weight"), mark(books.points, "", "total_score")]
    for column, kind in enumerate(("weights", "score_sum")):
        w.adds_up(last[column], (line[column] for line in lines), kind)
    rows.append([Spanned("总分", 1, 6), *[None] * 5, *last, ""])
    w.table(rows, f"{w.year}年度项目支出绩效自评表")


def _funds(w: Builder, books: Books, rows: list[Row]) -> list[Figure]:
    """Add the money of the levels; give weight and points of the rate of execution."""
    rows.append(
        [
            Spanned("项目资金（万元）", 6),
            Spanned("资金来源", 1, 2),
            None,
            "全年预算数",
            "到位数",
            "执行数",
            "权重",
            "执行率",
            "得分",
        ]
    )
    ends = [mark(1000, "", role="weight"), mark(books.execution, "", "part:执行")]
    w.relate(AtMost("score_limit", ends[1], ends[0]))
    columns: list[list[Figure]] = [[], [], []]
    money = (books.sources, books.arrived, books.spent_by)
    keys = ("budget", "arrived", "spent")
    labels = ["年度资金总额", *level_names(books)]
    for number, label in enumerate(labels):
        cents = [sum(each) if number == 0 else each[number - 1] for each in money]
        names = [key if number == 0 else f"{key}:{number - 1}" for key in keys]
        line = [w.bare(one, name) for one, name in zip(cents, names, strict=True)]
        for column, figure in zip(columns, line, strict=True):
            column.append(figure)
        rate = w.rate(Fraction(cents[2], cents[0]), "rate:all" if number == 0 else "")
        w.divides(rate, line[2], line[0], "table_ratio")
        tail: Row = [ends[0], rate, ends[1]] if number == 0 else ["—", rate, "—"]
        rows.append([None, Spanned(label, 1, 2), None, *line, *tail])
    for column in columns:
        w.adds_up(column[0], column[1:], "table_sum")
    return ends


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
    keys = (f"target:{goal.name}", f"done:{goal.name}")
    if goal.is_rate:
        target, done = (
            w.rate(Fraction(number, 10000), key, 2)
            for number, key in zip((goal.target, goal.done), keys, strict=True)
        )
        return line, [goal.name, ("≥", target), done, "—"]
    target, done = (
        w.count(number, goal.unit, key)
        for number, key in zip((goal.target, goal.done), keys, strict=True)
    )
    apart = w.rate(Fraction(goal.done - goal.target, goal.target))
    w.relate(Quotient("growth", apart, ((done, 1),), ((target, 1),), 1, -1))
    return line, [goal.name, (w.rng.choice(("≥", "")), target), done, apart]


def uses(w: Builder, books: Books) -> None:
    """Print what each part cost: number, standard in 元 and money in 万元; two subtotals."""
    rows: list[Row] = [["序号", "支出内容", "计量单位", "完成数量", "标准（元）", "金额（万元）"]]
    parts = []
    works = w.bare(books.works, "works")
    rows.append([Spanned("一、工程及物资费用", 1, 5), None, None, None, None, works])
    for number, part in enumerate(books.parts, 1):
        done = w.count(part.done, "", f"done:{part.name}")
        standard = Figure(str(part.standard), "", Fraction(1), "amount", f"std:{part.name}", True)
        cost = w.bare(part.cost, f"cost:{part.name}")
        w.divides(standard, cost, done, "average")
        parts.append(cost)
        rows.append([str(number), part.name, part.unit, done, standard, cost])
    w.adds_up(works, parts, "table_subtotal")
    others = w.bare(sum(books.costs), "others")
    rows.append([Spanned("二、其他费用", 1, 5), None, None, None, None, others])
    names = ("勘察设计及监理费", "项目管理费")
    figures = [
        w.bare(cents, f"cost:{name}") for name, cents in zip(names, books.costs, strict=True)
    ]
    for number, (name, figure) in enumerate(zip(names, figures, strict=True), 1):
        rows.append([str(number), name, "—", "—", "—", figure])
    w.adds_up(others, figures, "table_subtotal")
    total = w.bare(books.spent, "spent")
    w.adds_up(total, (works, others), "table_sum")
    rows.append([Spanned("合计", 1, 5), None, None, None, None, total])
    w.table(rows, "项目资金使用明细表")
