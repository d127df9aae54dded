"""The numbers that official documents print before headings and list items."""

import re

_HAN = "[一二三四五六七八九十百]{1,4}"
_LEVELS = (
    (1, re.compile(rf"第\s*{_HAN}\s*(?:部分|章)|{_HAN}、")),
    (2, re.compile(rf"[（(]\s*{_HAN}\s*[）)]|第\s*{_HAN}\s*节")),
    (3, re.compile(r"\d{1,2}\s*(?:[.．](?!\d)|、)")),
    (4, re.compile(r"[（(]\s*\d{1,2}\s*[）)]")),
)
"""GB/T 9704-2012, 7.3.3: 一、 then （一） then 1. then （1）."""
_ATTACHMENT = re.compile(r"附\s*(?:件|表|录)\s*\d{0,2}\s*[:：]?\s*$")
_LONGEST = 45
_LONGEST_STOPPED = 16
_INSIDE = re.compile(r"[，。；：！？,;:]")
_SENTENCE_END = ("。", "！", "？", "；", "：", "…", "!", "?", ";", ":", "”。", "。”", "。）")


def numbered_level(text: str) -> int:
    """Give the level of the number that a line begins with, 0 where it has none.

    >>> [numbered_level(text) for text in ("一、概况", "（一）概况", "1.概况", "（1）概况", "1.5亿元")]
    [1, 2, 3, 4, 0]
    """
    start = text.lstrip()
    return next((level for level, pattern in _LEVELS if pattern.match(start)), 0)


def heading_level(text: str) -> int:
    """Give the level of a heading by what is printed; a numbered sentence is body text.

    >>> heading_level("（一）部门概况。"), heading_level("2.统筹推进科技体系建设，会同有关部门健全机制。")
    (2, 0)
    """
    stripped = text.strip()
    if len(stripped) > _LONGEST or _INSIDE.search(stripped.rstrip("。：:")):
        return 0
    level = numbered_level(stripped)
    # “7.专项任务计划。” is a heading, a longer clause with its full stop is a list item.
    is_item = level > 2 and stripped.endswith("。") and len(stripped) > _LONGEST_STOPPED
    return 0 if is_item else level


def begins_anew(text: str) -> bool:
    """Tell whether a line has the look of a paragraph's first line: a number, 附件1, 注：."""
    start = text.lstrip()
    return bool(
        numbered_level(start)
        or _ATTACHMENT.match(start)
        or start.startswith(
            ("注：", "注:", "备注：", "说明：", "单位：", "单位:", "附件：", "附：")
        )
    )


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends where a paragraph may end."""
    return text.rstrip().endswith(_SENTENCE_END)
