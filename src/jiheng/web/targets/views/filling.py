"""Fill a targets form in the browser: overview, start, form, autosave, last year."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from jiheng.web.documents.editing import (
    Content,
    NotEditable,
    StaleEdition,
    current,
    save_content,
)
from jiheng.web.documents.models import Document, Kind, Revision
from jiheng.web.organisations.models import Kind as OrganisationKind
from jiheng.web.paging import page_of
from jiheng.web.people.scope import hats, organisations_visible_to
from jiheng.web.projects import listing
from jiheng.web.projects.permission import may_write, refuse_others
from jiheng.web.targets.access import document_to_read, document_to_write, is_open_to
from jiheng.web.targets.attachments import NAMES as TAKEN_NAMES
from jiheng.web.targets.content import Typed, cells_of, read_page
from jiheng.web.targets.copying import copy_last_year, last_year_of
from jiheng.web.targets.drawing import BLANK, Row, draw
from jiheng.web.targets.layouts import Section, sections_of
from jiheng.web.targets.live import look_at
from jiheng.web.targets.starting import start_of_department, start_of_project


@require_GET
@login_required
def targets_home(request: HttpRequest) -> HttpResponse:
    """Show a year's documents of the departments that the person sees."""
    worn = hats(request)
    refuse_others(worn)
    years = listing.known_years()
    asked = request.GET.get("year", "")
    if asked.isascii() and asked.isdigit() and len(asked) == 4:
        year = int(asked)
    else:
        year = listing.newest_year(worn, years) or timezone.localdate().year
    departments = organisations_visible_to(worn).filter(
        kind__in=(OrganisationKind.DEPARTMENT, OrganisationKind.UNIT), is_active=True
    )
    page = page_of(departments.select_related("region"), request.GET.get("page"), listing.ON_A_PAGE)
    documents = Document.objects.visible_to(worn).filter(
        kind=Kind.DEPARTMENT_TARGETS, year=year, organisation__in=[one.pk for one in page]
    )
    by_organisation = {document.organisation_id: document for document in documents}
    rows = [
        (organisation, by_organisation.get(organisation.pk), may_write(worn, organisation))
        for organisation in page
    ]
    context = {
        "rows": rows,
        "page": page,
        "year": year,
        "query": f"year={year}",
        "years": sorted({*years, year}, reverse=True),
    }
    return render(request, "targets/home.html", context)


@require_POST
@login_required
def target_start(request: HttpRequest) -> HttpResponse:
    """Open the document of a project, or of a department for a year, and go to its form."""
    if "project" in request.POST:
        document = start_of_project(request, pk=_number(request.POST["project"]))
    else:
        refuse_others(hats(request))
        year, number = (_number(request.POST.get(name, "")) for name in ("year", "organisation"))
        document = start_of_department(request, year, pk=number)
    return redirect("target_form", document.pk)


@require_GET
@login_required
def target_form(request: HttpRequest, number: int) -> HttpResponse:
    """Show the form: to fill, or to read where the person or the state does not let it be filled."""
    document = document_to_read(request, number)
    newest = current(document)
    return _form_page(request, document, newest.content, newest=newest)


@require_POST
@login_required
def target_save(request: HttpRequest, number: int) -> HttpResponse:
    """Store what a page sent; htmx gets what is to be said of it, a plain browser the form."""
    document = document_to_write(request, number)
    typed = read_page(request.POST, document.kind)
    try:
        save_content(
            document, typed.content, _number(request.POST.get("edition", "")), request.user
        )
    except (StaleEdition, NotEditable) as refused:
        return _refused(request, document, typed.content, refused)
    if not request.htmx:
        messages.success(request, "已保存。")
        return redirect("target_form", document.pk)
    return render(request, "targets/saved.html", _looked(document, typed))


