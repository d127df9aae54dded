"""RT012: a cut, its rate, and the amounts before and after it do not fit."""

from collections.abc import Iterator

from jiheng.checks.prose.named_cuts import NamedCut, named_cuts
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Relation, Verdict, difference, growth, judge, ratio
from jiheng.checks.rule import Outcome, Rule

_GOOD = (Verdict.HOLDS, Verdict.TAIL)


class RateOfCut(Rule):
    """核减额、核减率与核减前后的数对不上。

    为什么：“送审120万元，审定108万元，核减12万元，核减率10%”，四个数有三层关系：前后之差是核减额，
    核减额除以核减前的数、前后之差除以核减前的数都是核减率。有一层成立而别的不成立，就能断定错在哪一个数。
    都不成立的计入“无法判断”。
    依据：一般算术（公布）。
    反例：
        工程送审造价1,320.85万元，审定1,228.39万元，核减92.46万元，核减率70.0%。
    正例：
        工程送审造价1,320.85万元，审定1,228.39万元，核减92.46万元，核减率7.0%。
    """

    code = "RT012"
    name = "核减额、核减率与前后数不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every cut by the two of its relations that agree."""
        for found in named_cuts(reading):
            yield self._judge(found)

    def _judge(self, found: NamedCut) -> Outcome:
        rate, whole, left, cut = (
            m.figure for m in (found.rate, found.whole, found.left, found.cut)
        )
        rises = "增" in found.cut.lead
        base = left if rises else whole
        gap = difference(cut, whole, left)
        share = ratio(rate, cut, base)
        change = growth(rate, whole, left) if rises else growth(rate, left, whole, -1)
        fits = [judge(relation).verdict in _GOOD for relation in (gap, share, change)]
        if all(fits):
            return Outcome((rate, cut, whole, left), Verdict.HOLDS)
        if fits == [True, False, False]:
            return self._outcome(share, f"{found.rate.lead or '比率'}写{rate.text.strip()}", found)
        if fits == [False, True, False] and judge(gap).has_slip:
            # The cut and the amount before it give the rate: the amount after it is wrong.
            other = whole if rises else left
            return self._outcome(gap, f"{other.text.strip()}与核减额不符", found, other is left)
        if fits == [False, False, True]:
            return self._outcome(gap, f"“{found.cut.lead}”写{cut.text.strip()}", found)
        return Outcome((rate, cut, whole, left), Verdict.UNDECIDED)

    def _outcome(
        self, relation: Relation, message: str, found: NamedCut, is_left: bool = False
    ) -> Outcome:
        judgement = judge(relation)
        suspect = found.left.figure if is_left else None
        shown = message + ("" if is_left else f"，计算应为{judgement.expected}")
        return self.outcome(judgement, shown, found.sentence.text, suspect=suspect, is_certain=True)
