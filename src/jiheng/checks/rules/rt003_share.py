"""RT003: a share that does not follow from the part and the whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from jiheng.checks.figures import Kind
from jiheng.checks.finding import Severity
from jiheng.checks.prose.explanations import explanation
from jiheng.checks.prose.lists import parts_lists
from jiheng.checks.prose.lookup import core, earlier, named
from jiheng.checks.prose.outsiders import Outsider, outsiders
from jiheng.checks.prose.roles import CHANGES, Role, share_base
from jiheng.checks.prose.shares import note_of, part_of
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Judgement, Verdict, judge, ratio
from jiheng.checks.relations.numbers import in_unit, plain, unit_words
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import Mention

_OUTSIDE = re.compile(r"全[省市国区县球州]|同[类期行]|全行业|[省市区国]的|GDP|生产总值|地区|行业")
_KINDS = (Kind.MONEY, Kind.COUNT, Kind.NUMBER)
_WORD, _FEWEST = 2, 3
_TOTAL = re.compile(r"总[额数量计值]|合计|共计?|全部|原值")
_NEVER = (*CHANGES, Role.PAST, Role.FROM)
_WHOLE = re.compile(r"总|合计|全部|本年|支出|收入|预算|决算|资金|经费|其中|数$")


@dataclass(frozen=True, eq=False)
class _Share:
    rate: Mention
    part: Mention
    whole: Mention
    judgement: Judgement
    is_named: bool


class Share(Rule):
    """占比与部分、总额对不上。

    为什么：“其中：基本支出105.58万元，占34.30%”，占比＝部分÷总额，三个数都在文中。总额按所写的名称
    （占本年支出合计的）或所在清单的合计认定；占全省、占全市等总额不在文中的不判断。
    依据：部门决算公开文本格式，支出决算情况说明（推定）。
    反例：
        本年支出合计300.00万元，其中：基本支出100.00万元，占43.33%；项目支出200.00万元，占66.67%。
    正例：
        本年支出合计300.00万元，其中：基本支出100.00万元，占33.33%；项目支出200.00万元，占66.67%。
    """

    code = "RT003"
    name = "占比与分子分母不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every share whose part and whole are found; shares of one whole support each
        other.
        """
        wholes = {part: found.total for found in parts_lists(reading) for part in found.parts}
        shares: dict[Mention, list[_Share]] = {}
        apart: list[Mention] = []
        for sentence in reading.prose:
            for rate in sentence.mentions:
                if rate.figure.kind is not Kind.RATE or rate.role is not Role.SHARE:
                    continue
                share = self._find(rate, reading, wholes)
                if share is None:
                    apart.append(rate)
                    continue
                shares.setdefault(share.whole, []).append(share)
        for whole, group in shares.items():
            yield from self._another_whole(whole, group)
            for share in group:
                yield self._outcome(share, group, reading)
        seen = {share.rate for group in shares.values() for share in group}
        for outsider in outsiders([*apart, *_bare(reading, seen | set(apart))]):
            yield self._by_others(outsider)

    def _another_whole(self, whole: Mention, group: list[_Share]) -> Iterator[Outcome]:
        """Judge shares that agree with each other, but not with the whole that is stated."""
        if len(group) < _FEWEST or any(s.rate.figure.exact <= 0 for s in group):
            return
        if any(s.judgement.verdict is not Verdict.CONTRADICTED for s in group):
            return
        bounds = [s.part.figure.interval / s.rate.figure.interval for s in group]
        low = max((b.low for b in bounds if b.low is not None), default=None)
        high = min((b.high for b in bounds if b.high is not None), default=None)
        if low is None or high is None or low > high:
            return
        operands = (whole.figure, *(s.rate.figure for s in group))
        shown = [in_unit(x, whole.figure) + unit_words(whole.figure) for x in (low, high)]
        finding = self.found(
            f"{len(group)}项占比都推得总额约{shown[0]}至{shown[1]}，文中总额写{whole.figure.text.strip()}",
            tuple(figure.quote for figure in operands),
            group[0].rate.sentence.text,
            severity=Severity.WARNING,
        )
        yield Outcome(operands, Verdict.CONTRADICTED, finding, whole.figure)

    def _by_others(self, outsider: Outsider) -> Outcome:
        rate = outsider.rate
        operands = (rate.figure, outsider.part.figure)
        if outsider.agrees:
            return Outcome(operands, Verdict.HOLDS)
        is_tail = outsider.is_tail
        low, high = outsider.bounds
        finding = self.found(
            f"同一总额的其他{outsider.others}项占比都推得总额约{low}至{high}，这一项不在其中"
            + ("（四舍五入尾差或截尾）" if is_tail else ""),
            tuple(figure.quote for figure in (*operands, *outsider.witnesses)),
            rate.sentence.text,
            calculation=f"{plain(outsider.part.figure)}÷{rate.figure.text.strip()}＝{outsider.own}",
            severity=Severity.INFO if is_tail else None,
        )
        verdict = Verdict.TAIL if is_tail else Verdict.CONTRADICTED
        return Outcome(operands, verdict, finding, rate.figure)

    def _find(
        self, rate: Mention, reading: Reading, wholes: dict[Mention, Mention]
    ) -> _Share | None:
        part = part_of(rate)
        if part is None or rate.figure.hedge is not None:
            return None
        words = share_base(rate.role_words) or ""
        if _OUTSIDE.search(words):
            return None
        whole: Mention | None
        is_clear = False
        if rate.is_of_figure:
            whole, of = part, _before(part)
            if of is None:
                return None
            part = of
        elif core(words):
            others = [m for m in earlier(rate, reading) if m is not part]
            if _are_several(words, part, others):
                return None
            whole = named(words, part.figure, iter(others)) or _like(words, part, others)
        else:
            noted = _first(part) if part is note_of(rate) else None
            whole = noted or wholes.get(part) or _head(part) or _total_before(part)
            whole = whole or _total_behind(words, rate, part)
            is_clear = whole is not None and whole is _total_before(part)
            if whole is None and part.lead.startswith("其中"):
                whole = _in_sentence_before(rate, part, reading)
        if whole is None or whole is part or not whole.figure.is_comparable(part.figure):
            return None
        judgement = judge(ratio(rate.figure, part.figure, whole.figure))
        return _Share(rate, part, whole, judgement, is_clear or bool(core(words)))

    def _outcome(self, share: _Share, group: list[_Share], reading: Reading) -> Outcome:
        judgement, is_certain = share.judgement, False
        if judgement.verdict is Verdict.CONTRADICTED:
            others = [
                other
                for other in group
                if other is not share and other.judgement.verdict in (Verdict.HOLDS, Verdict.TAIL)
            ]
            if explanation(share.rate, reading) is not None:
                return Outcome(judgement.operands, Verdict.HOLDS)
            is_near = share.whole.sentence is share.rate.sentence
            is_certain = share.is_named and is_near
            if not (judgement.is_slip or others or is_certain):
                return Outcome(judgement.operands, Verdict.UNDECIDED)
        name = share.part.label or "该项"
        whole = share.whole.label or "合计"
        message = f"“{name}”占“{whole}”的比例写{share.rate.figure.text.strip()}，计算应为{judgement.expected}"
        return self.outcome(judgement, message, share.rate.sentence.text, is_certain=is_certain)


