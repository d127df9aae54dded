"""Find lists of parts with their total: 其中, 包括, 分别为, or in brackets behind it."""

import re
from collections.abc import Iterator
from weakref import WeakKeyDictionary

from jiheng.checks.figures import Kind
from jiheng.checks.prose.parts import FULL_MARKS, SUMMED, PartsList, can_sum, column_of, made_list
from jiheng.checks.prose.reach import cut_off, end_of_list
from jiheng.checks.prose.roles import Role
from jiheng.checks.prose.unopened_lists import (
    in_brackets,
    over_paragraphs,
    over_sentences,
    without_opening,
)
from jiheng.checks.reading import Reading
from jiheng.checks.sentences import FIGURES, Mention, Sentence

_OPENING = re.compile(
    r"其中\s*[：:，]?|(?:主要)?(?:包括|包含|由以下|具体为|具体如下|构成如下|组成如下|用于以下方面|分别为|分别是)\s*[：:]?"
    r"|各(?:部分|项|类|方面)(?:得分)?(?:分别)?(?:为|如下)[：:]|分项(?:得分)?(?:为|如下)?[：:]"
    r"|分别用于|按[^，。；]{1,8}(?:(?:划分|来看|分类|分)[，：:]|(?:划)?分为)"
    r"|(?:落在|分布(?:在|于)|涉及|覆盖)[^，。；]{0,4}(?:个|片|处)[^，。；]{0,6}[，：:]"
    rf"|(?<=[{FIGURES}])(?:[：:]|中[，：])|[：:]\s*$"
)
_WITH_WORDS = re.compile(rf"[^{FIGURES}；;。]*(?:[；;。]|$)")
_OF_OTHERS = re.compile(r"[前后]者[^，。；]{0,4}$")
"""Words before 包括 that speak of something without a figure of its own."""
_NAMES = re.compile(rf"[，,；][^，,；。{FIGURES.replace(Kind.COUNT.value, '')}]{{4,}}$")
"""Words before 分别为 that name the parts themselves: 甲、乙两项支付."""
_RUNNING = re.compile(r"(?:累计|[月季年]末)[^，。；]{0,12}$")
"""Words before 分别为 that tell figures which each hold the one before: 各季末累计支出分别为."""
_TOTAL_WORD = re.compile(r"合计|总计|共计|总额")
_WHOLE_SCORE = re.compile(r"自评|评价|总分|得分|综合")
_NO_TOTAL = re.compile(r"结余|节约|剩余|差额|余额|平均|[人户均]均|单位成本|每[\u4e00-\u9fff]{1,2}")
_SENTENCES_BACK = 2

_MADE: WeakKeyDictionary[Reading, tuple[PartsList, ...]] = WeakKeyDictionary()


def parts_lists(reading: Reading) -> tuple[PartsList, ...]:
    """Give every list of parts in the prose, columns of a list (预算, 支出) one by one.

    They are made once for all rules.
    """
    found = _MADE.get(reading)
    if found is None:
        found = _MADE[reading] = tuple(_found(reading))
    return found


def _found(reading: Reading) -> Iterator[PartsList]:
    for sentence in reading.prose:
        found = [*_opened(sentence, reading), *in_brackets(sentence)]
        yield from found
        yield from without_opening(sentence, {part for each in found for part in each.parts})
    yield from over_paragraphs(reading)
    yield from over_sentences(reading)


def _opened(sentence: Sentence, reading: Reading) -> Iterator[PartsList]:
    """Give the lists that a word or colon opens."""
    skeleton = sentence.skeleton
    mentions = [m for m in sentence.mentions if not m.depth]
    openings = _openings(skeleton)
    for index, opening in enumerate(openings):
        before = skeleton[: opening.start()]
        if _OF_OTHERS.search(before) or ("分别" in opening[0] and _RUNNING.search(before)):
            continue
        # 培训费9万元，甲、乙两项分别为…: the parts are named before, others may be left.
        are_named = "分别" in opening[0] and _NAMES.search(before) is not None
        words = "" if are_named else opening[0]
        floor = _floor(sentence, openings, index)
        heads = [m for m in mentions if floor <= m.position < opening.start()]
        is_apart = False
        if not heads and opening[0].startswith("其中"):
            # …50.00万元，占比8.54%；其中基本支出…: the semicolon is only a longer comma.
            heads = [m for m in mentions if m.position < opening.start()][:1]
            if not heads and not skeleton[: opening.start()].strip():
                heads, is_apart = _in_sentence_before(sentence, reading), True
        items = [m for m in mentions if m.position >= opening.end()]
        limit = _limit(sentence, openings, index)
        end = end_of_list(sentence, words, opening.end(), limit, items)
        listed = skeleton[opening.end() : end]
        tails = [m for m in items if m.position < end]
        for found in _columns(heads, tails, items[len(tails) :], words, listed):
            is_one = sum(m.figure.is_comparable(found.total.figure) for m in heads) == 1
            is_over = any(m.figure.exact > found.total.figure.exact for m in found.parts)
            if (is_one or not is_apart) and not (are_named and is_over):
                yield found


