"""Find lists whose number is stated: 《甲》《乙》等2个文件, 四大计划：…, 三个方面：一是…"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from weakref import WeakKeyDictionary

from jiheng.checks.figures import Figure
from jiheng.checks.finding import Quote
from jiheng.checks.prose.list_items import (
    Items,
    items_of,
    quoted_run_is_whole,
    quoted_tail,
    split_outside,
    without_brackets,
)
from jiheng.checks.prose.names import is_name
from jiheng.checks.prose.ordinals import (
    HAN,
    ORDINAL,
    continued,
    inline_run,
    number_of,
    numbered_run,
    ordinal_run,
)
from jiheng.checks.reading import Reading
from jiheng.checks.sentences import Sentence

COUNTED = re.compile(
    rf"(?<![\d.,，第近超约余多过{HAN}每各前后这])(?P<n>\d{{1,2}}|[{HAN}]{{1,3}})\s*"
    r"(?P<word>个|项|类|种|家|大(?=[\u4e00-\u9fff])|条|份|部|名|所|座|支|方面|点(?!\d)|部分|板块|维度|位)"
    r"(?![月多余以左])(?P<noun>[\u4e00-\u9fff]{0,14})"
)
_STOPS = "，。；;：:,！？"
_CATEGORY = re.compile(
    r"^(?:大|主要|重点|基本|不同)?(?:方面|类别|类型|类|部分|环节|维度|层面|领域|板块|阶段|体系|原则|计划|层次|口径|步骤"
    r"|一级指标|二级指标|指标维度|任务|职能|要求|举措)"
)
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
_NAMED_PIECE = re.compile(r"\s*(?!其中|合计|共|另|同时)[\u4e00-\u9fff“”（）()]{4,24}[^\d]{0,10}\d")
_BELOW = re.compile(r"如下|组成|下表|分列|构成|按单位|分单位")
_ROWS = re.compile(r"^[\u4e00-\u9fff]{0,4}(?:单位|部门|机构|项目)")
_TOTAL = re.compile(r"合计|总计|小计|共计")
_NESTED = re.compile(r"其中|等|[（(][一二三]|^[一二三四五]、")
_CAPTIONS = 2
_OPEN_END = re.compile(r"等(?:[^、，。；]{0,8})?$")
_NO_ITEM = re.compile(
    r"\s*(?:共|总|合计|资金|全部|均|预算|涉及|其中|累计|截至|目前|较|比|占|实现|完成率|[^、]{1,6}\d)"
)
_SELECTION = re.compile(
    r"^\s*(?:主要|重点|其中|分别)?(?:含(?!义|量|税)|如(?!下|期|实|皋|东)|例如|诸如|比如|像|有代表性|代表|尤其是|特别是|包括但不限于)"
)
"""Words that open a list of examples: 12个乡镇（含甲、乙、丙）."""
_FIGURES = re.compile(
    r"\d+\s*(?:个|项|家|人|名|类|种|条|份|所|分|辆|台|套|次|场|期|批|公里|平方米|亩|元|万|亿)"
    r"|[\d.]+[%％]|\d[\u4e00-\u9fff]{1,2}$"
)
_WITH_AMOUNT = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,12})[\d,]+(?:\.\d+)?(?:亿元|万元|元)")
_AREAS = re.compile(r"(?:[省市州盟区县旗镇乡村]|街道|[牧农林]场|兵团|[师团])$")
_LISTED_NOUN = re.compile(
    r"(?:直属|所属|下属|二级|预算|教学|事业)*(?:项目(?![法标负资组办部经公招单])|单位|机构|部门|学院)"
)
_SHARED = re.compile(r"会同|联合|牵头|配合|除|以外|等|含|包括|其中|另|连同|加上|[和及与同]")
_FAR, _FEWEST_NAMES = 2, 3
_SHORT_SENTENCE = 40
_SUMMED = re.compile(r"[，,]?(?:[共总合]?计|共)?\s*$")
_ENDS_COUNTED = re.compile(
    rf"(?:有|为|是)(?:\d{{1,2}}|[{HAN}]{{1,3}})(?:个|项|点|条|方面|类)(?:方面)?。?\s*$"
)


_MOST_COUNTED = 40
"""Stated numbers looked at in one sentence; each is compared with the whole of it."""


@dataclass(frozen=True, eq=False)
class Enumeration:
    """Hold a stated number with the items listed for it.

    `is_open` tells that the list says of itself to be a selection (等, 主要包括);
    `is_certain` that its two ends are clear; `is_before` that it stands before its number, `in_table`
    that its items are the rows of a table;
    `categories` that the number counts kinds, not
    pieces (three kinds can be five pieces).
    """

    sentence: Sentence
    quote: Quote
    figure: Figure | None
    number: int
    unit: str
    noun: str
    items: Items
    is_open: bool
    is_certain: bool
    categories: bool
    is_before: bool
    in_table: bool
    before: str


_MADE: WeakKeyDictionary[Reading, tuple[Enumeration, ...]] = WeakKeyDictionary()


def enumerations(reading: Reading) -> tuple[Enumeration, ...]:
    """Give every list with a stated number, in the prose; they are made once for all rules."""
    found = _MADE.get(reading)
    if found is None:
        found = _MADE[reading] = tuple(_enumerations(reading))
    return found


def _enumerations(reading: Reading) -> Iterator[Enumeration]:
    for sentence in reading.prose:
        for match in islice(COUNTED.finditer(sentence.text), _MOST_COUNTED):
            number = number_of(match["n"])
            if number is None or _is_inside_mark(sentence, match):
                continue
            found = _before(sentence, match, number)
            if found is None and number > 1:
                found = _after(sentence, match, number)
                found = found or _inline(reading, sentence, match, number)
                found = found or _ordinals(reading, sentence, match, number)
                found = found or _table_below(reading, sentence, match, number)
            if found is not None:
                yield found


def _make(
    sentence: Sentence,
    match: re.Match[str],
    number: int,
    items: Items,
    *,
    is_open: bool,
    is_certain: bool,
    categories: bool,
    is_before: bool = False,
    in_table: bool = False,
) -> Enumeration:
    start = sentence.start + match.start()
    end = sentence.start + match.end("word")
    figure = next((f for f in sentence.figures if f.start < end and start < f.end), None)
    quote = Quote(sentence.text[match.start() : match.end("word")], sentence.place, start, end)
    return Enumeration(
        sentence,
        figure.quote if figure is not None else quote,
        figure,
        number,
        match["word"],
        match["noun"],
        items,
        is_open,
        is_certain,
        categories,
        is_before,
        in_table,
        sentence.text[: match.start()],
    )


def _is_inside_mark(sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether the number belongs to a date, code or numbering."""
    start, end = sentence.start + match.start("n"), sentence.start + match.end("n")
    return any(
        token.start < end and start < token.end and not isinstance(token, Figure)
        for token in sentence.tokens
    )


