"""The official form on paper: a page to print, docx and pdf."""

from urllib.parse import quote

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jiheng.reports.document import Document, Table
from jiheng.reports.spans import plain_text
from jiheng.web.documents.editing import current
from jiheng.web.documents.models import Document as Filed
from jiheng.web.targets.access import document_to_read
from jiheng.web.targets.official import official_form

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@require_GET
@login_required
def target_print(request: HttpRequest, number: int) -> HttpResponse:
    """Show the official form as it is printed."""
    document = document_to_read(request, number)
    paper = official_form(document, current(document).content)
    tables = [_grid(block) for block in paper.blocks if isinstance(block, Table)]
    context = {"document": document, "paper": paper, "tables": tables}
    return render(request, "targets/print.html", context)


@require_GET
@login_required
def target_file(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """Give the official form as a file."""
    if kind not in TYPES:
        raise Http404
    return paper_response(document_to_read(request, number), kind)


def paper_response(document: Filed, kind: str) -> HttpResponse:
    """Give the official form of a document as docx or pdf."""
    paper = official_form(document, current(document).content)
    response = HttpResponse(_rendered(paper, kind), content_type=TYPES[kind])
    name = quote(f"{document}.{kind}")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response


def _rendered(paper: Document, kind: str) -> bytes:
    # Each writer brings a large library; a request for one format waits for one.
    if kind == "docx":
        from jiheng.reports.writers.docx_file import render_docx

        return render_docx(paper)
    from jiheng.reports.writers.pdf_file import render_pdf

    return render_pdf(paper).content


def _grid(table: Table) -> dict[str, object]:
    """Give a table as rows of cells: text, spans, side, whether it is a heading."""
    total = sum(column.width for column in table.columns)
    rows: dict[int, list[dict[str, object]]] = {}
    for placed in table.placed():
        rows.setdefault(placed.row, []).append(
            {
                "text": plain_text(placed.cell.spans),
                "colspan": placed.cell.colspan,
                "rowspan": placed.cell.rowspan,
                "side": table.align_of(placed).value,
                "header": placed.cell.header or placed.row < len(table.header),
            }
        )
    return {
        "heads": [rows[at] for at in sorted(rows) if at < len(table.header)],
        "rows": [rows[at] for at in sorted(rows) if at >= len(table.header)],
        "widths": [column.width * 100 // total for column in table.columns],
    }
