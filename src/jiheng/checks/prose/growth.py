"""Find what a growth statement speaks of: the new figure, the old one, the change, the rate."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.prose.lookup import core
from jiheng.checks.prose.roles import CHANGES, Role
from jiheng.checks.reading import Reading
from jiheng.checks.sentences import FIGURES, Mention, Sentence

_AMOUNTS = (Kind.MONEY, Kind.COUNT, Kind.NUMBER)
_NESTED = re.compile(r"其中|主要(?:是|原因|由于)|由于|因")
_COMPARISON = re.compile(
    r"(?:比|较|同比|与|相比)[^，]*$|(?:上年|去年|同期|年初预算)(?:决算)?数?|同比|相比"
    r"|(?:增加|增长|提高|上升|提升|上涨|扩大|减少|下降|降低|缩减|压减|回落|下滑|多|少|增|减|增幅|降幅)"
    r"(?:了|额|数|幅度?|率)*(?:为|达到?)?$"
)
_NO_BASE = re.compile(r"含|旧存|结存|结[转余]|未结|其中")
"""Words in brackets that make a figure of last year no base: （不含上年旧存80件）."""
_RESTATED = re.compile(
    r"更正后|重述后?|追溯(?:调整)?后?|剔除后|可比(?:基数|口径)|基数(?:为|是)?\s*$"
)
"""Words that make a figure what the new one is compared with."""
_LAST_YEARS = re.compile(r"(?:上年|去年|上年同期|上一年)(?:度|数|同期|决算数?)?(?:为|是)?")
_NOW = re.compile(r"本年|今年|当年|本期|现")
_NOW_IS = re.compile(r"(?:本年|今年|当年)(?:度|数|决算数?|实际)*(?:为|是|达到?)")
_UNDIRECTED = re.compile(r"(?:变动|变化|增减)额?(?:为)?|差额(?:为)?|相差")
_EXTENT = re.compile(r"(?:增减|变动|变化)?(?:幅度|率|比例)(?:为|达到?)?")
_OF_ANOTHER_BASE = re.compile(
    r"(?:年均|年平均|平均每年|复合|月均)[^，；。]*$"
    rf"|(?:扣除|剔除|除去|抛开|不计|不含|不考虑|还原)[^；。]{{0,30}}(?:后|影响|因素|时|[{FIGURES}]，)[^；。]{{0,10}}$"
)
"""Words of a rate that neither figure beside it gives: 年均增长5%, 扣除一次性支出8万元后增长5%."""
_REACH = 60
_SPANS = ("年", "个月", "月", "天", "日")
_PAIR = 2
_SPLIT = re.compile(r"[；;]")


@dataclass(frozen=True, eq=False)
class Growth:
    """Hold one statement of growth; any part may be missing.

    `sign` is 1 for growth, −1 for a fall, by the words of the rate or of the change.
    `is_near` tells that the new figure stands in the same sentence, next to the statement.
    """

    sentence: Sentence
    new: Mention | None
    old: Mention | None
    change: Mention | None
    rate: Mention | None
    sign: int
    change_sign: int
    is_near: bool

    @property
    def is_turn(self) -> bool:
        """Tell whether old and new figure stand side by side: 由8万元减少到6万元."""
        if self.old is None or self.new is None or self.old.role is not Role.FROM:
            return False
        mentions = self.sentence.mentions
        return (
            self.new.role is Role.REACHED
            and self.new in mentions
            and mentions.index(self.new) == mentions.index(self.old) + 1
        )

    @property
    def is_restated(self) -> bool:
        """Tell whether the old figure is one made anew to be compared with."""
        return self.old is not None and _RESTATED.search(self.old.lead) is not None

    @property
    def operands(self) -> tuple[Figure, ...]:
        """Give the figures of the statement."""
        found = (self.rate, self.change, self.new, self.old)
        return tuple(m.figure for m in found if m is not None)


def growths(reading: Reading) -> Iterator[Growth]:
    """Give every statement of growth of amounts and counts in the prose."""
    for sentence in reading.prose:
        used: set[Mention] = set()
        for mention in sentence.mentions:
            is_change = mention.role in CHANGES or _turn_before(mention) is not None
            if not is_change or mention in used or "分别" in mention.lead:
                continue
            if is_of_another_base(mention):
                continue
            if mention.figure.kind in _AMOUNTS:
                rate = _rate_after(mention)
                if rate is not None:
                    used.add(rate)
                yield _statement(reading, mention, rate)
            elif mention.figure.kind is Kind.RATE:
                yield _statement(reading, None, mention)


def is_of_another_base(mention: Mention) -> bool:
    """Tell a rate that neither figure beside it gives: 年均增长5%, 扣除一次性支出8万元后增长5%."""
    start = max(0, mention.position - _REACH)
    words = re.split("[；。]", mention.sentence.skeleton[start : mention.position])[-1]
    return _OF_ANOTHER_BASE.search(words) is not None


def _statement(reading: Reading, change: Mention | None, rate: Mention | None) -> Growth:
    anchor = change or rate
    assert anchor is not None
    new, is_near = _new(anchor, change, reading)
    if new is None:
        new = _told_behind(rate or anchor)
        is_near = new is not None
    like = new or change
    old = _old(anchor, like, reading) if like is not None else None
    return Growth(
        sentence=anchor.sentence,
        new=new,
        old=old,
        change=change,
        rate=rate,
        sign=_sign(rate if rate is not None and rate.role in CHANGES else anchor),
        change_sign=_sign(change or anchor),
        is_near=is_near,
    )


def _sign(mention: Mention) -> int:
    turn = _turn_before(mention)
    if turn is None:
        return 1 if mention.role is Role.RISE else -1
    old, new = turn
    return 1 if new.figure.exact >= old.figure.exact else -1


def _turn_before(change: Mention) -> tuple[Mention, Mention] | None:
    """Give the old and the new figure right before a change that is named without a direction:
    由8万元减少到6万元，变动额2万元.
    """
    if change.figure.kind not in _AMOUNTS or not _UNDIRECTED.fullmatch(change.lead):
        return None
    mentions = change.sentence.mentions
    index = mentions.index(change)
    if index < _PAIR:
        return None
    old, new = mentions[index - 2 : index]
    is_turn = old.role in (Role.FROM, Role.PAST) and new.role is Role.REACHED
    return (old, new) if is_turn and new.figure.is_comparable(change.figure) else None


def _rate_after(change: Mention) -> Mention | None:
    """Give the growth rate directly behind a change: 增加20万元，增长5%."""
    mentions = change.sentence.mentions
    index = mentions.index(change) + 1
    if index >= len(mentions):
        return None
    following = mentions[index]
    between = change.sentence.skeleton[change.position + 1 : following.position]
    is_named = following.role in CHANGES or _EXTENT.fullmatch(following.lead)
    is_rate = following.figure.kind is Kind.RATE and bool(is_named)
    # A subject of its own (增加20万元，税收增长5%) makes it another statement.
    if not is_rate or len(_subject(following)) > 1 or re.search(r"[；。]", between):
        return None
    return following


def _new(anchor: Mention, change: Mention | None, reading: Reading) -> tuple[Mention | None, bool]:
    """Give the new figure: the nearest amount before the statement, or named in the sentence
    before it by the same words.
    """
    like = change.figure if change is not None else None
    mentions = anchor.sentence.mentions
    for mention in reversed(mentions[: mentions.index(anchor)]):
        if mention.depth and not anchor.depth:
            continue
        between = anchor.sentence.skeleton[mention.position : anchor.position]
        if _SPLIT.search(between) or "其中" in between:
            return None, False
        role = mention.role
        if mention.figure.unit_symbol in _SPANS and not (
            like and mention.figure.is_comparable(like)
        ):
            # 由80人增加到100人，4年累计增长25%: how long it took did not grow.
            continue
        if mention.figure.kind in _AMOUNTS and _is_past(mention, reading):
            continue
        if mention.figure.kind not in _AMOUNTS or role in CHANGES:
            if role in CHANGES or mention.figure.kind is Kind.RATE:
                # 增长5%，比年初预算增加20万元: the figure before both is still the new one.
                continue
            return None, False
        if like is not None and not mention.figure.is_comparable(like):
            return None, False
        if _is_base_of_rate(mention):
            # 完成856.83万元，占预算863.00万元的99.28%，较上年减少…: it is the first that fell.
            continue
        return mention, _is_same_subject(mention, anchor, between)
    return _in_previous_sentence(anchor, like, reading)


def _told_behind(last: Mention) -> Mention | None:
    """Give the new figure that is told behind its change: 与上年8390元相比，减少399元，本年为7991元."""
    mentions = last.sentence.mentions
    for mention in mentions[mentions.index(last) + 1 :][:1]:
        if mention.figure.kind in _AMOUNTS and _NOW_IS.fullmatch(mention.lead):
            return mention
    return None


def _is_base_of_rate(mention: Mention) -> bool:
    """Tell the base of a rate: 预算863.00万元的99.28%."""
    mentions = mention.sentence.mentions
    index = mentions.index(mention) + 1
    return index < len(mentions) and mentions[index].is_of_figure


def _is_same_subject(new: Mention, anchor: Mention, between: str) -> bool:
    """Tell whether nothing but the comparison stands between figure and statement."""
    if _NESTED.search(between) or between.count("，") > 2:
        return False
    subject = _subject(anchor)
    return len(subject) <= 1 or subject in core(new.label) or core(new.label).endswith(subject)


def _subject(mention: Mention) -> str:
    """Give what a change is of, without the comparison and the words of change."""
    return core(_COMPARISON.sub("", mention.label))


def _in_previous_sentence(
    anchor: Mention, like: Figure | None, reading: Reading
) -> tuple[Mention | None, bool]:
    siblings = reading.sentences_of(anchor.sentence.paragraph)
    index = siblings.index(anchor.sentence) if anchor.sentence in siblings else 0
    if index == 0:
        return None, False
    found = [
        m
        for m in siblings[index - 1].mentions
        if not m.depth and m.figure.kind in _AMOUNTS and m.role not in CHANGES
    ]
    if len(found) != 1 or (like is not None and not found[0].figure.is_comparable(like)):
        return None, False
    subject = _subject(anchor)
    return found[0], len(subject) > 1 and core(found[0].label).endswith(subject)


def _is_past(mention: Mention, reading: Reading) -> bool:
    """Tell a figure of an earlier year, by its words or by the year named with it."""
    if mention.role in CHANGES:
        return False
    if mention.role in (Role.PAST, Role.FROM) or _RESTATED.search(mention.lead):
        return True
    if reading.year is None or mention.year is None or Kind.YEAR.value not in mention.lead:
        return False
    return mention.year < reading.year


def _old(anchor: Mention, like: Mention, reading: Reading) -> Mention | None:
    """Give the old figure: 由X增加到, 上年X, 比上年X."""
    mentions = anchor.sentence.mentions
    stop = mentions.index(anchor)
    candidates = [
        m
        for m in mentions[:stop]
        if _is_past(m, reading)
        and not _is_of_one_year(m, like)
        and not (m.depth and _NO_BASE.search(m.lead))
        and m.figure.is_comparable(like.figure)
        and not _SPLIT.search(anchor.sentence.skeleton[m.position : anchor.position])
    ]
    behind = mentions[stop + 1 : stop + 2]
    if not candidates and behind and _LAST_YEARS.fullmatch(behind[0].lead):
        # 同比下降7.9%，上年为3087.73万元
        candidates = [m for m in behind if m.figure.is_comparable(like.figure)]
    if len(candidates) > 1 and like.year is not None:
        # 从2019年的6万元、2020年的8万元变化到2021年的7万元，较上年…: the year before is meant.
        candidates = [m for m in candidates if m.year == like.year - 1] or candidates
    restated = [m for m in candidates if _RESTATED.search(m.lead)]
    if len(candidates) > 1 and len(restated) == 1:
        # 上年披露77万元，追溯调整后为67万元: what is restated is what the new one is compared with.
        candidates = restated
    return candidates[0] if len(candidates) == 1 else None


def _is_of_one_year(old: Mention, new: Mention) -> bool:
    """Tell whether only a year makes a figure an old one, and the new one is of that year too:
    2013年受理110件，审结97件.
    """
    if old is new or old.role in (Role.PAST, Role.FROM) or _RESTATED.search(old.lead):
        return False
    return old.year == new.year and old.position < new.position and not _NOW.search(new.lead)
