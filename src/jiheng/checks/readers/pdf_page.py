"""One page of a pdf as lines of text and ruling lines, in tenths of a point from bottom left."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

Page = Any
Handle = Any
"""pypdfium2 ships no types for its pages and handles."""

TENTHS = 10
THIN = 3 * TENTHS
_SHORTEST = 4 * TENTHS
_MOST_PATHS = 20_000
_MOST_POINTS = 200
_DEEPEST = 4
_RIGHT_ANGLE_SLACK = 10


@dataclass(frozen=True)
class Char:
    """Hold one printed character: left, right, baseline."""

    text: str
    x0: int
    x1: int
    y: int


@dataclass(frozen=True)
class Line:
    """Hold one line as the page prints it; `first` is the index of its first character."""

    text: str
    x0: int
    x1: int
    y: int
    size: int
    first: int = 0


@dataclass
class Rulings:
    """Hold the straight lines of a page: (y, left, right) and (x, bottom, top)."""

    across: list[tuple[int, int, int]] = field(default_factory=list)
    down: list[tuple[int, int, int]] = field(default_factory=list)
    image_area: int = 0
    """The largest picture, in square tenths."""

    def add(self, x0: int, y0: int, x1: int, y1: int) -> bool:
        """Take a thin box as a line; False where it is not thin."""
        if y1 - y0 <= THIN < _SHORTEST <= x1 - x0:
            self.across.append(((y0 + y1) // 2, x0, x1))
        elif x1 - x0 <= THIN < _SHORTEST <= y1 - y0:
            self.down.append(((x0 + x1) // 2, y0, y1))
        else:
            return max(x1 - x0, y1 - y0) < _SHORTEST
        return True


class PageReader:
    """Read one open page; `close` frees its memory."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._text = page.get_textpage()
        self._box = tuple(int(side * TENTHS) for side in page.get_cropbox())
        self._turn: int = page.get_rotation()
        width, height = page.get_size()
        self.width, self.height = int(width * TENTHS), int(height * TENTHS)

    def close(self) -> None:
        """Free the page."""
        self._text.close()
        self._page.close()

    def lines(self) -> list[Line]:
        """Give the lines in the order of the file, without slanted watermarks."""
        text = self._text.get_text_range()
        if len(text) != self._text.count_chars():
            # Characters outside the basic plane count twice: take them one by one.
            text = "".join(self._unicode(at) for at in range(self._text.count_chars()))
        found: list[Line] = []
        at = 0
        for printed in text.split("\n"):
            bare = printed.rstrip()
            first = at + len(bare) - len(bare.lstrip())
            if bare.strip() and self._is_straight(first):
                found.append(self._line(bare.strip(), first, at + len(bare) - 1))
            at += len(printed) + 1
        return found

    def chars(self, line: Line) -> list[Char]:
        """Give the characters of a line with their places, spaces left out."""
        return [
            self._char(symbol, line.first + at)
            for at, symbol in enumerate(line.text)
            if not symbol.isspace()
        ]

    def _line(self, text: str, first: int, last: int) -> Line:
        x0, y = self._origin(first)
        left, bottom, right, top = self._loose(last)
        start = self._loose(first)
        size = min(top - bottom, start[3] - start[1]) or top - bottom
        return Line(text, min(x0, left), max(right, start[2]), y, max(size, TENTHS), first)

    def _char(self, symbol: str, at: int) -> Char:
        x, y = self._origin(at)
        return Char(symbol, x, max(self._loose(at)[2], x), y)

    def _unicode(self, at: int) -> str:
        code = pdfium.FPDFText_GetUnicode(self._text, at)
        is_character = 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF
        return chr(code) if is_character else "\ufffd"

    def _is_straight(self, at: int) -> bool:
        degrees = int(pdfium.FPDFText_GetCharAngle(self._text, at) * 180 * 113 / 355)
        return (degrees + _RIGHT_ANGLE_SLACK) % 90 <= 2 * _RIGHT_ANGLE_SLACK

    def _origin(self, at: int) -> tuple[int, int]:
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(self._text, at, x, y)
        return self._turned(_tenths(x.value), _tenths(y.value))

    def _loose(self, at: int) -> tuple[int, int, int, int]:
        box = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self._text, at, box)
        return self._turned_box(*map(_tenths, (box.left, box.bottom, box.right, box.top)))

    def _turned(self, x: int, y: int) -> tuple[int, int]:
        left, bottom, right, top = self._box
        if self._turn == 90:
            return y - bottom, right - x
        if self._turn == 180:
            return right - x, top - y
        if self._turn == 270:
            return top - y, x - left
        return x - left, y - bottom

    def _turned_box(self, x0: int, y0: int, x1: int, y1: int) -> tuple[int, int, int, int]:
        ax, ay = self._turned(x0, y0)
        bx, by = self._turned(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def rulings(self) -> Rulings:
        """Collect the straight lines and the largest picture of the page."""
        found = Rulings()
        for count, (handle, place) in enumerate(self._objects()):
            if count > _MOST_PATHS:
                break
            kind = pdfium.FPDFPageObj_GetType(handle)
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                x0, y0, x1, y1 = self._bounds(handle, place)
                found.image_area = max(found.image_area, (x1 - x0) * (y1 - y0))
            elif kind == pdfium.FPDF_PAGEOBJ_PATH and not found.add(*self._bounds(handle, place)):
                self._path(handle, place, found)
        return found

    def _objects(self) -> Iterator[tuple[Handle, "Matrix"]]:
        yield from _objects(
            lambda at: pdfium.FPDFPage_GetObject(self._page, at),
            pdfium.FPDFPage_CountObjects(self._page),
            _IDENTITY,
            0,
        )

    def _bounds(self, handle: Handle, place: "Matrix") -> tuple[int, int, int, int]:
        sides = [ctypes.c_float() for _ in range(4)]
        pdfium.FPDFPageObj_GetBounds(handle, *sides)
        left, bottom, right, top = (side.value for side in sides)
        corners = [place.at(x, y) for x in (left, right) for y in (bottom, top)]
        x0, x1 = min(x for x, _ in corners), max(x for x, _ in corners)
        y0, y1 = min(y for _, y in corners), max(y for _, y in corners)
        return self._turned_box(x0, y0, x1, y1)

    def _path(self, handle: Handle, place: "Matrix", found: Rulings) -> None:
        """Take a path apart: thin parts of it are lines, stroked boxes have four."""
        count = pdfium.FPDFPath_CountSegments(handle)
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(handle, fill, stroke)
        own = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(handle, own)
        whole = Matrix(own.a, own.b, own.c, own.d, own.e, own.f).then(place)
        parts: list[list[tuple[int, int]]] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        for at in range(min(count, _MOST_POINTS)):
            segment = pdfium.FPDFPath_GetPathSegment(handle, at)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
                return
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            if kind == pdfium.FPDF_SEGMENT_MOVETO or not parts:
                parts.append([])
            parts[-1].append(self._turned(*whole.at(x.value, y.value)))
            if pdfium.FPDFPathSegment_GetClose(segment):
                parts[-1].append(parts[-1][0])
        for points in parts:
            xs, ys = [px for px, _ in points], [py for _, py in points]
            if found.add(min(xs), min(ys), max(xs), max(ys)) or not stroke.value:
                continue
            for (ax, ay), (bx, by) in pairwise(points):
                found.add(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


@dataclass(frozen=True)
class Matrix:
    """Hold an affine map of a pdf, in points."""

    a: Any
    b: Any
    c: Any
    d: Any
    e: Any
    f: Any

    def at(self, x: Any, y: Any) -> tuple[int, int]:
        """Map a point to tenths."""
        return (
            _tenths(self.a * x + self.c * y + self.e),
            _tenths(self.b * x + self.d * y + self.f),
        )

    def then(self, other: "Matrix") -> "Matrix":
        """Give the map that does this one first."""
        return Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            self.e * other.a + self.f * other.c + other.e,
            self.e * other.b + self.f * other.d + other.f,
        )


_IDENTITY = Matrix(1, 0, 0, 1, 0, 0)
_FARTHEST = 10**7


def _tenths(points: Any) -> int:
    """Turn points to whole tenths; what a damaged file puts at infinity comes to the edge."""
    scaled = points * TENTHS
    return int(scaled) if -_FARTHEST < scaled < _FARTHEST else _FARTHEST


def _objects(
    get: Callable[[int], Handle], count: int, place: Matrix, depth: int
) -> Iterator[tuple[Handle, Matrix]]:
    for at in range(count):
        handle = get(at)
        if pdfium.FPDFPageObj_GetType(handle) != pdfium.FPDF_PAGEOBJ_FORM:
            yield handle, place
        elif depth < _DEEPEST:
            own = pdfium.FS_MATRIX()
            pdfium.FPDFPageObj_GetMatrix(handle, own)
            inner = Matrix(own.a, own.b, own.c, own.d, own.e, own.f).then(place)
            held = pdfium.FPDFFormObj_CountObjects(handle)
            get_inner = partial(pdfium.FPDFFormObj_GetObject, handle)
            yield from _objects(get_inner, held, inner, depth + 1)
