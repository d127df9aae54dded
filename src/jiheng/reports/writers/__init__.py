"""Writers: the same document as docx, pdf and html; sheets as xlsx."""

from jiheng.reports.writers.docx_file import PrintedFigure, read_docx_figures, render_docx
from jiheng.reports.writers.html_file import render_html
from jiheng.reports.writers.pdf_file import PdfError, PdfFile, render_pdf
from jiheng.reports.writers.xlsx_file import render_workbook

__all__ = [
    "PdfError",
    "PdfFile",
    "PrintedFigure",
    "read_docx_figures",
    "render_docx",
    "render_html",
    "render_pdf",
    "render_workbook",
]