def _bare(reading: Reading, known: set[Mention]) -> Iterator[Mention]:
    """Give rates in brackets right behind an amount, with no word of their own: 80万元（40%）."""
    for sentence in reading.prose:
        for amount, rate in pairwise(sentence.mentions):
            is_bare = rate.figure.kind is Kind.RATE and rate.depth and not rate.lead
            if is_bare and rate not in known and amount.figure.kind is not Kind.RATE:
                between = sentence.skeleton[amount.position + 1 : rate.position]
                if between.strip() in ("（", "("):
                    yield rate


def _first(part: Mention) -> Mention | None:
    """Give the first figure of a sentence whose shares have their parts behind them."""
    first = part.sentence.mentions[0]
    return first if first.figure.is_comparable(part.figure) and not first.depth else None


def _before(whole: Mention) -> Mention | None:
    """Give the figure right before the base of a share."""
    mentions = whole.sentence.mentions
    index = mentions.index(whole)
    part = mentions[index - 1] if index else None
    is_part = part is not None and part.figure.is_comparable(whole.figure) and not part.depth
    return part if is_part else None


def _like(words: str, part: Mention, others: list[Mention]) -> Mention | None:
    """Give the largest figure of the sentence whose name holds the words of the base (采购总额)."""
    wanted = core(words)
    near = [
        m
        for m in others
        if m.sentence is part.sentence
        and not m.depth
        and m.figure.is_comparable(part.figure)
        and not _has_share_of(m, words)
    ]
    named_so = [m for m in near if len(wanted) >= _WORD and wanted in m.lead]
    return named_so[0] if len(named_so) == 1 else None


