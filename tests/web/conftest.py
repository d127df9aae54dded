"""Everybody whom a page can meet: one person for each role, a neighbour, and a stranger."""

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.test import Client
from tests.web.cluster import Cluster

from jiheng.web.demo.accounts import load_accounts
from jiheng.web.people.models import User
from jiheng.web.trail.acting import acting

BACKEND = "jiheng.web.people.backends.PeopleBackend"
Signed = Callable[[str], Client]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Start the cluster before the first test that needs a database, if PostgreSQL is asked for."""
    if settings.CLUSTER is not None:
        settings.CLUSTER.start()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """Give a PostgreSQL cluster, whichever database the other tests use."""
    made = Cluster(Cluster.new_folder())
    try:
        made.start()
        yield made
    finally:
        made.stop()


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
