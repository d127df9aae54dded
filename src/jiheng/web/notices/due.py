"""Remind people of what is due soon or overdue, once a day, however often it is asked for."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from jiheng.web.documents import inbox
from jiheng.web.documents.standing import Doer
from jiheng.web.notices.models import Notice
from jiheng.web.notices.telling import make
from jiheng.web.people.models import User
from jiheng.web.people.scope import hats_of
from jiheng.web.review.piles import piles_of
from jiheng.web.review.rows import Listed, listed

FORGOTTEN = 30
"""Days after which what is overdue is no longer brought to mind."""
_AT_ONCE = 500


@dataclass(frozen=True)
class Pressing:
    """How much of a person's work is due within a week, and how much is overdue."""

    soon: int = 0
    overdue: int = 0

    @property
    def words(self) -> str:
        """Say it, naming no document: the words go by e-mail, and some documents are secret."""
        parts = [
            f"{self.soon} 份材料 7 天内到期" if self.soon else "",
            f"{self.overdue} 份材料已过期" if self.overdue else "",
        ]
        return f"您有 {'，'.join(filter(None, parts))}，请及时办理。"


def remind() -> int:
    """Tell everybody what presses, and count those who were told; nobody is told twice a day.

    The reminder of an earlier day is marked as read, so that there is never more than one.
    """
    today = timezone.localdate()
    reminders = Notice.objects.filter(kind=Notice.Kind.DUE)
    told = set(reminders.filter(created_at__date=today).values_list("user_id", flat=True))
    made: list[Notice] = []
    for user in User.objects.filter(is_active=True).exclude(pk__in=told):
        if user.has_expired:
            continue
        pressing = pressing_for(Doer(user, hats_of(user)), today)
        if pressing.soon or pressing.overdue:
            made.append(Notice(user=user, kind=Notice.Kind.DUE, text=pressing.words))
    with transaction.atomic():
        reminders.filter(user__in=[one.user for one in made]).mark_read()
        make(made)
    return len(made)


def pressing_for(doer: Doer, today: date) -> Pressing:
    """Count what presses on a day of all that waits for a person."""
    soon = overdue = 0
    for kind in piles_of(doer):
        numbers = list(kind.find(doer).values_list("pk", flat=True))
        for start in range(0, len(numbers), _AT_ONCE):
            for row in listed(inbox.named(numbers[start : start + _AT_ONCE]), today):
                soon += _is_soon(row)
                overdue += _is_overdue(row)
    return Pressing(soon, overdue)


def _is_soon(row: Listed) -> bool:
    return row.is_pressing and row.days_left is not None and row.days_left >= 0


def _is_overdue(row: Listed) -> bool:
    return row.days_left is not None and -FORGOTTEN <= row.days_left < 0
