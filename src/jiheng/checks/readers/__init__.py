"""Readers: any report file → Document, the same blocks whatever the kind of file."""

from pathlib import Path

from jiheng.checks.document import Document
from jiheng.checks.errors import UnreadableFile
from jiheng.checks.readers.limits import refuse_characters
from jiheng.checks.readers.opening import Kind, kind_of, read_bytes

__all__ = ["read_document"]

_NOTHING = "请核对是否放错了文件；扫描件请先用文字识别软件转成文字"


def read_document(path: Path) -> Document:
    """Read a docx, pdf, xlsx, xls, ods, txt, csv, md, html or doc file.

    The kind is told by the content.  Libraries are imported by the reader that needs them, so
    that a text starts fast.

    Raises:
        UnreadableFile: missing, empty, encrypted, damaged, too large, of no known kind, or
            without a single character to read.
    """
    data = read_bytes(path)
    document = _read(path, data, kind_of(path, data))
    if not document.characters:
        unread = "；".join(f"{part.where}{part.reason}" for part in document.unread[:3])
        what = "没有读到文字" + (f"（{unread}）" if unread else "")
        raise UnreadableFile(what, str(path), "有文字的报告", _NOTHING)
    refuse_characters(str(path), document.characters)
    return document


def _read(path: Path, data: bytes, kind: Kind) -> Document:
    if kind is Kind.TEXT:
        from jiheng.checks.readers.txt import read_text

        return read_text(path, data)
    if kind is Kind.CSV:
        from jiheng.checks.readers.csv import read_csv

        return read_csv(path, data)
    if kind is Kind.DOCX:
        from jiheng.checks.readers.docx import read_docx

        return read_docx(path)
    if kind is Kind.PDF:
        from jiheng.checks.readers.pdf import read_pdf
        from jiheng.checks.readers.pdf_apart import read_apart

        return read_apart(path, data, read_pdf)
    if kind is Kind.XLSX:
        from jiheng.checks.readers.xlsx import read_xlsx

        return read_xlsx(path)
    if kind is Kind.SHEETS:
        from jiheng.checks.readers.sheets import read_sheets

        return read_sheets(path)
    from jiheng.checks.readers.doc import read_converted

    return read_converted(path)
