"""Names at the door that were tried too often, until when they are locked, and how to unlock one."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings
from django.db import transaction
from django.db.models import Max, Sum
from django.utils import timezone

from jiheng.web.people.models import User
from jiheng.web.trail import chain
from jiheng.web.trail.acting import because
from jiheng.web.trail.tracking import entry_of

COOL_OFF = timedelta(hours=settings.AXES_COOLOFF_TIME)


@dataclass(frozen=True)
class Lock:
    """A user who can not sign in from an address until a moment."""

    user: User
    address: str
    failures: int
    until: datetime


def locks() -> list[Lock]:
    """List the locks in force on accounts that exist, the newest first."""
    groups = (
        AccessAttempt.objects.filter(attempt_time__gt=timezone.now() - COOL_OFF)
        .values("username", "ip_address")
        .annotate(failures=Sum("failures_since_start"), last=Max("attempt_time"))
        .filter(failures__gte=settings.AXES_FAILURE_LIMIT)
        .order_by("-last")
    )
    rows = list(groups)
    found = User.objects.select_related("organisation").filter(
        username__in=[row["username"] for row in rows]
    )
    users = {user.username: user for user in found}
    return [
        Lock(users[row["username"]], row["ip_address"], row["failures"], row["last"] + COOL_OFF)
        for row in rows
        if row["username"] in users
    ]


def locked_until(username: str) -> datetime | None:
    """Give when the lock on a name ends; None where there is none."""
    last = AccessAttempt.objects.filter(
        username=username, attempt_time__gt=timezone.now() - COOL_OFF
    ).aggregate(last=Max("attempt_time"))["last"]
    return last + COOL_OFF if last else None


def lock_end_of(username: str) -> datetime | None:
    """Give when the last of the locks in force on a name ends; None where there is none."""
    return max((lock.until for lock in locks() if lock.user.username == username), default=None)


def unlock(user: User, reason: str = "") -> bool:
    """Let a user try again at once; tell whether there was a lock."""
    with transaction.atomic(), because("解锁账号", reason):
        if not reset(username=user.username):
            return False
        chain.append([entry_of(user, "解锁账号", {}, {})])
    return True
