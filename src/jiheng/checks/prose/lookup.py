"""Find the figure that some words name: in the sentence, the paragraph, the document."""

import re
from collections.abc import Iterator

from jiheng.checks.figures import Figure
from jiheng.checks.prose.roles import CHANGES, Role
from jiheng.checks.reading import Reading
from jiheng.checks.sentences import Mention

_FILLER = re.compile(
    r"本年度?|当年|全年|年度|本(?:部门|单位)|的|总[额数量]|数$|合计|总计|[\s“”\ue000-\uf8ff]"
)
_REACHES = re.compile(r"(?:为|达到?|共|约|实现|完成|是)+$")
_LONG = 4
"""From so many characters on, words name one figure also at the end of a longer name."""
_NEVER = (*CHANGES, Role.SHARE, Role.COMPLETION, Role.FROM, Role.PAST)


def core(words: str) -> str:
    """Cut off what does not tell one figure from another.

    >>> core("本年支出合计")
    '支出'
    """
    return _FILLER.sub("", words)


def earlier(mention: Mention, reading: Reading, sentences: int = 3) -> Iterator[Mention]:
    """Give figures before one, nearest first: in its sentence, then in those before it in the
    same paragraph.
    """
    own = mention.sentence
    position = own.mentions.index(mention)
    yield from reversed(own.mentions[:position])
    siblings = reading.sentences_of(own.paragraph)
    if own not in siblings:
        return
    index = siblings.index(own)
    for sentence in reversed(siblings[max(0, index - sentences) : index]):
        yield from reversed(sentence.mentions)


def named(words: str, like: Figure, before: Iterator[Mention]) -> Mention | None:
    """Give the first figure, comparable to another, whose label ends in the words wanted."""
    wanted = core(words)
    if len(wanted) < 2:
        return None
    for mention in before:
        if not mention.figure.is_comparable(like) or mention.role in _NEVER:
            continue
        label = core(mention.label)
        is_long = len(wanted) >= _LONG
        if label and (label == wanted or (is_long and label.endswith(wanted))):
            return mention
        # 零售总额 of 社会消费品零售总额: 总额 is no filler where the words are as printed.
        if len(words) >= _LONG and _REACHES.sub("", mention.lead).endswith(words):
            return mention
    return None
