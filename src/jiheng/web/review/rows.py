"""A document as a row of a list: where it stands and until when it should be dealt with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from jiheng.web.addresses import numbered_address
from jiheng.web.documents.chains import NoChain
from jiheng.web.documents.models import Document, Kind, State
from jiheng.web.documents.standing import chain_of

_SOON = 7
_DAYS_TOLD, _MONTHS_TOLD = 60, 24
_STATES = dict(State.choices)
_KINDS = dict(Kind.choices)


@dataclass(frozen=True)
class Listed:
    """One document of a list, as it is printed; `due` is None where nothing is due."""

    document: Document
    name: str
    address: str
    about: str
    place: str
    due: date | None
    today: date
    since: str = ""
    is_secret: bool = False
    needs_sheet: bool = False

    @property
    def unit(self) -> str:
        """Give the name of its organisation."""
        return self.document.organisation.name

    @property
    def picked(self) -> str:
        """Give its number and edition, as they are sent when it is picked."""
        return f"{self.document.pk}:{self.document.edition}"

    @property
    def due_text(self) -> str:
        """Print the day it is due; empty for none."""
        return self.due.isoformat() if self.due else ""

    @property
    def days_left(self) -> int | None:
        """Count the days until it is due; negative once it is overdue."""
        return (self.due - self.today).days if self.due else None

    @property
    def is_pressing(self) -> bool:
        """Tell whether it should have been dealt with, or has a week or less left."""
        left = self.days_left
        return left is not None and left <= _SOON

    @property
    def hurry(self) -> str:
        """Say how long it is overdue, or how little time is left; empty where there is enough."""
        left = self.days_left
        if left is None or left > _SOON:
            return ""
        if left == 0:
            return "今天到期"
        return f"还有 {left} 天" if left > 0 else f"已过 {_long(self.due, self.today)}"


def _long(since: date, today: date) -> str:
    """Print a time gone by in the unit that says enough: days up to two months, months, years."""
    days = (today - since).days
    months = (today.year - since.year) * 12 + today.month - since.month - (today.day < since.day)
    if days <= _DAYS_TOLD:
        return f"{days} 天"
    return f"{months} 个月" if months < _MONTHS_TOLD else f"{months // 12} 年"


def listed(documents: Iterable[Document], today: date | None = None) -> list[Listed]:
    """Give documents as rows; they have their organisation, region and project loaded."""
    day = today or timezone.localdate()
    return [_listed(document, day) for document in documents]


def _listed(document: Document, today: date) -> Listed:
    place, due, needs_sheet = _standing(document)
    project, since = document.project, document.level_since
    kind = _KINDS.get(document.kind, "") + ("（调整）" if document.is_adjustment else "")
    return Listed(
        document,
        name=project.name if project else document.organisation.name,
        address=numbered_address("document_page", document.pk),
        about=f"{document.year}年度　{kind}",
        place=place,
        due=due,
        today=today,
        since=timezone.localtime(since).date().isoformat() if since else "",
        is_secret=bool(project and project.is_secret),
        needs_sheet=needs_sheet,
    )


def _standing(document: Document) -> tuple[str, date | None, bool]:
    """Give where a document stands, until when, and whether a review sheet is due there."""
    label = _STATES.get(document.state, "")
    try:
        chain = chain_of(document)
    except NoChain:
        return label, None, False
    if document.state == State.IN_REVIEW:
        steps = chain.steps_for(document.is_adjustment)
        step = next((step for step in steps if step.code == document.level), None)
        if step is None:
            return label, None, False
        sheet = any(level.sheet for level in step.levels)
        return step.name, step.due.of(document.year), sheet
    if document.state == State.APPROVED:
        return label, chain.approval.due.of(document.year), False
    if document.state in (State.DRAFT, State.RETURNED):
        part = chain.adjustment.closes if document.is_adjustment else chain.submission.due
        shown = f"调整中·{label}" if document.is_adjustment else label
        return shown, part.of(document.year), False
    return label, None, False
