"""What kind of file it is, told by its content and not by its name."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto
from pathlib import Path
from typing import NoReturn

from jiheng.checks.errors import UnreadableFile
from jiheng.checks.readers.limits import (
    MAX_PART,
    MAX_PARTS,
    MAX_UNPACKED,
    megabytes,
    refuse_size,
)

READABLE = "docx、pdf、xlsx、txt、csv、xls、ods、doc、html 文件"
_COPY = "请用原文件重新复制一份，或用原来的软件另存一次"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_DOCX = "请在 WPS 或 Word 中打开，另存为 docx 或 pdf"
_START = 1024
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    EOFError,
    OSError,
    OverflowError,
    LookupError,
    ValueError,
    RuntimeError,
)
"""What zipfile and its decompressors raise on damaged bytes."""


class Kind(Enum):
    """Name the kinds of file that have a reader."""

    DOCX = auto()
    PDF = auto()
    XLSX = auto()
    SHEETS = auto()
    """xls, xlsb and ods: values without their number formats."""
    CONVERTED = auto()
    """doc, rtf, odt: read by way of LibreOffice."""
    CSV = auto()
    TEXT = auto()


def read_bytes(path: Path) -> bytes:
    """Read a file after asking for its size.

    Raises:
        UnreadableFile: it is missing, a folder, closed to the reader, empty, or too large.
    """
    name = str(path)
    try:
        if path.is_dir():
            raise UnreadableFile("这是文件夹，不是文件", name, READABLE, "请指定文件")
        refuse_size(name, path.stat().st_size)
        data = path.read_bytes()
    except UnreadableFile:
        raise
    except FileNotFoundError:
        raise UnreadableFile("没有这个文件", name, advice="请核对路径") from None
    except PermissionError:
        advice = "请让管理员授权，或复制到自己的文件夹"
        raise UnreadableFile("没有读取权限", name, advice=advice) from None
    except (OSError, ValueError):
        # ValueError: a path with a NUL in it.
        advice = "请确认文件没有损坏、没有被占用"
        raise UnreadableFile("打不开", name, advice=advice) from None
    if not data.strip():
        raise UnreadableFile("文件是空的", name, "有内容的报告", "请核对是否放错了文件")
    return data


def kind_of(path: Path, data: bytes) -> Kind:
    """Tell the kind of a file.

    Raises:
        UnreadableFile: no reader is for it, or it is encrypted or damaged.
    """
    name = str(path)
    if b"%PDF-" in data[:_START]:
        return Kind.PDF
    if data.startswith(_OLE):
        return _ole_kind(name, data)
    if data.startswith(b"PK"):
        return _package_kind(path)
    if data.lstrip().startswith(b"{\\rtf"):
        return Kind.CONVERTED
    if not data.startswith(_BOMS) and b"\0" in data:
        _refuse_other(name)
    return Kind.CSV if path.suffix.lower() in {".csv", ".tsv"} else Kind.TEXT


def _refuse_other(name: str) -> NoReturn:
    raise UnreadableFile("不是能读的文件", name, READABLE, _SAVE_DOCX)


def _ole_kind(name: str, data: bytes) -> Kind:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableFile("文件有打开密码", name, "没有密码的文件", "请取消打开密码后另存")
    if "WordDocument".encode("utf-16-le") in data:
        return Kind.CONVERTED
    if any(stream.encode("utf-16-le") in data for stream in ("Workbook", "Book\0")):
        return Kind.SHEETS
    _refuse_other(name)


def _package_kind(path: Path) -> Kind:
    with open_package(path) as package:
        names = set(package.namelist())
        if "word/document.xml" in names or any(part.startswith("word/") for part in names):
            return Kind.DOCX
        if "xl/workbook.xml" in names:
            return Kind.XLSX
        if "xl/workbook.bin" in names:
            return Kind.SHEETS
        mimetype = package.read("mimetype")[:_START] if "mimetype" in names else b""
        if mimetype.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
            return Kind.SHEETS
        if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
            return Kind.CONVERTED
        if "OFD.xml" in names:
            advice = "请在 OFD 阅读软件中打开，另存或打印为 pdf"
            raise UnreadableFile("是 OFD 版式文件，还不能读", str(path), READABLE, advice)
    raise UnreadableFile("是压缩包，里面不是文档", str(path), READABLE, "请先解压，再指定文件")


@contextmanager
def open_package(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a zip package after checking what it would unpack to.

    Raises:
        UnreadableFile: it is damaged, has a password, or is larger than any document.
    """
    try:
        with zipfile.ZipFile(path) as package:
            _refuse_bomb(str(path), package)
            yield package
    except UnreadableFile:
        raise
    except DAMAGE:
        damaged(str(path))


def damaged(name: str) -> NoReturn:
    """Raise the error of a file whose inside can not be read."""
    raise UnreadableFile("文件已损坏，读不出来", name, "完整的文件", _COPY) from None


def _refuse_bomb(name: str, package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableFile("压缩包有密码", name, "没有密码的文件", "请取消密码后另存")
    unpacked = sum(part.file_size for part in parts)
    largest = max((part.file_size for part in parts), default=0)
    if unpacked > MAX_UNPACKED or largest > MAX_PART or len(parts) > MAX_PARTS:
        what = f"解开后有 {megabytes(unpacked)} MB、{len(parts)} 个部件，超过上限"
        expected = f"解开后不超过 {megabytes(MAX_UNPACKED)} MB"
        raise UnreadableFile(what, name, expected, "请删去无关内容，或核对文件来源")
