"""Sentences about targets, indicators, scores, surveys and what was done."""

from collections.abc import Callable
from fractions import Fraction
from functools import partial

from benchmarks.checks.generator.builder import Builder, Pieces, Value, compose, joined
from benchmarks.checks.generator.ledger import Ledger
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.phrasebook import phrases
from benchmarks.checks.generator.relations import (
    Agree,
    AtMost,
    Linear,
    Quotient,
    Sign,
    Within,
)
from benchmarks.checks.generator.scorecard import Scorecard


def targets(w: Builder, ledger: Ledger) -> None:
    kinds = ("运转类项目", "特定目标类项目", "转移支付项目")
    first, second = w.rng.randrange(1, len(ledger.projects) - 2), 1
    numbers = [first, second, len(ledger.projects) - first - second]
    count = w.count(sum(numbers), "", "target_projects")
    parts = [w.count(number, "个") for number in numbers]
    w.adds_up(count, parts, "count_sum")
    runs = [(label, figure) for label, figure in zip(kinds, parts, strict=True)]
    amount = w.money(ledger.budget - ledger.basic_budget, "project_budget")
    rate = w.rate(Fraction(1))
    w.relate(Within("bounded", rate))
    w.say("targets", count=count, parts=joined(runs, "、"), amount=amount, rate=rate)


def grades(w: Builder, ledger: Ledger) -> None:
    middling = w.rng.randrange(0, 2)
    numbers = [len(ledger.projects) - 1 - middling, 1, middling]
    count = w.count(sum(numbers), "")
    parts = [w.count(number, "") for number in numbers]
    rate = w.rate(Fraction(numbers[0] + numbers[1], sum(numbers)))
    w.adds_up(count, parts, "count_sum")
    w.relate(
        Quotient("ratio", rate, ((parts[0], 1), (parts[1], 1)), ((count, 1),)),
        Within("bounded", rate),
    )
    w.say("grades", count=count, g1=parts[0], g2=parts[1], g3=parts[2], rate=rate)


def indicators(w: Builder) -> None:
    whole = w.rng.randrange(18, 60)
    missed = w.rng.choice((0, 1, 2, 3))
    every, done, left = (w.count(n, "") for n in (whole, whole - missed, missed))
    rate = w.rate(Fraction(whole - missed, whole))
    w.divides(rate, done, every)
    w.relate(Linear("difference", ((every, 1), (done, -1), (left, -1))), Within("bounded", rate))
    w.say("indicators", all=every, done=done, left=left, rate=rate)


