"""Find the columns that a total column may be the sum of, by the merged words of the header."""

import re
from collections import Counter
from dataclasses import dataclass

from jiheng.checks.tables.grid import Column
from jiheng.checks.tables.halves import Half
from jiheng.checks.tables.words import Meaning

_TOTAL = re.compile(
    r"(?:.*(?:合计|小计|总计|总额|总数|总和|共计)|合计.{0,6}|(?:年度|项目|预算|资金)?总(?:金额|预算|支出|收入|投资))"
)
_BRACKETS = re.compile(r"[（(【\[][^（()）\]】]*[）)】\]]")
_OF_WHICH = re.compile(r"^其中[:：]?")


@dataclass(frozen=True)
class ColumnGroup:
    """Hold a total column with one set of columns that may add up to it."""

    kind: str
    total: int
    parts: tuple[int, ...]


@dataclass(frozen=True)
class _Path:
    """Hold a column with the header words above it; `series` is the word that sets apart
    interleaved columns (预算数, 决算数 under each heading).
    """

    index: int
    words: tuple[str, ...]
    series: str

    @property
    def is_total(self) -> bool:
        return bool(self.words) and _TOTAL.fullmatch(self.words[-1]) is not None


def column_groups(half: Half) -> tuple[ColumnGroup, ...]:
    """Give for every total column the sets of columns that may add up to it."""
    columns = [c for c in half.columns if half.meaning(c.index) is Meaning.AMOUNT]
    paths = _paths(columns)
    found: dict[tuple[int, tuple[int, ...]], ColumnGroup] = {}
    for total in paths:
        if not total.is_total:
            continue
        same = [path for path in paths if path.series == total.series]
        for kind, parts in _ways(total, same):
            indexes = tuple(path.index for path in parts)
            if len(indexes) > 1 and (total.index, indexes) not in found:
                found[total.index, indexes] = ColumnGroup(kind, total.index, indexes)
    return tuple(found.values())


def _paths(columns: list[Column]) -> list[_Path]:
    words = {c.index: tuple(_cleaned(word) for word in c.header) for c in columns}
    last = Counter(path[-1] for path in words.values() if len(path) > 1)
    series = {
        word
        for word, count in last.items()
        if count > 1 and not _TOTAL.fullmatch(word) and count * 2 >= len(columns) - 1
    }
    if len(series) < 2:
        series = set()
    return [
        _Path(index, path[:-1], path[-1])
        if len(path) > 1 and path[-1] in series
        else _Path(index, path, "")
        for index, path in words.items()
    ]


def _cleaned(word: str) -> str:
    return _OF_WHICH.sub("", _BRACKETS.sub("", word)) or word


def _ways(total: _Path, columns: list[_Path]) -> list[tuple[str, list[_Path]]]:
    prefix = total.words[:-1]
    depth = len(prefix)
    family = [p for p in columns if p is not total and p.words[:depth] == prefix]
    ways = [("组内各组", _by_group(family, depth)), ("组内各列", _leaves(family))]
    position = columns.index(total)
    right = _until_total(columns[position + 1 :])
    left = _until_total(columns[:position][::-1])[::-1]
    ways += [("其后各列", right), ("其前各列", left)]
    ways += [
        ("其后全部", _leaves(columns[position + 1 :])),
        ("其前全部", _leaves(columns[:position])),
        ("其后各合计", [p for p in columns[position + 1 :] if p.is_total]),
        ("其前各合计", [p for p in columns[:position] if p.is_total]),
    ]
    return ways


def _leaves(columns: list[_Path]) -> list[_Path]:
    return [path for path in columns if not path.is_total]


def _until_total(columns: list[_Path]) -> list[_Path]:
    taken: list[_Path] = []
    for path in columns:
        if path.is_total:
            break
        taken.append(path)
    return taken


def _by_group(family: list[_Path], depth: int) -> list[_Path]:
    """Take the subtotal of each merged heading, or its columns where it has none."""
    taken: list[_Path] = []
    for heading in dict.fromkeys(path.words[depth] for path in family if len(path.words) > depth):
        group = [p for p in family if len(p.words) > depth and p.words[depth] == heading]
        totals = [p for p in group if p.is_total and len(p.words) == depth + 2]
        taken += totals[:1] or group
    return taken
