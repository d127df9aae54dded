"""Find the names of table rows in the text, with the figures said of each."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from jiheng.checks.sentences import Mention, Sentence

SHORTEST_NAME = 5
"""Shorter names of rows are words that a text uses for many things."""


class RowNames:
    """Hold the names of rows by how they begin, to be looked up in a text."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_start: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for order, name in enumerate(sorted(names, key=len, reverse=True)):
            self._by_start[name[:SHORTEST_NAME]].append((order, name))

    def inside(self, text: str) -> list[str]:
        """Give the names that stand in a text, the longest first."""
        starts = {text[at : at + SHORTEST_NAME] for at in range(len(text))}
        begun = (known for start in starts for known in self._by_start.get(start, ()))
        return [name for _, name in sorted(begun) if name in text]


def spoken_rows(sentence: Sentence, names: RowNames) -> Iterator[tuple[str, list[Mention]]]:
    """Give every name of a row in a sentence with the figures up to the next name or stop."""
    taken: list[tuple[int, int, str]] = []
    for name in names.inside(sentence.skeleton):
        for match in re.finditer(re.escape(name), sentence.skeleton):
            at, stop = match.span()
            if not any(start <= at < end for start, end, _ in taken):
                taken.append((at, stop, name))
    taken.sort()
    for order, (_, end, name) in enumerate(taken):
        stop = taken[order + 1][0] if order + 1 < len(taken) else len(sentence.skeleton)
        semicolon = re.search("[；;。]", sentence.skeleton[end:stop])
        stop = end + semicolon.start() if semicolon else stop
        mentions = [m for m in sentence.mentions if end <= m.position < stop]
        yield name, mentions
