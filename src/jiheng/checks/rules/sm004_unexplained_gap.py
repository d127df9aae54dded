"""SM004: the reason given for a gap covers only part of it."""

import re
from collections.abc import Iterator

from jiheng.checks.figures import Kind
from jiheng.checks.finding import Severity
from jiheng.checks.prose.roles import Role
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.relations.numbers import exactly, plain
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import Mention, Sentence

_REASON = re.compile(r"(?:差异|差额|未(?:完成|执行|支出)|偏差|结余)[^。；]{0,14}(?:主要)?原因")
_AMOUNT = re.compile(r"涉及|金额|资金|经费|约|共")


class UnexplainedGap(Rule):
    """所写原因涉及的金额小于预算与支出的差额。

    为什么：差额5.68亿元，原因只涉及约5.53亿元，其余部分没有交代；复核时会追问。写“主要原因”不算错，列为提示。
    依据：财预〔2020〕10号，未完成的原因应分析清楚（推定）。
    反例：
        年度预算56.83亿元，实际支出51.15亿元，预算执行差异的主要原因是停止一项补贴，涉及资金约5.53亿元。
    正例：
        年度预算56.83亿元，实际支出51.15亿元，预算执行差异的主要原因是停止一项补贴，涉及资金约5.68亿元。
    """

    code = "SM004"
    name = "差额原因没有说全"
    severity = Severity.INFO

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every reason for a gap between budget and spending in one sentence."""
        for sentence in reading.prose:
            match = _REASON.search(sentence.skeleton)
            if match:
                yield from self._judge(sentence, match.start())

    def _judge(self, sentence: Sentence, position: int) -> Iterator[Outcome]:
        money = [m for m in sentence.mentions if m.figure.kind is Kind.MONEY and not m.depth]
        earlier = [m for m in money if m.position < position]
        reasons = [m for m in money if m.position > position and _AMOUNT.search(m.lead)]
        budget = _last(earlier, Role.BUDGET)
        spent = _last(earlier, Role.SPENT)
        if budget is None or spent is None or len(reasons) != 1:
            return
        reason = reasons[0].figure
        gap = budget.figure.interval - spent.figure.interval
        operands = (reason, budget.figure, spent.figure)
        if gap.intersects(reason.interval):
            yield Outcome(operands, Verdict.HOLDS)
            return
        missing = budget.figure.exact - spent.figure.exact - reason.exact
        if missing <= 0:
            yield Outcome(operands, Verdict.UNDECIDED)
            return
        whole = exactly(budget.figure.exact - spent.figure.exact, budget.figure)
        rest = exactly(missing, budget.figure)
        finding = self.found(
            f"预算与支出相差{whole}，所写原因涉及{reason.text.strip()}，其余{rest}没有说明",
            tuple(figure.quote for figure in operands),
            sentence.text,
            calculation=f"{plain(budget.figure)}－{plain(spent.figure)}－{plain(reason)}＝{rest}",
            repairs=(f"补充说明其余{rest}的原因",),
        )
        yield Outcome(operands, Verdict.TAIL, finding)


def _last(mentions: list[Mention], role: Role) -> Mention | None:
    return next((m for m in reversed(mentions) if m.role is role), None)
