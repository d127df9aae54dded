"""The trail."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from jiheng.web.api.paging import Rows, paged
from jiheng.web.trail.views import entries_visible_to

router = Router(tags=["留痕"])


class EntryOut(Schema):
    """One entry of the trail, with the hashes that chain it."""

    sequence: int
    at: datetime
    actor_name: str
    action: str
    object_type: str
    object_id: str
    object_name: str
    before: dict[str, Any]
    after: dict[str, Any]
    reason: str
    request_id: str
    previous_hash: str
    hash: str


class EntryFilter(Schema):
    """Which entries to list."""

    q: str = Field("", description="对象、操作人里的字，或操作的名称")
    object_type: str = Field("", description="对象类型，如 documents.document")
    object_id: str = Field("", description="对象编号，与对象类型一起写")
    after: int = Field(0, description="只列序号大于它的，供定期接着取")


@router.get("", response=list[EntryOut], url_name="trail", summary="可看的留痕")
@paged
def list_entries(request: HttpRequest, wanted: Query[EntryFilter]) -> Rows:
    """List entries, the newest first; with `after` the oldest first, to be read on from there."""
    found = entries_visible_to(request)
    if words := wanted.q.strip():
        found = found.filter(
            Q(object_name__contains=words) | Q(actor_name__contains=words) | Q(action=words)
        )
    if wanted.object_type:
        found = found.filter(object_type=wanted.object_type)
        if wanted.object_id:
            found = found.filter(object_id=wanted.object_id)
    if wanted.after:
        found = found.filter(sequence__gt=wanted.after).order_by("sequence")
    return Rows(found, list)
