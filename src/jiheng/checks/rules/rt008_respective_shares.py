"""RT008: shares given with 分别占 that do not follow from the parts listed before."""

import re
from collections.abc import Iterator

from jiheng.checks.prose.respective import RespectiveShares, respective_shares
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict, judge, ratio
from jiheng.checks.rule import Outcome, Rule

_OUTSIDE = re.compile(r"全[省市国区县]")


class RespectivelyShared(Rule):
    """“分别占”的比例与前面所列各项对不上。

    为什么：“甲256.00万元、乙26.98万元，分别占90.5%和9.5%”，各项与总额依次相除便知。
    其余各项都相符、只有一项不符，或者改动一个数字即可相符时才报。
    依据：部门决算公开文本格式，支出决算情况说明（推定）。
    反例：
        在支出300.00万元中，甲项100.00万元、乙项150.00万元、丙项50.00万元，分别占33.3%、40.0%和16.7%。
    正例：
        在支出300.00万元中，甲项100.00万元、乙项150.00万元、丙项50.00万元，分别占33.3%、50.0%和16.7%。
    """

    code = "RT008"
    name = "分别占的比例不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every list of respective shares with a whole before it."""
        for found in respective_shares(reading):
            if found.whole is not None and not _OUTSIDE.search(found.base):
                yield from self._judge(found)

    def _judge(self, found: RespectiveShares) -> Iterator[Outcome]:
        assert found.whole is not None
        judged = [
            judge(ratio(rate.figure, part.figure, found.whole.figure))
            for part, rate in zip(found.parts, found.rates, strict=True)
        ]
        right = sum(j.verdict in (Verdict.HOLDS, Verdict.TAIL) for j in judged)
        for judgement, part in zip(judged, found.parts, strict=True):
            is_wrong = judgement.verdict is Verdict.CONTRADICTED
            if is_wrong and right < len(judged) - 1 and not judgement.is_slip:
                yield Outcome(judgement.operands, Verdict.UNDECIDED)
                continue
            name = part.label or "该项"
            stated = judgement.operands[0].text.strip()
            message = f"“{name}”的占比写{stated}，计算应为{judgement.expected}"
            yield self.outcome(judgement, message, part.sentence.text)
