"""Who is acting now, and why: known to the request or command, read when something is written."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Any


class NobodyActs(RuntimeError):
    """Something is written and nobody is known to be doing it."""


@dataclass(frozen=True)
class Act:
    """Name one deed: its actor (a user, or None for the system), action, reason and request."""

    actor: Any
    name: str
    action: str = ""
    reason: str = ""
    request_id: str = field(default_factory=lambda: uuid.uuid4().hex)


_now: ContextVar[Act | None] = ContextVar("act", default=None)


def current_act() -> Act:
    """Give the deed being done.

    Raises:
        NobodyActs: outside any request or command.
    """
    act = _now.get()
    if act is None:
        raise NobodyActs("写入数据时没有操作人；请在 acting(…) 之内写入。")
    return act


@contextmanager
def acting(actor: Any, *, name: str = "", action: str = "", reason: str = "") -> Iterator[Act]:
    """Do what is inside in the name of a user, or of the system where `actor` is None."""
    shown = name or (actor.shown_name if actor is not None else "系统")
    with do(Act(actor, shown, action, reason)) as act:
        yield act


@contextmanager
def because(action: str, reason: str = "") -> Iterator[Act]:
    """Name the action and its reason within the deed that goes on."""
    with do(replace(current_act(), action=action, reason=reason)) as act:
        yield act


@contextmanager
def do(act: Act) -> Iterator[Act]:
    """Let what is inside be this deed."""
    token = _now.set(act)
    try:
        yield act
    finally:
        _now.reset(token)
