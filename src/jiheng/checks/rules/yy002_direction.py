"""YY002: growth in words where the figures fall, or the other way round."""

import re
from collections.abc import Iterator
from itertools import pairwise

from jiheng.checks.figures import Kind
from jiheng.checks.prose.explanations import Form, explanation
from jiheng.checks.prose.growth import Growth, growths
from jiheng.checks.prose.roles import CHANGES, Role
from jiheng.checks.prose.worded_growth import worded_growths
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.relations.numbers import plain
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import Mention

_NEXT = 16
_CHANGE = re.compile(r"(?:变动|变化|增减)额?(?:为)?\s*$")
_RISING = ("增加", "增长", "提高", "上升", "提升", "扩大", "上涨", "增", "升")
_NEUTRAL = re.compile(r"(?:变化?|调整)[到至为]\s*$")
_VERB = re.compile(
    r"(增加|增长|提高|上升|提升|扩大|上涨|减少|下降|降低|缩减|压减|回落|下滑|增|升|降|减)[到至为]\s*"
    rf"(?:{Kind.YEAR.value}\s*度?的?)?\s*$"
)


def _reached_and_next(mentions: tuple[Mention, ...]) -> Iterator[tuple[Mention, Mention]]:
    """Give each figure with the next, and with the one after a stated change."""
    yield from pairwise(mentions)
    for reached, change, rate in zip(mentions, mentions[1:], mentions[2:], strict=False):
        if _CHANGE.search(change.lead):
            yield reached, rate


def _is_explained(found: Growth, reading: Reading) -> bool:
    assert found.rate is not None
    form = Form.RISE if found.sign > 0 else Form.FALL
    return explanation(found.rate, reading, form, found.new) is not None


class Direction(Rule):
    """增减方向前后矛盾。

    为什么：“减少200万元，增长20%”前后方向相反；本年数大于上年数却写“减少”也是。多为套用上年文字没有改。
    依据：部门决算公开文本格式，“增加（减少）”应择一填写（推定）。
    反例：
        收入总计1,200.00万元，与上年相比增加200.00万元，下降20.00%。
    正例：
        收入总计1,200.00万元，与上年相比增加200.00万元，增长20.00%。
    """

    code = "YY002"
    name = "增减方向矛盾"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every statement with two signs of direction."""
        yield from self._reached(reading)
        yield from self._reached_and_rate(reading)
        yield from self._told(reading)
        for found in growths(reading):
            has_words = found.change is not None and found.change.role in CHANGES
            if has_words and found.change is not None and found.rate is not None:
                if (
                    found.change_sign != found.sign
                    or found.rate.figure.exact * found.change.figure.exact < 0
                ):
                    yield self._by_words(found)
            elif (
                found.new is not None
                and found.old is not None
                and found.is_near
                and (found.new.role is not Role.REACHED or _NEUTRAL.search(found.new.lead))
            ):
                yield from self._by_figures(found, reading)

    def _reached_and_rate(self, reading: Reading) -> Iterator[Outcome]:
        """Judge 增加至1,463.50万元，下降77.79%: the verb against the word of the rate."""
        for sentence in reading.prose:
            for reached, rate in _reached_and_next(sentence.mentions):
                verb = _VERB.search(reached.lead)
                if verb is None or rate.role not in CHANGES or rate.figure.kind is not Kind.RATE:
                    continue
                between = sentence.skeleton[reached.position + 1 : rate.position]
                if len(between) > _NEXT or re.search("[；。]", between):
                    continue
                if (verb[1] in _RISING) is (rate.role is Role.RISE):
                    continue
                operands = (rate.figure, reached.figure)
                finding = self.found(
                    f"前面写“{verb[0].strip()}”，后面却写“{rate.lead}{rate.figure.text.strip()}”",
                    tuple(figure.quote for figure in operands),
                    sentence.text,
                    expected="两处方向一致",
                )
                yield Outcome(operands, Verdict.CONTRADICTED, finding, operands[0])

    def _told(self, reading: Reading) -> Iterator[Outcome]:
        """Judge 2011年预算数比2010年决算数增长的主要原因 by the two figures before it."""
        for found in worded_growths(reading):
            yield self._verb(found.old, found.new, "增长" if found.rises else "减少")

    def _reached(self, reading: Reading) -> Iterator[Outcome]:
        """Judge 由86.26%降低到87.97%: the verb against the two figures."""
        for sentence in reading.prose:
            for old, new in pairwise(sentence.mentions):
                verb = _VERB.search(new.lead)
                is_pair = old.role in (Role.FROM, Role.PAST) and verb
                if not is_pair or not old.figure.is_comparable(new.figure) or verb is None:
                    continue
                between = sentence.skeleton[old.position + 1 : new.position]
                if re.search("[；。]", between):
                    continue
                yield self._verb(old, new, verb[1])

    def _verb(self, old: Mention, new: Mention, verb: str) -> Outcome:
        gap = new.figure.interval - old.figure.interval
        operands = (new.figure, old.figure)
        rises = verb in _RISING
        is_wrong = (
            gap.high is not None and gap.high < 0 if rises else gap.low is not None and gap.low > 0
        )
        if not is_wrong:
            return Outcome(operands, Verdict.HOLDS)
        right = "减少" if rises else "增加"
        finding = self.found(
            f"由{plain(old.figure)}到{plain(new.figure)}是{right}，文中却写“{verb}”",
            tuple(figure.quote for figure in operands),
            new.sentence.text,
            expected=right,
            calculation=f"{plain(new.figure)}{'＜' if rises else '＞'}{plain(old.figure)}",
        )
        return Outcome(operands, Verdict.CONTRADICTED, finding, operands[0])

    def _by_words(self, found: Growth) -> Outcome:
        assert found.change is not None and found.rate is not None
        operands = (found.rate.figure, found.change.figure)
        finding = self.found(
            f"“{found.change.lead}{plain(found.change.figure)}”与"
            f"“{found.rate.lead}{plain(found.rate.figure)}”方向相反",
            tuple(figure.quote for figure in operands),
            found.sentence.text,
            expected="两处都写增加（增长），或都写减少（下降）",
        )
        return Outcome(operands, Verdict.CONTRADICTED, finding, operands[0])

    def _by_figures(self, found: Growth, reading: Reading) -> Iterator[Outcome]:
        assert found.new is not None and found.old is not None
        gap = found.new.figure.interval - found.old.figure.interval
        operands = found.operands
        is_wrong = (
            gap.high is not None and gap.high < 0
            if found.sign > 0
            else gap.low is not None and gap.low > 0
        )
        if not is_wrong:
            yield Outcome(operands, Verdict.HOLDS)
            return
        others = [
            m
            for m in found.sentence.mentions
            if m.figure not in operands
            and m.figure.is_comparable(found.new.figure)
            and (found.rate is None or m.position < found.rate.position)
        ]
        if others and (found.rate is None or _is_explained(found, reading)):
            yield Outcome(operands, Verdict.UNDECIDED)
            return
        word, right = ("增长", "减少") if found.sign > 0 else ("下降", "增加")
        new, old = found.new.figure, found.old.figure
        finding = self.found(
            f"{plain(old)}变为{plain(new)}，文中却写{word}",
            tuple(figure.quote for figure in operands),
            found.sentence.text,
            expected=right,
            calculation=f"{plain(new)}{'＜' if found.sign > 0 else '＞'}{plain(old)}",
            repairs=(f"将“{word}”改为“{right}”",),
        )
        yield Outcome(operands, Verdict.CONTRADICTED, finding, operands[0])
