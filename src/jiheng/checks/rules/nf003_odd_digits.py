"""NF003: numbers that are no numbers: letters for digits, two points, spaces, mixed widths."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.checks.finding import Severity
from jiheng.checks.prose.passages import Passage
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome, Rule

_UNIT = r"(?:亿元|万元|元|个百分点|[%％]|万|亿)"


@dataclass(frozen=True)
class _Form:
    pattern: re.Pattern[str]
    what: str
    severity: Severity


_FORMS = (
    _Form(
        re.compile(rf"(?<![\d.])\d[\d,]*\.\d+\.\d+\s*{_UNIT}|\d\.\.\d+\s*{_UNIT}"),
        "有两个小数点",
        Severity.ERROR,
    ),
    _Form(re.compile(rf"\d,,\d+[\d.]*\s*{_UNIT}?"), "有两个分隔符", Severity.ERROR),
    _Form(
        re.compile(
            rf"(?<![A-Za-z\d])\d[\d,.]*[OolI][\d,.OolI]*(?={_UNIT})"
            rf"|(?<![A-Za-z\d])[lIOo][\d,.OolI]*\d[\d,.OolI]*(?={_UNIT})"
        ),
        "数字中混有字母",
        Severity.WARNING,
    ),
    _Form(
        re.compile(rf"(?<![\d.])\d[\d,]*(?:[０-９．]+\d|[０-９．]*[０-９])[\d.０-９]*\s*{_UNIT}"),
        "全角、半角数字混用",
        Severity.INFO,
    ),
    _Form(
        re.compile(rf"(?<=[\u4e00-\u9fff])\d+(?:\s+\.\s*|\.\s+)\d+\s*{_UNIT}"),
        "数字中间有空格",
        Severity.INFO,
    ),
)
_SPACED = re.compile(rf"(?<![\d.)）、.．])\d{{1,3}}(?:[ \u3000]+\d{{3}})+(?:\.\d+)?\s*{_UNIT}")
_FULL, _HALF = re.compile(r"[\d０-９]\s*％"), re.compile(r"\d\s*%")


class OddDigits(Rule):
    """数字里有不该有的符号。

    为什么：两个小数点、字母O或l代替数字，都不成其为数；全角半角混用、数字中间的空格会使检索和计算读错。
    依据：GB/T 15835—2011 出版物上数字用法（推定）。
    反例：
        项目预算12.34.56万元，满意度1O0%。
    正例：
        项目预算1,234.56万元，满意度100%。
    """

    code = "NF003"
    name = "数字书写有误"
    severity = Severity.WARNING

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Look for every odd form in every passage, for two widths of the percent sign, and for
        thousands parted by spaces.
        """
        full: list[tuple[Passage, re.Match[str]]] = []
        half: list[tuple[Passage, re.Match[str]]] = []
        spaced: list[tuple[Passage, re.Match[str]]] = []
        for passage in reading.passages:
            for form in _FORMS:
                for match in form.pattern.finditer(passage.text):
                    yield self._outcome(passage, match, form.what, form.severity)
            full += [(passage, match) for match in _FULL.finditer(passage.text)]
            half += [(passage, match) for match in _HALF.finditer(passage.text)]
            spaced += [(passage, match) for match in _SPACED.finditer(passage.text)]
        if full and half:
            fewer = min(full, half, key=len)
            what = f"全文百分号有“％”{len(full)}处、“%”{len(half)}处，宜统一"
            yield self._outcome(*fewer[0], what, Severity.INFO)
        if spaced:
            what = "数字中间有空格" + (f"，全文共{len(spaced)}处" if len(spaced) > 1 else "")
            yield self._outcome(*spaced[0], what, Severity.INFO)

    def _outcome(
        self, passage: Passage, match: re.Match[str], what: str, severity: Severity
    ) -> Outcome:
        finding = self.found(
            f"“{match[0].strip()}”：{what}",
            (passage.quote(*match.span()),),
            passage.sentence_at(match.start()),
            severity=severity,
        )
        return Outcome((), Verdict.CONTRADICTED, finding)
