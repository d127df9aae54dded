"""RT006: a pass, coverage or other rate that does not follow from the two counts before it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from jiheng.checks.figures import Kind
from jiheng.checks.prose.explanations import explanation
from jiheng.checks.prose.roles import CHANGES, Role
from jiheng.checks.prose.segments import before
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Judgement, Verdict, growth, judge, ratio
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import Mention

_NAME = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{0,8}(?:率|程度|完成比例|到位比例))(?:为|达到?|是|约|均?为|\s)*$"
)
_OTHER = re.compile(
    r"满意|增长|利率|税率|汇率|费率|知晓|目标|不低于|平均|频率|(?<!有)效率|≥|差异率|偏[差离]|上年|去年"
)
_KINDS = (Kind.COUNT, Kind.NUMBER, Kind.MONEY)
_ROLES = (Role.RATE, Role.COMPLETION, Role.PLAIN)
_NEVER = (*CHANGES, Role.PAST, Role.FROM)
_WHOLE = re.compile(
    r"应|申报|总|全部|计划|推荐|申请|参[加训考评]|发放|抽[查检]|受理|需|共|目标|收到|报名|任务|编制|原值"
)
_SAVED = re.compile(r"节[约支省]|[核审]减|压[减缩]")
"""Names of rates that are what was saved over what was planned."""
_PLANNED = re.compile(r"预算|计划|控制价|送审|概算|申报|原")
_REMAINDER = re.compile(r"节约|结余|剩余|结转|未|少")
_FAILED = re.compile(r"逾期|超期|超时|延期|延误|不合格|不达标|不满意|差错|失败|违规|退回|缺")
"""Words of what a rate leaves out, unless it bears them itself: 逾期2项，按时率90%."""
_PAIR = 2
_NEAR = 4
_FAR = 8


class RateOfCounts(Rule):
    """通过率、合格率等与前面的两个数对不上。

    为什么：“推荐4266家，认定通过3636家，通过率85.23%”，分子分母就在前面，一除便知。
    前面有几个数时，任意两个相除能得到就算相符；都得不到，且能认出总数与其中的数时才判断。
    依据：比率的定义（推定）。
    反例：
        向上推荐企业4266家，认定通过3636家，通过率58.23%。
    正例：
        向上推荐企业4266家，认定通过3636家，通过率85.23%。
    """

    code = "RT006"
    name = "比率与前列两数不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every rate with a name that follows counts of one unit."""
        for sentence in reading.prose:
            for mention in sentence.mentions:
                if mention.figure.kind is Kind.RATE and mention.role in _ROLES:
                    yield from self._judge(mention, reading)

    def _judge(self, rate: Mention, reading: Reading) -> Iterator[Outcome]:
        match = _NAME.search(rate.lead)
        if not match or _OTHER.search(rate.lead) or rate.figure.hedge is not None:
            return
        near = _near(rate)
        if _SAVED.search(match["name"]):
            yield from self._judge_saving(rate, near, match["name"])
            return
        if len(near) < 2:
            return
        roles = {m.role for m in near[:2]}
        if rate.role is Role.COMPLETION and {Role.BUDGET, Role.SPENT} <= roles:
            # That pair is the business of another rule.
            return
        tried = [judge(ratio(rate.figure, p.figure, w.figure)) for p, w in _pairs(near)]
        for judgement in tried:
            if judgement.verdict is Verdict.HOLDS:
                yield self._outcome(judgement, match["name"], rate)
                return
        if explanation(rate, reading) is not None:
            yield Outcome((rate.figure, near[0].figure), Verdict.HOLDS)
            return
        tails = [j for j in tried if j.verdict is Verdict.TAIL]
        if tails:
            # A whole percent is within one of many quotients: near is not yet meant.
            is_meant = not _is_blunt(rate) or len(near) == _PAIR
            yield (
                self._outcome(tails[0], match["name"], rate)
                if is_meant
                else Outcome(tails[0].operands, Verdict.UNDECIDED)
            )
            return
        if _is_compound(near, match["name"]):
            yield Outcome((rate.figure, near[0].figure), Verdict.UNDECIDED)
            return
        part, whole, is_sure = _meant(near, match["name"])
        judgement = judge(ratio(rate.figure, part.figure, whole.figure))
        # 支出80万元中，中央资金支出50万元，执行率94%: its budget is not said.
        is_other = rate.role is Role.COMPLETION and part.role is whole.role is Role.SPENT
        failed = _FAILED.search(part.lead)
        is_other = is_other or (failed is not None and failed[0] not in rate.lead)
        is_sure = is_sure or judgement.is_slip
        if judgement.verdict is Verdict.CONTRADICTED and (is_other or not is_sure):
            yield Outcome(judgement.operands, Verdict.UNDECIDED)
            return
        yield self._outcome(judgement, match["name"], rate)

    def _judge_saving(self, rate: Mention, near: list[Mention], name: str) -> Iterator[Outcome]:
        """Judge 计划100万元，实际80万元，节约20万元，节约率20%: what was saved over the plan."""
        plans = [m for m in near if _PLANNED.search(m.lead)]
        others = [m for m in near if m not in plans]
        saved = _saved(rate)
        tried = [
            judge(growth(rate.figure, actual.figure, plan.figure, -1))
            for plan in plans
            for actual in others
        ]
        if saved is not None:
            tried += [
                judge(ratio(rate.figure, saved.figure, plan.figure))
                for plan in (*plans, *others)
                if plan.figure.is_comparable(saved.figure)
            ]
        if not tried:
            return
        fits = (j for j in tried if j.verdict in (Verdict.HOLDS, Verdict.TAIL))
        best = next(fits, tried[0])
        is_sure = len(plans) == 1 and len(near) == 2 and plans[0].position < others[0].position
        if best.verdict is Verdict.CONTRADICTED and not (is_sure or best.is_slip):
            yield Outcome(best.operands, Verdict.UNDECIDED)
            return
        yield self._outcome(best, name, rate)

    def _outcome(self, judgement: Judgement, name: str, rate: Mention) -> Outcome:
        stated = rate.figure.text.strip()
        message = f"“{name}”写{stated}，按前列两数计算应为{judgement.expected}"
        return self.outcome(judgement, message, rate.sentence.text)


