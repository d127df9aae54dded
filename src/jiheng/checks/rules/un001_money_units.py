"""UN001: amounts that agree but for their unit."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from jiheng.checks.figures import Kind
from jiheng.checks.finding import Severity
from jiheng.checks.prose.roles import Role
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.relations.numbers import plain
from jiheng.checks.relations.slips import significant_digits
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import Mention, Sentence

_STEPS = (Fraction(10**4), Fraction(10**8))
_TELLING = 3
_NEAR = (Fraction(8, 10), Fraction(21, 20))
_ORDINARY = (Fraction(1, 2), Fraction(11, 10))


class MoneyUnits(Rule):
    """金额单位前后不一（元、万元、亿元）。

    为什么：预算434.00万元、支出434.00元，数字相同而单位差一万倍，多是单位写错。同一句里的执行率能证明单位错误的列为错误，
    其余列为存疑。
    依据：部门预决算公开文本金额单位的一般要求（推定）。
    反例：
        信息化项目预算434.00万元，支出434.00元，执行率100%。
    正例：
        信息化项目预算434.00万元，支出434.00万元，执行率100%。
    """

    code = "UN001"
    name = "金额单位存疑"
    severity = Severity.WARNING

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Compare the neighbouring amounts of every sentence."""
        for sentence in reading.prose:
            money = [m for m in sentence.mentions if m.figure.kind is Kind.MONEY]
            for first, second in pairwise(money):
                if _is_suspect(first, second):
                    yield self._outcome(sentence, first, second)

    def _outcome(self, sentence: Sentence, first: Mention, second: Mention) -> Outcome:
        one, other = first.figure, second.figure
        rate = _rate_after(sentence, second)
        proven = rate is not None and _ORDINARY[0] <= rate.figure.exact <= _ORDINARY[1]
        larger, smaller = sorted((one, other), key=lambda f: f.exact, reverse=True)
        unit = larger.unit_symbol
        operands = (other, one, *((rate.figure,) if rate is not None else ()))
        finding = self.found(
            f"{plain(one)}与{plain(other)}相差约{'一万' if _step(first, second) == 10**4 else '一亿'}倍，"
            "疑为单位写错",
            tuple(figure.quote for figure in operands),
            sentence.text,
            severity=Severity.ERROR if proven else None,
            expected=f"{smaller.number}{unit}",
            calculation=f"{plain(larger)}＝{_multiple(larger.exact, smaller.unit_symbol)}",
            repairs=(
                f"将“{plain(smaller)}”改为“{smaller.number}{unit}”",
                f"将“{plain(larger)}”改为“{larger.number}{smaller.unit_symbol}”",
            ),
        )
        return Outcome(operands, Verdict.CONTRADICTED, finding, other)


def _is_suspect(first: Mention, second: Mention) -> bool:
    one, other = first.figure, second.figure
    if one.unit_symbol == other.unit_symbol or one.exact <= 0 or other.exact <= 0:
        return False
    step = _step(first, second)
    if step is None:
        return False
    if one.exact in (other.exact * step, other.exact / step):
        return min(significant_digits(one), significant_digits(other)) >= _TELLING
    return {first.role, second.role} == {Role.BUDGET, Role.SPENT}


def _step(first: Mention, second: Mention) -> Fraction | None:
    """Give 10⁴ or 10⁸ where one amount is about that many times the other."""
    low, high = sorted((first.figure.exact, second.figure.exact))
    for step in _STEPS:
        if _NEAR[0] <= low * step / high <= 1 / _NEAR[0]:
            return step
    return None


def _rate_after(sentence: Sentence, mention: Mention) -> Mention | None:
    mentions = sentence.mentions
    index = mentions.index(mention) + 1
    if index < len(mentions) and mentions[index].role is Role.COMPLETION:
        return mentions[index]
    return None


def _multiple(x: Fraction, symbol: str) -> str:
    scale = {"元": 1, "千元": 1000, "万元": 10**4, "亿元": 10**8}.get(symbol, 1)
    shown = x / scale
    return f"{shown.numerator:,}{symbol}" if shown.denominator == 1 else f"{x}元"
