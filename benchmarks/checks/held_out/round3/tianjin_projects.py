"""The pages of the Tianjin report on single projects and on what they did not reach."""

from pathlib import Path

from benchmarks.checks.generator.builder import Builder, Pieces, Value, compose, joined
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear
from benchmarks.checks.held_out.round3.north_print import Purse, hundredths, ratio
from benchmarks.checks.held_out.round3.tianjin_books import Book, Project, Shown
from benchmarks.checks.held_out.round3.tianjin_passages import Passages, sprinklers
from benchmarks.checks.held_out.round3.tianjin_sheet import Sheets, firsts
from benchmarks.checks.held_out.wording import Wording, mark

FOLDER = Path(__file__).parent / "phrases"
MARKS = "一二三四五六七八九"


class ProjectPages:
    """Write what is said of each project; the habits of the document are drawn here."""

    def __init__(self, w: Builder, purse: Purse, book: Book) -> None:
        self.w, self.purse, self.book = w, purse, book
        self.unit = w.rng.choice(("万元", "万元", "元"))
        self.is_attached = w.rng.random() < 0.45
        self.is_early = w.rng.random() < 0.5
        self.has_headings = w.rng.random() < 0.5
        self.say = Wording(w, "tianjin", FOLDER)
        self.sheets = Sheets(w, purse, book)
        passages = Passages(book, purse, self.sheets, self.unit)
        self.hard = sprinklers(self.say, passages, book.unit.name)
        self.totals: list[Figure] = []
        self.kind_amounts: list[Figure] = []

    def money(self, cents: int, key: str = "") -> Figure:
        return self.purse.money(cents, key, self.unit)

    def project(self, project: Project) -> None:
        w, name = self.w, project.name
        budget = self.money(project.budget, f"budget:{name}")
        spent = self.money(project.spent, f"spent:{name}")
        rate = ratio(w, spent, budget, (project.spent, project.budget), "ratio", f"rate:{name}")
        score = self.sheets.money_score(project, rate)
        values: dict[str, Value] = {"budget": budget, "spent": spent, "rate": rate, "score": score}
        if project.initial:
            initial = self.money(project.initial, f"initial:{name}")
            self.say.say("project_money", initial=initial, **values)
        else:
            w.hard("zerostart", self.say.say("hard_zerostart", **values))
        self._score(project)
        w.end()
        self._done(project)
        if self.is_early:
            for shown in project.missed:
                self._short(project, shown)
        if not project.missed:
            self.say.say("clean")
        w.end()

    def _score(self, project: Project) -> None:
        w, name = self.w, project.name
        template = self.say.draw("score_part")
        money = hundredths(project.money_points, "分", f"money:{name}")
        scores, runs = [money], [compose(template, {"name": "预算执行率", "score": money})]
        for first in firsts(self.book):
            score = self._group(project, first)
            scores.append(score)
            runs.append(compose(template, {"name": first, "score": score}))
        total = hundredths(project.points, "分", f"result:{name}")
        w.adds_up(total, scores, "score_sum")
        self.say.say("project_score", total=total, parts=joined(runs, "，"))

    def _group(self, project: Project, first: str) -> Figure:
        """Print the points of a first-level indicator; the sheet adds them up."""
        score = mark(project.part(first))
        self.sheets.group_scores[project.name, first] = score
        return score

    def _done(self, project: Project) -> None:
        """Say two or three results that were reached."""
        template, runs = self.say.draw("done_item"), []
        met = [each for each in project.shown if each.is_met and isinstance(each.target, int)]
        met = [each for each in met if each.unit != "万元"]
        for shown in met[: self.w.rng.choice((2, 3))]:
            values: dict[str, Value] = {
                "name": shown.name,
                "sense": shown.sense,
                "target": self.sheets.value(project, shown, "target"),
                "actual": self.sheets.value(project, shown, "actual"),
            }
            runs.append(compose(template, values))
        self.say.say("done", parts=joined(runs, self.w.rng.choice(("；", "，"))))

    def _short(self, project: Project, shown: Shown) -> Figure:
        w = self.w
        score = self.sheets.score(project, shown)
        full = mark(shown.full * 100, role="weight")
        key = f"gone:{project.name}:{shown.name}"
        lost = mark(shown.full * 100 - shown.points, "分", key)
        w.relate(
            AtMost("score_limit", score, full),
            Linear("score_lost", ((full, 1), (lost, -1), (score, -1))),
        )
        target = self.sheets.value(project, shown, "target")
        actual = self.sheets.value(project, shown, "actual")
        values: dict[str, Value] = {
            "name": shown.name,
            "full": full,
            "score": score,
            "lost": lost,
            "target": target,
            "actual": actual,
            "cause": shown.reason.split("；")[0],
        }
        if isinstance(target, Figure) and isinstance(actual, Figure):
            pair = (int(shown.actual), int(shown.target))
            rate = ratio(w, actual, target, pair)
            self.sheets.rule(shown, score, (target, actual))
            self.say.say("short", sense=shown.sense, rate=rate, **values)
        else:
            self.say.say("short_told", **values)
        return lost

    def missed(self) -> None:
        """Say how much was lost and where; the details stand here or in the pages before."""
        w, book = self.w, self.book
        found = [each for each in book.projects if each.missed]
        lost = mark(self.sheets.lost_points, "分", "gone_all")
        if not found:
            self.say.say("shorts_none")
            w.end()
            return
        count = w.count(sum(len(each.missed) for each in found), "", "missed")
        number = w.count(len(found), "")
        names = [each.name for each in found]
        run: Pieces = joined([(w.name(name),) for name in names], "、")
        text = self.say.say("shorts", count=count, number=number, names=run, lost=lost)
        w.counts(number, names, text)
        self._rest(lost)
        self.hard["short"].print(w.rng.choice((0, 1)))
        w.end()
        if self.is_early:
            self.sheets.missed("", lost)
            return
        gone = []
        for place, project in enumerate(found, 1):
            w.add((f"{place}．", w.name(project.name), "。"))
            gone += [self._short(project, shown) for shown in project.missed]
            w.end()
        w.adds_up(lost, gone, "score_sum")

    def _rest(self, lost: Figure) -> None:
        w, book = self.w, self.book
        cents = sum(1000 - each.money_points for each in book.projects)
        if not cents:
            return
        money, every = hundredths(cents), hundredths(self.sheets.lost_points + cents)
        w.adds_up(every, (lost, money), "score_sum")
        count = w.count(len(book.projects), "", "projects")
        terms = ((every, -1), *((total, -1) for total in self.totals))
        w.relate(Linear("score_lost", ((count, 100), *terms)))
        self.say.say("rest", money=money, all=every)
