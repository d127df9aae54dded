"""What differs between two stored values that hold lists and maps, such as the rows of a form.

A form of thousands of rows is saved every few seconds while one cell of it is typed; an entry of
the trail holds that cell, not the form twice.
"""

from typing import Any

MARK = "#"
"""Begins the key of a row that stands for a list's: `#3` is the third."""


def differences(old: Any, new: Any) -> tuple[Any, Any]:
    """Give of the old and of the new value what is not the same in both.

    Of maps, the keys that differ stay; of lists, the rows that differ, as a map by their number
    from 1 on. Where as many rows stand in both, of each only what differs; else they are whole.
    What both have together can be told from the old value and these two, and so the new value.

    >>> differences({"a": [{"x": "1", "y": "2"}]}, {"a": [{"x": "1", "y": "3"}]})
    ({'a': {'#1': {'y': '2'}}}, {'a': {'#1': {'y': '3'}}})
    """
    if isinstance(old, dict) and isinstance(new, dict):
        return _of_maps(old, new)
    if isinstance(old, list) and isinstance(new, list):
        return _of_lists(old, new)
    return old, new


def _of_maps(old: dict[str, Any], new: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    before = {key: value for key, value in old.items() if key not in new}
    after: dict[str, Any] = {}
    for key, value in new.items():
        if key not in old:
            after[key] = value
        elif old[key] != value:
            before[key], after[key] = differences(old[key], value)
    return before, after


def _of_lists(old: list[Any], new: list[Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    end = next(
        (at for at in range(shorter - start) if old[-1 - at] != new[-1 - at]), shorter - start
    )
    was, now = _numbered(old, start, end), _numbered(new, start, end)
    return _of_maps(was, now) if len(old) == len(new) else (was, now)


def _numbered(rows: list[Any], start: int, end: int) -> dict[str, Any]:
    """Give the rows but those of the start and the end that are the same in both, by number."""
    kept = rows[start : len(rows) - end]
    return {f"{MARK}{number}": row for number, row in enumerate(kept, start + 1)}


def words_of_key(key: str) -> str:
    """Give a key as a place in words: `#3` is 第3行.

    >>> words_of_key("#3"), words_of_key("指标值")
    ('第3行', '指标值')
    """
    return f"第{key[1:]}行" if key[:1] == MARK and key[1:].isdecimal() else key
