"""Documents: found, opened, read, and decided on."""

from typing import Any, Literal

from django.db.models import Q
from django.http import Http404, HttpRequest
from ninja import Field, Query, Router, Schema
from pydantic import ConfigDict

from jiheng.web.api.paging import Rows, paged
from jiheng.web.api.problems import Refused
from jiheng.web.api.rooms.shown import (
    DocumentOut,
    DocumentWhole,
    show_listed,
    show_numbered,
    show_whole,
)
from jiheng.web.documents.comparing import compare
from jiheng.web.documents.deciding import keep_overtaken
from jiheng.web.documents.judging import SheetAnswers
from jiheng.web.documents.models import Document, DocumentQuerySet, Kind, State
from jiheng.web.documents.refusals import Overtaken
from jiheng.web.documents.standing import Action
from jiheng.web.review.access import (
    REVIEW_ROLES,
    document_to_decide,
    document_to_read,
    doer_of,
    refuse_others,
    visible_documents,
)
from jiheng.web.review.acting import carry_out
from jiheng.web.review.bulk import MOST, decide_on_each
from jiheng.web.review.forms import Deed
from jiheng.web.review.piles import piles_of
from jiheng.web.review.rows import listed
from jiheng.web.targets.starting import start_of_department, start_of_project

router = Router(tags=["材料与审核"])


class DocumentFilter(Schema):
    """Which documents to list; what is left out asks for all."""

    pile: Literal["", "waiting", "returned", "drafts", "lock"] = Field(
        "", description="待办：待我审核、退回待改、待提交、待批复"
    )
    year: int | None = Field(None, description="预算年度")
    kind: Kind | None = Field(None, description="材料")
    state: State | None = Field(None, description="状态")
    organisation: str | None = Field(None, description="单位编码")
    project: str | None = Field(None, description="项目编码")
    q: str = Field("", description="项目、单位名称里的字，或项目编码的开头")


class Opening(Schema):
    """Whose document to open: of a project by its code, else of a department by its code."""

    model_config = ConfigDict(extra="forbid")

    year: int = Field(description="预算年度")
    project: str | None = Field(None, description="项目编码")
    organisation: str | None = Field(None, description="部门编码，不写项目编码时写")


class SheetIn(Schema):
    """A review sheet as it is filled: points by item, reasons by fingerprint of a finding."""

    model_config = ConfigDict(extra="forbid")

    points: dict[str, str] = Field({}, description="各项得分，项目代号对得分，得分写成文本")
    explained: dict[str, str] = Field({}, description="已说明的问题：发现的指纹对说明")


class DeedIn(Schema):
    """What is to be done with a document."""

    model_config = ConfigDict(extra="forbid")

    action: Action = Field(description="办理方式")
    edition: int = Field(description="读到的写入次数")
    reason: str = Field("", description="意见或原因")
    basis: str = Field("", description="调整的依据")
    findings: list[str] = Field([], description="退回时附上的发现的指纹")
    sheet: SheetIn | None = Field(None, description="审核表")


class DoneOut(Schema):
    """That it was done, and where the document stands now."""

    message: str
    document: DocumentWhole


class Picked(Schema):
    """One document of many, with the edition that was read."""

    model_config = ConfigDict(extra="forbid")

    number: int
    edition: int


class BulkIn(Schema):
    """The same to be done with many documents."""

    model_config = ConfigDict(extra="forbid")

    action: Literal["approve", "return", "lock"] = Field(description="办理方式")
    reason: str = Field("", description="意见或原因")
    documents: list[Picked] = Field(min_length=1, max_length=MOST, description="哪些材料")


class BulkResult(Schema):
    """How it went with one of them."""

    number: int
    is_done: bool
    message: str


class BulkOut(Schema):
    """How many were done and how many were not, and why."""

    done: int
    failed: int
    results: list[BulkResult]


class CellOut(Schema):
    """One column of a row in both revisions."""

    header: str
    old: str
    new: str


class RowPairOut(Schema):
    """One row in both revisions."""

    kind: str
    name: str
    cells: list[CellOut]


class FormPairOut(Schema):
    """One form in both revisions."""

    title: str
    rows: list[RowPairOut]


class ComparedOut(Schema):
    """Two revisions side by side."""

    old: int
    new: int
    forms: list[FormPairOut]


