"""PD002: dates that no calendar has, ranges that end before they begin."""

import re
from calendar import monthrange
from collections.abc import Iterator

from jiheng.checks.finding import Severity
from jiheng.checks.prose.passages import Passage
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome, Rule

_DASH = "[—–－~～至到-]"
_DATE = re.compile(
    r"(?:(?<!\d)(?P<year>(?:19|20)\d{2})\s*年\s*)?(?<![\d.,个第])(?P<month>\d{1,2})\s*月(?:\s*(?P<day>\d{1,3})\s*日)?"
    r"(?!龄|均|租|薪|亮|度|余|供|息)"
)
_MONTHS = re.compile(
    rf"(?<!\d)(?P<year>(?:19|20)\d{{2}})\s*年\s*(?P<from>\d{{1,2}})\s*月?\s*{_DASH}\s*(?P<to>\d{{1,2}})\s*月"
)
_YEARS = re.compile(
    rf"(?<![\d〔（(])(?P<from>(?:19|20)\d{{2}})\s*年?度?\s*{_DASH}\s*(?P<to>(?:19|20)\d{{2}})\s*年"
)
_LONGEST_MONTH = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
_LAST_MONTH, _LAST_DAY = 12, 31


class ImpossibleDates(Rule):
    """日期不存在或起止颠倒。

    为什么：2月30日、13月、2025—2021年都不可能，必有一个数字写错。
    依据：公历（推定）。
    反例：
        项目于2023年2月30日完成验收。
    正例：
        项目于2023年2月28日完成验收。
    """

    code = "PD002"
    name = "日期不存在"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every date and range of the text."""
        for passage in reading.passages:
            for match in _DATE.finditer(passage.text):
                reason = _impossible(match, passage.text)
                if reason:
                    yield self._outcome(passage, match, reason, None)
            for match in _MONTHS.finditer(passage.text):
                if int(match["from"]) > int(match["to"]):
                    yield self._outcome(passage, match, "起止月份颠倒", Severity.WARNING)
            for match in _YEARS.finditer(passage.text):
                if int(match["from"]) > int(match["to"]):
                    yield self._outcome(passage, match, "起止年份颠倒", None)

    def _outcome(
        self, passage: Passage, match: re.Match[str], reason: str, severity: Severity | None
    ) -> Outcome:
        finding = self.found(
            f"“{match[0]}”：{reason}",
            (passage.quote(*match.span()),),
            passage.sentence_at(match.start()),
            severity=severity,
        )
        return Outcome((), Verdict.CONTRADICTED, finding)


def _impossible(match: re.Match[str], text: str) -> str:
    month = int(match["month"])
    is_date = bool(match["year"] or match["day"])
    if not is_date:
        return ""
    # 1—11月, 2023年3—5月30日 and the like are ranges; their first number is no month alone.
    if re.search(r"(?:[—–－~～到-]|(?<!截)至)\s*$", text[: match.start()]):
        return ""
    if not 1 <= month <= _LAST_MONTH:
        return f"没有{month}月"
    if match["day"] is None:
        return ""
    day = int(match["day"])
    last = _LONGEST_MONTH.get(month, _LAST_DAY)
    if match["year"]:
        last = monthrange(int(match["year"]), month)[1]
    if not 1 <= day <= last:
        return f"{match['year'] + '年' if match['year'] else ''}{month}月没有{day}日"
    return ""
