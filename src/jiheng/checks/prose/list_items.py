"""Cut a list into its items: 甲、乙、丙和丁, 《甲》《乙》, “甲”“乙”, brackets left whole."""

import re
from dataclasses import dataclass, replace

_OPEN, _CLOSE = "（(《“【〔[", "）)》”】〕]"
_BRACKETED = re.compile(r"[（(][^（()）]*[）)]")
_QUOTED = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|“[^“”]*”")
_QUOTED_RUN = re.compile(
    rf"(?:(?:{_QUOTED.pattern})(?:\s*(?:、|，|和|及|以及|与)?\s*(?={_QUOTED.pattern}))?)+"
)
_JOINED = re.compile(r"(?<=[\u4e00-\u9fff”》])(?:以及|和|及|与|或)(?=[\u4e00-\u9fff“《])")
_LONGEST = 40


@dataclass(frozen=True)
class Items:
    """Hold the items of a list; `most` counts them when every 和 and 及 separates two.

    `is_quoted` tells that each stands in 《》 or “”, `is_parallel` that all end alike.
    """

    texts: tuple[str, ...]
    most: int
    is_quoted: bool

    @property
    def least(self) -> int:
        """Count the items by the marks alone."""
        return len(self.texts)

    @property
    def is_parallel(self) -> bool:
        """Tell whether all items end in the same word, or are equally long and short."""
        if self.is_quoted:
            return True
        ends = {text[-2:] for text in self.texts}
        return len(self.texts) >= 2 and (
            len(ends) == 1 or all(text[-1:] == self.texts[0][-1:] for text in self.texts)
        )


def without_brackets(text: str) -> str:
    """Take round brackets and what they hold out, the innermost first.

    >>> without_brackets("综合处（财务处（审计处））、人事处")
    '综合处、人事处'
    """
    while True:
        shorter = _BRACKETED.sub("", text)
        if shorter == text:
            return text
        text = shorter


def split_outside(text: str, marks: str) -> list[str]:
    """Split at marks that stand in no bracket, quotation or title.

    >>> split_outside("《甲、乙》、丙（丁、戊）", "、")
    ['《甲、乙》', '丙（丁、戊）']
    """
    pieces: list[str] = []
    depth = start = 0
    for position, mark in enumerate(text):
        if mark in _OPEN:
            depth += 1
        elif mark in _CLOSE:
            depth = max(0, depth - 1)
        elif mark in marks and not depth:
            pieces.append(text[start:position])
            start = position + 1
    return [*pieces, text[start:]]


def quoted_tail(text: str) -> tuple[str, ...]:
    """Give the run of quoted items that a text ends with."""
    plain = _without_notes(text).rstrip()
    runs = [match for match in _QUOTED_RUN.finditer(plain) if match.end() == len(plain)]
    if not runs:
        return ()
    return tuple(match[0] for match in _QUOTED.finditer(runs[-1][0]))


def quoted_run_is_whole(text: str) -> bool:
    """Tell whether nothing of the list stands before its first quoted item."""
    plain = _without_notes(text).rstrip()
    run = next((m for m in _QUOTED_RUN.finditer(plain) if m.end() == len(plain)), None)
    return run is not None and not re.search(r"[、》”]\s*(?:和|及|与)?\s*$", plain[: run.start()])


def items_of(text: str) -> Items | None:
    """Read a whole list; None where it has no separators or an item is too long for one."""
    plain = without_brackets(text).strip(" \u3000：:，。；;")
    quoted = [match[0] for match in _QUOTED.finditer(plain)]
    if len(quoted) >= 2 and not re.sub(r"[、，和及与以等\s]", "", _QUOTED.sub("", plain)):
        return Items(tuple(quoted), len(quoted), is_quoted=True)
    mark = "；;" if len(split_outside(plain, "；;")) > 1 else "、"
    texts = [piece.strip() for piece in split_outside(plain, mark)]
    if any(not piece for piece in texts) or (mark == "、" and max(map(len, texts)) > _LONGEST):
        return None
    if mark == "；;":
        return Items(tuple(texts), len(texts), is_quoted=False)
    last = _JOINED.split(texts[-1])
    # Whether 和 separates two items or stands within one is left open.
    most = len(texts) + len(last) - 1
    most += sum(len(_JOINED.findall(text)) for text in texts[:-1])
    return Items(tuple(texts), most, is_quoted=False) if most > 1 else None


def settled(items: Items, names: frozenset[str]) -> Items:
    """Count an item that is a known name as one, whatever 和 or 与 it holds."""
    if items.most == items.least:
        return items
    whole = sum(len(_JOINED.findall(text)) for text in items.texts if text in names)
    return replace(items, most=max(items.least, items.most - whole))


def _without_notes(text: str) -> str:
    """Take brackets that follow a title out (《甲》（试行）), those within a title not."""
    return re.sub(r"(?<=[》”])\s*[（(][^（()）]*[）)]", "", text)
