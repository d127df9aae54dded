"""The demonstration's work for the third party, all of it 演示."""

from django.db import transaction

from jiheng.web.assignments.giving import assign
from jiheng.web.assignments.models import Assignment
from jiheng.web.people.models import User
from jiheng.web.projects.models import Project
from jiheng.web.trail.acting import acting

_PROJECT = (2022, "KJ02")


def load_assignments() -> None:
    """Give one project to the third party, where nothing was given yet."""
    year, code = _PROJECT
    project = Project.objects.filter(year=year, code=code).first()
    if project is None or Assignment.objects.exists():
        return
    giver, taker = (User.objects.get(username=name) for name in ("jixiaochu", "disanfang"))
    with transaction.atomic(), acting(giver):
        assign(taker, project, taker.expires_on, "绩效目标评审（演示）", giver)
