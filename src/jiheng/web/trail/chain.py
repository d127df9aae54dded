"""The chain of hashes: each entry's hash covers its own content and the hash before it."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from jiheng.web.trail.models import Entry

FIRST = "0" * 64
_LOCK = 0x6A68_7472  # PostgreSQL 咨询锁的编号，任意而固定。
_COVERED = (
    "sequence",
    "actor_id",
    "actor_name",
    "action",
    "object_type",
    "object_id",
    "object_name",
    "organisation_path",
    "before",
    "after",
    "reason",
    "request_id",
    "previous_hash",
)


@dataclass(frozen=True)
class Break:
    """Tell where the chain does not hold, and why."""

    sequence: int
    message: str


def digest(entry: Entry) -> str:
    """Give the SHA-256 of an entry's content and the hash before it, as 64 hexadecimal digits."""
    content: dict[str, Any] = {name: getattr(entry, name) for name in _COVERED}
    content["at"] = entry.at.astimezone(UTC).isoformat()
    if entry.project_number is not None:
        content["project_number"] = entry.project_number
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def append(entries: Sequence[Entry]) -> None:
    """Number, chain and store entries behind the last one, in the transaction that goes on."""
    if not entries:
        return
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        last = Entry.objects.order_by("-sequence").values_list("sequence", "hash").first()
        sequence, previous = last or (0, FIRST)
        now = timezone.now()
        for entry in entries:
            sequence += 1
            entry.sequence, entry.previous_hash, entry.at = sequence, previous, now
            entry.hash = previous = digest(entry)
        Entry.objects.bulk_create(entries, batch_size=500)


def verify(entries: Iterable[Entry]) -> Iterator[Break]:
    """Give every break in entries that come in order from the first one."""
    previous, expected = FIRST, 1
    for entry in entries:
        if entry.sequence != expected:
            yield Break(expected, f"缺第{expected}条至第{entry.sequence - 1}条")
        elif entry.previous_hash != previous:
            yield Break(entry.sequence, "与上一条接不上")
        if digest(entry) != entry.hash:
            yield Break(entry.sequence, "内容与校验值不符，写入之后被改动过")
        previous, expected = entry.hash, entry.sequence + 1
