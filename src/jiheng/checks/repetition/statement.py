"""A statement: one printed figure with all that must match before it is compared with another."""

from dataclasses import dataclass
from functools import cached_property

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.repetition.attribute import Attribute
from jiheng.checks.repetition.words import is_telling


@dataclass(frozen=True, eq=False)
class Statement:
    """Hold a figure and what it is stated of.

    `subject` is the words that name the thing, cleaned; `scope` the words that set the 口径
    (财政拨款, 不含转移支付, 全省); `year` the year it is of, None where the document names
    none; `period` is "" for the whole year, 累计, 目标 or months.  `context` is the item that the
    paragraph is about, `head` its heading as printed.  `is_own` tells that the
    words directly before the figure name the subject; otherwise it was taken from the clause,
    item or heading before.  `is_loose` tells that something makes the subject or the figure
    doubtful (预计, 人均), `is_unclear` that
    words before a bare label could name another subject, `is_standing` that the words call the
    figure a total or level reached (达, 增至, 总数), not one doing among others; `is_bridged` that
    a bare 预算 was taken for the 全年预算.
    """

    figure: Figure
    attribute: Attribute
    subject: str
    context: str
    head: str
    scope: frozenset[str]
    year: int | None
    period: str
    is_own: bool
    is_loose: bool
    is_unclear: bool
    is_standing: bool
    label: str
    passage: str
    window: str
    is_in_table: bool
    block: int
    is_bridged: bool = False

    @cached_property
    def key(self) -> tuple[object, ...]:
        """Give what two statements must share to be of the same quantity."""
        figure = self.figure
        unit = figure.unit_symbol if figure.kind in (Kind.COUNT, Kind.NUMBER) else ""
        is_score = self.attribute in (Attribute.SCORE, Attribute.FULL)
        return (
            Kind.SCORE if is_score else figure.kind,
            "" if is_score else unit,
            self.attribute,
            self.subject,
            self.scope,
            self.year,
            self.period,
        )

    @property
    def is_specific(self) -> bool:
        """Tell whether the subject by itself names one quantity of the document."""
        return is_telling(self.subject)
