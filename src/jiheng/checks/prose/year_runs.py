"""Years that a text lists one after another, and the one that breaks the run."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from jiheng.checks.document import Cell, Table
from jiheng.checks.prose.passages import Passage
from jiheng.checks.reading import Reading

_YEAR = r"(?<!\d)(?P<year>(?:19|20)\d{2})\s*年(?:度)?"
_PLACE = re.compile(_YEAR)
_LIST = re.compile(r"(?<!\d)(?:(?:19|20)\d{2}\s*年度?(?:、|和|及|以及|，)?){3,}")
_PIECE = re.compile(rf"\s*(?:[^；;。：:，\d]*[：:])?{_YEAR}(?P<words>(?!\d)[^，；;。]{{2,}})")
_NUMBER = re.compile(r"\d[\d,.]*")
_CELL = re.compile(rf"{_YEAR}(?P<words>[^\d]{{0,6}})")
_STOP = re.compile(r"[。！？\n]")
_FEWEST = 3
_DECADE, _SWAPPED = 10, 9
"""A decade off, and what two digits swapped make at least (2032 for 2023)."""


@dataclass(frozen=True)
class YearInRun:
    """Hold one year of a run, quoted by its place in a passage."""

    year: int
    passage: Passage
    start: int
    end: int


@dataclass(frozen=True)
class BrokenRun:
    """Hold a run of years, the one out of order, and what it should be."""

    years: tuple[YearInRun, ...]
    odd: YearInRun
    expected: int
    is_sure: bool
    """False where it may also be a year far off: 2021, 2022, 2033."""


def broken_runs(reading: Reading) -> Iterator[BrokenRun]:
    """Yield the runs of which one year, and only one, keeps them from going year by year."""
    for passage in reading.passages:
        for run in (*_lists(passage), *_clauses(passage)):
            yield from _broken(run)
    for index, block in enumerate(reading.document.blocks):
        if isinstance(block, Table):
            for run in _rows(block.rows, index):
                # 2022年 twice may be a budget and its accounts.
                if len({one.year for one in run}) == len(run):
                    yield from _broken(run)
            for run in _rows(zip(*block.rows, strict=True), index):
                # Rows may stand in any order; a decade off is more than that.
                for one in _broken(run):
                    if abs(one.odd.year - one.expected) >= _SWAPPED:
                        yield replace(one, is_sure=False)


def odd_year(years: Sequence[int]) -> tuple[int, int] | None:
    """Give the place of the one year that breaks a run, and what it should be.

    None where the years go one way, gaps allowed, or where more than one reading mends them.

    >>> odd_year([2020, 2011, 2022])
    (1, 2021)
    >>> odd_year([2021, 2023, 2023])
    (1, 2022)
    >>> odd_year([2020, 2022, 2023]) is None
    True
    """
    steps = [after - before for before, after in pairwise(years)]
    if all(step > 0 for step in steps) or all(step < 0 for step in steps):
        return _decade_off(years)
    found: set[tuple[int, int]] = set()
    for step in (1, -1):
        for place in range(len(years)):
            first = (years[0] if place else years[1] - step, step)
            wanted = [first[0] + first[1] * at for at in range(len(years))]
            if [at for at in range(len(years)) if wanted[at] != years[at]] == [place]:
                found.add((place, wanted[place]))
    return found.pop() if len(found) == 1 else None


def _decade_off(years: Sequence[int]) -> tuple[int, int] | None:
    """Give the first or last year where it is a decade off and all others go year by year:
    2021, 2022, 2033.
    """
    for step in (1, -1):
        for place in (0, len(years) - 1):
            first = years[1] - step if not place else years[0]
            wanted = [first + step * at for at in range(len(years))]
            wrong = [at for at in range(len(years)) if wanted[at] != years[at]]
            if wrong == [place] and abs(wanted[place] - years[place]) == _DECADE:
                return place, wanted[place]
    return None


def _broken(run: Sequence[YearInRun]) -> Iterator[BrokenRun]:
    odd = odd_year([one.year for one in run]) if len(run) >= _FEWEST else None
    if odd is not None:
        years = [one.year for one in run]
        ordered = sorted(set(years))
        is_sure = years not in (ordered, ordered[::-1])
        yield BrokenRun(tuple(run), run[odd[0]], odd[1], is_sure)


def _lists(passage: Passage) -> Iterator[list[YearInRun]]:
    """Give the years that stand side by side: （2020年、2021年、2022年）."""
    for match in _LIST.finditer(passage.text):
        places = _PLACE.finditer(passage.text, match.start(), match.end())
        yield [YearInRun(int(m["year"]), passage, *m.span()) for m in places]


def _clauses(passage: Passage) -> Iterator[list[YearInRun]]:
    """Give the years that open clauses of the same words: 2021年到位…；2022年到位…；2023年到位….

    Months and days are no year's own; clauses that tell of different things (开工甲桥；开工乙桥) may well be of one year.
    """
    start = 0
    for end in [*(m.start() for m in _STOP.finditer(passage.text)), len(passage.text)]:
        run: list[YearInRun] = []
        words: set[str] = set()
        for piece in re.finditer(r"[^；;]+", passage.text[start:end]):
            match = _PIECE.match(piece[0])
            if match is None:
                break
            at = start + piece.start()
            words.add(_NUMBER.sub("", match["words"]))
            span = (at + match.start("year"), at + match.start("words"))
            run.append(YearInRun(int(match["year"]), passage, *span))
        if len(words) == 1:
            yield run
        start = end + 1


def _rows(rows: Iterable[Sequence[Cell | None]], block: int) -> Iterator[list[YearInRun]]:
    """Give the years that stand in a row as headings of its columns, or in a column of rows."""
    for row in rows:
        run: list[YearInRun] = []
        words: set[str] = set()
        for cell in row:
            match = _CELL.fullmatch(cell.text.strip()) if cell is not None else None
            if cell is None or match is None:
                if len(run) >= _FEWEST:
                    break
                run, words = [], set()
                continue
            passage = Passage(cell.text, cell.place, block, in_table=True)
            if not run or run[-1].passage.place != cell.place:
                words.add(match["words"])
                run.append(YearInRun(int(match["year"]), passage, 0, len(cell.text)))
        if len(words) == 1:
            yield run
