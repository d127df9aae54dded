"""The four-aspect review sheet, windows for adjustment, progress, and workbooks with marks."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Router, Schema, Status
from pydantic import ConfigDict

from jiheng.forms import FormErrors
from jiheng.web.api.paging import Rows, each, paged
from jiheng.web.api.problems import Refused, invalid
from jiheng.web.api.rooms.documents import SheetIn
from jiheng.web.documents.editing import current
from jiheng.web.documents.judging import SheetAnswers
from jiheng.web.documents.models import AdjustmentWindow, Document
from jiheng.web.documents.progress import Progress, newest_year, progress
from jiheng.web.documents.standing import Option
from jiheng.web.people.scope import hats
from jiheng.web.review.access import (
    READ_ROLES,
    document_to_decide,
    refuse_others,
    region_of_bureau,
)
from jiheng.web.review.drafts import draft_of, keep_draft
from jiheng.web.review.forms import WindowForm
from jiheng.web.review.showing import NOT_HERE, sheet_context, sheet_option
from jiheng.web.targets.marked import NotKept, fetch
from jiheng.web.targets.views.workbooks import workbook_response

router = Router(tags=["材料与审核"])


class SheetDraftIn(SheetIn):
    """A review sheet to be kept, with the opinion written so far."""

    reason: str = Field("", description="意见")


class ItemOut(Schema):
    """One item of the sheet; points are texts."""

    code: str
    aspect: str
    name: str
    question: str
    full: str
    proposed_deduction: str
    points: str | None
    findings: list[str]


class SheetOut(Schema):
    """The review sheet as it stands: items, sums, and what the grade allows."""

    edition: int
    title: str
    items: list[ItemOut]
    points: dict[str, str]
    explained: dict[str, str]
    reason: str
    total: str | None
    grade: str | None
    next_step: str
    allowed: list[str]
    problems: list[str]
    findings: list[dict[str, Any]]


class WindowOut(Schema):
    """Days in which a region's targets may be adjusted."""

    region: str
    year: int
    opens: date
    closes: date
    reason: str


class WindowIn(Schema):
    """A window to be opened."""

    model_config = ConfigDict(extra="forbid")

    year: int = Field(description="预算年度")
    opens: date = Field(description="自")
    closes: date = Field(description="至")
    reason: str = Field(description="原因")


class ProgressOut(Schema):
    """How far one organisation has come; `coverage` is a text."""

    organisation: str
    organisation_name: str
    due: int
    missing: int
    reported: int
    coverage: str
    by_state: dict[str, int]
    of_department: str


@router.get(
    "/documents/{number}/sheet", response=SheetOut, url_name="sheet", summary="绩效目标审核表"
)
def read_sheet(request: HttpRequest, number: int) -> dict[str, Any]:
    """Give the review sheet with the draft that the person kept, and the findings to look at."""
    document, option = _at_sheet(request, number)
    draft = draft_of(request.user, document, option)
    answers = SheetAnswers(draft.points, draft.explained) if draft else SheetAnswers()
    return _sheet(document, answers, draft.reason if draft else "")


@router.put(
    "/documents/{number}/sheet",
    response=SheetOut,
    url_name="sheet_kept",
    summary="暂存绩效目标审核表",
)
def keep_sheet(request: HttpRequest, number: int, given: SheetDraftIn) -> dict[str, Any]:
    """Keep a review sheet that is begun; nothing is decided by it."""
    document, option = _at_sheet(request, number)
    answers = SheetAnswers(given.points, given.explained)
    keep_draft(request.user, document, option, answers, given.reason.strip())
    return _sheet(document, answers, given.reason.strip())


@router.get(
    "/adjustment-windows",
    response=list[WindowOut],
    url_name="windows",
    summary="目标调整窗口",
)
@paged
def list_windows(request: HttpRequest) -> Rows:
    """List the windows of the bureau's region; for performance offices."""
    found = AdjustmentWindow.objects.filter(region=region_of_bureau(request))
    return Rows(found.select_related("region"), each(_window))


@router.post(
    "/adjustment-windows",
    response={201: WindowOut},
    url_name="window_opened",
    summary="开放目标调整窗口",
)
def open_window(request: HttpRequest, given: WindowIn) -> Status:
    """Open a window in the bureau's region; for performance offices."""
    region = region_of_bureau(request)
    form = WindowForm(given.dict())
    if not form.is_valid():
        raise invalid((name, words) for name, told in form.errors.items() for words in told)
    return Status(201, _window(form.store(region)))


@router.get(
    "/progress", response=list[ProgressOut], url_name="progress_read", summary="各单位的填报进度"
)
def read_progress(request: HttpRequest, year: int | None = None) -> list[dict[str, Any]]:
    """Give the counts by state of every unit or department below; the newest year if none is named."""
    refuse_others(request, *READ_ROLES)
    worn = hats(request)
    wanted = year or newest_year(worn) or timezone.localdate().year
    return [_progress(one) for one in progress(worn, wanted)]


@router.get(
    "/marked/{token}",
    url_name="marked",
    summary="标出错处的工作簿",
    response={200: bytes},
    tags=["填报"],
)
def give_marked(request: HttpRequest, token: str) -> HttpResponse:
    """Give back a workbook that was refused, with its marks, to whoever sent it, for a day."""
    try:
        return workbook_response(fetch(token, request.user.pk), "检查结果.xlsx")
    except NotKept:
        raise Http404 from None
    except FormErrors as error:
        raise Refused(422, "invalid", str(error)) from error


def _at_sheet(request: HttpRequest, number: int) -> tuple[Document, Option]:
    document = document_to_decide(request, number)
    option = sheet_option(request, document)
    if option is None:
        raise Refused(409, "not_open", NOT_HERE)
    return document, option


def _sheet(document: Document, answers: SheetAnswers, reason: str) -> dict[str, Any]:
    context = sheet_context(document, current(document).content, answers)
    judged = context["judged"]
    return {
        **context["sheet"].as_data(),
        "edition": document.edition,
        "points": dict(answers.points),
        "explained": dict(answers.explained),
        "reason": reason,
        "allowed": list(context["allowed"]),
        "problems": context["told"],
        "findings": [one.as_data() for one in judged.review.findings] if judged.review else [],
    }


def _window(one: AdjustmentWindow) -> dict[str, Any]:
    return {
        "region": one.region.code,
        "year": one.year,
        "opens": one.opens,
        "closes": one.closes,
        "reason": one.reason,
    }


def _progress(one: Progress) -> dict[str, Any]:
    return {
        "organisation": one.organisation.code,
        "organisation_name": one.organisation.name,
        "due": one.due,
        "missing": one.missing,
        "reported": one.reported,
        "coverage": one.coverage,
        "by_state": one.by_state,
        "of_department": one.of_department,
    }