def _before(sentence: Sentence, match: re.Match[str], number: int) -> Enumeration | None:
    """Read a list that ends at its number: 《甲》《乙》等2个, 甲、乙、丙三个方面."""
    prefix = _SUMMED.sub("", sentence.text[: match.start()])
    is_summed = prefix != sentence.text[: match.start()].rstrip()
    is_open = prefix.endswith("等")
    prefix = prefix.removesuffix("等").rstrip()
    categories = match["word"] == "大" or bool(
        _CATEGORY.match(match["word"] + match["noun"]) or _CATEGORY.match(match["noun"])
    )
    quoted = quoted_tail(prefix)
    if len(quoted) >= 2:
        items = Items(quoted, len(quoted), is_quoted=True)
        return _make(
            sentence,
            match,
            number,
            items,
            is_open=is_open,
            is_certain=quoted_run_is_whole(prefix),
            categories=categories,
            is_before=True,
        )
    clauses = split_outside(without_brackets(prefix).rstrip("，"), _STOPS)
    clause = clauses[-1]
    if "、" not in clause or _FIGURES.search(clause):
        return None
    listed = items_of(clause)
    if listed is None or listed.least < 2 or listed.is_quoted:
        return None
    if not (is_open or categories):
        if is_summed and not match["noun"]:
            listed = _without_head(listed)
        if not (
            _is_named_whole(clauses, listed, match, number)
            or (is_summed and _is_summed_list(listed, number))
        ):
            return None
        categories = True
    return _make(
        sentence,
        match,
        number,
        listed,
        is_open=is_open,
        is_certain=all(len(text) >= (3 if is_open else 2) for text in listed.texts),
        categories=categories,
        is_before=True,
    )


