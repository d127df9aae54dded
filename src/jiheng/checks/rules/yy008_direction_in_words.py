"""YY008: a rise or fall told in words that the figures of the sentence deny."""

from collections.abc import Iterator

from jiheng.checks.finding import Finding, Severity
from jiheng.checks.prose.told_turns import ToldTurn, told_turns
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.relations.numbers import plain
from jiheng.checks.rule import Outcome, Rule


class DirectionInWords(Rule):
    """用文字说的升降与同句的数相反。

    为什么：“三年依次为320.00万元、356.00万元、402.00万元，逐年减少”，没有写增减了多少，但各年的数都在，一比就知道方向反了。
    所说的是不是这几个数，靠文字判断，所以只作存疑；数有升有降的不判断。
    依据：一般算术（公布）。
    反例：
        2021年、2022年、2023年支出依次为320.00万元、356.00万元、402.00万元，呈逐年减少态势。
    正例：
        2021年、2022年、2023年支出依次为320.00万元、356.00万元、402.00万元，呈逐年增加态势。
    """

    code = "YY008"
    name = "升降的说法与数相反"
    severity = Severity.WARNING

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every direction that is told without a figure of its own."""
        for found in told_turns(reading):
            operands = tuple(m.figure for m in found.figures)
            if found.is_denied:
                yield Outcome(operands, Verdict.CONTRADICTED, self._finding(found), operands[-1])
            else:
                yield Outcome(operands, Verdict.UNDECIDED)

    def _finding(self, found: ToldTurn) -> Finding:
        first, last = found.figures[0].figure, found.figures[-1].figure
        right = "减少" if found.rises else "增加"
        return self.found(
            f"由{plain(first)}到{plain(last)}是{right}，文中却写“{found.word.strip()}”",
            tuple(m.figure.quote for m in reversed(found.figures)),
            found.sentence.text,
            expected=right,
            calculation=("＞" if found.rises else "＜").join(
                plain(m.figure) for m in found.figures
            ),
        )
