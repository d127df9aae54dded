"""Seal the files written here, so that one an officer has since edited is never overwritten.

The seal is the SHA-256 of the file's bytes, kept in the file itself: in the comment of the zip
archive that a docx or xlsx is, in the description of a PDF, in a meta element of HTML. A file
with any byte that does not fit its seal, or without one, was not left as it was written.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from jiheng.forms.files import write_files

__all__ = ["BLANK_SEAL", "EditedFiles", "is_untouched", "sealed", "write_sealed"]

_LABEL = "jiheng-seal:"
BLANK_SEAL = _LABEL + "0" * 64
"""The seal before the bytes are counted; a PDF is rendered with it as its description."""
_BLANK = BLANK_SEAL.encode()
_SEAL = re.compile(rb"jiheng-seal:[0-9a-f]{64}")
_HTML_END = b"</head>"


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

    `suffix` is the file's ending (".docx", ".xlsx", ".pdf", ".html"); a PDF has the blank seal in
    it already.
    """
    match suffix:
        case ".docx" | ".xlsx":
            buffer = io.BytesIO(content)
            with zipfile.ZipFile(buffer, "a") as archive:
                archive.comment = _BLANK
            content = buffer.getvalue()
        case ".html":
            meta = b'<meta name="keywords" content="' + _BLANK + b'">' + _HTML_END
            content = content.replace(_HTML_END, meta, 1)
    return _closed(content)


def is_untouched(path: Path) -> bool:
    """Tell whether a file is, byte for byte, what was written here.

    Raises:
        OSError: the file can not be read.
    """
    content = path.read_bytes()
    # A PDF says its description twice; every place must hold the one seal that fits.
    return any(
        content == _closed(content.replace(seal, _BLANK)) for seal in set(_SEAL.findall(content))
    )


def _closed(content: bytes) -> bytes:
    """Count the bytes with the seal left blank, and fill it in."""
    return content.replace(_BLANK, f"{_LABEL}{sha256(content).hexdigest()}".encode())
