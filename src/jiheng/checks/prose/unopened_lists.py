"""Find lists of parts that no 其中 opens: in brackets, of a known whole, over paragraphs."""

import re
from collections.abc import Iterator

from jiheng.checks.prose.completeness import is_known_whole
from jiheng.checks.prose.parts import PartsList, can_sum, made_list
from jiheng.checks.prose.reach import is_joined
from jiheng.checks.reading import Reading
from jiheng.checks.sentences import Mention, Sentence

_OPENS_PART = re.compile(r"^\s*(?:其中|含|不含|包括|包含|主要|如|即|不包括|另|扣除|约|折合)")
_ADJUSTMENT = re.compile(r"年初|调[增减]|追加|核减|上年")
_SUM_OF_THEM = re.compile(r"(?:合计|总计|共计|共)(?:为|达)?\s*$")
_OF_WHICH = re.compile(r"其中|(?:包括|如下)[：:]\s*$")
_LONGEST_WHOLE = 4
_MOST_SENTENCES = 8


def in_brackets(sentence: Sentence) -> Iterator[PartsList]:
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
        if len(between) > 8 or re.search(r"[，。；：]", between) or not can_sum(total):
            continue
        if any(_ADJUSTMENT.search(m.lead) for m in inside):
            continue
        opening = _OPENS_PART.match(inner)
        parts = [m for m in inside if can_sum(m) and m.figure.is_comparable(total.figure)]
        if len(parts) < 2 or len(parts) < sum(can_sum(m) for m in inside):
            continue
        if all(m.figure.exact > total.figure.exact for m in parts):
            # 有效问卷204份（发放215份、收回208份）
            continue
        words = opening[0].strip() if opening else "分别为"
        yield made_list(total, parts, words=words, listed=inner, near=totals[:-1])


def without_opening(sentence: Sentence, listed: set[Mention]) -> Iterator[PartsList]:
    """Give lists that nothing opens but whose parts are a whole that everybody knows."""
    mentions = [m for m in sentence.mentions if not m.depth and can_sum(m)]
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
            goes_on = following and is_joined(parts[-1], following[0])
            is_item = sentence.skeleton[total.position + 1 : total.position + 2] == "、"
            if is_item or goes_on or re.search(r"[；;。]", words):
                continue
            if _is_item_too(mentions[:start], parts):
                continue
            near = mentions[: start - 1]
            if following and _SUM_OF_THEM.search(following[0].lead):
                near = [*near, *following]
            yield made_list(total, parts, near=near)
            break


def _is_item_too(before: list[Mention], parts: list[Mention]) -> bool:
    """Tell whether the figure before a known whole is only a further item of a larger one:
    出国费…，接待费…，购置费…，运行费….
    """
    labels = tuple(m.label for m in parts)
    for mention in reversed(before[-_LONGEST_WHOLE:]):
        labels = (mention.label, *labels)
        if is_known_whole(labels):
            return True
    return False


def over_paragraphs(reading: Reading) -> Iterator[PartsList]:
    """Give lists whose total ends a paragraph (…，其中：) and whose parts begin the next ones."""
    sentences = reading.sentences
    for index, sentence in enumerate(sentences):
        if not re.search(r"(?:其中|包括|如下|方面)[^，。；]{0,4}[：:]\s*$", sentence.text):
            continue
        totals = [m for m in sentence.mentions if not m.depth and can_sum(m)]
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
            own = [m for m in following.mentions if not m.depth and can_sum(m)]
            if not own:
                firsts = []
                break
            firsts.append(own[0])
        if totals and len(firsts) >= 2:
            total = totals[-1]
            same = [m for m in firsts if m.figure.is_comparable(total.figure)]
            if len(same) == len(firsts) and {m.role for m in firsts} == {firsts[0].role}:
                yield made_list(total, firsts)


def over_sentences(reading: Reading) -> Iterator[PartsList]:
    """Give wholes that everybody knows whose members each open a sentence: 基本支出9万元，其中：
    人员经费8万元，主要包括工资。公用经费1万元.
    """
    sentences = reading.sentences
    for index, sentence in enumerate(sentences):
        opening = _OF_WHICH.search(sentence.skeleton)
        if opening is None:
            continue
        own = [m for m in sentence.mentions if not m.depth and can_sum(m)]
        totals = [m for m in own if m.position < opening.start()]
        parts = [m for m in own if m.position > opening.start()]
        if not totals or len(parts) > 1:
            continue
        for following in sentences[index + 1 : index + 1 + _MOST_SENTENCES]:
            firsts = [m for m in following.mentions if not m.depth and can_sum(m)][:1]
            parts += firsts
            if len(parts) > 1 and is_known_whole(tuple(m.label for m in parts)):
                if all(m.figure.is_comparable(totals[-1].figure) for m in parts):
                    yield made_list(totals[-1], parts)
                break


def _numbering(text: str) -> str | None:
    match = re.match(
        r"\s*(?:(\d+)[.．、]|[（(](\d+)[）)]|[（(][一二三四五六七八九十]+[）)]|[①-⑳])", text
    )
    return None if match is None else re.sub(r"[\d一二三四五六七八九十①-⑳]+", "#", match[0].strip())
