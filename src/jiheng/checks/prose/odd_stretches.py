"""Find stretches of Chinese text that stand once and are one slip away from one that is usual.

No word tells what is a name: what counts is that a stretch of seven characters or more stands
again and again, and once with a character lost, changed or put in where two characters meet that
meet nowhere else in the text.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

_SHORTEST = 7
_LEAST_SIDE, _SIDE = 2, 3
_LONGEST_SIDE = 10
_MOST_PLACES = 60
_FEWEST_USES = 2


@dataclass(frozen=True)
class OddStretch:
    """Hold a stretch at its position of the text, and the usual one."""

    start: int
    odd: str
    usual: str


def odd_stretches(text: str) -> Iterator[OddStretch]:
    """Yield the stretches that are a slip away from a usual one, each place once."""
    counts = Counter(text[n : n + 2] for n in range(len(text) - 1))
    index: defaultdict[str, list[int]] = defaultdict(list)
    for n in range(len(text) - _SIDE + 1):
        index[text[n : n + _SIDE]].append(n)
    unique = [
        counts[text[n : n + 2]] == 1 and _is_han(text[n]) and _is_han(text[n + 1])
        for n in range(len(text) - 1)
    ]
    last = -1
    for joint, is_unique in enumerate(unique):
        if not is_unique or joint <= last:
            continue
        found = _at(text, joint, unique, index)
        if found is not None:
            yield found
            last = found.start + len(found.odd)


def _at(
    text: str, joint: int, unique: list[bool], index: dict[str, list[int]]
) -> OddStretch | None:
    """Look at what begins behind the first character of a joint: nothing (one was lost), one
    character, or two.
    """
    left_end = joint + 1
    for size, usual_size in ((1, 1), (0, 1), (2, 0), (1, 0)):
        right_start = left_end + size
        if size and not (right_start - 1 < len(unique) and unique[right_start - 1]):
            continue
        for place in _places(text, left_end, right_start, usual_size, index):
            found = _compared(text, (left_end, right_start), (place, place + usual_size))
            if found is not None:
                return found
    return None


def _places(
    text: str, left_end: int, right_start: int, size: int, index: dict[str, list[int]]
) -> list[int]:
    """Give where the left side of other stretches like this one may end."""
    before = index.get(text[left_end - _SIDE : left_end], []) if left_end >= _SIDE else []
    behind = index.get(text[right_start : right_start + _SIDE], [])
    found = [n + _SIDE for n in before] if len(before) > 1 else [n - size for n in behind]
    return [n for n in found if n != left_end] if len(found) <= _MOST_PLACES else []


def _compared(text: str, odd: tuple[int, int], usual: tuple[int, int]) -> OddStretch | None:
    left = right = 0
    while left < _LONGEST_SIDE and _is_shared(text, odd[0] - 1 - left, usual[0] - 1 - left):
        left += 1
    while right < _LONGEST_SIDE and _is_shared(text, odd[1] + right, usual[1] + right):
        right += 1
    if min(left, right) < _LEAST_SIDE or left + right < _SHORTEST - 1:
        return None
    middle = text[usual[0] : usual[1]]
    if not all(map(_is_han, middle)) or text[odd[0] : odd[1]] == middle:
        return None
    common = text[usual[0] - left : usual[1] + right]
    if text.count(common) < _FEWEST_USES:
        return None
    start = odd[0] - left
    if _goes_on_otherwise(text, common, odd[1] + right):
        return None
    return OddStretch(start, text[start : odd[1] + right], common)


def _goes_on_otherwise(text: str, common: str, end: int) -> bool:
    """Tell whether what is usual always goes on with one character, and the odd one with another:
    区委社会工作部 and 区社会工作服务中心 are two names.
    """
    following = {text[m.end() : m.end() + 1] for m in re.finditer(re.escape(common), text)}
    if len(following) > 1:
        return False
    usual, odd = following.pop(), text[end : end + 1]
    return odd != usual and all(mark and _is_han(mark) for mark in (usual, odd))


def _is_shared(text: str, one: int, other: int) -> bool:
    inside = 0 <= one < len(text) and 0 <= other < len(text)
    return inside and text[one] == text[other] and _is_han(text[one])


def _is_han(mark: str) -> bool:
    return "\u4e00" <= mark <= "\u9fff"
