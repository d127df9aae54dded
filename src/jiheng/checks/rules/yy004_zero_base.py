"""YY004: a growth rate over a base of zero."""

import re
from collections.abc import Iterator

from jiheng.checks.finding import Severity
from jiheng.checks.prose.growth import Growth, growths
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.relations.numbers import plain
from jiheng.checks.rule import Outcome, Rule

_NEW = re.compile(r"成立|新设|新组建|机构改革|无可比性|首次|新增单位")


class ZeroBase(Rule):
    """上年数为零却写增长率。

    为什么：增长率的分母是上年数，上年数为零时没有增长率，应写“上年为0，无可比性”，而不是“增长100%”。
    文中说明了新成立等原因的，列为提示。
    依据：部门决算公开文本格式，增减变化情况说明（推定）。
    反例：
        机关运行经费支出10.23万元，比上年度增加10.23万元，增长100.00%。
    正例：
        机关运行经费支出10.23万元，比上年度增加10.23万元，上年为零，无可比性。
    """

    code = "YY004"
    name = "零基数不应写增长率"
    severity = Severity.WARNING

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every growth rate whose base is zero by the figures beside it."""
        for found in growths(reading):
            if found.rate is not None and _has_zero_base(found):
                yield self._outcome(found, reading)

    def _outcome(self, found: Growth, reading: Reading) -> Outcome:
        assert found.rate is not None and found.new is not None
        near = "".join(s.text for s in reading.sentences_of(found.sentence.paragraph))
        old = "上年数为零"
        calculation = ""
        if found.change is not None:
            calculation = f"{plain(found.new.figure)}－{plain(found.change.figure)}＝0"
        finding = self.found(
            f"{old}，却写{found.rate.lead}{found.rate.figure.text.strip()}",
            tuple(figure.quote for figure in found.operands),
            found.sentence.text,
            severity=Severity.INFO if _NEW.search(near) else None,
            expected="上年为0，无可比性",
            calculation=calculation,
            repairs=(f"将“{found.rate.lead}{found.rate.figure.text.strip()}”改为“无可比性”",),
        )
        return Outcome(found.operands, Verdict.TAIL, finding)


def _has_zero_base(found: Growth) -> bool:
    if found.sign < 0 or found.new is None or found.new.figure.exact == 0:
        return False
    if found.old is not None:
        return found.old.figure.exact == 0
    return (
        found.change is not None
        and found.change_sign > 0
        and found.change.figure.is_comparable(found.new.figure)
        and found.new.figure.exact == found.change.figure.exact
    )
