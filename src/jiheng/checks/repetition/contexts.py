"""Say of each paragraph under which item and heading it stands."""

import re
from dataclasses import dataclass

from jiheng.checks.document import Paragraph
from jiheng.checks.reading import Reading
from jiheng.checks.repetition.names import place_word
from jiheng.checks.repetition.words import clean_subject, headed_scopes, without_scopes

_NUMBERED = re.compile(
    r"\s*(?:[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|\d{1,2}[.．、](?!\d)"
    r"|\d{1,2}(?:[.．]\d{1,2}){1,3}\s*(?=[\u4e00-\u9fff])|[一二三四五六七八九十]{1,3}、|[①-⑳])\s*"
)
_HEAD_END = re.compile(r"[：:。，；]")
_LEVELS = re.compile(r"([^（()）]+)（项）")
_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")
_ABOUT = re.compile(
    r"(?:决算|预算|支出|收入|执行|完成|控制|管理|使用|资金|经费的?|项目)*(?:情况|说明|分析|概况|明细|汇总|结果|进展|工作|如下|内容|的)+$"
)
_GENERAL = re.compile(
    r"(?:部门|单位|项目|本年度?|年度|全年|整体|总体|基本|主要|预算|决算|资金|收支|支出|收入|财政|财务|执行|管理|使用|编制|情况"
    r"|绩效|自评|评价|结论|综述|结果|概况|概述|工作|目标|任务|完成|实现|分析|说明|存在|问题|措施|改进|建议|指标|得分|产出|效益"
    r"|效果|具体|结构|明细|增减|变动|变化|比较|对比|履职|效能|实施|落实|安排|经验|做法|成效|组织|过程|其他|重要|事项|需要|有关|各项?|重点|专项|到位|下达|配置|支付|拨付|开展|制度|建设|运行|监控|应用|严格|规范|加强|履行|职能|职责"
    r"|[的和与及、，一二三四五六七八九十第部分附件表])*"
)
_THING = re.compile(
    r"(?:项目|专项|计划|工程|行动|中心|[院校局所站馆队厂园场]|经费|采购|费|补助|补贴|贴息|基金|资金|运行|公司|[一二三四]期|平台|系统|监测|建设)$"
)
_KINDS = ("基本", "项目")
_LONGEST_HEAD = 80
_MOST_LEVELS = 9


@dataclass(frozen=True)
class Context:
    """Hold what a paragraph is about: the item that it names, the 口径 of the headings above.

    `item` is "" where paragraph and headings speak of the whole department or project; `head`
    is the words of the nearest numbered item or heading whatever they name.
    """

    item: str
    head: str
    scope: frozenset[str]
    here: str


def contexts_of(reading: Reading) -> dict[int, Context]:
    """Give the context of every paragraph of a document, by the index of its block."""
    found: dict[int, Context] = {}
    headings: dict[int, str] = {}
    here = place_word(reading)
    for index, block in enumerate(reading.document.blocks):
        if not isinstance(block, Paragraph):
            continue
        text = block.text.strip()
        head = _item_head(text)
        if block.heading:
            headings = {level: h for level, h in headings.items() if level < block.heading}
            headings[block.heading] = head or text
        elif head is not None and len(text) <= len(head) + 8:
            # A heading that the file does not call one.
            headings = {level: h for level, h in headings.items() if level < _MOST_LEVELS}
            headings[_MOST_LEVELS] = head
        nearest = headings[max(headings)] if headings else ""
        item = item_of(head if head else nearest)
        scope = headed_scopes("".join(headings.values()) + (head or ""))
        found[index] = Context(item, head or nearest, scope, here)
    return found


def _kept_kind(match: re.Match[str]) -> str:
    return "项目" if match[0].startswith("项目支出") else ""


def _item_head(text: str) -> str | None:
    """Give the words between the number of an item and its first stop."""
    match = _NUMBERED.match(text)
    if match is None:
        return None
    head = _HEAD_END.split(text[match.end() :], maxsplit=1)[0].strip()
    return head if len(head) <= _LONGEST_HEAD and not re.search(r"\d", head) else None


def item_of(head: str) -> str:
    """Give the thing that a heading names; "" where it names none."""
    text = re.sub(r"^(?:关于|对)", "", _NUMBERED.sub("", head, count=1))
    levels = _LEVELS.findall(_BRACKETS.sub(lambda m: m[0] if m[0] == "（项）" else " ", text))
    if levels:
        return clean_subject(levels[-1].split()[-1])
    about = without_scopes(re.sub(r"[“”‘’\"《》\s]", "", _BRACKETS.sub("", text)))
    if re.search(r"\d", about):
        return ""
    about = clean_subject(_ABOUT.sub(_kept_kind, about))
    if about in _KINDS:
        return about
    return about if _THING.search(about) and not _GENERAL.fullmatch(about) else ""
