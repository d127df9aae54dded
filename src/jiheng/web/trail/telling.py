"""Fields that a room tells in words of its own, registered when the application starts."""

from collections.abc import Callable
from typing import Any

Told = dict[str, str]
"""A value in words, by place within it; the place of a whole value is empty."""
_TELLERS: dict[tuple[str, str], Callable[[Any], Told | None]] = {}


def tell(object_type: str, name: str, teller: Callable[[Any], Told | None]) -> None:
    """Let a field be told by a function; where that gives None it is told as it stands."""
    _TELLERS[object_type, name] = teller


def told(object_type: str, name: str, before: Any, after: Any) -> tuple[Told, Told] | None:
    """Give a change of a field in words; None where nobody tells it in words of its own."""
    teller = _TELLERS.get((object_type, name))
    if teller is None:
        return None
    old, new = teller(before), teller(after)
    return None if old is None and new is None else (old or {}, new or {})
