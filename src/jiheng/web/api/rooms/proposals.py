"""Indicators of approved documents, proposed for the library and judged."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema, Status
from pydantic import ConfigDict

from jiheng.web.api.paging import Rows, each, paged
from jiheng.web.documents.models import Document
from jiheng.web.library.models import Proposal
from jiheng.web.library.permission import KEEPERS, PROPOSERS
from jiheng.web.library.promoting import accept, begun_from, may_propose, propose, refuse
from jiheng.web.people.roles import Role
from jiheng.web.people.scope import has_role, hats

router = Router(tags=["指标库"])


class ProposalOut(Schema):
    """One proposal, and what was decided on it."""

    number: int
    document: int
    form: str
    code: str
    name: str
    row: dict[str, str]
    reason: str
    by: str
    made_at: datetime
    outcome: str
    decided_by: str | None
    answer: str
    entry: str | None = Field(description="纳入以后的指标编码")


class ProposalWhole(ProposalOut):
    """One proposal with what an entry made of it would begin with."""

    begun: dict[str, Any] = Field(description="纳入时可从这里写起的各项内容")


class ProposalIn(Schema):
    """Which row of a document is proposed, and why."""

    model_config = ConfigDict(extra="forbid")

    form: str = Field(description="表格代号")
    code: str = Field(description="指标编码")
    reason: str = Field(min_length=1, max_length=300, description="推荐理由")


class AcceptIn(Schema):
    """The entry that is made of a proposal."""

    model_config = ConfigDict(extra="forbid")

    content: dict[str, Any] = Field(description="各项内容")
    reason: str = Field(min_length=1, max_length=300, description="原因")


class RefuseIn(Schema):
    """Why a proposal is turned down."""

    model_config = ConfigDict(extra="forbid")

    answer: str = Field(min_length=1, max_length=300, description="不予纳入的原因")


def _visible(request: HttpRequest, *roles: Role) -> Any:
    if not has_role(hats(request), *roles):
        raise PermissionDenied
    return Proposal.objects.visible_to(hats(request)).select_related(
        "document__project__category",
        "document__project__plan",
        "document__project__chain",
        "document__organisation",
        "by",
        "decided_by",
        "entry",
    )


def _shown(one: Proposal) -> dict[str, Any]:
    return {
        "number": one.pk,
        "document": one.document_id,
        "form": one.form,
        "code": one.code,
        "name": one.name,
        "row": one.row,
        "reason": one.reason,
        "by": one.by.name,
        "made_at": one.made_at,
        "outcome": one.outcome,
        "decided_by": one.decided_by.name if one.decided_by else None,
        "answer": one.answer,
        "entry": one.entry.code if one.entry else None,
    }


@router.get(
    "/proposals", response=list[ProposalOut], url_name="proposals", summary="纳入指标库的推荐"
)
@paged
def list_proposals(request: HttpRequest, outcome: Proposal.Outcome | None = None) -> Rows:
    """List what was proposed, the newest first."""
    found = _visible(request, *PROPOSERS)
    return Rows(found.filter(outcome=outcome) if outcome else found, each(_shown))


@router.get("/proposals/{number}", response=ProposalWhole, url_name="proposal", summary="一个推荐")
def read_proposal(request: HttpRequest, number: int) -> dict[str, Any]:
    """Give one proposal, with what an entry made of it would begin with."""
    one = get_object_or_404(_visible(request, *PROPOSERS), pk=number)
    return {**_shown(one), "begun": begun_from(one)}


@router.post(
    "/documents/{number}/proposals",
    response={201: ProposalOut},
    url_name="proposal_made",
    summary="推荐一个指标纳入指标库",
)
def make_proposal(request: HttpRequest, number: int, given: ProposalIn) -> Status:
    """Propose one row of an approved document."""
    if not has_role(hats(request), *PROPOSERS):
        raise PermissionDenied
    rows = Document.objects.visible_to(hats(request)).select_related("organisation", "project")
    document = get_object_or_404(rows, pk=number)
    if not may_propose(hats(request), document):
        raise PermissionDenied
    made = propose(document, given.form, given.code, given.reason, request.user)
    return Status(201, _shown(made))


@router.post(
    "/proposals/{number}/accept",
    response=ProposalOut,
    url_name="proposal_accepted",
    summary="纳入指标库",
)
def accept_proposal(request: HttpRequest, number: int, given: AcceptIn) -> dict[str, Any]:
    """Make the entry of a proposal; for performance offices."""
    one = get_object_or_404(_visible(request, *KEEPERS), pk=number)
    accept(one, given.content, request.user, given.reason)
    return _shown(_visible(request, *KEEPERS).get(pk=number))


@router.post(
    "/proposals/{number}/refuse",
    response=ProposalOut,
    url_name="proposal_refused",
    summary="不予纳入",
)
def refuse_proposal(request: HttpRequest, number: int, given: RefuseIn) -> dict[str, Any]:
    """Turn a proposal down, with the reason."""
    one = get_object_or_404(_visible(request, *KEEPERS), pk=number)
    refuse(one, request.user, given.answer)
    return _shown(_visible(request, *KEEPERS).get(pk=number))
