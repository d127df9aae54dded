"""Find the differences that are stated against a figure named in so many words: 比目标320套少16套."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.checks.figures import Kind
from jiheng.checks.prose.lookup import core
from jiheng.checks.prose.roles import CHANGES, Role
from jiheng.checks.reading import Reading
from jiheng.checks.sentences import FIGURES, Mention

_KINDS = (Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.POINT)
_ABOVE = (
    "多出?|超出?|超额|高出?|增加|增长|提高|上升|提升|上涨|增收|超支|多支出?|超支出?|长|扩大|增|升"
)
_BELOW = (
    "少|低|减少|下降|降低|回落|压减|压缩|缩减|缩短|减收|节约|节省|节支|少支出?|短|提前|结余|降|减"
)
_APART = "相差|差距|偏差|差额|差"
_ADVERBS = "(?:还|又|也|则|共|约|实际|净|仅|只|略|均|已|要|将|再|相应)*"
_ENDS = "(?:了|额|数|幅度?)*(?:为|达到?|有|是)?"
_AGAINST = re.compile(r"(?:比|较|与|同|相比于?|对比)(?P<name>[^，。；：]{0,14})$")
_BEYOND = re.compile(
    r"(?:超过|超出|高于|高过|多于|大于|快于|优于|好于|长于|突破)(?P<name>[^，。；：]{0,10})$"
)
_WITHIN = re.compile(
    r"(?:低于|少于|小于|慢于|落后于?|逊于|不及|未达到?|不足|短于)(?P<name>[^，。；：]{0,10})$"
)
_OF_NAME = (
    r"(?:的?(?:目标|指标|计划|预算|任务|预计|标准|要求|年初)?(?:值|数|额|要求|水平)?"
    r"(?:相比|对比|比较)?)，?"
)
_MOVED = re.compile(
    rf"{_OF_NAME}{_ADVERBS}(?:(?P<up>{_ABOVE})|(?P<down>{_BELOW})|(?P<apart>{_APART})){_ENDS}"
)
_EXTENT = re.compile(
    rf"{_OF_NAME}(?:的?(?:幅度|差额|差距|部分))?(?:为|达到?|是|有)?"
    rf"(?:{_ADVERBS}(?:{_ABOVE}|{_BELOW}|{_APART}){_ENDS})?"
)
_FIRST = re.compile(r"的?(?:目标|指标|计划|预算|要求|标准)?(?:值|数|额|水平)?(?:相比|对比|比较)$")
_THEN = re.compile(rf"{_ADVERBS}(?:(?P<up>{_ABOVE})|(?P<down>{_BELOW})|(?P<apart>{_APART})){_ENDS}")
_NAMED = re.compile(
    rf"(?:比|较|与|同)(?P<name>[^，。；：{FIGURES}]{{2,10}}?)(?:相比)?{_ADVERBS}"
    rf"(?:(?P<up>{_ABOVE})|(?P<down>{_BELOW})|(?P<apart>{_APART})){_ENDS}$"
)
_NAMED_BEYOND = re.compile(
    rf"(?:(?P<up>超过|超出|高于|多于|大于|超额?)|(?P<down>低于|少于|小于|不及|未达到?))"
    rf"(?P<name>[^，。；：{FIGURES}]{{2,8}})(?<!的)$"
)
_BARE = re.compile(
    rf"{_ADVERBS}(?:(?P<up>超出?|超额|高出)|(?P<down>差(?![额距异])|短少|尚差)){_ENDS}"
)
_TARGET = re.compile(r"目标|指标值|计划|任务|要求|标准值|限价|控制[数价]")
_PLANNED = re.compile(rf"{_TARGET.pattern}|预算|概算|限额|定额")
_RESTATED = re.compile(r"更正|重述|追溯|可比|口径|基数|上年|去年|同期")
"""Words of a base that growth is told against, where the new figure may stand anywhere."""
_COUNTED = re.compile(r"(?<=[\u4e00-\u9fff]{2})[人户件个份次]?数$")
_GAP = re.compile(r"(?:[两二]者|高低|首尾|最大)?(?:极差|相差|差距|差额)(?:为|达到?|是|有)?")
_LEFT = re.compile(
    r"(?:尚|还|仍)?(?:有)?(?:未(?:支出|执行|使用|支付|拨付|完成)|余|剩余|结余|结存)(?:资金|金额|额)?(?:为)?"
)
_PAIR = 2
_REACHED = re.compile(r"(?:现|本年|今年|当年)?(?:为|达到?|升[至到]|降[至到])")
_NO_SUBJECT = re.compile(
    r"(?:但|却|也|又|均|仍|还|实际|仅|并|且|相应|同时|因此|故|总体|整体|最终|年末|年底|全年|截至|[，、\s])*"
)
_HALF = re.compile("[；;]")
_SHARE_OF_BASE = re.compile(
    rf"[，,（(、]*(?:即|也就是)?(?:{_ABOVE}|{_BELOW}|超概|超支|核减|审减|下浮|上浮|压降|偏差)"
    r"(?:了|额|率|幅度?|比例)*(?:为|达到?|约)?"
)
_LAST_MARK = re.compile(r"^.*[，。；：:、,;]")


@dataclass(frozen=True, eq=False)
class Compared:
    """Hold a stated difference and what it is between.

    `others` are the figures of the sentence that may be the one compared with `base`, the
    nearest first; `is_sure` tells that the words name no subject of their own, so that it must
    be the figure before.  `sign` is 1 where the words say above the base, −1 below, 0 neither.
    """

    change: Mention
    base: Mention
    others: tuple[Mention, ...]
    sign: int
    is_sure: bool
    is_next: bool = False
    """Whether the clause of the nearest of `others` stands right before that of the base."""


def compared(reading: Reading) -> Iterator[Compared]:
    """Give every difference in the prose that is stated against a figure or its name."""
    for sentence in reading.prose:
        mentions = sentence.mentions
        for index, change in enumerate(mentions):
            if not index or change.figure.kind not in _KINDS or change.figure.hedge is not None:
                continue
            found = (
                _against_figure(mentions, index)
                or _against_first(mentions, index)
                or _against_name(mentions, index)
                or _against_target(mentions, index)
                or _between_two(mentions, index)
                or _left_of_whole(mentions, index)
            )
            if found is not None and found.others:
                yield found


def extent_of(found: Compared) -> Mention | None:
    """Give the rate behind a difference that is its share of the base: 比概算40万元多2万元，超概5%."""
    mentions = found.change.sentence.mentions
    behind = mentions[mentions.index(found.change) + 1 :][:1]
    if not behind or behind[0].figure.kind is not Kind.RATE or behind[0].figure.hedge is not None:
        return None
    rate = behind[0]
    between = rate.sentence.skeleton[found.change.position + 1 : rate.position]
    return rate if _SHARE_OF_BASE.fullmatch(between) else None


def _against_figure(mentions: tuple[Mention, ...], index: int) -> Compared | None:
    """Read 比目标320套少16套 and 超过目标值93%的幅度为2.25个百分点."""
    change, base = mentions[index], mentions[index - 1]
    if not _measures(change, base) or base.depth != change.depth:
        return None
    between = change.sentence.skeleton[base.position + 1 : change.position]
    sign = 0
    if against := _AGAINST.search(base.lead):
        moved = _MOVED.fullmatch(between.strip())
        if moved is None:
            return None
        sign = _sign(moved)
    else:
        against = _BEYOND.search(base.lead) or _WITHIN.search(base.lead)
        if against is None or not _EXTENT.fullmatch(between.strip("，, ")):
            return None
        sign = 1 if _BEYOND.search(base.lead) else -1
    behind = _told_behind(change, base)
    if behind is not None:
        return Compared(change, base, (behind,), sign, is_sure=True)
    if _is_old(base):
        return None
    before = base.lead[: against.start()]
    others = _others(mentions[: index - 1], base, change)
    if _NO_SUBJECT.fullmatch(before):
        is_next = bool(others) and _is_next(others[0], base)
        return Compared(change, base, others, sign, is_sure=True, is_next=is_next)
    named = _called(before, others)
    return Compared(change, base, named or others, sign, is_sure=bool(named))


def _against_first(mentions: tuple[Mention, ...], index: int) -> Compared | None:
    """Read 与设计规模320套相比，实际304套，少16套: the base stands first."""
    if index < _PAIR:
        return None
    base, other, change = mentions[index - 2 : index + 1]
    moved = _THEN.fullmatch(_LAST_MARK.sub("", change.lead))
    if moved is None or _AGAINST.search(base.lead) is None or _FIRST.match(base.after) is None:
        return None
    if not (_measures(change, base) and other.figure.is_comparable(base.figure)):
        return None
    if _is_old(base) or not base.depth == other.depth == change.depth:
        return None
    return Compared(change, base, (other,), _sign(moved), is_sure=True)


def _is_next(other: Mention, base: Mention) -> bool:
    """Tell whether only a comma and the words of comparing stand between two figures."""
    skeleton = base.sentence.skeleton
    between = skeleton[other.position + 1 : base.position]
    if between.count("，") > 1 or "、" in between or "其中" in between:
        return False
    # 甲类100户、乙类80户，比目标170户多10户: the two together may be compared.
    earlier = re.split("[，；。]", skeleton[: other.position])[-1]
    return re.search(f"[{FIGURES}]", earlier) is None


def _called(words: str, others: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Give the figures that the subject of a comparison names: 危房改造比任务数9户多1户."""
    subject = core(_COUNTED.sub("", _LAST_MARK.sub("", words)))
    subject = _NO_SUBJECT.sub("", subject)
    return tuple(m for m in others if len(subject) > 1 and subject in m.lead)


