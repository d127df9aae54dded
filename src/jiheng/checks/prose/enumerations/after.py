"""Read a list behind its number: 四大计划：甲、乙、丙、丁; 5个单位（甲、乙…）."""

import re

from jiheng.checks.prose.enumerations.enumeration import (
    AREAS,
    FAR,
    FEWEST_NAMES,
    WITH_FIGURES,
    Enumeration,
    make,
)
from jiheng.checks.prose.list_items import (
    Items,
    items_of,
    split_outside,
)
from jiheng.checks.prose.ordinals import ORDINAL
from jiheng.checks.sentences import Sentence

_LINK = re.compile(
    r"(?P<noun>[\u4e00-\u9fff“”（）()\s]{0,14}?)"
    r"(?P<link>[（(]|(?:构成|组成)，(?:所属|直属|下属)[\u4e00-\u9fff]{0,6}(?:包括|分别为|为|有)|[，,]?\s*(?P<main>主要)?(?:分别[是为]|(?P<loose>包括|包含)|具体(?:为|是|包括|有)|依次[是为]|即)\s*[：:]?|[：:]|——|，(?=《))"
)
_FAR_LINK = re.compile(
    r"(?P<noun>[^、。；;：:，]{0,30})[，,]\s*(?P<link>即|分别[是为]|具体(?:为|是|包括)|依次[是为])[：:]?"
    r"|(?P<kind>[\u4e00-\u9fff]{0,10}(?:指标|项目|单位|部门|机构|学校|企业|问题|任务|[县区市镇乡村]))(?P<plain>为|是)"
    r"(?=[^，。；]*、)"
)
_PLACE_NOTE = re.compile(r"^([\u4e00-\u9fff]{0,8})[（(][^（()）、]{1,6}[）)]")
"""县（区）, 乡镇（街道）: no list in brackets."""
_SHORTEST_CLAUSE, _LONGEST_CLAUSE = 3, 18
_BUILD = re.compile(r"[^\d.,%％]+")
"""What stands between the figures of a piece: pieces of one list are built alike."""
_UNIT = re.compile(r"^[^，、（(]{1,3}(?=[，、（(])")
_NAMED_PIECE = re.compile(r"\s*(?!其中|合计|共|另|同时)[\u4e00-\u9fff“”（）()]{4,24}[^\d]{0,10}\d")
_OPEN_END = re.compile(r"等(?:[^、，。；]{0,8})?$")
_NO_ITEM = re.compile(
    r"\s*(?:共|总|合计|资金|全部|均|预算|涉及|其中|累计|截至|目前|较|比|占|实现|完成率|[^、]{1,6}\d)"
)
_SELECTION = re.compile(
    r"^\s*(?:主要|重点|其中|分别)?(?:含(?!义|量|税)|如(?!下|期|实|皋|东)|例如|诸如|比如|像|有代表性|代表|尤其是|特别是|包括但不限于)"
)
"""Words that open a list of examples: 12个乡镇（含甲、乙、丙）."""
_WITH_AMOUNT = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,12})[\d,]+(?:\.\d+)?(?:亿元|万元|元)")


def _pieces_after(
    sentence: Sentence, match: re.Match[str], number: int, rest: str
) -> Enumeration | None:
    """Read 对4个对象作了压减，甲政策安排…；乙项目安排…: one piece with figures for each."""
    if "”" in rest.partition("“")[0]:
        # “残疾人两项补贴”: the number is part of a name.
        return None
    clause, mark, tail = rest.partition("，")
    colon, other, behind = rest.partition("：")
    if other and len(colon) < len(clause):
        clause, mark, tail = colon, other, behind
    if not mark or len(clause) > _LONGEST_CLAUSE or re.search(r"[、\d]", clause):
        return None
    whole = split_outside(tail, "。！？\n")[0]
    pieces = split_outside(whole, "；;")
    built = _build(pieces[0])
    pieces = [piece for piece in pieces if _build(piece) == built]
    if len(clause) < _SHORTEST_CLAUSE or not built or len(pieces) < 2:
        return None
    if abs(len(pieces) - number) > FAR or not all(map(_NAMED_PIECE.match, pieces)):
        return None
    items = Items(tuple(pieces), len(pieces), is_quoted=False)
    return make(sentence, match, number, items, is_open=False, is_certain=True, categories=True)


def _build(piece: str) -> list[str]:
    """Give what stands behind the first figure of a piece, without what the figure counts: 亩、投入
    and 条、投入 are built alike.
    """
    return [_UNIT.sub("", text) for text in _BUILD.findall(piece)[1:2]]


def _to_bracket(tail: str) -> str | None:
    depth = 1
    for position, mark in enumerate(tail):
        depth += (mark in "（(") - (mark in "）)")
        if not depth:
            listed = tail[:position]
            return listed if "、" in listed and "，" not in listed else None
    return None


def _to_stop(tail: str, number: int) -> tuple[str | None, bool]:
    """Give the list up to its end, and whether that end is sure."""
    whole = split_outside(tail, "。！？\n")[0]
    if len(split_outside(whole, "；;")) > 1:
        pieces = split_outside(whole, "；;")
        if len(pieces) == number or all(
            "、" not in piece and "，" not in piece for piece in pieces
        ):
            return whole, True
        return pieces[0], "，" not in pieces[0] and "、" in pieces[0]
    pieces = split_outside(whole, "，,")
    rest = "".join(pieces[1:])
    return pieces[0], not rest or bool(_NO_ITEM.match(rest))


def list_after(sentence: Sentence, match: re.Match[str], number: int) -> Enumeration | None:
    """Read a list behind its number: 四大计划：甲、乙、丙、丁; 5个单位（甲、乙…）."""
    rest = _PLACE_NOTE.sub(r"\1", sentence.text[match.end("word") :])
    link = _LINK.match(rest) or _FAR_LINK.match(rest)
    if link is None:
        return _pieces_after(sentence, match, number, rest)
    tail = rest[link.end() :]
    if link["link"] in ("（", "("):
        listed, is_closed = _to_bracket(tail), True
    else:
        listed, is_closed = _to_stop(tail, number)
    if listed is None or ORDINAL.search(listed) or re.match(r"\s*[（(]?\d{1,2}[）).．、]", listed):
        return None
    named = link.groupdict()
    is_open = bool(named.get("main") or _OPEN_END.search(listed) or _SELECTION.match(listed))
    listed = re.sub(r"等[^、，。；]{0,8}$", "", listed)
    if not re.search(r"[、；;》”]", listed):
        return None
    items = items_of(listed)
    if items is None or items.least < 2:
        return None
    if any(WITH_FIGURES.search(text) for text in items.texts):
        amounts = [_WITH_AMOUNT.fullmatch(text) for text in items.texts]
        names = {found["name"] for found in amounts if found and AREAS.search(found["name"])}
        if len(names) < len(items.texts) or len(items.texts) < FEWEST_NAMES:
            return None
        items = Items(items.texts, items.least, is_quoted=False)
    if named.get("loose") or link["link"] in ("（", "("):
        # 覆盖12家，包括甲、乙、丙 names some; one or two short of the number is a slip.
        is_open = is_open or number > items.most + FAR
    return make(
        sentence,
        match,
        number,
        items,
        is_open=is_open,
        is_certain=is_closed,
        categories=True,
    )
