"""Every address × every person has the answer that the table of addresses says."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.web.addresses import ANSWERS, EVERYBODY, Answer
from tests.web.conftest import Signed

from jiheng.web.demo.accounts import DEPARTMENT
from jiheng.web.organisations.models import Organisation


def all_names(patterns: list[URLPattern | URLResolver]) -> set[str]:
    names: set[str] = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            names |= all_names(pattern.url_patterns)
        else:
            names.add(pattern.name or str(pattern.pattern))
    return names


def arguments(name: str) -> dict[str, int]:
    if name == "organisation_page":
        return {"number": Organisation.objects.get(code=DEPARTMENT).pk}
    return {}


def test_every_address_is_in_the_table() -> None:
    assert all_names(get_resolver().url_patterns) == {answer.name for answer in ANSWERS}


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda a: f"{a.method}-{a.name}")
def test_everybody_gets_what_the_table_says(answer: Answer, signed: Signed) -> None:
    address = reverse(answer.name, kwargs=arguments(answer.name))
    got = {
        person: getattr(signed(person), answer.method)(address).status_code for person in EVERYBODY
    }
    assert got == {person: answer.status_for(person) for person in EVERYBODY}
