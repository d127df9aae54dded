"""A small report that uses every part of the document model, and an office to open it with."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from jiheng.reports.charts import (
    ExecutionRow,
    PointsRow,
    TargetRow,
    chart_from,
    execution_spec,
    points_spec,
    targets_spec,
)
from jiheng.reports.document import (
    Align,
    Cell,
    Column,
    Document,
    Heading,
    Item,
    ListBlock,
    Note,
    PageBreak,
    Paragraph,
    Signature,
    Table,
)
from jiheng.reports.spans import Figure

MAN = 10_000


def amount(text: str, fact: str) -> Figure:
    return Figure(text, fact, Fraction(text.replace(",", "")) * MAN, "万元", "部门决算 收支总表")


def points(text: str, fact: str) -> Figure:
    value = None if text == "未填报" else Fraction(text)
    return Figure(text, fact, value, "分", "评分底稿")


def rate(text: str, fact: str) -> Figure:
    value = Fraction(text.removesuffix("%")) / 100 if text.endswith("%") else None
    return Figure(text, fact, value, "%", "预算执行通报")


def score_table() -> Table:
    def row(name: str, got: str, fact: str) -> tuple[Cell, Cell]:
        return Cell.of(name), Cell.of(points(got, fact))

    managed = [
        ("资金管理", "13.932", "score.funds"),
        ("采购管理", "1.69", "score.procurement"),
        ("信息公开管理", "4.00", "score.disclosure"),
        ("资产管理", "3.50", "score.assets"),
        ("成本管理", "4.00", "score.costs"),
        ("绩效管理", "15.00", "score.performance"),
    ]
    rows: list[tuple[Cell, ...]] = []
    for at, entry in enumerate(managed):
        cells: tuple[Cell, ...] = row(*entry)
        if at == 0:
            first = Cell.of("管理效能", rowspan=6, header=True, align=Align.CENTER)
            total = Cell.of(points("42.122", "score.management"), rowspan=6, align=Align.CENTER)
            cells = (first, *cells, total)
        rows.append(cells)
    rows.append(
        (
            Cell.of("履职效能", rowspan=2, header=True, align=Align.CENTER),
            *row(
                "设立专项资金，聚集基础研究和关键技术攻关，分层分类扶持科创企业",
                "50.00",
                "score.duty",
            ),
            Cell.of(points("52.50", "score.results"), rowspan=2, align=Align.CENTER),
        )
    )
    rows.append(row("工作表现加减分", "2.50", "score.bonus"))
    rows.append(
        (
            Cell.of("总分", colspan=3, header=True, align=Align.CENTER),
            Cell.of(points("94.622", "score.total"), align=Align.CENTER),
        )
    )
    header = tuple(Cell.of(text) for text in ("一级指标", "二级指标", "得分", "合计"))
    columns = (Column(3), Column(7), Column(2, Align.RIGHT), Column(2, Align.RIGHT))
    note = Paragraph.of("注：总分按已印出的分项得分相加。").spans
    return Table("部门整体支出绩效自评得分", columns, (header,), tuple(rows), (note,), "单位：分")


def make_charts() -> tuple[Paragraph, ...]:
    plans = [
        ("重点研发计划", "44,568.00", "44,568.00", "100%"),
        ("创新环境计划", "42,622.31", "42,622.31", "100%"),
        ("基础研究计划", "148,134.51", "148,134.51", "100%"),
        ("企业创新计划", "193,029.00", "192,950.00", "99.96%"),
    ]
    spending = [
        ExecutionRow(
            name,
            amount(budget, f"plan.{at}.budget"),
            amount(spent, f"plan.{at}.spent"),
            rate(done, f"plan.{at}.rate"),
        )
        for at, (name, budget, spent, done) in enumerate(plans)
    ]
    spending.append(
        ExecutionRow(
            "粤港澳大湾区个人所得税优惠政策财政补贴经费",
            amount("55,300.00", "plan.9.budget"),
            Figure("未填报", "plan.9.spent"),
        )
    )
    criteria = [
        PointsRow("资金管理", points("15", "full.funds"), points("13.932", "score.funds")),
        PointsRow("采购管理", points("2", "full.procurement"), points("1.69", "score.procurement")),
        PointsRow("资产管理", points("4", "full.assets"), points("3.50", "score.assets")),
        PointsRow("成本管理", points("4", "full.costs"), points("未填报", "score.costs")),
        PointsRow(
            "设立专项资金，聚集基础研究和关键技术攻关，分层分类扶持科创企业",
            points("50", "full.duty"),
            points("50.00", "score.duty"),
        ),
    ]
    indicators = [
        TargetRow(
            "高新技术企业认定通过数量",
            Figure("≥3000家", "target.firms", Fraction(3000), "家"),
            Figure("3636家", "actual.firms", Fraction(3636), "家"),
            rate("121.2%", "completion.firms"),
            True,
        ),
        TargetRow(
            "政府采购执行率",
            Figure("100%", "target.procurement", Fraction(1), "%"),
            rate("84.48%", "procurement.execution_rate"),
            rate("84.48%", "completion.procurement"),
            False,
        ),
        TargetRow(
            "晋级决赛企业同比增长",
            Figure("≥50%", "target.finalists", Fraction(1, 2), "%"),
            rate("300%", "actual.finalists"),
            rate("600%", "completion.finalists"),
            True,
        ),
        TargetRow(
            "科技金融服务企业满意度",
            Figure("≥90%", "target.satisfaction", Fraction(9, 10), "%"),
            Figure("未填报", "actual.satisfaction"),
            Figure("无法判断", "completion.satisfaction"),
            None,
        ),
    ]
    return (
        chart_from(execution_spec(spending), "专项资金各计划预算执行情况"),
        chart_from(points_spec(criteria), "各项指标得分情况"),
        chart_from(targets_spec(indicators), "绩效目标完成情况"),
    )


def make_sample() -> Document:
    spending, scores, targets = make_charts()
    execution = rate("99.66%", "finance.execution_rate")
    blocks = (
        Heading(1, "基本情况"),
        Heading(2, "部门概况"),
        Paragraph.of(
            "本部门是市人民政府工作部门，负责全市科技创新发展的规划、组织和服务，"
            "统筹科技创新体系建设，管理市级财政科技计划并监督实施。主要职责如下："
        ),
        ListBlock(
            (
                Item.of("拟订全市科技创新发展的规划和政策并组织实施，促进科技创新强市建设。"),
                Item.of("建立科研项目资金协调、评审、监管机制，对资金支出进度、绩效和规范性负责。"),
                Item.of("完成市委、市政府和上级部门交办的其他任务。"),
            )
        ),
        Heading(2, "部门整体收支情况"),
        Paragraph.of(
            "根据市财政局的通报，我局2021年支出进度为",
            execution,
            "。全年预算",
            Figure("56.83亿元", "finance.budget", Fraction(5_683_000_000), "亿元", "部门预算批复"),
            "，实际支出",
            Figure("51.15亿元", "finance.spent", Fraction(5_115_000_000), "亿元", "部门决算"),
            "，预算执行差异的主要原因是按上级通知停止下达个人所得税补贴经费。"
            "我局制定了《预算绩效管理实施办法（试行）》《核心绩效指标库》“两项制度”，"
            "按“部门职责—工作任务—项目目标”的框架编制绩效目标。",
        ),
        Heading(1, "综合评价分析"),
        Heading(2, "自评结论综述"),
        Paragraph.of(
            "部门整体支出绩效自评",
            Figure("94.622分", "score.total", Fraction("94.622"), "分", "评分表"),
            "，各分项得分见表1。",
        ),
        score_table(),
        scores,
        Heading(2, "各项任务完成情况"),
        ListBlock(
            (
                Item.of("本年预算完成率为", execution, "，执行情况较好。", lead="资金管理。"),
                Item.of(
                    "政府采购执行率为",
                    rate("84.48%", "procurement.execution_rate"),
                    "，采购计划执行不足。",
                    lead="采购管理。",
                ),
            )
        ),
        spending,
        Heading(3, "绩效目标"),
        Heading(4, "数量指标"),
        Paragraph.of("各项目标的完成情况见图3。"),
        targets,
        Note.of("完成率由实际值除以目标值得出；未填报的指标不参加计算。"),
        PageBreak(),
        Heading(1, "下一步改进措施"),
        Paragraph.of("科学编制预算，强化预算执行；合理设置绩效指标。"),
        Signature("广州市科学技术局", date(2022, 3, 31)),
    )
    return Document(
        title="广州市科学技术局2021年部门整体支出\n绩效自评报告",
        organisation="广州市科学技术局",
        year=2021,
        date=date(2022, 3, 31),
        blocks=blocks,
        attachment="附件2",
        metadata={"评分标准": "guangzhou-department-2021", "评分标准摘要": "sha256:示例"},
    )


@pytest.fixture(scope="session")
def sample() -> Document:
    return make_sample()


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str], Path]:
    """Convert a file with LibreOffice in a profile of its own; give the new file's path."""
    profile = tmp_path_factory.mktemp("office")

    def convert(path: Path, extension: str) -> Path:
        folder = tmp_path_factory.mktemp("converted")
        command = [
            "soffice",
            "--headless",
            f"-env:UserInstallation={profile.as_uri()}",
            "--convert-to",
            extension,
            "--outdir",
            str(folder),
            str(path),
        ]
        done = subprocess.run(
            command, capture_output=True, timeout=180, check=False, env=dict(os.environ)
        )
        made = folder / f"{path.stem}.{extension.partition(':')[0]}"
        assert made.is_file(), (done.stdout + done.stderr).decode(errors="replace")
        return made

    return convert


