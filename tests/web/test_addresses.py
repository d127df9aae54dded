"""Every address × every person has the answer that the table of addresses says."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.web.addresses import ANSWERS, ARGUMENTS, EVERYBODY, Answer
from tests.web.conftest import Signed


def all_names(patterns: list[URLPattern | URLResolver], space: str = "") -> set[str]:
    names: set[str] = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            names |= all_names(pattern.url_patterns, inner)
        else:
            names.add(space + (pattern.name or str(pattern.pattern)))
    return names


def test_every_address_is_in_the_table() -> None:
    assert all_names(get_resolver().url_patterns) == {answer.name for answer in ANSWERS}


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda a: f"{a.method}-{a.name}")
def test_everybody_gets_what_the_table_says(answer: Answer, signed: Signed) -> None:
    address = reverse(answer.name, kwargs=ARGUMENTS.get(answer.name, dict)())
    got: dict[str, int] = {}
    for person in EVERYBODY:
        response = getattr(signed(person), answer.method)(address)
        got[person] = response.status_code
        # 附件是打开着的文件；response.close() 会连数据库的连接一起关掉。
        for close in response._resource_closers:
            close()
    assert got == {person: answer.status_for(person) for person in EVERYBODY}
