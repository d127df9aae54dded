"""Verify the whole trail: every entry, the last one that is known, and the guards of the database."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import connection

from jiheng.web.trail import chain
from jiheng.web.trail.chain import Break
from jiheng.web.trail.models import Entry

_ANCHOR = re.compile(r"(\d{1,18}):([0-9a-f]{64})")
_EVENTS = {"sqlite": ("UPDATE", "DELETE"), "postgresql": ("UPDATE", "DELETE", "TRUNCATE")}


class AnchorError(ValueError):
    """What was written as the last known entry can not be read."""


@dataclass(frozen=True)
class Anchor:
    """The number and the hash of an entry, noted down elsewhere when it was the last one."""

    sequence: int
    hash: str

    def __str__(self) -> str:
        return f"{self.sequence}:{self.hash}"


@dataclass(frozen=True)
class Verdict:
    """What was found: the breaks in order, how many entries were read, the last of them."""

    breaks: list[Break]
    count: int
    last: Anchor | None


def read_anchor(text: str) -> Anchor:
    """Read an anchor as `verify` prints it.

    Raises:
        AnchorError: it is none.
    """
    found = _ANCHOR.fullmatch(text.strip())
    if found is None:
        raise AnchorError(f"“{text}”不是核对点；应写成上次核验印出的“序号:64位校验值”。")
    return Anchor(int(found[1]), found[2])


def verify_all(
    anchor: Anchor | None = None, report: Callable[[int], object] = lambda _: None
) -> Verdict:
    """Read every entry and tell where the chain does not hold.

    A chain alone does not show that its end was cut off; the anchor does. `report` is told after
    each entry how many were read.
    """
    count, last, known = 0, None, False

    def counted() -> Iterator[Entry]:
        nonlocal count, last, known
        for entry in Entry.objects.order_by("sequence").iterator(chunk_size=2000):
            yield entry
            count, last = count + 1, Anchor(entry.sequence, entry.hash)
            known = known or last == anchor
            report(count)

    breaks = list(chain.verify(counted()))
    if anchor is not None and not known:
        breaks.append(Break(anchor.sequence, "与核对点不符：这一条不在了，或被换过"))
    breaks += [Break(0, message) for message in _missing_guards()]
    return Verdict(breaks, count, last)


def _missing_guards() -> list[str]:
    """Tell which triggers that refuse changes are gone or switched off."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT lower(tgname) FROM pg_trigger"
                " WHERE tgrelid = 'trail_entry'::regclass AND tgenabled <> 'D'"
            )
        else:
            cursor.execute(
                "SELECT lower(name) FROM sqlite_master"
                " WHERE type = 'trigger' AND tbl_name = 'trail_entry'"
            )
        there = {name for (name,) in cursor.fetchall()}
    events = _EVENTS[connection.vendor]
    missing = [event for event in events if f"trail_entry_no_{event.lower()}" not in there]
    return [f"数据库里拒绝 {event} 的触发器不在了或已停用" for event in missing]
