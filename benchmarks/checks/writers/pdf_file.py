"""PDF files set by typst: wrapped lines, ruled tables, page numbers."""

import datetime
import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import typst
from benchmarks.checks.generator.model import Paragraph, Report, Table

PAGE = """
#set page(paper: "a4", margin: (x: 28mm, y: 35mm), numbering: "— 1 —")
#set text(font: "Noto Serif SC", size: 14pt, lang: "zh", cjk-latin-spacing: none)
#set par(leading: 12pt, spacing: 12pt, justify: true)
"""


@cache
def _fonts() -> typst.Fonts:
    found = find_spec("pylopdf_fonts_zh_cn")
    assert found is not None and found.origin is not None
    folder = Path(found.origin).parent
    return typst.Fonts(include_system_fonts=False, font_paths=[folder])


def write_pdf(report: Report, path: Path) -> None:
    """Set the report."""
    source = PAGE + "\n".join(
        _paragraph(block) if isinstance(block, Paragraph) else _table(block)
        for block in report.blocks
    )
    compiler = typst.Compiler(font_paths=_fonts())
    moment = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)
    made = compiler.compile(source.encode(), format="pdf", timestamp=moment)
    assert isinstance(made, bytes)
    path.write_bytes(made)


def _paragraph(block: Paragraph) -> str:
    text = f"#text({_quoted(block.text)})"
    if block.level < 0:
        return f"#align(center, text(size: 20pt, {_quoted(block.text)}))\n"
    return f"#par(first-line-indent: (amount: 2em, all: true))[{text}]\n"


def _table(table: Table) -> str:
    cells = []
    for row in table.rows:
        for cell in row:
            if cell is None:
                continue
            spans = f"rowspan: {cell.row_span}, colspan: {cell.column_span}"
            cells.append(f"table.cell({spans})[#text({_quoted(cell.text)})]")
    columns = f"({', '.join(['1fr'] * len(table.rows[0]))},)"
    head = "".join(
        f"#align({side}, text(size: 12pt, {_quoted(text)}))\n"
        for side, text in (("center", table.caption), ("right", table.note))
        if text
    )
    body = ", ".join(cells)
    return f"{head}#text(size: 10pt, table(columns: {columns}, inset: 4pt, {body}))\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
