"""The page of review rules, each from its own manual text, with the numbers they go by."""

from collections.abc import Iterator

from jiheng.forms.review import Rule, load_settings, review_rules
from jiheng.forms.review.manual import ExampleRow
from jiheng.forms.review.outcome import Level
from jiheng.forms.review.settings import Threshold
from jiheng.forms.review.sheet_template import load_sheet
from jiheng.standards import Source
from jiheng.standards.citation import Cited
from jiheng.standards.printing import print_exact
from reference_pages.markdown import bullets, code, page, table

LEVELS = {
    Level.RED_LINE: "不改不能送审",
    Level.POINT: "应当核对，确有理由的可以保留",
    Level.HINT: "只是线索，由人判断",
}


def review_page() -> str:
    """Make the page."""
    rules = review_rules()
    parts = [part for rule in rules for part in _rule(rule)]
    return page(
        "目标审核规则",
        f"`jiheng forms review` 用下列 {len(rules)} 条规则审核绩效目标和绩效指标。"
        "规则编码不再改动。缺少所需的数时，规则报“无法判断”，不算通过。",
        table(["级别", "含义"], [[level.value, LEVELS[level]] for level in Level]),
        table(
            ["规则", "名称", "级别", "依据可信度"],
            [
                [
                    f"[{rule.code}](#{rule.code.lower()})",
                    rule.name,
                    rule.level.value,
                    rule.source.confidence.label,
                ]
                for rule in rules
            ],
        ),
        *parts,
        "## 数值",
        "规则所用的数值，按评分标准、地区、年度取最贴合的一个。没有适用的，规则报“无法判断”。",
        table(["数值", "值", "适用", "依据"], list(_thresholds())),
        "## 词表",
        table(["词表", "词", "依据"], list(_words())),
        "## 审核表",
        *_sheet(),
    )


def _rule(rule: Rule) -> list[str]:
    manual = rule.manual
    return [
        f"## {rule.code}",
        f"**{rule.name}**（{rule.level.value}）。{manual.what}",
        bullets(
            [
                f"为什么：{manual.why}",
                f"怎么办：{rule.advice}。",
                f"依据：{_cite(rule.source)}",
            ]
        ),
        "反例：",
        bullets(_example(row) for row in manual.bad),
        "正例：",
        bullets(_example(row) for row in manual.good),
    ]


def _cite(source: Source) -> str:
    words = "，".join(part for part in (source.document, source.clause) if part)
    return f"{words}（{source.confidence.label}）"


def _example(row: ExampleRow) -> str:
    sheet, cells = row
    filled = "；".join(f"{header} {text or '（空）'}" for header, text in cells.items())
    return f"{sheet}：{filled}"


def _thresholds() -> Iterator[list[str]]:
    settings = load_settings()
    for name, values in settings.tables.items():
        for one in values:
            yield [settings.labels[name], _value(one), _scope(one), _cite(one.source)]


def _value(one: Threshold) -> str:
    if one.number is not None:
        return _number(one.number)
    return "、".join(one.words or (_number(number) for number in one.numbers))


def _number(number: Cited) -> str:
    return print_exact(number.value, percent=number.percent)


def _scope(one: Threshold) -> str:
    parts = [code(standard) for standard in one.standards]
    parts += one.regions
    if one.from_year:
        parts.append(f"{one.from_year}年起")
    if one.until_year:
        parts.append(f"至{one.until_year}年")
    return "、".join(parts) or "全部"


def _words() -> Iterator[list[str]]:
    for words in load_settings().lists.values():
        yield [words.label, "、".join(words.words), _cite(words.source)]


def _sheet() -> list[str]:
    sheet = load_sheet()
    rows = [
        [aspect.name, item.name, _number(item.points), item.question, "、".join(item.rules)]
        for aspect in sheet.aspects
        for item in aspect.items
    ]
    grades = [
        [row.name, f"{_number(row.at_least)}分以上", row.next_step, _cite(row.source)]
        for row in sheet.grades.rows
    ]
    deductions = "，".join(
        f"{level.value}每条{_number(points)}分"
        for level, points in sheet.deductions.by_level.items()
    )
    return [
        f"《{sheet.title}》：{_cite(sheet.source)}。得分由审核人填写，建议扣分只供参考："
        f"{deductions}，{_cite(sheet.deductions.source)}。",
        table(["方面", "内容", "分值", "审核什么", "有关规则"], rows),
        table(["等级", "分数", "下一步", "依据"], grades),
    ]
