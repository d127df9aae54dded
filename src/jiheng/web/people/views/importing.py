"""People and units from a workbook: first what it would do, then doing it."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jiheng.forms.errors import FormErrors
from jiheng.web.people.access import for_roles
from jiheng.web.people.importing.applying import Outcome, carry_out, try_out
from jiheng.web.people.importing.reading import Row, Rows, read_rows
from jiheng.web.people.importing.sheets import MOST_ROWS, template
from jiheng.web.people.roles import Role
from jiheng.web.trail.acting import because

LARGEST = 2 * 1024 * 1024
_SALT = "jiheng.people.import"
_PATIENCE = 3600
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "POST"])
@for_roles(Role.SYSTEM_ADMIN)
def people_import(request: HttpRequest) -> HttpResponse:
    """Take a workbook and show what it would do, or every error at its cell."""
    if request.method == "GET":
        return _page(request)
    file = request.FILES.get("file")
    if file is None or (file.size or 0) > LARGEST:
        what = "请选择填好的 xlsx 文件。" if file is None else "文件超过 2 MB，请分几次导入。"
        return _page(request, problem=what, status=422)
    try:
        rows = _read(file)
    except FormErrors as found:
        return _page(request, outcome=Outcome(errors=list(found.errors)), status=422)
    outcome = try_out(rows, request.user)
    if outcome.errors:
        return _page(request, outcome=outcome, status=422)
    packed = [[title, [[r.number, r.cells] for r in all_]] for title, all_ in rows.items()]
    kept = signing.dumps([request.user.pk, packed], salt=_SALT, compress=True)
    return _page(request, outcome=outcome, kept=kept)


@never_cache
@require_POST
@for_roles(Role.SYSTEM_ADMIN)
def people_import_confirm(request: HttpRequest) -> HttpResponse:
    """Do what was shown; the first passwords of new people are shown this once."""
    try:
        owner, packed = signing.loads(request.POST.get("kept", ""), salt=_SALT, max_age=_PATIENCE)
    except signing.BadSignature:
        return _page(request, problem="已过了一小时，或内容不全；请重新选择文件。", status=422)
    if owner != request.user.pk:
        return _page(request, problem="这是别人选的文件；请重新选择文件。", status=409)
    rows: Rows = {title: [Row(n, cells) for n, cells in all_] for title, all_ in packed}
    with because("批量导入", "批量导入"):
        outcome = carry_out(rows, request.user)
    if outcome.errors:
        return _page(request, outcome=outcome, status=409)
    return _page(request, outcome=outcome, is_done=True, status=201)


@require_GET
@for_roles(Role.SYSTEM_ADMIN)
def people_template(request: HttpRequest) -> HttpResponse:
    """Give the empty workbook."""
    return _workbook(template(), "people-template.xlsx")


def _read(file: UploadedFile) -> Rows:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "people.xlsx"
        with path.open("wb") as target:
            for chunk in file.chunks():
                target.write(chunk)
        return read_rows(path)


def _page(
    request: HttpRequest,
    *,
    outcome: Outcome | None = None,
    kept: str = "",
    problem: str = "",
    is_done: bool = False,
    status: int = 200,
) -> HttpResponse:
    errors = outcome.errors if outcome else []
    context = {
        "outcome": outcome,
        "errors": [(error.sheet, error.cell, str(error)) for error in errors[:500]],
        "more": max(0, len(errors) - 500),
        "kept": kept,
        "problem": problem,
        "is_done": is_done,
        "most_rows": MOST_ROWS,
    }
    return render(request, "people/import.html", context, status=status)


def _workbook(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=_XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
