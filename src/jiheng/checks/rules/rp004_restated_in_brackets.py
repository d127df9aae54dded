"""RP004: a figure restated in brackets in another unit, and not the same."""

import re
from collections.abc import Iterator
from itertools import pairwise

from jiheng.checks.figures import Kind
from jiheng.checks.finding import Severity
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict, judge
from jiheng.checks.relations.same import Same
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import Mention

_KINDS = (Kind.MONEY, Kind.COUNT, Kind.NUMBER)
_OPENS = re.compile(r"\s*[（(]\s*(?:约|即|合|折合|约合|也就是)?\s*")
_CLOSES = re.compile(r"\s*[）)]")


class RestatedInBrackets(Rule):
    """同一个数换了单位写在括号里，却不相等。

    为什么：“办件量2,009,593件（200.96万件）”，括号里只是换了单位的同一个数，应当相符（四舍五入的不算）。
    括号里另有文字的，是别的数，不比较。
    依据：GB/T 15835，同一数值前后应一致（推定）。
    反例：
        全年办件量2,009,593件（20.096万件）。
    正例：
        全年办件量2,009,593件（200.96万件）。
    """

    code = "RP004"
    name = "括号里换单位的数不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every figure that nothing but another unit of the same stands behind in brackets."""
        for sentence in reading.prose:
            for one, other in pairwise(sentence.mentions):
                if _is_restated(one, other):
                    yield self._judge(one, other)

    def _judge(self, one: Mention, other: Mention) -> Outcome:
        judgement = judge(Same((other.figure, one.figure)))
        if judgement.verdict in (Verdict.HOLDS, Verdict.UNDECIDED):
            return Outcome(judgement.operands, judgement.verdict)
        message = f"{one.figure.text.strip()}与括号里的{other.figure.text.strip()}不是同一个数"
        severity = None if judgement.has_slip else Severity.WARNING
        return self.outcome(
            judgement, message, one.sentence.text, severity=severity, is_certain=True
        )


def _is_restated(one: Mention, other: Mention) -> bool:
    if one.figure.kind not in _KINDS or not one.figure.is_comparable(other.figure):
        return False
    a, b = one.figure.printed.multiplier, other.figure.printed.multiplier
    is_other_unit = (one.figure.unit, a) != (other.figure.unit, b)
    skeleton = one.sentence.skeleton
    between = skeleton[one.position + 1 : other.position]
    return (
        is_other_unit
        and _OPENS.fullmatch(between) is not None
        and _CLOSES.match(skeleton, other.position + 1) is not None
    )
