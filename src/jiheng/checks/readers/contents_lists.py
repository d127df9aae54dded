"""Tables of contents: their lines repeat the headings and are no text of the report."""

import re
from collections.abc import Sequence

from jiheng.checks.readers.headings import numbered_level

_LEADERS = re.compile(r"(?:[.．·…‥⋯_-]\s*){4,}[（(]?\s*(?:\d{1,4}|[ivxIVX]{1,6})\s*[)）]?\s*$")
_TITLE = re.compile(r"目\s*录|目\s*次")
_PAGE = re.compile(r"(?<![\s.．·…])[\s.．·…]*+\d{1,4}$")
_LONGEST = 60
_TAIL = 80


def is_leader_line(text: str) -> bool:
    """Tell whether a line leads to a page number with dots.

    >>> is_leader_line("一、部门概况……………3"), is_leader_line("一、部门概况")
    (True, False)
    """
    # Only the end counts; a line of a million dots would be tried from each of them.
    return bool(_LEADERS.search(text[-_TAIL:]))


def contents_range(texts: Sequence[str]) -> range:
    """Find the lines of a table of contents: from 目录 to where its first entry comes again.

    An empty range where there is none, or where what follows 目录 never comes again.

    >>> contents_range(["报告", "目 录", "一、概况", "二、问题", "一、概况", "本局……"])
    range(1, 4)
    """
    for start, text in enumerate(texts):
        if not _TITLE.fullmatch(text.strip()):
            continue
        entries = start + 1
        if entries >= len(texts):
            break
        first = _entry(texts[entries])
        for at in range(entries + 1, len(texts)):
            if _entry(texts[at]) == first:
                return range(start, at)
            if len(texts[at]) > _LONGEST or (
                texts[at].rstrip().endswith("。") and not numbered_level(texts[at])
            ):
                break
        break
    return range(0)


def _entry(text: str) -> str:
    return "".join(_PAGE.sub("", text.strip()).split())
