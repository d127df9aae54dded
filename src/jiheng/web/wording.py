"""The words of other languages: read from .po files, made into what gettext reads at start.

A .po file is text that people write and compare; gettext reads only its compiled form. That one is
made in the data directory at start, so that neither a checkout nor a wheel needs other programs.
"""

import ast
import os
import re
import struct
from pathlib import Path

_MAGIC = 0x950412DE
_LINE = re.compile(r'(msgid|msgstr)\s+(".*")')


class WordingError(ValueError):
    """A .po file can not be read; the message names its line."""


def read_po(text: str) -> dict[str, str]:
    """Give the translations of a .po file by Chinese text; only msgid and msgstr are known.

    Raises:
        WordingError: a line is something else, or a text is translated twice.

    >>> read_po('msgid "首页"\\nmsgstr "Home"\\n')
    {'首页': 'Home'}
    """
    found: dict[str, str] = {}
    parts: dict[str, str] = {}
    current = ""
    for number, line in enumerate([*text.splitlines(), 'msgid ""'], 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        start = _LINE.fullmatch(line)
        if start is None and not (current and line.startswith('"') and line.endswith('"')):
            raise WordingError(f"第{number}行“{line}”既不是 msgid，也不是 msgstr。")
        if start is None:
            parts[current] += ast.literal_eval(line)
            continue
        if start[1] == "msgid" and parts:
            _keep(found, parts, number)
            parts = {}
        current = start[1]
        parts[current] = ast.literal_eval(start[2])
    return found


def mo_bytes(words: dict[str, str]) -> bytes:
    """Write translations as gettext reads them: sorted originals and translations in UTF-8."""
    words = {"": "Content-Type: text/plain; charset=UTF-8\n", **words}
    pairs = sorted((key.encode(), text.encode()) for key, text in words.items())
    count = len(pairs)
    place = 28 + 16 * count
    tables: list[bytes] = []
    texts: list[bytes] = []
    for column in (0, 1):
        for pair in pairs:
            tables.append(struct.pack("<II", len(pair[column]), place))
            texts.append(pair[column] + b"\0")
            place += len(pair[column]) + 1
    head = struct.pack("<7I", _MAGIC, 0, count, 28, 28 + 8 * count, 0, 0)
    return head + b"".join(tables) + b"".join(texts)


def compiled(sources: Path, directory: Path) -> Path:
    """Compile every language of a folder into the data directory; give the folder made.

    Raises:
        WordingError: a .po file can not be read.
        OSError: the data directory can not be written.
    """
    made = directory / "locale"
    for source in sorted(sources.glob("*/LC_MESSAGES/django.po")):
        target = (made / source.relative_to(sources)).with_suffix(".mo")
        content = mo_bytes(read_po(source.read_text("utf-8")))
        if target.exists() and target.read_bytes() == content:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_suffix(f".{os.getpid()}")
        draft.write_bytes(content)
        draft.replace(target)
    return made


def _keep(found: dict[str, str], parts: dict[str, str], number: int) -> None:
    original, translation = parts.get("msgid", ""), parts.get("msgstr")
    if translation is None:
        raise WordingError(f"第{number}行之前的“{original}”没有 msgstr。")
    if original in found:
        raise WordingError(f"第{number}行之前的“{original}”译了两次。")
    if original and translation:
        found[original] = translation