def _openings(skeleton: str) -> list[re.Match[str]]:
    """Give the words that open lists, outside brackets; 主要包括 that lists no figure opens none."""
    found = [m for m in _OPENING.finditer(skeleton) if not _inside_brackets(skeleton, m.start())]
    ends = [m.start() for m in found[1:]]
    return [
        match
        for match, end in zip(found, [*ends, len(skeleton)], strict=False)
        if not _WITH_WORDS.match(skeleton, match.end(), end)
        or match[0].startswith("其中")
        or match.end() == len(skeleton)
    ]


def _in_sentence_before(sentence: Sentence, reading: Reading) -> list[Mention]:
    """Give the figures of the sentence before that has one to be a total; last year's is none."""
    siblings = reading.sentences_of(sentence.paragraph)
    index = siblings.index(sentence) if sentence in siblings else 0
    for earlier in reversed(siblings[max(0, index - _SENTENCES_BACK) : index]):
        found = [m for m in earlier.mentions if not m.depth and can_sum(m)]
        if found:
            return found
    return []


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
    heads: list[Mention], tails: list[Mention], beyond: list[Mention], words: str, listed: str
) -> Iterator[PartsList]:
    """Match totals and parts by role and unit; a list of one column has one total."""
    totals = [m for m in heads if can_sum(m) and not _NO_TOTAL.search(m.lead)]
    if not totals and len(heads) == 1 and heads[0].figure.kind in SUMMED:
        # 上年度实际支出785.84万元：基本支出…: the past figure is itself the total.
        totals = heads
    if not totals:
        return
    parts = [m for m in tails if can_sum(m) and (m.label or m.lead.strip("、和及与，：: ") == "")]
    for alike in _comparable(parts):
        columns = _by_key(alike)
        keys = {key for key, _ in columns}
        awarded = "得分" if "得分" in keys else "分"
        for key, column in columns:
            same = [
                m
                for m in totals
                if (key is None or _matches(m, key, awarded))
                and m.figure.is_comparable(column[0].figure)
            ]
            if not same:
                continue
            total = same[-1]
            kept = cut_off(column, total)
            if len(kept) < 2 or any(_TOTAL_WORD.search(m.lead) for m in kept):
                continue
            yield made_list(
                total,
                kept,
                words=words,
                listed=listed,
                near=[m for m in heads if m is not total],
                beyond=[m for m in (*column[len(kept) :], *beyond) if can_sum(m)],
            )


def _matches(mention: Mention, key: str, awarded: str) -> bool:
    """Tell whether a figure can be the total of a column.

    `awarded` names the column of points got: where no figure says 得, that without a word.
    """
    if mention.figure.kind is not Kind.SCORE:
        return column_of(mention) == key
    if FULL_MARKS.search(mention.lead):
        return key == "满分" or (key == "分" and awarded == "得分")
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


def _by_key(parts: list[Mention]) -> list[tuple[str | None, list[Mention]]]:
    """Cut the figures of a list into columns (预算, 支出; 满分, 得分), where every item has one
    of each.
    """
    keys = sorted({column_of(m) for m in parts})
    columns = [(key, [m for m in parts if column_of(m) == key]) for key in keys]
    if len(columns) > 1 and len({len(column) for _, column in columns}) == 1:
        return list(columns)
    # Budgets and spending in unequal numbers: no column of either is whole.
    return [] if {Role.BUDGET.value, Role.SPENT.value} <= set(keys) else [(None, parts)]


def _inside_brackets(text: str, position: int) -> bool:
    before = text[:position]
    return sum(before.count(m) for m in "（(") > sum(before.count(m) for m in "）)")
