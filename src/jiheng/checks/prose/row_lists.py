"""Find a name that differs between two lists of the same things: rows of tables, 甲、乙、丙 in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.checks.prose.likeness import difference_of
from jiheng.checks.prose.list_items import split_outside
from jiheng.checks.prose.names import Names, Use
from jiheng.checks.prose.passages import Passage
from jiheng.checks.reading import Reading
from jiheng.checks.tables.cells import is_number, squeezed
from jiheng.checks.tables.words import total_rank

_FEWEST, _FEWEST_COMMON = 3, 2
_SHORTEST, _LONGEST = 4, 30
_MOST_DIFFERENT, _LEAST_ALIKE = 2, 3
_ORDER = re.compile(r"[一二三四五六七八九十甲乙丙丁\dA-Za-z]+")
_BRACKETED = re.compile(r"[（(][^（()）]*[）)]")
_CLAUSE = re.compile(r"[^，。；：:;！？（）()\n]+")
_BEHIND = re.compile(r"(?:\d|等|共|[一二三四五六七八九十]个).*$")


@dataclass(frozen=True)
class Misnamed:
    """Hold a name that stands once beside what other lists call the same thing."""

    usual: str
    use: Use
    common: int


@dataclass(frozen=True)
class _Run:
    """Hold the pieces between 、 of one clause, and where it begins."""

    passage: Passage
    start: int
    pieces: tuple[str, ...]


def misnamed(reading: Reading, names: Names) -> Iterator[Misnamed]:
    """Yield the names that alone differ between two lists that share at least two others."""
    columns = list(_columns(reading))
    runs = list(_runs(names)) if columns else []
    for at, column in enumerate(columns):
        known = {use.name for use in column}
        for other in columns[at + 1 :]:
            yield from _unmatched(column, other, names)
        for run in runs:
            if sum(piece.strip() in known for piece in run.pieces) >= _FEWEST_COMMON:
                yield from _unmatched(list(_items(run, known)), column, names)


def _unmatched(one: list[Use], other: list[Use], names: Names) -> Iterator[Misnamed]:
    first, second = {use.name for use in one}, {use.name for use in other}
    common = len(first & second)
    if common < max(_FEWEST_COMMON, min(len(first), len(second)) // 2):
        return
    for use in one:
        if use.name in second:
            continue
        alike = [each for each in other if each.name not in first and _is_slip(each.name, use.name)]
        if len(alike) != 1:
            continue
        odd, usual = sorted((use, alike[0]), key=lambda each: names.count(each.name))
        if names.count(odd.name) == 1 and names.count(usual.name) > 1:
            yield Misnamed(usual.name, odd, common)


def _is_slip(usual: str, other: str) -> bool:
    """Tell whether names differ in one place, by a word put in, left out or a character changed."""
    found = difference_of(usual, other)
    if found is None or found.start + found.end < _LEAST_ALIKE:
        return False
    pieces = (found.removed, found.added)
    if all(pieces):
        is_numbered = any(_ORDER.fullmatch(piece) for piece in pieces)
        return found.size == 1 and bool(found.start and found.end) and not is_numbered
    return found.size <= _MOST_DIFFERENT and bool(found.start and found.end)


def _columns(reading: Reading) -> Iterator[list[Use]]:
    """Give the texts of every column of words, totals left out."""
    for table in reading.tables:
        for column in range(table.table.width):
            found: dict[str, Use] = {}
            for row in table.table.rows[table.header_rows :]:
                cell = row[column]
                text = "" if cell is None else cell.text.strip()
                if cell is None or is_number(text) or total_rank(text) or squeezed(text) != text:
                    continue
                if _SHORTEST <= len(text) <= _LONGEST and not re.search("[，。；、]", text):
                    passage = Passage(cell.text, cell.place, table.block, in_table=True)
                    found.setdefault(text, Use(text, passage, cell.text.index(text)))
            if len(found) >= _FEWEST:
                yield list(found.values())


def _runs(names: Names) -> Iterator[_Run]:
    """Give the lists of the text: three pieces or more between 、."""
    for passage in names.passages:
        if passage.in_table or "、" not in passage.text:
            continue
        text = _BRACKETED.sub(lambda match: " " * len(match[0]), passage.text)
        for clause in _CLAUSE.finditer(text):
            pieces = split_outside(clause[0], "、")
            if len(pieces) >= _FEWEST:
                yield _Run(passage, clause.start(), tuple(pieces))


def _items(run: _Run, known: set[str]) -> Iterator[Use]:
    position = run.start
    for index, piece in enumerate(run.pieces):
        text, start = piece, position
        position += len(piece) + 1
        if index == len(run.pieces) - 1:
            text = _BEHIND.sub("", text)
        if not index:
            # 资金分配到甲县、乙县: what leads to the first name is not told apart from it.
            cut = _first_name(text, known)
            start, text = start + cut, text[cut:]
        lead = len(text) - len(text.lstrip())
        if text.strip():
            yield Use(text.strip(), run.passage, start + lead)


def _first_name(text: str, known: set[str]) -> int:
    """Give where the name begins that a piece ends with: a known one, or one like it."""
    for name in sorted(known, key=len, reverse=True):
        if text.endswith(name):
            return len(text) - len(name)
    for name in known:
        for length in range(len(name) - _MOST_DIFFERENT, len(name) + _MOST_DIFFERENT + 1):
            tail = text[-length:] if 0 < length <= len(text) else ""
            if tail[:1] == name[:1] and _is_slip(name, tail):
                return len(text) - length
    return 0
