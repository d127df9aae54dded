"""A statement: one printed figure with all that must match before it is compared with another."""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from jiheng.checks.figures import Figure, Kind


class Attribute(Enum):
    """Name what a figure says of its subject."""

    INITIAL = "年初预算"
    FINAL = "全年预算"
    BUDGET = "预算"
    SPENT = "支出"
    INCOME = "收入"
    TOTAL = "总计"
    RATE = "执行率"
    INITIAL_RATE = "占年初预算"
    SCORE = "得分"
    FULL = "满分"
    SHARE = "占比"
    PLAIN = ""


@dataclass(frozen=True, eq=False)
class Statement:
    """Hold a figure and what it is stated of.

    `subject` is the words that name the thing, cleaned; `scope` the words that set the 口径
    (财政拨款, 不含转移支付, 全省); `year` the year it is of, None where the document names
    none; `period` is "" for the whole year, 累计, 目标 or months.  `is_own` tells that the
    words directly before the figure name the subject; otherwise it was taken from the clause,
    item or heading before.  `is_loose` tells that something makes the subject or the figure
    doubtful (预计, words between heading and figure).
    """

    figure: Figure
    attribute: Attribute
    subject: str
    context: str
    scope: frozenset[str]
    year: int | None
    period: str
    is_own: bool
    is_loose: bool
    label: str
    passage: str
    window: str
    is_in_table: bool
    block: int

    @cached_property
    def key(self) -> tuple[object, ...]:
        """Give what two statements must share to be of the same quantity."""
        figure = self.figure
        unit = figure.unit_symbol if figure.kind in (Kind.COUNT, Kind.NUMBER) else ""
        return (
            figure.kind,
            unit,
            self.attribute,
            self.subject,
            self.scope,
            self.year,
            self.period,
        )

    @property
    def is_specific(self) -> bool:
        """Tell whether the subject by itself names one quantity of the document."""
        from jiheng.checks.repetition.words import is_telling

        return is_telling(self.subject)
