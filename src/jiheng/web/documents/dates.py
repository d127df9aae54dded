"""Dates of a process, said relative to the budget year: 上年10月15日."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_YEARS = {"上年": -1, "当年": 0, "次年": 1}
_WRITTEN = re.compile(r"(上年|当年|次年)(\d{1,2})月(\d{1,2})日")
_LEAP_YEAR = 2024
EXPECTED = "上年、当年或次年加月日，如“上年10月15日”"


@dataclass(frozen=True)
class RelativeDate:
    """Hold a day of the year before, of, or after a budget year (offset -1, 0, 1)."""

    offset: int
    month: int
    day: int

    def of(self, year: int) -> date:
        """Give the day for one budget year; 29 February is the 28th where there is none."""
        then = year + self.offset
        return date(then, self.month, min(self.day, monthrange(then, self.month)[1]))

    def __str__(self) -> str:
        said = next(word for word, offset in _YEARS.items() if offset == self.offset)
        return f"{said}{self.month}月{self.day}日"


def read_date(text: str) -> RelativeDate:
    """Read a date as a workflow file writes it.

    Raises:
        ValueError: it is written in another way, or there is no such day.

    >>> str(read_date("上年10月15日")), read_date("上年10月15日").of(2021)
    ('上年10月15日', datetime.date(2020, 10, 15))
    """
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"“{text}”不是日期的写法，应为{EXPECTED}")
    word, month, day = found[1], int(found[2]), int(found[3])
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(_LEAP_YEAR, month)[1]:
        raise ValueError(f"“{text}”没有这一天，应为{EXPECTED}")
    return RelativeDate(_YEARS[word], month, day)