def _without_head(listed: Items) -> Items:
    """Take the words off that open a list: 纳入范围的项目有甲、乙、丙，共计3个."""
    first = re.sub(
        r"^.*(?:有|为|是|包括|包含|涵盖|即|对象)(?=[\u4e00-\u9fff]{3})", "", listed.texts[0]
    )
    return items_of("、".join((first, *listed.texts[1:]))) or listed


def _is_summed_list(listed: Items, number: int) -> bool:
    """Tell whether names are all that 共计6个 behind them counts."""
    return (
        listed.least >= _FEWEST_NAMES
        and abs(number - listed.most) <= _FAR
        and all(is_name(text) or _AREAS.search(text) for text in listed.texts)
    )


def _is_named_whole(clauses: list[str], listed: Items, match: re.Match[str], number: int) -> bool:
    """Tell whether names without 等 are all that their number counts: 甲项目、乙项目2个项目.

    Others may be named before them (财政局牵头，甲局、乙局3个部门).
    """
    is_whole = len(clauses) == 1 and not _SHARED.search(clauses[0])
    return (
        _LISTED_NOUN.match(match["noun"]) is not None
        and listed.least >= _FEWEST_NAMES
        and listed.least == listed.most
        and abs(number - listed.least) <= _FAR
        and is_whole
        and all(is_name(text) for text in listed.texts)
    )


def _inline(
    reading: Reading, sentence: Sentence, match: re.Match[str], number: int
) -> Enumeration | None:
    texts = inline_run(reading, sentence, sentence.text[match.end() :])
    if not texts:
        return None
    items = Items(texts, len(texts), is_quoted=False)
    return _make(sentence, match, number, items, is_open=False, is_certain=True, categories=True)


def _after(sentence: Sentence, match: re.Match[str], number: int) -> Enumeration | None:
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
    if any(_FIGURES.search(text) for text in items.texts):
        amounts = [_WITH_AMOUNT.fullmatch(text) for text in items.texts]
        names = {found["name"] for found in amounts if found and _AREAS.search(found["name"])}
        if len(names) < len(items.texts) or len(items.texts) < _FEWEST_NAMES:
            return None
        items = Items(items.texts, items.least, is_quoted=False)
    if named.get("loose") or link["link"] in ("（", "("):
        # 覆盖12家，包括甲、乙、丙 names some; one or two short of the number is a slip.
        is_open = is_open or number > items.most + _FAR
    return _make(
        sentence,
        match,
        number,
        items,
        is_open=is_open,
        is_certain=is_closed,
        categories=True,
    )


def _pieces_after(
    sentence: Sentence, match: re.Match[str], number: int, rest: str
) -> Enumeration | None:
    """Read 对4个对象作了压减，甲政策安排…；乙项目安排…: one piece with figures for each."""
    clause, mark, tail = rest.partition("，")
    colon, other, behind = rest.partition("：")
    if other and len(colon) < len(clause):
        clause, mark, tail = colon, other, behind
    if not mark or len(clause) > _LONGEST_CLAUSE or re.search(r"[、\d]", clause):
        return None
    whole = split_outside(tail, "。！？\n")[0]
    pieces = split_outside(whole, "；;")
    built = _BUILD.findall(pieces[0])[1:2]
    pieces = [piece for piece in pieces if _BUILD.findall(piece)[1:2] == built]
    if len(clause) < _SHORTEST_CLAUSE or not built or len(pieces) < 2:
        return None
    if abs(len(pieces) - number) > _FAR or not all(map(_NAMED_PIECE.match, pieces)):
        return None
    items = Items(tuple(pieces), len(pieces), is_quoted=False)
    return _make(sentence, match, number, items, is_open=False, is_certain=True, categories=True)


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


def _ordinals(
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
    return _make(sentence, match, number, items, is_open=False, is_certain=True, categories=True)


def _table_below(
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
    return _make(
        sentence,
        match,
        number,
        items,
        is_open=False,
        is_certain=True,
        categories=True,
        in_table=True,
    )
