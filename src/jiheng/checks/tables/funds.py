"""Recognise the rows of funds in the self-evaluation form: the total and its sources, all of them.

财预〔2020〕10号 prints 年度资金总额 over 其中：当年财政拨款、上年结转资金、其他资金; what stands there
is the whole list, so that the first row is their sum in every column of amounts.
"""

import re

from jiheng.checks.tables.halves import Half, Row

_TOTAL = re.compile(
    r"(?:年度|全年|项目|预算|年度预算|项目预算|年度项目)?(?:资金|金额)?(?:总额|合计|总计|小计)"
)
_OF_WHICH = re.compile(r"^(?:其中|含|包括)[:：]?")
_GENERAL = re.compile(
    r"(?:当年|本年度?|年度|全年)?(?:财政)?(?:拨款|拨款资金)|(?:当年|本年度?|年度|全年)?(?:财政)(?:性?资金|拨款|拨款资金|拨款收入|预算拨款)(?:安排)?"
)
_LEVEL = re.compile(
    r"(?:(?:当年|本年度?|年度)?(?:一般公共预算|政府性基金|国有资本经营)(?:预算)?(?:财政)?(?:拨款|资金|收入)?"
    r"|(?:中央|省级?|自治区|市州?级?|地市级?|县区?级?|区县?级?|区级|镇级|地方|上级|本级|同级)(?:财政)?"
    r"(?:专项|补助|转移支付|配套|安排)?(?:资金|拨款|补助|配套)(?:资金)?)"
)
_CARRIED = re.compile(
    r"(?:上年|以前年度|年初|历年)?(?:财政拨款)?(?:结转|结余|结转结余|结转和结余)(?:资金)?"
)
_OTHER = re.compile(
    r"(?:其他|其它)(?:资金|来源|收入)?|单位自?有?资金|单位自筹(?:资金)?|自有资金|自筹资金|社会资金|财政专户管理资金"
)
_BRACKETS = re.compile(r"[（(【\[][^（()）\]】]*[）)】\]]")


def fund_sources(half: Half, total: Row) -> tuple[int, ...]:
    """Give the rows that together are a total of funds; none where the list is not sure.

    It is sure where each row under the total names a source of funds, only the first says 其中,
    and no row can be a part of another (财政拨款 beside 省级资金).
    """
    if not _TOTAL.fullmatch(_plain(total.label)):
        return ()
    above = _sources_above(half, total)
    if above:
        return above
    following = half.rows[half.positions[total.index] + 1 :]
    sources: list[Row] = []
    for row in following:
        if row.rank or _kind(row.label) is None:
            break
        sources.append(row)
    rest = following[len(sources) :]
    if len(sources) < 2 or not sources[0].is_of_which:
        return ()
    if any(row.is_of_which for row in sources[1:]) or (rest and _has_figure(half, rest[0])):
        return ()
    kinds = [_kind(row.label) for row in sources]
    if kinds.count(_GENERAL) > 1 or (_GENERAL in kinds and _LEVEL in kinds):
        return ()
    names = [_plain(row.label) for row in sources]
    return tuple(row.index for row in sources) if len(set(names)) == len(names) else ()


def _sources_above(half: Half, total: Row) -> tuple[int, ...]:
    """Give the rows of funds that stand over their total (本年拨款、上年结转、其他来源、合计)."""
    sources: list[Row] = []
    for row in reversed(half.rows[: half.positions[total.index]]):
        if row.rank or row.is_of_which or _kind(row.label) is None:
            if _has_figure(half, row):
                # 事业收入 over 财政拨款: the total may include what stands there.
                return ()
            break
        sources.append(row)
    kinds = [_kind(row.label) for row in sources]
    if len(sources) < 2 or _CARRIED not in kinds or len(set(kinds)) < len(kinds):
        return ()
    if _GENERAL in kinds and _LEVEL in kinds:
        return ()
    return tuple(row.index for row in reversed(sources))


def _kind(label: str) -> re.Pattern[str] | None:
    words = _plain(label)
    return next((k for k in (_GENERAL, _LEVEL, _CARRIED, _OTHER) if k.fullmatch(words)), None)


def _plain(label: str) -> str:
    return _OF_WHICH.sub("", _BRACKETS.sub("", label)).strip("：:")


def _has_figure(half: Half, row: Row) -> bool:
    return any(half.figure(row.index, column) is not None for column in half.value_columns)
