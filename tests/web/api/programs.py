"""Programs that hold somebody's token."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from jiheng.web.api.models import issue
from jiheng.web.people.models import User
from jiheng.web.trail.acting import acting


def program(user: User, *, may_write: bool = False, days: int = 1, name: str = "试验") -> Client:
    """Give a program with a new token of a person."""
    with acting(user):
        day = timezone.localdate() + timedelta(days=days)
        _, secret = issue(user, name, day, may_write=may_write)
    return Client(headers={"Authorization": f"Bearer {secret}"})
