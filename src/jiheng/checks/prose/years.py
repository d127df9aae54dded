"""The year a document reports on, and every place that names a year."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.checks.prose.passages import Passage
from jiheng.checks.prose.title_years import year_of_accounts
from jiheng.checks.reading import Reading

_HAN = "〇零一二三四五六七八九"
_YEAR = re.compile(
    rf"(?<![\d.,年—–－~～-])(?P<year>(?:19|20)\d{{2}}|二[〇零][{_HAN}]{{2}})(?P<mark>\s*年(?:度)?)"
    r"(?!\s*[—–－~～至到-]\s*(?:19|20)\d{2})"
)
_TITLE = re.compile(r"(?P<year>(?:19|20)\d{2})\s*年")
_TITLE_WORDS = re.compile(r"报告|自评|决算|预算|评价|情况|说明")
_TITLE_PASSAGES = 4
_LONGEST_TITLE = 60
_FEW = 4
_BASE = re.compile(r"(?:较|比|与|同|相比|相较于?|对比)\s*$")
_NEAR = 1_000
"""Characters that a sentence goes back and on at most."""
_FAR = 5
_DIGITS = {mark: str(i) for i, mark in enumerate("零一二三四五六七八九")} | {"〇": "0"}


@dataclass(frozen=True)
class YearPlace:
    """Hold one named year: `before` and `after` are the words round it in its sentence."""

    year: int
    passage: Passage
    start: int
    end: int

    @property
    def before(self) -> str:
        """Give the words of the sentence before the year."""
        return re.split(
            r"[。；;！？\n]", self.passage.text[max(0, self.start - _NEAR) : self.start]
        )[-1]

    @property
    def is_base(self) -> bool:
        """Tell whether the year is only what something is compared with: 比2018年减少."""
        return _BASE.search(self.before) is not None

    @property
    def after(self) -> str:
        """Give the words of the sentence behind the year."""
        return re.split(r"[。；;！？\n]", self.passage.text[self.end : self.end + _NEAR])[0]


@dataclass(frozen=True)
class ReportYear:
    """Hold the year of the report; `title` is the title's place where it says another."""

    year: int
    wrong_title: YearPlace | None
    lone_title: YearPlace | None = None
    """The title whose year the text never names again."""


def year_places(reading: Reading) -> Iterator[YearPlace]:
    """Give every single year (2023年, 2023年度; no range, no document number) in order."""
    for passage in reading.passages:
        for match in _YEAR.finditer(passage.text):
            digits = "".join(_DIGITS.get(mark, mark) for mark in match["year"])
            yield YearPlace(int(digits), passage, match.start(), match.end())


def report_year(reading: Reading, places: list[YearPlace]) -> ReportYear | None:
    """Give the year that the report is about: the title's, unless the text belies it.

    A title whose year stands nowhere else, over a text that names one other year at least
    four times and no year so often, is a title with a wrong year; so is one over a text that
    states accounts of another year only.
    """
    # A year that others are compared with is never the one reported on.
    counts = Counter(place.year for place in places if not place.is_base)
    if not counts:
        return None
    title = _title(reading, places)
    common, often = counts.most_common(1)[0]
    if title is None:
        second = counts.most_common(2)[1][1] if len(counts) > 1 else 0
        return ReportYear(common, None) if often >= _FEW and often >= 2 * second else None
    if title.year == common and often > 1:
        return ReportYear(title.year, None)
    is_far = abs(title.year - common) >= _FAR
    is_usual = title.year != common and often >= (2 if is_far else _FEW)
    # A report names the year before now and then, but never more often than its own.
    is_belied = counts[title.year] == 1 or (title.year < common and often >= 2 * counts[title.year])
    if is_usual and is_belied:
        return ReportYear(common, title)
    meant = year_of_accounts(title, places)
    if meant is not None:
        return ReportYear(meant, title)
    is_lone = sum(place.year == title.year for place in places) == 1
    return ReportYear(title.year, None, title if is_lone else None)


def _title(reading: Reading, places: list[YearPlace]) -> YearPlace | None:
    first = reading.text_passages[:_TITLE_PASSAGES]
    for passage in first:
        is_short = len(passage.text) <= _LONGEST_TITLE and "。" not in passage.text
        if (
            is_short
            and _TITLE.search(passage.text)
            and _TITLE_WORDS.search("".join(p.text for p in first))
        ):
            return next((p for p in places if p.passage == passage), None)
    return None
