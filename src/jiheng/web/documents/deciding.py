"""Decide on documents: submit, approve, return, reject, take back, lock.

Every function takes the document as it was read, and the edition that was read: of two people who
act at once one wins, and the other gets `Overtaken`. Each raises `NotYours`, `NotOpen`,
`Overtaken` or `Incomplete` (see `refusals`), and writes nothing then.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from jiheng.forms.review import Finding
from jiheng.web.documents.editing import current
from jiheng.web.documents.judging import SheetAnswers, is_filled, judge
from jiheng.web.documents.models import Decision, Document, Revision, SheetDraft, State
from jiheng.web.documents.refusals import Incomplete, NotOpen, Overtaken
from jiheng.web.documents.sheets import decided_sheet
from jiheng.web.documents.standing import Action, Doer, Option, Standing, in_force
from jiheng.web.documents.states import Need
from jiheng.web.trail.acting import because
from jiheng.web.trail.models import Entry

decided = Signal()
"""Sent with `decision` within the transaction of each decision that counts."""
_LINKED = ("organisation__region__parent", "project")


@dataclass
class Deed:
    """Hold what is being done: the document under its lock, and how the person may do it."""

    document: Document
    standing: Standing
    option: Option
    doer: Doer
    reason: str
    revision: Revision
    more: dict[str, Any] = field(default_factory=dict)


def submit(document: Document, edition: int, doer: Doer, reason: str = "") -> Decision:
    """Send the newest revision to the first level; it is frozen from now on."""
    with _deed(document, edition, doer, Action.SUBMIT, reason) as deed:
        revision = deed.revision
        if not is_filled(revision.content):
            raise Incomplete("还没有填写内容，填好后再提交。", "content")
        _refuse_unreadable(deed)
        if revision.is_frozen and deed.document.state == State.RETURNED and not reason.strip():
            raise Incomplete("退回后还没有修改；确实不用修改的，请写明理由再提交。")
        if not revision.is_frozen:
            revision.is_frozen = True
            _carry_reason(deed)
            revision.save(update_fields=["is_frozen", "reason", "basis"])
        held = deed.document
        held.chain, held.round = deed.standing.chain.code, held.round + 1
        _move(held, State.IN_REVIEW, deed.standing.steps[0].code)
        return _conclude(deed, document)


def approve(
    document: Document,
    edition: int,
    doer: Doer,
    reason: str = "",
    sheet: SheetAnswers | None = None,
) -> Decision:
    """Agree at the level that the person decides at; the last level approves the document."""
    with _deed(document, edition, doer, Action.APPROVE, reason) as deed:
        _fill_sheet(deed, sheet)
        held, standing = deed.document, deed.standing
        left = [level for level in standing.open_levels if level.code != deed.option.level]
        if not left:
            step = standing.next_step()
            if step is not None:
                _move(held, State.IN_REVIEW, step.code)
            elif held.is_adjustment:
                _put_in_force(deed)
            else:
                _move(held, State.APPROVED, "")
        return _conclude(deed, document)


def return_for_correction(
    document: Document,
    edition: int,
    doer: Doer,
    reason: str,
    findings: Iterable[str] = (),
    sheet: SheetAnswers | None = None,
) -> Decision:
    """Send it back to its author, with the findings of these fingerprints attached."""
    with _deed(document, edition, doer, Action.RETURN, reason) as deed:
        if sheet is not None:
            _fill_sheet(deed, sheet)
        wanted = set(findings)
        if wanted:
            found = _judged_findings(deed)
            deed.more["findings"] = [one.as_data() for one in found if one.fingerprint in wanted]
        _move(deed.document, State.RETURNED, "")
        return _conclude(deed, document)


def reject(
    document: Document,
    edition: int,
    doer: Doer,
    reason: str,
    sheet: SheetAnswers | None = None,
) -> Decision:
    """Refuse it for good; a refused adjustment leaves in force what was approved."""
    with _deed(document, edition, doer, Action.REJECT, reason) as deed:
        _fill_sheet(deed, sheet)
        if deed.document.is_adjustment:
            _restore(deed, "调整不予通过")
        else:
            _move(deed.document, State.REJECTED, "")
        return _conclude(deed, document)


def withdraw(document: Document, edition: int, doer: Doer, reason: str = "") -> Decision:
    """Take back the last submission or approval, while nobody has acted after it."""
    with _deed(document, edition, doer, Action.WITHDRAW, reason) as deed:
        held, last = deed.document, deed.standing.decisions[-1]
        last.standing = Decision.Standing.TAKEN_BACK
        last.save(update_fields=["standing"])
        if last.action == Action.SUBMIT:
            earlier = held.decisions.filter(
                round=held.round - 1, standing=Decision.Standing.EFFECTIVE
            )
            before = earlier.exclude(action=Action.WITHDRAW).order_by("-id").first()
            was_returned = before is not None and before.action == Action.RETURN
            _move(held, State.RETURNED if was_returned else State.DRAFT, "")
        else:
            steps = deed.standing.steps
            codes = {level.code: step.code for step in steps for level in step.levels}
            _move(held, State.IN_REVIEW, codes[last.level])
        return _conclude(deed, document)


def lock(document: Document, edition: int, doer: Doer, reason: str = "") -> Decision:
    """Approve it with the budget (批复): from now on it changes by adjustment alone."""
    with _deed(document, edition, doer, Action.LOCK, reason) as deed:
        _put_in_force(deed)
        return _conclude(deed, document)


def start_adjustment(
    document: Document, edition: int, doer: Doer, reason: str, basis: str
) -> Revision:
    """Open the next revision of an approved document; what is in force stays so meanwhile."""
    with _deed(document, edition, doer, Action.OPEN_ADJUSTMENT, reason, basis) as deed:
        revision = _copy(deed, reason=reason, basis=basis)
        deed.document.is_adjustment = True
        _move(deed.document, State.DRAFT, "")
        deed.revision = revision
        deed.more["basis"] = basis
        _conclude(deed, document)
        return revision


def drop_adjustment(document: Document, edition: int, doer: Doer, reason: str) -> Decision:
    """Give up an adjustment that is not in review; what was approved stays in force."""
    with _deed(document, edition, doer, Action.DROP_ADJUSTMENT, reason) as deed:
        _restore(deed, "放弃调整")
        return _conclude(deed, document)


def keep_overtaken(
    document: Document, doer: Doer, action: Action, reason: str, sheet: SheetAnswers | None = None
) -> Decision | None:
    """Keep what a person wrote who came second; it has no effect, and is not lost.

    Nothing is kept of somebody who wrote nothing.
    """
    points = dict(sheet.points) if sheet else {}
    if not reason.strip() and not any(text.strip() for text in points.values()):
        return None
    with because("意见未生效", reason):
        return Decision.objects.create(
            document=document,
            revision=current(document),
            level=document.level,
            action=action,
            actor=doer.user,
            reason=reason.strip(),
            round=document.round,
            standing=Decision.Standing.OVERTAKEN,
            sheet={"typed": points} if points else {},
        )


@contextmanager
def _deed(
    document: Document, edition: int, doer: Doer, action: Action, reason: str, basis: str = ""
) -> Iterator[Deed]:
    """Hold the document, check edition, state, person and reasons, and name the action."""
    with transaction.atomic():
        held = _held(document)
        if held.edition != edition:
            raise _overtaken(held)
        standing = Standing(held)
        option = standing.option(action, doer)
        _check_words(option.needs, reason, basis)
        with because(action.label, reason.strip()):
            yield Deed(held, standing, option, doer, reason.strip(), current(held))


def _held(document: Document) -> Document:
    rows = Document.objects.filter(pk=document.pk).select_related(*_LINKED)
    return rows.select_for_update(of=("self",)).get()


def _overtaken(document: Document) -> Overtaken:
    entries = Entry.objects.filter(object_type="documents.document", object_id=str(document.pk))
    last = entries.order_by("-sequence").first()
    if last is None:
        words = f"《{document}》已有变动，请看最新内容后再办理。"
        return Overtaken(words, document.edition)
    at = timezone.localtime(last.at)
    words = (
        f"{last.actor_name}已于{at:%m月%d日 %H:%M:%S}对《{document}》作了“{last.action}”，"
        "您看到的已不是最新情况，您的办理没有生效；您写的内容还在。"
    )
    return Overtaken(words, document.edition, last.actor_name, last.at)


def _check_words(needs: Iterable[Need], reason: str, basis: str) -> None:
    if Need.REASON in needs and not reason.strip():
        raise Incomplete("请写明原因。")
    if Need.BASIS in needs and not basis.strip():
        raise Incomplete("请写明调整的依据，如文件名称和文号。", "basis")


def _move(document: Document, state: State, level: str) -> None:
    document.state, document.level = state, level
    document.level_since = timezone.now()


def _fill_sheet(deed: Deed, answers: SheetAnswers | None) -> None:
    level = deed.option.review
    if level is None or not level.sheet:
        return
    judged = judge(
        deed.document, deed.revision.content, answers.explained if answers is not None else {}
    )
    deed.more["sheet"] = decided_sheet(judged, answers, deed.option.action, deed.reason)


def _refuse_unreadable(deed: Deed) -> None:
    judged = judge(deed.document, deed.revision.content)
    if judged.review is None:
        first = judged.errors[0]
        raise Incomplete(
            f"表格里有 {len(judged.errors)} 处填写错误，改正后再提交。第一处：{first}", "content"
        )


def _judged_findings(deed: Deed) -> tuple[Finding, ...]:
    judged = judge(deed.document, deed.revision.content)
    return judged.review.findings if judged.review else ()


def _carry_reason(deed: Deed) -> None:
    """Give a revision made after a returned adjustment the reason of that adjustment."""
    if not deed.document.is_adjustment or deed.revision.reason:
        return
    opened = deed.document.decisions.filter(action=Action.OPEN_ADJUSTMENT).order_by("-id").first()
    if opened is not None:
        deed.revision.reason, deed.revision.basis = opened.reason, opened.basis


def _put_in_force(deed: Deed) -> None:
    deed.revision.locked_at = timezone.now()
    deed.revision.is_frozen = True
    deed.revision.save(update_fields=["locked_at", "is_frozen"])
    deed.document.is_adjustment = False
    _move(deed.document, State.LOCKED, "")


def _restore(deed: Deed, why: str) -> None:
    """Put the approved content behind the adjustment that failed, so that it is the newest again."""
    approved = in_force(deed.document)
    if approved is None:
        raise NotOpen("没有已批复的版本可以恢复。")
    words = f"{why}，恢复第{approved.number}版"
    _copy(deed, approved, reason=words, is_frozen=True, locked_at=approved.locked_at)
    deed.document.is_adjustment = False
    _move(deed.document, State.LOCKED, "")


def _copy(deed: Deed, origin: Revision | None = None, **values: Any) -> Revision:
    source = origin or deed.revision
    author = source.author if origin is not None else deed.doer.user
    return Revision.objects.create(
        document=deed.document,
        number=deed.revision.number + 1,
        content=source.content,
        author=author,
        **values,
    )


def _conclude(deed: Deed, document: Document) -> Decision:
    held = deed.document
    held.edition += 1
    held.save()
    decision = Decision.objects.create(
        document=held,
        revision=deed.revision,
        level=deed.option.level,
        action=deed.option.action,
        actor=deed.doer.user,
        for_whom=deed.option.hat.for_whom,
        reason=deed.reason,
        round=held.round,
        **deed.more,
    )
    SheetDraft.objects.filter(document=held, reviewer=deed.doer.user).delete()
    for name in ("state", "chain", "level", "round", "is_adjustment", "level_since", "edition"):
        setattr(document, name, getattr(held, name))
    decided.send(Document, decision=decision)
    return decision
