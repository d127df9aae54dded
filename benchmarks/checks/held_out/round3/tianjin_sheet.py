"""The tables of the Tianjin report: one self-evaluation sheet for every project and a summary."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import groupby

from benchmarks.checks.generator.builder import Builder, CellSpec, Spanned, print_decimal
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Quotient, Within
from benchmarks.checks.held_out.round3.north_print import Purse, averages, hundredths
from benchmarks.checks.held_out.round3.tianjin_books import (
    OUTPUT,
    SOURCES,
    Book,
    Project,
    Shown,
)
from benchmarks.checks.held_out.round3.tianjin_plan import RUN, TARGET
from benchmarks.checks.held_out.wording import mark

Row = list[CellSpec | None]
PERCENT = Fraction(1, 100)


class Sheets:
    """Print the sheets in the habits of one document."""

    def __init__(self, w: Builder, purse: Purse, book: Book) -> None:
        self.w, self.purse, self.book = w, purse, book
        self.nothing = w.rng.choice(("", "—", None))
        self.has_sub_rates = w.rng.random() < 0.5
        self.group_scores: dict[tuple[str, str], Figure] = {}

    # --- figures of an indicator ---------------------------------------------------------
    def value(self, project: Project, shown: Shown, which: str) -> Figure | str:
        """Print a target or a result; a text stands for itself."""
        number = shown.target if which == "target" else shown.actual
        key = f"{which}:{project.name}:{shown.name}"
        if isinstance(number, str):
            return number
        if shown.unit == "万元":
            name = "budget" if which == "target" else "spent"
            return self.purse.money(number, f"{name}:{project.name}")
        if shown.unit == "%":
            if number % 100 == 0:
                return Figure(str(number // 100), "%", PERCENT, "rate", key, True)
            text = print_decimal(Fraction(number, 100), 2, False)
            return Figure(text, "%", PERCENT, "rate", key)
        return self.w.count(number, shown.unit, key)

    def score(self, project: Project, shown: Shown, unit: str = "分") -> Figure:
        key = f"points:{project.name}:{shown.name}"
        if shown.is_computed:
            return hundredths(shown.points, unit, key)
        return mark(shown.points, unit, key)

    def rule(self, shown: Shown, score: Figure, pair: tuple[CellSpec, CellSpec]) -> None:
        """Note that a computed score is full × result ÷ target."""
        target, actual = pair
        if shown.is_computed and isinstance(target, Figure) and isinstance(actual, Figure):
            top = ((actual, shown.full),)
            self.w.relate(Quotient("score_rule", score, top, ((target, 1),)))

    def money_score(self, project: Project, rate: Figure, unit: str = "分") -> Figure:
        """Print ten points times the rate of execution."""
        key = f"money:{project.name}"
        points = project.money_points
        score = mark(1000, unit, key) if points == 1000 else hundredths(points, unit, key)
        self.w.relate(Linear("score_rule", ((score, 1), (rate, -10))))
        return score

    # --- the sheet of a project ----------------------------------------------------------
    def sheet(self, project: Project, label: str) -> None:
        w = self.w
        rows: list[Row] = [
            ["项目名称", Spanned(w.name(project.name), 1, 8), *[None] * 7],
            [
                "主管部门",
                Spanned(self.book.unit.office, 1, 3),
                None,
                None,
                "实施单位",
                Spanned(self.book.unit.name, 1, 4),
                None,
                None,
                None,
            ],
        ]
        head: Row = [Spanned("项目资金（万元）", 5), Spanned("", 1, 2), None]
        rows.append([*head, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"])
        weight, score = self._money(project, rows)
        done = "年度任务全部完成，达到预期目标。"
        if project.missed:
            done = "年度主要任务已完成，个别指标未完全达到目标值。"
        rows.append(
            [
                Spanned("年度总体目标", 2),
                Spanned("预期目标", 1, 4),
                None,
                None,
                None,
                Spanned("实际完成情况", 1, 4),
                None,
                None,
                None,
            ]
        )
        rows.append(
            [
                None,
                Spanned(project.plan.goal, 1, 4),
                None,
                None,
                None,
                Spanned(done, 1, 4),
                None,
                None,
                None,
            ]
        )
        rows.append(
            [
                "一级指标",
                "二级指标",
                "三级指标",
                "年度指标值",
                "实际完成值",
                "分值",
                "得分",
                Spanned("偏差原因分析及改进措施", 1, 2),
                None,
            ]
        )
        weights, scores = self._indicators(project, rows)
        full = mark(10000, "", role="weight")
        total = hundredths(project.points, "", f"result:{project.name}")
        w.adds_up(full, [weight, *weights], "weights")
        w.adds_up(total, [score, *scores], "score_sum")
        rows.append([Spanned("总分", 1, 5), *[None] * 4, full, total, Spanned("", 1, 2), None])
        w.table(rows, f"{label}项目支出绩效自评表", f"（{w.year}年度）")

    def _money(self, project: Project, rows: list[Row]) -> tuple[Figure, Figure]:
        w = self.w
        sums = (project.initial, project.budget, project.spent)
        keys = [f"{each}:{project.name}" for each in ("initial", "budget", "spent")]
        total = [self.purse.bare(cents, key) for cents, key in zip(sums, keys, strict=True)]
        rate = w.rate(Fraction(project.spent, project.budget), f"rate:{project.name}")
        w.divides(rate, total[2], total[1], "table_ratio")
        w.relate(Within("bounded", rate))
        weight, score = mark(1000, "", role="weight"), self.money_score(project, rate, "")
        w.relate(AtMost("score_limit", score, weight))
        label = Spanned("年度资金总额", 1, 2)
        rows.append([None, label, None, *total, weight, rate, score])
        columns: list[list[Figure]] = [[], [], []]
        for number, cents in enumerate(project.sources):
            line = [self._cell(each) for each in cents]
            for column, figure in zip(columns, line, strict=True):
                if isinstance(figure, Figure):
                    column.append(figure)
            part: CellSpec = "—"
            if self.has_sub_rates and isinstance(line[2], Figure) and cents[1]:
                found = w.rate(Fraction(cents[2], cents[1]))
                assert isinstance(line[1], Figure)
                w.divides(found, line[2], line[1], "table_ratio")
                part = found
            name = ("其中：" if number == 0 else "") + SOURCES[number]
            rows.append([None, Spanned(name, 1, 2), None, *line, "—", part, "—"])
        for figure, column in zip(total, columns, strict=True):
            if column:
                w.adds_up(figure, column, "table_sum")
        return weight, score

    def _cell(self, cents: int) -> Figure | str:
        if cents == 0 and self.nothing is not None:
            return self.nothing
        return self.purse.bare(cents)

    def _indicators(self, project: Project, rows: list[Row]) -> tuple[list[Figure], list[Figure]]:
        weights: list[Figure] = []
        scores: list[Figure] = []
        for first, found in groupby(project.shown, key=lambda each: each.first):
            own = list(found)
            start = len(scores)
            for second, below in groupby(own, key=lambda each: each.second):
                lines = list(below)
                for number, shown in enumerate(lines):
                    weight = mark(shown.full * 100, "", role="weight")
                    score = self.score(project, shown, "")
                    target = self.value(project, shown, "target")
                    actual = self.value(project, shown, "actual")
                    self.rule(shown, score, (target, actual))
                    self.w.relate(AtMost("score_limit", score, weight))
                    is_first = shown is own[0]
                    heads: Row = [Spanned(first, len(own)) if is_first else None]
                    heads.append(None if number else Spanned(second, len(lines)))
                    goal = (shown.sense, target) if shown.sense else target
                    note = Spanned(shown.reason or "", 1, 2)
                    rows.append([*heads, shown.name, goal, actual, weight, score, note, None])
                    weights.append(weight)
                    scores.append(score)
            group = self.group_scores.get((project.name, first))
            if group is not None:
                self.w.adds_up(group, scores[start:], "score_sum")
        return weights, scores

    # --- the summary ---------------------------------------------------------------------
    def summary(self, label: str) -> list[Figure]:
        """Print all projects by kind with subtotals; give their scores."""
        w, book = self.w, self.book
        heads: Row = ["项目类别", "项目代码", "项目名称", "年初预算数", "全年预算数", "全年执行数"]
        rows: list[Row] = [[*heads, "执行率", "自评得分"]]
        tops: list[list[Figure]] = []
        scores: list[Figure] = []
        for kind in (TARGET, RUN):
            own = [each for each in book.projects if each.plan.kind == kind]
            lines = []
            for number, each in enumerate(own):
                keys = [f"{name}:{each.name}" for name in ("initial", "budget", "spent")]
                sums = (each.initial, each.budget, each.spent)
                cells, rate = self._line(sums, keys, f"rate:{each.name}")
                w.divides(rate, cells[2], cells[1], "table_ratio")
                score = hundredths(each.points, "", f"result:{each.name}")
                head = None if number else Spanned(kind, len(own) + 1)
                rows.append([head, each.code, w.name(each.name), *cells, rate, score])
                scores.append(score)
                lines.append(cells)
            if own:
                sums = tuple(
                    sum(getattr(each, name) for each in own)
                    for name in ("initial", "budget", "spent")
                )
                keys = ["", f"kind:{kind}", ""]
                cells, rate = self._line((sums[0], sums[1], sums[2]), keys)
                w.divides(rate, cells[2], cells[1], "table_ratio")
                for figure, column in zip(cells, zip(*lines, strict=True), strict=True):
                    w.adds_up(figure, column, "table_subtotal")
                rows.append([None, Spanned("小计", 1, 2), None, *cells, rate, "—"])
                tops.append(cells)
        sums = (book.initial, book.budget, book.spent)
        total, rate = self._line(sums, ["initial_all", "budget_all", "spent_all"], "rate_all")
        w.divides(rate, total[2], total[1], "table_ratio")
        for figure, column in zip(total, zip(*tops, strict=True), strict=True):
            w.adds_up(figure, column, "table_sum")
        count = w.count(len(book.projects), "个", "projects")
        mean = hundredths(book.mean, "", "mean")
        averages(w, mean, scores, count)
        name = Spanned(("合计（", count, "）／平均得分"), 1, 3)
        rows.append([name, None, None, *total, rate, mean])
        w.table(rows, f"{label}{w.year}年度项目支出绩效自评汇总表", "金额单位：万元")
        return scores

    def _line(
        self, cents: tuple[int, int, int], keys: Iterable[str], rate_key: str = ""
    ) -> tuple[list[Figure], Figure]:
        cells = [self.purse.bare(each, key) for each, key in zip(cents, keys, strict=True)]
        return cells, self.w.rate(Fraction(cents[2], cents[1]), rate_key)

    # --- unfinished indicators -----------------------------------------------------------
    def missed(self, label: str, total: Figure) -> None:
        """Print what was not reached, with the points lost."""
        w = self.w
        rows: list[Row] = [
            ["项目名称", "未完成指标", "目标值", "完成值", "分值", "扣分", "偏差原因", "改进措施"]
        ]
        lost: list[Figure] = []
        for project in self.book.projects:
            for number, shown in enumerate(project.missed):
                cause, measure = shown.reason.split("；")
                head = None if number else Spanned(w.name(project.name), len(project.missed))
                target = self.value(project, shown, "target")
                goal = (shown.sense, target) if shown.sense else target
                gone = mark(
                    shown.full * 100 - shown.points, "", f"gone:{project.name}:{shown.name}"
                )
                lost.append(gone)
                actual = self.value(project, shown, "actual")
                full = mark(shown.full * 100, "", role="weight")
                rows.append([head, shown.name, goal, actual, full, gone, cause, measure])
        last = mark(self.lost_points, "", "gone_all")
        w.adds_up(last, lost, "score_sum")
        w.adds_up(total, lost, "score_sum")
        rows.append([Spanned("合计", 1, 5), *[None] * 4, last, Spanned("", 1, 2), None])
        w.table(rows, f"{label}未完成绩效指标情况表", "")

    @property
    def lost_points(self) -> int:
        """Sum the points lost on indicators, in hundredths."""
        return sum(each.full * 100 - each.points for each in self.book.shown)


def firsts(book: Book) -> list[str]:
    """Give the first-level indicators in the order of the sheet."""
    found = [each.first for each in book.projects[0].shown]
    assert OUTPUT in found
    return list(dict.fromkeys(found))
