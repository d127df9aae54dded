"""The library as a workbook: out, in on trial, and in."""

from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from django.contrib import messages
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jiheng.web.library import listing
from jiheng.web.library.keeping import StaleEntry, write_many
from jiheng.web.library.models import with_uses
from jiheng.web.library.permission import KEEPERS, LOOKERS
from jiheng.web.library.workbook import MOST_ROWS, Tried, try_workbook, write_library
from jiheng.web.people.access import for_roles
from jiheng.web.people.scope import hats
from jiheng.web.targets.marked import keep

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST = 10 * 1024 * 1024
SHOWN = 300
_SALT = "jiheng.library.import"
_PATIENCE = 3600


@require_GET
@for_roles(*LOOKERS)
def library_export(request: HttpRequest) -> HttpResponse:
    """Give the entries asked for as a workbook."""
    rows = listing.listed(hats(request), listing.Wanted.read(request.GET))
    answer = HttpResponse(write_library(with_uses(rows)), content_type=XLSX)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote('指标库.xlsx')}"
    return answer


@require_http_methods(["GET", "POST"])
@for_roles(*KEEPERS)
def library_import(request: HttpRequest) -> HttpResponse:
    """Take a workbook and show what it would do, or every error at its cell."""
    if request.method == "GET":
        return _page(request)
    file = request.FILES.get("file")
    problem = _problem(file)
    if file is None or problem:
        return _page(request, problem=problem, status=422)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "library.xlsx"
        with path.open("wb") as target:
            for chunk in file.chunks():
                target.write(chunk)
        tried = try_workbook(path)
        if tried.wrong:
            token = keep(path, tried.errors, request.user.pk) if tried.is_readable else ""
            return _page(request, tried=tried, token=token, status=422)
    content = [request.user.pk, tried.contents, tried.editions]
    kept = signing.dumps(content, salt=_SALT, compress=True)
    return _page(request, tried=tried, kept=kept)


@require_POST
@for_roles(*KEEPERS)
def library_import_confirm(request: HttpRequest) -> HttpResponse:
    """Write what was shown: all of it or nothing."""
    try:
        given = signing.loads(request.POST.get("kept", ""), salt=_SALT, max_age=_PATIENCE)
    except signing.BadSignature:
        return _page(request, problem="已过了一小时，或内容不全；请重新选择文件。", status=422)
    owner, contents, editions = given
    if owner != request.user.pk:
        return _page(request, problem="这是别人选的文件；请重新选择文件。", status=409)
    try:
        added, changed = write_many(contents, editions, request.user, "导入工作簿")
    except StaleEntry as stale:
        return _page(request, problem=str(stale), status=409)
    messages.success(request, f"已导入：新增 {added} 条，修改 {changed} 条。")
    return redirect("library_list")


def _problem(file: UploadedFile | None) -> str:
    if file is None:
        return "还没有选择文件；请选择填好的 xlsx 工作簿。"
    if not (file.name or "").lower().endswith(".xlsx"):
        return f"“{file.name}”不是 xlsx 工作簿；请在 WPS 或 Excel 中另存为 xlsx。"
    if (file.size or 0) > LARGEST:
        return f"“{file.name}”超过 {LARGEST // 1024 // 1024} MB；请拆成几个文件分别导入。"
    return ""


def _page(
    request: HttpRequest,
    *,
    tried: Tried | None = None,
    kept: str = "",
    token: str = "",
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    wrong = tried.wrong if tried else []
    context = {
        "tried": tried,
        "wrong": len(wrong),
        "errors": [(error.sheet, error.cell, str(error)) for error in wrong[:SHOWN]],
        "more": max(0, len(wrong) - SHOWN),
        "kept": kept,
        "token": token,
        "problem": problem,
        "most_rows": MOST_ROWS,
    }
    return render(request, "library/import.html", context, status=status)