def _told_behind(change: Mention, base: Mention) -> Mention | None:
    """Give the figure that a change led to, told behind it: 较上年的99.50%下降3.07个百分点，为96.43%."""
    mentions = change.sentence.mentions
    for mention in mentions[mentions.index(change) + 1 :][:1]:
        if _REACHED.fullmatch(mention.lead) and mention.figure.is_comparable(base.figure):
            return mention
    return None


def _against_name(mentions: tuple[Mention, ...], index: int) -> Compared | None:
    """Read 限价96万元，中标价90万元，较限价少6万元: the base stands before, under its name."""
    change = mentions[index]
    words = _LAST_MARK.sub("", change.lead)
    match = _NAMED.search(words) or _NAMED_BEYOND.search(words)
    if match is None:
        return None
    name = core(_COUNTED.sub("", match["name"]))
    before = [m for m in mentions[:index] if _measures(change, m)]
    bases = [m for m in before if len(name) > 1 and _is_called(m, name)]
    if len(bases) != 1 or _is_old(bases[0]):
        return None
    is_sure = bool(_NO_SUBJECT.fullmatch(words[: match.start()]))
    others = tuple(m for m in _others(tuple(before), bases[0], change) if m is not bases[0])
    return Compared(change, bases[0], others, _sign(match), is_sure)


