"""Write a report to a file of each format."""

from collections.abc import Callable
from pathlib import Path

from benchmarks.checks.generator.model import Report
from benchmarks.checks.writers.docx_file import write_docx
from benchmarks.checks.writers.pdf_file import write_pdf
from benchmarks.checks.writers.txt_file import write_txt, write_wrapped

Write = Callable[[Report, Path], None]
WRITERS: dict[str, tuple[str, Write]] = {
    "txt": (".txt", write_txt),
    "wrapped": (".txt", write_wrapped),
    "docx": (".docx", write_docx),
    "pdf": (".pdf", write_pdf),
}


def write_report(report: Report, folder: Path, form: str, name: str = "report") -> Path:
    """Write the report in a format (txt, wrapped, docx, pdf) into a folder; give the path."""
    ending, write = WRITERS[form]
    path = folder / f"{name}-{form}{ending}"
    write(report, path)
    return path
