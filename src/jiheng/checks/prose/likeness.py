"""Tell a misspelled name from a name that is only alike."""

import re
from dataclasses import dataclass

_SETS = (
    "一二三四五六七八九十甲乙丙丁戊ABCDEFGHIJKabcdefg0123456789上中下",
    "东西南北中前后左右内外",
    "省市县区镇乡村州街国",
    "高中低初小大幼本专成职",
    "新旧老续再",
    "收支出入",
    "增减升降",
    "公私军民农工商学",
    "男女老幼青少儿童",
    "水陆空海河湖江路桥隧",
    "春夏秋冬",
    "正副主分总支子",
    "馆站院所校园厅局处室科股队团社会中心委办部",
    "馆宫场厂店坊库",
    "文体教卫科农林水电气暖热",
    "采购销售存",
    "人财物事",
    "线面点",
    "网道线路渠沟涵",
    "楼房屋舍宅",
    "堤坝闸泵站",
    "林草木花苗",
    "粮棉油糖茶果菜",
    "猪牛羊禽鱼",
    "灯牌杆箱",
    "书报刊网端台",
    "费款金资",
    "总具整各分",
    "沟湾坝坪坳岭岗坡塘庄屯寨堡墩井泉河湖江山川洲岛港坎坑垭塬家",
)
_PARTICLES = "和与及其的之暨·“”‘’、"
_LEVELS = re.compile(
    r"国家|全国|中央|省级?|市级?|区级?|县级?|镇级?|乡镇|街道|村级?|年度|月|季度|[一二三四五六七八九十\d]|第|期|批"
    r"|上|下|前|后|新|老|东|西|南|北|本级|直属|机关|所属|附属|试行|暂行|修订|补充|配套|基本|项目|人员|公用|重点|一般|专项"
    r"|城市|农村|城镇|乡村|城乡|财政|中小|小型|大型|高等|初等|中等|职业|学前|义务"
)
_VERBS = re.compile(
    r"安排|下达|拨付|支出|使用|投入|实施|开展|完成|执行|收到|申请|落实|推进|组织|负责|编制|批复|分配"
)
"""Words that a sentence puts before a name, not into it: 年度安排医疗救助资金."""
_PLACE_AFTER = re.compile(
    r"^[\u4e00-\u9fff]{0,2}(?:市|县|区|镇|乡|村|街道|社区|省|州|路|河|湖|水库|学校|小学|中学|幼儿园)"
    r"|^[\u4e00-\u9fff]{0,6}(?:学校|小学|中学|幼儿园|水库|公司|集团|合作社)$"
)


@dataclass(frozen=True)
class Difference:
    """Hold the one place where two names differ: the characters of each, and its position."""

    removed: str
    added: str
    start: int
    """The number of characters both names begin with."""
    end: int
    """The number of characters both names end with."""

    @property
    def size(self) -> int:
        """Give the length of the longer of the two stretches."""
        return max(len(self.removed), len(self.added))


def difference_of(usual: str, other: str) -> Difference | None:
    """Give the one stretch in which two names differ; None if they are equal or differ twice.

    >>> difference_of("企业创新计划", "企业创新环境计划")
    Difference(removed='', added='环境', start=4, end=2)
    """
    if usual == other:
        return None
    start = 0
    while start < min(len(usual), len(other)) and usual[start] == other[start]:
        start += 1
    end = 0
    limit = min(len(usual), len(other)) - start
    while end < limit and usual[-1 - end] == other[-1 - end]:
        end += 1
    return Difference(usual[start : len(usual) - end], other[start : len(other) - end], start, end)


def is_deliberate(found: Difference, usual: str, other: str) -> bool:
    """Tell whether two names differ as names of two things do: 一期/二期, 东区/西区, 省级/市级.

    >>> pair = ("信息化一期项目", "信息化二期项目")
    >>> is_deliberate(difference_of(*pair), *pair)
    True
    """
    pieces = (found.removed, found.added)
    if re.search(r"[\dA-Za-z一二三四五六七八九十两几各多双]", "".join(pieces)):
        return True
    if set("".join(pieces)) <= set(_PARTICLES):
        return True
    if all(pieces):
        if any(all(set(piece) <= set(marks) for piece in pieces) for marks in _SETS):
            return True
        if any(_LEVELS.fullmatch(piece) for piece in pieces):
            return True
        if all(_PLACE_AFTER.match(name[found.start :]) for name in (usual, other)):
            return True
    elif _LEVELS.fullmatch("".join(pieces)) or _VERBS.fullmatch("".join(pieces)):
        return True
    return _is_short_form(found, usual, other)


def _is_short_form(found: Difference, usual: str, other: str) -> bool:
    """Tell whether one name is the other with words left out at its beginning or end."""
    return (not found.start or not found.end) and not all((found.removed, found.added))
