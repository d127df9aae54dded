"""Write the blocks of a document as accessible HTML."""

from __future__ import annotations

import re

from jiheng.quantities import Status
from jiheng.reports.charts import alt_text, draw_svg
from jiheng.reports.document import (
    Chart,
    Heading,
    ListBlock,
    Note,
    PageBreak,
    Paragraph,
    PlacedCell,
    Signature,
    Table,
)
from jiheng.reports.numbering import Numbered
from jiheng.reports.spans import Figure, Span, Text
from jiheng.reports.writers.markup import Attributes, escaped, tag

__all__ = ["block_html", "spans_html"]

# A target in words ("显著提升", "80～100") has no value either, and is not missing.
_NOTHINGS = frozenset(status.label for status in Status if status is not Status.REPORTED)
_SVG_OPENING = re.compile(r"^<svg ")
_SVG_NAMED = re.compile(r'(\bid="|url\(#|href="#)')


def block_html(entry: Numbered) -> str:
    """Write one numbered block."""
    block = entry.block
    match block:
        case Heading():
            name = f"h{block.level + 1}"
            words = escaped(entry.number + block.text)
            return tag(name, {"id": f"section-{entry.ordinal}"}, words)
        case Paragraph():
            return tag("p", None, spans_html(block.spans))
        case ListBlock():
            return "\n".join(
                tag("p", None, spans_html((Text(number + item.lead), *item.spans)))
                for number, item in zip(entry.items, block.items, strict=True)
            )
        case Table():
            return _table_block(block, entry)
        case Chart():
            return _chart_block(block, entry)
        case Note():
            return tag("p", {"class": "note"}, spans_html((Text("注："), *block.spans)))
        case Signature():
            return tag("p", {"class": "signature"}, "<br>".join(map(escaped, block.lines)))
        case PageBreak():
            return '<div style="break-before:page"></div>'


def spans_html(content: tuple[Span, ...]) -> str:
    """Write spans; a figure becomes ``data`` with its exact value, fact code and source."""
    return "".join(_span(span) for span in content)


def _span(span: Span) -> str:
    words = escaped(span.text).replace("\n", "<br>")
    if span.strong:
        words = tag("strong", None, words)
    if not isinstance(span, Figure):
        return words
    attributes: dict[str, str | int] = {"value": span.exact, "data-fact": span.fact}
    if span.unit:
        attributes["data-unit"] = span.unit
    if span.source:
        attributes["title"] = span.source
    if span.value is None and span.text in _NOTHINGS:
        attributes["class"] = "missing"
    return tag("data", attributes, words)


def _table_block(table: Table, entry: Numbered) -> str:
    label = f"table-{entry.ordinal}"
    caption = ""
    if table.caption or table.unit:
        words = f"{entry.number}　{table.caption}" if table.caption else ""
        unit = tag("span", {"class": "unit"}, escaped(table.unit)) if table.unit else ""
        caption = tag("caption", {"id": label}, escaped(words), unit)
    named: Attributes = {"aria-labelledby": label} if caption else {"aria-label": entry.number}
    # A wide table scrolls by itself; tabindex lets the keyboard reach it.
    region = {
        "class": "scroll joined" if table.continued else "scroll",
        "role": "region",
        "tabindex": 0,
        **named,
    }
    notes = (tag("p", {"class": "note"}, spans_html(note)) for note in table.notes)
    return tag("div", region, _table(table, caption)) + "".join(notes)


def _table(table: Table, caption: str = "") -> str:
    depth = len(table.header)
    rows: list[list[str]] = [[] for _ in range(depth + len(table.rows))]
    for placed in table.placed():
        rows[placed.row].append(_cell(table, placed))
    written = [tag("tr", None, *cells) for cells in rows]
    head = tag("thead", None, *written[:depth]) if depth else ""
    whole = sum(column.width for column in table.columns)
    columns = (f'<col style="width:{100 * column.width / whole:.1f}%">' for column in table.columns)
    # Below this width a column holds too few characters to read; the table then scrolls.
    least = {"style": f"min-width:{len(table.columns) * 5.5:g}em"}
    group = tag("colgroup", None, *columns)
    return tag("table", least, caption, group, head, tag("tbody", None, *written[depth:]))


def _cell(table: Table, placed: PlacedCell) -> str:
    cell = placed.cell
    attributes: dict[str, str | int] = {"class": table.align_of(placed).value}
    in_head = placed.row < len(table.header)
    if in_head:
        attributes["scope"] = "colgroup" if cell.colspan > 1 else "col"
    elif cell.header:
        attributes["scope"] = "rowgroup" if cell.rowspan > 1 else "row"
    if cell.indent:
        attributes["style"] = f"padding-left:{0.6 + cell.indent * 0.7:g}rem"
    if cell.colspan > 1:
        attributes["colspan"] = cell.colspan
    if cell.rowspan > 1:
        attributes["rowspan"] = cell.rowspan
    name = "th" if in_head or cell.header else "td"
    inside = spans_html(cell.spans)
    return tag(name, attributes, inside)


def _chart_block(chart: Chart, entry: Numbered) -> str:
    label = f"chart-{entry.ordinal}"
    drawing = _accessible_svg(draw_svg(chart.spec), label, chart.title, alt_text(chart))
    picture = tag(
        "div",
        {"class": "chart", "tabindex": 0, "aria-label": chart.title, "role": "group"},
        drawing,
    )
    caption = tag("figcaption", None, escaped(f"{entry.number}　{chart.title}"))
    data = ""
    if chart.data is not None:
        words = tag("p", {"class": "note"}, escaped(chart.summary))
        summary = tag("summary", None, "图中数据")
        data = tag("details", None, summary, words, _table(chart.data))
    return tag("figure", {"id": label}, picture, caption, data)


def _accessible_svg(svg: str, label: str, title: str, words: str) -> str:
    """Name a drawing for screen readers and keep its inner ids apart from other drawings'."""
    own = _SVG_NAMED.sub(rf"\g<1>{label}-", svg)
    names = f'role="img" aria-labelledby="{label}-title {label}-words"'
    opened = _SVG_OPENING.sub(f"<svg {names} ", own, count=1)
    head, _, rest = opened.partition(">")
    inner = tag("title", {"id": f"{label}-title"}, escaped(title)) + tag(
        "desc", {"id": f"{label}-words"}, escaped(words)
    )
    return f"{head}>{inner}{rest}"
