"""Work given to third parties: by the performance office, and as they see it themselves."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from jiheng.web.assignments.forms import AssignForm
from jiheng.web.assignments.giving import assign, take_back, third_parties
from jiheng.web.assignments.models import Assignment, assigned_documents
from jiheng.web.documents.models import Document
from jiheng.web.organisations.models import OrganisationQuerySet
from jiheng.web.paging import page_of
from jiheng.web.people.access import for_roles
from jiheng.web.people.forms.accounts import ReasonForm
from jiheng.web.people.refusals import Refused
from jiheng.web.people.roles import Role
from jiheng.web.people.scope import hats, organisations_visible_to
from jiheng.web.projects.models import Project

_ON_A_PAGE = 50
_LINKED = ("user", "by", "document__project", "document__organisation", "project__organisation")


@require_GET
@for_roles(Role.FINANCE_PERFORMANCE)
def assignment_list(request: HttpRequest) -> HttpResponse:
    """List what is given to third parties, the newest first."""
    page = page_of(given_by_bureau(request), request.GET.get("page"), _ON_A_PAGE)
    return render(request, "assignments/list.html", {"page": page})


@require_http_methods(["GET", "POST"])
@for_roles(Role.FINANCE_PERFORMANCE)
def assignment_new(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """Give a document or a project to a third party."""
    subject = subject_to_give(request, kind, pk=number)
    people = third_parties(hats(request))
    form = AssignForm(people, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = assign(subject=subject, by=request.user, **form.cleaned_data)
            messages.success(request, f"已交{made.user.name}办理。")
            return redirect("assignment_list")
        except Refused as refused:
            form.refuse(str(refused), refused.field)
    context = {"form": form, "subject": subject, "kind": kind, "people": people}
    status = 422 if form.errors else 200
    return render(request, "assignments/new.html", context, status=status)


@require_http_methods(["GET", "POST"])
@for_roles(Role.FINANCE_PERFORMANCE)
def assignment_end(request: HttpRequest, number: int) -> HttpResponse:
    """Take work back from a third party, with the reason."""
    assignment = get_object_or_404(given_by_bureau(request), pk=number)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    status, refused = 422 if form.errors else 200, ""
    if request.method == "POST" and form.is_valid():
        try:
            take_back(assignment, form.cleaned_data["reason"])
            messages.success(request, "已收回。")
            return redirect("assignment_list")
        except Refused as error:
            status, refused = 409, str(error)
    context = {"form": form, "assignment": assignment, "refused": refused}
    return render(request, "assignments/end.html", context, status=status)


@require_GET
@for_roles(Role.THIRD_PARTY)
def my_assignments(request: HttpRequest) -> HttpResponse:
    """List what was given to whoever is signed in, with its documents."""
    given = given_to(request)
    documents = assigned_documents(request.user).select_related("project", "organisation")
    page = page_of(documents, request.GET.get("page"), _ON_A_PAGE)
    return render(request, "assignments/mine.html", {"given": given, "page": page})


def given_to(request: HttpRequest) -> QuerySet:
    """Give what was given to whoever makes a request, while it is in force."""
    return Assignment.objects.in_force().filter(user=request.user).select_related(*_LINKED)


def given_by_bureau(request: HttpRequest) -> QuerySet:
    """Give what was given of the work of the regions that a performance office looks after."""
    organisations = _organisations(request)
    rows = Assignment.objects.select_related(*_LINKED)
    return rows.filter(document__organisation__in=organisations) | rows.filter(
        project__organisation__in=organisations
    )


def subject_to_give(request: HttpRequest, kind: str, **key: Any) -> Document | Project:
    """Give the document or project that a key finds, for a performance office to give.

    Raises:
        Http404: there is none such in its regions.
    """
    if kind not in ("document", "project"):
        raise Http404
    model = Document if kind == "document" else Project
    visible = model.objects.filter(organisation__in=_organisations(request))
    return get_object_or_404(visible.select_related("organisation"), **key)


def _organisations(request: HttpRequest) -> OrganisationQuerySet:
    worn = tuple(hat for hat in hats(request) if hat.role is Role.FINANCE_PERFORMANCE)
    return organisations_visible_to(worn)
