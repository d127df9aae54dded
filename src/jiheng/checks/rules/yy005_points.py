"""YY005: a change in percentage points that is not the difference of the two rates."""

import re
from collections.abc import Iterator

from jiheng.checks.figures import Kind
from jiheng.checks.finding import Severity
from jiheng.checks.prose.lookup import core
from jiheng.checks.prose.roles import CHANGES, Role
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict, difference, judge
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import Mention

_GAP = re.compile(r"相差|差距|偏差")
_TARGET = re.compile(r"目标|指标值|计划|标准值|要求")
_OLD = re.compile(
    r"(?:比|较|与)?(?:上年度?|去年|上一年|同期)(?:的|同期)?|^[由从]|(?:实施|建设|改造|整改|项目)前"
)


class Points(Rule):
    """百分点与两个比率之差不符，或把百分点写成百分比。

    为什么：两个比率之差用百分点。上年99.32%、本年99.66%，是提高0.34个百分点，不是提高0.34%。
    依据：GB/T 15835，比率之差用百分点（推定）。
    反例：
        预算执行率由上年的98.32%提高到99.66%，提高0.34个百分点。
    正例：
        预算执行率由上年的99.32%提高到99.66%，提高0.34个百分点。
    """

    code = "YY005"
    name = "百分点与比率之差不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every change in points with two rates before it in the sentence."""
        for sentence in reading.prose:
            for mention in sentence.mentions:
                if mention.figure.kind is not Kind.POINT:
                    continue
                if mention.role in CHANGES:
                    yield from self._judge(mention)
                elif _GAP.search(mention.lead) or _GAP.search(mention.after):
                    yield from self._judge_gap(mention)

    def _judge_gap(self, gap: Mention) -> Iterator[Outcome]:
        """Judge 目标92%、实际88.34%，有3.66个百分点的差距: a rate, its target, and how far they are apart."""
        before = gap.sentence.mentions[: gap.sentence.mentions.index(gap)]
        rates = [m for m in before if m.figure.kind is Kind.RATE]
        if len(rates) != 2 or sum(bool(_TARGET.search(m.lead)) for m in rates) != 1:
            return
        if "；" in gap.sentence.skeleton[rates[0].position : gap.position]:
            return
        smaller, larger = sorted((m.figure for m in rates), key=lambda figure: figure.exact)
        judgement = judge(difference(gap.figure, larger, smaller))
        message = f"写相差{gap.figure.text.strip()}，两个比率之差应为{judgement.expected}"
        yield self.outcome(
            judgement, message, gap.sentence.text, severity=Severity.WARNING, is_certain=True
        )

    def _judge(self, change: Mention) -> Iterator[Outcome]:
        mentions = change.sentence.mentions
        every = [
            m
            for m in mentions[: mentions.index(change)]
            if m.figure.kind is Kind.RATE and m.role not in CHANGES
        ]
        rates = every[-2:]
        if len(rates) < 2 or _is_apart(rates, change):
            return
        old, new = rates
        if _is_old(new):
            old, new = new, old
        is_pair = _is_old(old)
        is_behind = is_pair and old.position > new.position
        name = core(_OLD.sub("", old.label)) if is_behind else ""
        if len(name) > 1 and name not in new.lead:
            # 满意度92%，…，回收率97%；上年满意度93%: the new rate bears the name of the old.
            named = [m for m in every if m is not old and name in m.lead]
            if not named:
                return
            new = named[-1]
        larger, smaller = (new, old) if change.role is Role.RISE else (old, new)
        judgement = judge(difference(change.figure, larger.figure, smaller.figure))
        if judgement.verdict is Verdict.CONTRADICTED and not is_pair:
            yield Outcome(judgement.operands, Verdict.UNDECIDED)
            return
        message = f"写{change.figure.text.strip()}，两个比率之差应为{judgement.expected}"
        yield self.outcome(judgement, message, change.sentence.text, is_certain=True)


def _is_old(rate: Mention) -> bool:
    return rate.role in (Role.PAST, Role.FROM) or _OLD.search(rate.lead) is not None


def _is_apart(rates: list[Mention], change: Mention) -> bool:
    """Tell whether a semicolon parts the rates, and the second does not say it is last year's."""
    between = change.sentence.skeleton[rates[0].position : change.position]
    return "；" in between and "上年" not in rates[-1].lead
