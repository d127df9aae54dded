"""Follow the runs of numbered items: 一是, 二是 …; （1）…；（2）… in a sentence; 1. 2. 3. as paragraphs."""

import re

from jiheng.checks.reading import Reading
from jiheng.checks.sentences import Sentence

_DIGITS = {mark: i for i, mark in enumerate("零一二三四五六七八九")} | {"两": 2}
HAN = "一二两三四五六七八九十"
ORDINAL = re.compile(
    rf"(?:^|[。；;：:，,\s])\s*(?:其中|主要|分别)?(?P<lead>[其第])?(?P<n>[{HAN}]{{1,2}})"
    r"(?:是|要(?!求|点|素)|(?(lead)[，,：:]|(?!)))"
)
"""一是, 一要, 其一：, 第一，."""
_FIRSTLY = re.compile(
    r"(?:^|[。；;：:，,])\s*(?P<word>首先|其次|再次|再者|最后)(?=[^\u4e00-\u9fff]|[\u4e00-\u9fff]{2})"
)
_SOON = 12
_NUMBERED = re.compile(
    rf"\s*(?:(?P<a>\d{{1,2}})\s*[.．、](?!\d)|[（(](?P<b>\d{{1,2}})[）)]|[（(](?P<c>[{HAN}]{{1,3}})[）)])"
)
_INLINE = re.compile(r"[：:；;。，]\s*[（(](?P<n>\d{1,2})[）)]")
_MOST_PARAGRAPHS = 30
_TOGETHER = re.compile(r"以上|上述|结合|组合")
_ANY_MARK = re.compile(r"[（(]\d{1,2}[）)]")


def number_of(text: str) -> int | None:
    """Read 12, 十二, 二十 or 两."""
    if text.isdecimal():
        return int(text)
    tens, mark, ones = text.partition("十")
    if not mark:
        return _DIGITS.get(text) if len(text) == 1 else None
    if tens not in ("", *_DIGITS) or ones not in ("", *_DIGITS):
        return None
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def ordinal_run(text: str) -> list[str]:
    """Give the words of 一是, 二是 … in order; none where they stand within one another."""
    found: list[str] = []
    last = 0
    for match in ORDINAL.finditer(text):
        number = number_of(match["n"])
        if number == 1 and found:
            # Behind a full stop another list begins, elsewhere one within this one.
            return found if "。" in text[last : match.start("n")] else []
        if number != len(found) + 1:
            break
        found.append(f"{match['n']}是")
        last = match.end()
    return found


def worded_run(text: str, measure: str) -> list[str]:
    """Give the words that open the items of a text: 首先, 其次, 最后; 一处是, 一处是, 另一处是.

    `measure` is the measure word of the number that announces them; no words where the first
    stands behind more than a few others.
    """
    for pattern, is_first in (
        (_FIRSTLY, "首先"),
        (re.compile(rf"(?:^|[。；;：:，,])\s*(?P<word>[一另]一?{measure}[是为在])"), "一"),
    ):
        found = list(pattern.finditer(text))
        if len(found) > 1 and found[0].start() <= _SOON and found[0]["word"].startswith(is_first):
            words = [match["word"] for match in found]
            return [] if is_first in words[1:] and is_first != "一" else words
    return []


def continued(reading: Reading, paragraph: int) -> str:
    """Give the paragraphs behind one that go on with 一是, 二是 …, past those that explain an item."""
    text = ""
    for index in range(paragraph + 1, paragraph + _MOST_PARAGRAPHS):
        sentences = reading.sentences_of(index)
        words = "".join(s.text for s in sentences).lstrip()
        match = ORDINAL.match(words)
        if match is None:
            if sentences and sentences[0].heading:
                break
        elif text and number_of(match["n"]) == 1:
            break
        else:
            text += "。" + words
    return text


def inline_run(reading: Reading, sentence: Sentence, rest: str) -> tuple[str, ...]:
    """Give the numbers of （1）…；（2）…；（3）… where `rest` of a sentence is such a list."""
    marks = list(_INLINE.finditer(rest))
    if len(marks) < 2 or marks[0].start() > 2 or len(_ANY_MARK.findall(rest)) > len(marks):
        return ()
    siblings = reading.sentences_of(sentence.paragraph)
    below = reading.sentences_of(sentence.paragraph + 1)
    later = [*siblings[siblings.index(sentence) + 1 :], *below] if sentence in siblings else below
    if any(_ANY_MARK.match(other.text.lstrip()) for other in later):
        # The list goes on behind a full stop.
        return ()
    if [int(mark["n"]) for mark in marks] != list(range(1, len(marks) + 1)):
        return ()
    if _TOGETHER.search(rest[marks[-1].end() :]):
        # （3）以上两种方式结合 may be a third way or none.
        return ()
    return tuple(f"（{mark['n']}）" for mark in marks)


def numbered_run(reading: Reading, paragraph: int) -> list[str]:
    """Give the numbers of the numbered paragraphs behind one: 1. 2. 3."""
    found: list[str] = []
    style = ""
    for index in range(paragraph + 1, len(reading.document.blocks)):
        sentences = reading.sentences_of(index)
        match = _NUMBERED.match(sentences[0].text) if sentences else None
        if match is None:
            if not found:
                break
            continue
        group = next(name for name in "abc" if match[name])
        if number_of(match[group]) == 1 and found and group == style:
            break
        if style and group != style:
            # Deeper lists stand within an item, shallower ones end it.
            if group < style or (style == "b" and group == "a"):
                break
            continue
        style = group
        if number_of(match[group]) != len(found) + 1:
            return []
        found.append(match[0].strip())
    return found
