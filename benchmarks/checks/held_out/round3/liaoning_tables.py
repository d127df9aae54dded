"""The tables of the Liaoning report, printed in the text or behind it."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, CellSpec, Spanned
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Quotient
from benchmarks.checks.generator.scorecard import Scorecard
from benchmarks.checks.held_out.round3.liaoning_city import KINDS, City
from benchmarks.checks.held_out.round3.north_print import (
    Purse,
    averages,
    half_up,
    hundredths,
)
from benchmarks.checks.held_out.wording import mark

Row = list[CellSpec | None]
Printer = Callable[[str], None]


class Annex:
    """Number the tables; print them after the paragraph that names them, or all at the end."""

    def __init__(self, w: Builder) -> None:
        self._is_last = w.rng.random() < 0.4
        self._waiting: list[tuple[str, Printer]] = []
        self._number = 0

    def add(self, printer: Printer) -> str:
        """Take a table; give its label."""
        self._number += 1
        label = f"{'附表' if self._is_last else '表'}{self._number}"
        self._waiting.append((label, printer))
        return label

    def flush(self, is_end: bool = False) -> None:
        if is_end or not self._is_last:
            for label, printer in self._waiting:
                printer(label)
            self._waiting = []


class Tables:
    """Print the tables in the habits of one document."""

    def __init__(self, w: Builder, city: City, purse: Purse, card: Scorecard) -> None:
        self.w, self.city, self.purse, self.card = w, city, purse, card
        self.total_first = w.rng.random() < 0.3
        self.unit_in_head = w.rng.random() < 0.5

    def _head(self, name: str) -> str:
        return f"{name}（万元）" if self.unit_in_head else name

    def _note(self, others: str = "") -> str:
        return others if self.unit_in_head else "金额单位：万元" + ("；" if others else "") + others

    def _placed(self, heads: Row, rows: list[Row], total: Row, name: str, note: str) -> None:
        body = [total, *rows] if self.total_first else [*rows, total]
        self.w.table([heads, *body], name, note)

    def _down(self, totals: Sequence[Figure | None], columns: Sequence[Sequence[Figure]]) -> None:
        for total, column in zip(totals, columns, strict=True):
            if total is not None:
                self.w.adds_up(total, column, "table_sum")

    def targets(self, label: str) -> None:
        """Print departments, projects, amount, share, last year's amount and growth by field."""
        w, city = self.w, self.city
        heads: Row = ["序号", "领域", "部门数", "项目数"]
        heads += [self._head("金额"), "占比", self._head("上年金额"), "比上年增减"]
        rows: list[Row] = []
        columns: list[list[Figure]] = [[], [], [], []]
        total = [
            w.count(city.departments, "", "departments"),
            w.count(city.projects, "", "projects"),
            self.purse.bare(city.amount, "amount"),
            self.purse.bare(city.amount_before, "amount.last"),
        ]
        for number, each in enumerate(city.fields, 1):
            line = [
                w.count(each.departments, ""),
                w.count(each.projects, ""),
                self.purse.bare(each.amount, f"field:{each.name}"),
                self.purse.bare(each.amount_before),
            ]
            share = w.rate(Fraction(each.amount, city.amount))
            w.divides(share, line[2], total[2], "share")
            for column, figure in zip(columns, line, strict=True):
                column.append(figure)
            growth = self._growth(line[2], line[3], each.amount, each.amount_before)
            rows.append([str(number), each.name, *line[:3], share, line[3], growth])
        self._down(total, columns)
        growth = self._growth(total[2], total[3], city.amount, city.amount_before)
        last: Row = [Spanned("合计", 1, 2), None, *total[:3], "100%", total[3], growth]
        self._placed(
            heads,
            rows,
            last,
            f"{label}　{w.year}年市本级绩效目标批复情况",
            self._note("数量单位：个"),
        )

    def _growth(self, cur: Figure, base: Figure, now: int, before: int) -> Figure:
        rate = self.w.rate(Fraction(now - before, before))
        self.w.relate(Quotient("growth", rate, ((cur, 1),), ((base, 1),), 1, -1))
        return rate

    def watched(self, label: str) -> None:
        w, found = self.w, self.city.watched
        heads: Row = ["重点跟踪项目", "主管部门"]
        heads += [self._head("全年预算"), self._head("1—7月支出"), "执行率", "预警灯"]
        rows: list[Row] = []
        columns: list[list[Figure]] = [[], []]
        for each in found:
            line = [self.purse.bare(each.budget), self.purse.bare(each.spent)]
            rate = w.rate(Fraction(each.spent, each.budget))
            w.divides(rate, line[1], line[0], "table_ratio")
            for column, figure in zip(columns, line, strict=True):
                column.append(figure)
            rows.append([w.name(each.name), each.office, *line, rate, each.light])
        whole, paid = sum(each.budget for each in found), sum(each.spent for each in found)
        total = [self.purse.bare(whole, "watched"), self.purse.bare(paid, "watched_spent")]
        rate = w.rate(Fraction(paid, whole), "watched_rate")
        w.divides(rate, total[1], total[0], "table_ratio")
        self._down(total, columns)
        last: Row = [Spanned("合计", 1, 2), None, *total, rate, "—"]
        note = "本表按执行率亮灯：50%（含）以上为绿灯，30%（含）至50%为黄灯，30%以下为红灯"
        self._placed(heads, rows, last, f"{label}　重点跟踪项目运行情况", self._note(note))

    def bands(self, label: str) -> None:
        """Print the self-evaluated projects by field and by score."""
        w, city = self.w, self.city
        heads: Row = ["领域", self._head("自评资金"), "自评项目数"]
        heads += ["90分以上", "80—90分", "60—80分", "60分以下"]
        rows: list[Row] = []
        columns: list[list[Figure]] = [[] for _ in range(6)]
        for each in city.fields:
            parts = [w.count(number, "") for number in each.bands]
            whole = w.count(sum(each.bands), "")
            w.adds_up(whole, parts, "table_row_sum")
            line = [self.purse.bare(each.reviewed), whole, *parts]
            for column, figure in zip(columns, line, strict=True):
                column.append(figure)
            rows.append([each.name, *line])
        sums = [sum(each.bands[place] for each in city.fields) for place in range(4)]
        bands = [w.count(number, "", f"band{place}") for place, number in enumerate(sums)]
        whole = w.count(city.reviewed, "", "reviewed")
        w.adds_up(whole, bands, "table_row_sum")
        amount = self.purse.bare(sum(each.reviewed for each in city.fields), "reviewed_amount")
        self._down([amount, whole, *bands], columns)
        last: Row = ["合计", amount, whole, *bands]
        title = f"{label}　{w.year - 1}年度项目支出自评得分分布"
        self._placed(heads, rows, last, title, self._note("各分数段含下限、不含上限"))

    def evaluated(self, label: str) -> None:
        """Print what was evaluated by kind, each with a subtotal, and the mean below."""
        w, city = self.w, self.city
        heads: Row = ["评价类型", "评价对象", "主管部门", self._head("评价资金"), "得分", "等级"]
        rows: list[Row] = [heads]
        subtotals, scores = [], []
        for kind in KINDS:
            own = [each for each in city.evaluated if each.kind == kind]
            amounts = []
            for number, each in enumerate(own):
                amount = self.purse.bare(each.amount)
                score = hundredths(each.points, "", f"score:{each.name}")
                amounts.append(amount)
                scores.append(score)
                head = None if number else Spanned(kind, len(own) + 1)
                rows.append([head, w.name(each.name), each.office, amount, score, each.grade])
            whole = self.purse.bare(sum(each.amount for each in own))
            count = w.count(len(own), "个", f"kind:{kind}")
            w.adds_up(whole, amounts, "table_subtotal")
            subtotals.append(whole)
            rows.append([None, Spanned(("小计（", count, "）"), 1, 2), None, whole, "—", "—"])
        total = self.purse.bare(sum(each.amount for each in city.evaluated), "funds")
        w.adds_up(total, subtotals, "table_sum")
        count = w.count(len(city.evaluated), "个", "keyed")
        number = half_up(sum(each.points for each in city.evaluated), len(city.evaluated))
        mean = hundredths(number, "", "mean")
        averages(w, mean, scores, count)
        label_cell = Spanned(("合计（", count, "）／平均得分"), 1, 3)
        rows.append([label_cell, None, None, total, mean, "—"])
        w.table(rows, f"{label}　{w.year}年财政重点绩效评价结果", self._note())

    def sheet(self, label: str) -> None:
        """Print the score sheet of the first project evaluated."""
        w, card = self.w, self.card
        rows: list[Row] = [["一级指标", "二级指标", "分值", "得分", "扣分", "得分率"]]
        lines: list[list[Figure]] = []
        weights, tops = [], []
        for part in card.parts:
            weight, top = (
                mark(part.full * 100, role="weight"),
                mark(part.points, "", f"part:{part.name}"),
            )
            own = []
            for number, item in enumerate(part.items):
                full, got, lost = (
                    mark(item.full * 100, "", role="weight"),
                    mark(item.points, ""),
                    mark(item.full * 100 - item.points, "", f"lost:{item.name}"),
                )
                rate = w.rate(Fraction(item.points, item.full * 100))
                w.divides(rate, got, full, "table_ratio")
                w.relate(
                    AtMost("score_limit", got, full),
                    Linear("score_lost", ((full, 1), (lost, -1), (got, -1))),
                )
                content = (part.name, "（", weight, "）")
                head = None if number else Spanned(content, len(part.items) + 1)
                rows.append([head, item.name, full, got, lost, rate])
                own.append([full, got, lost])
            w.adds_up(weight, (line[0] for line in own), "weights")
            w.adds_up(top, (line[1] for line in own), "score_sum")
            rows.append([None, "小计", mark(part.full * 100, "", role="weight"), top, "", ""])
            weights.append(weight)
            tops.append(top)
            lines += own
        full, total = mark(10000, "", role="weight"), hundredths(card.points, "", self.score_key)
        lost = mark(10000 - card.points, "")
        w.adds_up(full, weights, "weights")
        w.adds_up(full, (line[0] for line in lines), "weights")
        w.adds_up(total, tops, "score_sum")
        w.adds_up(total, (line[1] for line in lines), "score_sum")
        w.adds_up(lost, (line[2] for line in lines), "score_sum")
        rows.append([Spanned("总分", 1, 2), None, full, total, lost, ""])
        w.table(rows, f"{label}　{self.city.evaluated[0].name}评价得分表", "")

    @property
    def score_key(self) -> str:
        return f"score:{self.city.evaluated[0].name}"

    def cuts(self, label: str) -> None:
        w, city = self.w, self.city
        heads: Row = ["评价对象", "评价等级", self._head(f"{w.year}年预算")]
        heads += [self._head(f"{w.year + 1}年预算"), self._head("压减额"), "压减率"]
        rows: list[Row] = []
        columns: list[list[Figure]] = [[], [], []]
        grades = {each.name: each.grade for each in city.evaluated}
        for name, now, then in city.cuts:
            keys = (f"now:{name}", f"then:{name}", f"pressed:{name}")
            line, rate = self._cut((now, then), keys)
            for column, figure in zip(columns, line, strict=True):
                column.append(figure)
            rows.append([w.name(name), grades[name], *line, rate])
        pair = (sum(now for _, now, _ in city.cuts), sum(then for *_, then in city.cuts))
        total, rate = self._cut(pair, ("cut_now", "cut_then", "pressed"))
        self._down(total, columns)
        self._placed(
            heads,
            rows,
            ["合计", "—", *total, rate],
            f"{label}　评价结果与预算安排挂钩情况",
            self._note(),
        )

    def _cut(self, pair: tuple[int, int], keys: Sequence[str]) -> tuple[list[Figure], Figure]:
        now, then = pair
        cents = (now, then, now - then)
        line = [self.purse.bare(each, key) for each, key in zip(cents, keys, strict=True)]
        rate = self.w.rate(Fraction(now - then, now))
        self.w.divides(rate, line[2], line[0], "table_ratio")
        self.w.relate(Linear("difference", ((line[0], 1), (line[1], -1), (line[2], -1))))
        return line, rate

    def counties(self, label: str) -> None:
        w = self.w
        rows: list[Row] = [["位次", "县（区）", "得分"]]
        scores = []
        ranked = sorted(self.city.counties, key=lambda each: -each[1])
        for number, (name, points) in enumerate(ranked, 1):
            score = hundredths(points, "", f"county:{name}")
            scores.append(score)
            rows.append([str(number), name, score])
        mean = hundredths(half_up(sum(points for _, points in ranked), len(ranked)), "", "counties")
        count = w.count(len(ranked), "个")
        averages(w, mean, scores, count)
        rows.append([Spanned(("平均（", count, "）"), 1, 2), None, mean])
        w.table(rows, f"{label}　县（区）财政运行综合绩效评价得分", "")
