"""Read a list that ends at its number: 《甲》《乙》等2个文件, 甲、乙、丙三个方面."""

import re

from jiheng.checks.prose.enumerations.enumeration import (
    AREAS,
    FAR,
    FEWEST_NAMES,
    VERBS,
    WITH_FIGURES,
    Enumeration,
    make,
)
from jiheng.checks.prose.list_items import (
    Items,
    items_of,
    quoted_run_is_whole,
    quoted_tail,
    split_outside,
    without_brackets,
)
from jiheng.checks.prose.names import is_name
from jiheng.checks.sentences import Sentence

_STOPS = "，。；;：:,！？"
_CATEGORY = re.compile(
    r"^(?:大|主要|重点|基本|不同)?(?:方面|类别|类型|类|部分|环节|维度|层面|领域|板块|阶段|体系|原则|计划|层次|口径|步骤"
    r"|一级指标|二级指标|指标维度|任务|职能|要求|举措|专业|行业|产业|学科|工种|岗位|渠道|途径)"
)
_LISTED_NOUN = re.compile(
    r"(?:直属|所属|下属|二级|预算|教学|事业)*(?:项目(?![法标负资组办部经公招单])|单位|机构|部门|学院)"
)
_SHARED = re.compile(r"会同|联合|牵头|配合|除|以外|等|含|包括|其中|另|连同|加上|[和及与同]")
_HAS = re.compile(r"(?:下设|下辖|下属|设有|内设|设立|辖|管理)(?=[\u4e00-\u9fff\d])")
_SUBORDINATE = re.compile(r"(?:下属|所属|直属|二级)")
_OWN_OFFICE = re.compile(r"^[^、]*(?:本级|机关|本部)(?:和|及|以及|与|、)")
_SHORT_NAME = re.compile(r"[\u4e00-\u9fff]{3,12}")
_SUMMED = re.compile(
    r"(?:[，,](?:[\u4e00-\u9fff]{0,6}(?:[共总合]?计|共)|以上|上述)?|[共总合]?计|共|以上|上述)?\s*$"
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
        listed.least >= FEWEST_NAMES
        and listed.least - FAR <= number <= listed.most + FAR
        and all(
            is_name(text) or AREAS.search(text) or _SHORT_NAME.fullmatch(text)
            for text in listed.texts
        )
        and not any(map(VERBS.search, listed.texts[1:]))
    )


def _is_named_whole(clauses: list[str], listed: Items, match: re.Match[str], number: int) -> bool:
    """Tell whether names without 等 are all that their number counts: 甲项目、乙项目2个项目.

    Others may be named before them (财政局牵头，甲局、乙局3个部门).
    """
    is_below = _SUBORDINATE.match(match["noun"]) and _OWN_OFFICE.match(clauses[-1])
    is_alone = len(clauses) == 1 or _HAS.match(clauses[-1]) is not None
    is_whole = bool(is_below) or (is_alone and not _SHARED.search(clauses[-1]))
    last = {text[-1] for text in listed.texts}
    return (
        (_LISTED_NOUN.match(match["noun"]) is not None or last <= set(match["noun"][:3]))
        and listed.least >= FEWEST_NAMES
        and listed.least == listed.most
        and abs(number - listed.least) <= FAR
        and is_whole
        and (len(last) == 1 or all(is_name(text) for text in listed.texts))
    )


def list_before(sentence: Sentence, match: re.Match[str], number: int) -> Enumeration | None:
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
        return make(
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
    if _SUBORDINATE.match(match["noun"]):
        # 局本级和甲站、乙站、丙站3个下属单位: the office itself is none of those below it.
        clause = _OWN_OFFICE.sub("", clause)
    if "、" not in clause or WITH_FIGURES.search(clause):
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
    return make(
        sentence,
        match,
        number,
        listed,
        is_open=is_open,
        is_certain=all(len(text) >= (3 if is_open else 2) for text in listed.texts),
        categories=categories,
        is_before=True,
    )
