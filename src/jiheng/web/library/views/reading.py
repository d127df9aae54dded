"""Read the library: the list, one entry, its rule tried out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_POST

from jiheng.forms.rows.indicators import TIERS
from jiheng.library import Trial, TrialError, reference_words, rule_words, try_out
from jiheng.quantities import print_points
from jiheng.standards import StandardError
from jiheng.web.documents.models import Document
from jiheng.web.library import listing
from jiheng.web.library.models import LibraryEntry, Proposal, with_uses
from jiheng.web.library.permission import LOOKERS, PROPOSERS, may_keep
from jiheng.web.library.showing import shown_versions
from jiheng.web.paging import page_of
from jiheng.web.people.access import for_roles
from jiheng.web.people.scope import has_role, hats

_SHOWN_USES = 20


@require_GET
@for_roles(*LOOKERS)
def library_list(request: HttpRequest) -> HttpResponse:
    """List the entries asked for."""
    worn = hats(request)
    wanted = listing.Wanted.read(request.GET)
    page = page_of(listing.listed(worn, wanted), request.GET.get("page"), listing.ON_A_PAGE)
    context = {
        "page": page,
        "rows": [(entry, _reference(entry)) for entry in with_uses(page)],
        "wanted": wanted,
        "may_keep": may_keep(worn),
        "may_propose": has_role(worn, *PROPOSERS),
        "waiting": Proposal.objects.visible_to(worn).filter(outcome="waiting").count(),
        **listing.choices(worn),
    }
    return render(request, "library/list.html", context)


@require_GET
@for_roles(*LOOKERS)
def library_entry(request: HttpRequest, number: int) -> HttpResponse:
    """Show one entry with its versions, its uses, and a place to try its rule."""
    worn = hats(request)
    entry = get_object_or_404(LibraryEntry.objects.visible_to(worn), pk=number)
    with_uses([entry])
    uses = entry.used.select_related("document__organisation", "document__project", "by")
    context = {
        "entry": entry,
        "content": entry.content,
        "reference": _reference(entry),
        "versions": shown_versions(entry.versions.select_related("author").order_by("-number")),
        "uses": uses.filter(document__in=Document.objects.visible_to(worn))[:_SHOWN_USES],
        "may_keep": may_keep(worn),
        "tiers": TIERS,
        "trial": _first_trial(entry),
    }
    try:
        context |= {"indicator": entry.indicator, "rule": rule_words(entry.indicator)}
    except StandardError as error:
        context["faults"] = [fault.what for fault in error.faults]
    return render(request, "library/entry.html", context)


@require_POST
@for_roles(*LOOKERS)
def library_try(request: HttpRequest, number: int) -> HttpResponse:
    """Score what was entered by the entry's rule, and say how."""
    entry = get_object_or_404(LibraryEntry.objects.visible_to(hats(request)), pk=number)
    names = ("target", "actual", "tier", "awarded", "weight")
    trial = Trial(**{name: request.POST.get(name, "").strip()[:200] for name in names})
    context: dict[str, object] = {"entry": entry, "trial": trial}
    status = 200
    try:
        result = try_out(entry.indicator, trial)
        context |= {
            "result": result,
            "points": None if result.points is None else print_points(result.points),
            "full": print_points(result.full, min_places=0),
        }
    except TrialError as wrong:
        context["wrong"], status = str(wrong), 422
    except StandardError as unsound:
        context["wrong"], status = "；".join(fault.what for fault in unsound.faults), 422
    return render(request, "library/tried.html", context, status=status)


def _reference(entry: LibraryEntry) -> str:
    return reference_words(entry.content.get("reference"), entry.content.get("unit", ""))


def _first_trial(entry: LibraryEntry) -> Trial:
    """Give the figures the trial begins with: the entry's example, else its reference value."""
    names = ("target", "actual", "tier", "awarded", "weight")
    example = entry.content.get("example")
    if isinstance(example, dict):
        return Trial(**{name: str(example[name]) for name in names if example.get(name)})
    reference = entry.content.get("reference")
    value = reference.get("value", "") if isinstance(reference, dict) else ""
    return Trial(target=value)