def _total_behind(words: str, rate: Mention, part: Mention) -> Mention | None:
    """Give the total that ends the sentence of a share of 合计数: 基本支出…占合计数的66%；…，合计…."""
    last = rate.sentence.mentions[-1]
    is_total = words.startswith("合计") and last.lead.endswith("合计") and not last.depth
    return last if is_total and last.figure.is_comparable(part.figure) else None


def _are_several(words: str, part: Mention, others: list[Mention]) -> bool:
    """Tell whether several figures of the sentence bear the name of a base: 到位 of three years."""
    found = [m for m in others if m.sentence is part.sentence]
    first = named(words, part.figure, iter(found))
    return (
        first is not None
        and named(words, part.figure, (m for m in found if m is not first)) is not None
    )


def _has_share_of(mention: Mention, words: str) -> bool:
    """Tell whether a figure is itself printed with its share of the same whole."""
    mentions = mention.sentence.mentions
    for following in mentions[mentions.index(mention) + 1 :]:
        if following.figure.kind is not Kind.RATE:
            return False
        if following.role is Role.SHARE:
            return share_base(following.role_words) == words
    return False


def _in_sentence_before(rate: Mention, part: Mention, reading: Reading) -> Mention | None:
    """Give the whole of 其中…占… that opens a sentence: a figure of the sentence before that
    fits, else the nearest larger one.
    """
    found = [
        m
        for m in earlier(rate, reading, 1)
        if m.sentence is not part.sentence
        and not m.depth
        and m.figure.is_comparable(part.figure)
        and m.role not in _NEVER
        and m.figure.exact > part.figure.exact
    ]
    for m in found:
        if judge(ratio(rate.figure, part.figure, m.figure)).verdict is Verdict.HOLDS:
            return m
    return found[0] if len(found) == 1 else None


def _total_before(part: Mention) -> Mention | None:
    """Give the figure right before a part if it is called a total: 固定资产总额…，在用…，占…."""
    mentions = part.sentence.mentions
    index = mentions.index(part)
    before = mentions[index - 1] if index else None
    if before is None or before.depth or not before.figure.is_comparable(part.figure):
        return None
    between = part.sentence.skeleton[before.position : part.position]
    return before if _TOTAL.search(before.lead) and "；" not in between else None


def _head(part: Mention) -> Mention | None:
    """Give the figure that opens the list of a part: the last before 其中 or a colon."""
    skeleton = part.sentence.skeleton
    opening = max(
        skeleton.rfind("其中", 0, part.position),
        skeleton.rfind("：", 0, part.position),
    )
    if opening < 0:
        return None
    heads = [
        m
        for m in part.sentence.mentions
        if m.position < opening and not m.depth and m.figure.is_comparable(part.figure)
    ]
    return heads[-1] if heads and _WHOLE.search(heads[-1].lead) else None
