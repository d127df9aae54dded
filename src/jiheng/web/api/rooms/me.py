"""Who holds the token, in which roles, what waits for them, and what they were told."""

from datetime import datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

from jiheng.web.api.paging import Rows, each, paged
from jiheng.web.api.rooms.shown import DocumentOut, show_listed
from jiheng.web.home.waiting import due_of, waiting_for
from jiheng.web.notices.models import Notice
from jiheng.web.people.scope import hats
from jiheng.web.review.access import doer_of

router = Router(tags=["本人"])


class HatOut(Schema):
    """One role in one organisation."""

    role: str
    role_name: str
    organisation: str
    for_whom: str


class MeOut(Schema):
    """The person of the token."""

    username: str
    name: str
    may_write: bool
    roles: list[HatOut]


class PileOut(Schema):
    """One pile of work: how much is in it (99+ for more), and the first of it."""

    pile: str
    title: str
    number: str
    documents: list[DocumentOut]


class HomeOut(Schema):
    """What waits, what is due or overdue, and how many notices are unread."""

    piles: list[PileOut]
    due: list[DocumentOut]
    unread_notices: int


class NoticeOut(Schema):
    """One notice; `document` is the number of what it is about."""

    number: int
    kind: str
    kind_name: str
    text: str
    document: int | None
    created_at: datetime
    read_at: datetime | None


class ReadOut(Schema):
    """How many notices were marked as read."""

    marked: int


@router.get("", response=MeOut, url_name="me", summary="令牌属于谁")
def read_me(request: HttpRequest) -> dict[str, object]:
    """Give the person of the token."""
    return {
        "username": request.user.username,
        "name": request.user.name,
        "may_write": request.token.may_write,
        "roles": [
            {
                "role": hat.role.value,
                "role_name": hat.role.label,
                "organisation": hat.organisation.code,
                "for_whom": hat.for_whom,
            }
            for hat in hats(request)
        ],
    }


@router.get("/home", response=HomeOut, url_name="my_home", summary="什么在等我办理")
def read_home(request: HttpRequest) -> dict[str, object]:
    """Give what the home page shows: the piles of work, what is due, unread notices."""
    doer = doer_of(request)
    piles = waiting_for(doer)
    unread = Notice.objects.filter(user=request.user, read_at__isnull=True)
    return {
        "piles": [
            {
                "pile": pile.tab,
                "title": str(pile.title),
                "number": pile.number,
                "documents": [show_listed(row) for row in pile.rows],
            }
            for pile in piles
        ],
        "due": [show_listed(row) for row in due_of(piles)],
        "unread_notices": unread.count(),
    }


def _notice(notice: Notice) -> dict[str, object]:
    return {
        "number": notice.pk,
        "kind": notice.kind,
        "kind_name": notice.get_kind_display(),
        "text": notice.text,
        "document": notice.document_id,
        "created_at": notice.created_at,
        "read_at": notice.read_at,
    }


@router.get("/notices", response=list[NoticeOut], url_name="my_notices", summary="我的通知")
@paged
def list_notices(request: HttpRequest, unread: bool = False) -> Rows:
    """List one's notices, the newest first; with `unread` only those not read yet."""
    found = Notice.objects.filter(user=request.user)
    return Rows(found.filter(read_at__isnull=True) if unread else found, each(_notice))


@router.post(
    "/notices/read", response=ReadOut, url_name="my_notices_read", summary="通知全部标为已读"
)
def read_all_notices(request: HttpRequest) -> dict[str, int]:
    """Mark all of one's notices as read."""
    return {"marked": Notice.objects.filter(user=request.user).mark_read()}


@router.post(
    "/notices/{number}/read",
    response=ReadOut,
    url_name="my_notice_read",
    summary="一条通知标为已读",
)
def read_notice(request: HttpRequest, number: int) -> dict[str, int]:
    """Mark one of one's notices as read."""
    notice = get_object_or_404(Notice, pk=number, user=request.user)
    return {"marked": Notice.objects.filter(pk=notice.pk).mark_read()}
