"""Find lists of parts with their total: 其中, 包括, 分别为 before or behind it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.checks.figures import Kind
from jiheng.checks.prose.roles import CHANGES, Role, role_of
from jiheng.checks.reading import Reading
from jiheng.checks.sentences import Mention, Sentence

_OPENING = re.compile(
    r"其中\s*[：:，]?|(?:主要)?(?:包括|包含|由以下|具体为|具体如下|构成如下|组成如下|用于以下方面|分别为|分别是)\s*[：:]?|[：:]\s*$"
)
_COMPLETE = re.compile(r"分别[为是]|由以下|构成|组成|具体(?:为|如下)")
_PARTIAL = re.compile(r"主要|等[^，。；]{0,6}$|重点")
_TOTAL_WORD = re.compile(r"合计|总计|共计|总额")
_SUMMED = (Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.SCORE)
_NEVER_PARTS = (*CHANGES, Role.PAST, Role.FROM, Role.SHARE, Role.COMPLETION)


@dataclass(frozen=True, eq=False)
class PartsList:
    """Hold a total with its parts, all of one role and unit.

    `is_complete` tells lists that the words call complete; `is_partial` those that the words
    call a selection; `shares` are the shares printed with the parts, None where one has none.
    """

    total: Mention
    parts: tuple[Mention, ...]
    role: Role
    is_complete: bool
    is_partial: bool
    shares: tuple[Mention | None, ...]
    sentence: Sentence


def parts_lists(reading: Reading) -> Iterator[PartsList]:
    """Give every list of parts in the prose, columns of a list (预算, 支出) one by one."""
    for sentence in reading.prose:
        yield from _in_sentence(sentence)
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
        tails = [m for m in mentions if opening.end() <= m.position < limit]
        words = opening[0]
        yield from _columns(heads, tails, words, sentence, sentence.skeleton[opening.end() : limit])


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
    heads: list[Mention], tails: list[Mention], words: str, sentence: Sentence, listed: str
) -> Iterator[PartsList]:
    """Match totals and parts by role and unit; a list of one column has one total."""
    totals = [m for m in heads if _can_sum(m)]
    if not totals:
        return
    parts = [m for m in tails if _can_sum(m) and (m.label or m.lead.strip("、和及与，：: ") == "")]
    roles = {role_of(m) for m in parts}
    for role in sorted(roles, key=lambda role: role.value):
        column = [m for m in parts if role_of(m) is role]
        same = [m for m in totals if role_of(m) is role]
        if len(roles) == 1 and not same:
            same = totals[-1:]
        if not same:
            continue
        total = same[-1]
        column = [m for m in column if m.figure.is_comparable(total.figure)]
        if len(column) < 2 or any(_TOTAL_WORD.search(m.lead) for m in column):
            continue
        yield PartsList(
            total,
            tuple(column),
            role,
            bool(_COMPLETE.search(words)),
            bool(
                _PARTIAL.search(words) or re.search(r"等[^，。；]{0,8}$", listed.rstrip("。；; "))
            ),
            tuple(_share_of(m, tails) for m in column),
            sentence,
        )


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
            if len(same) == len(firsts) and {role_of(m) for m in firsts} == {role_of(firsts[0])}:
                yield PartsList(
                    total,
                    tuple(firsts),
                    role_of(total),
                    False,
                    False,
                    (None,) * len(firsts),
                    sentence,
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
        and role_of(mention) not in _NEVER_PARTS
    )


def _share_of(part: Mention, tails: list[Mention]) -> Mention | None:
    """Give the share printed directly after a part."""
    index = tails.index(part)
    for mention in tails[index + 1 : index + 3]:
        if mention.figure.kind is Kind.RATE and role_of(mention) is Role.SHARE:
            return mention
        if _can_sum(mention):
            return None
    return None


def _inside_brackets(text: str, position: int) -> bool:
    before = text[:position]
    return sum(before.count(m) for m in "（(") > sum(before.count(m) for m in "）)")
