"""Take a project's own indicator into the library: proposed from an approved form, then judged."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.dispatch import Signal
from django.utils import timezone

from jiheng.forms import form_sheet
from jiheng.library.indicators import LEVELS
from jiheng.web.documents.editing import current
from jiheng.web.documents.models import Document, Revision, State
from jiheng.web.library.keeping import add_entry
from jiheng.web.library.models import LibraryEntry, Proposal
from jiheng.web.people.models import User
from jiheng.web.people.roles import Role
from jiheng.web.people.scope import Hat
from jiheng.web.targets.content import cells_of
from jiheng.web.trail.acting import because

FORMS = ("department_indicators", "project_indicators")
APPROVED = (State.APPROVED, State.LOCKED)
_OWN = "BD"
_RULE_OF = {
    **dict.fromkeys(("≥", ">"), "completion"),
    **dict.fromkeys(("≤", "<"), "reverse"),
    "=": "equal",
    "区间": "interval",
    "定性": "qualitative",
}


judged = Signal()
"""Sent with `proposal` in the transaction of each decision on one."""


class NotProposable(RuntimeError):
    """Nothing of the document can be proposed, or not this row; the message says why."""


class Decided(RuntimeError):
    """Somebody has decided on the proposal already."""


@dataclass(frozen=True)
class Row:
    """One indicator of a document: its form and cells, and what the library knows of it."""

    form: str
    cells: Mapping[str, str]
    entry: LibraryEntry | None = None
    proposal: Proposal | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether it can be proposed."""
        return self.entry is None and self.proposal is None


def may_propose(worn: tuple[Hat, ...], document: Document) -> bool:
    """Tell whether one of the roles proposes indicators of a document."""
    organisation = document.organisation
    return any(
        (
            hat.role is Role.PERFORMANCE_OFFICER
            and organisation.path.startswith(hat.organisation.path)
        )
        or (
            hat.role is Role.FINANCE_PERFORMANCE
            and organisation.region_id == hat.organisation.region_id
        )
        for hat in worn
    )


def refuse_unready(document: Document) -> None:
    """Refuse a document that is not approved, or is about a secret project.

    Raises:
        NotProposable: it is so.
    """
    if document.project is not None and document.project.is_secret:
        raise NotProposable("涉密项目的指标不进指标库。")
    if document.state not in APPROVED:
        raise NotProposable("绩效目标审核通过或批复之后，才能推荐其中的指标。")


def rows_of(document: Document) -> list[Row]:
    """List the indicators of a document with what the library has of them."""
    content = _in_force(document).content
    found = [
        (form, cells)
        for form in FORMS
        for cells in cells_of(form_sheet(form), content.get(form, []))
    ]
    names = {cells.get("level3", "") for _, cells in found}
    known = {entry.name: entry for entry in LibraryEntry.objects.filter(name__in=names)}
    proposed = {(one.form, one.code): one for one in document.proposals.select_related("entry")}
    return [
        Row(
            form,
            cells,
            known.get(cells.get("level3", "")),
            proposed.get((form, cells.get("code", ""))),
        )
        for form, cells in found
    ]


def propose(document: Document, form: str, code: str, reason: str, by: User) -> Proposal:
    """Propose one row of an approved document.

    Raises:
        NotProposable: the document or the row can not be.
    """
    refuse_unready(document)
    row = next(
        (one for one in rows_of(document) if (one.form, one.cells.get("code")) == (form, code)),
        None,
    )
    if row is None:
        raise NotProposable("材料里没有这一行指标。")
    if not row.is_open:
        raise NotProposable("这条指标已在指标库里，或已经推荐过。")
    try:
        with transaction.atomic(), because("推荐纳入指标库", reason):
            return Proposal.objects.create(
                document=document, form=form, code=code, name=row.cells.get("level3", ""),
                row=dict(row.cells), reason=reason, by=by,
            )  # fmt: skip
    except IntegrityError:
        raise NotProposable("这条指标刚刚有人推荐过。") from None


def begun_from(proposal: Proposal) -> dict[str, Any]:
    """Give the content that the form of a new entry begins with."""
    row, document = proposal.row, proposal.document
    project = document.project
    level1 = row.get("level1", "")
    level2 = row.get("level2", "")
    content: dict[str, Any] = {
        "code": _next_code(),
        "name": row.get("level3", "")[:60],
        "level1": level1 if level1 in LEVELS else "",
        "level2": level2,
        "nature": row.get("nature", ""),
        "unit": row.get("unit", ""),
        "rule": "satisfaction"
        if level1 == "满意度指标"
        else _RULE_OF.get(row.get("nature", ""), ""),
        "evidence": [row["evidence"]] if row.get("evidence") else [],
        "respondents": row.get("respondents", ""),
        "method": "问卷调查" if level1 == "满意度指标" else "情况统计",
        "source": {"document": _paper(document), "confidence": "published"},
        "category": project.category.name if project and project.category else "",
        "plans": [project.plan.name] if project and project.plan else [],
        "chain": [project.chain.name] if project and project.chain else [],
    }
    target = row.get("target", "")
    if target and row.get("nature") != "定性":
        content["reference"] = {
            "value": target, "year": str(document.year), "kind": "计划标准",
            "document": _paper(document), "confidence": "published",
        }  # fmt: skip
    return content


def accept(proposal: Proposal, content: Mapping[str, Any], by: User, reason: str) -> LibraryEntry:
    """Make the entry of a proposal.

    Raises:
        Decided: somebody has decided on it already.
        StandardError, CodeTaken: see `add_entry`.
    """
    with transaction.atomic():
        stored = _waiting(proposal)
        origin = f"由{proposal.by.name}从《{_paper(proposal.document)}》推荐"[:200]
        entry = add_entry(content, by, reason, origin)
        stored.entry = entry
        _decide(stored, Proposal.Outcome.ACCEPTED, by, reason)
    return entry


def refuse(proposal: Proposal, by: User, answer: str) -> None:
    """Turn a proposal down.

    Raises:
        Decided: somebody has decided on it already.
    """
    with transaction.atomic():
        _decide(_waiting(proposal), Proposal.Outcome.REFUSED, by, answer)


def _waiting(proposal: Proposal) -> Proposal:
    stored = Proposal.stored_rows([proposal.pk])[proposal.pk]
    if stored.outcome != Proposal.Outcome.WAITING:
        raise Decided(f"“{proposal.name}”已有人办理：{stored.get_outcome_display()}。")
    return stored


def _decide(stored: Proposal, outcome: str, by: User, answer: str) -> None:
    stored.outcome, stored.decided_by, stored.answer = outcome, by, answer
    stored.decided_at = timezone.now()
    with because(Proposal.Outcome(outcome).label, answer):
        stored.save()
    judged.send(Proposal, proposal=stored)


def _paper(document: Document) -> str:
    """Name a document without its project: everybody reads the library, and projects may become secret."""
    return f"{document.organisation.name}{document.year}年度{document.get_kind_display()}"


def _in_force(document: Document) -> Revision:
    """Give the revision that was locked last; of one approved and not locked, the newest."""
    locked = document.revisions.filter(locked_at__isnull=False).order_by("-number").first()
    return locked or current(document)


def _next_code() -> str:
    codes = LibraryEntry.objects.filter(code__startswith=_OWN).values_list("code", flat=True)
    numbers = [int(match[1]) for code in codes if (match := re.fullmatch(rf"{_OWN}(\d+)", code))]
    return f"{_OWN}{max(numbers, default=0) + 1:03}"
