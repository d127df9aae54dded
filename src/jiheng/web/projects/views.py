"""The pages of projects: list, one project, new, changed."""

from contextlib import suppress

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from jiheng.web.documents.models import Document, Kind
from jiheng.web.paging import page_of
from jiheng.web.people.roles import FINANCE_ROLES
from jiheng.web.people.scope import has_role, hats, organisations_visible_to
from jiheng.web.projects import listing
from jiheng.web.projects.forms import CodeTaken, ProjectForm
from jiheng.web.projects.lines import FIELDS, Row, lines
from jiheng.web.projects.models import Classification, Project
from jiheng.web.projects.permission import (
    may_write,
    organisations_written_by,
    refuse_others,
    refuse_readers,
)

_LINKED = ("organisation__region", "parent__organisation", "category", "plan", "chain")


@require_GET
@login_required
def project_list(request: HttpRequest) -> HttpResponse:
    """List the projects asked for, in the order of their tree."""
    worn = hats(request)
    refuse_others(worn)
    years = listing.known_years()
    wanted = listing.Wanted.read(request.GET, lambda: listing.newest_year(worn, years))
    classes = list(Classification.objects.all())
    found = listing.listed(worn, wanted).values_list(*FIELDS)
    page = page_of(found, request.GET.get("page"), listing.ON_A_PAGE)
    named = organisations_visible_to(worn).filter(pk=wanted.organisation)
    context = {
        "page": page,
        "lines": lines([*map(Row._make, page)], {one.pk: one.name for one in classes}),
        "wanted": wanted,
        "years": years,
        "organisation": named.first() if wanted.organisation is not None else None,
        "may_add": organisations_written_by(worn).exists(),
        "is_finance": has_role(worn, *FINANCE_ROLES),
        **listing.choices(classes),
    }
    return render(request, "projects/list.html", context)


@require_GET
@login_required
def project_page(request: HttpRequest, number: int) -> HttpResponse:
    """Show one project with its money, its place in the tree, and its targets."""
    worn = hats(request)
    refuse_others(worn)
    visible = Project.objects.visible_to(worn)
    project = get_object_or_404(visible.select_related(*_LINKED), pk=number)
    context = {
        "project": project,
        "parent": visible.filter(pk=project.parent_id).first(),
        "children": visible.filter(parent=project, is_active=True).order_by("tree")[:200],
        "targets": Document.objects.filter(
            project=project, year=project.year, kind=Kind.PROJECT_TARGETS
        ).first(),
        "may_edit": may_write(worn, project.organisation),
    }
    return render(request, "projects/page.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def project_new(request: HttpRequest) -> HttpResponse:
    """Make a project."""
    organisations = organisations_written_by(hats(request))
    if not organisations.exists():
        raise PermissionDenied
    initial = {
        "year": request.GET.get("year") or timezone.localdate().year,
        "parent": request.GET.get("parent"),
        "organisation": organisations.first() if organisations.count() == 1 else None,
    }
    form = ProjectForm(organisations, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with suppress(CodeTaken):
            project = form.store()
            messages.success(request, f"项目“{project.name}”已建立，接着填报绩效目标。")
            return redirect("project_page", project.pk)
    return render(request, "projects/edit.html", {"form": form}, status=_status(form))


@require_http_methods(["GET", "POST"])
@login_required
def project_edit(request: HttpRequest, number: int) -> HttpResponse:
    """Change a project."""
    worn = hats(request)
    refuse_others(worn)
    visible = Project.objects.visible_to(worn).select_related(*_LINKED)
    project = get_object_or_404(visible, pk=number)
    refuse_readers(worn, project.organisation)
    form = ProjectForm(organisations_written_by(worn), request.POST or None, instance=project)
    if request.method == "POST" and form.is_valid():
        with suppress(CodeTaken):
            form.store()
            messages.success(request, "项目已保存。")
            return redirect("project_page", project.pk)
    context = {"form": form, "project": Project.objects.get(pk=project.pk)}
    return render(request, "projects/edit.html", context, status=_status(form))


def _status(form: ProjectForm) -> int:
    return 422 if form.is_bound else 200
