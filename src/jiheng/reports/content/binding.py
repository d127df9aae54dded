"""Find the facts in an officer's own sentences: the same number, the same unit, the same thing.

A number is bound to a fact that is near (belongs to the section, task or plan that the text is
about) or whose label stands in the same clause.  It stays plain text where two facts fit, and
where a hedge, a sign, a range, a word of change or a longer word makes it another number.  A
binding is never a guess, and it changes no letter of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from jiheng.reports.content.number_context import clause_of, lead_of, names, stands_alone
from jiheng.reports.spans import Figure, Span, Text, spans

_NUMBER = re.compile(r"(?P<whole>[0-9]+)(?:\.(?P<part>[0-9]+))?")
_SEPARATOR = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_OVER = re.compile("^超过?")
_FILLERS = re.compile("全年|当年|本年度?|今年|累计|共计|合计|总计|共|达到|达|为|已|完成")
# What may not stand around a number: more of the number, or what makes it an ordinal.
_BEFORE = "(?<![0-9.,])"
_NO_ORDINAL = "(?<!第)"
_BEHIND = "(?![0-9]|[.,][0-9])"
# 21个 is no part of 21个百分点, 3人 none of 3人次.
_BEHIND_UNIT = {"个": "(?!百分点)", "人": "(?![次份才员均])", "万": "(?![元人次家份])"}


def normalised(text: str) -> str:
    """Reduce a figure's text to what identifies it: half width, no separators, no end zeros.

    >>> normalised("434,353.80 万元"), normalised("超过８.5亿元"), normalised("100.00%")
    ('434353.8万元', '超8.5亿元', '100%')
    """
    narrow = unicodedata.normalize("NFKC", "".join(text.split()))
    return _NUMBER.sub(_shortest, _OVER.sub("超", _SEPARATOR.sub("", narrow)))


def _shortest(match: re.Match[str]) -> str:
    part = (match["part"] or "").rstrip("0")
    return f"{match['whole']}.{part}" if part else match["whole"]


class Binder:
    """Bind numbers of a text to the figures they repeat; `labels` name the facts by code."""

    def __init__(self, figures: Iterable[Figure], labels: Mapping[str, str] | None = None) -> None:
        self._labels = labels or {}
        self._by_text: dict[str, dict[str, Figure]] = {}
        for figure in figures:
            text = normalised(figure.text)
            # A number without a unit is anything: a year, a page, half of a range.
            is_bare = _NUMBER.fullmatch(text) is not None
            if figure.value is not None and _NUMBER.search(text) and not is_bare:
                self._by_text.setdefault(text, {})[figure.fact] = figure
        # The longest first: 56.83亿元 before 56.83亿.
        ordered = sorted(self._by_text, key=lambda text: (-len(text), text))
        alternatives = "|".join(map(_pattern_of, ordered))
        self._pattern = re.compile(alternatives) if ordered else None

    def bind(self, text: str, near: Collection[str] = ()) -> tuple[Span, ...]:
        """Split a text into words and figures; `near` are the facts the text is about.

        >>> total = Figure("56.83亿元", "finance.adjusted_budget", value=5683000000)
        >>> binder = Binder([total], {"finance.adjusted_budget": "全年预算数"})
        >>> [type(part).__name__ for part in binder.bind("全年预算56.83亿元。")]
        ['Text', 'Figure', 'Text']
        >>> [type(part).__name__ for part in binder.bind("贷款56.83亿元。")]
        ['Text']
        """
        return spans(*self._parts(text, near))

    def _parts(self, text: str, near: Collection[str]) -> Iterator[Span]:
        at = 0
        for match in self._pattern.finditer(text) if self._pattern else ():
            figure = self._figure(text, match.span(), near)
            if figure is not None:
                yield Text(text[at : match.start()])
                # The officer's own words: the number keeps the form it was written in.
                yield replace(figure, text=match[0])
                at = match.end()
        yield Text(text[at:])

    def _figure(self, text: str, place: tuple[int, int], near: Collection[str]) -> Figure | None:
        found = self._by_text.get(normalised(text[slice(*place)]), {})
        label = self._labels.get
        fit = {
            fact: figure
            for fact, figure in found.items()
            if stands_alone(text, place, label(fact, ""))
        }
        close = [fact for fact in fit if fact in near]
        words = clause_of(text, place)
        named = [fact for fact in fit if names(words, label(fact, ""))]
        for choice in (close, [fact for fact in close if fact in named], named):
            if len(choice) == 1:
                return fit[choice[0]]
        return None


def mentions(text: str, figure: Figure) -> bool:
    """Tell whether a text prints the number of a figure, whichever fact it may mean there."""
    return found_in(text, figure) is not None


def found_in(text: str, figure: Figure) -> re.Match[str] | None:
    """Find the number of a figure in a text, in whatever form it is written there."""
    return re.search(_pattern_of(normalised(figure.text)), text)


def states(text: str, name: str, figure: Figure) -> bool:
    """Tell whether a text says already what a named figure says: 资助学生18,236人次.

    The words before the number must be of the name, or the name of them; 9所 of another thing
    is told again rather than left out.

    >>> pupils = Figure("18,236人次", "achievement.A1", value=18236)
    >>> states("资助学生18236人次。", "资助家庭经济困难学生", pupils)
    True
    >>> states("培训教师18236人次。", "资助家庭经济困难学生", pupils)
    False
    """
    for match in re.finditer(_pattern_of(normalised(figure.text)), text):
        words = _FILLERS.sub("", lead_of(text, match.start()))
        is_named = len(words) > 1 and (_within(words, name) or _within(name, words))
        if is_named and stands_alone(text, match.span(), name):
            return True
    return False


def _within(few: str, many: str) -> bool:
    """Tell whether all letters of one text stand in another, in the same order."""
    rest = iter(many)
    return all(letter in rest for letter in few)


def _pattern_of(text: str) -> str:
    """Write the pattern of a normalised text: separators and end zeros may be there or not."""
    made, at = [], 0
    for match in _NUMBER.finditer(text):
        made.append(re.escape(text[at : match.start()]))
        made.append(",?".join(_thousands(match["whole"])))
        made.append(rf"\.{match['part']}0*" if match["part"] else r"(?:\.0+)?")
        at = match.end()
    body = "".join(made) + re.escape(text[at:])
    ordinal = "" if text.endswith("位") else _NO_ORDINAL
    over = _OVER.sub("超过?", body)
    return f"{_BEFORE}{ordinal}{over}{_BEHIND}{_BEHIND_UNIT.get(text[-1:], '')}"


def _thousands(whole: str) -> Iterator[str]:
    first = len(whole) % 3 or 3
    yield whole[:first]
    for at in range(first, len(whole), 3):
        yield whole[at : at + 3]
