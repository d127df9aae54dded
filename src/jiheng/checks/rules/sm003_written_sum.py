"""SM003: a sum written with + and = that gives another result."""

import re
from collections.abc import Iterator

from jiheng.checks.figures import Kind
from jiheng.checks.reading import Reading
from jiheng.checks.relations import judge, parts_and_total
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import FIGURES

_TERM = (
    f"[{Kind.MONEY.value}{Kind.COUNT.value}{Kind.NUMBER.value}{Kind.SCORE.value}{Kind.RATE.value}]"
)
_WORDS = rf"[^{FIGURES}，。；、+＋=＝]{{0,20}}"
_SUM = re.compile(
    rf"{_TERM}(?:{_WORDS}[+＋]{_WORDS}{_TERM})+{_WORDS}[=＝]{_WORDS}(?P<total>{_TERM})"
)


class WrittenSum(Rule):
    """写出的加式算出来不是所写的结果。

    为什么：“甲＋乙＋丙＝丁”是明写的算式，算不出来就是错。
    依据：部门决算报表编审中的表内勾稽关系（推定）。
    反例：
        自评得分：产出38分＋效益29分＋满意度9分＝78分。
    正例：
        自评得分：产出38分＋效益29分＋满意度9分＝76分。
    """

    code = "SM003"
    name = "加式与结果不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every sum written out in a sentence."""
        for sentence in reading.prose:
            for match in _SUM.finditer(sentence.skeleton):
                total = sentence.figure_at(match.start("total"))
                terms = [
                    sentence.figure_at(position)
                    for position in range(match.start(), match.start("total"))
                    if position in sentence.tokens_at
                    and sentence.tokens_at[position].kind.value in _TERM
                ]
                if not all(term.is_comparable(total) for term in terms):
                    continue
                judgement = judge(parts_and_total(total, terms))
                message = f"算式的结果写{total.text.strip()}，计算应为{judgement.expected}"
                yield self.outcome(judgement, message, sentence.text, is_certain=True)
