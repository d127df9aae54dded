"""A document as a row of a list: where it stands and until when it should be dealt with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from jiheng.web.documents.chains import NoChain
from jiheng.web.documents.models import Document, State
from jiheng.web.documents.standing import chain_of

_SOON = 7


@dataclass(frozen=True)
class Listed:
    """One document of a list; `due` is None where nothing is due or no chain applies."""

    document: Document
    place: str
    due: date | None
    today: date
    needs_sheet: bool = False

    @property
    def name(self) -> str:
        """Give what the document is about."""
        project = self.document.project
        return project.name if project else self.document.organisation.name

    @property
    def days_left(self) -> int | None:
        """Count the days until it is due; negative once it is overdue."""
        return (self.due - self.today).days if self.due else None

    @property
    def is_overdue(self) -> bool:
        """Tell whether it should have been dealt with."""
        return self.due is not None and self.due < self.today

    @property
    def days_over(self) -> int:
        """Count the days since it was due."""
        return (self.today - self.due).days if self.due else 0

    @property
    def is_soon(self) -> bool:
        """Tell whether a week or less is left."""
        left = self.days_left
        return left is not None and 0 <= left <= _SOON


def listed(documents: Iterable[Document]) -> list[Listed]:
    """Give documents as rows; they have their organisation, region and project loaded."""
    today = timezone.localdate()
    return [_listed(document, today) for document in documents]


def _listed(document: Document, today: date) -> Listed:
    label = document.get_state_display()
    try:
        chain = chain_of(document)
    except NoChain:
        return Listed(document, label, None, today)
    if document.state == State.IN_REVIEW:
        steps = chain.steps_for(document.is_adjustment)
        step = next((step for step in steps if step.code == document.level), None)
        if step is None:
            return Listed(document, label, None, today)
        sheet = any(level.sheet for level in step.levels)
        return Listed(document, step.name, step.due.of(document.year), today, sheet)
    if document.state == State.APPROVED:
        return Listed(document, label, chain.approval.due.of(document.year), today)
    if document.state in (State.DRAFT, State.RETURNED):
        part = chain.adjustment.closes if document.is_adjustment else chain.submission.due
        shown = f"调整中·{label}" if document.is_adjustment else label
        return Listed(document, shown, part.of(document.year), today)
    return Listed(document, label, None, today)
