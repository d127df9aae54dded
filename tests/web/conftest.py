"""Everybody whom a page can meet: one person for each role, a neighbour, and a stranger."""

from collections.abc import Callable

import pytest
from django.test import Client

from jiheng.web.demo.accounts import load_accounts
from jiheng.web.people.models import User
from jiheng.web.trail.acting import acting

BACKEND = "jiheng.web.people.backends.PeopleBackend"
Signed = Callable[[str], Client]


@pytest.fixture
def people(db: None) -> dict[str, User]:
    """Load the demonstration's organisations and accounts, by user name."""
    load_accounts()
    return {user.username: user for user in User.objects.select_related("organisation")}


@pytest.fixture
def signed(people: dict[str, User]) -> Signed:
    """Give a browser that somebody has signed in with; an empty name is a stranger's."""

    def sign_in(username: str) -> Client:
        client = Client()
        if username:
            with acting(people[username]):
                client.force_login(people[username], backend=BACKEND)
        return client

    return sign_in
