"""Yunnan: annexes of the final accounts, the overview in table form and a table per project."""

from benchmarks.checks.generator import tables
from benchmarks.checks.generator.builder import Builder
from benchmarks.checks.generator.ledger import make_ledger
from benchmarks.checks.generator.scorecard import make_scorecard
from benchmarks.checks.generator.statements import finance, performance
from benchmarks.checks.generator.statements.hard import draw_tags, sprinkle
from benchmarks.checks.generator.statements.narrative import Headings, duties


def write(w: Builder) -> None:
    ledger = make_ledger(w.rng)
    tags = draw_tags(w, 6)
    heads = Headings(w)
    w.heading(-1, ledger.name, w.this_year(), "度绩效自评情况")
    w.heading(1, "附表13 部门整体支出绩效自评情况")
    heads.one("部门基本情况")
    heads.two("部门概况")
    duties(w, ledger, numbered=False)
    finance.units(w, ledger)
    finance.staff(w, ledger)
    w.end()
    heads.two("部门绩效目标的设立情况")
    performance.targets(w, ledger)
    w.end()
    heads.two("部门整体收支情况")
    finance.income(w, ledger)
    finance.spending(w, ledger)
    w.end()
    tables.funds_overview(w, ledger)
    if w.rng.random() < 0.5:
        finance.by_unit(w, ledger)
        tables.by_unit(w, ledger)
    heads.two("部门预算管理制度建设情况")
    performance.documents(w, ledger)
    w.end()
    heads.two("严控“三公”经费支出情况")
    finance.three_public(w, ledger)
    three = (sum(ledger.three), sum(ledger.three_last))
    finance.growth(w, "“三公”经费", "three", *three)
    w.end()
    tables.three_public(w, ledger)
    heads.one("绩效自评工作情况")
    finance.project_list(w, ledger)
    performance.grades(w, ledger)
    sprinkle(w, ledger, tags[:3])
    w.end()
    heads.one("评价情况分析及综合评价结论")
    finance.execution(w, ledger)
    finance.carry(w, ledger)
    w.end()
    performance.split(w, ledger)
    performance.quality(w)
    performance.survey(w, "部门履职")
    sprinkle(w, ledger, tags[3:])
    w.end()
    performance.details(w, ledger, w.rng.choice((0, 3, 7)))
    heads.one("存在的问题和整改情况")
    performance.enumerated(w, "problems", "problem_pool", "个问题")
    performance.enumerated(w, "measures", "measure_pool", "项措施")
    w.end()
    w.heading(1, "附表14 部门整体支出绩效自评表")
    card = make_scorecard(w.rng, "department")
    performance.conclusion(w, card)
    w.end()
    tables.scores(w, card)
    w.heading(1, "附表15 项目支出绩效自评表")
    tables.projects(w, ledger, "项目支出概况表")
    for project in ledger.projects[: w.rng.choice((2, 4, 7))]:
        drawn = tables.with_execution(make_scorecard(w.rng, "project"), project)
        tables.self_evaluation(w, ledger, project, drawn, w.rng.choice(ledger.units))
