"""Documents as programs get them: in a list, and one with all that may be done with it."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from ninja import Field, Schema

from jiheng.web.documents import inbox
from jiheng.web.documents.chains import NoChain
from jiheng.web.documents.editing import current
from jiheng.web.documents.models import Decision, Document, State
from jiheng.web.documents.standing import Standing, in_force
from jiheng.web.documents.states import state_table
from jiheng.web.review.access import doer_of
from jiheng.web.review.rows import Listed, listed
from jiheng.web.review.steps import drawn_steps


class DocumentOut(Schema):
    """A document as a list shows it; `edition` goes with whatever is done to it."""

    number: int
    kind: str
    kind_name: str
    year: int
    organisation: str
    organisation_name: str
    project: str | None
    project_name: str | None
    state: str
    state_name: str
    place: str = Field(description="所在环节")
    due: date | None = Field(description="应于何日前办结；没有期限时为 null")
    is_adjustment: bool
    edition: int = Field(description="写入次数；保存、办理时原样带回，被别人抢先时得到 409")
    updated_at: datetime


class StepOut(Schema):
    """One step of the way: done, active or open, and who did what."""

    name: str
    due: date
    state: str
    lines: list[str]


class ActionOut(Schema):
    """One thing that the person of the token may do with it now, and what that needs."""

    action: str
    action_name: str
    level: str
    needs: list[str]
    needs_sheet: bool


class DecisionOut(Schema):
    """What somebody did with it; points of a review sheet are texts."""

    action: str
    action_name: str
    level: str
    level_name: str
    by: str
    for_whom: str
    reason: str
    basis: str
    at: datetime
    revision: int
    standing: str
    findings: list[dict[str, Any]]
    sheet: dict[str, Any]


class DocumentWhole(DocumentOut):
    """A document with its steps, what was decided, and what may be done now."""

    round: int
    state_words: str = Field(description="这个状态是什么意思")
    why_locked: str = Field(description="现在为什么不能修改；能修改时为空")
    revision: int
    revision_in_force: int | None
    steps: list[StepOut]
    actions: list[ActionOut]
    decisions: list[DecisionOut]


def show_listed(row: Listed) -> dict[str, Any]:
    """Show a document of a list."""
    document = row.document
    project = document.project
    return {
        "number": document.pk,
        "kind": document.kind,
        "kind_name": document.get_kind_display(),
        "year": document.year,
        "organisation": document.organisation.code,
        "organisation_name": document.organisation.name,
        "project": project.code if project else None,
        "project_name": project.name if project else None,
        "state": document.state,
        "state_name": document.get_state_display(),
        "place": row.place,
        "due": row.due,
        "is_adjustment": document.is_adjustment,
        "edition": document.edition,
        "updated_at": document.updated_at,
    }


def show_numbered(numbers: Iterable[int]) -> list[dict[str, Any]]:
    """Show documents by number, in this order."""
    return [show_listed(row) for row in listed(inbox.named(numbers))]


def show_whole(request: HttpRequest, document: Document) -> dict[str, Any]:
    """Show one document as far as whoever asks may act on it."""
    approved = in_force(document)
    shown = {
        **show_listed(listed([document])[0]),
        "round": document.round,
        "state_words": state_table().states[document.state].explains,
        "why_locked": "",
        "revision": current(document).number,
        "revision_in_force": approved.number if approved else None,
        "steps": [],
        "actions": [],
    }
    names: Any = str
    try:
        standing = Standing(document)
    except NoChain as missing:
        if document.state not in (State.DRAFT, State.RETURNED):
            shown["why_locked"] = str(missing)
    else:
        names = standing.chain.level_name
        shown |= {
            "why_locked": standing.why_locked(),
            "steps": [vars(step) | {"lines": list(step.lines)} for step in drawn_steps(standing)],
            "actions": [_action(option) for option in standing.options(doer_of(request))],
        }
    decisions = document.decisions.select_related("actor", "revision").order_by("id")
    return {**shown, "decisions": [_decision(one, names) for one in decisions]}


def _action(option: Any) -> dict[str, Any]:
    return {
        "action": option.action.value,
        "action_name": option.action.label,
        "level": option.level,
        "needs": [need.value for need in option.needs],
        "needs_sheet": bool(option.review and option.review.sheet),
    }


def _decision(one: Decision, level_name: Any) -> dict[str, Any]:
    return {
        "action": one.action,
        "action_name": one.get_action_display(),
        "level": one.level,
        "level_name": level_name(one.level),
        "by": one.actor.name,
        "for_whom": one.for_whom,
        "reason": one.reason,
        "basis": one.basis,
        "at": one.made_at,
        "revision": one.revision.number,
        "standing": one.standing,
        "findings": one.findings,
        "sheet": one.sheet,
    }
