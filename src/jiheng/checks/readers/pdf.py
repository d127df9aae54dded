"""Read pdf: text by pdfium; tables only on pages whose lines or figures speak of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jiheng.checks.document import Block, Cell, Document, Paragraph, Place, Table, Unread
from jiheng.checks.errors import UnreadableFile
from jiheng.checks.readers.captions import with_captions
from jiheng.checks.readers.contents_lists import contents_range, is_leader_line
from jiheng.checks.readers.headings import heading_level
from jiheng.checks.readers.limits import refuse_cells, refuse_characters, refuse_pages
from jiheng.checks.readers.opening import damaged
from jiheng.checks.readers.pdf_columns import find_columns, may_hold_columns
from jiheng.checks.readers.pdf_grids import Grid, fill, find_grids, is_crossed
from jiheng.checks.readers.pdf_page import Char, Line, PageReader
from jiheng.checks.readers.pdf_paragraphs import (
    Block as Lines,
)
from jiheng.checks.readers.pdf_paragraphs import (
    PageLines,
    merged_rows,
    paragraphs,
    without_running_lines,
)
from jiheng.checks.readers.pdf_tables import PageGrid, carry_over, joined_grids, split_rows

_FEW = 30
_GARBLED_PERCENT = 20
_SCAN = "是扫描件或图片，没有文字层，没有读"
_GARBLED = "字体没有文字编码，读出的是乱码，没有读"
_PICTURE = "有图片，图中的文字和数没有读"


@dataclass
class _Pages:
    lines: list[PageLines] = field(default_factory=list)
    grids: dict[int, list[Grid]] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    characters: int = 0
    cells: int = 0


def read_pdf(path: Path, data: bytes) -> Document:
    """Read a pdf; paragraphs and tables count through the document, pages from 1.

    Raises:
        UnreadableFile: it has a password, is damaged, or is longer than is read.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        try:
            pages = _read_pages(str(path), document)
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            advice = "请取消打开密码后另存"
            raise UnreadableFile("pdf 有打开密码", str(path), "没有密码的 pdf", advice) from None
        damaged(str(path))
    blocks = _blocks(pages)
    return Document(path.name, "pdf", with_captions(blocks), tuple(pages.unread))


def _read_pages(name: str, document: Any) -> _Pages:
    refuse_pages(name, len(document))
    pages = _Pages()
    for index in range(len(document)):
        page = PageReader(document[index])
        try:
            _read_page(name, page, index + 1, pages)
        finally:
            # A hundred pages held open take half a gigabyte.
            page.close()
    return pages


def _read_page(name: str, page: PageReader, number: int, pages: _Pages) -> None:
    lines = page.lines()
    characters = sum(len(line.text) for line in lines)
    pages.characters += characters
    refuse_characters(name, pages.characters)
    rulings = page.rulings()
    where = f"第{number}页"
    covers = rulings.image_area * 2 > page.width * page.height
    if rulings.image_area and characters < _FEW and (covers or not characters):
        pages.unread.append(Unread(where, _SCAN))
        return
    if _is_garbled(lines):
        pages.unread.append(Unread(where, _GARBLED))
        return
    if rulings.image_area * 10 > page.width * page.height:
        pages.unread.append(Unread(where, _PICTURE))
    grids = []
    rest = lines
    for grid in find_grids(rulings):
        outside = _filled(grid, page, rest)
        # The gridlines of a chart run through its words; what it says stays plain text.
        if outside is not None:
            rest = outside
            grids.append(split_rows(grid))
    if may_hold_columns(rest):
        for grid, taken in find_columns(rest, page.chars):
            grids.append(grid)
            gone = set(map(id, taken))
            rest = [line for line in rest if id(line) not in gone]
    kept = [grid for grid in grids if any(region.text for region in grid.regions)]
    pages.cells += sum((len(grid.xs) - 1) * (len(grid.ys) - 1) for grid in kept)
    refuse_cells(name, pages.cells)
    pages.grids[number] = sorted(kept, key=lambda grid: -grid.top)
    body = tuple(line for line in merged_rows(rest) if not is_leader_line(line.text))
    pages.lines.append(PageLines(number, page.width, page.height, body))


def _filled(grid: Grid, page: PageReader, lines: Sequence[Line]) -> list[Line] | None:
    """Fill a grid with the characters inside it; give the lines and rests outside.

    None where words run across its lines: then it is no table.
    """
    outside: list[Line] = []
    runs: list[list[Char]] = []
    for line in lines:
        if not grid.bottom - line.size <= line.y <= grid.top:
            outside.append(line)
            continue
        chars = page.chars(line)
        held = [char for char in chars if grid.covers((char.x0 + char.x1) // 2, char.y)]
        runs.append(held)
        if not held:
            outside.append(line)
        elif len(held) < len(chars):
            gone = set(map(id, held))
            left = [char for char in chars if id(char) not in gone]
            text = "".join(char.text for char in left)
            outside.append(Line(text, left[0].x0, left[-1].x1, line.y, line.size, line.first))
    if is_crossed(grid, runs):
        return None
    fill(grid, runs)
    return outside


def _is_garbled(lines: Sequence[Line]) -> bool:
    text = "".join(line.text for line in lines)
    strange = sum(
        1 for char in text if char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or char < " "
    )
    return strange * 100 > len(text) * _GARBLED_PERCENT


def _blocks(pages: _Pages) -> list[Block]:
    kept = without_running_lines(pages.lines)
    items: list[Lines | PageGrid] = []
    for page in kept:
        last = items[-1] if items else None
        before = last if isinstance(last, Lines) else None
        stretches: list[tuple[list[Line], Grid | None]] = []
        rest = list(page.lines)
        for grid in pages.grids.get(page.number, ()):
            above = [line for line in rest if line.y >= grid.bottom + (grid.top - grid.bottom) // 2]
            rest = rest[len(above) :]
            stretches.append((above, grid))
        stretches.append((rest, None))
        for lines, below in stretches:
            items += paragraphs(page, lines, before)
            before = None
            if below is not None:
                items.append(PageGrid(page.number, [below]))
    return _placed(joined_grids(items))


def _placed(items: Sequence[Lines | PageGrid]) -> list[Block]:
    texts = [item.text if isinstance(item, Lines) else "" for item in items]
    contents = contents_range(texts)
    blocks: list[Block] = []
    count = tables = 0
    for at, item in enumerate(items):
        if isinstance(item, PageGrid):
            tables += 1
            blocks.append(_table(item, tables))
            continue
        text = texts[at]
        if not text or at in contents:
            continue
        count += 1
        place = Place(page=item.page, paragraph=count)
        blocks.append(Paragraph(text, place, heading_level(text)))
    return blocks


def _table(item: PageGrid, number: int) -> Table:
    rows: list[tuple[Cell | None, ...]] = []
    width = max(len(grid.xs) - 1 for grid in item.grids)
    for part, grid in enumerate(item.grids):
        base = len(rows)
        lines: list[list[Cell | None]] = [[None] * width for _ in grid.ys[1:]]
        for region in grid.regions:
            place = Place(item.page + part, None, number, base + region.row + 1, region.column + 1)
            cell = Cell(region.text, place, region.row_span, region.column_span)
            for y in range(region.row, region.row + region.row_span):
                for x in range(region.column, region.column + region.column_span):
                    lines[y][x] = cell
        if rows:
            carry_over(rows, lines)
        rows += map(tuple, lines)
    return Table(tuple(rows), Place(page=item.page, table=number))
