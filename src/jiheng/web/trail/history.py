"""The history of one object, and what changed in it since the reader's last look."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.utils import timezone

from jiheng.web.people.scope import Hat
from jiheng.web.trail.models import Entry, Look
from jiheng.web.trail.reading import Read, read
from jiheng.web.trail.scope import entries_visible_to, secrets_kept_from

SHOWN = 20
_OF_A_DEED = 4
"""Entries that one request leaves of one object, at most as a rule."""


@dataclass(frozen=True)
class History:
    """What a reader sees: the newest deeds, and how many came since the last look at `looked_at`."""

    object_type: str
    object_id: str
    rows: list[Read]
    has_more: bool
    new: int
    looked_at: datetime | None


def history_of(object_type: str, object_id: str, user: Any, worn: tuple[Hat, ...]) -> History:
    """Give the history of an object and its parts, and take note that it was looked at.

    What was written by one request stands as one deed. What the reader did is never new to the
    reader.

    Raises:
        PermissionDenied: none of the roles reads the trail.
    """
    entries = entries_visible_to(worn).filter(of_object_and_parts(object_type, object_id))
    newest = list(entries.order_by("-sequence")[: SHOWN * _OF_A_DEED + 1])
    look = Look.objects.of(user, object_type, object_id)
    others = Q(actor__isnull=True) | ~Q(actor=user)
    since = entries.filter(others, sequence__gt=look.sequence) if look else entries.none()
    new = since.order_by().values("request_id").distinct().count()
    read_ones = read(
        newest, secrets_kept_from(worn), since=look.sequence if look else None, brief=True
    )
    deeds = _deeds(read_ones, user.pk)
    if newest and (look is None or look.sequence < newest[0].sequence):
        _note(user, object_type, object_id, newest[0])
    has_more = len(deeds) > SHOWN or len(newest) > SHOWN * _OF_A_DEED
    return History(object_type, object_id, deeds[:SHOWN], has_more, new, look.at if look else None)


def of_object_and_parts(object_type: str, object_id: str) -> Q:
    """Match the entries of an object and of what is read as part of it."""
    matched = Q(object_type=object_type, object_id=object_id)
    try:
        model = apps.get_model(object_type)
    except (LookupError, ValueError):
        return matched
    if not object_id.isdecimal():
        return matched
    for name in getattr(model, "trail_parts", ()):
        relation = model._meta.get_field(name)
        part = relation.related_model
        numbers = part._base_manager.filter(**{relation.field.name: object_id})
        matched |= Q(
            object_type=part._meta.label_lower,
            object_id__in=[str(number) for number in numbers.values_list("pk", flat=True)],
        )
    return matched


def _deeds(rows: list[Read], reader: int) -> list[Read]:
    """Put what one request wrote together, under the first entry of it."""
    found: dict[str, list[Read]] = {}
    for row in rows:
        found.setdefault(row.entry.request_id, []).append(row)
    return [
        Read(
            written[-1].entry,
            [line for row in reversed(written) for line in row.lines],
            written[0].is_new and written[0].entry.actor_id != reader,
        )
        for written in found.values()
    ]


def _note(user: Any, object_type: str, object_id: str, newest: Entry) -> None:
    Look.objects.update_or_create(
        user=user,
        object_type=object_type,
        object_id=object_id,
        defaults={"sequence": newest.sequence, "at": timezone.now()},
    )
