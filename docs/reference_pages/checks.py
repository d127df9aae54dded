"""The page of the rules of the cross-check, each from its own manual text."""

from collections.abc import Iterable

from jiheng.checks import Severity
from jiheng.checks.dossier.rule import DiffersFromDossier
from jiheng.checks.rule import Rule
from jiheng.checks.rules import all_rules
from reference_pages.markdown import bullets, fence, page, table

LEVELS = {
    Severity.ERROR: "怎样四舍五入、怎样理解都对不上",
    Severity.WARNING: "应当由人看一看",
    Severity.INFO: "可以用截尾、尾差或写法解释",
}


def check_rules() -> tuple[Rule, ...]:
    """Give every rule, by code, with the one that needs a dossier."""
    return tuple(sorted((*all_rules(), DiffersFromDossier()), key=lambda rule: rule.code))


def checks_page() -> str:
    """Make the page."""
    rules = check_rules()
    return page(
        "勾稽核验规则",
        f"`jiheng check` 用下列 {len(rules)} 条规则核验报告。规则编码不再改动，"
        "`jiheng explain` 后面写编码，屏幕上显示同样的说明。"
        f"{DiffersFromDossier.code} 只在用 `--against` 指明填报数据时使用。",
        table(["级别", "含义"], [[level.label, LEVELS[level]] for level in Severity]),
        "下表写的是一般的级别；可由四舍五入尾差或截尾解释的，列为提示。",
        table(["规则", "名称", "级别", "查什么"], _index(rules)),
        *(part for rule in rules for part in _rule(rule)),
    )


def _index(rules: Iterable[Rule]) -> list[list[str]]:
    return [
        [
            f"[{rule.code}](#{rule.code.lower()})",
            rule.name,
            rule.severity.label,
            rule.manual.what,
        ]
        for rule in rules
    ]


def _rule(rule: Rule) -> list[str]:
    manual = rule.manual
    return [
        f"## {rule.code}",
        f"**{rule.name}**（{rule.severity.label}）。{manual.what}",
        bullets([f"为什么：{manual.why}", f"依据：{manual.source}"]),
        "反例：",
        fence(manual.bad, "text"),
        "正例：",
        fence(manual.good, "text"),
    ]
