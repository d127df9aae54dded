"""Gather what the pages of one document show."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiheng.web.documents.chains import NoChain
from jiheng.web.documents.editing import EDITABLE, current
from jiheng.web.documents.judging import SheetAnswers, judge, readable_sheet
from jiheng.web.documents.models import Decision, Document, State
from jiheng.web.documents.standing import Action, Option, Standing, in_force
from jiheng.web.documents.states import state_table
from jiheng.web.people.roles import Role
from jiheng.web.people.scope import has_role, hats
from jiheng.web.review.access import doer_of
from jiheng.web.review.contents import read_tables
from jiheng.web.review.forms import Deed
from jiheng.web.review.steps import drawn_steps

NOT_HERE = "这份材料现在不在您填审核表的环节。"


def show_document(
    request: HttpRequest,
    document: Document,
    *,
    status: int = 200,
    error: str = "",
    field: str = "",
    typed: Deed | None = None,
) -> HttpResponse:
    """Show a document; `typed` is what somebody sent that could not be done, with `error`."""
    newest = current(document)
    context: dict[str, Any] = {
        "document": document,
        "revision": newest,
        "tables": read_tables(newest.content),
        "error": error,
        "error_field": field,
        "typed": typed,
        "decisions": _history(document),
        "revisions": list(document.revisions.select_related("author").order_by("-number")),
        "in_force": in_force(document),
        "state_words": state_table().states[document.state].explains,
    }
    try:
        standing = Standing(document)
    except NoChain as missing:
        context["no_chain"] = str(missing)
        return render(request, "review/document.html", context, status=status)
    options = standing.options(doer_of(request))
    context |= {
        "standing": standing,
        "steps": drawn_steps(standing),
        "options": {option.action.value: option for option in options},
        "sheet_level": any(_has_sheet(option) for option in options),
        "why_locked": standing.why_locked(),
        "is_editable": document.state in EDITABLE,
        "sent_back": _sent_back(standing),
    }
    if _may_see_findings(request, document):
        context["judged"] = judge(document, newest.content)
    return render(request, "review/document.html", context, status=status)


def show_sheet(
    request: HttpRequest,
    document: Document,
    option: Option,
    answers: SheetAnswers,
    *,
    status: int = 200,
    error: str = "",
    reason: str = "",
) -> HttpResponse:
    """Show the review sheet with the points typed so far and the findings beside them."""
    newest = current(document)
    context = sheet_context(document, newest.content, answers)
    context |= {
        "document": document,
        "option": option,
        "error": error,
        "reason": reason,
        "tables": read_tables(newest.content),
        "may_reject": bool(option.review and option.review.may_reject),
    }
    return render(request, "review/sheet.html", context, status=status)


def sheet_context(document: Document, content: Any, answers: SheetAnswers) -> dict[str, Any]:
    """Give the sheet for its page: aspects with their items, what is wrong, and the sums."""
    judged = judge(document, content, answers.explained)
    plain = judge(document, content)
    sheet, told = readable_sheet(judged, answers)
    aspects: dict[str, list[dict[str, Any]]] = {}
    ruled = {one.code for part in sheet.template.aspects for one in part.items if one.rules}
    every = readable_sheet(plain, SheetAnswers())[0]
    for item, whole in zip(sheet.items, every.items, strict=True):
        aspects.setdefault(item.aspect, []).append(
            {
                "item": item,
                "has_rules": item.code in ruled,
                "typed": answers.points.get(item.code, ""),
                "findings": [
                    (one, answers.explained.get(one.fingerprint, "")) for one in whole.findings
                ],
            }
        )
    allowed: tuple[str, ...] = (Action.RETURN.value,)
    if sheet.grade is not None and not sheet.red_lines and judged.review is not None:
        allowed = state_table().sheet_outcomes.by_grade[sheet.grade.name].allowed
    return {
        "judged": judged,
        "sheet": sheet,
        "aspects": aspects,
        "told": told,
        "allowed": allowed,
        "added": sheet.as_data()["total"],
    }


def sheet_option(request: HttpRequest, document: Document) -> Option | None:
    """Give how a person may approve with a review sheet; None where the person may not."""
    try:
        options = Standing(document).options(doer_of(request))
    except NoChain:
        return None
    return next((option for option in options if _has_sheet(option)), None)


def _has_sheet(option: Option) -> bool:
    return option.action == Action.APPROVE and bool(option.review and option.review.sheet)


def _may_see_findings(request: HttpRequest, document: Document) -> bool:
    if document.state in (State.LOCKED, State.REJECTED):
        return False
    return not has_role(hats(request), Role.READER)


def _sent_back(standing: Standing) -> Decision | None:
    """Give the return that the author is to answer."""
    last = standing.decisions[-1] if standing.decisions else None
    is_open = last is not None and last.action == Action.RETURN
    return last if is_open and standing.document.state == State.RETURNED else None


def _history(document: Document) -> list[Decision]:
    return list(document.decisions.select_related("actor", "revision").order_by("-id"))
