"""Workbooks that are given back with marks: kept for a day, for the person who sent them."""

import re
import secrets
import time
from pathlib import Path

from django.conf import settings

_FOLDER = "marked"
_KEPT_SECONDS = 24 * 3600
_TOKEN = re.compile(r"[0-9]+-[A-Za-z0-9_-]{32}")


def new_place(person: int) -> tuple[str, Path]:
    """Give a name nobody can guess and the path of a file to write; old files go."""
    folder = Path(settings.MEDIA_ROOT) / _FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for old in folder.glob("*.xlsx"):
        if time.time() - old.stat().st_mtime > _KEPT_SECONDS:
            old.unlink(missing_ok=True)
    token = f"{person}-{secrets.token_urlsafe(24)}"
    return token, folder / f"{token}.xlsx"


def place_of(token: str, person: int) -> Path | None:
    """Give the file of a name, where it is this person's and still there."""
    if not _TOKEN.fullmatch(token) or token.partition("-")[0] != str(person):
        return None
    path = Path(settings.MEDIA_ROOT) / _FOLDER / f"{token}.xlsx"
    return path if path.is_file() else None
