"""Refuse workbooks that the writing library would choke on: doctypes, cells without end."""

from pathlib import Path
from typing import NoReturn
from xml.parsers.expat import ExpatError

from openpyxl.utils import range_boundaries

from jiheng.forms.errors import FormError, FormErrors
from jiheng.forms.xlsx.package import UnsafeXml, open_package, walk
from jiheng.forms.xlsx.scan import MAX_CELLS

_XML = (".xml", ".rels")
_SPREAD = frozenset({"mergeCell", "hyperlink"})
"""Elements whose area the writing library goes through cell by cell."""


def refuse_unwritable(source: Path) -> None:
    """Look through every part of a workbook before it is loaded to be written back.

    Sheets that no form reads count too: the writing library loads them all.

    Raises:
        FormErrors: a part has a document type, or cells and areas are more than `MAX_CELLS`.
    """
    counter = _Counter(source)
    with open_package(source) as package:
        for part in package.namelist():
            if part.lower().endswith(_XML):
                try:
                    walk(package, part, counter.on_start)
                except UnsafeXml:
                    not_writable(source, f"部件 {part} 带有文档类型声明（DOCTYPE）")
                except ExpatError:
                    # Whether the part matters is for the library to say.
                    continue


def not_writable(source: Path, reason: str = "") -> NoReturn:
    """Raise the one error of a workbook that can be read but not be written back."""
    what = "能读，但不能写回标注" + (f"：{reason}" if reason else "")
    advice = "用 WPS 或 Excel 另存一次再检查"
    raise FormErrors([FormError(what, value=source.name, advice=advice)]) from None


class _Counter:
    def __init__(self, source: Path) -> None:
        self._source = source
        self._cells = 0

    def on_start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._cells += 1
        elif tag in _SPREAD:
            self._cells += _area(attributes.get("ref", ""))
        if self._cells > MAX_CELLS:
            not_writable(self._source, f"各表单元格（含合并、链接区域）超过 {MAX_CELLS} 格")


def _area(reference: str) -> int:
    try:
        first, top, last, bottom = range_boundaries(reference)
    except (ValueError, TypeError):
        return MAX_CELLS + 1
    if first is None or top is None or last is None or bottom is None:
        return MAX_CELLS + 1
    return (last - first + 1) * (bottom - top + 1)
