"""Windows in which a finance bureau lets targets be adjusted."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from jiheng.web.documents.models import AdjustmentWindow
from jiheng.web.people.roles import Role
from jiheng.web.people.scope import hats
from jiheng.web.review.access import refuse_others
from jiheng.web.review.forms import WindowForm
from jiheng.web.trail.acting import because

_ON_A_PAGE = 20


@login_required
@require_http_methods(["GET", "POST"])
def adjustment_windows(request: HttpRequest) -> HttpResponse:
    """List the windows of the bureau's region, and open one."""
    refuse_others(request, Role.FINANCE_PERFORMANCE)
    region = next(
        hat.organisation.region for hat in hats(request) if hat.role == Role.FINANCE_PERFORMANCE
    )
    form = WindowForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        form.instance.region = region
        with because("开放调整窗口", form.cleaned_data["reason"]):
            form.save()
        messages.success(request, f"{form.instance}已开放。")
        return redirect("adjustment_windows")
    found = AdjustmentWindow.objects.filter(region=region)
    page = Paginator(found, _ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "region": region}
    return render(request, "review/windows.html", context, status=422 if form.errors else 200)
