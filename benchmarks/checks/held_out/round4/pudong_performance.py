"""What the Pudong style says of goals, tracking, self-evaluation, reviews and problems."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Value, compose, joined
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import Adds, Linear, Quotient
from benchmarks.checks.generator.scorecard import Item, Part, Scorecard
from benchmarks.checks.held_out.round4.pudong_books import Books, budget_of, graded
from benchmarks.checks.held_out.round4.sea_figures import Pen, mean, share_of
from benchmarks.checks.held_out.wording import Wording, draw_card, mark

SCHEME = (
    ("预算管理", (("预算编制规范", 8), ("预算执行进度", 12), ("信息公开", 5))),
    ("履职产出", (("预决算编审", 12), ("评审任务完成", 15), ("国库支付时效", 8))),
    ("履职效果", (("资金使用效益", 15), ("财会监督成效", 10), ("制度可持续性", 5))),
    ("满意度", (("预算单位满意度", 10),)),
)


def goals(w: Builder, books: Books, pen: Pen, say: Wording) -> None:
    """Say how many projects set goals, by unit."""
    every = w.count(len(books.projects), "", "goals")
    amount = pen.money(budget_of(books.projects), "goal_money")
    template, runs, numbers = say.draw("target_run"), [], []
    for number, unit in enumerate(books.units):
        count = w.count(len(unit.projects), "", f"unit:{number}")
        numbers.append(count)
        runs.append(compose(template, {"name": unit.name, "n": count}))
    w.adds_up(every, numbers, "count_sum")
    say.say("targets", year=w.this_year(), n=every, amount=amount, parts=joined(runs, "、"))


def rated(w: Builder, books: Books, pen: Pen, say: Wording) -> None:
    """Say what was tracked and self-evaluated; counts differ by what was new or given up."""
    goal = w.count(len(books.projects), "", "goals")
    whole_money = pen.money(budget_of(books.projects), "goal_money")
    tracked = books.tracked
    n, amount = (
        w.count(len(tracked), "", "tracked"),
        pen.money(budget_of(tracked), "tracked_money"),
    )
    share = share_of(
        w, amount, whole_money, Fraction(budget_of(tracked), budget_of(books.projects))
    )
    missing = len(books.projects) - len(tracked)
    values: dict[str, Value] = {"n": n, "amount": amount, "whole": whole_money, "share": share}
    if missing:
        w.add((f"{books.name}编报目标的", goal, "个项目中，"))
        gap = w.count(missing, "")
        w.relate(Linear("difference", ((goal, 1), (n, -1), (gap, -1))))
        say.say("tracked", gap=gap, **values)
    else:
        say.say("tracked_all", **values)
    w.end()
    _graded(w, books, pen, say, goal)
    say.say("levels")
    w.end()


def _graded(w: Builder, books: Books, pen: Pen, say: Wording, goal: Figure) -> None:
    done = books.rated
    missing = len(books.projects) - len(done)
    n, amount = w.count(len(done), "", "rated"), pen.money(budget_of(done), "rated_money")
    exact = Fraction(sum(each.points for each in done), 100 * len(done))
    average = mean(w, (), n, exact, key="mean")
    numbers = graded(done)
    grades = [w.count(number, "", f"grade:{k}") for k, number in enumerate(numbers)]
    rate = w.rate(Fraction(numbers[0] + numbers[1], len(done)))
    w.adds_up(n, grades, "count_sum")
    w.relate(Quotient("ratio", rate, ((grades[0], 1), (grades[1], 1)), ((n, 1),)))
    named: dict[str, Value] = dict(zip("abcd", grades, strict=True))
    named |= {"n": n, "amount": amount, "mean": average, "rate": rate}
    if missing:
        gap = w.count(missing, "")
        w.relate(Linear("difference", ((goal, 1), (n, -1), (gap, -1))))
        say.say("rated", gap=gap, **named)
    else:
        say.say("rated_all", **named)


def reviews(w: Builder, books: Books, pen: Pen, say: Wording) -> None:
    """Say what was assessed beforehand and reviewed afterwards."""
    number, asked, cut = books.advance
    one, two, three = (pen.money(cents) for cents in (asked, cut, asked - cut))
    rate = w.rate(Fraction(cut, asked))
    w.relate(Linear("difference", ((one, 1), (two, -1), (three, -1))))
    w.divides(rate, two, one)
    say.say("advance", n=w.count(number, ""), asked=one, cut=two, given=three, rate=rate)
    w.end()
    names = [each.name for each in books.reviewed]
    count, exact = (
        w.count(len(names), ""),
        Fraction(sum(each.points for each in books.reviewed), 100 * len(names)),
    )
    template, runs, scores = say.draw("review_run"), [], []
    columns: list[list[Figure]] = [[], []]
    for each in books.reviewed:
        budget = pen.money(each.budget, f"budget:{each.name}")
        spent = pen.money(each.spent, f"spent:{each.name}")
        share = w.rate(Fraction(each.spent, each.budget), f"rate:{each.name}")
        w.divides(share, spent, budget)
        score = mark(each.points, key=f"result:{each.name}")
        scores.append((score, 1))
        columns[0].append(budget)
        columns[1].append(spent)
        values: dict[str, Value] = {"name": w.name(each.name), "budget": budget, "spent": spent}
        runs.append(compose(template, {**values, "rate": share, "score": score}))
    whole = pen.money(sum(each.budget for each in books.reviewed), "reviewed")
    gone = pen.money(sum(each.spent for each in books.reviewed), "reviewed_spent")
    w.adds_up(whole, columns[0])
    w.adds_up(gone, columns[1])
    average = mean(w, scores, count, exact, key="reviewed_mean")
    run = joined([(w.name(name),) for name in names], "、")
    text = say.say("reviews", n=count, names=run, budget=whole, spent=gone, mean=average)
    w.counts(count, names, text)
    say.say("review_runs", runs=joined(runs, "；"))
    w.end()


def problems(w: Builder, books: Books, pen: Pen, say: Wording) -> None:
    """Say what was found and mended, and what was cut for it."""
    every = sum(books.problems)
    n, done, still = (w.count(k, "") for k in (every, books.mended, every - books.mended))
    kinds = [w.count(number, "") for number in books.problems]
    rate = w.rate(Fraction(books.mended, every))
    w.adds_up(n, kinds, "count_sum")
    w.adds_up(n, (done, still), "count_sum")
    w.divides(rate, done, n)
    named: dict[str, Value] = dict(zip("abcd", kinds, strict=True))
    say.say("problems", n=n, done=done, open=still, rate=rate, **named)
    number, cents = books.cut
    worst = min(books.reviewed, key=lambda each: each.points)
    say.say("applied", name=w.name(worst.name), n=w.count(number, ""), amount=pen.money(cents))


def draw_whole(w: Builder) -> Scorecard:
    """Draw the card of the department; something is always lost."""
    card = draw_card(w, SCHEME)
    if card.points < 10000:
        return card
    first = card.parts[0]
    item = Item(first.items[0].name, first.items[0].full, first.items[0].points - 50)
    return Scorecard((Part(first.name, (item, *first.items[1:])), *card.parts[1:]))


def whole(w: Builder, books: Books, say: Wording, card: Scorecard) -> None:
    """Say the parts of the department's score and where points went."""
    template, runs, points = say.draw("whole_run"), [], []
    for part in card.parts:
        full = mark(part.full * 100, "", f"weight:{part.name}", "weight")
        score = mark(part.points, key=f"part:{part.name}")
        points.append(score)
        runs.append(compose(template, {"name": part.name, "full": full, "score": score}))
    total = mark(card.points, key="whole")
    w.adds_up(total, points, "score_sum")
    run = joined(runs, "；" if "，" in template or "、" in template else "，")
    say.say("whole", name=books.name, year=w.this_year(), total=total, runs=run)
    items = [item for part in card.parts for item in part.items if item.points < item.full * 100]
    count, lost = w.count(len(items), ""), mark(10000 - card.points)
    w.relate(Adds("score_lost", (total, lost), Fraction(100)))
    names = [item.name for item in items]
    text = say.say("whole_lost", lost=lost, n=count, names="、".join(names))
    w.counts(count, names, text)
    w.end()