@require_POST
@login_required
def target_copy(request: HttpRequest, number: int) -> HttpResponse:
    """Add last year's rows to the form, with last year's actual values beside them."""
    document = document_to_write(request, number)
    if not is_open_to(request, document):
        return _form_page(request, document, current(document).content, status=409)
    edition = _number(request.POST.get("edition", "0"))
    try:
        before = copy_last_year(document, edition, request.user, hats(request))
    except (StaleEdition, NotEditable) as refused:
        messages.error(request, str(refused))
        return _form_page(request, document, current(document).content, status=409)
    if before is None:
        messages.warning(request, f"没有找到{document.year - 1}年度的同一材料，无从复制。")
        return redirect("target_form", document.pk)
    messages.success(request, f"已加入{before.year}年度的内容，请逐项核对指标值。")
    return redirect("target_form", document.pk)


def _form_page(
    request: HttpRequest,
    document: Document,
    content: Content,
    status: int = 200,
    refused: StaleEdition | NotEditable | None = None,
    newest: Revision | None = None,
) -> HttpResponse:
    is_open = is_open_to(request, document)
    typed = Typed(
        content,
        {
            section.form: [f"r{at}" for at in range(1, len(content.get(section.form, [])) + 1)]
            for section in sections_of(document.kind)
        },
    )
    context: dict[str, Any] = {
        **_looked(document, typed, newest),
        "sections": [_section(section, content, is_open) for section in sections_of(document.kind)],
        "is_open": is_open,
        "may_write": may_write(hats(request), document.organisation),
        "before": last_year_of(document, hats(request)) if is_open else None,
        "attachments": document.attachments.filter(is_removed=False).select_related("added_by"),
        "taken": TAKEN_NAMES,
        "refused": refused,
    }
    return render(request, "targets/form.html", context, status=status)


def _section(section: Section, content: Content, is_open: bool) -> dict[str, Any]:
    """Give a section as its table is drawn, with the row that is copied when one is added."""
    stored = cells_of(section.sheet, content.get(section.form, []))
    numbered = {"code": "1"} if "code" in section.asked else {}
    spare = [numbered] if is_open and not stored else []
    rows = [
        Row(f"r{at}", at, cells, {k: text for k, text in cells.items() if k not in section.asked})
        for at, cells in enumerate([*stored, *spare], start=1)
    ]
    # 只是看的，整栏没有填的不列出，省得左右滚动。
    columns = [
        column
        for column in section.columns
        if is_open or column.required or any(row.cells.get(column.name) for row in rows)
    ]
    blank = [Row(BLANK, None, {}, {})]
    return {
        "section": section,
        "columns": columns,
        "sheet": section.sheet,
        "has_rows": bool(rows),
        "rows": draw(section.form, columns, rows, is_open=is_open),
        "blank": draw(section.form, columns, blank, is_open=True) if is_open else "",
    }


def _looked(document: Document, typed: Typed, newest: Revision | None = None) -> dict[str, Any]:
    """Give what is to be said of a document, each thing with the page's name of its row."""
    look = look_at(document, typed.content)
    marks = []
    for mark in look.marks:
        names = typed.names.get(mark.form, [])
        row = names[mark.row - 1] if 0 < mark.row <= len(names) else ""
        marks.append((mark, row))
    return {
        "document": document,
        "look": look,
        "marks": marks,
        "newest": newest or current(document),
        "sheets": {section.form: section.sheet for section in sections_of(document.kind)},
    }


def _refused(
    request: HttpRequest,
    document: Document,
    content: Content,
    refused: StaleEdition | NotEditable,
) -> HttpResponse:
    """Tell why nothing was saved; whatever was typed stays in the page."""
    if request.htmx:
        context = {
            "document": document,
            "refused": refused,
            "is_stale": isinstance(refused, StaleEdition),
            "edition": refused.document.edition,
        }
        return render(request, "targets/refused.html", context, status=409)
    # The page shows what was typed under the edition that is stored now: saving again is a choice.
    document.edition = refused.document.edition
    messages.error(request, str(refused))
    return _form_page(request, document, content, status=409, refused=refused)


def _number(text: str) -> int:
    """Read a number of an address or hidden field.

    Raises:
        Http404: it is none.
    """
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise Http404
    return int(text)
