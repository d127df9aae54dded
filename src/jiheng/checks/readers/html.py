"""Read a simple html page: headings, paragraphs and tables, nothing of scripts and menus."""

from html.parser import HTMLParser
from pathlib import Path

from jiheng.checks.document import Block, Document, Paragraph, Place
from jiheng.checks.readers.captions import with_captions
from jiheng.checks.readers.grids import Spanned, spanned_table
from jiheng.checks.readers.headings import heading_level
from jiheng.checks.readers.joining import tidy

_SKIPPED = frozenset({"script", "style", "head", "nav", "template", "noscript", "svg"})
_BREAKS = frozenset(
    {"p", "div", "section", "article", "li", "ul", "ol", "br", "h1", "h2", "h3", "h4", "h5", "h6"}
    | {"blockquote", "header", "footer", "main", "dt", "dd", "figure", "figcaption"}
    | {"body", "html", "caption"}
)


def read_html(path: Path, text: str) -> Document:
    """Read the text of a page; merged cells of its tables cover what they cover on the page."""
    reader = _Reader(str(path))
    reader.feed(text)
    reader.close()
    reader.settle()
    return Document(path.name, "html", with_captions(reader.blocks))


class _Reader(HTMLParser):
    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._name = name
        self._skipped = 0
        self._heading = 0
        self._pieces: list[str] = []
        self._rows: list[list[Spanned]] | None = None
        self._spans = (1, 1)
        self._paragraphs = self._tables = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self._skipped += 1
        elif tag == "table":
            self.settle()
            self._rows = []
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        elif tag in {"td", "th"}:
            self._pieces.clear()
            given = dict(attrs)
            self._spans = (_span(given.get("rowspan")), _span(given.get("colspan")))
        elif tag in _BREAKS and self._rows is None:
            self.settle()
            self._heading = int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else 0

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipped = max(self._skipped - 1, 0)
        elif tag in {"td", "th"} and self._rows:
            self._rows[-1].append(Spanned(self._text(), *self._spans))
        elif tag == "table" and self._rows is not None:
            rows = [row for row in self._rows if row]
            self._rows = None
            self._pieces.clear()
            if rows:
                self._tables += 1
                self.blocks.append(spanned_table(rows, self._tables, self._name))
        elif tag in _BREAKS and self._rows is None:
            self.settle()

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._pieces.append(data)

    def settle(self) -> None:
        """Make a paragraph of what has been read since the last one."""
        text = self._text()
        if text:
            self._paragraphs += 1
            level = heading_level(text) or self._heading
            self.blocks.append(Paragraph(text, Place(paragraph=self._paragraphs), level))
        self._heading = 0

    def _text(self) -> str:
        text = tidy(" ".join("".join(self._pieces).split()))
        self._pieces.clear()
        return text


def _span(text: str | None) -> int:
    """Read a rowspan or colspan as a browser does; 0 and nonsense count as 1."""
    written = (text or "").strip()
    return (
        max(1, int(written)) if written.isascii() and written.isdigit() and len(written) < 5 else 1
    )
