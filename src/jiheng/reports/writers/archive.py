"""Zip archives the same every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

__all__ = ["packed"]

# The earliest time a zip archive can state: an archive must not tell when it was made.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


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
