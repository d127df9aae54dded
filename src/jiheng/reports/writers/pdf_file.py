"""Write a document as PDF/A-2b through Typst, fonts embedded, the same bytes every time."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cache, lru_cache
from importlib.resources import files
from threading import Lock
from typing import TYPE_CHECKING, Any

from jiheng.reports.document import Document
from jiheng.reports.fonts import FontSet, find_fonts
from jiheng.reports.writers.pdf_blocks import template_data

if TYPE_CHECKING:
    import typst

__all__ = ["PdfError", "PdfFile", "render_pdf"]

# Typesetters print this mark where a character has no type.
_GETA = "〓"
_NOT_SHOWN = re.compile(r'^PDF/A-2b error: the text (`".*"`) could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_ATTEMPTS = 200
_compiling = Lock()


class PdfError(RuntimeError):
    """Report that a document could not be set as PDF."""


@dataclass(frozen=True, slots=True)
class PdfFile:
    """Hold a PDF file; ``replaced`` are characters no font has, printed as 〓."""

    content: bytes
    replaced: tuple[str, ...]


def render_pdf(document: Document, fonts: FontSet | None = None) -> PdfFile:
    """Make the PDF/A-2b file of a document; equal documents and fonts give equal bytes.

    PDF/A allows no character without a glyph: one that no font has becomes 〓 and is reported.
    Raises PdfError, and FontError for a wrong ``JIHENG_FONTS``.
    """
    fonts = fonts or find_fonts()
    data = template_data(document, fonts)
    replaced: set[str] = set()
    for _ in range(_ATTEMPTS):
        content, missing = _compiled(document, data, fonts)
        if content is not None:
            return PdfFile(content, tuple(sorted(replaced)))
        replaced |= missing
        data = _without(data, missing)
    raise PdfError(f"字库缺少的字符超过 {_ATTEMPTS} 处，无法生成 PDF。请检查文本，或更换字库。")


def _compiled(
    document: Document, data: dict[str, Any], fonts: FontSet
) -> tuple[bytes | None, set[str]]:
    """Compile once; give the file, or None and the characters that no font has."""
    import typst

    moment = datetime.combine(document.file_date, time(), tzinfo=UTC)
    try:
        with _compiling:
            made = _compiler(fonts).compile(
                input=_template(),
                format="pdf",
                sys_inputs={"document": json.dumps(data, ensure_ascii=False)},
                pdf_standards="a-2b",
                timestamp=moment,
            )
    except typst.TypstError as error:
        found = _NOT_SHOWN.match(error.message)
        if found is None:
            raise PdfError(f"PDF 排版失败：{error.message}") from error
        return None, _missing(found[1][2:-2])
    if not isinstance(made, bytes):
        raise PdfError("PDF 排版没有给出文件")
    return made, set()


def _missing(quoted: str) -> set[str]:
    r"""Read the characters that typst quotes as not displayable.

    >>> sorted(_missing(r"𠮷\u{e000}"))
    ['\ue000', '𠮷']
    """
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), quoted)
    return set(plain)


def _without(data: Any, missing: set[str]) -> Any:
    """Copy the data with the missing characters replaced, in charts as well."""
    if isinstance(data, str):
        return "".join(_GETA if character in missing else character for character in data)
    if isinstance(data, dict):
        return {key: _without(value, missing) for key, value in data.items()}
    if isinstance(data, list):
        return [_without(value, missing) for value in data]
    return data


@cache
def _template() -> bytes:
    return files("jiheng.reports").joinpath("templates/official.typ").read_bytes()


@lru_cache(maxsize=4)
def _compiler(fonts: FontSet) -> typst.Compiler:
    import typst

    return typst.Compiler(font_paths=fonts.faces, ignore_system_fonts=True)
