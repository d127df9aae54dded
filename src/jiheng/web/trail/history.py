"""The history of one object, and what changed in it since the reader's last look."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from jiheng.web.people.scope import Hat
from jiheng.web.trail.models import Entry, Look
from jiheng.web.trail.reading import Read, read
from jiheng.web.trail.scope import entries_visible_to, secrets_kept_from

SHOWN = 20


@dataclass(frozen=True)
class History:
    """What a reader sees: the newest entries, and how many came since the last look at `looked_at`."""

    object_type: str
    object_id: str
    rows: list[Read]
    has_more: bool
    new: int
    looked_at: datetime | None


def history_of(object_type: str, object_id: str, user: Any, worn: tuple[Hat, ...]) -> History:
    """Give the history of an object, and take note that it was looked at.

    What the reader did is never new to the reader.

    Raises:
        PermissionDenied: none of the roles reads the trail.
    """
    entries = entries_visible_to(worn).filter(object_type=object_type, object_id=object_id)
    newest = list(entries.order_by("-sequence")[: SHOWN + 1])
    look = Look.objects.of(user, object_type, object_id)
    others = Q(actor__isnull=True) | ~Q(actor=user)
    new = entries.filter(others, sequence__gt=look.sequence).count() if look else 0
    rows = read(newest[:SHOWN], secrets_kept_from(worn), since=look.sequence if look else None)
    rows = [
        Read(one.entry, one.lines, one.is_new and one.entry.actor_id != user.pk) for one in rows
    ]
    if newest and (look is None or look.sequence < newest[0].sequence):
        _note(user, newest[0])
    return History(
        object_type, object_id, rows, len(newest) > SHOWN, new, look.at if look else None
    )


def _note(user: Any, newest: Entry) -> None:
    Look.objects.update_or_create(
        user=user,
        object_type=newest.object_type,
        object_id=newest.object_id,
        defaults={"sequence": newest.sequence, "at": timezone.now()},
    )
