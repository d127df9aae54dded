"""Turn a document into the plain JSON that the page template draws."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from jiheng.reports.charts import alt_text, draw_svg, svg_size
from jiheng.reports.document import (
    Chart,
    Document,
    Heading,
    ListBlock,
    Note,
    PageBreak,
    Paragraph,
    PlacedCell,
    Signature,
    Table,
)
from jiheng.reports.fonts import FontSet
from jiheng.reports.numbering import Numbered, numbered
from jiheng.reports.spans import Figure, Span, Text
from jiheng.reports.writers import page
from jiheng.reports.writers.row_groups import held_rows, whole_groups, with_labels
from jiheng.reports.writers.seal import BLANK_SEAL

__all__ = ["template_data"]

_PT_PER_PX = 0.75
_PT_PER_MM = 72 / 25.4
_KEEP_TOGETHER_ROWS = 10
_LONGEST_WHOLE = 20
_LONG, _DENSE = 7, 4
"""Characters of a long figure; one part in so many of a paragraph makes it dense."""
_MARKS = re.compile("[，。、；：？！）》〉”’]+")
# An operator between two terms, not the sign of a number.
_OPERATOR = re.compile(r"(?<=[\w%％）)”])[＝=×÷＋+－−](?=\S)")


def template_data(document: Document, fonts: FontSet) -> dict[str, Any]:
    """Give everything the template needs: page, fonts, title, blocks. Lengths in pt or mm."""
    day, paper = document.file_date, page.paper_of(document)
    return {
        "title": list(document.title_lines),
        "organisation": document.organisation,
        "attachment": document.attachment,
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "keywords": [f"{key}：{value}" for key, value in document.metadata.items()],
        "seal": BLANK_SEAL,
        "fonts": {role: list(names) for role, names in fonts.families.items()},
        "plain": sorted(fonts.plain),
        "page": {
            "top": paper.top,
            "bottom": paper.bottom,
            "left": paper.left,
            "right": paper.right,
            "body": page.BODY_PT,
            "small": page.SMALL_PT,
            "title": paper.title_pt,
            "title-gap": paper.title_gap,
            "footer": page.FOOTER_PT,
            "line": page.LINE_PT,
            "tracking": page.TRACKING_PT,
        },
        "blocks": _turned([part for entry in numbered(document) for part in _blocks(entry, paper)]),
    }


def _turned(parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Gather what follows a landscape break, up to the next break, into one part."""
    made: list[dict[str, Any]] = []
    within = made
    for part in parts:
        if part["kind"] == "break":
            within = made
            if part["landscape"]:
                within = []
                made.append({"kind": "turned", "blocks": within})
                continue
        within.append(part)
    return made


def _blocks(entry: Numbered, paper: page.Paper) -> list[dict[str, Any]]:
    block = entry.block
    match block:
        case Heading():
            return [{"kind": "heading", "level": block.level, "text": entry.number + block.text}]
        case Paragraph():
            return [_paragraph(block.spans)]
        case ListBlock():
            pairs = zip(entry.items, block.items, strict=True)
            return [_paragraph((Text(number + item.lead), *item.spans)) for number, item in pairs]
        case Table():
            return [_table(block, entry, paper)]
        case Chart():
            return [_chart(block, entry)]
        case Note():
            return [{"kind": "note", "spans": _spans((Text("注："), *block.spans))}]
        case Signature():
            return [{"kind": "signature", "lines": list(block.lines)}]
        case PageBreak():
            return [{"kind": "break", "landscape": block.landscape}]


def _paragraph(content: tuple[Span, ...]) -> dict[str, Any]:
    return {"kind": "paragraph", "spans": _spans(content), "ragged": _is_dense(content)}


def _is_dense(content: tuple[Span, ...]) -> bool:
    """Tell whether long figures make up so much of a paragraph that even lines would gape.

    No line end may part a figure, so a line before a long one ends early; spread over the width
    of the page its few characters would stand far apart. Such a paragraph is set left instead.
    """
    long = sum(
        len(span.text) for span in content if isinstance(span, Figure) and len(span.text) >= _LONG
    )
    return long * _DENSE > sum(len(span.text) for span in content)


def _stopped(content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Put the marks behind a whole figure into its box: no line may begin with one."""
    made: list[Span] = []
    for span in content:
        last = made[-1] if made else None
        if isinstance(span, Text) and last is not None and _is_whole(last):
            marks = _MARKS.match(span.text)
            if marks is not None:
                made[-1] = replace(last, text=last.text + marks[0])
                span = replace(span, text=span.text[marks.end() :])
        if span.text:
            made.append(span)
    return tuple(made)


def _spans(content: tuple[Span, ...]) -> list[dict[str, Any]]:
    return [
        {
            "text": span.text,
            "strong": span.strong,
            "whole": _is_whole(span),
            "stopped": _MARKS.fullmatch(span.text[-1:]) is not None,
        }
        for span in _stopped(content)
    ]


def _is_whole(span: Span) -> bool:
    """Tell whether a span is a number and its unit, which no line end may part."""
    short = len(span.text) <= _LONGEST_WHOLE and "\n" not in span.text
    return isinstance(span, Figure) and span.value is not None and short


def _cell_spans(content: tuple[Span, ...]) -> list[dict[str, Any]]:
    """Let calculations break after an operator, numbers too where a column is narrow."""
    return [
        {"parts": _OPERATOR.sub("\\g<0>\0", span.text).split("\0"), "strong": span.strong}
        for span in content
    ]


def _table(table: Table, entry: Numbered, paper: page.Paper) -> dict[str, Any]:
    depth = len(table.header)
    width = (paper.turned_width if table.wide else paper.text_width) * _PT_PER_MM
    table = with_labels(table, width)
    whole = whole_groups(table, width)
    is_long = depth + len(table.rows) > _KEEP_TOGETHER_ROWS
    rows: list[list[dict[str, Any]]] = [[] for _ in range(depth + len(table.rows))]
    for placed in table.placed():
        rows[placed.row].append(_cell(table, placed, placed in whole))
    return {
        "kind": "table",
        "caption": f"{entry.number}　{table.caption}" if table.caption else "",
        "unit": table.unit,
        "widths": [column.width for column in table.columns],
        "header": rows[:depth],
        "rows": rows[depth:],
        "held": held_rows(table, width) if is_long else [],
        "notes": [_spans(note) for note in table.notes],
        "sticky": entry.noted or entry.followed,
        "continued": table.continued,
        "followed": entry.followed,
        "breakable": is_long,
    }


def _cell(table: Table, placed: PlacedCell, whole: bool) -> dict[str, Any]:
    cell = placed.cell
    return {
        "spans": _cell_spans(cell.spans),
        "colspan": cell.colspan,
        "rowspan": cell.rowspan,
        "align": table.align_of(placed).value,
        "head": placed.row < len(table.header),
        "indent": cell.indent,
        # A merged cell may have to run over the page: typst drops the rows it would push out.
        "breakable": cell.rowspan > 1 and not whole,
    }


def _chart(chart: Chart, entry: Numbered) -> dict[str, Any]:
    svg = draw_svg(chart.spec)
    width, height = svg_size(svg)
    room = page.OFFICIAL.text_width * _PT_PER_MM, page.PICTURE_HEIGHT_MM * _PT_PER_MM
    scale = min(_PT_PER_PX, room[0] / width, room[1] / height)
    return {
        "kind": "chart",
        "svg": svg,
        "width": width * scale,
        "alt": alt_text(chart),
        "sticky": entry.noted,
        "caption": f"{entry.number}　{chart.title}",
    }
