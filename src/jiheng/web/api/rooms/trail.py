"""The trail."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.pagination import paginate

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


@router.get("", response=list[EntryOut], url_name="trail", summary="可看的留痕")
@paginate
def list_entries(request: HttpRequest) -> object:
    """List entries, the newest first."""
    return entries_visible_to(request)
