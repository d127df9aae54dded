"""RT016: the ends of a range of rates in the wrong order, or not as far apart as stated."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jiheng.checks.finding import Severity
from jiheng.checks.prose.passages import Passage
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome, Rule
from jiheng.quantities import print_number

_NUMBER = r"\d{1,3}(?:\.\d{1,3})?"
_NOTE = r"(?:（[^（）]{0,8}）)?"
_RANGE = re.compile(
    rf"(?<![\d.])(?P<low>{_NUMBER}[%％]){_NOTE}\s*(?:至|到|—|－|-|～|~)\s*(?P<high>{_NUMBER}[%％]){_NOTE}"
    rf"\s*(?P<between>之间)?(?:[，,](?:极差|相差|差距|差额|高低相差|首尾相差)(?:为|达)?"
    rf"(?P<apart>{_NUMBER}\s*个?百分点))?"
)
_DIGITS = re.compile(_NUMBER)


class EndsOfRange(Rule):
    """比率区间的两端颠倒，或与写明的差距不符。

    为什么：“各县执行率在91.90%至98.87%之间，极差6.97个百分点”，前一个数应当小于后一个数，两者之差就是极差。
    没有写“之间”也没有写差距的区间不判断；差距允许末位四舍五入的出入。
    依据：一般算术（公布）。
    反例：
        各县执行率在91.90%至98.87%之间，极差9.67个百分点。
    正例：
        各县执行率在91.90%至98.87%之间，极差6.97个百分点。
    """

    code = "RT016"
    name = "比率区间的两端或差距不符"
    severity = Severity.WARNING

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every range of rates that is called one, or whose extent is stated."""
        for passage in reading.passages:
            for match in _RANGE.finditer(passage.text):
                if match["between"] or match["apart"]:
                    yield from self._judge(passage, match)

    def _judge(self, passage: Passage, match: re.Match[str]) -> Iterator[Outcome]:
        low, high = _number(match["low"]), _number(match["high"])
        if Fraction(low) > Fraction(high):
            message = f"区间“{match['low']}至{match['high']}”的两端颠倒"
            yield self._denied(passage, match, message, "小的在前")
            return
        if not match["apart"]:
            return
        apart = _number(match["apart"])
        gap = Fraction(high) - Fraction(low)
        if abs(gap - Fraction(apart)) <= Fraction(3, 2 * 10 ** _places(apart)):
            yield Outcome((), Verdict.HOLDS)
            return
        right = f"{print_number(gap, max(map(_places, (low, high, apart))))}个百分点"
        message = f"{match['low']}与{match['high']}相差{right}"
        yield self._denied(passage, match, message, right)

    def _denied(
        self, passage: Passage, match: re.Match[str], message: str, expected: str
    ) -> Outcome:
        names = ("apart", "high", "low") if match["apart"] else ("high", "low")
        finding = self.found(
            message,
            tuple(passage.quote(*match.span(name)) for name in names),
            passage.sentence_at(match.start()),
            expected=expected,
            calculation=f"{match['high']}－{match['low']}",
        )
        return Outcome((), Verdict.CONTRADICTED, finding)


def _number(text: str) -> str:
    found = _DIGITS.search(text)
    assert found is not None
    return found[0]


def _places(number: str) -> int:
    return len(number.partition(".")[2])
