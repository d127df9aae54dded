"""RT005: a rate that no figures could give."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.finding import Severity
from jiheng.checks.prose.bounded import BOUNDED_NAMES
from jiheng.checks.prose.roles import Role
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import Mention

_BOUNDED = re.compile(
    rf"(?:{BOUNDED_NAMES})"
    r"(?:的|年度|年末|全年|实际|设定|目标|指标|计划|要求|预期|值)*"
    r"(?:为|达到?|均?为|约|是|均达|仅为|只有|不低于|≥|：|:|\s)*$"
)
_MAY_EXCEED = re.compile(
    r"(?:收入|税收|目标|任务|计划|招商|产值|投资|销售|增长|超额|年初预算)(?:数|额)?[^，。；]{0,8}(?:完成率|执行率|完成)"
    r"|(?:决算|预算)(?:数|额)?[^，。；]{0,8}完成率?"
    r"|(?:超额|超|提前)完成|完成[^，。；]{0,12}的"
    r"|(?:床位?|病床|泊位|车位|产能|机时|设备|库容|场[馆地]|能力)[^，。；]{0,4}(?:使用|利用|运行|周转)率"
)

_SPENDING = re.compile(
    r"(?:执行|支付|支出|使用)(?:率|进度)(?:分别)?(?:为|达到?|：|:|\s|[、和及]|"
    + Kind.RATE.value
    + r")*$"
)
_LISTED = re.compile(
    rf"分别占[^，。；]{{2,24}}(?:的|比重为|比例为)(?:{Kind.RATE.value}[、和及，]\s*)+$"
)
_OF_FUNDS = re.compile(
    rf"(?:支付|支出|执行|使用|列支)[^，。；]{{0,4}}[{Kind.MONEY.value}]，?(?:为|占)"
    r"[^，。；]{0,6}(?:到位资金|下达资金|资金总额|调整后?预算|全年预算|预算)(?:数|总额)?的$"
)
_INCOME = re.compile(r"收入|税收|入库|征收|自筹|到位|上缴|任务")
_MOST_SPENT = Fraction(11, 10)


class ImpossibleRate(Rule):
    """比率超出可能的范围。

    为什么：满意度、合格率、覆盖率、占比、结转结余率等不可能大于100%；下降幅度不可能超过100%；这些比率也不会是负数。
    完成率、到位率、床位使用率等可以超过100%，不在此列；
    支出的执行率比预算多出一成以上的，列为存疑。
    依据：比率的定义（推定）。
    反例：
        服务对象满意度为195.3%，培训合格率100%。
    正例：
        服务对象满意度为95.3%，培训合格率100%。
    """

    code = "RT005"
    name = "比率超出可能范围"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every rate whose name sets bounds."""
        for sentence in reading.prose:
            for mention in sentence.mentions:
                if mention.figure.kind is Kind.RATE:
                    yield from self._judge(mention)

    def _judge(self, mention: Mention) -> Iterator[Outcome]:
        figure, role = mention.figure, mention.role
        words = mention.sentence.skeleton[: mention.position]
        is_share = (role is Role.SHARE and "占" in mention.lead) or _LISTED.search(words)
        if is_share or (_BOUNDED.search(mention.lead) and role is not Role.RISE):
            if _MAY_EXCEED.search(mention.lead):
                return
            yield self._bounded(mention, figure, "不可能大于100%")
        elif _is_of_spending(mention, words):
            yield self._overspent(figure, mention)
        elif role is Role.FALL:
            yield self._bounded(mention, figure, "下降不可能超过100%")

    def _overspent(self, figure: Figure, mention: Mention) -> Outcome:
        if figure.exact <= _MOST_SPENT:
            return Outcome((), Verdict.HOLDS)
        finding = self.found(
            f"支出的执行率写{figure.text.strip()}，比预算多出一成以上",
            (figure.quote,),
            mention.sentence.text,
            severity=Severity.WARNING,
            expected="一般不大于100%；确实超过的，说明原因",
        )
        return Outcome((figure,), Verdict.CONTRADICTED, finding, figure)

    def _bounded(self, mention: Mention, figure: Figure, reason: str) -> Outcome:
        if 0 <= figure.exact <= 1:
            return Outcome((), Verdict.HOLDS)
        name = mention.label or "该比率"
        message = f"“{name}”写{figure.text.strip()}，{reason if figure.exact > 1 else '不可能为负'}"
        finding = self.found(
            message, (figure.quote,), mention.sentence.text, expected="0%到100%之间"
        )
        return Outcome((figure,), Verdict.CONTRADICTED, finding, figure)


def _is_of_spending(mention: Mention, words: str) -> bool:
    """Tell a rate of what was spent, which may be more than what was planned at first."""
    if "年初" in mention.clause:
        return False
    if _OF_FUNDS.search(words):
        return True
    may_exceed = _MAY_EXCEED.search(mention.lead) or _INCOME.search(mention.sentence.text)
    return _SPENDING.search(words) is not None and not may_exceed
