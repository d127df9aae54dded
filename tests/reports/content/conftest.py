"""A small department, filled in as csv folders, and its report as plain lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from jiheng.forms import read_dossier
from jiheng.forms.dossier import Dossier
from jiheng.reports.compose import Composition, compose_with_notices
from jiheng.reports.content import Context
from jiheng.reports.document import Block, Chart, Heading, ListBlock, Note, Paragraph, Table
from jiheng.reports.outline import find_outline
from jiheng.reports.spans import plain_text
from jiheng.scoring import score
from jiheng.standards import find_standard

Tables = Mapping[str, Sequence[str] | None]
Department = Callable[..., Dossier]
FACTS = "编码,指标名称,数值,单位,填报状态,来源文件,页码或单元格,佐证材料,备注"


def fact(code: str, value: str, unit: str = "", evidence: str = "") -> str:
    return f"{code},,{value},{unit},,2021年部门决算,第3页,{evidence},"


# fmt: off
TABLES: Tables = {
    "部门概况": [
        "项目,内容", "部门名称,某局", "地区,某市", "年度,2021",
        "评分标准,guangzhou-department-2021", "版本,定稿", "部门性质,市人民政府工作部门",
        "自称,我局", "附件号,附件3", "填报日期,2022-04-15",
    ],
    "部门职责": ["序号,职责内容", "2,推动成果转化", "1,拟订规划并组织实施。"],
    "内设机构": ["序号,机构名称", "1,办公室", "2,规划处"],
    "下属单位": ["单位名称,单位性质", "甲中心,公益一类事业单位"],
    "年度工作任务": ["编码,任务名称,主要内容,完成情况", "1,建设平台,建设创新平台,全部完成。", "2,培育主体,,"],
    "工作成效": [
        "编码,所属任务,指标名称,数值,单位,限定语,比较说明,期间,事项",
        "A1,2,高新技术企业数量,1.2万,家,,居全国第四,,",
        "A2,2,科技人才,2223,人,,,2020年,",
        "A3,,平台挂牌,,,,,,新平台挂牌运行。",
    ],
    "收支情况": [
        FACTS,
        fact("finance.adjusted_budget", "56.83", "亿元"), fact("finance.spent", "51.15", "亿元"),
        fact("finance.transfer_to_districts", "2.15", "亿元"),
        fact("finance.specific_budget", "300.00", "万元"), fact("finance.specific_spent", "290.00", "万元"),
        fact("finance.completion_rate", "99.66", "%", "《支出进度通报》"),
        fact("finance.appropriation_difference_rate", "11.44", "%"),
        fact("finance.average_execution_rate", "100", "%"), fact("finance.carryover_rate", "0.06", "%"),
        fact("finance.previous_year_budget", "565155", "万元"),
        fact("finance.previous_year_spent", "564035", "万元"),
    ],
    "预算编制": [FACTS, fact("budgeting.prepared_on_time", "是"), fact("budgeting.prepared_accurately", "是")],
    "采购管理": [FACTS, fact("procurement.execution_rate", "84.48", "%")],
    "信息公开": [
        FACTS, fact("disclosure.budget_published", "是"), fact("disclosure.final_account_published", "是"),
        fact("disclosure.targets_published", "是"), fact("disclosure.self_evaluation_published", "是"),
    ],
    "资产管理": [
        FACTS, fact("assets.in_use", "10232.75", "万元"), fact("assets.total", "12139.05", "万元"),
        fact("assets.books_match", "是"),
    ],
    "成本控制": [
        FACTS, fact("costs.public_spent", "467.17", "万元"), fact("costs.public_budget", "479.04", "万元"),
        fact("costs.three_spent", "19.51", "万元"), fact("costs.three_budget", "181.59", "万元"),
    ],
    "绩效管理": [
        FACTS, fact("performance.targets_declared", "21", "个"), fact("performance.targets_achieved", "21", "个"),
        fact("performance.documents_issued", "3", "个"), fact("performance.library_science", "93", "项"),
        fact("performance.targets_managed", "是"), fact("performance.monitoring_done", "是"),
        fact("performance.self_evaluation_done", "是"), fact("performance.results_applied", "是"),
    ],
    "加减分": [FACTS, fact("bonus.net", "2.50", "分")],
    "计划支出": [
        "编码,计划（任务）名称,预算数,支出数", "basic,基础研究计划,100.00,100.00", "firms,企业创新计划,150.00,140.00",
    ],
    "绩效目标": ["目标类型,目标内容", "年度目标,设立专项资金，支持攻关"],
    "制度文件": ["文件名称,制定情况", "绩效管理办法,本部门制定", "上级办法,执行上级制度"],
    "存在问题": [
        "编码,问题,说明,对应评分指标",
        "1,收入预算不够准确,差异率为11.44%。,appropriation_difference",
        "2,绩效指标不够完整,,",
    ],
    "改进措施": [
        "编码,对应问题,对应评分指标,措施,说明,责任处室,完成时限",
        "1,1,,提高预算编制精确度,编准编实,规划处,2022-12",
    ],
    "差异说明": [
        "指标编码,原因,涉及金额,后续措施",
        "finance.appropriation_difference_rate,按通知停止下达补贴经费,5.53亿元,加强沟通。",
        "finance.execution_rate,补贴经费停止下达。,5.53亿元,",
    ],
}
# fmt: on


@pytest.fixture
def department(tmp_path: Path) -> Department:
    """Read the small department; tables given replace its own, None takes one away."""

    def read(changes: Tables | None = None, *, bare: bool = False) -> Dossier:
        folder = tmp_path / "某局"
        folder.mkdir(exist_ok=True)
        base = {"部门概况": TABLES["部门概况"]} if bare else TABLES
        for title, lines in {**base, **(changes or {})}.items():
            path = folder / f"{title}.csv"
            path.unlink(missing_ok=True)
            if lines is not None:
                path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return read_dossier(folder)

    return read


Report = Callable[..., Composition]


@pytest.fixture
def report(department: Department) -> Report:
    """Compose the small department's report."""

    def make(
        changes: Tables | None = None,
        *,
        outline: str = "guangdong-department",
        draft: bool = False,
        what_if: Mapping[str, str] | None = None,
        bare: bool = False,
    ) -> Composition:
        dossier = department(changes, bare=bare).with_values(what_if or {})
        card = score(dossier, find_standard(dossier.standard))
        return compose_with_notices(dossier, card, find_outline(outline), draft=draft)

    return make


@pytest.fixture
def context(department: Department) -> Callable[..., Context]:
    """Give what generators read."""

    def make(changes: Tables | None = None, **facts: str) -> Context:
        dossier = department(changes)
        return Context(dossier, score(dossier, find_standard(dossier.standard)))

    return make


@pytest.fixture(scope="session")
def lines() -> Callable[[Composition], list[str]]:
    """Print a report as plain lines, one per paragraph, entry or table row."""
    return lambda made: [line for block in made.document.blocks for line in block_lines(block)]


def block_lines(block: Block) -> list[str]:
    match block:
        case Heading():
            return [block.text]
        case Paragraph() | Note():
            return [plain_text(block.spans)]
        case ListBlock():
            return [item.lead + plain_text(item.spans) for item in block.items]
        case Table():
            body = [
                "|".join(plain_text(cell.spans) for cell in row)
                for row in (*block.header, *block.rows)
            ]
            return [block.caption, block.unit, *body, *(plain_text(note) for note in block.notes)]
        case Chart():
            return [block.title, block.summary]
        case _:
            return []