@pytest.fixture(scope="session")
def long_document() -> Document:
    """Give a page and more of unbroken body text, then a table longer than a page."""
    words = "预算绩效管理目标监控自评应用公开"
    body = Paragraph.of((words * 100)[:1500])
    rows = tuple((Cell.of(f"指标{at}"), Cell.of("已完成")) for at in range(1, 81))
    header = (Cell.of("指标名称"), Cell.of("完成情况"))
    table = Table("指标完成情况", (Column(3), Column(1)), (header,), rows)
    return Document(
        "长文测试",
        "某局",
        2021,
        date(2022, 3, 1),
        (body, PageBreak(), table, Paragraph.of("表后正文。")),
    )


@pytest.fixture(scope="session")
def pages() -> Callable[[Path | bytes], list[str]]:
    """Read the words of each page of a PDF, lines as the page shows them."""
    import pypdfium2

    def read(pdf: Path | bytes) -> list[str]:
        document = pypdfium2.PdfDocument(pdf)
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]

    return read


@pytest.fixture(params=[40, 320])
def crowded(request: pytest.FixtureRequest) -> Document:
    """Give a document with charts of as many long names as a large standard has."""
    count: int = request.param
    full = Figure("5", "full", Fraction(5))
    name = "晋级全国总决赛企业数量同比增长以及新认定高新技术企业数量"
    rows = [PointsRow(f"{name}{at}", full, full) for at in range(count)]
    plans = [ExecutionRow(f"{name}{at}", full, full) for at in range(count)]
    charts = (
        chart_from(points_spec(rows), "各项指标得分情况"),
        chart_from(execution_spec(plans), "执行"),
    )
    return Document("报告", "某局", 2021, date(2022, 3, 1), charts)


@pytest.fixture
def hostile() -> Document:
    """Give a document each word of which is markup somewhere."""
    words = HOSTILE
    figure = Figure(words, "some.fact", None, "<u>", words)
    row = PointsRow(words, Figure("10", "full", Fraction(10)), Figure("5", "got", Fraction(5)))
    blocks = (
        Heading(1, words),
        Paragraph.of(words, figure),
        ListBlock((Item.of(words, lead=words),)),
        Table(words, (Column(),), ((Cell.of(words),),), ((Cell.of(words),),), (), words),
        chart_from(points_spec([row]), words),
        Note.of(words),
        Signature(words, date(2022, 3, 1)),
    )
    return Document(words, words, 2021, date(2022, 3, 1), blocks, words, {words: words})


HOSTILE = (
    "#let x=1 $a_b$ *粗* _斜_ @引 <签> \\ \\n [x] {y} `z` // 注 /* */ = 标题 "
    "\"双\" '单' &amp; </script><script>alert(1)</script> ]]> ${0} %s"
)
