"""One's own notices: read them, and go where they lead."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from jiheng.web.notices.models import Notice
from jiheng.web.paging import page_of

_ON_A_PAGE = 30


@require_GET
@login_required
def notice_list(request: HttpRequest) -> HttpResponse:
    """List one's notices, the newest first."""
    mine = Notice.objects.filter(user=request.user)
    page = page_of(mine, request.GET.get("page"), _ON_A_PAGE)
    return render(request, "notices/list.html", {"page": page})


@require_POST
@login_required
def notice_open(request: HttpRequest, number: int) -> HttpResponse:
    """Mark a notice as read, and go to what it is about."""
    notice = get_object_or_404(Notice, pk=number, user=request.user)
    Notice.objects.filter(pk=notice.pk).mark_read()
    if notice.document_id:
        return redirect("document_page", notice.document_id)
    return redirect("review_inbox")


@require_POST
@login_required
def notice_read_all(request: HttpRequest) -> HttpResponse:
    """Mark all of one's notices as read."""
    Notice.objects.filter(user=request.user).mark_read()
    return redirect("notice_list")
