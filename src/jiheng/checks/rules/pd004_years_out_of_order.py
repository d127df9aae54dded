"""PD004: one year of a list breaks its order."""

from collections.abc import Iterator

from jiheng.checks.finding import Severity
from jiheng.checks.prose.year_runs import broken_runs
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome, Rule


class YearsOutOfOrder(Rule):
    """逐年列举的年份有一个断了顺序。

    为什么：“三年依次为……（2020年、2011年、2022年）”“2021年到位……；2023年到位……；2023年到位……”，
    逐年排列的年份只有一个重复或者倒退，改这一个就逐年相接，必是这一个写错。跳过某年而次序不乱的不在此列。
    依据：逐年列举应前后相接（推定）。
    反例：
        三年到位资金依次为53.99万元、49.90万元、63.11万元（2020年、2011年、2022年）。
    正例：
        三年到位资金依次为53.99万元、49.90万元、63.11万元（2020年、2021年、2022年）。
    """

    code = "PD004"
    name = "逐年列举的年份断序"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Report the year that breaks each run."""
        for run in broken_runs(reading):
            shown = "、".join(f"{one.year}年" for one in run.years)
            expected = f"{run.expected}年"
            odd = run.odd.passage
            quote = odd.quote(run.odd.start, run.odd.end)
            finding = self.found(
                f"依次写{shown}，其中{run.odd.year}年断了顺序，应为{expected}",
                (quote,),
                odd.text if odd.in_table else odd.sentence_at(run.odd.start),
                severity=None if run.is_sure else Severity.WARNING,
                expected=expected,
                repairs=(f"将“{quote.text}”改为“{expected}”",),
            )
            yield Outcome((), Verdict.CONTRADICTED, finding)
