"""Workbooks that are given back with marks: kept for a day, for the person who sent them.

The marks are put in when the workbook is fetched, so that whoever only reads the list of errors
does not wait for them.
"""

import json
import re
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from django.conf import settings

from jiheng.forms import FormError
from jiheng.forms.xlsx.marking import write_marked

_FOLDER = "marked"
_KEPT_SECONDS = 24 * 3600
_TOKEN = re.compile(r"[0-9]+-[A-Za-z0-9_-]{32}")


class NotKept(LookupError):
    """There is no such workbook for this person, or its day is over."""


def keep(path: Path, errors: Iterable[FormError], person: int) -> str:
    """Keep a workbook with its errors, and give a name nobody can guess; old ones go."""
    folder = Path(settings.MEDIA_ROOT) / _FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for old in folder.iterdir():
        if time.time() - old.stat().st_mtime > _KEPT_SECONDS:
            old.unlink(missing_ok=True)
    token = f"{person}-{secrets.token_urlsafe(24)}"
    shutil.copyfile(path, folder / f"{token}.xlsx")
    text = json.dumps([asdict(error) for error in errors], ensure_ascii=False)
    (folder / f"{token}.json").write_text(text, encoding="utf-8")
    return token


def fetch(token: str, person: int) -> bytes:
    """Give a workbook that was kept, with a mark at each error.

    Raises:
        NotKept: there is none of this name for the person.
        FormErrors: it can be read, but not be written back.
    """
    if not _TOKEN.fullmatch(token) or token.partition("-")[0] != str(person):
        raise NotKept(token)
    folder = Path(settings.MEDIA_ROOT) / _FOLDER
    source, listed = folder / f"{token}.xlsx", folder / f"{token}.json"
    if not source.is_file() or not listed.is_file():
        raise NotKept(token)
    errors = [FormError(**values) for values in json.loads(listed.read_text(encoding="utf-8"))]
    with tempfile.TemporaryDirectory() as temporary:
        target = Path(temporary) / "marked.xlsx"
        write_marked(source, target, errors)
        return target.read_bytes()
