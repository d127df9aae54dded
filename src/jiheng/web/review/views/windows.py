"""Windows in which a finance bureau lets targets be adjusted."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from jiheng.web.documents.models import AdjustmentWindow
from jiheng.web.paging import page_of
from jiheng.web.review.access import region_of_bureau
from jiheng.web.review.forms import WindowForm

_ON_A_PAGE = 20


@login_required
@require_http_methods(["GET", "POST"])
def adjustment_windows(request: HttpRequest) -> HttpResponse:
    """List the windows of the bureau's region, and open one."""
    region = region_of_bureau(request)
    form = WindowForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        form.store(region)
        messages.success(request, f"{form.instance}已开放。")
        return redirect("adjustment_windows")
    found = AdjustmentWindow.objects.filter(region=region)
    page = page_of(found, request.GET.get("page"), _ON_A_PAGE)
    context = {"form": form, "page": page, "region": region}
    return render(request, "review/windows.html", context, status=422 if form.errors else 200)
