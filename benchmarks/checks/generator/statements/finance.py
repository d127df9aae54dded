"""Sentences about income, spending, execution, staff and assets."""

from collections.abc import Sequence
from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Pieces, Value, compose, joined
from benchmarks.checks.generator.ledger import PURCHASES, SOURCES, STAFF, THREE_PUBLIC, Ledger
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import Adds, Linear, Quotient, Sign


def shared_parts(
    w: Builder,
    total: Figure,
    whole: int,
    parts: Sequence[tuple[str, int, str]],
    shares: bool = True,
    mark: str = "；",
) -> Pieces:
    """List the parts of a total (label, cents, key), each with its share where wished."""
    runs, amounts, rates = [], [], []
    template = w.phrase("part_share" if shares else "part_plain")
    for label, cents, key in parts:
        amount = w.money(cents, key)
        share = w.rate(Fraction(cents, whole))
        w.divides(share, amount, total, "share")
        amounts.append(amount)
        rates.append(share)
        values: dict[str, Value] = {"name": label, "amount": amount, "share": share}
        runs.append(compose(template, values))
    w.adds_up(total, amounts)
    w.relate(Adds("shares", tuple(rates), Fraction(1)))
    return joined(runs, mark)


def overall(w: Builder, ledger: Ledger) -> None:
    values = w.changed_money(ledger.this.total, ledger.last.total, "total")
    w.say("overall", **values)


def income(w: Builder, ledger: Ledger) -> None:
    year = ledger.this
    total = w.money(year.income, "income")
    labelled = zip(SOURCES, year.sources, strict=True)
    parts = [(label, cents, f"source:{label}") for label, cents in labelled if cents]
    run = shared_parts(w, total, year.income, parts)
    w.say("income", year=w.this_year(), total=total, parts=run)


def spending(w: Builder, ledger: Ledger) -> None:
    year = ledger.this
    total = w.money(year.spent, "spent")
    parts = [("基本支出", year.basic, "basic"), ("项目支出", year.project, "project")]
    w.say(
        "spending",
        year=w.this_year(),
        total=total,
        parts=shared_parts(w, total, year.spent, parts),
    )


def functions(w: Builder, ledger: Ledger) -> None:
    year = ledger.this
    total = w.money(year.spent, "spent")
    parts = [
        (label, cents, f"function:{label}") for label, cents in function_amounts(ledger) if cents
    ]
    w.say(
        "functions",
        year=w.this_year(),
        total=total,
        parts=shared_parts(w, total, year.spent, parts),
    )


def function_amounts(ledger: Ledger) -> list[tuple[str, int]]:
    """Give spending by functional class."""
    year = ledger.this
    return [
        (str(ledger.pool["function"]), year.main),
        ("社会保障和就业支出", year.social),
        ("卫生健康支出", year.health),
        ("住房保障支出", year.housing),
    ]


def execution(w: Builder, ledger: Ledger) -> None:
    adjusted = ledger.budget - ledger.initial
    initial, budget = w.money(ledger.initial, "initial"), w.money(ledger.budget, "budget")
    adjust = w.money(abs(adjusted))
    word = w.word("调增" if adjusted >= 0 else "调减")
    spent = w.money(ledger.this.spent, "spent")
    rate = w.rate(Fraction(ledger.this.spent, ledger.budget), "execution_rate")
    sign = 1 if adjusted >= 0 else -1
    w.relate(
        Linear("adjustment", ((initial, 1), (adjust, sign), (budget, -1))),
        Sign("direction", word, budget, initial),
    )
    w.divides(rate, spent, budget)
    w.hard("adjusted_budget", budget.text)
    w.say(
        "execution",
        year=w.this_year(),
        initial=initial,
        word=word,
        adjust=adjust,
        budget=budget,
        spent=spent,
        rate=rate,
    )


def growth(w: Builder, subject: str, key: str, now: int, before: int) -> None:
    """Compare an amount with last year's."""
    if not now or not before:
        return
    values = w.changed_money(now, before, key)
    w.say("growth", subject=subject, cause=w.phrase("cause"), **values)


