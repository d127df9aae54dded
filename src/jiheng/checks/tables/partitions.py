"""Find the rows that a total row may be the sum of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

from jiheng.checks.tables.balances import is_carried, is_this_year
from jiheng.checks.tables.halves import Half, Row
from jiheng.checks.tables.nesting import nested

_LONGEST_LIST = 5
_LEVELS = Fraction(3, 2)
"""Groups and their parts in one column: the rows add up to so many times the total at least."""
_GRAND = 3
_MOST_TOTALS = 60
"""So many totals of one rank may be added up to another one of it."""
_THIS_YEAR = ("本年", "当年")


@dataclass(frozen=True)
class Partition:
    """Hold one way to divide a total into rows; `kind` names the way, so that it can be
    compared with the same way in another column or for another total.
    """

    kind: str
    parts: tuple[int, ...]


def partitions(half: Half, total: Row) -> tuple[Partition, ...]:
    """Give the ways in which rows can add up to a total row, the likeliest first.

    Ways that take the same rows are given once.  The total may stand below its parts or above.
    """
    rows = half.rows
    position = half.positions[total.index]
    above = _scope(reversed(rows[:position]), total.rank)[::-1]
    below = _scope(rows[position + 1 :], total.rank)
    found: dict[tuple[int, ...], Partition] = {}
    if is_this_year(total) and total.name.startswith(_THIS_YEAR):
        above = [row for row in above if not is_carried(row)]
    if above and len(below) == 1 and rows[-1].rank and not rows[0].rank:
        # Totals close their lists here; one row below can only be alike by chance.
        below = []
    scopes = [("上", above), ("下", below)] if above else [("下", below)]
    for side, scope in scopes:
        for kind, chosen in (*_nested(half, scope, total), *_ways(scope, total)):
            parts = tuple(row.index for row in chosen)
            if parts and parts not in found:
                found[parts] = Partition(f"{side}{kind}", parts)
    others = _alike_above(rows[:position], total.rank)
    if 1 < len(others) <= _MOST_TOTALS and others not in found:
        found[others] = Partition("上同级合计", others)
    return tuple(found.values())


def _alike_above(rows: Sequence[Row], rank: int) -> tuple[int, ...]:
    """Give the totals of one rank among rows, a few more than are looked at if there are many."""
    alike = (row.index for row in reversed(rows) if row.rank == rank)
    return tuple(islice(alike, _MOST_TOTALS + 1))[::-1]


def _nested(half: Half, scope: list[Row], total: Row) -> Iterator[tuple[str, list[Row]]]:
    """Give the groups where every group stands in a row of its own above its parts.

    Then all rows together make the total about as many times as there are levels.
    """
    leaves = [row for row in scope if not row.rank]
    for column in half.value_columns:
        whole = half.figure(total.index, column)
        figures = [f for row in leaves if (f := half.figure(row.index, column)) is not None]
        if whole is None or len(figures) < len(leaves) or not figures:
            continue
        if sum(figure.exact for figure in figures) < whole.exact * _LEVELS:
            continue
        trees = nested([figure.exact for figure in figures], whole.exact)
        if trees is not None and any(len(tree.children) > 1 for tree in trees):
            yield "分级", [leaves[tree.index] for tree in trees]
            return


def _scope(rows: Iterable[Row], rank: int) -> list[Row]:
    """Take rows up to the next total of the same or a higher rank."""
    taken: list[Row] = []
    for row in rows:
        if row.rank >= rank:
            break
        taken.append(row)
    return taken


def _ways(scope: list[Row], total: Row) -> Iterator[tuple[str, list[Row]]]:
    plain = [row for row in scope if not row.rank]
    subtotals = [row for row in scope if row.rank]
    leaves = [row for row in plain if not row.is_of_which]
    top, lowest = _by_code(leaves), _leaf_codes(leaves)
    if subtotals:
        yield "小计", subtotals
        last, first = subtotals[-1].index, subtotals[0].index
        yield "小计及其后", subtotals + [row for row in leaves if row.index > last]
        yield "小计及其前", [row for row in leaves if row.index < first] + subtotals
    if top is not None:
        yield "类", top
    if lowest is not None:
        yield "项", lowest
    numbered = [row.numbering for row in leaves if row.numbering]
    if numbered and any(row.numbering != min(numbered) for row in leaves):
        highest = [row for row in leaves if row.numbering == min(numbered)]
        if len(highest) > 1:
            yield "序号", highest
            yield "序号及无序号", [r for r in leaves if r.numbering in (0, min(numbered))]
    if len({row.indent for row in leaves}) > 1:
        least = min(row.indent for row in leaves)
        yield "缩进", [row for row in leaves if row.indent == least]
    if len({row.depth for row in leaves}) > 1:
        least = min(row.depth for row in leaves)
        yield "层级", [row for row in leaves if row.depth == least]
        yield "末级", [row for row in leaves if row.depth != least]
    yield "各行", leaves
    if total.rank < _GRAND and any(is_carried(row) for row in leaves):
        # 本年收入合计 takes in nothing from other years.
        yield "结转之外", [row for row in leaves if not is_carried(row)]
    if len(leaves) != len(plain):
        yield "其中各行", plain
        yield from _of_which_lists(plain)
        yield from _without_of_which(plain)


def _by_code(rows: list[Row]) -> list[Row] | None:
    coded = [row for row in rows if row.code]
    if len(coded) < 2 or len({len(row.code) for row in coded}) < 2:
        return None
    shortest = min(len(row.code) for row in coded)
    return [row for row in rows if len(row.code) == shortest]


def _leaf_codes(rows: list[Row]) -> list[Row] | None:
    coded = [row for row in rows if row.code]
    if len(coded) < 2 or len({len(row.code) for row in coded}) < 2:
        return None
    codes = [row.code for row in coded]
    return [
        row
        for row in coded
        if not any(code != row.code and code.startswith(row.code) for code in codes)
    ]


def _of_which_lists(rows: list[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Give each list that a 其中 row opens: one total may be divided in two ways."""
    starts = [i for i, row in enumerate(rows) if row.is_of_which]
    for order, (start, end) in enumerate(zip(starts, [*starts[1:], len(rows)], strict=True)):
        yield f"其中之列{order + 1}", rows[start:end]


def _without_of_which(rows: list[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Leave out each 其中 row with the rows after it that may belong to the same list.

    How many they are is not said, so one to some are tried, alike for every list.
    """
    for length in range(2, _LONGEST_LIST + 1):
        left_out: set[int] = set()
        for position, row in enumerate(rows):
            if not row.is_of_which:
                continue
            following = rows[position : position + length]
            left_out |= {other.index for other in following if not other.numbering or other is row}
        yield f"其中之外{length}", [row for row in rows if row.index not in left_out]
