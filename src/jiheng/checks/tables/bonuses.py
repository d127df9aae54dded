"""Read rows of points beyond the full ones: 加分 are added, 扣分 are taken off, or left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.tables.halves import Row

_ENDING = r"(?:项|项目|事项|情况|因素|指标|小计|合计)?(?:[（(][^（()）]*[）)])?"
_TAKEN = re.compile(rf"(?!.*加(?:减|扣)分).*(?:扣分|减分){_ENDING}")
_BEYOND = re.compile(
    rf".*(?:加分|加减分|加扣分|增减分|扣分|减分|附加分|奖励分|调整分|附加){_ENDING}"
)


@dataclass(frozen=True, eq=False)
class Part:
    """Hold one figure of a sum with its row."""

    row: Row
    figure: Figure


def readings_of(parts: Sequence[Part]) -> Iterator[tuple[str, list[Figure], list[int]]]:
    """Give the ways to add up parts: a name, the figures, their signs; the plain way first.

    Points to be taken off are printed with a minus or without; a sum of full points may leave
    out all rows beyond them.
    """
    figures = [part.figure for part in parts]
    if not figures:
        return
    yield "", figures, [1] * len(figures)
    if not any(figure.kind is Kind.SCORE for figure in figures):
        return
    signs = [-1 if _is_taken(part) else 1 for part in parts]
    if -1 in signs:
        yield "减扣分", figures, signs
    within = [part.figure for part in parts if not is_beyond(part.row)]
    if within and len(within) < len(figures):
        yield "不计加减分", within, [1] * len(within)


def is_beyond(row: Row) -> bool:
    """Tell whether a row's points are added or taken beyond the full ones."""
    return _matches(_BEYOND, row)


def _is_taken(part: Part) -> bool:
    return part.figure.exact > 0 and _matches(_TAKEN, part.row)


def _matches(pattern: re.Pattern[str], row: Row) -> bool:
    return any(pattern.fullmatch(label) for label in row.labels)
