"""The indicator library: found, read, tried out, recommended, written."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from ninja import Field, File, Query, Router, Schema, Status
from ninja.files import UploadedFile
from pydantic import ConfigDict

from jiheng.library import Trial, reference_words, rule_words, try_out
from jiheng.quantities import print_points
from jiheng.standards import StandardError
from jiheng.web.api.paging import Rows, paged
from jiheng.web.api.problems import Refused, places_of
from jiheng.web.documents.editing import NotEditable
from jiheng.web.library import listing, picking
from jiheng.web.library.keeping import add_entry, change_state, write_entry, write_many
from jiheng.web.library.models import LibraryEntry, with_uses
from jiheng.web.library.permission import KEEPERS, LOOKERS
from jiheng.web.library.workbook import try_workbook, write_library
from jiheng.web.people.scope import has_role, hats
from jiheng.web.targets.access import document_to_write, is_open_to
from jiheng.web.targets.marked import keep
from jiheng.web.targets.receiving import checked_workbook
from jiheng.web.targets.views.workbooks import workbook_response

router = Router(tags=["指标库"])


class EntryOut(Schema):
    """One entry as a list shows it."""

    code: str
    name: str
    category: str
    field: str
    level1: str
    level2: str
    state: str
    edition: int = Field(description="写入次数；修改时原样带回")
    version: int
    uses: int = Field(description="选用过几次")
    reference: str = Field(description="参考值，写成一句话")


class EntryWhole(EntryOut):
    """One entry with all that it says."""

    rule: str = Field(description="计分规则，写成一句话；草案还不完整时为空")
    content: dict[str, Any] = Field(description="各项内容，名称同 jiheng.library 的指标")


class EntryFilter(Schema):
    """Which entries to list; what is left out asks for all."""

    q: str = Field("", max_length=100, description="名称、拼音、首字母或领域")
    category: str = Field("", description="项目类别")
    level1: str = Field("", description="一级指标")
    level2: str = Field("", description="二级指标")
    field: str = Field("", description="行业领域")
    plan: str = Field("", description="科技计划")
    chain: str = Field("", description="创新链环节")
    state: Literal["", "草案", "现行", "停用"] = Field("", description="状态")


class EntryNew(Schema):
    """An entry to be made."""

    model_config = ConfigDict(extra="forbid")

    content: dict[str, Any] = Field(description="各项内容")
    reason: str = Field(min_length=1, max_length=300, description="原因")


class EntryChange(EntryNew):
    """A new version of an entry; `content` is all that it says from now on."""

    edition: int = Field(description="读到的写入次数")


class StateIn(Schema):
    """Another state of an entry."""

    model_config = ConfigDict(extra="forbid")

    state: Literal["草案", "现行", "停用"] = Field(description="状态")
    edition: int = Field(description="读到的写入次数")
    reason: str = Field(min_length=1, max_length=300, description="原因")


class TrialIn(Schema):
    """What is tried, as it is typed."""

    model_config = ConfigDict(extra="forbid")

    target: str = Field("", max_length=200, description="指标值")
    actual: str = Field("", max_length=200, description="实际完成值")
    tier: str = Field("", max_length=200, description="定性指标的档次")
    awarded: str = Field("", max_length=200, description="评定的得分")
    weight: str = Field("10", max_length=200, description="分值")


class TriedOut(Schema):
    """What came out of a trial; points are a text, null where they can not be judged."""

    points: str | None
    full: str
    status: str
    formula: str
    calculation: str
    reason: str
    remarks: list[str]


class OfferOut(Schema):
    """One entry that fits, the reasons, and the row that it would fill."""

    code: str
    name: str
    reference: str
    reasons: list[str]
    row: dict[str, str]


class PickedIn(Schema):
    """Which entry a row was filled from."""

    model_config = ConfigDict(extra="forbid")

    code: str = Field(description="指标编码")


class TakenOut(Schema):
    """What a workbook brings, or would bring where it was only tried."""

    added: int
    changed: int
    unchanged: int
    is_written: bool
    remarks: list[dict[str, str]]


def _look(request: HttpRequest) -> Any:
    if not has_role(hats(request), *LOOKERS):
        raise PermissionDenied
    return LibraryEntry.objects.visible_to(hats(request))


def _keep(request: HttpRequest) -> None:
    if not has_role(hats(request), *KEEPERS):
        raise PermissionDenied


def _shown(entry: LibraryEntry) -> dict[str, Any]:
    content = entry.content
    names = ("code", "name", "category", "field", "level1", "level2", "state", "edition")
    return {
        **{name: getattr(entry, name) for name in names},
        "version": entry.number,
        "uses": entry.uses,
        "reference": reference_words(content.get("reference"), content.get("unit", "")),
    }


def _shown_all(entries: Iterable[LibraryEntry]) -> list[dict[str, Any]]:
    return [_shown(entry) for entry in with_uses(entries)]


def _whole(entry: LibraryEntry) -> dict[str, Any]:
    with_uses([entry])
    try:
        rule = rule_words(entry.indicator)
    except StandardError:
        rule = ""
    return {**_shown(entry), "rule": rule, "content": entry.content}


def _stored(request: HttpRequest, code: str) -> dict[str, Any]:
    return _whole(_look(request).get(code=code))


@router.get("/library", response=list[EntryOut], url_name="entries", summary="指标库的指标")
@paged
def list_entries(request: HttpRequest, wanted: Query[EntryFilter]) -> Rows:
    """List the entries asked for; those whose name holds the words come first."""
    _look(request)
    asked = listing.Wanted(words=wanted.q.strip(), **wanted.dict(exclude={"q"}))
    return Rows(listing.listed(hats(request), asked), _shown_all)


@router.post("/library", response={201: EntryWhole}, url_name="entry_made", summary="新建指标")
def make_entry(request: HttpRequest, given: EntryNew) -> Status:
    """Make an entry; for performance offices."""
    _keep(request)
    entry = add_entry(given.content, request.user, given.reason)
    return Status(201, _stored(request, entry.code))


@router.get(
    "/library/workbook",
    url_name="entries_workbook",
    summary="下载指标库工作簿",
    response={200: bytes},
)
def give_workbook(request: HttpRequest, wanted: Query[EntryFilter]) -> HttpResponse:
    """Give the entries asked for as a workbook."""
    _look(request)
    asked = listing.Wanted(words=wanted.q.strip(), **wanted.dict(exclude={"q"}))
    rows = with_uses(listing.listed(hats(request), asked))
    return workbook_response(write_library(rows), "指标库.xlsx")


@router.post(
    "/library/workbook",
    response=TakenOut,
    url_name="entries_workbook_in",
    summary="导入指标库工作簿",
)
def take_workbook(
    request: HttpRequest, workbook: File[UploadedFile], only_try: bool = False
) -> dict[str, Any]:
    """Take a workbook in, all of it or nothing; with `only_try` say what it would do."""
    _keep(request)
    checked_workbook(workbook)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "library.xlsx"
        path.write_bytes(workbook.read())
        tried = try_workbook(path)
        if tried.wrong:
            token = keep(path, tried.errors, request.user.pk) if tried.is_readable else ""
            marked = reverse("api:marked", kwargs={"token": token}) if token else None
            words = f"工作簿有 {len(tried.wrong)} 处错误，没有导入；改正后再导入。"
            told = places_of(tried.errors)
            raise Refused(422, "wrong_workbook", words, places=told, marked=marked)
    if not only_try:
        write_many(tried.contents, tried.editions, request.user, "导入工作簿")
    return {
        "added": len(tried.added),
        "changed": len(tried.changed),
        "unchanged": tried.unchanged,
        "is_written": not only_try,
        "remarks": places_of(tried.errors),
    }


@router.get("/library/{code}", response=EntryWhole, url_name="entry", summary="一个指标")
def read_entry(request: HttpRequest, code: str) -> dict[str, Any]:
    """Give one entry by its code."""
    return _whole(get_object_or_404(_look(request), code=code))


@router.put("/library/{code}", response=EntryWhole, url_name="entry_written", summary="修改指标")
def change_entry(request: HttpRequest, code: str, given: EntryChange) -> dict[str, Any]:
    """Write a new version of an entry; content that is as stored writes nothing."""
    _keep(request)
    entry = get_object_or_404(LibraryEntry, code=code)
    content = {**given.content, "code": code}
    write_entry(entry, content, given.edition, request.user, given.reason)
    return _stored(request, code)


@router.post(
    "/library/{code}/state",
    response=EntryWhole,
    url_name="entry_state",
    summary="启用、停用指标",
)
def put_in_state(request: HttpRequest, code: str, given: StateIn) -> dict[str, Any]:
    """Put an entry into force or out of use."""
    _keep(request)
    entry = get_object_or_404(LibraryEntry, code=code)
    change_state(entry, given.state, given.edition, request.user, given.reason)
    return _stored(request, code)


@router.post(
    "/library/{code}/try", response=TriedOut, url_name="entry_tried", summary="试算一个指标"
)
def try_entry(request: HttpRequest, code: str, given: TrialIn) -> dict[str, Any]:
    """Score what was entered by the entry's rule; nothing is written."""
    entry = get_object_or_404(_look(request), code=code)
    result = try_out(entry.indicator, Trial(**given.dict()))
    return {
        "points": None if result.points is None else print_points(result.points),
        "full": print_points(result.full, min_places=0),
        "status": result.status.label,
        "formula": result.formula,
        "calculation": result.calculation,
        "reason": result.reason,
        "remarks": [*result.remarks, *result.doubts],
    }


@router.get(
    "/documents/{number}/recommended",
    response=list[OfferOut],
    url_name="recommended",
    summary="给一份材料推荐的指标",
)
def recommend_entries(request: HttpRequest, number: int) -> list[dict[str, Any]]:
    """Give the entries that fit a document best, those that it has already left out."""
    _look(request)
    document = document_to_write(request, number)
    return [
        {
            "code": offer.entry.code,
            "name": offer.entry.name,
            "reference": offer.reference,
            "reasons": list(offer.reasons),
            "row": picking.row_of(offer.entry),
        }
        for offer in picking.recommended(document)
    ]


@router.post(
    "/documents/{number}/picked",
    response={204: None},
    url_name="entry_picked",
    summary="记下选用了哪个指标",
)
def count_pick(request: HttpRequest, number: int, given: PickedIn) -> Status:
    """Count that a row of a document was filled from an entry."""
    _look(request)
    document = document_to_write(request, number)
    if not is_open_to(request, document):
        raise NotEditable(document)
    entry = get_object_or_404(LibraryEntry.objects.current(), code=given.code)
    picking.count_use(entry, document, request.user)
    return Status(204, None)
