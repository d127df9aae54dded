"""RT002: a division written out that gives another result."""

import re
from collections.abc import Iterator

from jiheng.checks.figures import Kind
from jiheng.checks.reading import Reading
from jiheng.checks.relations import judge, ratio
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import FIGURES, Sentence

_AMOUNT = f"[{Kind.MONEY.value}{Kind.COUNT.value}{Kind.NUMBER.value}{Kind.SCORE.value}]"
_RATE = f"[{Kind.RATE.value}]"
_WORDS = rf"[^{FIGURES}，。；、/÷=＝]{{0,30}}"
_DIVISION = re.compile(
    rf"(?P<part>{_AMOUNT}){_WORDS}[/÷／]{_WORDS}(?P<base>{_AMOUNT})[）)]?\s*"
    rf"(?:[×xX*＊]\s*100\s*[%％]?)?\s*[=＝]\s*(?P<rate>{_RATE})"
)
_COMPARED = re.compile(
    rf"(?P<part>{_AMOUNT})\s*(?:比上?|除以){_WORDS}(?P<base>{_AMOUNT})(?:，)?(?:的?比[例率值]|结果)?"
    rf"\s*(?:为|得|等于|是)\s*(?P<rate>{_RATE})"
)


class WrittenDivision(Rule):
    """写出的算式算出来不是所写的结果。

    为什么：“甲÷乙×100%＝丙”写得清清楚楚，算不出来就是错，不需要任何推测。
    依据：财预〔2020〕10号，自评得分应有算式并与数据一致（推定）。
    反例：
        公用经费支出467.17万元/预算安排479.04万元×100%=79.52%。
    正例：
        公用经费支出467.17万元/预算安排479.04万元×100%=97.52%。
    """

    code = "RT002"
    name = "算式与结果不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every division written out in a sentence."""
        for sentence in reading.prose:
            for pattern in (_DIVISION, _COMPARED):
                for match in pattern.finditer(sentence.skeleton):
                    yield from self._judge(sentence, match)

    def _judge(self, sentence: Sentence, match: re.Match[str]) -> Iterator[Outcome]:
        part, base, rate = (sentence.figure_at(match.start(n)) for n in ("part", "base", "rate"))
        if not part.is_comparable(base):
            return
        judgement = judge(ratio(rate, part, base))
        message = f"算式的结果写{rate.text.strip()}，计算应为{judgement.expected}"
        yield self.outcome(judgement, message, sentence.text, is_certain=True)
