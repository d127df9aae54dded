"""Programs of everybody, and the documents room's people and documents."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.web.api.programs import program
from tests.web.documents.conftest import _chains_are_read_anew, as_person, document, joined, project
from tests.web.documents.test_deciding import open_window

from jiheng.web.people.models import User

__all__ = ["_chains_are_read_anew", "as_person", "document", "joined", "open_window", "project"]


class Caller:
    """A program with somebody's writing token that speaks JSON."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def get(self, path: str, **asked: Any) -> HttpResponse:
        return self.client.get(f"/api{path}", asked)

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> HttpResponse:
        return getattr(self.client, method)(
            f"/api{path}", body, content_type="application/json", headers=headers
        )


Callers = Callable[..., Caller]


@pytest.fixture
def caller(people: dict[str, User]) -> Callers:
    """Give a program of a person, by user name."""
    return lambda person, **more: Caller(program(people[person], **{"may_write": True, **more}))
