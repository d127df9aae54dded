"""Find lists of parts with their total: 其中, 包括, 分别为, or in brackets behind it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.checks.figures import Kind
from jiheng.checks.prose.completeness import is_known_whole
from jiheng.checks.prose.roles import CHANGES, Role
from jiheng.checks.reading import Reading
from jiheng.checks.sentences import FIGURES, Mention, Sentence

_OPENING = re.compile(
    r"其中\s*[：:，]?|(?:主要)?(?:包括|包含|由以下|具体为|具体如下|构成如下|组成如下|用于以下方面|分别为|分别是)\s*[：:]?"
    r"|分别用于|按[^，。；]{1,8}(?:划分|来看|分类|分)[，：:]"
    rf"|(?<=[{FIGURES}])(?:[：:]|中[，：])|[：:]\s*$"
)
_COMPLETE = re.compile(r"分别[为是用]|由以下|构成|组成|具体(?:为|如下)|^包括|^包含|^按|^[：:]")
_PARTIAL = re.compile(r"主要|重点")
_AND_MORE = re.compile(r"等[^，。；、]{0,8}$|其余|其他[^，。；、]{0,4}$")
_OPENS_PART = re.compile(r"^\s*(?:其中|含|不含|包括|包含|主要|如|即|不包括|另|扣除|约|折合)")
_TOTAL_WORD = re.compile(r"合计|总计|共计|总额")
_SUMMED = (Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.SCORE)
_NEVER_PARTS = (*CHANGES, Role.PAST, Role.FROM, Role.SHARE, Role.COMPLETION)
_AWARDED = re.compile(r"得(?:分)?(?:为)?\s*$|实得")
_FULL_MARKS = re.compile(r"满分|分值|总分值|权重")
_DEDUCTED = re.compile(r"[扣失](?:减|除|分)?\s*$")
_WHOLE_SCORE = re.compile(r"自评|评价|总分|得分|综合")
_COMPARISON = re.compile(r"^\s*(?:与|较|比|同)")
_NO_TOTAL = re.compile(r"结余|节约|剩余|差额|余额|平均|[人户均]均|单位成本|每[\u4e00-\u9fff]{1,2}")
_LEFT_OVER = re.compile(r"(?:年末|期末)[^，。；]{0,4}(?:结转|结余)|节约|余额|剩余")
_ADJUSTMENT = re.compile(r"年初|调[增减]|追加|核减|上年")
_LONGEST_WHOLE = 4


@dataclass(frozen=True, eq=False)
class PartsList:
    """Hold a total with its parts, all of one unit.

    `is_complete` tells lists that the words call complete; `is_partial` those that the words
    call a selection; `shares` are the shares printed with the parts, None where one has none.
    """

    total: Mention
    parts: tuple[Mention, ...]
    others: tuple[Mention, ...]
    """Other figures before the list that could be its total."""
    is_complete: bool
    is_partial: bool
    shares: tuple[Mention | None, ...]
    sentence: Sentence


def parts_lists(reading: Reading) -> Iterator[PartsList]:
    """Give every list of parts in the prose, columns of a list (预算, 支出) one by one."""
    for sentence in reading.prose:
        found = [*_in_sentence(sentence), *_in_brackets(sentence)]
        yield from found
        yield from _without_opening(sentence, {part for each in found for part in each.parts})
    yield from _over_paragraphs(reading)


def _in_sentence(sentence: Sentence) -> Iterator[PartsList]:
    mentions = [m for m in sentence.mentions if not m.depth]
    openings = [
        match
        for match in _OPENING.finditer(sentence.skeleton)
        if not _inside_brackets(sentence.skeleton, match.start())
    ]
    for index, opening in enumerate(openings):
        limit = _limit(sentence, openings, index)
        floor = _floor(sentence, openings, index)
        heads = [m for m in mentions if floor <= m.position < opening.start()]
        if not heads and opening[0].startswith("其中"):
            # …50.00万元，占比8.54%；其中基本支出…: the semicolon is only a longer comma.
            heads = [m for m in mentions if m.position < opening.start()][:1]
        tails = [m for m in mentions if opening.end() <= m.position < limit]
        listed = sentence.skeleton[opening.end() : limit]
        yield from _columns(heads, tails, opening[0], listed)


def _limit(sentence: Sentence, openings: list[re.Match[str]], index: int) -> int:
    """Give where the list ends: at the total of the next list, or with the sentence."""
    if index + 1 == len(openings):
        return len(sentence.skeleton)
    following = openings[index + 1].start()
    stop = max(sentence.skeleton.rfind(mark, openings[index].end(), following) for mark in "；;")
    return stop if stop >= 0 else following


def _floor(sentence: Sentence, openings: list[re.Match[str]], index: int) -> int:
    end = openings[index].start()
    stop = max(sentence.skeleton.rfind(mark, 0, end) for mark in "；;")
    last = openings[index - 1].end() if index else 0
    return max(stop + 1, last if stop < last else 0)


def _columns(
    heads: list[Mention], tails: list[Mention], words: str, listed: str
) -> Iterator[PartsList]:
    """Match totals and parts by role and unit; a list of one column has one total."""
    totals = [m for m in heads if _can_sum(m) and not _NO_TOTAL.search(m.lead)]
    if not totals and len(heads) == 1 and heads[0].figure.kind in _SUMMED:
        # 上年度实际支出785.84万元：基本支出…: the past figure is itself the total.
        totals = heads
    if not totals:
        return
    parts = [m for m in tails if _can_sum(m) and (m.label or m.lead.strip("、和及与，：: ") == "")]
    for alike in _comparable(parts):
        columns = _by_key(alike)
        awarded = "得分" if any(key == "得分" for key, _ in columns) else "满分"
        for key, column in columns:
            same = [
                m
                for m in totals
                if (key is None or _matches(m, key, awarded))
                and m.figure.is_comparable(column[0].figure)
            ]
            column = _cut(column)
            if not same or len(column) < 2 or any(_TOTAL_WORD.search(m.lead) for m in column):
                continue
            others = [m for m in heads if m is not same[-1]]
            yield _list(same[-1], column, words, listed, others)


def _matches(mention: Mention, key: str, awarded: str) -> bool:
    """Tell whether a figure can be the total of a column.

    `awarded` names the column of points got: where no figure says 得, the plain one.
    """
    if mention.figure.kind is not Kind.SCORE:
        return _key(mention) == key
    if _FULL_MARKS.search(mention.lead):
        return key == "满分"
    return key == awarded and bool(_WHOLE_SCORE.search(mention.lead))


def _comparable(parts: list[Mention]) -> list[list[Mention]]:
    """Group figures that measure the same kind of thing."""
    groups: list[list[Mention]] = []
    for part in parts:
        group = next((g for g in groups if g[0].figure.is_comparable(part.figure)), None)
        if group is None:
            groups.append([part])
        else:
            group.append(part)
    return groups


def _list(
    total: Mention, parts: list[Mention], words: str, listed: str, heads: list[Mention]
) -> PartsList:
    is_partial = bool(_PARTIAL.search(words) or _AND_MORE.search(listed.rstrip("。；;）) ")))
    return PartsList(
        total,
        tuple(parts),
        tuple(m for m in heads if m.figure.is_comparable(total.figure)),
        bool(_COMPLETE.search(words)),
        is_partial,
        tuple(_share_of(m) for m in parts),
        total.sentence,
    )


def _by_key(parts: list[Mention]) -> list[tuple[str | None, list[Mention]]]:
    """Cut the figures of a list into columns (预算, 支出; 满分, 得分), where every item has one
    of each.
    """
    keys = sorted({_key(m) for m in parts})
    columns = [(key, [m for m in parts if _key(m) == key]) for key in keys]
    if len(columns) > 1 and len({len(column) for _, column in columns}) == 1:
        return list(columns)
    # Budgets and spending in unequal numbers: no column of either is whole.
    return [] if {Role.BUDGET.value, Role.SPENT.value} <= set(keys) else [(None, parts)]


def _key(mention: Mention) -> str:
    if mention.figure.kind is Kind.SCORE:
        if _DEDUCTED.search(mention.lead):
            return "扣分"
        return "得分" if _AWARDED.search(mention.lead) else "满分"
    return mention.role.value


def _is_joined(one: Mention, other: Mention) -> bool:
    """Tell whether two figures are items of one list, with 、 or ； between them."""
    return one.sentence.skeleton[one.position + 1 : one.position + 2] in ("、", "；", ";")


def _cut(parts: list[Mention]) -> list[Mention]:
    """End a list where a known whole is complete, or where what is left over begins."""
    for length in range(min(len(parts), _LONGEST_WHOLE), 1, -1):
        if not is_known_whole(tuple(m.label for m in parts[:length])):
            continue
        goes_on = length < len(parts) and _is_joined(parts[length - 1], parts[length])
        if not goes_on:
            return parts[:length]
    left = next(
        (
            i
            for i, m in enumerate(parts)
            if i and (_LEFT_OVER.search(m.lead) or _COMPARISON.search(m.lead))
        ),
        None,
    )
    return parts if left is None else parts[:left]


def _in_brackets(sentence: Sentence) -> Iterator[PartsList]:
    """Give lists in brackets right behind their total: 编制90名（行政22名、事业68名）."""
    skeleton = sentence.skeleton
    for match in re.finditer(r"[（(]([^（()）]*)[）)]", skeleton):
        inner = match[1]
        inside = [m for m in sentence.mentions if match.start() < m.position < match.end()]
        totals = [m for m in sentence.mentions if m.position < match.start() and not m.depth]
        if len(inside) < 2 or not totals:
            continue
        total = totals[-1]
        # 涉及7个项目（…）: what is counted may stand between the figure and its bracket.
        between = skeleton[total.position + 1 : match.start()]
        if len(between) > 8 or re.search(r"[，。；：]", between) or not _can_sum(total):
            continue
        if any(_ADJUSTMENT.search(m.lead) for m in inside):
            continue
        opening = _OPENS_PART.match(inner)
        parts = [m for m in inside if _can_sum(m) and m.figure.is_comparable(total.figure)]
        if len(parts) < 2 or len(parts) < sum(_can_sum(m) for m in inside):
            continue
        words = opening[0].strip() if opening else "分别为"
        yield _list(total, parts, words, inner, totals[:-1])


def _without_opening(sentence: Sentence, listed: set[Mention]) -> Iterator[PartsList]:
    """Give lists that nothing opens but whose parts are a whole that everybody knows."""
    mentions = [m for m in sentence.mentions if not m.depth and _can_sum(m)]
    for start in range(1, len(mentions)):
        total = mentions[start - 1]
        for length in range(_LONGEST_WHOLE, 1, -1):
            parts = mentions[start : start + length]
            if len(parts) < length or any(m in listed for m in (*parts, total)):
                continue
            if not all(m.figure.is_comparable(total.figure) for m in parts):
                continue
            if not is_known_whole(tuple(m.label for m in parts)):
                continue
            words = sentence.skeleton[total.position : parts[-1].position]
            # 出国费…、购置费…: items of one list are joined like this, a total is not.
            following = mentions[start + length : start + length + 1]
            goes_on = following and _is_joined(parts[-1], following[0])
            is_item = sentence.skeleton[total.position + 1 : total.position + 2] == "、"
            if is_item or goes_on or re.search(r"[；;。]", words):
                continue
            yield _list(total, parts, "", "", mentions[: start - 1])
            break


def _over_paragraphs(reading: Reading) -> Iterator[PartsList]:
    """Give lists whose total ends a paragraph (…，其中：) and whose parts begin the next ones."""
    sentences = reading.sentences
    for index, sentence in enumerate(sentences):
        if not re.search(r"(?:其中|包括|如下|方面)[^，。；]{0,4}[：:]\s*$", sentence.text):
            continue
        totals = [m for m in sentence.mentions if not m.depth and _can_sum(m)]
        firsts: list[Mention] = []
        level: str | None = None
        paragraph = sentence.paragraph
        for following in sentences[index + 1 :]:
            if following.paragraph == paragraph:
                continue
            style = _numbering(following.text)
            if style is None or (level is not None and style != level):
                break
            level, paragraph = style, following.paragraph
            own = [m for m in following.mentions if not m.depth and _can_sum(m)]
            if not own:
                firsts = []
                break
            firsts.append(own[0])
        if totals and len(firsts) >= 2:
            total = totals[-1]
            same = [m for m in firsts if m.figure.is_comparable(total.figure)]
            if len(same) == len(firsts) and {m.role for m in firsts} == {firsts[0].role}:
                yield PartsList(
                    total, tuple(firsts), (), False, False, (None,) * len(firsts), sentence
                )


def _numbering(text: str) -> str | None:
    match = re.match(
        r"\s*(?:(\d+)[.．、]|[（(](\d+)[）)]|[（(][一二三四五六七八九十]+[）)]|[①-⑳])", text
    )
    return None if match is None else re.sub(r"[\d一二三四五六七八九十①-⑳]+", "#", match[0].strip())


def _can_sum(mention: Mention) -> bool:
    return (
        mention.figure.kind in _SUMMED
        and mention.figure.hedge is None
        and mention.role not in _NEVER_PARTS
    )


def _share_of(part: Mention) -> Mention | None:
    """Give the share printed directly after a part, also in brackets."""
    mentions = part.sentence.mentions
    index = mentions.index(part)
    for mention in mentions[index + 1 : index + 3]:
        if mention.figure.kind is Kind.RATE and mention.role is Role.SHARE:
            return mention
        if _can_sum(mention):
            return None
    return None


def _inside_brackets(text: str, position: int) -> bool:
    before = text[:position]
    return sum(before.count(m) for m in "（(") > sum(before.count(m) for m in "）)")
