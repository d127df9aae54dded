"""YY001: a growth rate that does not follow from the figures beside it."""

from collections.abc import Iterator

from jiheng.checks.prose.explanations import Form, explanation
from jiheng.checks.prose.growth import Growth, growths
from jiheng.checks.reading import Reading
from jiheng.checks.relations import (
    Judgement,
    Relation,
    Verdict,
    difference,
    growth,
    growth_from_change,
    judge,
    ratio,
)
from jiheng.checks.rule import Outcome, Rule


class GrowthRate(Rule):
    """增长率、下降率与增减额、本年数、上年数对不上。

    为什么：增减率＝增减额÷上年数，上年数＝本年数－增加额（＋减少额）。常见的错误是拿本年数作分母。
    依据：部门决算公开文本格式，增减变化情况说明（推定）。
    反例：
        收入总计1,200.00万元，与上年相比增加200.00万元，增长16.67%。
    正例：
        收入总计1,200.00万元，与上年相比增加200.00万元，增长20.00%。
    """

    code = "YY001"
    name = "增减率与增减额不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every growth rate with a change or an old figure."""
        for found in growths(reading):
            relation = _relation(found)
            if relation is not None:
                yield self._judge(found, relation, reading)

    def _judge(self, found: Growth, relation: Relation, reading: Reading) -> Outcome:
        judgement = judge(relation)
        sure = found.is_near or found.new is None or judgement.is_slip
        if judgement.verdict is Verdict.CONTRADICTED and found.rate is not None:
            if _is_of_change(found) or (found.is_near and found.is_restated):
                return self._told(found, judgement, is_certain=True)
            if explanation(found.rate, reading, _form(found), found.new) is not None:
                return Outcome(judgement.operands, Verdict.HOLDS)
            sure = found.is_turn or (sure and (_is_alone(found) or judgement.is_slip))
        if judgement.verdict is Verdict.CONTRADICTED and not sure:
            return Outcome(judgement.operands, Verdict.UNDECIDED)
        # 支出12万元，比上年增加2万元，增长15%: nothing else can be meant.
        given = found.change or found.old
        is_alone = found.is_near and given is not None and _is_alone(found)
        return self._told(found, judgement, is_certain=found.is_turn or is_alone)

    def _told(self, found: Growth, judgement: Judgement, *, is_certain: bool) -> Outcome:
        word = "增长" if found.sign > 0 else "下降"
        stated = judgement.operands[0].text.strip()
        message = f"{word}率写{stated}，计算应为{judgement.expected}"
        return self.outcome(judgement, message, found.sentence.text, is_certain=is_certain)


def _is_of_change(found: Growth) -> bool:
    """Tell whether a rate stands right behind a change that old and new figure confirm: 较上年90万元
    增加10万元，增长…. No other figures can be meant.
    """
    if found.change is None or found.new is None or found.old is None or found.rate is None:
        return False
    mentions = found.sentence.mentions
    if mentions.index(found.rate) != mentions.index(found.change) + 1:
        return False
    pair = (found.new, found.old) if found.change_sign > 0 else (found.old, found.new)
    larger, smaller = (m.figure for m in pair)
    change = found.change.figure
    return change.exact != 0 and difference(change, larger, smaller).holds()


def _form(found: Growth) -> Form:
    return Form.RISE if found.sign > 0 else Form.FALL


def _is_alone(found: Growth) -> bool:
    """Tell whether no other figure of the sentence could be the new or the old one."""
    used = set(found.operands)
    end = found.rate.position if found.rate is not None else len(found.sentence.skeleton)
    start = max(found.sentence.skeleton.rfind(mark, 0, end) for mark in "；;")
    like = next(f for f in found.operands if found.rate is None or f is not found.rate.figure)
    return not any(
        m.figure not in used and m.figure.is_comparable(like) and not m.depth
        for m in found.sentence.mentions
        if start < m.position < end
    )


def _relation(found: Growth) -> Relation | None:
    if found.rate is None:
        return None
    if found.new is None:
        return _by_change_and_old(found)
    if found.old is not None:
        if found.old.figure.exact == 0:
            return None
        if (found.new.figure.exact - found.old.figure.exact) * found.sign < 0:
            # The direction itself is wrong; another rule says so.
            return None
        return growth(found.rate.figure, found.new.figure, found.old.figure, found.sign)
    if found.change is None or found.change_sign != found.sign:
        return None
    if found.new.figure.exact - found.sign * found.change.figure.exact == 0:
        return None
    return growth_from_change(found.rate.figure, found.change.figure, found.new.figure, found.sign)


def _by_change_and_old(found: Growth) -> Relation | None:
    """Relate 与上年决算数723.33万元相比增加81.21万元，增长11.23%, where no new figure stands."""
    if found.rate is None or found.change is None or found.old is None:
        return None
    if found.change_sign != found.sign or found.old.figure.exact == 0:
        return None
    if not found.change.figure.is_comparable(found.old.figure):
        return None
    return ratio(found.rate.figure, found.change.figure, found.old.figure)