def _near(rate: Mention) -> list[Mention]:
    """Give the figures of one unit before a rate, nearest first, back to the rate before it."""
    found: list[Mention] = []
    for mention in before(rate):
        if mention.depth > rate.depth:
            continue
        if mention.figure.kind is Kind.RATE:
            break
        if mention.figure.kind not in _KINDS or mention.role in _NEVER or mention.figure.hedge:
            break
        if _REMAINDER.search(mention.lead):
            continue
        if found and not mention.figure.is_comparable(found[0].figure):
            break
        found.append(mention)
    return found[:_FAR]


def _is_blunt(rate: Mention) -> bool:
    return rate.figure.printed.places == 0


def _saved(rate: Mention) -> Mention | None:
    """Give the amount saved that stands before a rate of saving."""
    for mention in before(rate):
        if mention.figure.kind is Kind.RATE:
            return None
        if _SAVED.search(mention.lead) and mention.figure.hedge is None:
            return mention
    return None


def _is_compound(near: list[Mention], name: str) -> bool:
    """Tell whether a rate is named after two of the counts before it: 调撤率 of 调解 and 撤诉."""
    subject = name.removesuffix("率")[-_PAIR:]
    named_after = [m for m in near[:_NEAR] if len(set(subject) & set(m.lead)) == 1]
    return len({mark for m in named_after for mark in set(subject) & set(m.lead)}) == _PAIR


def _pairs(near: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Give the pairs that a rate may mean: the nearest figure of any before it, and neighbours."""
    for whole in near[1:]:
        yield near[0], whole
    yield near[1], near[0]
    yield from pairwise(near[1:_NEAR])


def _meant(near: list[Mention], name: str) -> tuple[Mention, Mention, bool]:
    """Give part and whole by their words, and whether the words are clear."""
    by_role = {m.role: m for m in reversed(near[:3])}
    if Role.BUDGET in by_role and Role.SPENT in by_role:
        return by_role[Role.SPENT], by_role[Role.BUDGET], True
    part, whole = near[0], near[1]
    between = part.sentence.skeleton[whole.position : part.position]
    if "其中" in between:
        return part, whole, _shares_a_word(name, part)
    named = next((m for m in near if _shares_a_word(name, m)), None)
    larger = [m for m in near if named is not None and m.figure.exact > named.figure.exact]
    earlier = [m for m in larger if named is not None and m.position < named.position]
    if named is not None and earlier:
        return named, max(earlier, key=lambda m: m.figure.exact), len(earlier) == 1
    wholes = [m for m in near[1:] if _WHOLE.search(m.lead)]
    if wholes and not _WHOLE.search(part.lead):
        return part, wholes[0], _shares_a_word(name, part)
    if part.figure.exact > whole.figure.exact:
        return whole, part, False
    return part, whole, len(near) == 2 and _shares_a_word(name, part)


def _shares_a_word(name: str, part: Mention) -> bool:
    """Tell whether the rate is named after what was counted: 通过率 of 认定通过3636家."""
    subject = re.sub("率$|程度$|比例$", "", name)
    # 支出12万元（执行率94%）: the name of the rate itself says nothing of the part.
    words = part.lead + part.after.removesuffix(name)
    if subject.endswith("完成") and re.search(r"实现|达成|办结|达标", words):
        return True
    return any(mark in words for mark in subject[-2:]) or (
        len(subject) > 2 and subject[:2] in words
    )
