"""Organisations, offices and regions as the system administrator keeps them."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from jiheng.web.organisations import keeping
from jiheng.web.organisations.forms import (
    ChangeOfficeForm,
    OfficeForm,
    OrganisationForm,
    RegionForm,
    RenameForm,
)
from jiheng.web.organisations.models import Office, Organisation, Region
from jiheng.web.organisations.views.reading import show_organisation
from jiheng.web.people.access import for_roles
from jiheng.web.people.forms.accounts import ReasonForm
from jiheng.web.people.refusals import Refused
from jiheng.web.people.roles import Role
from jiheng.web.trail.acting import because

_FORM = "organisations/form.html"


@require_http_methods(["GET", "POST"])
@for_roles(Role.SYSTEM_ADMIN)
def organisation_new(request: HttpRequest) -> HttpResponse:
    """Add an organisation."""
    above = Organisation.objects.filter(pk=_number(request.GET.get("parent", ""))).first()
    known = {"parent": above, "region": above.region, "kind": "unit"} if above else {}
    form = OrganisationForm(_sent(request), initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            made = keeping.add_organisation(form.cleaned_data)
            messages.success(request, f"已新建{made.name}。")
            return redirect("organisation_page", made.pk)
        except Refused as refused:
            form.refuse(str(refused), refused.field)
    return render(request, _FORM, {"form": form, "title": "new"}, status=_status(form))


@require_http_methods(["GET", "POST"])
@for_roles(Role.SYSTEM_ADMIN)
def organisation_edit(request: HttpRequest, number: int) -> HttpResponse:
    """Change the name or the code of an organisation."""
    organisation = get_object_or_404(Organisation, pk=number)
    known = {"code": organisation.code, "name": organisation.name}
    form = RenameForm(organisation, _sent(request), initial=known)
    if request.method == "POST" and form.is_valid():
        keeping.rename_organisation(organisation, **form.cleaned_data)
        messages.success(request, "已保存。")
        return redirect("organisation_page", number)
    context = {"form": form, "organisation": organisation, "title": "edit"}
    return render(request, _FORM, context, status=_status(form))


@require_POST
@for_roles(Role.SYSTEM_ADMIN)
def organisation_stop(request: HttpRequest, number: int) -> HttpResponse:
    """Take an organisation out of use, with the reason."""
    return _switch(request, number, keeping.stop_organisation)


@require_POST
@for_roles(Role.SYSTEM_ADMIN)
def organisation_start(request: HttpRequest, number: int) -> HttpResponse:
    """Put an organisation to use again, with the reason."""
    return _switch(request, number, keeping.start_organisation)


@require_http_methods(["GET", "POST"])
@for_roles(Role.SYSTEM_ADMIN)
def office_new(request: HttpRequest, number: int) -> HttpResponse:
    """Add an office to an organisation."""
    organisation = get_object_or_404(Organisation, pk=number)
    form = OfficeForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            keeping.add_office(organisation, form.cleaned_data["name"])
            messages.success(request, "已加处室。")
            return redirect("organisation_page", number)
        except Refused as refused:
            form.refuse(str(refused), refused.field)
    context = {"form": form, "organisation": organisation, "title": "office_new"}
    return render(request, _FORM, context, status=_status(form))


@require_http_methods(["GET", "POST"])
@for_roles(Role.SYSTEM_ADMIN)
def office_edit(request: HttpRequest, number: int) -> HttpResponse:
    """Rename an office, stop it or start it."""
    office = get_object_or_404(Office.objects.select_related("organisation"), pk=number)
    known = {"name": office.name, "is_active": office.is_active}
    form = ChangeOfficeForm(_sent(request), initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            keeping.change_office(office, **form.cleaned_data)
            messages.success(request, "已保存。")
            return redirect("organisation_page", office.organisation_id)
        except Refused as refused:
            form.refuse(str(refused), refused.field)
    context = {"form": form, "organisation": office.organisation, "title": "office_edit"}
    return render(request, _FORM, context, status=_status(form))


@require_http_methods(["GET", "POST"])
@for_roles(Role.SYSTEM_ADMIN)
def region_new(request: HttpRequest) -> HttpResponse:
    """Add a region."""
    form = RegionForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        with because("新建地区"):
            made = Region.objects.create(**form.cleaned_data)
        messages.success(request, f"已新建地区{made.name}。")
        return redirect("organisation_list")
    return render(request, _FORM, {"form": form, "title": "region_new"}, status=_status(form))


def _switch(
    request: HttpRequest, number: int, deed: Callable[[Organisation, str], None]
) -> HttpResponse:
    organisation, form = get_object_or_404(Organisation, pk=number), ReasonForm(request.POST)
    if not form.is_valid():
        return show_organisation(request, number, refused="请写明原因。", status=422)
    try:
        deed(organisation, form.cleaned_data["reason"])
    except Refused as refused:
        return show_organisation(request, number, refused=str(refused), status=409)
    messages.success(request, "已保存。")
    return redirect("organisation_page", number)


def _sent(request: HttpRequest) -> object:
    return request.POST if request.method == "POST" else None


def _status(form: object) -> int:
    return 422 if form.errors else 200


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
