"""The page of facts: every figure that a standard may read."""

from jiheng.standards import Group, Term, vocabulary
from jiheng.standards.printing import print_tree
from reference_pages.markdown import anchor, code, page, table

KINDS = {"amount": "金额", "count": "数量", "rate": "比率", "flag": "是否", "points": "分数"}


def facts_page() -> str:
    """Make the page."""
    groups = vocabulary().groups
    counts = table(
        ["表", "编码", "指标数"],
        [[_link(group), code(group.code), str(len(group.terms))] for group in groups],
    )
    parts = [part for group in groups for part in _group(group)]
    return page(
        "指标",
        f"评分标准只能用这里列出的 {len(vocabulary())} 个指标。每组一张表，一行填一个指标。",
        "有公式的指标不必填，由公式算出；填了一行（哪怕数值留空），就以这一行为准。",
        "`--set` 和评分标准文件里写编码，`--set` 也可以写指标名称。",
        counts,
        *parts,
    )


def _link(group: Group) -> str:
    return f"[{group.title}](#{anchor(_heading(group))})"


def _heading(group: Group) -> str:
    return f"{group.title} `{group.code}`"


def _group(group: Group) -> list[str]:
    rows = [
        [code(term.code), term.label, term.unit, KINDS[term.kind], _formula(term), term.help]
        for term in group.terms
    ]
    headers = ["编码", "指标名称", "单位", "类型", "公式", "说明"]
    return [f"## {_heading(group)}", group.help, table(headers, rows)]


def _formula(term: Term) -> str:
    return print_tree(term.formula, vocabulary().label) if term.formula else ""
