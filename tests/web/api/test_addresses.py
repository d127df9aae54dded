"""Every operation × every person with a token has the answer that the table says."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.api.addresses import OPERATIONS, PEOPLE, Operation, made_for
from tests.web.api.programs import program

from jiheng.web.people.models import User


def asked(client: Client, operation: Operation, made: dict[str, object]) -> int:
    address = reverse(
        f"api:{operation.name}", kwargs={name: made[name] for name in operation.where}
    )
    if operation.name == "document_compared":
        address += "?old=1&new=2"
    send = getattr(client, operation.method)
    body = operation.body(made) if operation.body else None
    if body is None or operation.method == "get":
        response = send(address)
    elif operation.is_form:
        response = send(address, body)
    else:
        response = send(address, json.dumps(body), content_type="application/json")
    for close in response._resource_closers:
        close()
    if response.status_code >= 400:
        told = response.json()
        assert told["code"], told
        assert told["error"].endswith(("。", "；")) or "：" in told["error"], told
    return response.status_code


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: f"{one.method}-{one.name}")
def test_everybody_gets_what_the_table_says(operation: Operation, people: dict[str, User]) -> None:
    made = made_for(operation)
    got = {
        person: asked(program(people[person], may_write=True), operation, made) for person in PEOPLE
    }
    assert got == {person: operation.status_for(person) for person in PEOPLE}


@pytest.mark.parametrize(
    "operation",
    [one for one in OPERATIONS if one.method != "get"],
    ids=lambda one: f"{one.method}-{one.name}",
)
def test_a_reading_token_writes_nothing(operation: Operation, people: dict[str, User]) -> None:
    made = made_for(operation)
    for person in ("tianbao", "jixiaochu"):
        assert asked(program(people[person]), operation, made) == 403
