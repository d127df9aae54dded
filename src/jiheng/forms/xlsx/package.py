"""Open an xlsx package safely: what it is, what it would unpack to, where its sheets are."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from jiheng.forms.errors import FormError, FormErrors
from jiheng.forms.files import cannot_open
from jiheng.forms.xlsx.other_kinds import SAVE_AS, by_parts, by_start

MAX_FILE = 64 * 1024 * 1024
MAX_PART = 160 * 1024 * 1024
MAX_UNPACKED = 400 * 1024 * 1024
MAX_PARTS = 2_000

_CHUNK = 1 << 18
_WANTED = "xlsx 工作簿，或放着 csv 文件的文件夹"


# What zipfile, its decompressors, expat and the reading of attributes raise on damaged bytes.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    NotImplementedError,
    EOFError,
    OSError,
    OverflowError,
    LookupError,
    ValueError,
)


class UnsafeXml(ValueError):
    """Say that a part of the package has a document type, which no workbook has."""


@dataclass(frozen=True)
class SheetPart:
    """Name a worksheet and the part of the package that holds it."""

    name: str
    part: str
    is_visible: bool


@contextmanager
def open_package(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a workbook's package after checking kind and size.

    Raises:
        FormErrors: one clear error: missing, no xlsx, encrypted, damaged, or too large.
    """
    try:
        with path.open("rb") as file:
            _refuse_other_kinds(path, file.read(1 << 20))
        size = path.stat().st_size
    except OSError as error:
        raise FormErrors([cannot_open(path, error)], str(path)) from None
    if size > MAX_FILE:
        refuse(path, f"有 {_mb(size)} MB", f"不超过 {_mb(MAX_FILE)} MB", "请核对是否放错了文件")
    try:
        with zipfile.ZipFile(path) as package:
            _refuse_bomb(path, package)
            yield package
    except FormErrors:
        raise
    except _DAMAGE:
        refuse(
            path,
            "已损坏，读不出来",
            "完整的 xlsx 文件",
            f"用原文件重新复制一份，或{SAVE_AS}",
        )


def refuse(path: Path, what: str, expected: str = "", advice: str = "") -> NoReturn:
    """Raise the one error of a whole workbook."""
    told = f"“{path.name}”{what}"
    error = FormError(told, expected=expected, advice=advice, file=path.name)
    raise FormErrors([error], str(path)) from None


def _refuse_other_kinds(path: Path, start: bytes) -> None:
    if not start:
        refuse(path, "是空的", _WANTED, "请核对是否放错了文件")
    kind = by_start(start, path.suffix)
    if kind is not None:
        refuse(path, kind.what, _WANTED, kind.advice)


def _refuse_bomb(path: Path, package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    if any(part.flag_bits & 1 for part in parts):
        refuse(path, "有压缩密码", _WANTED, "取消密码后另存")
    if "xl/workbook.xml" not in package.NameToInfo:
        kind = by_parts(package.NameToInfo)
        refuse(path, kind.what, _WANTED, kind.advice)
    unpacked = sum(part.file_size for part in parts)
    largest = max(part.file_size for part in parts)
    advice = "请删去无关的行、列和图片，或核对文件来源"
    if unpacked > MAX_UNPACKED:
        most = f"解开后不超过 {_mb(MAX_UNPACKED)} MB"
        refuse(path, f"解开后有 {_mb(unpacked)} MB，超过上限", most, advice)
    if largest > MAX_PART:
        what = f"里面的一张表或图片解开后有 {_mb(largest)} MB，超过上限"
        refuse(path, what, f"每张表、每个图片解开后不超过 {_mb(MAX_PART)} MB", advice)
    if len(parts) > MAX_PARTS:
        refuse(path, f"里面有 {len(parts)} 个部件，超过上限", f"不超过 {MAX_PARTS} 个部件", advice)


def _mb(size: int) -> int:
    """Give whole megabytes, rounded up: what is above a limit is not printed as equal to it."""
    return -(-size // 1024 // 1024)


def walk(
    package: zipfile.ZipFile, part: str, on_start: Callable[[str, dict[str, str]], None]
) -> None:
    """Call `on_start(tag, attributes)` for each element of a part, in bounded memory.

    Namespace prefixes are taken off the tags.

    Raises:
        UnsafeXml: the part has a document type (the door to entity bombs).
    """

    def refuse_doctype(*_: object) -> None:
        raise UnsafeXml(part)

    def start(tag: str, attributes: dict[str, str]) -> None:
        on_start(tag.rpartition(":")[2], attributes)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.buffer_text = True
    with package.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)


def verify(package: zipfile.ZipFile, part: str) -> None:
    """Read a part to its end, so that its declared size and check sum are proved.

    Raises:
        zipfile.BadZipFile: they are wrong.
    """
    if part in package.NameToInfo:
        with package.open(part) as stream:
            while stream.read(_CHUNK):
                pass


def sheet_parts(package: zipfile.ZipFile) -> list[SheetPart]:
    """List the worksheets in workbook order.

    Raises:
        ValueError: two sheets have one name, which no program writes.
    """
    targets: dict[str, str] = {}
    sheets: list[tuple[str, str, bool]] = []

    def on_relation(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            target = attributes.get("Target", "")
            name = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
            targets[attributes.get("Id", "")] = name

    def on_sheet(tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheet":
            identity = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            is_visible = attributes.get("state", "visible") == "visible"
            sheets.append((attributes.get("name", ""), identity, is_visible))

    walk(package, "xl/workbook.xml", on_sheet)
    if len({name for name, *_ in sheets}) < len(sheets):
        raise ValueError("xl/workbook.xml")
    if "xl/_rels/workbook.xml.rels" in package.NameToInfo:
        walk(package, "xl/_rels/workbook.xml.rels", on_relation)
    return [
        SheetPart(name, targets[identity], is_visible)
        for name, identity, is_visible in sheets
        if targets.get(identity) in package.NameToInfo
    ]
