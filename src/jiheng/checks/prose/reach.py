"""How far 其中 reaches: where in a sentence a list of parts ends."""

import re
from itertools import pairwise

from jiheng.checks.figures import Kind
from jiheng.checks.prose.completeness import is_known_whole
from jiheng.checks.prose.parts import can_sum, column_of
from jiheng.checks.sentences import Mention, Sentence

_SEMICOLONS = "；;"
_COLONS = "：:"
_NUMBERED = re.compile(
    rf"[{Kind.NUMBERING.value}]|(?<=[，。；：:、\s])(?:[一二三四五六七八九十]{{1,3}}、|[一二三四五六七八九十]是"
    r"|[（(][一二三四五六七八九十]{1,3}[）)])"
)
_NEAR = 3
_OPENS_ANEW = re.compile(
    r"^\s*(?:此外|另外?(?!一)|同时|还[有需]?|共(?!同|享|建|青|产|公|有|计)(?=[\u4e00-\u9fff]))"
)
_LEFT_OVER = re.compile(r"(?:年末|期末)[^，。；]{0,4}(?:结转|结余)|节约|余额|剩余")
_COMPARISON = re.compile(r"^\s*(?:与|较|比|同)")
_QUANTITY = re.compile(
    r"(?P<noun>销售额|零售(?:总)?额|营业额|(?:总)?产值|增加值|利润|公益金|投资额|税额|销量|产量)(?:[为达共]|实现|完成|达到)*$"
)
_LONGEST_WHOLE = 4
_ALIKE, _ENOUGH_ALIKE = 2, 3
"""Pieces between semicolons that are built alike and so make one list: of several figures each,
and of one figure each.
"""


def end_of_list(sentence: Sentence, words: str, start: int, stop: int, items: list[Mention]) -> int:
    """Give where in the skeleton a list ends that `words` open at `start`, `stop` at the latest.

    `items` are the figures outside brackets from `start` to `stop`.
    """
    skeleton = sentence.skeleton
    numbered = _NUMBERED.search(skeleton, start, stop)
    if numbered is not None and numbered.start() - start > _NEAR:
        # 其中甲1万元，三、乙2万元: the number belongs to what the whole sentence lists.
        stop = min(stop, numbered.start())
    semicolons = [i for i in range(start, stop) if skeleton[i] in _SEMICOLONS]
    if semicolons and _is_closed_at_first(semicolons, words, items, stop):
        return semicolons[0]
    return stop


def _is_closed_at_first(semicolons: list[int], words: str, items: list[Mention], stop: int) -> bool:
    """Tell whether the first semicolon ends a list.

    It does where commas part the items before it, or where no colon opens the list and what
    follows is of another shape: 收入10万元，包括拨款8万元；支出9万元.
    """
    summed = [m for m in items if can_sum(m)]
    before = [_shape(m) for m in summed if m.position < semicolons[0]]
    if len(before) > len(set(before)):
        return True
    if words.rstrip()[-1:] in _COLONS:
        return False
    labels = tuple(m.label for m in summed)
    if any(is_known_whole(labels[:n]) for n in range(2, _LONGEST_WHOLE + 1)):
        return False
    bounds = [-1, *semicolons, stop]
    shapes = [
        [_shape(m) for m in items if start < m.position < end] for start, end in pairwise(bounds)
    ]
    alike = sum(shape == shapes[0] for shape in shapes)
    return alike < (_ENOUGH_ALIKE if len(shapes[0]) == 1 else _ALIKE)


def _shape(mention: Mention) -> tuple[str, Kind, str]:
    return column_of(mention), mention.figure.kind, mention.figure.unit_symbol


def cut_off(parts: list[Mention], total: Mention) -> list[Mention]:
    """End the figures of a list where a known whole is complete, or something else begins."""
    for length in range(min(len(parts), _LONGEST_WHOLE), 1, -1):
        if not is_known_whole(tuple(m.label for m in parts[:length])):
            continue
        goes_on = length < len(parts) and is_joined(parts[length - 1], parts[length])
        if not goes_on:
            return parts[:length]
    for index, part in enumerate(parts):
        if index and (_is_aside(part) or _is_other_quantity(part, total)):
            return parts[:index]
    return parts


def _is_aside(part: Mention) -> bool:
    """Tell whether a figure of a list is left over, compared with or of something new."""
    lead = part.lead
    return any(pattern.search(lead) for pattern in (_LEFT_OVER, _COMPARISON, _OPENS_ANEW))


def _is_other_quantity(part: Mention, total: Mention) -> bool:
    """Tell whether a figure measures another thing than its total: 销售额 under a 零售额."""
    of_total = _QUANTITY.search(total.lead)
    of_part = _QUANTITY.search(part.lead)
    return bool(of_total and of_part) and _noun(of_total) != _noun(of_part)


def _noun(match: re.Match[str] | None) -> str:
    return match["noun"].replace("总", "") if match is not None else ""


def is_joined(one: Mention, other: Mention) -> bool:
    """Tell whether two figures are items of one list, with 、 or ； between them."""
    return one.sentence.skeleton[one.position + 1 : one.position + 2] in ("、", "；", ";")
