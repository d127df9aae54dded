"""Seal the files written here, so that one an officer has since edited is never overwritten.

The seal is the SHA-256 of the file's content, kept in the file itself: in the core properties of
docx and xlsx, in the XMP keywords of a PDF, in a meta element of HTML. A file whose content no
longer fits its seal, or that has none, was not left as it was written.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from jiheng.forms.files import write_files
from jiheng.reports.writers.files import packed

__all__ = ["BLANK_SEAL", "EditedFiles", "is_untouched", "sealed", "write_sealed"]

_LABEL = "jiheng-seal:"
BLANK_SEAL = _LABEL + "0" * 64
"""The seal before the content is counted; a PDF is rendered with it among its keywords."""
_SEAL = re.compile(rb"jiheng-seal:([0-9a-f]{64})")
_CORE = "docProps/core.xml"
_CORE_END, _HTML_END = b"</cp:coreProperties>", b"</head>"


class EditedFiles(Exception):
    """Report files that are not as they were written, and so were not overwritten."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        super().__init__("、".join(path.name for path in paths))
        self.paths = paths


def write_sealed(contents: Mapping[Path, bytes], *, replace: bool = False) -> None:
    """Seal and write several files together: all of them, or none.

    Raises:
        EditedFiles: files in their place were edited, or not made here, and `replace` is not set.
        OSError: a file can not be read or written.
    """
    edited = tuple(
        path for path in contents if not replace and path.exists() and not is_untouched(path)
    )
    if edited:
        raise EditedFiles(edited)
    write_files({path: sealed(path.suffix, content) for path, content in contents.items()})


def sealed(suffix: str, content: bytes) -> bytes:
    """Put the seal into the content of a file; equal contents stay equal.

    `suffix` is the file's ending (".docx", ".xlsx", ".pdf", ".html").
    """
    blank = BLANK_SEAL.encode()
    match suffix:
        case ".docx" | ".xlsx":
            members = _members(content)
            words = b"<cp:keywords>" + blank + b"</cp:keywords>" + _CORE_END
            core = members[_CORE].replace(_CORE_END, words)
            members[_CORE] = core.replace(blank, _seal_of_members(members | {_CORE: core}))
            return packed(members.items())
        case ".html":
            meta = b'<meta name="keywords" content="' + blank + b'">' + _HTML_END
            content = content.replace(_HTML_END, meta, 1)
    return content.replace(blank, _seal_of(content))


def is_untouched(path: Path) -> bool:
    """Tell whether a file is, byte for byte of its content, what was written here.

    Raises:
        OSError: the file can not be read.
    """
    content = path.read_bytes()
    if path.suffix not in (".docx", ".xlsx"):
        return _fits(content, _seal_of(content))
    try:
        members = _members(content)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        # Damaged, or locked with a password: nothing that was written here.
        return False
    return _fits(members.get(_CORE, b""), _seal_of_members(members))


def _fits(content: bytes, seal: bytes) -> bool:
    found = _SEAL.search(content)
    return found is not None and found[0] == seal


def _seal_of(content: bytes) -> bytes:
    """Count the content with its seal blanked."""
    return f"{_LABEL}{sha256(_blanked(content)).hexdigest()}".encode()


def _seal_of_members(members: Mapping[str, bytes]) -> bytes:
    """Count a zip archive by its members: how they are packed says nothing."""
    count = sha256()
    for name, content in sorted(members.items()):
        inside = _blanked(content) if name == _CORE else content
        count.update(f"{name}\n{len(inside)}\n".encode())
        count.update(inside)
    return f"{_LABEL}{count.hexdigest()}".encode()


def _blanked(content: bytes) -> bytes:
    """Blank the first seal wherever it stands: a PDF may say its keywords twice."""
    found = _SEAL.search(content)
    return content if found is None else content.replace(found[0], BLANK_SEAL.encode())


def _members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