def survey(w: Builder, subject: str) -> None:
    sent = w.rng.randrange(20, 150) * 10
    back = sent - w.rng.randrange(3, sent // 8)
    out, came = w.count(sent, ""), w.count(back, "")
    rate, happy = w.rate(Fraction(back, sent)), w.rate(Fraction(w.rng.randrange(9000, 9960), 10000))
    w.divides(rate, came, out)
    w.relate(Within("bounded", rate), Within("bounded", happy))
    w.say("survey", sent=out, back=came, rate=rate, happy=happy, subject=subject)


def quality(w: Builder) -> None:
    whole = w.rng.randrange(60, 900)
    bad = w.rng.randrange(1, whole // 10)
    unit = w.rng.choice(("批次", "件", "处", "项"))
    every, good, failed = (w.count(n, "") for n in (whole, whole - bad, bad))
    rate = w.rate(Fraction(whole - bad, whole))
    w.divides(rate, good, every)
    w.relate(Linear("difference", ((every, 1), (good, -1), (failed, -1))), Within("bounded", rate))
    w.say("quality", all=every, good=good, bad=failed, rate=rate, unit=unit)


def split(w: Builder, ledger: Ledger) -> None:
    unit = w.rng.choice(("场次", "次"))
    groups = ledger.words("groups")
    numbers = [w.rng.randrange(12, 260) for _ in groups]
    total = w.count(sum(numbers), unit)
    parts = [w.count(number, unit) for number in numbers]
    w.adds_up(total, parts, "count_sum")
    runs = [(label, figure) for label, figure in zip(groups, parts, strict=True)]
    activity = w.rng.choice(ledger.words("activity")[1:])
    w.say("split", year=w.this_year(), activity=activity, total=total, parts=joined(runs, "、"))


def change_count(w: Builder, subject: str) -> None:
    before = w.rng.randrange(40, 900)
    more = w.rng.randrange(3, before // 3)
    cur, base, diff = (w.count(n, "个") for n in (before + more, before, more))
    rate = w.rate(Fraction(more, before))
    w.relate(
        Linear("difference", ((cur, 1), (base, -1), (diff, -1))),
        Quotient("growth", rate, ((cur, 1),), ((base, 1),), 1, -1),
    )
    prev = w.of_year(w.year - 1)
    w.say("change_count", subject=subject, cur=cur, base=base, diff=diff, rate=rate, prev_year=prev)


def change_points(w: Builder, subject: str) -> None:
    step = 10 ** (2 - w.rate_places)
    now, before = (w.rng.randrange(7800, 9900) // step * step for _ in range(2))
    if now == before:
        now += step
    cur, base = w.rate(Fraction(now, 10000)), w.rate(Fraction(before, 10000))
    points = w.points(Fraction(abs(now - before), 10000))
    up = now > before
    word, word2 = w.word("提高" if up else "降低"), w.word("上升" if up else "下降")
    w.relate(
        Linear("points", ((cur, 1), (base, -1), (points, -1 if up else 1))),
        Sign("direction", word, cur, base),
        Sign("direction", word2, cur, base),
        Agree("direction", word, word2),
        Within("bounded", cur),
        Within("bounded", base),
    )
    w.say("change_points", subject=subject, cur=cur, base=base, points=points, dir=word, dir2=word2)


def average(w: Builder, ledger: Ledger) -> None:
    number, mean = w.rng.randrange(4, 30), w.rng.randrange(25, 120)
    times, people = w.count(number, ""), w.count(number * mean, "")
    figure = w.count(mean, "")
    w.relate(Quotient("average", figure, ((people, 1),), ((times, 1),)))
    activity = ledger.words("activity")[0]
    w.say("average", activity=activity, times=times, people=people, mean=figure)


def unit_cost(w: Builder) -> None:
    work, measure = w.rng.choice(
        (
            ("改造照明设施", "套"),
            ("配发应急物资", "套"),
            ("维护监测设备", "台"),
            ("印制宣传册", "册"),
        )
    )
    number = w.rng.randrange(12, 400)
    each = w.rng.randrange(3 * 10**3, 3 * 10**5)
    quantity = w.count(number, measure)
    cost, mean = w.money(number * each), w.money(each, unit="元")
    w.relate(Quotient("average", mean, ((cost, 1),), ((quantity, 1),)))
    w.say("unit_cost", work=work, measure=measure, quantity=quantity, cost=cost, mean=mean)


def documents(w: Builder, ledger: Ledger) -> None:
    listed = tuple(w.rng.sample(ledger.words("documents"), w.rng.randrange(2, 6)))
    count = w.count(len(listed), "个", chinese=w.rng.random() < 0.4)
    titles = "".join(f"《{ledger.place}{title}》" for title in listed)
    w.counts(count, listed, w.say("documents", list=titles, count=count))


def plans(w: Builder) -> None:
    every = ("规划引领", "能力提升", "服务优化", "监督管理", "改革创新", "安全保障")
    listed = tuple(w.rng.sample(every, w.rng.randrange(3, 6)))
    count = w.count(len(listed), w.rng.choice(("大行动", "项任务", "大工程")), chinese=True)
    w.counts(count, listed, w.say("plans", count=count, list="、".join(listed)))


def enumerated(w: Builder, kind: str, pool: str, unit: str) -> None:
    """Print three problems or measures under a count."""
    one, two, three = w.rng.sample(phrases(pool), 3)
    count = w.count(3, unit, chinese=True)
    text = w.say(kind, count=count, p1=one, p2=two, p3=three)
    w.counts(count, (one, two, three), text)


def conclusion(w: Builder, card: Scorecard, kind: str = "conclusion") -> None:
    runs: list[Pieces] = []
    scores: list[Figure] = []
    fulls: list[Figure] = []
    template = w.phrase("score_part")
    for part in card.parts:
        full = w.score(part.full * 100, role="weight", key=f"full:{part.name}")
        score = w.score(part.points, key=f"score:{part.name}")
        w.relate(AtMost("score_limit", score, full))
        scores.append(score)
        fulls.append(full)
        values: dict[str, Value] = {"name": part.name, "full": full, "score": score}
        runs.append(compose(template, values))
    total = w.score(card.points, key="score_total")
    whole = w.score(100 * 100, role="weight")
    w.adds_up(total, scores, "score_sum")
    w.adds_up(whole, fulls, "weights")
    year = w.this_year()
    w.say(kind, year=year, total=total, full=whole, parts=joined(runs))


def weights(w: Builder, card: Scorecard) -> None:
    fulls = [w.score(p.full * 100, role="weight", key=f"full:{p.name}") for p in card.parts]
    total = w.score(100 * 100, role="weight")
    w.adds_up(total, fulls, "weights")
    runs = [(part.name, full) for part, full in zip(card.parts, fulls, strict=True)]
    w.say("weights", parts=joined(runs, "、"), total=total)


def lost(w: Builder, card: Scorecard) -> None:
    for part in card.parts:
        for item in part.items:
            if item.points < item.full * 100:
                full = w.score(item.full * 100, role="weight")
                score, less = w.score(item.points), w.score(item.full * 100 - item.points)
                w.relate(Linear("score_lost", ((full, 1), (less, -1), (score, -1))))
                w.say("lost", item=item.name, full=full, score=score, lost=less)
                return


def details(w: Builder, ledger: Ledger, number: int) -> None:
    """Print a paragraph on each of some projects: what was done, checked and asked."""
    for place, project in enumerate(ledger.projects[:number], 1):
        w.add((f"（{place}）", w.name(project.name), "："))
        w.add((w.rng.choice(ledger.words("works")), "。"))
        told: tuple[Callable[[], None], ...] = (
            partial(split, w, ledger),
            partial(quality, w),
            partial(average, w, ledger),
            partial(unit_cost, w),
            partial(survey, w, "项目实施"),
        )
        for tell in w.rng.sample(told, 3):
            tell()
        w.end()
