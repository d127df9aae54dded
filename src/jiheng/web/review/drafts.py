"""Review sheets that are begun and not decided with yet: one for each reviewer at a level."""

from jiheng.web.documents.judging import SheetAnswers
from jiheng.web.documents.models import Document, SheetDraft
from jiheng.web.documents.standing import Option
from jiheng.web.people.models import User
from jiheng.web.trail.acting import because


def draft_of(reviewer: User, document: Document, option: Option) -> SheetDraft | None:
    """Give the draft that a reviewer kept in this round; None where there is none."""
    return SheetDraft.objects.filter(
        document=document, round=document.round, level=option.level, reviewer=reviewer
    ).first()


def keep_draft(
    reviewer: User, document: Document, option: Option, answers: SheetAnswers, reason: str
) -> SheetDraft:
    """Keep what a reviewer filled so far; nothing is decided by it."""
    draft = draft_of(reviewer, document, option) or SheetDraft(
        document=document, round=document.round, level=option.level, reviewer=reviewer
    )
    draft.points, draft.explained = dict(answers.points), dict(answers.explained)
    draft.reason = reason
    with because("暂存审核表"):
        draft.save()
    return draft
