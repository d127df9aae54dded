"""Find the facts in an officer's own sentences: the same number with the same unit.

A number that two facts print alike stays plain text, unless only one of them is near (belongs
to the task or plan that the sentence is about). A binding is never a guess.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator

from jiheng.reports.document import Figure, Span, Text, spans

_DIGIT = re.compile("[0-9]")
_SEPARATOR = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_OVER = re.compile("^超过?")
# What may not stand before a number: a digit, a sign of the same number, or an ordinal.
_BEFORE = "(?<![0-9.,．，第])"
# 21个 is no part of 21个百分点, 3人 none of 3人次.
_BEHIND = "(?![0-9]|[.,][0-9])"
_BEHIND_UNIT = {"个": "(?!百分点)", "人": "(?![次份才员均])", "万": "(?![元人次家份])"}


def normalised(text: str) -> str:
    """Reduce a figure's text to what identifies it: half width, no separators, no blanks.

    >>> normalised("434,353.82 万元"), normalised("超过８.5亿元")
    ('434353.82万元', '超8.5亿元')
    """
    narrow = unicodedata.normalize("NFKC", "".join(text.split()))
    return _OVER.sub("超", _SEPARATOR.sub("", narrow))


class Binder:
    """Bind numbers of a text to the figures they repeat."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._by_text: dict[str, dict[str, Figure]] = {}
        spellings: set[str] = set()
        for figure in figures:
            if figure.value is None or not _DIGIT.search(figure.text):
                continue
            key = normalised(figure.text)
            self._by_text.setdefault(key, {}).setdefault(figure.fact, figure)
            spellings.update(_spellings(figure.text))
        # The longest first: 56.83亿元 before 56.83亿.
        ordered = sorted(spellings, key=lambda text: (-len(text), text))
        alternatives = "|".join(_guarded(text) for text in ordered)
        self._pattern = re.compile(f"{_BEFORE}(?:{alternatives})") if ordered else None

    def bind(self, text: str, near: Collection[str] = ()) -> tuple[Span, ...]:
        """Split a text into words and figures; `near` are the facts the text is about.

        >>> total = Figure("56.83亿元", "finance.adjusted_budget", value=5683000000)
        >>> [type(part).__name__ for part in Binder([total]).bind("全年预算56.83亿元。")]
        ['Text', 'Figure', 'Text']
        """
        return spans(*self._parts(text, near))

    def _parts(self, text: str, near: Collection[str]) -> Iterator[Span]:
        at = 0
        for match in self._pattern.finditer(text) if self._pattern else ():
            figure = self._figure(match.group(), near)
            if figure is not None:
                yield Text(text[at : match.start()])
                yield figure
                at = match.end()
        yield Text(text[at:])

    def _figure(self, text: str, near: Collection[str]) -> Figure | None:
        found = self._by_text.get(normalised(text), {})
        close = [figure for fact, figure in found.items() if fact in near]
        for choice in (close, list(found.values())):
            if len(choice) == 1:
                return choice[0]
        return None


def mentions(text: str, figure: Figure) -> bool:
    """Tell whether a text prints the number of a figure, whichever fact it may mean there."""
    pattern = "|".join(_guarded(spelling) for spelling in _spellings(figure.text))
    return re.search(f"{_BEFORE}(?:{pattern})", text) is not None


def _spellings(text: str) -> set[str]:
    plain = "".join(text.split())
    forms = {plain, _SEPARATOR.sub("", plain)}
    return forms | {_OVER.sub(word, form) for form in forms for word in ("超", "超过")}


def _guarded(text: str) -> str:
    return re.escape(text) + _BEHIND + _BEHIND_UNIT.get(text[-1:], "")
