"""Judge what stands around a number in a sentence: whether it is that number, and what of."""

from __future__ import annotations

import re

_CLAUSE_ENDS = "。！？；，、：;!?\n"
_ENDS = re.compile(f"[{_CLAUSE_ENDS}]")
_DASH = "-－−–—~～"
# 约、近、不足…: another number; 前: an order (第 is the pattern's business); a dash or sign: a range or a negative number.
_BEFORE = re.compile(
    r"(?:约|近|超|超过|逾|不足|不到|未到|不满|未满|未达|未达到|不|未|至少|至多|最多|最少|最高|最低"
    rf"|[高低大小多少]于|[{_DASH}≥≤><＞＜≈+＋±]|前|每|几|余|[0-9]、"
    r"|[0-9][%％‰个家项万亿元人年月天日分次位名件]*[至到])\s*$"
)
_BEHIND = re.compile(
    rf"\s*(?:多|余|许|左右|上下|以上|以下|以内|以外|之内|之间|不到|[+＋±/／]"
    rf"|[{_DASH}至到]{{1,2}}\s*[约近超]?[0-9])"
)
# How much something changed is not how much it is.
_CHANGE = re.compile(
    "(增长|增加|增|下降|减少|减|降低|降|提高|上升|升|涨|跌|同比|环比|扩大|缩小|压缩|多|少|高|低)了?$"
)
# The last letter of a number with unit and what makes it the first letter of a longer word.
_LONGER = {
    "个": "月年季百工自交小星层性体别",
    "分": "钟之类析别公散数值支为批期组管局工布红项校院所中部区厂店段级册章层步阶享贝米",
    "项": "目",
    "家": "庭长具属用电园族乡务政",
    "人": "次份才员均民工口大物力事数类格身体年月日天时",
    "万": "元人次家份个项亩吨件户台套名平公亿",
    "亿": "元人次家份个项亩吨件户台套名平公",
    "位": "于置居列数次移",
    "年": "度级代龄初底末均期月",
    "月": "份度底初末",
    "次": "数序日年级要品",
    "件": "套数",
    "名": "单称录额牌次词师校城家企",
    "台": "湾账风",
    "批": "次复准发量",
    "种": "子植类",
    "期": "间限末初货刊",
    "条": "例件款约目线",
    "处": "室理长方级罚置",
    "场": "所地馆景次均",
    "天": "然气津河线文",
    "户": "籍口均外",
    "部": "门分长委署队级",
    "级": "别",
    "倍": "数增",
    "套": "餐件",
    "元": "件素",
}
_IN_BRACKETS = re.compile("（[^（）]*）")
_COUNTED = re.compile("(?:数量|人数|个数|项数|家数|金额|总额|数)$")
# 预算完成 is not named by 预算完成率.
_OTHER_MEASURE = "(?!率|比|占|增速|增幅|的比)"


def stands_alone(text: str, place: tuple[int, int], label: str) -> bool:
    """Tell whether the number at `place` is whole: no hedge, sign, range, change, longer word.

    A word of change before it is allowed where the fact's `label` has the word too.

    >>> text = "增长5%"
    >>> stands_alone(text, (2, 4), "预算"), stands_alone(text, (2, 4), "收入增长率")
    (False, True)
    """
    start, end = place
    before, behind = text[:start], text[end:]
    if _BEFORE.search(before) or _BEHIND.match(behind):
        return False
    if behind[:1] and behind[0] in _LONGER.get(text[end - 1], ""):
        return False
    change = _CHANGE.search(before)
    return change is None or change[1] in label


def clause_of(text: str, place: tuple[int, int]) -> str:
    """Give the clause around a place of a text.

    >>> clause_of("共21个，预算3万元。", (6, 9))
    '预算3万元'
    """
    start, end = place
    while start and text[start - 1] not in _CLAUSE_ENDS:
        start -= 1
    while end < len(text) and text[end] not in _CLAUSE_ENDS:
        end += 1
    return text[start:end]


def lead_of(text: str, start: int) -> str:
    """Give what stands in the clause before a place of a text.

    >>> lead_of("共21个，预算3万元。", 7)
    '预算'
    """
    return _ENDS.split(text[:start])[-1]


def names(clause: str, label: str) -> bool:
    """Tell whether a clause names a fact: its label, or the label without 数, 数量, 金额.

    >>> names("全市高新技术企业已有1.2万家", "高新技术企业数量"), names("预算完成率9%", "预算完成数")
    (True, False)
    """
    whole = _IN_BRACKETS.sub("", label).strip()
    core = _COUNTED.sub("", whole)
    return any(
        len(word) > 1 and re.search(re.escape(word) + _OTHER_MEASURE, clause) is not None
        for word in (whole, core)
    )
