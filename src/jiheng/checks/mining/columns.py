"""Find what columns of a table are to each other, by the numbers of most rows."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, pairwise, permutations
from typing import NamedTuple

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.mining.guesses import (
    BalanceGuess,
    GrowthGuess,
    Guess,
    PooledGuess,
    RatioGuess,
    SumGuess,
    balance_range,
    growth_range,
    meets,
    over,
    pooled_range,
    sum_range,
)
from jiheng.checks.mining.guessing import Key, key_of
from jiheng.checks.mining.scaled import Scaled, scaled
from jiheng.checks.mining.survey import Survey
from jiheng.checks.relations.slips import significant_digits
from jiheng.checks.tables import TableReading

_FEWEST_ROWS = 3
_FEWEST_STRONG, _STRONG_DIGITS = 2, 4
_MOST_BROKEN = 4
"""One row in so many may break the relation, one in any case."""
_MOST_COLUMNS = 12
_MOST_BALANCED = 8
_TELLING_DIGITS = 2


_ADDED = ("sum", "balance")

_Line = dict[int, Scaled]
_Row = tuple[int, _Line]
_Operands = tuple[Scaled, ...]


@dataclass(frozen=True, eq=False)
class OddRow:
    """Hold the relation that other rows of a table keep and one does not.

    In a turned table (a row for each kind of figure, a column for each year) it is a column that
    breaks what the rows are to each other; `row` is then the row of the result.
    """

    guess: Guess
    table: TableReading
    row: int
    holds: int
    is_turned: bool


def odd_rows(survey: Survey) -> Iterator[OddRow]:
    """Yield the rows that break what their columns are to each other in most other rows."""
    for table in survey.reading.tables:
        for section in table.sections:
            rows = {row: _row(table, row) for row in range(section.body, section.end)}
            for line, _, guess, kept in _odd_lines(rows, survey):
                yield OddRow(guess, table, line, kept, is_turned=False)
            for _, result, guess, kept in _odd_lines(_turned(rows), survey):
                yield OddRow(guess, table, result, kept, is_turned=True)


def _row(table: TableReading, row: int) -> _Line:
    found: _Line = {}
    seen: set[Figure] = set()
    for column, figure in enumerate(table.grid[row]):
        if figure is None or figure in seen or figure.hedge is not None:
            continue
        seen.add(figure)
        if figure.exact and figure.kind not in (Kind.RANGE, Kind.RANK):
            found[column] = scaled(figure)
    return found


def _turned(rows: dict[int, _Line]) -> dict[int, _Line]:
    found: defaultdict[int, _Line] = defaultdict(dict)
    for row, cells in rows.items():
        for column, one in cells.items():
            found[column][row] = one
    return found


def _odd_lines(lines: dict[int, _Line], survey: Survey) -> Iterator[tuple[int, int, Guess, int]]:
    """Yield the lines that are odd: its number, the place of the result, the relation, and how
    many lines keep it.
    """
    places = sorted({place for cells in lines.values() for place in cells})[:_MOST_COLUMNS]
    rows = list(lines.items())
    counted = [(row, {c: _as_counted(each) for c, each in cells.items()}) for row, cells in rows]
    filled = {place: _Filled(place, rows) for place in places}
    told: set[Figure] = set()
    for result in places:
        best = _best(result, rows, counted, filled)
        if best is None:
            continue
        kept, broken = best
        for line, guess in broken:
            figures = [each.figure for each in guess.operands]
            if not any(figure in survey.settled.told or figure in told for figure in figures):
                told.update(figures)
                yield line, result, guess, kept


def _best(
    result: int, rows: list[_Row], counted: list[_Row], filled: dict[int, "_Filled"]
) -> tuple[int, list[tuple[int, Guess]]] | None:
    """Give the relation that most rows keep, with the rows that break it.

    `counted` is the rows with whole numbers taken as counts.
    """
    best: tuple[int, list[tuple[int, Guess]]] | None = None
    unbroken: list[_Form] = []
    for form in _forms(result, list(filled), is_rate=bool(filled[result].rates)):
        is_added = form.kind in _ADDED
        columns = [filled[column] for column in form.columns]
        told = _told_together(columns) if is_added else _divided_together(columns)
        if told.bit_count() < _FEWEST_STRONG:
            continue
        for tried in (rows,) if is_added else (counted, rows):
            kept, strong, broken = _tried(form, told, tried)
            is_kept = kept >= _FEWEST_ROWS or strong >= _FEWEST_STRONG
            if is_added and not broken and not is_kept:
                unbroken.append(form)
            if not is_kept or len(broken) > max(1, kept // _MOST_BROKEN):
                continue
            if not broken:
                # Another relation holds in every row, so that this column has nothing odd.
                return None
            if best is None or kept > best[0]:
                best = kept, [(row, form.guess(operands)) for row, operands in broken]
            break
    if best is not None and unbroken:
        # A total of four rows, the first of them a few cents, is nearly that of the other three.
        kept, odd = best
        cells = dict(rows)
        best = kept, [(row, guess) for row, guess in odd if not _has_sum(cells[row], unbroken)]
    return best


def _has_sum(cells: _Line, forms: list["_Form"]) -> bool:
    """Tell whether another sum that no line breaks is that of a line."""
    return any(
        all(column in cells for column in form.columns)
        and form.fits(tuple(cells[column] for column in form.columns))
        for form in forms
    )


def _tried(
    form: "_Form", told: int, rows: list[_Row]
) -> tuple[int, int, list[tuple[int, _Operands]]]:
    """Count the rows that tell for a relation, and those of them that hardly do so by chance;
    give the rows that break it.  `told` has a bit for every row that can tell.
    """
    kept = strong = 0
    broken: list[tuple[int, _Operands]] = []
    seen: set[tuple[int, ...]] = set()
    # No more rows than there are can keep it: so many broken ones are too many already.
    most = max(1, len(rows) // _MOST_BROKEN)
    for at, (row, cells) in enumerate(rows):
        if len(broken) > most:
            break
        if not told >> at & 1:
            continue
        operands = tuple(map(cells.__getitem__, form.columns))
        if not form.fits(operands):
            broken.append((row, operands))
        elif (shown := tuple(one.value for one in operands)) not in seen:
            # 发放91份、收回91份、有效91份: one number three times is told once.
            guess = form.guess(operands)
            if _is_telling(guess):
                seen.add(shown)
                kept += 1
                strong += _is_strong(guess)
    return kept, strong, broken


def _as_counted(one: Scaled) -> Scaled:
    """Take a whole number without a unit as a count, exact as long as the other rows bear it out."""
    is_whole = one.figure.kind is Kind.NUMBER and not one.figure.printed.places
    return replace(one, half=0) if is_whole else one


class _Filled:
    """Hold in which rows a column has a figure of which kind: a bit for every row."""

    def __init__(self, column: int, rows: list[_Row]) -> None:
        self.by_key: defaultdict[Key, int] = defaultdict(int)
        self.rates = self.numbers = 0
        for at, (_, cells) in enumerate(rows):
            if column in cells:
                figure = cells[column].figure
                self.by_key[key_of(figure)] |= 1 << at
                self.rates |= (figure.kind is Kind.RATE) << at
                self.numbers |= (figure.kind is Kind.NUMBER) << at


def _told_together(columns: list[_Filled]) -> int:
    """Give the rows in which columns have figures that can be added."""
    found = 0
    for key, told in columns[0].by_key.items():
        if key[0] is not Kind.RATE:
            for column in columns[1:]:
                told &= column.by_key.get(key, 0)
            found |= told
    return found


def _divided_together(columns: list[_Filled]) -> int:
    """Give the rows in which the first column has a rate, and the others what it can be of.

    有效（份） may head one column only, and 很满意, 满意 be bare numbers of the same.
    """
    result, *others = columns
    found = 0
    for key in {key for column in others for key in column.by_key}:
        told = result.rates
        for column in others:
            told &= column.by_key.get(key, 0) | column.numbers
        found |= told
    return found


class _Form(NamedTuple):
    kind: str
    columns: tuple[int, ...]

    def fits(self, operands: _Operands) -> bool:
        """Tell whether the relation holds."""
        result, *others = operands
        if self.kind == "sum":
            return meets(result, sum_range(others))
        if self.kind == "balance":
            return meets(result, balance_range(*others))
        if self.kind == "pooled":
            return meets(result, pooled_range(others[0], others[1:]))
        if self.kind == "ratio":
            return meets(result, over(*others))
        return meets(result, growth_range(*operands))

    def guess(self, operands: _Operands) -> Guess:
        """Give the relation of the figures of a row."""
        return _GUESSES[self.kind](operands, True)


_GUESSES: dict[str, type[Guess]] = {
    "sum": SumGuess,
    "balance": BalanceGuess,
    "pooled": PooledGuess,
    "ratio": RatioGuess,
    "growth": GrowthGuess,
}


def _forms(result: int, columns: list[int], *, is_rate: bool) -> Iterator[_Form]:
    others = [column for column in columns if column != result]
    if is_rate:
        for pair in permutations(others, 2):
            yield _Form("ratio", (result, *pair))
            yield _Form("growth", (result, *pair))
        for pair in pairwise(others):
            for base in others:
                if base not in pair:
                    yield _Form("pooled", (result, base, *pair))
    for pair in combinations(others, 2):
        yield _Form("sum", (result, *pair))
    if not is_rate and len(others) <= _MOST_BALANCED:
        for three in permutations(others, 3):
            if three[0] < three[1]:
                yield _Form("balance", (result, *three))
    for start in range(len(others)):
        for end in range(start + 3, min(len(others), start + 8) + 1):
            run = others[start:end]
            if run[-1] - run[0] == len(run) - 1 or result in range(run[0], run[-1]):
                yield _Form("sum", (result, *run))


def _is_strong(guess: Guess) -> bool:
    """Tell whether a relation that holds hardly does so by chance, by the digits it pins."""
    digits = [significant_digits(each.figure) for each in guess.operands]
    is_sum = isinstance(guess, SumGuess | BalanceGuess)
    return (max(digits) if is_sum else min(digits)) >= _STRONG_DIGITS


def _is_telling(guess: Guess) -> bool:
    """Tell whether a relation holds for more than want of digits: 100 % of two equal figures."""
    figures = [each.figure for each in guess.operands]
    if isinstance(guess, GrowthGuess) and min(map(significant_digits, figures)) <= _TELLING_DIGITS:
        return False
    values = {each.value for each in guess.operands}
    if isinstance(guess, BalanceGuess):
        # 发放9份、收回9份，有效8份、满意8份 is no balance.
        return len(values) == len(figures)
    return len(values) == len(figures) or all(
        significant_digits(figure) > _TELLING_DIGITS for figure in figures[1:]
    )
