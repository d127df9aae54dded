"""Read the shapes of a Markdown page that the tests of the documents look at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


@dataclass(frozen=True)
class Fence:
    """Hold one fenced block: language, the rest of its first line, content, line in the file."""

    language: str
    info: dict[str, str]
    content: str
    line: int


@dataclass(frozen=True)
class Page:
    """Hold one page of the manual."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    @property
    def tokens(self) -> list[Token]:
        return MarkdownIt("commonmark").enable("table").parse(self.text)

    def fences(self) -> list[Fence]:
        return [read_fence(token) for token in self.tokens if token.type == "fence"]

    def headings(self) -> list[tuple[int, str]]:
        tokens = self.tokens
        return [
            (int(token.tag[1]), tokens[place + 1].content)
            for place, token in enumerate(tokens)
            if token.type == "heading_open"
        ]

    def links(self) -> list[str]:
        return list(_targets(self.tokens))

    def tables(self) -> list[list[list[str]]]:
        """Give every table as rows of cell texts, the header row first."""
        tables: list[list[list[str]]] = []
        tokens = self.tokens
        for place, token in enumerate(tokens):
            if token.type == "table_open":
                tables.append([])
            elif token.type == "tr_open":
                tables[-1].append([])
            elif token.type in ("th_open", "td_open"):
                tables[-1][-1].append(tokens[place + 1].content)
        return tables


def read_fence(token: Token) -> Fence:
    """Read ```console exit=1 into its language and settings."""
    language, *rest = token.info.split() or [""]
    info = dict(part.split("=", 1) for part in rest)
    line = token.map[0] + 1 if token.map else 0
    return Fence(language, info, token.content, line)


def pages() -> list[Page]:
    """List every page: the two README and all of docs."""
    paths = [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted(DOCS.rglob("*.md"))]
    return [Page(path) for path in paths]


def hand_written() -> list[Page]:
    """List the pages that people write; the reference is made from code."""
    return [page for page in pages() if page.path.parent != DOCS / "reference"]


def anchors(page: Page) -> set[str]:
    """Give the targets that a page's headings make, as code hosts make them."""
    found: set[str] = set()
    for _, heading in page.headings():
        plain = re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
        name, count = plain, 0
        while name in found:
            count += 1
            name = f"{plain}-{count}"
        found.add(name)
    return found


def _targets(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        for name in ("href", "src"):
            if name in token.attrs:
                yield unquote(str(token.attrs[name]))
        yield from _targets(token.children or [])
