"""Shanghai: 部门决算, tables first and 决算情况说明 after them."""

from benchmarks.checks.generator import tables
from benchmarks.checks.generator.builder import Builder
from benchmarks.checks.generator.ledger import make_ledger
from benchmarks.checks.generator.statements import finance, performance
from benchmarks.checks.generator.statements.hard import draw_tags, sprinkle
from benchmarks.checks.generator.statements.narrative import Headings, duties

TERMS = (
    "一、财政拨款收入：指单位从本级财政部门取得的各类财政拨款。",
    "二、基本支出：指为保障机构正常运转、完成日常工作任务发生的支出。",
    "三、项目支出：指在基本支出之外为完成特定任务发生的支出。",
    "四、“三公”经费：指因公出国（境）费、公务用车购置及运行维护费和公务接待费。",
)


def write(w: Builder) -> None:
    ledger = make_ledger(w.rng)
    this, last = ledger.this, ledger.last
    tags = draw_tags(w, 6)
    w.heading(-1, ledger.name, " ", w.this_year(), "度部门决算")
    w.heading(1, f"第一部分 {ledger.name}概况")
    w.heading(2, "一、主要职能")
    duties(w, ledger, numbered=False)
    w.heading(2, "二、部门决算单位构成")
    finance.units(w, ledger)
    finance.staff(w, ledger)
    w.end()
    w.heading(1, "第二部分 ", w.this_year(), "度部门决算表")
    tables.balance(w, ledger)
    tables.functions(w, ledger)
    tables.three_public(w, ledger)
    w.heading(1, "第三部分 ", w.this_year(), "度部门决算情况说明")
    heads = Headings(w)
    heads.one("收入支出决算总体情况说明")
    finance.overall(w, ledger)
    w.end()
    heads.one("收入决算情况说明")
    finance.income(w, ledger)
    w.end()
    heads.one("支出决算情况说明")
    finance.spending(w, ledger)
    finance.functions(w, ledger)
    sprinkle(w, ledger, tags[:2])
    w.end()
    if w.rng.random() < 0.5:
        finance.by_unit(w, ledger)
        tables.by_unit(w, ledger)
    heads.one("预算执行情况说明")
    finance.execution(w, ledger)
    finance.carry(w, ledger)
    w.end()
    heads.one("基本支出决算情况说明")
    finance.basic(w, ledger)
    finance.growth(w, "基本支出", "basic", this.basic, last.basic)
    w.end()
    heads.one("项目支出决算情况说明")
    finance.projects(w, ledger)
    sprinkle(w, ledger, tags[2:4])
    w.end()
    tables.projects(w, ledger, "项目支出明细表")
    heads.one("“三公”经费支出决算情况说明")
    finance.three_public(w, ledger)
    for label, now, before in zip(
        ("公务用车运行维护费", "公务接待费"), ledger.three[2:], ledger.three_last[2:], strict=True
    ):
        finance.growth(w, label, "", now, before)
    w.end()
    heads.one("预算绩效管理情况")
    performance.targets(w, ledger)
    performance.grades(w, ledger)
    w.end()
    heads.one("其他重要事项的情况说明")
    heads.two("机关运行经费支出情况")
    finance.growth(w, "机关运行经费", "", this.public, last.public)
    w.end()
    heads.two("政府采购支出情况")
    finance.purchase(w, ledger)
    w.end()
    heads.two("国有资产占用情况")
    finance.assets(w, ledger)
    sprinkle(w, ledger, tags[4:])
    w.end()
    w.heading(1, "第四部分 名词解释")
    for term in TERMS:
        w.paragraph((term,))
