"""RT014: a rate of completion that no two figures before it give."""

import re
from collections.abc import Iterator
from itertools import permutations

from jiheng.checks.figures import Kind
from jiheng.checks.mining.survey import Survey
from jiheng.checks.prose.explanations import explanation
from jiheng.checks.prose.lookup import core
from jiheng.checks.prose.roles import CHANGES, Role
from jiheng.checks.relations import Judgement, Verdict, judge, ratio
from jiheng.checks.rule import FollowUp, Outcome
from jiheng.checks.sentences import Mention

_COMPLETION = re.compile(
    r"(?:执行|支出|支付|使用|拨付|到位|完成)(?:率|进度)(?:仅|约|均|已|也|同样)*(?:为|达到?|是)?$"
)
_OF_POINTS = re.compile(
    r"占(?:该|本|其)?(?:部分|项|类|满分|分值|权重)(?:分值|分)?的|得分率(?:为|达到?|是)?$"
)
_KINDS = (Kind.MONEY, Kind.COUNT)
_GAP = re.compile(
    r"(?:短收|超收|欠收|缺口|结余|结转|剩余|节约|未[^，。；]{1,4}|余|差)(?:资金|额|数)?(?:为|了|达)?$"
)
_HALF = re.compile("[；;]")
_LAST_YEAR = re.compile(r"上年|去年|上一年|同期|年中|平均|目标|计划完成率")
_SHORT = re.compile(r"(?:短|少|未|欠|差|缺|超|多|余)[\u4e00-\u9fff]?$")
"""Words of a figure that is how far another misses its base: 预算80万元，短收2万元."""
_MOST = 6
_PAIR = 2
_PAIR = 2


class RateOfItsStretch(FollowUp):
    """执行率、完成率与前面的数都对不上。

    为什么：“全年预算248.00万元，年末支出228.20万元，执行率137.98%”，前面写了分子和分母，却没有哪两个数能得出这个比率。
    写明“为某数的百分之几”的，以紧挨着的数为分母；只有一种算法，或者改动一个数字即可相符时才列出，只作存疑。
    依据：财预〔2020〕10号自评表“执行率＝执行数÷预算数”一类算法（推定）。
    反例：
        项目年初安排247.98万元，全年预算247.98万元，年末支出228.20万元，预算执行率为62.02%。
    正例：
        项目年初安排247.98万元，全年预算247.98万元，年末支出228.20万元，预算执行率为92.02%。
    """

    code = "RT014"
    name = "比率与前面的数都不符"

    def follow(self, survey: Survey) -> Iterator[Outcome]:
        """Report the open rates of completion that no two figures before them give."""
        for sentence in survey.reading.sentences:
            for rate in sentence.mentions:
                if _is_judged(rate) and survey.settled.leaves_open(rate.figure):
                    yield from self._judge(rate, survey)

    def _judge(self, rate: Mention, survey: Survey) -> Iterator[Outcome]:
        tried = [judge(ratio(rate.figure, part.figure, base.figure)) for part, base in _pairs(rate)]
        if not tried or explanation(rate, survey.reading) is not None or _fits_beside(rate):
            return
        chosen = _only_one(tried) or next((one for one in tried if one.is_slip), None)
        if chosen is None or chosen.verdict is not Verdict.CONTRADICTED:
            return
        stated = rate.figure.text.strip()
        part, base = (figure.text.strip() for figure in chosen.operands[1:])
        message = f"“{stated}”不是前面{part}与{base}之比"
        yield from self.doubt(chosen.relation, message, rate.sentence.text, rate.figure)


def _is_judged(rate: Mention) -> bool:
    if rate.figure.kind is not Kind.RATE or rate.figure.hedge is not None or rate.depth:
        return False
    if _LAST_YEAR.search(rate.clause) or rate.role in CHANGES:
        return False
    if rate.lead == "占":
        return True
    is_named = _COMPLETION.search(rate.lead) or _OF_POINTS.search(rate.lead)
    return rate.is_of_figure or is_named is not None


def _pairs(rate: Mention) -> list[tuple[Mention, Mention]]:
    """Give the parts and bases that a rate may be of, in its stretch between semicolons."""
    mentions = rate.sentence.mentions
    start = max(
        (m.end() for m in _HALF.finditer(rate.sentence.skeleton, 0, rate.position)), default=0
    )
    kinds = (Kind.SCORE,) if _OF_POINTS.search(rate.lead) else _KINDS
    held = [
        m
        for m in mentions
        if start <= m.position < rate.position
        and m.figure.kind in kinds
        and m.figure.hedge is None
        and m.figure.exact > 0
        and not m.depth
        and m.role not in CHANGES
        and m.role is not Role.PAST
        and not _SHORT.search(m.lead)
    ]
    if any(_GAP.search(m.lead) for m in held):
        # 收入预算6000万元，短收130万元，完成率97.8%: a rate of what the gap leaves.
        return []
    if rate.is_of_figure:
        base = mentions[mentions.index(rate) - 1]
        parts = [m for m in held if m is not base and m.figure.is_comparable(base.figure)]
        named = [m for m in parts if len(core(m.label)) > 1 and core(m.label) in base.clause]
        return [(part, base) for part in named or parts] if base in held else []
    if not held or len(held) > _MOST:
        return []
    alike = [m for m in held if m.figure.is_comparable(held[-1].figure)]
    if rate.lead == "占":
        # 安排159万元，支付135万元，占84.5%
        return [(held[-1], base) for base in alike[:-1]]
    if kinds == (Kind.SCORE,):
        less, *rest = sorted(alike[-_PAIR:], key=lambda m: m.figure.exact)
        return [(less, more) for more in rest]
    return [
        (part, base)
        for part, base in permutations(alike, 2)
        if part.role is not Role.BUDGET and base.role is not Role.SPENT
    ]


def _fits_beside(rate: Mention) -> bool:
    """Tell whether the figure right before the base of a rate gives it: 到位20万元，为计划数20万元的100%."""
    mentions = rate.sentence.mentions
    at = mentions.index(rate)
    if not rate.is_of_figure or at < _PAIR:
        return False
    part, base = (m.figure for m in mentions[at - 2 : at])
    return part.is_comparable(base) and ratio(rate.figure, part, base).holds()


def _only_one(tried: list[Judgement]) -> Judgement | None:
    """Give the judgement where all pairs are the same two numbers."""
    numbers = {tuple(figure.exact for figure in one.operands[1:]) for one in tried}
    return tried[0] if len(numbers) == 1 else None
