"""Recognise the wording of the scoring standard in a report: its numbers are the standard's own."""

from collections.abc import Iterator, Sequence

from jiheng.checks.document import Place
from jiheng.checks.dossier.filed import Comparison, Match, Standing
from jiheng.checks.dossier.known import Known
from jiheng.checks.figures import Figure
from jiheng.checks.reading import Reading

_PASSED = frozenset(" \t\n　\u00a0\u2060\u200b“”‘’。；")
"""Characters that printing puts in, takes out or turns: spaces, joiners, quotes, the stop."""


def rule_comparisons(
    reading: Reading, rules: Sequence[Known], done: set[Figure]
) -> Iterator[Comparison]:
    """Yield an agreement for every figure that stands in the words of a scoring rule.

    The figures found are added to `done`.
    """
    bare = [(_bare(rule.text)[0], rule) for rule in rules]
    figures: dict[Place, list[Figure]] = {}
    for figure in reading.figures:
        figures.setdefault(figure.place, []).append(figure)
    for place, here in figures.items():
        text = reading.document.texts[place]
        plain, places = _bare(text)
        for words, rule in bare:
            at = plain.find(words)
            if at < 0:
                continue
            start, end = places[at], places[at + len(words) - 1] + 1
            for figure in here:
                if start <= figure.start and figure.end <= end and figure not in done:
                    done.add(figure)
                    yield Comparison(figure, rule, Match.IDENTITY, Standing.AGREES, None, text)


def _bare(text: str) -> tuple[str, list[int]]:
    kept = [(mark, at) for at, mark in enumerate(text) if mark not in _PASSED]
    return "".join(mark for mark, _ in kept), [at for _, at in kept]
