"""The home page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jiheng.web.documents.standing import Doer
from jiheng.web.home.waiting import SHOWN, due_of, waiting_for
from jiheng.web.notices.models import Notice
from jiheng.web.people.roles import Role
from jiheng.web.people.scope import Hat, has_role, hats
from jiheng.web.review.access import READ_ROLES


@require_GET
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits for whoever is signed in, what is due, what came back, and what is new."""
    worn = hats(request)
    doer = Doer(request.user, worn)
    piles = waiting_for(doer)
    notices = Notice.objects.filter(user=request.user, read_at__isnull=True)
    context = {
        "piles": piles,
        "due": due_of(piles),
        "is_idle": not any(pile.has_work for pile in piles),
        "notices": notices[:SHOWN],
        "shows_progress": has_role(worn, *READ_ROLES) and not _only_fills(worn),
    }
    return render(request, "home/home.html", context)


def _only_fills(worn: tuple[Hat, ...]) -> bool:
    return all(hat.role is Role.FILLER for hat in worn)
