"""Write a document as an official docx file and read its figures back.

The words stay plain runs that every office program shows, finds and copies as they are: no hidden
character keeps a number and its unit together, lines break as office programs break Chinese.
"""

from __future__ import annotations

from jiheng.reports.document import Document
from jiheng.reports.writers.docx_figures import PrintedFigure, read_docx_figures

__all__ = ["PrintedFigure", "read_docx_figures", "render_docx"]


def render_docx(document: Document) -> bytes:
    """Make the docx file of a document; equal documents give equal bytes."""
    from jiheng.reports.writers.docx_body import Body
    from jiheng.reports.writers.docx_package import (
        add_figure_list,
        add_properties,
        empty_file,
        file_bytes,
    )
    from jiheng.reports.writers.page import paper_of

    file = empty_file()
    body = Body(file, paper_of(document))
    body.write(document)
    add_properties(file, document)
    add_figure_list(file, body.figures)
    return file_bytes(file)
