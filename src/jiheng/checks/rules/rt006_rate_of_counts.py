"""RT006: a pass, coverage or other rate that does not follow from the two counts before it."""

import re
from collections.abc import Iterator

from jiheng.checks.figures import Kind
from jiheng.checks.prose.roles import CHANGES, Role, role_of
from jiheng.checks.prose.segments import before
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict, judge, ratio
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import Mention

_NAME = re.compile(
    r"(?:^|[^\u4e00-\u9fff])?(?P<name>[\u4e00-\u9fff]{0,8}率)(?:为|达到?|是|约|均?为|\s)*$"
)
_OTHER = re.compile(r"满意|增长|利率|税率|汇率|费率|知晓|目标|不低于|平均|频率|效率|≥|差异率")
_KINDS = (Kind.COUNT, Kind.NUMBER, Kind.MONEY)
_NEVER = (*CHANGES, Role.PAST, Role.FROM)
_WHOLE = re.compile(
    r"应|申报|总|全部|计划|推荐|申请|参[加训考评]|发放|抽[查检]|受理|需|共|目标|收到|报名|任务"
)


class RateOfCounts(Rule):
    """通过率、合格率等与前面的两个数对不上。

    为什么：“推荐4266家，认定通过3636家，通过率85.23%”，分子分母就在前面，一除便知。
    只在前面恰有两个同单位的数、且能分出总数与其中的数时判断。
    依据：比率的定义（推定）。
    反例：
        向上推荐企业4266家，认定通过3636家，通过率58.23%。
    正例：
        向上推荐企业4266家，认定通过3636家，通过率85.23%。
    """

    code = "RT006"
    name = "比率与前列两数不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every rate with a name that directly follows two counts of one unit."""
        for sentence in reading.prose:
            for mention in sentence.mentions:
                if mention.figure.kind is Kind.RATE and role_of(mention) in (
                    Role.RATE,
                    Role.COMPLETION,
                    Role.PLAIN,
                ):
                    yield from self._judge(mention)

    def _judge(self, rate: Mention) -> Iterator[Outcome]:
        match = _NAME.search(rate.lead)
        if not match or _OTHER.search(rate.lead) or rate.figure.hedge is not None:
            return
        pair = _pair(rate)
        if pair is None:
            return
        part, whole = pair
        if role_of(rate) is Role.COMPLETION and {role_of(part), role_of(whole)} == {
            Role.BUDGET,
            Role.SPENT,
        }:
            return
        judgement = judge(ratio(rate.figure, part.figure, whole.figure))
        if judgement.verdict is Verdict.CONTRADICTED:
            swapped = judge(ratio(rate.figure, whole.figure, part.figure))
            if swapped.verdict is Verdict.HOLDS:
                judgement = swapped
        sure = judgement.is_slip or bool(_WHOLE.search(whole.lead) and not _WHOLE.search(part.lead))
        if judgement.verdict is Verdict.CONTRADICTED and not sure:
            yield Outcome(judgement.operands, Verdict.UNDECIDED)
            return
        stated = rate.figure.text.strip()
        message = f"“{match['name']}”写{stated}，按前列两数计算应为{judgement.expected}"
        yield self.outcome(judgement, message, rate.sentence.text)


def _pair(rate: Mention) -> tuple[Mention, Mention] | None:
    """Give part and whole: the two nearest figures of one unit before a rate, nothing between."""
    near: list[Mention] = []
    for mention in before(rate):
        if mention.depth != rate.depth:
            continue
        if mention.figure.kind not in _KINDS or role_of(mention) in _NEVER or mention.figure.hedge:
            return None
        near.append(mention)
        if len(near) == 2:
            break
    if len(near) < 2 or not near[0].figure.is_comparable(near[1].figure):
        return None
    between = rate.sentence.skeleton[near[1].position : rate.position]
    if re.search(r"[；;]|其中|分别", between):
        return None
    # The whole usually comes first, but 已实现目标21个，申报目标22个 turns it round.
    first, second = near[1], near[0]
    if first.figure.exact < second.figure.exact:
        first, second = second, first
    return second, first
