"""Name a figure by the words before it: cut verbs, years and fillers off."""

import re

from jiheng.checks.figures import Kind

_MARKS = Kind.YEAR.value + Kind.DATE.value + Kind.NUMBERING.value
_TAIL = re.compile(
    r"(?:为|是|达到?|共计|合计|总计|累计|共有?|计|仅|约|有|的|实现|完成|增至|降至|(?:增加|上升|提高|提升|下降|减少)到"
    r"|已经?|实际|分别|合?计?数|金额|总额|总数|数量|：|:|了|到|均|在|于|等|获得?|安排|涉及|高达|突破|超过|预计|一|另"
    r"|并|也|其中)$"
)
_HEAD = re.compile(
    r"^(?:其中|包括|包含|主要(?:是|包括|用于)|分别[是为]|[一二三四五六七八九十]是|此外|另外|同时|并|本年度?|当年|全年"
    r"|年度|年内|截[至止]|目前|我[局厅委]|本部门|本单位|我单位|我部门|该|及|和|与|以及|按照|根据|共有?|已有?|由于|因|通过"
    r"|上述|以上|同期|即)"
)
_FILLER = re.compile(rf"[\s{_MARKS}“”‘’\"'《》<>【】\[\]（）()]+")
_LETTERS = re.compile(r"[\u4e00-\u9fffA-Za-z]")


def label_of(lead: str) -> str:
    """Give the name of a figure from the words before it; empty where they name nothing.

    >>> label_of("其中：基本支出为")
    '基本支出'
    """
    text = _FILLER.sub("", lead).split("：")[-1].split(":")[-1]
    while True:
        shorter = _HEAD.sub("", _TAIL.sub("", text))
        if shorter == text or not shorter:
            break
        text = shorter
    return text if _LETTERS.search(text) else ""
