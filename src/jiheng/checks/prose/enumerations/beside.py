"""Read a list that stands in the sentence of its number, wherever the words between them lead.

Nothing ties such a list to its number but that both are there, and that they differ by one or
two at most; what is found here is a doubt.
"""

import re

from jiheng.checks.prose.enumerations.enumeration import (
    AREAS,
    COUNTED,
    FAR,
    FEWEST_NAMES,
    VERBS,
    WITH_FIGURES,
    Enumeration,
    make,
)
from jiheng.checks.prose.list_items import Items, items_of, split_outside, without_brackets
from jiheng.checks.prose.ordinals import ORDINAL
from jiheng.checks.sentences import Sentence

_NAMED = re.compile(
    r"[，,：:（(](?:[\u4e00-\u9fff]{0,6}(?:名称|名单|清单))?(?:分别|依次|具体)?(?:如下|[为是]|即|包括)?[：:]?"
)
_LINK = re.compile(r"[，,]为|名称|名单|清单|分别|依次|具体|即|包括|：|:")
_TASKS = re.compile(
    r"^(?P<noun>[^，。；：、\d]{0,10}(?:工作|措施|问题|方面|举措|建议|职能|职责|任务|不足|环节))"
    r"(?:[，,：:]|[，,]?(?:即|包括|分别[是为]|主要[是为有]))[：:]?(?P<list>.+)$"
)
_ANNOUNCED = re.compile(
    r"^(?P<noun>[^，。；：、\d]{0,12})(?:[：:]|[，,]即[：:]?)(?P<list>[^；;]+)$"
)
_GOES_ON = re.compile(
    r"^(?:并|从而|以[便期免]?|确保|使|为|其中|同时|进一步|均|都|全部|且|但|各|共|按|由|将|已|涉及|总|合计|[^，]{0,6}完成)"
)
_SUMMED = re.compile(
    r"(?:[，,]\s*|(?<=[^、，])随(?:本|主管)?(?:部门|单位)[^，、]{2,12}[，,][^，、]{0,10}?|(?:二级|所属|预算)?(?:单位|项目|机构)(?=[共合总]))?"
    r"(?:[共合总]计?)?$"
)
_OPEN = re.compile(r"等[^、，。；]{0,8}$|^\s*(?:主要|重点)?(?:含|如|例如)")
_LEADS = re.compile(
    r"^.*?(?:组织对|对|将|把|为|是|有|在|即|包括|承担|集中在|失分[^、]{0,6})(?=[\u4e00-\u9fff]{3})"
)
_SHARED = re.compile(r"会同|联合|牵头|配合|除|以外|等|含|其中|另|连同|加上|负责|推进|开展|加强")
_BESIDES = re.compile(r"除|此外|另|连同|加上|牵头|会同|联合")
_NOUN = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,6})(?:项目|单位|部门|机构|指标|县|区|市|乡镇|镇|村|学院|学校|企业|政策|合同|职能|职责|任务|计划|街道|专科|科室|品种|工程|实事|方面)|^$"
)
_SHORTEST_PIECE = 5
_LONGEST_EVEN, _EVEN = 14, 3
"""Clauses as short and as long as one another are one item each."""
_SHORTEST_ITEM, _LONGEST_ITEM = 2, 24
_MOST = 20
_AMOUNT = re.compile(r"[\d,.]+(?:亿元|万元|元)$")


def list_beside(sentence: Sentence, match: re.Match[str], number: int) -> Enumeration | None:
    """Read 开展5个项目的自评，涉及48万元，项目名称为甲、乙、丙…; 抓好两项工作，做甲，做乙."""
    if number > _MOST:
        return None
    items = (
        _named_after(sentence.text[match.end("word") :])
        or _tasks_after(sentence.text[match.start("word") :], number)
        or _named_before(sentence.text[: match.start()], match["noun"])
    )
    if items is None or not items.least - FAR <= number <= items.most + FAR:
        return None
    if items.least < FEWEST_NAMES - (number == FEWEST_NAMES):
        return None
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


def _named_after(rest: str) -> Items | None:
    """Give the names behind 名单为, 即, 依次为, past other clauses."""
    whole = split_outside(rest, "。；;！？\n")[0]
    for link in _NAMED.finditer(whole):
        if not _LINK.search(link[0]):
            continue
        before, tail = whole[: link.start()], whole[link.end() :]
        if "、" in before or any(
            found["word"] in "个项类家件份" for found in COUNTED.finditer(before)
        ):
            return None
        listed = split_outside(tail, "，,）)")[0]
        return _names(listed)
    return None


def _tasks_after(rest: str, number: int) -> Items | None:
    """Give the clauses that make up tasks or problems: 两个方面，包括某事偏长，某事不够."""
    found = _TASKS.match(rest.rstrip("。"))
    is_announced = found is None
    if found is None:
        found = _ANNOUNCED.match(rest.rstrip("。"))
    if found is None:
        return None
    if ORDINAL.search(found["list"]) or COUNTED.search(found["list"]):
        # 存在三个问题，采取两项措施：一是…；二是… has a list of another number.
        return None
    mark = "；;" if re.search("[；;]", found["list"]) else "，,"
    pieces = [piece.strip() for piece in split_outside(found["list"], mark)]
    is_list = all(
        len(piece) >= _SHORTEST_PIECE and not re.search(r"\d|，", piece) for piece in pieces
    ) and not any(map(_GOES_ON.match, pieces[1:]))
    lengths = [len(piece) for piece in pieces]
    is_even = is_list and max(lengths) <= _LONGEST_EVEN and max(lengths) - min(lengths) <= _EVEN
    if is_announced and not is_even and number <= len(pieces):
        return None
    # Between commas one task may take two clauses, but no clause holds two.
    if (
        not is_list
        or len(pieces) < FEWEST_NAMES - 1
        or (mark == "，," and number < len(pieces) and not (is_announced and is_even))
    ):
        return None
    return Items(tuple(pieces), len(pieces), is_quoted=False)


def _named_before(prefix: str, noun: str) -> Items | None:
    """Give the names that a clause before a number lists: 甲、乙、丙3个项目; …，共3项指标."""
    if not _NOUN.match(noun):
        return None
    plain = without_brackets(_SUMMED.sub("", without_brackets(prefix)))
    clause = split_outside(plain, "，。；;：:！？")[-1]
    if _SHARED.search(clause) or _BESIDES.search(prefix):
        return None
    first, mark, others = clause.partition("、")
    return _names(_LEADS.sub("", first) + mark + others) if mark else None


def _names(listed: str) -> Items | None:
    if _OPEN.search(listed) or "、" not in listed:
        return None
    items = items_of(listed)
    if items is None:
        return None
    texts = tuple(_AMOUNT.sub("", text) for text in items.texts)
    if any(WITH_FIGURES.search(text) or re.search(r"\d", text) for text in texts):
        return None
    if not all(_SHORTEST_ITEM <= len(text) <= _LONGEST_ITEM for text in texts):
        return None
    if len(set(texts)) < len(texts) or any(VERBS.search(text) for text in texts[1:]):
        return None
    is_alike = all(map(AREAS.search, texts)) or len({text[-1] for text in texts}) == 1
    if min(map(len, texts)) == _SHORTEST_ITEM and not is_alike:
        return None
    return Items(texts, items.most, is_quoted=False)
