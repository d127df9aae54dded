"""Project: 项目支出绩效自评表 with a short report for one project of a department."""

from fractions import Fraction

from benchmarks.checks.generator import tables
from benchmarks.checks.generator.builder import Builder
from benchmarks.checks.generator.ledger import make_ledger
from benchmarks.checks.generator.relations import Linear
from benchmarks.checks.generator.scorecard import make_scorecard
from benchmarks.checks.generator.statements import finance, performance
from benchmarks.checks.generator.statements.hard import draw_tags, sprinkle
from benchmarks.checks.generator.statements.narrative import Headings, works


def write(w: Builder) -> None:
    ledger = make_ledger(w.rng)
    project = max(ledger.projects, key=lambda each: (each.carried > 0) + (each.other > 0))
    card = tables.with_execution(make_scorecard(w.rng, "project"), project)
    unit = w.rng.choice(ledger.units)
    tags = draw_tags(w, 5)
    heads = Headings(w)
    w.heading(-1, w.name(project.name), w.this_year(), "度绩效自评报告")
    heads.one("项目概况")
    heads.two("项目背景。")
    w.add((w.name(project.name), f"由{ledger.name}主管，{unit}组织实施。"))
    works(w, ledger, 2)
    sprinkle(w, ledger, tags[:1])
    w.end()
    heads.two("资金投入和使用情况。")
    planned = w.money(project.budget, f"budget:{project.name}")
    spent = w.money(project.spent, f"spent:{project.name}")
    left = w.money(project.budget - project.spent)
    rate = w.rate(Fraction(project.spent, project.budget), f"rate:{project.name}")
    w.divides(rate, spent, planned)
    w.relate(Linear("difference", ((planned, 1), (spent, -1), (left, -1))))
    parts = [
        (label, cents, "")
        for label, cents in (
            ("当年财政拨款", project.grant),
            ("上年结转资金", project.carried),
            ("其他资金", project.other),
        )
        if cents
    ]
    total = w.money(project.budget, f"budget:{project.name}")
    sources = finance.shared_parts(w, total, project.budget, parts)
    w.add(("项目全年预算", planned, "，全年支出", spent, "，结余", left))
    w.add(("，预算执行率", rate, "。"))
    w.add(("资金来源方面，全年预算", total, "，其中：", *sources, "。"))
    finance.growth(w, "项目支出", f"spent:{project.name}", project.spent, project.spent_before)
    sprinkle(w, ledger, tags[1:3])
    w.end()
    heads.one("绩效自评情况")
    performance.weights(w, card)
    performance.conclusion(w, card, "conclusion_project")
    performance.lost(w, card)
    w.end()
    heads.two("产出指标完成情况。")
    performance.split(w, ledger)
    performance.quality(w)
    performance.average(w, ledger)
    performance.unit_cost(w)
    w.end()
    heads.two("效益和满意度。")
    performance.change_count(w, ledger.words("subjects")[0])
    performance.change_points(w, ledger.words("rates")[0])
    performance.survey(w, "项目实施")
    sprinkle(w, ledger, tags[3:])
    w.end()
    heads.two("制度保障。")
    performance.documents(w, ledger)
    performance.plans(w)
    w.end()
    heads.one("存在问题")
    performance.enumerated(w, "problems", "problem_pool", "个问题")
    heads.one("改进措施")
    performance.enumerated(w, "measures", "measure_pool", "项措施")
    w.heading(1, "附件")
    tables.self_evaluation(w, ledger, project, card, unit)
