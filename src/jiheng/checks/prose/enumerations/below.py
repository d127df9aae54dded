"""Read what is numbered or tabled below a number: 三个方面：一是…, 由6家单位组成，具体如下."""

import re

from jiheng.checks.prose.enumerations.enumeration import (
    COUNTED,
    FAR,
    Enumeration,
    make,
)
from jiheng.checks.prose.list_items import Items
from jiheng.checks.prose.ordinals import (
    HAN,
    ORDINAL,
    continued,
    inline_run,
    number_of,
    numbered_run,
    ordinal_run,
    worded_run,
)
from jiheng.checks.reading import Reading
from jiheng.checks.sentences import Sentence

_BELOW = re.compile(r"如下|组成|下表|分列|构成|按单位|分单位|[见如]附?表")
_ROWS = re.compile(r"^[\u4e00-\u9fff]{0,4}(?:单位|部门|机构|项目|任务)")
_TOTAL = re.compile(r"合计|总计|小计|共计")
_NESTED = re.compile(r"其中|等|[（(][一二三]|^[一二三四五]、")
_CAPTIONS = 2
_SHORT_SENTENCE = 40
_ENDS_COUNTED = re.compile(
    rf"(?:有|为|是)(?:\d{{1,2}}|[{HAN}]{{1,3}})(?:个|项|点|条|方面|类)(?:方面)?。?\s*$"
)


def ordinals_below(
    reading: Reading, sentence: Sentence, match: re.Match[str], number: int
) -> Enumeration | None:
    """Read 三个方面：一是…二是…, also over the paragraphs that follow, and numbered paragraphs."""
    siblings = reading.sentences_of(sentence.paragraph)
    if sentence not in siblings:
        return None
    index = siblings.index(sentence)
    rest = sentence.text[match.end() :]
    later = "".join(s.text for s in siblings[index + 1 :])
    first = ORDINAL.search(rest + later)
    if first is not None and number_of(first["n"]) == 1 and first.start() <= max(len(rest), 12):
        between = (rest + later)[: first.start()]
        if COUNTED.search(between) or len(between) > 30:
            return None
        texts = ordinal_run(rest + later + continued(reading, sentence.paragraph))
    elif not later and re.search(r"[：:。]\s*$", sentence.text) and len(rest) <= 12:
        texts = numbered_run(reading, sentence.paragraph)
        if not texts and ORDINAL.match(_next(reading, sentence.paragraph)):
            texts = ordinal_run(continued(reading, sentence.paragraph))
        is_announced = "如下" in sentence.text or "：" in sentence.text[-3:]
        is_only = len(sentence.figures) <= 1 and len(sentence.text) <= _SHORT_SENTENCE
        is_counted = is_only and _ENDS_COUNTED.search(sentence.text)
        if len(texts) < 2 or not (is_announced or is_counted):
            return None
        if COUNTED.search(rest):
            # 针对两个方面的问题，采取三项措施： lists the measures.
            return None
    else:
        return None
    if len(texts) < 2:
        return None
    items = Items(tuple(texts), len(texts), is_quoted=False)
    return make(sentence, match, number, items, is_open=False, is_certain=True, categories=True)


def _next(reading: Reading, paragraph: int) -> str:
    return "".join(s.text for s in reading.sentences_of(paragraph + 1)).lstrip()


def ordinals_inline(
    reading: Reading, sentence: Sentence, match: re.Match[str], number: int
) -> Enumeration | None:
    """Read 三个方面：一是…；二是… within its sentence."""
    texts = inline_run(reading, sentence, sentence.text[match.end() :])
    if not texts:
        return None
    items = Items(texts, len(texts), is_quoted=False)
    return make(sentence, match, number, items, is_open=False, is_certain=True, categories=True)


def words_below(
    reading: Reading, sentence: Sentence, match: re.Match[str], number: int
) -> Enumeration | None:
    """Read 抓好四件事。首先…；其次…；最后…, and 集中在两处：一处是…，一处是…, within the paragraph."""
    siblings = reading.sentences_of(sentence.paragraph)
    later = siblings[siblings.index(sentence) + 1 :] if sentence in siblings else ()
    rest = sentence.text[match.end("word") :] + "".join(other.text for other in later)
    texts = worded_run(rest, match["word"])
    if not texts or abs(len(texts) - number) > FAR or COUNTED.search(rest[: rest.index(texts[0])]):
        return None
    items = Items(tuple(texts), len(texts), is_quoted=False)
    return make(
        sentence,
        match,
        number,
        items,
        is_open=False,
        is_certain=True,
        categories=True,
        is_whole=True,
    )


def table_below(
    reading: Reading, sentence: Sentence, match: re.Match[str], number: int
) -> Enumeration | None:
    """Read 由6家单位组成，具体如下 with a table of one row for each below."""
    if not _BELOW.search(sentence.text) or not _ROWS.match(match["noun"]):
        return None
    near = [t for t in reading.tables if 0 < t.block - sentence.paragraph <= _CAPTIONS + 1]
    if not near:
        return None
    labels = [
        near[0].labels(row)[:1] for row in range(near[0].header_rows, len(near[0].table.rows))
    ]
    names = [label[0] for label in labels if label]
    head = "".join(near[0].columns[0].header + near[0].columns[1].header if names else ())
    if len(names) < 2 or not _ROWS.search(head) or any(_NESTED.search(name) for name in names):
        return None
    listed = tuple(name for name in names if not _TOTAL.search(name))
    if len(set(listed)) != len(listed):
        return None
    items = Items(listed, len(listed), is_quoted=False)
    return make(
        sentence,
        match,
        number,
        items,
        is_open=False,
        is_certain=True,
        categories=True,
        in_table=True,
    )