def basic(w: Builder, ledger: Ledger) -> None:
    year = ledger.this
    total, personnel = w.money(year.basic, "basic"), w.money(year.personnel, "personnel")
    public = w.money(year.public, "public")
    share1 = w.rate(Fraction(year.personnel, year.basic))
    share2 = w.rate(Fraction(year.public, year.basic))
    w.adds_up(total, (personnel, public))
    w.divides(share1, personnel, total, "share")
    w.divides(share2, public, total, "share")
    w.relate(Adds("shares", (share1, share2), Fraction(1)))
    w.say("basic", total=total, personnel=personnel, public=public, share1=share1, share2=share2)


def ratio(w: Builder, kind: str, spent: int, budget: int, spent_key: str, budget_key: str) -> None:
    """Print spending, budget, their ratio and what was saved."""
    top, bottom = w.money(spent, spent_key), w.money(budget, budget_key)
    rate, saved = w.rate(Fraction(spent, budget)), w.money(budget - spent)
    w.divides(rate, top, bottom)
    w.relate(Linear("difference", ((bottom, 1), (top, -1), (saved, -1))))
    w.say(kind, spent=top, budget=bottom, rate=rate, saved=saved)


def public_control(w: Builder, ledger: Ledger) -> None:
    ratio(w, "public_control", ledger.this.public, ledger.public_budget, "public", "public_budget")


def three_public(w: Builder, ledger: Ledger) -> None:
    total = w.money(sum(ledger.three), "three")
    parts = [
        (label, cents, f"three:{label}")
        for label, cents in zip(THREE_PUBLIC, ledger.three, strict=True)
    ]
    run = shared_parts(w, total, sum(ledger.three), parts, shares=w.rng.random() < 0.4)
    w.say("three", year=w.this_year(), total=total, parts=run)
    budget = sum(ledger.three_budget)
    ratio(w, "three_budget", sum(ledger.three), budget, "three", "three_budget")


def purchase(w: Builder, ledger: Ledger) -> None:
    whole = sum(ledger.bought)
    total, small = w.money(whole, "bought"), w.money(ledger.bought_small)
    share = w.rate(Fraction(ledger.bought_small, whole))
    w.divides(share, small, total, "share")
    parts = [
        (f"政府采购{label}支出", cents, f"bought:{label}")
        for label, cents in zip(PURCHASES, ledger.bought, strict=True)
    ]
    run = shared_parts(w, total, whole, parts, shares=False, mark="、")
    w.say("purchase", year=w.this_year(), total=total, parts=run, small=small, share=share)
    ratio(w, "purchase_rate", whole, ledger.purchase_budget, "bought", "purchase_budget")


def assets(w: Builder, ledger: Ledger) -> None:
    total, used = w.money(ledger.assets, "assets"), w.money(ledger.assets_used, "assets_used")
    rate = w.rate(Fraction(ledger.assets_used, ledger.assets))
    w.divides(rate, used, total)
    w.say("assets", year=w.this_year(), total=total, used=used, rate=rate)


def carry(w: Builder, ledger: Ledger) -> None:
    year = ledger.this
    begin, end = w.money(year.begin_carry, "begin_carry"), w.money(year.end_carry, "end_carry")
    came, spent = w.money(year.income, "income"), w.money(year.spent, "spent")
    total = w.money(year.total, "total")
    w.relate(
        Linear("balance", ((begin, 1), (came, 1), (spent, -1), (end, -1))),
        Linear("sum", ((begin, 1), (came, 1), (total, -1))),
        Linear("sum", ((spent, 1), (end, 1), (total, -1))),
    )
    w.say("carry", begin=begin, income=came, spent=spent, end=end, total=total)


def staff(w: Builder, ledger: Ledger) -> None:
    quotas = [w.count(quota, "名") for quota, _ in ledger.staff]
    whole = sum(quota for quota, _ in ledger.staff)
    present = sum(people for _, people in ledger.staff)
    quota, total = w.count(whole, ""), w.count(present, "")
    rate = w.rate(Fraction(present, whole))
    w.adds_up(quota, quotas, "count_sum")
    w.divides(rate, total, quota)
    runs = [(label, figure) for label, figure in zip(STAFF, quotas, strict=True)]
    retired = w.count(ledger.retired, "")
    w.say("staff", quota=quota, quotas=joined(runs, "、"), total=total, rate=rate, retired=retired)


