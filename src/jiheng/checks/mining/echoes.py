"""Find figures of many digits that are one slip away from a figure printed elsewhere."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.mining.guessing import Key, key_of
from jiheng.checks.mining.scaled import Scaled, scaled
from jiheng.checks.mining.survey import Survey
from jiheng.checks.mining.variants import variants_of
from jiheng.checks.reading import Reading
from jiheng.checks.relations.slips import Slip, significant_digits

_FEWEST_DIGITS = 4
_ENOUGH_DIGITS = 5
_CHANCE = Fraction(1, 25)
_RATE_CHANCE = Fraction(1, 100)
_STRANGER_CHANCE = Fraction(1, 2000)
_REPEATED_CHANCE = Fraction(1, 250)
"""For a long number that stands at several other places."""
_ALIKE, _SAME = Fraction(1, 2), Fraction(3, 4)
_FEWEST_COMMON = 2
_TAIL = 4
_SIMPLE = (Slip.DIGIT, Slip.SWAP)
_PAIRS = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
_NEVER = (Kind.RANGE, Kind.RANK, Kind.SCORE)
_COMMON = frozenset(
    (
        *("万元", "金额", "资金", "项目", "预算", "支出", "合计", "总额"),
        *("其中", "全年", "年度", "完成", "实际", "情况", "本年", "上年"),
    )
)


@dataclass(frozen=True, eq=False)
class Echo:
    """Hold a figure that fits nowhere, and one elsewhere that a slip would make it."""

    figure: Figure
    other: Figure
    slip: Slip
    chance: Fraction
    context: str


class Words:
    """Give the words by which each figure of a document is known: its clause, or row and column."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._pairs: dict[Figure, frozenset[str]] = {}

    def of(self, figure: Figure) -> frozenset[str]:
        """Give the pairs of characters in the words of a figure."""
        if figure not in self._pairs:
            text = self._texts.get(figure, ("", ""))[0]
            self._pairs[figure] = frozenset(_PAIRS.findall(text)) - _COMMON
        return self._pairs[figure]

    def context(self, figure: Figure) -> str:
        """Give the sentence or the row of a figure."""
        return self._texts.get(figure, ("", ""))[1]

    @cached_property
    def _texts(self) -> dict[Figure, tuple[str, str]]:
        found: dict[Figure, tuple[str, str]] = {}
        for sentence in self._reading.prose:
            for mention in sentence.mentions:
                words = mention.clause + "".join(mention.qualifiers) + mention.after
                found[mention.figure] = words, sentence.text
        for table in self._reading.tables:
            for row, figures in enumerate(table.grid):
                for column, figure in enumerate(figures):
                    if figure is not None and figure not in found:
                        title = table.columns[column].title
                        words = "".join(table.labels(row)) + title + figure.unit_symbol
                        found[figure] = words, table.row_text(row)
        return found


class _Printed:
    """Hold the figures of one kind by value, to be looked up by what a print allows."""

    def __init__(self) -> None:
        self._by_value: dict[int, list[Scaled]] = defaultdict(list)

    def add(self, one: Scaled) -> None:
        self._by_value[one.value].append(one)

    @cached_property
    def values(self) -> list[int]:
        return sorted(self._by_value)

    def between(self, low: int, high: int) -> Iterator[Scaled]:
        start, end = bisect_left(self.values, low), bisect_right(self.values, high)
        for value in self.values[start:end]:
            yield from self._by_value[value]

    def about(self, value: int) -> list[list[Scaled]]:
        """Give the figures of about the size of one, by value."""
        start = bisect_left(self.values, value - value // 2)
        end = bisect_right(self.values, value * 2)
        return [self._by_value[each] for each in self.values[start:end]]


def echoes(survey: Survey) -> Iterator[Echo]:
    """Yield the figures of a document that echo another one, wrong by a slip."""
    reading = survey.reading
    known: dict[Key, _Printed] = defaultdict(_Printed)
    ordered: list[Scaled] = []
    for figure in reading.figures:
        if figure.exact and figure.kind not in _NEVER:
            one = scaled(figure)
            known[_loose(figure)].add(one)
            ordered.append(one)
    words = Words(reading)
    told: set[Figure] = set()
    # Of two figures that fit nowhere the one in the text was copied from the other.
    for one in sorted(ordered, key=lambda each: each.figure.place.table is not None):
        figure = one.figure
        if not survey.is_open(figure) or significant_digits(figure) < _FEWEST_DIGITS:
            continue
        printed = known[_loose(figure)]
        if any(each is not one for each in printed.between(one.low, one.high)):
            continue
        echo = _echo(one, printed, words)
        if echo is not None and echo.other not in told:
            told.add(echo.figure)
            yield echo


def _loose(figure: Figure) -> Key:
    """Count a bare number of a table among those with a unit."""
    kind, unit = key_of(figure)
    return (Kind.COUNT, "") if kind in (Kind.COUNT, Kind.NUMBER) else (kind, unit)


def _echo(one: Scaled, printed: _Printed, words: Words) -> Echo | None:
    variants = variants_of(one.figure)
    mine = words.of(one.figure)
    digits = significant_digits(one.figure)
    best: Echo | None = None
    for value, slip in variants.slips.items():
        half = variants.halves[value]
        echoed = list(printed.between(value - half, value + half))
        for other in echoed:
            if _stand_together(one.figure, other.figure):
                continue
            if abs(other.value - one.value) <= _TAIL * max(one.half, other.half):
                continue
            likeness = _likeness(mine, words.of(other.figure))
            if digits < _ENOUGH_DIGITS and (likeness < _SAME or slip not in _SIMPLE):
                continue
            chance = Fraction(variants.rivals(value) * variants.steps[value], value)
            limit = _limit(one.figure, likeness)
            if digits > _ENOUGH_DIGITS and len(echoed) > 1 and slip in _SIMPLE:
                limit = max(limit, _REPEATED_CHANCE)
            if chance > limit:
                continue
            chance *= _rivals(printed.about(value), mine, words, likeness)
            if chance > limit:
                continue
            if best is None or chance < best.chance:
                best = Echo(one.figure, other.figure, slip, chance, words.context(one.figure))
    return best


def _limit(figure: Figure, likeness: Fraction) -> Fraction:
    if likeness < _ALIKE:
        return _STRANGER_CHANCE
    return _RATE_CHANCE if figure.kind is Kind.RATE else _CHANCE


def _rivals(
    near: list[list[Scaled]], mine: frozenset[str], words: Words, likeness: Fraction
) -> int:
    """Count the numbers of about one size that could as well have been echoed."""
    if likeness < _ALIKE:
        return len(near)
    return sum(
        any(_likeness(mine, words.of(each.figure)) >= likeness for each in figures)
        for figures in near
    )


def _likeness(mine: frozenset[str], other: frozenset[str]) -> Fraction:
    """Give the share of the shorter words that the longer ones have as well."""
    common = len(mine & other)
    return Fraction(common, min(len(mine), len(other))) if common >= _FEWEST_COMMON else Fraction(0)


def _stand_together(one: Figure, other: Figure) -> bool:
    """Tell whether two figures stand in one passage or table, where alike is not the same."""
    if one.place.table is not None:
        return one.place.table == other.place.table
    return one.place == other.place