@router.get("", response=list[DocumentOut], url_name="documents", summary="可看的材料")
@paged
def list_documents(request: HttpRequest, wanted: Query[DocumentFilter]) -> Rows:
    """List documents; of a pile those that wait for the person, the longest waiting first."""
    found = visible_documents(request).order_by("-pk")
    if wanted.pile:
        found = _pile(request, wanted.pile)
    asked = {
        "year": wanted.year,
        "kind": wanted.kind,
        "state": wanted.state,
        "organisation__code": wanted.organisation,
        "project__code": wanted.project,
    }
    found = found.filter(**{name: value for name, value in asked.items() if value is not None})
    if words := wanted.q.strip():
        found = found.filter(
            Q(project__name__contains=words)
            | Q(project__code__startswith=words)
            | Q(organisation__name__contains=words)
        )
    return Rows(found.values_list("pk", flat=True), show_numbered)


def _pile(request: HttpRequest, name: str) -> DocumentQuerySet:
    doer = doer_of(request)
    kind = next((kind for kind in piles_of(doer) if kind.tab == name), None)
    return kind.find(doer) if kind else Document.objects.none()


@router.post("", response=DocumentOut, url_name="document_opened", summary="打开一份绩效目标材料")
def open_one(request: HttpRequest, given: Opening) -> dict[str, Any]:
    """Give the document of a project or department for a year; it is made where there is none."""
    if given.project:
        made = start_of_project(request, year=given.year, code=given.project)
    elif given.organisation:
        made = start_of_department(request, given.year, code=given.organisation)
    else:
        words = "没有写是谁的材料；请写 project（项目编码）或 organisation（部门编码）。"
        raise Refused(422, "invalid", words)
    return show_listed(listed([document_to_read(request, made.pk)])[0])


@router.post("/bulk", response=BulkOut, url_name="documents_bulk", summary="成批办理")
def decide_on_many(request: HttpRequest, given: BulkIn) -> dict[str, Any]:
    """Do the same with many documents; each is decided on its own, and each has a result."""
    refuse_others(request, *REVIEW_ROLES)
    picked = {one.number: one.edition for one in given.documents}
    action, reason = Action(given.action), given.reason.strip()
    results = decide_on_each(doer_of(request), action, picked, reason)
    done = sum(one.is_done for one in results)
    return {
        "done": done,
        "failed": len(results) - done,
        "results": [
            {"number": number, "is_done": one.is_done, "message": one.message}
            for number, one in zip(picked, results, strict=True)
        ],
    }


@router.get("/{number}", response=DocumentWhole, url_name="document", summary="一份材料")
def read_one(request: HttpRequest, number: int) -> dict[str, Any]:
    """Give a document: where it stands, what was decided, what the person may do now."""
    return show_whole(request, document_to_read(request, number))


@router.post("/{number}/actions", response=DoneOut, url_name="document_acted", summary="办理")
def act(request: HttpRequest, number: int, given: DeedIn) -> dict[str, Any]:
    """Submit, approve, return, reject, withdraw, lock, open or drop an adjustment."""
    document, doer = document_to_decide(request, number), doer_of(request)
    sheet = SheetAnswers(given.sheet.points, given.sheet.explained) if given.sheet else None
    deed = Deed(
        given.action,
        given.edition,
        given.reason.strip(),
        given.basis.strip(),
        tuple(given.findings),
        sheet,
    )
    try:
        message = carry_out(document, deed, doer)
    except Overtaken:
        keep_overtaken(document, doer, deed.action, deed.reason, sheet)
        raise
    return {"message": message, "document": show_whole(request, document_to_read(request, number))}


@router.get(
    "/{number}/compare", response=ComparedOut, url_name="document_compared", summary="两个版本对照"
)
def compare_two(request: HttpRequest, number: int, old: int, new: int) -> dict[str, Any]:
    """Give two revisions of a document side by side, cell by cell."""
    document = document_to_read(request, number)
    held = dict(document.revisions.filter(number__in=(old, new)).values_list("number", "content"))
    if old not in held or new not in held:
        raise Http404
    return {
        "old": old,
        "new": new,
        "forms": [
            {
                "title": form.title,
                "rows": [
                    {"kind": row.kind, "name": row.name, "cells": [vars(one) for one in row.cells]}
                    for row in form.rows
                ],
            }
            for form in compare(held[old], held[new])
        ],
    }
