"""What the institution owns and owes, and its income and cost on the accrual basis."""

from fractions import Fraction

from benchmarks.checks.generator.builder import print_decimal
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import Linear, Within
from benchmarks.checks.held_out.passages import Sprinkler
from benchmarks.checks.held_out.round4 import jilin_tables as tables
from benchmarks.checks.held_out.round4.jilin_books import Books
from benchmarks.checks.held_out.round4.office_figures import Pen, moved, rounded


def balance(pen: Pen, books: Books, hard: Sprinkler) -> None:
    w, say, end, start = pen.w, pen.say, books.closing, books.opening
    w.heading(2, "七、资产负债情况")
    assets = pen.changed("assets", end.assets, start.assets, "assets")
    owed, own = pen.money(end.owed, "owed"), pen.money(end.own, "own")
    w.adds_up(assets, (owed, own))
    now, before = Fraction(end.owed, end.assets), Fraction(start.owed, start.assets)
    rate, last = w.rate(now, places=2), w.rate(before, places=2)
    w.divides(rate, owed, assets)
    w.relate(Within("bounded", rate), Within("bounded", last))
    step = moved(w, rate, last, rounded(now, 2) - rounded(before, 2))
    say.say("owed", owed=owed, own=own, rate=rate, last=last, **step)
    w.end()
    tables.balance(pen, books)
    current, short = pen.money(end.current, "current"), pen.money(end.short, "short")
    times = Figure(
        print_decimal(Fraction(end.current, end.short), 2, False), "", Fraction(1), "multiple"
    )
    w.divides(times, current, short, "multiple")
    say.say("liquid", current=current, short=short, times=times)
    cost, net = pen.money(end.cost, "cost"), pen.money(end.net_fixed, "net_fixed")
    new = w.rate(Fraction(end.net_fixed, end.cost))
    w.divides(new, net, cost)
    say.say("fixed", cost=cost, net=net, rate=new)
    hard.print(1)
    w.end()


def accrual(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    w.heading(2, "八、收入费用情况")
    total, cost = pen.money(sum(books.revenue), "revenue"), pen.money(sum(books.expense), "expense")
    came = ("事业收入", "财政拨款收入", "其他收入")
    went = ("业务活动费用", "单位管理费用", "其他费用")
    keys = ("earned", "", "")
    one = list(zip(came, books.revenue, keys, strict=True))
    two = [(name, cents, "") for name, cents in zip(went, books.expense, strict=True)]
    runs = pen.split("side", total, one, "、"), pen.shared("cost_part", cost, two)
    say.say("revenue", total=total, parts=runs[0])
    say.say("expense", total=cost, parts=runs[1])
    again, gone = pen.money(sum(books.revenue), "revenue"), pen.money(sum(books.expense), "expense")
    rest = pen.money(books.surplus)
    w.relate(Linear("difference", ((again, 1), (gone, -1), (rest, -1))))
    is_short = books.surplus < 0
    kind = "deficit" if is_short else "surplus"
    text = say.say(kind, came=again, went=gone, rest=rest)
    if is_short:
        w.hard("negative", text)
    w.end()
    x, y = pen.money(books.revenue[0], "earned"), pen.money(books.business[0], "business")
    gap = pen.money(abs(books.revenue[0] - books.business[0]))
    sign = 1 if books.revenue[0] >= books.business[0] else -1
    w.relate(Linear("difference", ((x, 1), (y, -1), (gap, -sign))))
    w.hard("two_bases", say.say("two_bases", x=x, y=y, gap=gap))
    w.end()
