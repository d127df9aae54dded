"""Lines of pdf pages → paragraphs, across line and page breaks."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from jiheng.checks.readers.captions import UNIT_NOTE
from jiheng.checks.readers.headings import begins_anew, ends_sentence
from jiheng.checks.readers.joining import joined
from jiheng.checks.readers.pdf_page import TENTHS, Line

_EDGE = 12
"""Per cent of the page's height in which page numbers stand."""
_RUNNING_EDGE = 9
"""Per cent in which headers and footers stand: less than any margin of the text."""
_PAGE_NUMBER = re.compile(
    r"[-—–－―─·•|\s]*+(?:第\s*+)?(?:\d{1,4}|[ivxIVX]{1,6})(?:\s*+页)?"
    r"(?:\s*[,，/／]?\s*(?:共\s*)?\d{1,4}(?:\s*页)?)?[-—–－―─·•|\s]*"
)
_LARGE = 18 * TENTHS
_DIGITS = re.compile(r"\d+")
_LEADING_NUMBER = re.compile(r"[\d,.%]+|[A-Za-z]+")


@dataclass(frozen=True)
class PageLines:
    """Hold the lines of a page that stand outside tables, from top to bottom."""

    number: int
    width: int
    height: int
    lines: tuple[Line, ...]


@dataclass
class Block:
    """Hold the lines of one paragraph with the page where it begins."""

    page: int
    lines: list[Line]

    @property
    def text(self) -> str:
        """Give the paragraph."""
        return joined([line.text for line in self.lines])


def merged_rows(lines: Sequence[Line]) -> list[Line]:
    """Order lines from top to bottom and put pieces of one printed line together."""
    rows: list[Line] = []
    for line in sorted(lines, key=lambda one: (-one.y, one.x0)):
        last = rows[-1] if rows else None
        if last is None or abs(last.y - line.y) > min(last.size, line.size) // 3:
            rows.append(line)
            continue
        left, right = (last, line) if last.x0 <= line.x0 else (line, last)
        gap = " " if right.x0 - left.x1 > line.size // 2 else ""
        rows[-1] = Line(
            f"{left.text}{gap}{right.text}",
            left.x0,
            max(left.x1, right.x1),
            last.y,
            max(last.size, line.size),
            left.first,
        )
    return rows


def without_running_lines(pages: Sequence[PageLines]) -> list[PageLines]:
    """Drop page numbers, and the headers and footers that come again on several pages."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        seen.update({_signature(line) for line in page.lines if _is_at_edge(page, line)})
    often = 2 if len(pages) == 2 else max(3, min(len(pages) // 4, 10))

    def runs(page: PageLines, line: Line) -> bool:
        if _is_at_edge(page, line, _EDGE) and _PAGE_NUMBER.fullmatch(line.text):
            return True
        return _is_at_edge(page, line) and seen[_signature(line)] >= often

    return [
        PageLines(
            page.number,
            page.width,
            page.height,
            tuple(line for line in page.lines if not runs(page, line)),
        )
        for page in pages
    ]


def _is_at_edge(page: PageLines, line: Line, percent: int = _RUNNING_EDGE) -> bool:
    edge = page.height * percent // 100
    return line.y < edge or line.y > page.height - edge


def _signature(line: Line) -> tuple[str, int]:
    # Running lines stand at the same height; body lines at the same height differ in words.
    return _DIGITS.sub("#", "".join(line.text.split())), line.y // (2 * TENTHS)


@dataclass(frozen=True)
class _Margins:
    left: int
    right: int
    size: int
    pitch: int
    centre: int


def paragraphs(page: PageLines, lines: Sequence[Line], before: Block | None) -> list[Block]:
    """Join the lines of one stretch of a page into paragraphs.

    `before` is the paragraph that ended the page before, when nothing stands between: the first
    lines may go on with it, and then are added to it.
    """
    margins = _margins(page)
    blocks: list[Block] = []
    last = before
    for line in lines:
        above = last.lines[-1] if last is not None else None
        is_over_page = last is before and last is not None
        if (
            above is not None
            and last is not None
            and _goes_on(above, line, margins, is_over_page, is_first=len(last.lines) == 1)
        ):
            last.lines.append(line)
        else:
            last = Block(page.number, [line])
            blocks.append(last)
    return blocks


def _margins(page: PageLines) -> _Margins:
    sizes = Counter(line.size // 5 * 5 for line in page.lines)
    size = max(sizes, key=lambda one: (sizes[one], one)) if sizes else 10 * TENTHS
    body = [line for line in page.lines if abs(line.size - size) <= size // 3] or list(page.lines)
    lefts = Counter(line.x0 // TENTHS for line in body)
    # The margin is the leftmost place where several lines begin.
    common = [at for at, count in lefts.items() if count * 8 >= len(body) or count >= 3]
    left = min(common or lefts or [0]) * TENTHS
    rights = sorted(line.x1 for line in body)
    right = rights[len(rights) * 9 // 10] if rights else page.width - left
    # A page with little text says less of its margin than the page's symmetry does.
    if len(body) < 4:
        left = min(left, page.width // 8)
        right = max(right, page.width - left)
    gaps = [a.y - b.y for a, b in pairwise(body) if 0 < a.y - b.y < 5 * size]
    return _Margins(left, right, size, median_low(gaps) if gaps else 0, page.width // 2)


def _goes_on(
    above: Line, line: Line, margins: _Margins, is_over_page: bool, is_first: bool
) -> bool:
    size = max(line.size, TENTHS)
    differ = abs(above.size - line.size) > max(size // 4, 3 * TENTHS)
    # A line of digits only may look smaller than its neighbours.
    by_digits = above.text[-1:].isdigit() or line.text[:1].isdigit()
    if differ and not (is_over_page or by_digits):
        return False
    if _is_centred(line, margins) and not is_over_page:
        # A title over several lines; its first may fill the width.
        middle = abs((above.x0 + above.x1) // 2 - margins.centre) <= size
        near = 0 < above.y - line.y <= 3 * size
        is_title = middle and near and not ends_sentence(above.text)
        return is_title and not begins_anew(line.text) and not UNIT_NOTE.match(line.text)
    is_gapped = not is_over_page and margins.pitch and above.y - line.y > margins.pitch * 8 // 5
    is_indented = line.x0 - margins.left > size
    is_hanging = not is_first and abs(line.x0 - above.x0) <= size // 2
    if is_indented and not is_hanging:
        return False
    if is_gapped and (ends_sentence(above.text) or begins_anew(line.text)):
        return False
    if is_hanging and is_indented and begins_anew(line.text):
        return False
    word = _LEADING_NUMBER.match(line.text)
    # A number is not broken: its line above may be shorter by as much.
    room = 2 * size + (len(word[0]) * size if word else 0)
    is_short = margins.right - above.x1 > room
    if begins_anew(line.text) and (ends_sentence(above.text) or is_short):
        return False
    return not is_short


def _is_centred(line: Line, margins: _Margins) -> bool:
    off = abs((line.x0 + line.x1) // 2 - margins.centre)
    # An indented line of body text is no title; a line in large type is no body text.
    far = line.size if line.size > _LARGE else 3 * line.size
    far_left = line.x0 - margins.left > far
    far_right = margins.right - line.x1 > min(far, 2 * line.size)
    return off <= line.size and far_left and far_right
