"""Name the files that people give in place of a workbook, by their content and not by their name."""

from collections.abc import Collection
from dataclasses import dataclass

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAVE_AS = "在 WPS 或 Excel 中打开，另存为“Excel 工作簿（*.xlsx）”"

_FILL = "空表用 jiheng forms template 写出"
_CHECK = f"{_FILL}；要核对报告里的数，用 jiheng check"


@dataclass(frozen=True)
class OtherKind:
    """Say what a file is, and what to do."""

    what: str
    advice: str


_STARTS = (
    (b"%PDF", OtherKind("是 PDF 文件", _CHECK)),
    (b"\x89PNG", OtherKind("是图片", _FILL)),
    (b"\xff\xd8\xff", OtherKind("是图片", _FILL)),
    (b"GIF8", OtherKind("是图片", _FILL)),
    (b"BM", OtherKind("是图片", _FILL)),
    (b"II*\x00", OtherKind("是图片", _FILL)),
    (b"MM\x00*", OtherKind("是图片", _FILL)),
    (b"{\\rtf", OtherKind("是 RTF 文档", _CHECK)),
    (b"Rar!", OtherKind("是压缩包", "先解压，再指定里面的工作簿")),
    (b"7z\xbc\xaf", OtherKind("是压缩包", "先解压，再指定里面的工作簿")),
)
_OLE_STREAMS = (
    ("EncryptedPackage", OtherKind("有打开密码", "取消打开密码后另存")),
    ("WordDocument", OtherKind("是老格式的 Word 文档（.doc）", _CHECK)),
    ("PowerPoint Document", OtherKind("是老格式的演示文稿（.ppt）", _FILL)),
)
_OLD_WORKBOOK = OtherKind("是老格式的 .xls 文件", SAVE_AS)
_PARTS = (
    ("word/document.xml", OtherKind("是 Word 文档（docx）", _CHECK)),
    ("ppt/presentation.xml", OtherKind("是演示文稿（pptx）", _FILL)),
    ("xl/workbook.bin", OtherKind("是二进制工作簿（xlsb）", SAVE_AS)),
    ("content.xml", OtherKind("是 OpenDocument 文件（如 ods）", SAVE_AS)),
    ("OFD.xml", OtherKind("是 OFD 文件", _CHECK)),
)
_NO_WORKBOOK = OtherKind("压缩包里没有工作簿", SAVE_AS)
_NEITHER = OtherKind("不是 xlsx 工作簿", SAVE_AS)
_CSV = OtherKind("是文本文件", "csv 文件请指定所在的文件夹")


def by_start(start: bytes, suffix: str) -> OtherKind | None:
    """Name a file by its first bytes; None where it is a zip, which a workbook is."""
    if start.startswith(b"PK"):
        return None
    if start.startswith(OLE):
        # Names of streams are written in two bytes a character.
        streams = ((name.encode("utf-16-le"), kind) for name, kind in _OLE_STREAMS)
        return next((kind for name, kind in streams if name in start), _OLD_WORKBOOK)
    known = next((kind for mark, kind in _STARTS if start.startswith(mark)), None)
    if known is not None:
        return known
    return _CSV if suffix.lower() in (".csv", ".txt") else _NEITHER


def by_parts(names: Collection[str]) -> OtherKind:
    """Name a zip without a workbook by the parts it holds."""
    return next((kind for part, kind in _PARTS if part in names), _NO_WORKBOOK)
