"""A department's projects of one year: a tree, and a secret one beside it."""

import pytest

from jiheng.web.organisations.models import Organisation
from jiheng.web.people.models import User
from jiheng.web.projects.classifications import load_classifications
from jiheng.web.projects.models import Level, Project
from jiheng.web.trail.acting import acting


@pytest.fixture
def projects(people: dict[str, User]) -> dict[str, Project]:
    """Make projects of the unit, by code: K, K1 and K11 below it, S the secret one."""
    load_classifications()
    unit = Organisation.objects.get(code="106001")
    made: dict[str, Project] = {}
    with acting(people["tianbao"]):
        for code, level, parent, secret in (
            ("K", Level.FIRST, None, False),
            ("K1", Level.SECOND, "K", False),
            ("K11", Level.UNDERTAKEN, "K1", False),
            ("S", Level.FIRST, None, True),
        ):
            made[code] = Project.objects.create(
                year=2022,
                code=code,
                name=f"项目{code}",
                level=level,
                organisation=unit,
                parent=made.get(parent or ""),
                is_secret=secret,
            )
    return made
