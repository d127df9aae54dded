"""Write the library: a new entry, a new version, another state."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from jiheng.standards import StandardError
from jiheng.web.library.forms import EntryForm, StateForm, initial_of
from jiheng.web.library.keeping import CodeTaken, StaleEntry, add_entry, change_state, write_entry
from jiheng.web.library.models import LibraryEntry, State
from jiheng.web.library.permission import KEEPERS
from jiheng.web.people.access import for_roles


@require_http_methods(["GET", "POST"])
@for_roles(*KEEPERS)
def library_new(request: HttpRequest) -> HttpResponse:
    """Make an entry."""
    form = EntryForm(request.POST or None, is_new=True, initial=initial_of({}))
    if request.method == "POST" and form.is_valid():
        try:
            entry = add_entry(form.content, request.user, form.cleaned_data["reason"])
        except CodeTaken as taken:
            form.refuse(str(taken), taken.field)
        else:
            messages.success(request, f"指标“{entry.name}”已建立。")
            return redirect("library_entry", entry.pk)
    return _page(request, form)


@require_http_methods(["GET", "POST"])
@for_roles(*KEEPERS)
def library_edit(request: HttpRequest, number: int) -> HttpResponse:
    """Write a new version of an entry."""
    entry = get_object_or_404(LibraryEntry, pk=number)
    form = EntryForm(request.POST or None, is_new=False, initial=initial_of(entry.content))
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            is_written = write_entry(entry, form.content, _edition(request), request.user, reason)
        except StaleEntry as stale:
            form.refuse(str(stale))
            return _page(request, form, entry, 409)
        except CodeTaken as taken:
            form.refuse(str(taken), taken.field)
        except ValueError as refused:
            form.refuse(str(refused), "code")
        else:
            words = "已保存为新的版本。" if is_written else "内容没有变动，没有产生新的版本。"
            messages.success(request, words)
            return redirect("library_entry", entry.pk)
    return _page(request, form, entry)


@require_POST
@for_roles(*KEEPERS)
def library_state(request: HttpRequest, number: int) -> HttpResponse:
    """Put an entry into force or out of use."""
    entry = get_object_or_404(LibraryEntry, pk=number)
    form = StateForm(request.POST)
    state = request.POST.get("state", "")
    if not form.is_valid() or state not in State.values:
        messages.error(request, "没有写原因，状态没有改；请写明原因再试。")
        return redirect("library_entry", entry.pk)
    reason = form.cleaned_data["reason"]
    try:
        change_state(entry, state, _edition(request), request.user, reason)
    except StaleEntry as stale:
        messages.error(request, str(stale))
    except StandardError as unsound:
        messages.error(request, "内容还不完整，不能改状态：" + unsound.faults[0].what)
    except CodeTaken as taken:
        messages.error(request, str(taken))
    else:
        messages.success(request, f"“{entry.name}”已改为{state}。")
    return redirect("library_entry", entry.pk)


def _edition(request: HttpRequest) -> int:
    text = request.POST.get("edition", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _page(
    request: HttpRequest, form: EntryForm, entry: LibraryEntry | None = None, status: int = 0
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "entry": entry}
    return render(
        request, "library/edit.html", context, status=status or (422 if form.is_bound else 200)
    )
