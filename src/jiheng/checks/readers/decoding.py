"""Bytes of a text file → text: UTF-8, UTF-16 with its mark, GB 18030."""

from collections import Counter
from pathlib import Path

from jiheng.checks.errors import UnreadableFile
from jiheng.checks.readers.limits import refuse_characters

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_PRINTED = frozenset("\t\n\r\f\v\u001a\u0085")
_NOT_TEXT_SHARE = 50
"""One in fifty characters that no report contains: the bytes are something else."""


def decode(path: Path, data: bytes) -> str:
    """Decode a text file; line ends become newlines.

    Raises:
        UnreadableFile: the bytes are no text in any of these codes, or far too many.
    """
    text = _decoded(data)
    if text is None or _is_junk(text):
        advice = "请用记事本打开，另存为 UTF-8 编码的文本"
        raise UnreadableFile("不是文本，或文字编码不认识", str(path), "UTF-8 或 GBK 文本", advice)
    refuse_characters(str(path), len(text))
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")


def _decoded(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    # A page of GBK with one broken character is still worth reading.
    text = data.decode("gb18030", errors="replace")
    return text if text.count("\ufffd") * 1000 <= len(text) else None


def _is_junk(text: str) -> bool:
    strange = sum(
        count
        for char, count in Counter(text).items()
        if char == "\ufffd" or (not char.isprintable() and char not in _PRINTED | {"\u3000"})
    )
    return strange * _NOT_TEXT_SHARE > len(text)
