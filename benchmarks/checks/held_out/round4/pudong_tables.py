"""The tables of the Pudong style in whole 万元, and its score sheet."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, CellSpec, Spanned
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost
from benchmarks.checks.generator.scorecard import Scorecard
from benchmarks.checks.held_out.round4.pudong_books import (
    CLASSES,
    Books,
    Project,
    budget_of,
    grade_of,
    graded,
)
from benchmarks.checks.held_out.round4.sea_figures import Pen, mean
from benchmarks.checks.held_out.wording import mark

Row = list[CellSpec | None]
SOURCES = ("一般公共预算财政拨款收入", "政府性基金预算财政拨款收入", "其他收入")


def overall(w: Builder, books: Books, pen: Pen) -> None:
    """Print 收入支出决算总表, this year and last, sources left and classes right."""
    head: Row = [Spanned("收入", 1, 3), None, None, Spanned("支出", 1, 3), None, None]
    rows: list[Row] = [head, ["项目", "决算数", "上年数", "项目", "决算数", "上年数"]]
    left, right, sums = [], [], []
    for year, tail in enumerate(("", ".last")):
        came = (books.granted(year), books.fund[year], books.other[year])
        lefts = [pen.bare(c, f"source:{n}{tail}", places=0) for n, c in enumerate(came)]
        rights = [
            pen.bare(pair[year], f"class:{code}{tail}", places=0)
            for (code, _), pair in zip(CLASSES, books.classes, strict=True)
        ]
        income = pen.bare(books.income(year), f"came{tail}", places=0)
        spent = pen.bare(books.spent(year), f"gone{tail}", places=0)
        # What was left last year is what was carried into this one.
        begin = pen.bare(books.begin[year], "" if year else "carried", places=0)
        end = pen.bare(books.end[year], "carried" if year else "end", places=0)
        both = [pen.bare(books.total(year), f"all{tail}", places=0) for _ in range(2)]
        w.adds_up(income, lefts, "table_sum")
        w.adds_up(spent, rights, "table_sum")
        w.adds_up(both[0], (income, begin), "table_sum")
        w.adds_up(both[1], (spent, end), "table_sum")
        left.append(lefts)
        right.append(rights)
        sums.append((income, spent, begin, end, *both))
    marks = "一二三四五"
    for number, (_, name) in enumerate(CLASSES):
        side: Row = ["", "", ""]
        if number < len(SOURCES):
            label = f"{marks[number]}、{SOURCES[number]}"
            side = [label, left[0][number], left[1][number]]
        rows.append([*side, f"{marks[number]}、{name}", right[0][number], right[1][number]])
    now, before = sums
    labels = (
        ("本年收入合计", "本年支出合计", 0, 1),
        ("年初结转和结余", "年末结转和结余", 2, 3),
        ("总计", "总计", 4, 5),
    )
    for one, two, a, b in labels:
        rows.append([one, now[a], before[a], two, now[b], before[b]])
    w.table(rows, f"{w.year}年度收入支出决算总表", "金额单位：万元")


def units(w: Builder, books: Books, pen: Pen) -> None:
    """Print goals, tracking and self-evaluation of each unit, with the grades."""
    rows: list[Row] = [
        [
            Spanned("单位", 2),
            Spanned("编报目标", 1, 2),
            None,
            Spanned("绩效跟踪", 1, 2),
            None,
            Spanned("绩效自评", 1, 3),
            None,
            None,
            Spanned("自评等级（个）", 1, 4),
            None,
            None,
            None,
        ],
        [None, *("个数", "金额") * 3, "均分", "优", "良", "合格", "不合格"],
    ]
    columns: list[list[Figure]] = [[] for _ in range(10)]
    means: list[tuple[Figure, int]] = []
    for number, unit in enumerate(books.units):
        groups = (unit.projects, unit.tracked, unit.rated)
        line, last = _line(w, pen, groups, (f"unit:{number}", "", "", "", "", ""))
        rated = unit.rated
        average = Fraction(sum(each.points for each in rated), 100 * len(rated))
        own = mean(w, (), last[0], average, "")
        means.append((own, len(rated)))
        for column, figure in zip(columns, (*line, *last[1:]), strict=True):
            column.append(figure)
        rows.append([unit.name, *line, own, *last[1:]])
    groups = (books.projects, books.tracked, books.rated)
    keys = ("goals", "goal_money", "tracked", "tracked_money", "rated", "rated_money")
    line, last = _line(w, pen, groups, keys)
    for column, figure in zip(columns, (*line, *last[1:]), strict=True):
        w.adds_up(figure, column, "table_sum")
    average = Fraction(sum(each.points for each in books.rated), 100 * len(books.rated))
    own = mean(w, means, line[4], average, "", "mean")
    rows.append(["合计", *line, own, *last[1:]])
    w.table(rows, "分单位预算绩效管理情况表", "金额单位：万元；均分单位：分")


def _line(
    w: Builder, pen: Pen, groups: tuple[tuple[Project, ...], ...], keys: tuple[str, ...]
) -> tuple[list[Figure], list[Figure]]:
    """Give counts and amounts of three groups, and the count of the last with its grades."""
    line: list[Figure] = []
    for number, group in enumerate(groups):
        line.append(w.count(len(group), "", keys[2 * number]))
        line.append(pen.bare(budget_of(group), keys[2 * number + 1], places=0))
    is_sum = bool(keys[1])
    names = [f"grade:{n}" if is_sum else "" for n in range(4)]
    grades = [w.count(n, "", key) for n, key in zip(graded(groups[2]), names, strict=True)]
    w.adds_up(line[4], grades, "table_row_sum")
    return line, [line[4], *grades]


def reviews(w: Builder, books: Books, pen: Pen) -> None:
    """Print the projects reviewed."""
    rows: list[Row] = [["序号", "项目（政策）名称", "预算数", "支出数", "执行率", "得分", "等级"]]
    columns: list[list[Figure]] = [[], []]
    scores: list[tuple[Figure, int]] = []
    for number, each in enumerate(books.reviewed, 1):
        line = [
            pen.bare(each.budget, f"budget:{each.name}", places=0),
            pen.bare(each.spent, f"spent:{each.name}", places=0),
        ]
        rate = w.rate(Fraction(each.spent, each.budget), f"rate:{each.name}")
        w.divides(rate, line[1], line[0], "table_ratio")
        for column, figure in zip(columns, line, strict=True):
            column.append(figure)
        score = mark(each.points, "", f"result:{each.name}")
        scores.append((score, 1))
        rows.append([str(number), w.name(each.name), *line, rate, score, grade_of(each.points)])
    whole, gone = (
        sum(each.budget for each in books.reviewed),
        sum(each.spent for each in books.reviewed),
    )
    totals = [
        pen.bare(whole, "reviewed", places=0),
        pen.bare(gone, "reviewed_spent", places=0),
    ]
    for figure, column in zip(totals, columns, strict=True):
        w.adds_up(figure, column, "table_sum")
    rate = w.rate(Fraction(gone, whole))
    w.divides(rate, totals[1], totals[0], "table_ratio")
    average = Fraction(sum(each.points for each in books.reviewed), 100 * len(scores))
    count = w.count(len(scores), "")
    own = mean(w, scores, count, average, "", "reviewed_mean")
    rows.append([Spanned(("合计（", count, "个）"), 1, 2), None, *totals, rate, own, "—"])
    w.table(rows, "财政重点评价结果表", "金额单位：万元；合计行得分为平均数")


def whole(w: Builder, card: Scorecard) -> None:
    """Print the sheet of the department with the rate of points of each part."""
    rows: list[Row] = [["一级指标", "权重", "二级指标", "权重", "得分", "一级得分", "得分率"]]
    fulls: list[Figure] = []
    tops: list[Figure] = []
    points: list[Figure] = []
    for part in card.parts:
        top = mark(part.full * 100, "", f"weight:{part.name}", "weight")
        got = mark(part.points, "", f"part:{part.name}")
        rate = w.rate(Fraction(part.points, part.full * 100))
        w.divides(rate, got, top, "table_ratio")
        below: list[Figure] = []
        own: list[Figure] = []
        for number, item in enumerate(part.items):
            full, score = (
                mark(item.full * 100, "", role="weight"),
                mark(item.points, ""),
            )
            w.relate(AtMost("score_limit", score, full))
            below.append(full)
            own.append(score)
            height = len(part.items)
            spans = [Spanned(each, height) for each in (part.name, top, got, rate)]
            first: Row = [*spans[:2]] if number == 0 else [None, None]
            last: Row = [*spans[2:]] if number == 0 else [None, None]
            rows.append([*first, item.name, full, score, *last])
        w.adds_up(top, below, "weights")
        w.adds_up(got, own, "score_sum")
        fulls += below
        tops.append(top)
        points.append(got)
    hundred, total = mark(10000, "", role="weight"), mark(card.points, "", "whole")
    rate = w.rate(Fraction(card.points, 10000))
    w.divides(rate, total, hundred, "table_ratio")
    w.adds_up(hundred, fulls, "weights")
    w.adds_up(hundred, tops, "weights")
    w.adds_up(total, points, "score_sum")
    rows.append([Spanned("合计", 1, 3), None, None, hundred, Spanned(total, 1, 2), None, rate])
    w.table(rows, "部门整体支出绩效自评得分表")