def units(w: Builder, ledger: Ledger) -> None:
    count = w.count(len(ledger.units), "个", "", chinese=w.rng.random() < 0.3)
    listed = joined([(w.name(unit),) for unit in ledger.units], "、")
    w.counts(count, ledger.units, w.say("units", count=count, list=listed))


def project_list(w: Builder, ledger: Ledger) -> None:
    names = tuple(project.name for project in ledger.projects)
    count = w.count(len(names), "个项目", "", chinese=w.rng.random() < 0.5)
    listed = joined([(w.name(name),) for name in names], "、")
    w.counts(count, names, w.say("project_list", count=count, names=listed))


def projects(w: Builder, ledger: Ledger) -> None:
    budgets, spents, runs = [], [], []
    template = w.phrase("project_part")
    for project in ledger.projects:
        budget = w.money(project.budget, f"budget:{project.name}")
        spent = w.money(project.spent, f"spent:{project.name}")
        rate = w.rate(Fraction(project.spent, project.budget), f"rate:{project.name}")
        w.divides(rate, spent, budget)
        budgets.append(budget)
        spents.append(spent)
        values = {"name": w.name(project.name), "budget": budget, "spent": spent, "rate": rate}
        runs.append(compose(template, values))
    whole = sum(project.budget for project in ledger.projects)
    total, spent = w.money(whole, "project_budget"), w.money(ledger.this.project, "project")
    rate = w.rate(Fraction(ledger.this.project, whole), "project_rate")
    w.divides(rate, spent, total)
    w.adds_up(total, budgets)
    w.adds_up(spent, spents)
    year = w.this_year()
    w.say("projects", year=year, budget=total, spent=spent, rate=rate, parts=joined(runs))


def average_spending(w: Builder, ledger: Ledger) -> None:
    """Print the average spending of the projects."""
    count = w.count(len(ledger.projects), "个")
    spent = w.money(ledger.this.project, "project")
    mean = w.money(ledger.this.project // len(ledger.projects))
    w.relate(Quotient("average", mean, ((spent, 1),), ((count, 1),)))
    w.add((count, "项目共支出", spent, "，平均每个项目支出", mean, "。"))


def by_unit(w: Builder, ledger: Ledger) -> None:
    """Print spending unit by unit."""
    rows = ledger.by_unit
    total, count = w.money(ledger.this.spent, "spent"), w.count(len(rows), "")
    text = w.say("unit_total", total=total, count=count)
    w.counts(count, [name for name, _, _ in rows], text)
    template = w.phrase("unit_part")
    wholes = []
    for name, basic_cents, project_cents in rows:
        whole = w.money(basic_cents + project_cents, f"unit:{name}")
        parts = w.money(basic_cents), w.money(project_cents)
        share = w.rate(Fraction(basic_cents + project_cents, ledger.this.spent))
        w.adds_up(whole, parts)
        w.divides(share, whole, total, "share")
        wholes.append(whole)
        shown = w.name(name) if name in ledger.units else name
        values: dict[str, Value] = {"name": shown, "total": whole, "share": share}
        w.add(compose(template, {**values, "basic": parts[0], "project": parts[1]}))
    w.adds_up(total, wholes)
    w.end()


def last_year(w: Builder, ledger: Ledger) -> None:
    """Print last year's figures of the same subjects, as reviews of the year before do."""
    last = ledger.last
    spent, basic = w.money(last.spent, "spent.last"), w.money(last.basic, "basic.last")
    project, carry = (
        w.money(last.project, "project.last"),
        w.money(last.end_carry, "end_carry.last"),
    )
    w.adds_up(spent, (basic, project))
    year = w.of_year(w.year - 1)
    text = w.say("last_year", year=year, spent=spent, basic=basic, project=project, carry=carry)
    w.hard("previous_year", text)
