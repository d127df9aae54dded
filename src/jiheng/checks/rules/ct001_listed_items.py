"""CT001: a stated number of things that is not the number of things listed."""

import re
from collections.abc import Iterator

from jiheng.checks.finding import Severity
from jiheng.checks.prose.enumerations import AREAS, COUNTED, VERBS, Enumeration, enumerations
from jiheng.checks.prose.ordinals import number_of
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome, Rule

ORGANISATIONS = re.compile(
    r"^[\u4e00-\u9fff]{0,8}?(?:处室|科室|股室|机构|单位|部门|科(?!技|研|普|学|目)|处(?!置|理|于))"
)
_DIVIDED = re.compile(r"分为|分成|划分为|包括|从|涵盖|涉及|围绕")
_ORGANISATION = re.compile(
    r"[\u4e00-\u9fff]{2}(?:[部院处室科局所站馆队]|中心|学校|中学|小学|幼儿园)$"
)
_AMOUNT = re.compile(r"\d(?:亿元|万元|元)$")
_SHORTEST_NAME = 4
_PIECE = re.compile(r"[\u4e00-\u9fff]{4,}[^\d]{0,10}\d")
_SHOWN = 40


class ListedItems(Rule):
    """所写的个数与所列的项数不符。

    为什么：“制定《甲》《乙》《丙》等2个文件”“四大计划：甲、乙、丙”，数一数便知。写“等”的，总数可以多于所列，不能少于所列；
    列举的起止不能确定的，不作判断。
    依据：公文校对的一般要求（推定）。
    反例：
        我局制定了《预算绩效管理实施办法》《核心绩效指标库》《预算绩效管理工作指引》等2个文件。
    正例：
        我局制定了《预算绩效管理实施办法》《核心绩效指标库》《预算绩效管理工作指引》等3个文件。
    """

    code = "CT001"
    name = "列举项数不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Count every list with a number but those of organisations."""
        for found in enumerations(reading):
            if not is_of_organisations(found):
                yield judge_count(self, found)


def is_of_organisations(found: Enumeration) -> bool:
    """Tell whether a list is one of offices or units, which rule CT002 counts."""
    return found.unit in ("个", "家", "所") and ORGANISATIONS.match(found.noun) is not None


def judge_count(rule: Rule, found: Enumeration) -> Outcome:
    """Compare the stated number with the items listed."""
    operands = (found.figure,) if found.figure is not None else ()
    items, number = found.items, found.number
    if items.least <= number <= items.most or (found.is_open and number >= items.least):
        return Outcome(operands, Verdict.HOLDS)
    severity = _severity(found)
    if severity is None:
        return Outcome(operands, Verdict.UNDECIDED)
    listed = f"{items.least}" if items.least == items.most else f"{items.least}至{items.most}"
    names = "、".join(items.texts)
    shown = names if len(names) <= _SHOWN * 3 else names[: _SHOWN * 3] + "……"
    finding = rule.found(
        f"写“{found.quote.text.strip()}{found.noun[:4]}”，实际列出{listed}项",
        (found.quote,),
        found.sentence.text,
        severity=severity,
        expected=listed,
        calculation=f"逐项数：{shown}，共{listed}项",
        repairs=(f"将“{found.quote.text.strip()}”的个数改为{listed}，或补上漏列的项",),
    )
    return Outcome(operands, Verdict.CONTRADICTED, finding, found.figure)


def _severity(found: Enumeration) -> Severity | None:
    """Give error for lists whose items cannot be cut otherwise, warning for clear ones."""
    items, number = found.items, found.number
    if not found.is_certain or _counts_otherwise(found):
        return None
    if items.is_quoted:
        # Two titles without 等 before a greater number: the others may be known to the reader.
        return Severity.ERROR if number < items.least or found.categories else Severity.WARNING
    if number > items.most:
        # 入选中国十大进展 names a class of ten, of which these are some.
        is_class = found.is_before and found.unit == "大"
        return Severity.WARNING if found.categories and not is_class else None
    if found.is_open:
        # 统筹管理学前教育、义务教育 is one duty with a list of its own.
        are_offices = all(_ORGANISATION.search(text) for text in items.texts)
        is_duty = not are_offices and any(map(VERBS.match, items.texts))
        return None if is_duty else Severity.WARNING
    is_sure = (
        found.is_whole
        or items.is_parallel
        or items.texts[0] == "一是"
        or _PIECE.search(items.texts[0])
        or "；".join(items.texts) in found.sentence.text
        or found.in_table
        or _DIVIDED.search(items.texts[0])
        or _are_names(items.texts)
        or all(_ORGANISATION.search(text) for text in items.texts)
        or all(AREAS.search(text) for text in items.texts)
        or all(_AMOUNT.search(text) for text in items.texts)
    )
    return Severity.WARNING if is_sure else None


def _counts_otherwise(found: Enumeration) -> bool:
    """Tell whether the sentence states the number of items before: 共3个，包括本级和2个下属单位：…"""
    numbers = {number_of(match["n"]) for match in COUNTED.finditer(found.before)}
    return found.items.least in numbers


def _are_names(texts: tuple[str, ...]) -> bool:
    """Tell whether items are names, none of them a clause that may hold a list of its own."""
    return all(len(text) >= _SHORTEST_NAME for text in texts) and not any(
        VERBS.search(text) for text in texts[1:]
    )
