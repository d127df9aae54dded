"""Write a document as one HTML file that needs no network, no script and no other file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from jiheng.reports.document import Document, Heading, PageBreak
from jiheng.reports.numbering import numbered
from jiheng.reports.writers.html_blocks import block_html
from jiheng.reports.writers.markup import escaped, tag

__all__ = ["render_html"]

# Nothing may be fetched and nothing may run, whatever a text in the report says.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def render_html(document: Document) -> str:
    """Make the HTML page of a document; equal documents give equal text."""
    title = escaped(document.title_line)
    head = tag(
        "head",
        None,
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        f'<meta name="author" content="{escaped(document.organisation)}">',
        f'<meta name="date" content="{document.date.isoformat()}">' if document.date else "",
        '<meta name="generator" content="jiheng">',
        tag("title", None, title),
        tag("style", None, _style()),
    )
    blocks = "\n".join(_blocks(document))
    contents = _contents(document)
    # A form without headings has no list beside it, and the whole width to itself.
    layout = {"class": "columns"} if contents else None
    columns = tag("div", layout, contents, f'<main id="content">\n{blocks}\n</main>')
    page = tag("div", {"class": "page"}, _header(document), columns, _footer(document))
    # A form prints with margins of its own.
    layout_class = ' class="form"' if document.is_form else ""
    skip = '<a class="skip" href="#content">跳到正文</a>'
    return f'<!DOCTYPE html>\n<html lang="zh-CN">\n{head}\n<body{layout_class}>\n{skip}\n{page}\n</body>\n</html>\n'


def _blocks(document: Document) -> Iterator[str]:
    """Write the blocks; those on turned pages stand in a section of their own."""
    turned = False
    for entry in numbered(document):
        block = entry.block
        if isinstance(block, PageBreak) and (turned or block.landscape):
            # The change of page is the break.
            if turned:
                yield "</section>"
            if block.landscape:
                yield '<section class="landscape">'
            turned = block.landscape
        else:
            yield block_html(entry)
    if turned:
        yield "</section>"


@cache
def _style() -> str:
    return files("jiheng.reports").joinpath("templates/report.css").read_text(encoding="utf-8")


def _header(document: Document) -> str:
    label = document.attachment and tag("p", {"class": "attachment"}, escaped(document.attachment))
    day = document.date
    dated = f"　{day.year}年{day.month}月{day.day}日" if day else ""
    byline = document.organisation + dated
    # The title's own line break is for paper; a screen breaks where it must.
    title = tag("h1", None, "<br>".join(map(escaped, document.title_lines)))
    return tag("header", None, label, title, tag("p", None, escaped(byline)))


def _contents(document: Document) -> str:
    """List headings of the first two levels; an empty list is left out."""
    sections: list[tuple[str, list[str]]] = []
    for entry in numbered(document):
        block = entry.block
        if not isinstance(block, Heading) or block.level > 2:
            continue
        link = tag("a", {"href": f"#section-{entry.ordinal}"}, escaped(entry.number + block.text))
        if block.level == 1 or not sections:
            sections.append((link, []))
        else:
            sections[-1][1].append(link)
    if not sections:
        return ""
    items = []
    for link, parts in sections:
        inner = tag("ol", None, *(tag("li", None, part) for part in parts)) if parts else ""
        items.append(tag("li", None, link, inner))
    return tag(
        "nav",
        {"aria-labelledby": "contents"},
        '<h2 id="contents">目录</h2>',
        tag("ol", None, *items),
    )


def _footer(document: Document) -> str:
    facts = {"编制单位": document.organisation, "年度": f"{document.year}年", **document.metadata}
    entries = (
        tag("dt", None, escaped(key)) + tag("dd", None, escaped(value))
        for key, value in facts.items()
    )
    return tag("footer", None, tag("dl", None, *entries))
