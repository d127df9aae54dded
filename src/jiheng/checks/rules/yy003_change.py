"""YY003: a stated change that is not the difference of the two figures."""

from collections.abc import Iterator

from jiheng.checks.prose.growth import Growth, growths
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict, difference, growth, judge, ratio
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import Mention


class Change(Rule):
    """增减额不等于本年数与上年数之差。

    为什么：上年数、本年数和增减额三个数写在一起，一减便知。
    依据：部门决算公开文本格式，增减变化情况说明（推定）。
    反例：
        上年支出1,000.00万元，本年支出1,200.00万元，增加220.00万元。
    正例：
        上年支出1,000.00万元，本年支出1,200.00万元，增加200.00万元。
    """

    code = "YY003"
    name = "增减额与两年之差不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every change with both figures."""
        for found in growths(reading):
            if found.change is not None and found.new is not None and found.old is not None:
                yield from self._judge(found)
            elif found.change is not None and found.old is not None and found.rate is not None:
                yield from self._by_rate(found, found.change, found.old, found.rate)

    def _by_rate(
        self, found: Growth, change: Mention, old: Mention, rate: Mention
    ) -> Iterator[Outcome]:
        """Judge 执行126.29万元；较上年120.41万元增加5.88万元，增长4.89% by the one figure of the
        sentence that gives the rate.
        """
        news = [
            m
            for m in found.sentence.mentions
            if m.position < old.position
            and m.figure.is_comparable(old.figure)
            and old.figure.exact
            and growth(rate.figure, m.figure, old.figure, found.sign).holds()
        ]
        if len(news) != 1 or not change.figure.is_comparable(old.figure):
            return
        larger, smaller = (news[0], old) if found.change_sign > 0 else (old, news[0])
        judgement = judge(difference(change.figure, larger.figure, smaller.figure))
        if ratio(rate.figure, change.figure, old.figure).holds():
            yield Outcome(judgement.operands, Verdict.HOLDS)
            return
        message = f"按{rate.lead}{rate.figure.text.strip()}，增减额应为{judgement.expected}"
        yield self.outcome(judgement, message, found.sentence.text, is_certain=True)

    def _judge(self, found: Growth) -> Iterator[Outcome]:
        assert found.change is not None and found.new is not None and found.old is not None
        new, old = found.new.figure, found.old.figure
        larger, smaller = (new, old) if found.change_sign > 0 else (old, new)
        judgement = judge(difference(found.change.figure, larger, smaller))
        if judgement.verdict is Verdict.CONTRADICTED and _is_other_difference(found):
            yield Outcome(judgement.operands, Verdict.HOLDS)
            return
        if judgement.verdict is Verdict.CONTRADICTED and not (
            found.is_near or found.is_turn or judgement.is_slip
        ):
            yield Outcome(judgement.operands, Verdict.UNDECIDED)
            return
        word = "增加" if found.change_sign > 0 else "减少"
        message = f"{word}额写{found.change.figure.text.strip()}，两数相减应为{judgement.expected}"
        yield self.outcome(judgement, message, found.sentence.text, is_certain=found.is_turn)


def _is_other_difference(found: Growth) -> bool:
    """Tell whether two other figures of the sentence differ by the change."""
    assert found.change is not None
    change = found.change.figure
    near = [f for f in found.sentence.figures if f is not change and f.is_comparable(change)]
    return any(difference(change, a, b).holds() for a in near for b in near if a is not b)
