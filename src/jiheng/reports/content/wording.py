"""Put sentences together as official Chinese has them: ends, lists, quoted words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from jiheng.reports.spans import Span, Text, plain_text, spans

Words = str | Span
"""A part of a sentence: words, or a figure."""

_ENDS = "。！？…；，、：;,.!?:"
_STOPS = "。！？…"
# 标有引号的并列成分之间不用顿号（GB/T 15834—2011 4.5.3.5）。
_QUOTED_LIST = re.compile("”、“")
_LABEL = re.compile("，[^，（）]*推定[甲乙丙]?(?=）)|（推定[甲乙丙]?）")


def sentence(text: str) -> str:
    """End a text with one full stop, each of its lines apart; an empty text stays empty.

    >>> sentence("按上级通知停止下达；"), sentence("全部完成！"), sentence(" ")
    ('按上级通知停止下达。', '全部完成！', '')
    >>> sentence("统筹管理学前教育\\n　　指导各类学校德育。")
    '统筹管理学前教育。指导各类学校德育。'
    """
    return "".join(_stopped(part) for part in paragraphs(text))


def _stopped(bare: str) -> str:
    if bare[-1] in _STOPS or bare.endswith(("。”", "。）", "！”", "？”")):
        return bare
    return bare.rstrip(_ENDS) + "。"


def clause(text: str) -> str:
    """Strip the stops at the end, so that the text can stand inside a sentence; join its lines.

    >>> clause("按上级通知停止下达。"), clause("汛期停工。\\n材料涨价。")
    ('按上级通知停止下达', '汛期停工；材料涨价')
    """
    parts = [part.rstrip(_ENDS) for part in paragraphs(text)]
    return "；".join(part for part in parts if part)


def paragraphs(text: str) -> list[str]:
    """Split a text into its paragraphs, without blank ones and without typed indents."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def tidy_quotes(text: str) -> str:
    """Drop the 、 between quoted parts of a list; turn quotes inside quotes into single ones.

    >>> tidy_quotes("“按时完成”、““三公经费”控制率”均为“是”")
    '“按时完成”“‘三公经费’控制率”均为“是”'
    """
    return _nested(_QUOTED_LIST.sub("”“", text), "“”", "‘’")


def official_name(title: str) -> str:
    """Take out of a standard's title the label of how sure we are of it.

    >>> official_name("某市自评评分标准（2021年度，推定甲）"), official_name("某市评分标准（推定）")
    ('某市自评评分标准（2021年度）', '某市评分标准')
    """
    return _LABEL.sub("", title)


def titled(name: str) -> str:
    """Put the name of a document in 《》; names inside the name get 〈〉.

    >>> titled("丙办法"), titled("关于印发《丙办法》的通知"), titled("《丁办法》")
    ('《丙办法》', '《关于印发〈丙办法〉的通知》', '《丁办法》')
    """
    return _nested(name if name.startswith("《") else f"《{name}》", "《》", "〈〉")


def _nested(text: str, outer: str, inner: str) -> str:
    """Keep the outermost pair of marks; turn every pair inside it into the inner ones."""
    made, depth = [], 0
    for letter in text:
        if letter == outer[0]:
            depth += 1
            made.append(outer[0] if depth == 1 else inner[0])
        elif letter == outer[1] and depth:
            made.append(outer[1] if depth == 1 else inner[1])
            depth -= 1
        else:
            made.append(letter)
    return "".join(made)


def listed(names: Sequence[str], most: int) -> str:
    """List names, the first ones only where there are many, and say how many there are.

    >>> listed(["甲"], 2), listed(["甲", "乙"], 2), listed(["甲", "乙", "丙"], 2)
    ('甲', '甲、乙', '甲、乙等3项')
    """
    more = f"等{len(names)}项" if len(names) > most else ""
    return "、".join(names[:most]) + more


def joined(groups: Iterable[Sequence[Words]], mark: str) -> tuple[Span, ...]:
    """Join groups of parts with a mark between them; empty groups are left out."""
    return spans(*_joined([group for group in groups if plain_text(spans(*group))], mark))


def _joined(groups: Sequence[Sequence[Words]], mark: str) -> Iterator[Words]:
    for place, group in enumerate(groups):
        if place:
            yield Text(mark)
        yield from group


def month_or_day(typed: str) -> str:
    """Write an ISO date of any precision in Chinese.

    >>> month_or_day("2022-12"), month_or_day("2022-04-15"), month_or_day("2022")
    ('2022年12月', '2022年4月15日', '2022年')
    """
    parts = typed.split("-")
    return "".join(
        f"{int(part)}{mark}" for part, mark in zip(parts, "年月日", strict=False) if part
    )
