"""PD003: one figure of eleven months among figures of the whole year."""

import re
from collections import Counter
from collections.abc import Iterator

from jiheng.checks.finding import Severity
from jiheng.checks.prose.passages import Passage
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome, Rule

_PERIOD = re.compile(r"(?<!\d)1\s*月?\s*[—–－~～至到-]\s*(?P<to>\d{1,2})\s*月")
_MONITORED = re.compile(r"监控|阶段|季度|上半年|中期|截至")
_USUAL = 2


class MixedPeriods(Rule):
    """统计期间不一致。

    为什么：全文都写1—12月，只有一处写1—11月，多是套用了年中的材料，数字也可能没有更新。
    依据：同一报告的统计期间应一致（推定）。
    反例：
        1—12月支出1,200.00万元。
        1—12月政府采购支出100.00万元。
        1—11月“三公”经费支出20.00万元。
    正例：
        1—12月支出1,200.00万元。
        1—12月政府采购支出100.00万元。
        1—12月“三公”经费支出20.00万元。
    """

    code = "PD003"
    name = "统计期间不一致"
    severity = Severity.INFO

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Find the one period that differs from all others."""
        found: list[tuple[Passage, re.Match[str]]] = [
            (passage, match)
            for passage in reading.passages
            for match in _PERIOD.finditer(passage.text)
        ]
        counts = Counter(match["to"] for _, match in found)
        if counts["12"] < _USUAL:
            return
        for passage, match in found:
            both = sum(other is passage for other, _ in found) > 1
            if counts[match["to"]] == 1 and not both and not _MONITORED.search(passage.text):
                finding = self.found(
                    f"其他{counts['12']}处写1—12月，此处写{match[0]}",
                    (passage.quote(*match.span()),),
                    passage.sentence_at(match.start()),
                    expected="1—12月",
                )
                yield Outcome((), Verdict.TAIL, finding)
