"""What the office reached: the budget carried out, the projects, tasks, purchases, surveys."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Value, compose, joined
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import Linear, Quotient, Sign, Within
from benchmarks.checks.held_out.round3.jiangsu_books import Accounts, Project
from benchmarks.checks.held_out.round3.jiangsu_card import adjust_rate
from benchmarks.checks.held_out.round3.jiangsu_words import kind_of
from benchmarks.checks.held_out.round3.sheet_entries import as_printed
from benchmarks.checks.held_out.wording import Wording


def execution(w: Builder, acc: Accounts, say: Wording) -> None:
    start, plan = w.money(acc.spent(0), "gone.start"), w.money(acc.spent(1), "gone.plan")
    step = w.money(acc.spent(1) - acc.spent(0))
    word = w.word(w.rng.choice(("调增", "追加")))
    rate = w.rate(adjust_rate(acc), "adjust_rate")
    w.relate(
        Linear("adjustment", ((start, 1), (step, 1), (plan, -1))),
        Sign("adjustment", word, plan, start),
    )
    w.divides(rate, step, start)
    say.say("adjust", start=start, plan=plan, step=step, word=word, rate=rate)
    spent, done = (
        w.money(acc.spent(), "gone"),
        w.rate(Fraction(acc.spent(), acc.spent(1)), "exec_rate"),
    )
    w.divides(done, spent, plan)
    w.relate(Within("bounded", done))
    p, s = w.money(acc.basic(1), "basic.plan"), w.money(acc.basic(2), "basic")
    q, t = w.money(acc.project(1), "project.plan"), w.money(acc.project(2), "project")
    a = w.rate(Fraction(acc.basic(2), acc.basic(1)), "basic_rate")
    b = w.rate(Fraction(acc.project(2), acc.project(1)), "project_rate")
    w.divides(a, s, p)
    w.divides(b, t, q)
    w.adds_up(plan, (p, q))
    w.adds_up(spent, (s, t))
    say.say("execute", spent=spent, rate=done, p=p, s=s, q=q, t=t, a=a, b=b)
    left = w.money(acc.spent(1) - acc.spent())
    back, end = w.money(acc.came(1) - acc.came(), "came.gap"), w.money(acc.end[2], "end")
    w.adds_up(left, (back, end))
    w.relate(Linear("difference", ((plan, 1), (spent, -1), (left, -1))))
    say.say("unspent", left=left, back=back, end=end)


def projects(w: Builder, acc: Accounts, say: Wording) -> None:
    """Tell the total in one paragraph, each source in its own, and the slow ones last."""
    plan, spent = w.money(acc.project(1), "project.plan"), w.money(acc.project(2), "project")
    mean = Fraction(acc.project(2), acc.project(1))
    count, rate = w.count(len(acc.projects), "", "projects"), w.rate(mean, "project_rate")
    w.divides(rate, spent, plan)
    say.say("listed", count=count, plan=plan, spent=spent, rate=rate)
    w.end()
    tops: list[dict[str, Figure]] = []
    opener = w.rng.choice(("（{}）", "{}."))
    for number, (label, key) in enumerate((("县级安排", "local"), ("上级专项", "upper"))):
        cents, own = acc.group(number), (acc.local, acc.upper)[number]
        top = {
            "count": w.count(len(own), ""),
            "plan": w.money(cents[1], f"{key}.plan"),
            "spent": w.money(cents[2], key),
            "rate": w.rate(Fraction(cents[2], cents[1]), f"{key}_rate"),
        }
        w.divides(top["rate"], top["spent"], top["plan"])
        parts = [(w.name(each.name), w.money(each.real, f"real:{each.name}")) for each in own]
        w.adds_up(top["spent"], (part for _, part in parts))
        w.add((opener.format(number + 1),))
        say.say("bundle", label=label, parts=joined(parts, "、"), **top)
        w.end()
        tops.append(top)
    for name, figure, kind in (
        ("count", count, "count_sum"),
        ("plan", plan, "sum"),
        ("spent", spent, "sum"),
    ):
        w.adds_up(figure, (top[name] for top in tops), kind)
    whole = as_printed(w, mean)
    slow = [each for each in acc.projects if as_printed(w, rate_of(each)) < whole]
    found = sorted(slow, key=rate_of)[:2]
    template, runs = say.draw("slow"), []
    for each in found:
        budget, paid = w.money(each.plan, f"plan:{each.name}"), w.money(each.real)
        own_rate = w.rate(rate_of(each), f"rate:{each.name}")
        gap = w.points(whole - as_printed(w, rate_of(each)))
        w.divides(own_rate, paid, budget)
        w.relate(Linear("points", ((rate, 1), (own_rate, -1), (gap, -1))))
        values: dict[str, Value] = {"plan": budget, "spent": paid, "rate": own_rate, "gap": gap}
        cause = say.draw(f"cause_{kind_of(each.name)}")
        values |= {"name": w.name(each.name), "cause": cause}
        runs.append(compose(template, values))
    say.say("slows", parts=joined(runs, "；"))


def rate_of(each: Project) -> Fraction:
    return Fraction(each.real, each.plan)


def purchase(w: Builder, acc: Accounts, say: Wording) -> None:
    planned, parts = acc.bought
    budget, spent = w.money(planned), w.money(sum(parts))
    named: dict[str, Value] = {}
    figures = [w.money(cents) for cents in parts]
    named.update(zip("abc", figures, strict=True))
    rate = w.rate(Fraction(sum(parts), planned), "buy_rate")
    w.adds_up(spent, figures)
    w.divides(rate, spent, budget)
    say.say("purchase", budget=budget, spent=spent, rate=rate, **named)
    held, used, idle = (w.money(cents) for cents in (*acc.assets, acc.assets[0] - acc.assets[1]))
    rate = w.rate(Fraction(acc.assets[1], acc.assets[0]), "asset_rate")
    w.adds_up(held, (used, idle))
    w.divides(rate, used, held)
    w.relate(Within("bounded", rate))
    say.say("assets", held=held, used=used, idle=idle, rate=rate)


def works(w: Builder, acc: Accounts, say: Wording) -> None:
    template, runs = say.draw("work"), []
    for each in (*acc.works[:2], w.rng.choice(acc.works[2:])):
        name, unit = each.name, each.unit
        target, done = w.count(each.target, unit, f"target:{name}"), w.count(each.done, unit, name)
        before = w.count(each.before, unit, f"before:{name}")
        rate = w.rate(Fraction(each.done, each.target), f"done:{name}")
        growth = w.rate(Fraction(abs(each.done - each.before), each.before))
        up = each.done >= each.before
        word = w.word("增长" if up else "下降")
        w.divides(rate, done, target)
        sign = 1 if up else -1
        w.relate(
            Quotient("growth", growth, ((done, 1),), ((before, 1),), sign, -1),
            Sign("direction", word, done, before),
        )
        values: dict[str, Value] = {"target": target, "done": done, "before": before}
        values |= {"name": name, "rate": rate, "growth": growth, "dir2": word}
        runs.append(compose(template, values))
    say.say("works", parts=joined(runs, "；"))


def quality(w: Builder, acc: Accounts, say: Wording) -> None:
    aim, judged, passed = acc.quality
    whole = w.count(judged, "", acc.works[2].name if acc.trade.key == "edu" else "")
    good, rate = w.count(passed, ""), w.rate(Fraction(passed, judged), "quality")
    w.divides(rate, good, whole)
    w.relate(Within("bounded", rate))
    say.say(f"{acc.trade.key}_quality", whole=whole, good=good, rate=rate, target=f"{aim}%")
    whole, good, bad = (w.count(n, "") for n in (*acc.timely, acc.timely[0] - acc.timely[1]))
    rate = w.rate(Fraction(acc.timely[1], acc.timely[0]), "timely")
    w.divides(rate, good, whole)
    w.relate(Quotient("ratio", rate, ((whole, 1), (bad, -1)), ((whole, 1),)))
    w.adds_up(whole, (good, bad), "count_sum")
    say.say("timely", whole=whole, good=good, bad=bad, rate=rate)


def effect(w: Builder, acc: Accounts, say: Wording) -> None:
    aim, real = acc.effect
    target, rate = w.rate(Fraction(aim, 1000), places=1), w.rate(Fraction(real, 10000), "effect")
    say.say(f"{acc.trade.key}_effect", rate=rate, target=target)


def surveys(w: Builder, acc: Accounts, say: Wording) -> None:
    template, runs = say.draw("group"), []
    sent, back = (
        w.count(sum(getattr(each, key) for each in acc.surveys), "") for key in ("sent", "back")
    )
    backs = []
    for each in acc.surveys:
        own, happy = w.count(each.back, ""), w.count(each.happy, "")
        rate = w.rate(Fraction(each.happy, each.back), f"happy:{each.group}")
        w.divides(rate, happy, own)
        w.relate(Within("bounded", rate))
        backs.append(own)
        values: dict[str, Value] = {"name": each.group, "back": own, "happy": happy, "rate": rate}
        runs.append(compose(template, values))
    w.adds_up(back, backs, "count_sum")
    whole = [sum(getattr(each, key) for each in acc.surveys) for key in ("back", "sent")]
    rate = w.rate(Fraction(*whole))
    w.divides(rate, back, sent)
    say.say("surveyed", sent=sent, back=back, rate=rate, parts=joined(runs, "；"))
