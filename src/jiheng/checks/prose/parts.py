"""A total with the parts listed for it, and which figures can be either."""

import re
from dataclasses import dataclass

from jiheng.checks.figures import Kind
from jiheng.checks.prose.roles import CHANGES, Role
from jiheng.checks.sentences import FIGURES, Mention, Sentence

SUMMED = (Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.SCORE)
_NEVER_PARTS = (*CHANGES, Role.PAST, Role.FROM, Role.SHARE, Role.COMPLETION)
_COMPLETE = re.compile(r"分别[为是用]|由以下|构成|组成|具体(?:为|如下)")
_LISTED = re.compile(r"^按|^[：:]")
_PARTIAL = re.compile(r"主要|重点")
_AND_MORE = re.compile(
    rf"等[^，。；、]{{0,8}}$|其余|其他[^，。；、{FIGURES}]{{0,4}}$|(?:剩余|余下)[^{FIGURES}]{{0,40}}$"
)
_AVERAGE = re.compile(r"平均|[人户均]均|均价|单价|每[\u4e00-\u9fff]{1,2}")
_AWARDED = re.compile(r"得(?:分)?(?:为)?\s*$|实得|自评(?:为)?\s*$")
_BASE = re.compile(
    r"占[^，。；]{0,10}$|(?:较(?![大小多少高低好快强])|(?<![对占])比(?![例重赛较]))[^，。；]{1,14}$"
)
"""Ends the words of a base: 占预算13万元的92%, 较年中预计数13万元."""
_NUMBER_AFTER = re.compile(rf"\s+{Kind.NUMBER.value}")
_NUMBER_BEFORE = re.compile(rf"{Kind.NUMBER.value}\s+$")
_DEDUCTED = re.compile(r"[扣失](?:减|除|分)?\s*$")
FULL_MARKS = re.compile(r"满分|分值|总分值|权重")
_COLUMNS = (("扣分", _DEDUCTED), ("满分", FULL_MARKS), ("得分", _AWARDED))


@dataclass(frozen=True, eq=False)
class PartsList:
    """Hold a total with its parts, all of one unit.

    `is_complete` tells lists that the words call complete (分别为), `is_listed` those that only
    a colon opens, `is_partial` those that the words call a selection; `shares` are the shares
    printed with the parts, None where one has none.
    """

    total: Mention
    parts: tuple[Mention, ...]
    others: tuple[Mention, ...]
    """Other figures near the list that could be its total."""
    beyond: tuple[Mention, ...]
    """Figures behind the end of the list, which could be parts after all."""
    is_complete: bool
    is_listed: bool
    is_partial: bool
    shares: tuple[Mention | None, ...]
    sentence: Sentence

    @property
    def is_bracketed(self) -> bool:
        """Tell whether the parts stand in brackets, which end the list for certain."""
        return self.parts[0].depth > self.total.depth

    @property
    def text(self) -> str:
        """Give the words of the list: the sentence of its parts, behind that of its total."""
        listed = self.parts[0].sentence
        return self.sentence.text + ("" if listed is self.sentence else listed.text)


def made_list(
    total: Mention,
    parts: list[Mention],
    *,
    words: str = "",
    listed: str = "",
    near: list[Mention] | None = None,
    beyond: list[Mention] | None = None,
) -> PartsList:
    """Make a list of parts; `words` open it, `listed` is the text of the list."""
    is_partial = bool(_PARTIAL.search(words) or _AND_MORE.search(listed.rstrip("。；;）) ")))
    return PartsList(
        total,
        tuple(parts),
        tuple(m for m in near or () if m.figure.is_comparable(total.figure)),
        tuple(m for m in beyond or () if m.figure.is_comparable(total.figure)),
        bool(_COMPLETE.search(words)),
        bool(_LISTED.search(words)),
        is_partial,
        tuple(_share_of(m) for m in parts),
        total.sentence,
    )


def can_sum(mention: Mention) -> bool:
    """Tell whether a figure can be a total or a part: no change, share, average or past figure."""
    return (
        mention.figure.kind in SUMMED
        and mention.figure.hedge is None
        and mention.role not in _NEVER_PARTS
        and not _AVERAGE.search(mention.lead)
        and not _BASE.search(mention.lead)
        and not is_cell(mention)
    )


def is_cell(mention: Mention) -> bool:
    """Tell whether a bare number stands beside another with nothing but spaces between: the row
    of a table that lost its lines.
    """
    if mention.figure.kind is not Kind.NUMBER:
        return False
    skeleton, at = mention.sentence.skeleton, mention.position
    return bool(_NUMBER_AFTER.match(skeleton, at + 1) or _NUMBER_BEFORE.search(skeleton, 0, at))


def column_of(mention: Mention) -> str:
    """Give the column (预算, 支出; 满分, 得分, 扣分) that a figure of a list belongs to.

    分 is a score without a word of its own: full marks beside 得分, marks got beside 满分.
    """
    if mention.figure.kind is Kind.SCORE:
        for column, pattern in _COLUMNS:
            if pattern.search(mention.lead):
                return column
        return "分"
    return mention.role.value


def _share_of(part: Mention) -> Mention | None:
    """Give the share printed directly after a part, also in brackets."""
    mentions = part.sentence.mentions
    index = mentions.index(part)
    for mention in mentions[index + 1 : index + 3]:
        if mention.figure.kind is Kind.RATE and mention.role is Role.SHARE:
            return mention
        if can_sum(mention):
            return None
    return None
