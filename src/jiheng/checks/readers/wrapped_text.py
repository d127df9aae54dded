"""Text whose lines were broken by a page: found out, and put back into paragraphs."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jiheng.checks.readers.headings import begins_anew, ends_sentence
from jiheng.checks.readers.joining import joined, tidy

_FEWEST_LINES = 8
_WIDEST = 65
_NARROWEST = 12
_SLACK = 8
"""Columns or characters by which a full line may fall short: a lost indent, an unbreakable number."""
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–－―─·]+\s*\d{1,4}\s*[-—–－―─·]+|第\s*\d{1,4}\s*页(?:\s*[，,/]?\s*共\s*\d{1,4}\s*页)?)\s*"
)
_BARE_NUMBER = re.compile(r"\s*\d{1,3}\s*")
_TABLE_ROW = re.compile(r"\S{1,20}(?:[ \t]+-?[\d,]+(?:\.\d+)?%?)+")
_SPACED_YEAR = re.compile(r"\d{4} +年")
_GAP = re.compile(r"\S(?:\t| {2,}|\u3000{2,})(?=\S)")
_FEWEST_GAPS = 2
_FIGURE = re.compile(r"-?[\d,]+(?:\.\d+)?%?")


@dataclass(frozen=True)
class TextLine:
    """Hold one line that is not blank; `is_apart` when a blank line stands above it."""

    text: str
    is_apart: bool = True


def column_width(text: str) -> int:
    """Count columns: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


@dataclass(frozen=True)
class Wrap:
    """Hold how the lines of a text were broken: at `width` columns, or characters."""

    width: int
    measure: Callable[[str], int]

    def is_short(self, text: str) -> bool:
        """Tell whether a line ends well before the edge."""
        return self.measure(text.strip()) < self.width - _SLACK


def find_wrap(lines: Sequence[str]) -> Wrap | None:
    """Find how the lines of a text were broken; None where they were not.

    Broken lines are alike in width, and most of the full ones stop in the middle of a sentence.
    """
    # Pages break lines by width, programs by the count of characters.
    found = [*_wrap(lines, column_width, 2), *_wrap(lines, len, 1)]
    return max(found, key=lambda one: one[0])[1] if found else None


def _wrap(lines: Sequence[str], measure: Callable[[str], int], unit: int) -> list[tuple[int, Wrap]]:
    """Give how many lines end just at the edge, with the edge; an empty list where none is."""
    widths = sorted(measure(line.strip()) for line in lines)
    if len(widths) < _FEWEST_LINES:
        return []
    # The few longer lines are tables or titles.
    full = widths[len(widths) * 95 // 100]
    if not _NARROWEST * unit <= full <= _WIDEST * unit:
        return []
    wrap = Wrap(full, measure)
    long = [line for line in lines if not wrap.is_short(line)]
    cut = [line for line in long if not line.rstrip().endswith(("。", "；", "！", "？", "：", ";"))]
    is_wrapped = len(long) * 10 >= len(lines) * 3 and len(cut) * 10 >= len(long) * 6
    # Lines of all lengths have few that are exactly as long as the longest.
    exact = sum(full - 2 * unit <= measure(line.strip()) <= full for line in lines)
    return [(exact, wrap)] if is_wrapped and exact * 4 >= len(lines) else []


def unwrapped(lines: Sequence[TextLine], wrap: Wrap) -> list[str]:
    """Join broken lines into paragraphs and drop page numbers.

    A line goes on with the next when it is full, or when its sentence has not ended and the
    next line is full prose; lines of a broken-up table stay alone.
    """
    kept = _without_page_numbers(lines, wrap)
    paragraphs: list[list[str]] = []
    has_blanks_between_all = _is_double_spaced(kept)
    for index, line in enumerate(kept):
        before = kept[index - 1] if index else None
        if before is None or not _goes_on(
            before.text, line, wrap, is_first=index < _FEWEST_LINES, spaced=has_blanks_between_all
        ):
            paragraphs.append([line.text])
        else:
            paragraphs[-1].append(line.text)
    return [
        lines[0].strip() if len(lines) == 1 and _is_table_line(lines[0]) else joined(lines)
        for lines in paragraphs
    ]


def _is_double_spaced(lines: Sequence[TextLine]) -> bool:
    """Tell whether a blank line stands nearly everywhere and so means nothing."""
    return sum(line.is_apart for line in lines) * 10 >= len(lines) * 7


def _without_page_numbers(lines: Sequence[TextLine], wrap: Wrap) -> list[TextLine]:
    kept: list[TextLine] = []
    for index, line in enumerate(lines):
        if _PAGE_NUMBER.fullmatch(line.text):
            continue
        if _BARE_NUMBER.fullmatch(line.text):
            before = kept[-1].text if kept else ""
            after = lines[index + 1].text if index + 1 < len(lines) else ""
            among_figures = any(
                wrap.is_short(other) and not ends_sentence(other)
                for other in (before, after)
                if other
            )
            if not among_figures:
                continue
        kept.append(line)
    return kept


def _is_table_line(text: str) -> bool:
    stripped = text.strip()
    return bool(
        _FIGURE.fullmatch(stripped)
        or (_TABLE_ROW.fullmatch(stripped))
        or (len(stripped.split()) >= 3 and len(stripped) <= 40 and not _is_prose(stripped))
    )


def _is_row(text: str) -> bool:
    """Tell whether gaps part the cells of a row."""
    return len(_GAP.findall(text.strip())) >= _FEWEST_GAPS


def _is_prose(text: str) -> bool:
    return ends_sentence(text) or bool(_SPACED_YEAR.search(text))


def _goes_on(before: str, line: TextLine, wrap: Wrap, is_first: bool, spaced: bool) -> bool:
    text = line.text
    if _FIGURE.fullmatch(before.strip()) or _FIGURE.fullmatch(text.strip()):
        return False
    if _is_row(before) or _is_row(text):
        return False
    if line.is_apart and not spaced:
        # A blank line between close lines parts paragraphs, unless a page broke the sentence.
        return not wrap.is_short(before) and not ends_sentence(before) and not begins_anew(text)
    if wrap.is_short(before):
        if ends_sentence(before) or _is_table_line(before) or begins_anew(text):
            return False
        # A title over two lines, close together where all else is spaced.
        return is_first and spaced and not line.is_apart and not _is_table_line(text)
    if begins_anew(text):
        return not ends_sentence(before) and not _is_heading_number(text)
    return True


def _is_heading_number(text: str) -> bool:
    """Tell whether a line begins as only a heading does (一、 or （一）), not with 3. or （2）."""
    return text.lstrip()[:1] in "一二三四五六七八九十" or tidy(text)[:2] in {
        f"（{number}" for number in "一二三四五六七八九十"
    }