def _against_target(mentions: tuple[Mention, ...], index: int) -> Compared | None:
    """Read 目标170亩，全年完成174亩，超4亩: the base is the one figure called a target."""
    change = mentions[index]
    match = _BARE.fullmatch(_LAST_MARK.sub("", change.lead))
    if match is None:
        return None
    before = [m for m in mentions[:index] if _measures(change, m)]
    bases = [m for m in before if _TARGET.search(m.lead)]
    if len(bases) != 1 or _is_old(bases[0]):
        return None
    others = tuple(m for m in _others(tuple(before), bases[0], change) if m is not bases[0])
    return Compared(change, bases[0], others, _sign(match), is_sure=True)


def _is_old(base: Mention) -> bool:
    return base.role in (Role.PAST, Role.FROM) or _RESTATED.search(base.lead) is not None


def _between_two(mentions: tuple[Mention, ...], index: int) -> Compared | None:
    """Read 最高的是甲县（99.0%），最低的是乙县（89.6%），相差9.4个百分点: nothing else can be meant."""
    change = mentions[index]
    if not _GAP.fullmatch(_LAST_MARK.sub("", change.lead)):
        return None
    alike = [m for m in mentions[:index] if _measures(change, m)]
    own = [
        m for m in alike if not _HALF.search(change.sentence.skeleton, m.position, change.position)
    ]
    if len(own) != _PAIR or len({m.role for m in own if m.role in CHANGES}) > 1:
        # 最高增长55.5%，最低下降13.2%，相差68.7个百分点: one of them lies below nothing.
        return None
    return Compared(change, own[0], (own[1],), 0, is_sure=True)


def _left_of_whole(mentions: tuple[Mention, ...], index: int) -> Compared | None:
    """Read 支出9955万元，占总额10461万元的95.17%，尚未支出506万元: what the whole leaves."""
    change = mentions[index]
    if index < _PAIR or not _LEFT.fullmatch(_LAST_MARK.sub("", change.lead)):
        return None
    base, rate = mentions[index - _PAIR : index]
    if rate.figure.kind is not Kind.RATE or not rate.is_of_figure or not _measures(change, base):
        return None
    others = _others(mentions[: index - _PAIR], base, change)
    return Compared(change, base, others, -1, is_sure=True)


def _is_called(mention: Mention, name: str) -> bool:
    label = core(mention.label or mention.lead)
    return label.endswith(name) or mention.after.lstrip("的").startswith(name)


def _sign(match: re.Match[str]) -> int:
    groups = match.groupdict()
    return 1 if groups["up"] else -1 if groups["down"] else 0


def _measures(change: Mention, other: Mention) -> bool:
    """Tell whether a change can be one of a figure: of points where that is a rate."""
    if other.figure.hedge is not None:
        return False
    if change.figure.kind is Kind.POINT:
        return other.figure.kind is Kind.RATE
    return other.figure.is_comparable(change.figure)


def _others(before: tuple[Mention, ...], base: Mention, change: Mention) -> tuple[Mention, ...]:
    """Give the figures that may be compared with a base, from the last half sentence first."""
    alike = [
        m
        for m in reversed(before)
        if m.figure.is_comparable(base.figure) and m.depth == change.depth and m.role not in CHANGES
    ]
    own = [
        m for m in alike if not _HALF.search(base.sentence.skeleton, m.position, change.position)
    ]
    found = own or alike
    # What is compared with a target is no target itself, nor the same figure once more.
    reached = [
        m
        for m in found
        if m is not base
        and m.figure.exact != base.figure.exact
        and not (_PLANNED.search(base.lead) and _PLANNED.search(m.lead))
    ]
    return tuple(reached or found)
