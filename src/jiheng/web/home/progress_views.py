"""How far each unit has come, for whoever stands above them."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from jiheng.web.documents.models import State
from jiheng.web.documents.progress import newest_year, progress, sees_region, total
from jiheng.web.paging import page_of
from jiheng.web.people.scope import hats
from jiheng.web.review.access import READ_ROLES, refuse_others

_ON_A_PAGE = 50
_ON_HOME = 10


@require_GET
@login_required
def progress_page(request: HttpRequest) -> HttpResponse:
    """Show the counts by state of every unit below; a live request gets the table alone."""
    refuse_others(request, *READ_ROLES)
    worn = hats(request)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else newest_year(worn)
    year = year or timezone.localdate().year
    rows = progress(worn, year)
    part = bool(request.htmx)
    page = page_of(rows, request.GET.get("page"), _ON_HOME if part else _ON_A_PAGE)
    context = {
        "page": page,
        "sum": total(rows) if len(rows) > 1 else None,
        "states": State.labels,
        "year": year,
        "by_department": sees_region(worn),
        "part": part,
        "query": f"year={year}",
    }
    template = "home/progress_table.html" if part else "home/progress.html"
    return render(request, template, context)
