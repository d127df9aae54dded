"""Findings as one self-contained web page: the document with highlights beside the findings."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from itertools import groupby

from jiheng.checks.document import Cell, Paragraph, Place, Table
from jiheng.checks.finding import Finding, Severity
from jiheng.checks.output.checked import (
    ORDER,
    Checked,
    against_words,
    coverage_words,
    explanation,
    left_out_words,
    place_words,
    unchecked_by_place,
)
from jiheng.checks.output.marking import Span, merged, span_in

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


@dataclass(frozen=True)
class _Mark:
    """Hold where an operand stands in a text: finding and operand are numbered from 1."""

    span: Span
    finding: int
    operand: int
    severity: Severity

    @property
    def anchor(self) -> str:
        return f"q{self.finding}-{self.operand}"


_Marks = dict[Place, list[_Mark]]


def page_text(checked: Checked) -> str:
    """Write the page of one document; it needs no network and no script.

    The findings come first in the source, so that a reader with a keyboard or a screen reader
    meets them first; every highlight and its finding are linked both ways.
    """
    marks = _marks(checked)
    style = files("jiheng.checks.output").joinpath("page.css").read_text("utf-8")
    title = f"勾稽核验：{escape(checked.label)}"
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="zh-CN"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>",
            f"<style>{style}</style></head><body>",
            *_header(checked, title),
            *_filters(checked),
            "<main>",
            *_aside(checked, marks),
            '<article aria-label="原文">',
            *_blocks(checked, marks),
            "</article></main></body></html>",
            "",
        ]
    )


def _marks(checked: Checked) -> _Marks:
    texts = checked.document.texts
    marks: _Marks = defaultdict(list)
    for number, finding in enumerate(checked.findings, 1):
        for operand, quote in enumerate(finding.quotes, 1):
            span = span_in(texts.get(quote.place, ""), quote)
            if span is not None:
                marks[quote.place].append(_Mark(span, number, operand, finding.severity))
    return marks


def _header(checked: Checked, title: str) -> Iterator[str]:
    yield f"<header><h1>{title}</h1>"
    left_out = left_out_words(checked.accepted)
    said = [coverage_words(checked.result.coverage), *([left_out] if left_out else [])]
    yield f"<p>{'，'.join(said)}。</p>"
    against = checked.result.against
    if against is not None:
        yield f"<p>{against_words(against, checked.result.coverage.figures)}。</p>"
    for part in checked.unread:
        yield f'<p class="unread">没有读：{escape(part)}</p>'
    yield "</header>"


def _filters(checked: Checked) -> Iterator[str]:
    for one in ORDER:
        label = f"显示{one.label}"
        yield (
            f'<input class="filter" type="checkbox" id="show-{one.value}" '
            f'aria-label="{label}" checked>'
        )
    yield '<div class="filters">'
    for one in ORDER:
        yield f'<label for="show-{one.value}">{one.label} {checked.count(one)}</label>'
    yield "</div>"


def _aside(checked: Checked, marks: _Marks) -> Iterator[str]:
    anchors = {
        (mark.finding, mark.operand): mark.anchor for found in marks.values() for mark in found
    }
    yield '<aside aria-label="发现"><h2>发现</h2>'
    if not checked.findings:
        yield "<p>没有发现对不上的数。无法判断的和没有关系可查的数不算通过，见上面的覆盖情况。</p>"
    for number, finding in enumerate(checked.findings, 1):
        yield from _finding(number, finding, anchors)
    if checked.accepted:
        yield "<h2>没有列为发现的</h2><ul>"
        for one in checked.accepted:
            text = f"{one.words}：{place_words(one.finding)}，{one.suppression.reason}"
            yield f"<li>{escape(text)}</li>"
        yield "</ul>"
    against = checked.result.against
    if against is not None and against.unchecked:
        yield f"<h2>未能核对 {len(against.unchecked)} 个</h2>"
        yield "<p>没有对应的填报数，请照来源材料核对。</p><ul>"
        for place, figures in unchecked_by_place(against):
            yield f"<li>{escape(f'{place}：{figures}')}</li>"
        yield "</ul>"
    yield "</aside>"


def _finding(number: int, finding: Finding, anchors: dict[tuple[int, int], str]) -> Iterator[str]:
    severity = finding.severity
    yield f'<section class="finding {severity.value}" id="f{number}" tabindex="-1">'
    yield (
        f'<h3><span class="severity">{number}. {severity.label}</span> '
        f"{escape(finding.code)} {escape(finding.name)}</h3>"
    )
    yield f"<p>{escape(finding.message)}</p><dl>"
    numbered = enumerate(finding.quotes, 1)
    for place, quotes in groupby(numbered, key=lambda pair: pair[1].place):
        linked = [_linked(quote.text, anchors.get((number, n), "")) for n, quote in quotes]
        yield f"<dt>{escape(place.words or '全文')}</dt><dd>{'、'.join(linked)}</dd>"
    for label, text in explanation(finding, with_places=False):
        yield f"<dt>{label}</dt><dd>{escape(text)}</dd>"
    yield f'</dl><p class="fingerprint">指纹 {finding.fingerprint}</p></section>'


def _linked(text: str, anchor: str) -> str:
    words = escape(f"“{text}”")
    return f'<a href="#{anchor}">{words}</a>' if anchor else words


def _blocks(checked: Checked, marks: _Marks) -> Iterator[str]:
    for block in checked.document.blocks:
        if isinstance(block, Paragraph):
            if block.text.strip():
                tag = f"h{min(block.heading, 4) + 1}" if block.heading else "p"
                yield f"<{tag}>{_marked(block.text, marks.get(block.place, []))}</{tag}>"
        else:
            yield from _table(block, marks)


def _table(table: Table, marks: _Marks) -> Iterator[str]:
    yield '<div class="table"><table>'
    heading = "　".join(part for part in (table.caption, table.note) if part)
    if heading:
        yield f"<caption>{escape(heading)}</caption>"
    seen: set[int] = set()
    for row in table.rows:
        yield "<tr>"
        for cell in row:
            if cell is None:
                yield "<td></td>"
            elif id(cell) not in seen:
                seen.add(id(cell))
                yield _cell(cell, marks)
        yield "</tr>"
    yield "</table></div>"


def _cell(cell: Cell, marks: _Marks) -> str:
    rows = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    columns = f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
    return f"<td{rows}{columns}>{_marked(cell.text, marks.get(cell.place, []))}</td>"


def _marked(text: str, marks: list[_Mark]) -> str:
    """Escape a text and highlight the marks in it; those that overlap share one highlight."""
    parts, at = [], 0
    for start, end in merged(mark.span for mark in marks):
        inside = [mark for mark in marks if start <= mark.span[0] and mark.span[1] <= end]
        worst = min((mark.severity for mark in inside), key=ORDER.index)
        parts.append(escape(text[at:start]))
        parts.append(f'<mark class="{worst.value}">{escape(text[start:end])}</mark>')
        parts += [
            f'<a class="number {mark.severity.value}" id="{mark.anchor}" href="#f{mark.finding}" '
            f'aria-label="见发现{mark.finding}">{mark.finding}</a>'
            for mark in sorted(inside, key=lambda mark: (mark.finding, mark.operand))
        ]
        at = end
    return "".join([*parts, escape(text[at:])])
