"""Write finished files whole or not at all, and zip archives the same every time."""

from __future__ import annotations

import io
import os
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

__all__ = ["packed", "write_whole"]

# The earliest time a zip archive can state: an archive must not tell when it was made.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def write_whole(path: Path | str, content: bytes) -> Path:
    """Write a file so that a reader sees the old content or the new, never a part.

    The content goes to a temporary file in the same folder, is flushed to disk and takes the
    place of ``path`` in one step. Missing folders are made. Raises OSError; the temporary file is
    then gone and ``path`` untouched.
    """
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(_default_mode())
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return target


def packed(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Zip members in the order given, with fixed times, so that equal content is equal bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            info.external_attr = 0
            archive.writestr(info, content)
    return buffer.getvalue()


def _default_mode() -> int:
    """Give the mode a plainly opened file would have; temporary files are private."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
