"""SM008: what is left of a budget is not budget less spending."""

import re
from collections.abc import Iterator

from jiheng.checks.figures import Kind
from jiheng.checks.prose.roles import Role
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Linear, Verdict, difference, judge
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import Mention

_SURE = re.compile(
    r"(?:节约|节支|节省|相差|差额|差异|未支出|未执行|少支出|比预算减少|较预算减少|低于预算)(?:额|资金|数|经费)?(?:为|了|约)?\s*$"
)
_UNSIGNED = re.compile(r"相差|差额|差异")
_UNSPENT = re.compile(r"(?:尚)?未(?:支付|执行|使用|支出|完成)")
_LEFT = re.compile(r"(?:结余|剩余|结转|结转结余|余额|未使用)(?:资金|额)?(?:为|了)?\s*$")


class Saving(Rule):
    """节约额、结余额不等于预算减支出。

    为什么：预算、支出和节约（结余）写在同一句里，一减便知。结余可能含上年结转，
    所以只有改动一个数字即可相符时才报。
    依据：预算执行的定义（推定）。
    反例：
        预算50.51万元，实际支出32.18万元，节约28.33万元。
    正例：
        预算50.51万元，实际支出32.18万元，节约18.33万元。
    """

    code = "SM008"
    name = "节约、结余额与预算支出之差不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every saving with budget and spending before it in the sentence."""
        for sentence in reading.prose:
            for mention in sentence.mentions:
                if mention.figure.kind is not Kind.MONEY:
                    continue
                is_sure = bool(_SURE.search(mention.lead) or _UNSPENT.match(mention.after))
                if is_sure or _LEFT.search(mention.lead):
                    yield from self._judge(mention, is_sure)

    def _judge(self, saving: Mention, is_sure: bool) -> Iterator[Outcome]:
        mentions = saving.sentence.mentions
        near = [
            m
            for m in mentions[: mentions.index(saving)]
            if m.figure.kind is Kind.MONEY and m.depth == saving.depth
        ]
        near = [m for m in near if "；" not in _between(m, saving)]
        budgets = [m for m in near if m.role is Role.BUDGET]
        # 预算与支出相差80万元 is what lies between the two, not what was spent.
        spent = [m for m in near if m.role is Role.SPENT and not _UNSIGNED.search(m.lead)]
        if not budgets or not spent or saving.figure.hedge is not None:
            return
        tried = [judge(_difference(saving, b, s)) for b in budgets for s in spent]
        best = next((j for j in tried if j.verdict in (Verdict.HOLDS, Verdict.TAIL)), tried[-1])
        sure = best.is_slip or (is_sure and len(tried) == 1)
        if best.verdict is Verdict.CONTRADICTED and not sure:
            yield Outcome(best.operands, Verdict.UNDECIDED)
            return
        message = f"写{saving.figure.text.strip()}，预算减支出应为{best.expected}"
        yield self.outcome(best, message, saving.sentence.text)


def _difference(saving: Mention, budget: Mention, spent: Mention) -> Linear:
    """Relate a saving to budget and spending; 相差 has no sign."""
    larger, smaller = budget.figure, spent.figure
    if _UNSIGNED.search(saving.lead) and larger.exact < smaller.exact:
        larger, smaller = smaller, larger
    return difference(saving.figure, larger, smaller)


def _between(first: Mention, second: Mention) -> str:
    return first.sentence.skeleton[first.position : second.position]
